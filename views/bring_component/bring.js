// A file beside what was understood of it. A click on either side lights the other at once, without asking the server; Python is told what was
// chosen, which words were taken for a new element, and the keys that correct. All text is put in as text, never as HTML.

const VIEWS = new WeakMap(); // parentElement → what is drawn in it
const make = (name, css, text) => {
  const made = document.createElement(name);
  if (css) made.className = css;
  if (text !== undefined) made.textContent = text;
  return made;
};

function legend(view) {
  const { data, find } = view;
  find(".legend").replaceChildren(...data.kinds.map(({ kind, name, count }) => {
    const button = make("button");
    button.type = "button";
    button.dataset.kind = kind;
    button.append(name, make("small", "", count));
    button.setAttribute("aria-pressed", String(!view.off.has(kind)));
    button.onclick = () => {
      view.off.has(kind) ? view.off.delete(kind) : view.off.add(kind);
      button.setAttribute("aria-pressed", String(!view.off.has(kind)));
      for (const mark of view.root.querySelectorAll(`mark[data-kind="${kind}"]`)) mark.classList.toggle("off", view.off.has(kind));
    };
    return button;
  }));
}

/** Text with its marks: [start, end, kind, element, words for the pointer]. */
function marked(view, text, marks) {
  const parts = [];
  let at = 0;
  for (const [start, end, kind, element, title] of marks) {
    if (start > at) parts.push(text.slice(at, start));
    const mark = make("mark", kind === "heading" ? "heading" : view.off.has(kind) ? "off" : "", text.slice(start, end));
    if (kind !== "heading") Object.assign(mark.dataset, { kind, element });
    if (title) mark.title = title;
    parts.push(mark);
    at = end;
  }
  parts.push(text.slice(at));
  return parts;
}

function textRow(view, line) {
  const row = make("div", line.unused ? "row unused" : "row");
  row.dataset.at = line.at;
  const number = make(line.unused ? "button" : "span", "n", line.n);
  if (line.unused) {
    Object.assign(number, { type: "button", title: line.why || view.data.words.add });
    number.setAttribute("aria-label", `${view.data.words.add} ${line.n}`);
    number.onclick = () => view.emit("event", { type: "take", line: line.at, text: line.text, at: Date.now() });
  }
  const text = make("div", "t");
  text.append(...marked(view, line.text, line.marks));
  row.append(number, text);
  return row;
}

function tableOf(view, lines) {
  const table = make("table"), head = make("thead"), body = make("tbody"), letters = make("tr");
  const width = Math.max(...lines.map((line) => line.text.split("\t").length));
  letters.append(make("th"), ...Array.from({ length: width }, (_, index) => make("th", "", letter(index))));
  head.append(letters);
  for (const line of lines) {
    const row = make("tr", line.unused ? "unused" : line.marks.some((mark) => mark[2] === "heading") ? "head" : "");
    row.dataset.at = line.at;
    if (line.why) row.title = line.why;
    row.append(make("th", "", line.n));
    let at = 0;
    const cells = line.text.split("\t"), alone = cells.filter((cell) => cell.trim()).length === 1 && cells[0].trim();
    for (const cell of alone ? cells.slice(0, 1) : cells) {
      const within = line.marks.filter(([start, end, kind]) => kind !== "heading" && start < at + cell.length && end > at)
        .map(([start, end, ...rest]) => [Math.max(start - at, 0), Math.min(end - at, cell.length), ...rest]);
      const td = make("td", cell.length > 28 ? "long" : cell.length > 9 ? "middle" : "");
      if (alone) td.colSpan = width;
      td.append(...marked(view, cell, within));
      row.append(td);
      at += cell.length + 1;
    }
    body.append(row);
  }
  table.append(head, body);
  return table;
}

function letter(index) { return (index >= 26 ? letter(Math.floor(index / 26) - 1) : "") + String.fromCharCode(65 + index % 26); }

function source(view) {
  const { data, find } = view, parts = [];
  let group = [], head = null, rows = false;
  const flush = () => {
    if (!group.length) return;
    if (head) parts.push(make("div", "part", head));
    parts.push(...(rows ? [tableOf(view, group)] : group.map((line) => textRow(view, line))));
    group = [];
  };
  for (const line of data.lines) {
    if (line.head !== head || line.row !== rows) { flush(); head = line.head; rows = line.row; }
    group.push(line);
  }
  flush();
  find(".source").replaceChildren(...parts);
}

function node(view, one) {
  const item = make("div", "node"), box = make("div");
  item.setAttribute("role", "treeitem");
  item.setAttribute("aria-level", one.depth + 1);
  item.dataset.element = one.id;
  item.dataset.kind = one.kind;
  item.style.setProperty("--depth", one.depth);
  box.append(make("span", "k", one.head), make("span", "t", one.text));
  for (const flag of one.flags) box.append(make("span", "flag", flag));
  for (const [name, words, css] of one.facts) {
    const line = make("span", `m ${css}`);
    line.append(name ? `${name} ` : "", make("b", "", words));
    box.append(line);
  }
  item.append(box);
  return item;
}

function tree(view) {
  const { data, find } = view;
  find(".tree").replaceChildren(...(data.nodes.length ? data.nodes.map((one) => node(view, one)) : [make("p", "empty", data.words.nothing)]));
}

const into = (box, element) => {
  const a = box.getBoundingClientRect(), b = element.getBoundingClientRect();
  if (b.top < a.top + 8 || b.bottom > a.bottom - 8) box.scrollTop += b.top - a.top - Math.min(a.height / 3, 140);
};

