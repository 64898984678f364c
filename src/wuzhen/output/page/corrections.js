// Corrections: kept by the id of a paragraph, in this browser, until they are downloaded.
const STORE = "wuzhen:" + FACTS.hash;
const CODER = "wuzhen:coder";
let canKeep = true;
let corrections = recalled();

function recalled() {
  try {
    const kept = JSON.parse(localStorage.getItem(STORE) || "{}");
    const known = new Set(FACTS.dimensions.map((dimension) => dimension.id));
    const sound = ([, one]) => one && Array.isArray(one.labels) && one.labels.every((l) => known.has(l))
      && (one.primary === null || one.labels.includes(one.primary));
    return new Map(Object.entries(kept).filter(sound));
  } catch {
    canKeep = false;
    return new Map();
  }
}

function keep() {
  try {
    if (corrections.size) localStorage.setItem(STORE, JSON.stringify(Object.fromEntries(corrections)));
    else localStorage.removeItem(STORE);
  } catch {
    canKeep = false;
  }
}

function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
}

// Labels and primary label as they now are: the coder's, else the model's.
function current(row) {
  return corrections.get(row.id) || row;
}

function isChanged(row) {
  const now = current(row);
  return now.primary !== row.primary || now.labels.join() !== row.labels.join();
}

function decide(row, labels, primary) {
  const ordered = FACTS.dimensions.map((dimension) => dimension.id).filter((id) => labels.includes(id));
  const chosen = ordered.includes(primary) ? primary : ordered[0] || null;
  corrections.set(row.id, { labels: ordered, primary: chosen, date: today() });
  keep();
}

function undecide(row) {
  corrections.delete(row.id);
  keep();
}

function asLines(coder) {
  return ROWS.filter((row) => corrections.has(row.id)).map((row) => {
    const { labels, primary, date } = corrections.get(row.id);
    const { id, source, n, headings, text, fingerprint } = row;
    return JSON.stringify({ id, source, n, headings, text, labels, primary, coder, date, fingerprint }) + "\n";
  }).join("");
}

function download(coder) {
  const sources = new Set(ROWS.map((row) => row.source));
  const stem = sources.size === 1 ? [...sources][0].split(/[\\/]/).pop().replace(/\.[^.]*$/, "") : "wuzhen";
  const address = URL.createObjectURL(new Blob([asLines(coder)], { type: "application/jsonl" }));
  const link = make("a", { href: address, download: stem + "." + say("file") + ".jsonl", hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
