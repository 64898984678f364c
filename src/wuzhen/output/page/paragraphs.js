// One article a paragraph: its place, text and tags; evidence and editor are made when asked for.
class View {
  constructor(row, at) {
    this.row = row;
    this.at = at;
    this.open = null; // the label whose evidence is pinned
    this.editing = false;
    this.text = make("p", { class: "text", lang: "zh-CN", text: shown(row.text) });
    this.side = make("div", { class: "side" });
    const place = [say("p", { n: row.n })];
    if (row.page !== undefined) place.push(say("page", { n: row.page }));
    if (row.line !== undefined) place.push(say("line", { n: row.line }));
    this.place = make("p", { class: "place", id: "n" + at, text: place.join(" · ") + " " });
    this.element = make("article", { id: "p" + at, "aria-labelledby": "n" + at }, this.place, this.text, this.side);
    this.element.addEventListener("keydown", (event) => pressed(event, this));
    if (row.review) this.place.append(make("span", { class: "badge", text: say("review") }));
    this.show();
  }

  show() {
    const { row } = this;
    const decided = corrections.has(row.id);
    const changed = decided && isChanged(row);
    this.element.className = decided ? "done" : row.review ? "review" : "";
    const parts = [make("ul", { class: "tags" }, ...this.tags())];
    if (decided) parts.push(make("span", { class: "badge by", text: say(changed ? "changed" : "confirmed") }));
    if (changed) parts.push(make("span", { class: "was", text: say("was", { list: listed(row) }) }));
    const acts = [make("button", { type: "button", class: "edit", "aria-expanded": String(this.editing), text: say("edit"), onclick: () => this.edit(!this.editing) })];
    if (!changed) {
      const word = say(decided ? "unconfirm" : "confirm");
      acts.push(make("button", { type: "button", class: "confirm", text: word, onclick: () => this.confirm() }));
    }
    for (const act of acts) act.setAttribute("aria-describedby", "n" + this.at);
    parts.push(make("div", { class: "acts" }, ...acts));
    this.side.replaceChildren(...parts);
  }

  tags() {
    const now = current(this.row);
    const items = now.labels.map((label) => this.tag(label, now.primary === label && now.labels.length > 1));
    if (!now.labels.length) items.push(make("span", { class: "tag none", text: say("none") }));
    for (const found of this.row.evidence || []) {
      if (!now.labels.includes(found.label)) items.push(this.tag(found.label, false, true));
    }
    return items.map((item) => make("li", {}, item));
  }

  tag(label, main, missed = false) {
    const at = FACTS.dimensions.findIndex((dimension) => dimension.id === label);
    const name = nameOf(label) + " " + percent(this.row.scores[at]);
    const text = missed ? say("missed", { name }) : name;
    const kinds = "tag " + (missed ? "missed" : label) + (main ? " main" : "");
    const found = (this.row.evidence || []).find((one) => one.label === label);
    if (!found) return make("span", { class: kinds, text });
    return make("button", {
      type: "button", class: kinds, text, "data-label": label, "aria-expanded": String(this.open === label),
      "aria-controls": "why" + this.at, title: say(missed ? "whyNot" : "why", { name: nameOf(label) }),
      onclick: () => this.pin(label), onmouseenter: () => shade(this.text, this.row, found),
      onfocus: () => shade(this.text, this.row, found), onmouseleave: () => this.plain(), onblur: () => this.plain(),
    });
  }

  // Back to what is pinned, or to the bare text.
  plain() {
    const found = (this.row.evidence || []).find((one) => one.label === this.open);
    if (found) shade(this.text, this.row, found);
    else this.text.replaceChildren(shown(this.row.text));
  }

  pin(label) {
    this.open = this.open === label ? null : label;
    for (const tag of this.side.querySelectorAll("[data-label]")) {
      tag.setAttribute("aria-expanded", String(tag.dataset.label === this.open));
    }
    this.element.querySelector(".why")?.remove();
    const found = (this.row.evidence || []).find((one) => one.label === this.open);
    if (found) this.element.append(panel(this.row, found, "why" + this.at));
    this.plain();
  }

  edit(open) {
    this.editing = open;
    this.element.querySelector(".editor")?.remove();
    if (open) this.side.after(this.editor());
    this.side.querySelector(".edit").setAttribute("aria-expanded", String(open));
    if (open) this.element.querySelector(".editor input").focus();
    else this.side.querySelector(".edit").focus();
  }

  editor() {
    const now = current(this.row);
    const boxes = FACTS.dimensions.map((dimension) => make("label", {}, make("input", {
      type: "checkbox", value: dimension.id, checked: now.labels.includes(dimension.id), onchange: () => this.toggle(dimension.id),
    }), make("span", { class: "tag " + dimension.id, text: nameOf(dimension.id) })));
    const options = now.labels.map((label) => make("option", { value: label, selected: label === now.primary, text: nameOf(label) }));
    const primary = make("select", { class: "primary", disabled: now.labels.length < 2, onchange: (event) => this.choose(event.target.value) }, ...options);
    return make("fieldset", { class: "editor" }, make("legend", { text: say("editing", { n: this.row.n }) }), ...boxes,
      make("label", {}, say("primary"), primary),
      make("button", { type: "button", class: "reset", text: say("reset"), onclick: () => this.reset() }),
      make("button", { type: "button", class: "close", text: say("close"), onclick: () => this.edit(false) }));
  }

  toggle(label) {
    const { labels, primary } = current(this.row);
    const others = labels.filter((one) => one !== label);
    decide(this.row, others.length < labels.length ? others : [...labels, label], primary);
    this.changed(label);
  }

  none() {
    decide(this.row, [], null);
    this.changed();
  }

  choose(primary) {
    decide(this.row, current(this.row).labels, primary);
    this.changed("primary");
  }

  confirm() {
    if (corrections.has(this.row.id)) undecide(this.row);
    else decide(this.row, this.row.labels, this.row.primary);
    this.changed();
    this.side.querySelector(".confirm").focus();
  }

  reset() {
    undecide(this.row);
    this.changed("reset");
  }

  // Show what was changed; the focus stays on the control that changed it.
  changed(focus) {
    const inside = this.element.contains(document.activeElement);
    this.show();
    const editor = this.element.querySelector(".editor");
    if (editor) {
      const fresh = this.editor();
      editor.replaceWith(fresh);
      const named = { primary: ".primary", reset: ".reset" }[focus] || 'input[value="' + focus + '"]';
      fresh.querySelector(focus ? named : "input").focus();
    } else if (inside) this.side.querySelector(".edit").focus();
    counted();
  }
}

function listed(row) {
  return row.labels.map(nameOf).join(say("list")) || say("none");
}

function pressed(event, view) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (event.key === "Escape" && view.editing) view.edit(false);
  else if (event.key === "Escape" && view.open) view.pin(view.open);
  else if (event.target.tagName === "SELECT") return;
  else if (event.key === "j" || event.key === "k") beside(view, event.key === "j" ? 1 : -1);
  else if (event.key === "e") view.edit(true);
  else if (event.key === "c" && !isChanged(view.row)) view.confirm();
  else if (event.key === "0") view.none();
  else if (/^[1-5]$/.test(event.key)) view.toggle(FACTS.dimensions[Number(event.key) - 1].id);
  else return;
  event.preventDefault();
}

function beside(view, step) {
  for (let at = view.at + step; at >= 0 && at < views.length; at += step) {
    if (!views[at].element.hidden) {
      views[at].element.scrollIntoView({ block: "center" });
      views[at].side.querySelector(".edit").focus({ preventScroll: true });
      return;
    }
  }
}
