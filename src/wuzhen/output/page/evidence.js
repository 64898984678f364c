// Why a label was given: its stretches shaded in the text, and a panel that says it in words.
const MOST_NAMED = 8;
const LEAST_NAMED = 0.05;

// Offsets of evidence count characters, not the halves of which a JavaScript string is made.
function shade(box, row, found) {
  const characters = Array.from(row.text);
  const strongest = Math.max(...found.spans.map((span) => Math.abs(span[2])), 0.001);
  const [from, to] = found.sentence || [0, 0];
  const cuts = new Set([0, characters.length, from, to]);
  for (const [start, end] of found.spans) cuts.add(start).add(end);
  const places = [...cuts].sort((one, other) => one - other);
  const pieces = [];
  let next = 0;
  for (let i = 0; i + 1 < places.length; i++) {
    const [start, end] = [places[i], places[i + 1]];
    while (next < found.spans.length && found.spans[next][1] <= start) next++;
    const span = found.spans[next];
    const value = span && span[0] <= start ? span[2] : 0;
    const kinds = [];
    const strength = Math.ceil((Math.abs(value) / strongest) * 5);
    if (Math.abs(value) / strongest > 0.04) {
      const side = value > 0 ? "plus" : "minus";
      kinds.push(side, side + strength);
    }
    if (from <= start && end <= to) kinds.push("pooled");
    const text = shown(characters.slice(start, end).join(""));
    pieces.push(kinds.length
      ? make("span", { class: kinds.join(" "), title: value ? signed(value) : null, text })
      : document.createTextNode(text));
  }
  box.replaceChildren(...pieces);
}

function unplacedName(name) {
  if (name === "intercept") return say("intercept");
  const found = /^lexicon:headings (\w+)$/.exec(name);
  if (found) return say("headings", { name: nameOf(found[1]) });
  return shown(name.slice(name.indexOf(":") + 1));
}

function named(parts) {
  const list = parts.map(([word, value]) => word + " " + signed(value)).join(say("list"));
  return list || say("nothing");
}

// Everything that adds to the score is either named or in the sum of the rest.
function panel(row, found, id) {
  const characters = Array.from(row.text);
  const words = found.spans.map(([start, end, value]) => [shown(characters.slice(start, end).join("")).trim(), value]);
  const order = (one, other) => Math.abs(other[1]) - Math.abs(one[1]);
  const telling = words.filter(([word, value]) => /[\p{L}\p{N}]/u.test(word) && Math.abs(value) >= LEAST_NAMED).sort(order);
  const speaking = telling.filter(([, value]) => value > 0).slice(0, MOST_NAMED);
  const against = telling.filter(([, value]) => value < 0).slice(0, MOST_NAMED);
  const unplaced = found.unplaced.map(([name, value]) => [unplacedName(name), value]);
  const sum = (parts) => parts.reduce((total, [, value]) => total + value, 0);
  const rest = words.length - speaking.length - against.length;
  const restSum = found.score - sum(speaking) - sum(against) - sum(unplaced);
  const name = nameOf(found.label);
  const at = FACTS.dimensions.findIndex((dimension) => dimension.id === found.label);
  const values = { name, score: found.score.toFixed(1), needed: found.needed.toFixed(1), p: percent(row.scores[at]) };
  const lines = [
    make("p", {}, make("strong", { text: say("score", values) })),
    make("p", { text: say("speaksFor") + say("colon") + named(speaking) }),
    make("p", { text: say("against") + say("colon") + named(against) }),
    make("p", { text: say("rest", { n: rest, sum: signed(restSum) }) }),
    make("p", { text: say("beside") + say("colon") + named(unplaced) }),
    make("p", { class: "was", text: say("pooled") }),
  ];
  const title = say(found.given ? "why" : "whyNot", { name });
  return make("section", { class: "why", id, "aria-label": title }, ...lines, ...similar(row));
}

function similar(row) {
  if (!row.similar || !row.similar.length) return [];
  const items = row.similar.map(([id, labels, likeness, text]) => make(
    "li", {},
    ...(labels.length ? labels : ["none"]).map((label) => make("span", { class: "tag " + label, text: nameOf(label) })),
    " " + say("likeness", { n: likeness.toFixed(2) }) + " · " + shown(id) + say("colon"),
    make("span", { lang: "zh-CN", text: shown(text) }),
  ));
  return [make("p", {}, make("strong", { text: say("similar") })), make("ol", {}, ...items)];
}