/** Light an element on both sides; ``from`` is the side that was clicked and stays where it is. */
function light(view, id, from) {
  view.chosen = id;
  const { root, find } = view;
  for (const old of root.querySelectorAll(".here")) { old.classList.remove("here"); old.removeAttribute("aria-selected"); }
  if (!id) return;
  const name = CSS.escape(id), item = root.querySelector(`.node[data-element="${name}"]`);
  const marks = root.querySelectorAll(`mark[data-element="${name}"]`);
  for (const mark of marks) mark.classList.add("here");
  if (item) {
    item.classList.add("here");
    item.setAttribute("aria-selected", "true");
    if (from !== "tree") into(find(".tree"), item);
    find(".said").textContent = item.textContent;
  }
  const first = [...marks].find((mark) => mark.dataset.kind !== "agency") ?? marks[0];
  if (first && from !== "source") into(find(".source"), first);
}

function choose(view, id, from) {
  light(view, id, from);
  clearTimeout(view.later);
  view.later = setTimeout(() => view.emit("event", { type: "select", id, at: Date.now() }), from === "keys" ? 350 : 0);
}

function keys(view, event) {
  const items = [...view.root.querySelectorAll(".node")], here = items.findIndex((item) => item.dataset.element === view.chosen);
  const act = (type) => { event.preventDefault(); if (here >= 0 || type === "undo" || type === "redo") view.emit("event", { type, id: view.chosen, at: Date.now() }); };
  const step = { ArrowDown: 1, ArrowUp: -1, Home: -here, End: items.length - 1 - here }[event.key];
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") return act(event.shiftKey ? "redo" : "undo");
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "y") return act("redo");
  if (event.altKey && step) return act(step > 0 ? "down" : "up");
  if (event.altKey && event.key === "ArrowRight") return act("in");
  if (event.altKey && event.key === "ArrowLeft") return act("out");
  if (event.key === "Delete") return act("delete");
  if (step === undefined || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const next = items[Math.min(Math.max(here + step, 0), items.length - 1)];
  if (next) { choose(view, next.dataset.element, "keys"); into(view.find(".tree"), next); }
}

/** Words that were selected in the source can become an element: a button beside them says so. */
function selected(view) {
  const { root, find, data } = view, take = find(".take");
  const scope = root.getRootNode(), selection = scope.getSelection?.() ?? document.getSelection();
  take.hidden = true;
  if (!selection || selection.isCollapsed) return;
  const text = selection.toString().replace(/\s*\n\s*/g, " ").trim();
  const start = (selection.anchorNode?.nodeType === 3 ? selection.anchorNode.parentElement : selection.anchorNode)?.closest?.(".row, tr[data-at]");
  const end = (selection.focusNode?.nodeType === 3 ? selection.focusNode.parentElement : selection.focusNode)?.closest?.(".row, tr[data-at]");
  if (!start || !end || !find(".source").contains(start) || text.length < 2) return;
  const line = Math.min(Number(start.dataset.at), Number(end.dataset.at));
  const pane = find(".source").parentElement.getBoundingClientRect(), at = end.getBoundingClientRect();
  take.hidden = false;
  take.textContent = data.words.take;
  take.style.left = `${Math.max(12, Math.min(pane.width - 220, 60))}px`;
  take.style.top = `${Math.max(44, Math.min(at.bottom - pane.top + 6, pane.height - 44))}px`;
  take.onmousedown = (event) => event.preventDefault();
  take.onclick = () => { take.hidden = true; view.emit("event", { type: "take", line, text: text.slice(0, 4000), at: Date.now() }); };
}

function start(root) {
  const find = (name) => root.querySelector(name);
  const view = { root, find, off: new Set(), chosen: "", seen: "" };
  find(".source").onclick = (event) => {
    const mark = event.target.closest("mark[data-element]");
    if (mark?.dataset.element) choose(view, mark.dataset.element, "source");
  };
  find(".tree").onclick = (event) => {
    const item = event.target.closest(".node");
    if (item) { choose(view, item.dataset.element, "tree"); find(".tree").focus({ preventScroll: true }); }
  };
  find(".tree").onkeydown = (event) => keys(view, event);
  find(".source").onmouseup = () => setTimeout(selected, 0, view);
  find(".source").onkeyup = () => selected(view);
  find(".source").onscroll = () => { find(".take").hidden = true; };
  return view;
}

export default function ({ data, parentElement, setTriggerValue }) {
  let view = VIEWS.get(parentElement);
  if (!view) VIEWS.set(parentElement, view = start(parentElement));
  view.emit = setTriggerValue;
  view.data = data;
  const { find, root } = view;
  for (const named of root.querySelectorAll("[data-word]")) named.setAttribute("aria-label", data.words[named.dataset.word]);
  for (const named of root.querySelectorAll("[data-text]")) named.textContent = data.words[named.dataset.text];
  find(".file").textContent = data.file;
  if (view.seen !== data.version) { // drawn anew only where it changed, so that nothing jumps
    const same = view.file === data.file && view.first === data.lines[0]?.at, tops = [find(".source").scrollTop, find(".tree").scrollTop];
    legend(view);
    source(view);
    tree(view);
    Object.assign(view, { seen: data.version, file: data.file, first: data.lines[0]?.at });
    if (same) [find(".source").scrollTop, find(".tree").scrollTop] = tops;
    view.chosen = null;
  }
  if (view.chosen !== data.chosen) light(view, data.chosen, "");
  return () => { clearTimeout(view.later); };
}
