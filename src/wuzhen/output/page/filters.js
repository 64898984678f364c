// Which paragraphs are shown: any of the chosen dimensions, all of the states, all of the words.
const chosen = { dimensions: new Set(), states: new Set(), words: [] };

function fits(row) {
  const { dimensions, states, words } = chosen;
  const now = current(row);
  const mine = now.labels.length ? now.labels : ["none"];
  if (dimensions.size && !mine.some((label) => dimensions.has(label))) return false;
  if (states.has("review") && !row.review) return false;
  if (states.has("handled") && !corrections.has(row.id)) return false;
  row.searched ??= (row.headings.join("\n") + "\n" + row.text).toLowerCase();
  return words.every((word) => row.searched.includes(word));
}

// A heading is shown where a paragraph below it is, before the next heading of its level or above.
function filter() {
  let count = 0;
  const below = new Array(DEEPEST + 1).fill(false);
  for (let at = nodes.length - 1; at >= 0; at--) {
    const { element, level, view } = nodes[at];
    if (view) {
      const hidden = !fits(view.row);
      if (element.hidden !== hidden) element.hidden = hidden;
      if (!hidden) {
        count++;
        below.fill(true);
      }
    } else {
      element.hidden = !below[level];
      below.fill(false, level);
    }
  }
  document.getElementById("count").textContent = say("shown", { n: count, all: ROWS.length });
  highlight();
}

function highlight() {
  if (!window.CSS || !CSS.highlights) return;
  const ranges = [];
  for (const view of chosen.words.length ? views : []) {
    const node = view.text.firstChild;
    if (view.element.hidden || !node || view.text.childNodes.length > 1) continue;
    const text = node.textContent.toLowerCase();
    if (text.length !== node.textContent.length) continue;
    for (const word of chosen.words) {
      for (let at = text.indexOf(word); at >= 0 && ranges.length < 5000; at = text.indexOf(word, at + word.length)) {
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, at + word.length);
        ranges.push(range);
      }
    }
  }
  CSS.highlights.set("found", new Highlight(...ranges));
}

function pressing(set, value) {
  return (event) => {
    if (!set.delete(value)) set.add(value);
    event.currentTarget.setAttribute("aria-pressed", String(set.has(value)));
    filter();
  };
}

function toggle(set, value, text, kind) {
  const pressed = String(set.has(value));
  return make("button", { type: "button", class: "filter " + kind, "data-filter": value, "aria-pressed": pressed, text, onclick: pressing(set, value) });
}

function filterButtons() {
  const counts = { review: 0, none: 0 };
  for (const row of ROWS) {
    const { labels } = current(row);
    for (const label of labels.length ? labels : ["none"]) counts[label] = (counts[label] || 0) + 1;
    counts.review += row.review;
  }
  const labels = [...FACTS.dimensions.map((dimension) => dimension.id), "none"];
  fill("dimensions", labels.map((label) => toggle(chosen.dimensions, label, nameOf(label) + " " + (counts[label] || 0), label)));
  fill("states", [
    toggle(chosen.states, "review", say("review") + " " + counts.review, ""),
    toggle(chosen.states, "handled", say("handled") + " " + ROWS.filter((row) => corrections.has(row.id)).length, ""),
  ]);
}

// Buttons are made anew with their counts; the one that had the focus keeps it.
function fill(id, buttons) {
  const box = document.getElementById(id);
  const focused = box.contains(document.activeElement) ? document.activeElement.dataset.filter : null;
  box.replaceChildren(...buttons);
  if (focused) box.querySelector('[data-filter="' + focused + '"]').focus();
}
