// A text area with line numbers and colours painted beneath it. The text area stays an ordinary one: selection, undo, screen readers
// and spelling of Thai input all work as everywhere. Only running is told to Python; a mistake it reports is marked at its place.

const EDITORS = new WeakMap(); // parentElement → its editor
const LINE = 22, PADDING = 10, LEAST = 7, MOST = 15;
const WORDS = ("ADD ALL AS ASC ASK AVG BASE BIND BOUND BY CONCAT CONSTRUCT CONTAINS COALESCE COUNT DATATYPE DESC DESCRIBE DISTINCT EXISTS FILTER FROM GRAPH "
  + "GROUP GROUP_CONCAT HAVING IF IN IRI ISBLANK ISIRI ISLITERAL LANG LANGMATCHES LCASE LIMIT MAX MIN MINUS NAMED NOT OFFSET OPTIONAL ORDER PREFIX "
  + "REDUCED REGEX REPLACE SAMPLE SELECT SEPARATOR SERVICE STR STRENDS STRLEN STRSTARTS SUBSTR SUM UCASE UNDEF UNION URI VALUES WHERE YEAR a").split(" ");
const KEYWORDS = new Set(WORDS);
const TOKEN = new RegExp([
  /(?<comment>#[^\n]*)/, /(?<iri><[^<>"{}|^`\\\s]*>)/,
  /(?<string>"""[^]*?"""|'''[^]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')/, /(?<variable>[?$][\p{L}\p{N}\p{M}_]+)/u,
  /(?<name>[\p{L}\p{N}_.-]*:[\p{L}\p{N}\p{M}_.\-:%\\]*)/u, /(?<word>[\p{L}_][\p{L}\p{N}_]*)/u,
].map((part) => part.source).join("|"), "gu");

function paint(editor) {
  const text = editor.area.value, parts = [];
  let at = 0;
  for (const match of text.matchAll(TOKEN)) {
    const kind = Object.keys(match.groups).find((name) => match.groups[name] !== undefined);
    const style = kind !== "word" ? kind : KEYWORDS.has(match[0] === "a" ? "a" : match[0].toUpperCase()) ? "keyword" : "";
    if (!style) continue;
    const span = document.createElement("span");
    span.className = style;
    span.textContent = match[0];
    parts.push(text.slice(at, match.index), span);
    at = match.index + match[0].length;
  }
  editor.paint.replaceChildren(...parts, text.slice(at) + "\n\n");
  const lines = text.split("\n").length;
  const wrong = editor.problem?.line;
  editor.gutter.replaceChildren(...Array.from({ length: lines }, (_, index) => {
    const span = document.createElement("span");
    span.textContent = index + 1;
    if (index + 1 === wrong) span.className = "wrong";
    return span;
  }));
  editor.box.style.height = `${Math.min(Math.max(lines + 1, LEAST), MOST) * LINE + 2 * PADDING}px`;
  scroll(editor);
}

function scroll({ area, paint, marks, gutter, band, problem }) {
  for (const layer of [paint, marks]) { layer.scrollTop = area.scrollTop; layer.scrollLeft = area.scrollLeft; }
  gutter.scrollTop = area.scrollTop;
  if (problem) band.style.top = `${PADDING + (problem.line - 1) * LINE - area.scrollTop}px`;
}

/** Line and column of the parser count from 1, columns in characters as people count them, not in halves of a surrogate pair. */
function place(text, line, column) {
  const lines = text.split("\n"), before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  return before + [...(lines[line - 1] ?? "")].slice(0, column - 1).join("").length;
}

function mark(editor, problem) {
  editor.problem = problem?.line ? problem : null;
  const { area, marks, box, band, message, words } = editor;
  box.classList.toggle("wrong", Boolean(problem));
  area.setAttribute("aria-invalid", String(Boolean(problem)));
  band.hidden = !editor.problem;
  marks.replaceChildren();
  message.replaceChildren();
  if (problem) {
    const where = document.createElement("strong");
    where.textContent = problem.where;
    message.append(...(problem.where ? [where] : []), problem.message);
  }
  if (editor.problem) {
    const text = area.value, start = Math.min(place(text, problem.line, problem.column), text.length);
    const token = /^(?:[\p{L}\p{N}\p{M}_:?$]+|[^\s])/u.exec(text.slice(start));
    const marked = document.createElement("mark");
    marked.textContent = token ? token[0] : " ";
    marks.append(text.slice(0, start), marked, text.slice(start + (token ? token[0].length : 0)) + "\n\n");
    const top = (problem.line - 1) * LINE;
    if (top < area.scrollTop || top > area.scrollTop + area.clientHeight - 2 * LINE) area.scrollTop = Math.max(0, top - 3 * LINE);
  }
  paint(editor);
}

/** Put a text in so that Ctrl+Z brings the former one back. */
function fill(editor, text) {
  const { area } = editor;
  if (area.value === text) return;
  const active = editor.root.getRootNode().activeElement ?? document.activeElement;
  let done = false;
  if (area.value) {
    area.focus({ preventScroll: true });
    area.select();
    done = document.execCommand(text ? "insertText" : "delete", false, text);
    if (active !== area) { area.blur(); active?.focus?.({ preventScroll: true }); }
  }
  if (!done || area.value !== text) area.value = text;
  area.setSelectionRange(0, 0);
  area.scrollTop = area.scrollLeft = 0;
}

function start(root) {
  const find = (name) => root.querySelector(name);
  const editor = { root, area: find("textarea"), paint: find(".paint"), marks: find(".marks"), gutter: find(".gutter"), band: find(".band"),
    box: find(".editor"), message: find(".problem"), button: find(".run"), hint: find(".hint") };
  const run = () => editor.emit("run", { text: editor.area.value, at: Date.now() });
  editor.button.onclick = run;
  editor.area.oninput = () => mark(editor, null);
  editor.area.onscroll = () => scroll(editor);
  editor.area.onkeydown = (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); run(); }
  };
  return editor;
}

export default function ({ data, parentElement, setTriggerValue }) {
  let editor = EDITORS.get(parentElement);
  if (!editor) {
    editor = start(parentElement);
    EDITORS.set(parentElement, editor);
  }
  editor.emit = setTriggerValue;
  editor.words = data.words;
  editor.area.setAttribute("aria-label", data.words.label);
  editor.area.placeholder = data.words.empty;
  editor.button.textContent = data.words.run;
  editor.hint.textContent = data.words.hint;
  if (editor.given !== data.text) { editor.given = data.text; fill(editor, data.text); }
  // A mistake belongs to the text that was run; what was changed since is not judged.
  mark(editor, data.problem && data.problem.text === editor.area.value ? data.problem : null);
  return () => { EDITORS.delete(parentElement); };
}
