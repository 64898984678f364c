// The page put together: headings and paragraphs in reading order, shares, counts, the controls.
const DEEPEST = 12;
let views = [];
let nodes = []; // headings and articles in their order: {element, level} and {element, view}

function heading(level, text, id) {
  const shownLevel = Math.min(level + 2, 6);
  const known = { lang: "zh-CN", id, text: shown(text) };
  if (level + 2 > 6) known["aria-level"] = level + 2;
  const element = make("h" + shownLevel, known);
  nodes.push({ element, level });
  return element;
}

function list() {
  views = [];
  nodes = [];
  const links = [];
  const sections = [];
  let section = null;
  let source = null;
  let above = [];
  ROWS.forEach((row, at) => {
    if (row.source !== source) {
      source = row.source;
      above = [];
      const id = "s" + sections.length;
      section = make("section", { "aria-labelledby": id });
      sections.push(section);
      section.append(heading(0, source, id));
      links.push(make("li", {}, make("a", { href: "#" + id, text: shown(source) })));
    }
    const path = row.headings.slice(0, DEEPEST);
    let same = 0;
    while (same < path.length && path[same] === above[same]) same++;
    path.slice(same).forEach((text, i) => section.append(heading(same + i + 1, text)));
    above = path;
    const view = new View(row, at);
    views.push(view);
    nodes.push({ element: view.element, view });
    section.append(view.element);
  });
  document.getElementById("list").replaceChildren(...sections);
  const nav = document.getElementById("sources");
  nav.hidden = links.length < 2;
  nav.replaceChildren(make("details", {}, make("summary", { text: say("sources") + " " + links.length }), make("ul", {}, ...links)));
}

// The share of each primary dimension in the characters of all paragraphs.
function shares() {
  const labels = [...FACTS.dimensions.map((dimension) => dimension.id), "none"];
  const sums = Object.fromEntries(labels.map((label) => [label, 0]));
  let all = 0;
  for (const row of ROWS) {
    sums[current(row).primary || "none"] += row.text.length;
    all += row.text.length;
  }
  const parts = labels.filter((label) => sums[label]).map((label) => [label, sums[label] / all]);
  const told = parts.map(([label, share]) => nameOf(label) + " " + percent(share)).join(say("list"));
  const bar = make("div", { class: "bar", role: "img", "aria-label": say("shares", { list: told }) });
  for (const [label, share] of parts) {
    const piece = make("span", { class: label, title: nameOf(label) + " " + percent(share) });
    piece.append(nameOf(label), make("span", { text: " " + percent(share) }));
    piece.style.flexGrow = String(share);
    piece.style.flexBasis = "0";
    bar.append(piece);
  }
  const caption = make("p", { class: "was", text: say("shares", { list: told }), "aria-hidden": "true" });
  document.getElementById("shares").replaceChildren(...(all ? [bar, caption] : []));
  for (const piece of bar.children) {
    while (piece.lastChild && piece.scrollWidth > piece.clientWidth) piece.lastChild.remove();
  }
}

function counted() {
  const n = corrections.size;
  document.getElementById("kept").textContent = say(canKeep ? "kept" : "unkept", { n });
  document.getElementById("download").disabled = n === 0;
  document.getElementById("clear").disabled = n === 0;
  shares();
  filterButtons();
}

function words() {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = say(element.dataset.t);
  for (const element of document.querySelectorAll("[data-label]")) {
    if (STRINGS.zh[element.dataset.label]) element.setAttribute("aria-label", say(element.dataset.label));
  }
  const title = say("title") + (FACTS.title ? " · " + FACTS.title : "");
  document.querySelector("h1").textContent = title;
  const switcher = document.getElementById("language");
  switcher.textContent = say("other");
  switcher.lang = language === "zh" ? "en" : "zh-CN";
  const sources = new Set(ROWS.map((row) => row.source));
  const review = ROWS.filter((row) => row.review).length;
  document.getElementById("about").textContent = say("about", { sources: sources.size, n: ROWS.length, review });
  document.title = title + (sources.size === 1 ? " · " + shown([...sources][0].split(/[\\/]/).pop()) : "");
  document.getElementById("unexplained").hidden = FACTS.explained || !ROWS.length;
  document.getElementById("textless").hidden = !FACTS.explained || ROWS.some((row) => row.similar);
}

function render() {
  words();
  list();
  counted();
  filter();
}

let waiting = 0;
document.getElementById("search").addEventListener("input", (event) => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    chosen.words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
    filter();
  }, 120);
});
document.getElementById("language").addEventListener("click", () => {
  language = language === "zh" ? "en" : "zh";
  render();
});
const coder = document.getElementById("coder");
coder.addEventListener("input", () => {
  try { localStorage.setItem(CODER, coder.value); } catch { canKeep = false; }
});
try { coder.value = localStorage.getItem(CODER) || ""; } catch { canKeep = false; }
document.getElementById("download").addEventListener("click", () => download(coder.value.trim()));
document.getElementById("clear").addEventListener("click", () => {
  if (!confirm(say("sure", { n: corrections.size }))) return;
  corrections = new Map();
  keep();
  render();
});
render();
