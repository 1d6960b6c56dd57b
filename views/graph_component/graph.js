// Draws the picture that Python has laid out: cards in columns by plan level, joined by alignments. Physics is off; Python decides
// every position. A click, a double click and the legend are told to Python by a trigger; selection, search and zoom stay here.

const INSTANCES = new WeakMap(); // parentElement → what is drawn in it
const FONT_SIZE = 15, LINE = 21, PAD_X = 14, PAD_Y = 9, BAR = 6;
const DOUBLE_CLICK_MS = 240, READABLE_ZOOM = 0.3, FAINT = 0.13, PNG_SCALE = 2, MARGIN = 40;
const VIEW = "policy-graph-view"; // where this tab keeps what part of which picture is in sight

function loadVis(url) {
  if (window.vis?.Network) return Promise.resolve(window.vis);
  window.policyVis ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = new URL(url, document.baseURI);
    script.onload = () => done(window.vis);
    script.onerror = () => failed(new Error(url));
    document.head.append(script);
  });
  return window.policyVis;
}

/** A card: bar in the colour of the plan level, number in bold, label below. Grey and dashed if nobody has verified it. */
function card(graph, node, { ctx, x, y, state }) {
  const CARD = graph.data.card, lines = node.lines, height = lines.length * LINE + 2 * PAD_Y, left = x - CARD / 2, top = y - height / 2;
  const faint = graph.bright && !graph.bright.has(node.id);
  const draw = () => {
    const zoom = ctx.getTransform().a / (window.devicePixelRatio || 1);
    ctx.save();
    ctx.globalAlpha = faint ? FAINT * 2 : 1;
    ctx.beginPath(); ctx.roundRect(left, top, CARD, height, 8);
    ctx.fillStyle = node.verified ? node.fill : "#f4f5f6"; ctx.fill();
    const chosen = graph.selected === node.id || graph.found?.has(node.id);
    ctx.lineWidth = chosen ? 4 : state.hover ? 2.5 : 1;
    ctx.strokeStyle = chosen ? "#f2b134" : state.hover ? node.ink : "#c9d4dc";
    ctx.setLineDash(node.verified ? [] : [5, 4]); ctx.stroke(); ctx.setLineDash([]);
    ctx.beginPath(); ctx.roundRect(left, top, BAR, height, [8, 0, 0, 8]);
    ctx.fillStyle = node.verified ? node.ink : "#9aa7b0"; ctx.fill();
    if (zoom > READABLE_ZOOM) {
      ctx.textBaseline = "middle"; ctx.textAlign = "left"; ctx.letterSpacing = "0px";
      lines.forEach((line, index) => {
        const heading = node.heading && index === 0;
        ctx.font = `${heading || node.kind === "More" ? "700 " : ""}${FONT_SIZE}px ${graph.face}`;
        ctx.fillStyle = node.verified ? (heading ? node.ink : "#17242f") : "#6d7a84";
        ctx.fillText(line, left + BAR + PAD_X - 3, top + PAD_Y + (index + 0.52) * LINE, CARD - BAR - 2 * PAD_X + 10);
      });
      if (node.expandable) {
        ctx.font = `700 14px ${graph.face}`; ctx.fillStyle = "#8fa3b1"; ctx.textAlign = "right";
        ctx.fillText(node.open ? "−" : "+", left + CARD - 9, top + PAD_Y + 0.4 * LINE);
      }
    }
    ctx.restore();
  };
  return { drawNode: draw, nodeDimensions: { width: CARD, height } };
}

function heads(graph, ctx) {
  ctx.save();
  ctx.font = `700 16px ${graph.face}`; ctx.fillStyle = "#566673"; ctx.textAlign = "left"; ctx.textBaseline = "alphabetic";
  for (const { x, y, text } of graph.data.columns) ctx.fillText(text, x - graph.data.card / 2, y);
  ctx.restore();
}

function drawLines(graph, ctx) {
  ctx.save();
  ctx.lineCap = "butt";
  const strong = (edge) => edge.id === graph.edge || edge.id === graph.over;
  for (const edge of [...graph.data.edges].sort((a, b) => strong(a) - strong(b))) {
    const [x1, y1, ...rest] = edge.points, [tipX, tipY, side] = edge.tip, dim = graph.bright && !(graph.bright.has(edge.from) && graph.bright.has(edge.to));
    ctx.globalAlpha = strong(edge) ? 1 : dim ? FAINT : graph.bright ? 0.9 : 0.5;
    ctx.strokeStyle = ctx.fillStyle = edge.color.color;
    ctx.lineWidth = edge.width + (strong(edge) ? 2 : 0);
    ctx.setLineDash(edge.dashes || []);
    ctx.beginPath(); ctx.moveTo(x1, y1); ctx.bezierCurveTo(...rest); ctx.stroke();
    if (!edge.alignments.length) continue;
    ctx.setLineDash([]);
    ctx.beginPath(); ctx.moveTo(tipX, tipY); ctx.lineTo(tipX + side * 11, tipY - 5); ctx.lineTo(tipX + side * 11, tipY + 5); ctx.fill();
  }
  ctx.restore();
}

/** The line under a point of the drawing, or undefined. */
function lineAt(graph, { x, y }) {
  let best, least = 8 / graph.net.getScale();
  for (const edge of graph.data.edges) {
    if (!edge.alignments.length) continue;
    const [x1, y1, x2, y2, x3, y3, x4, y4] = edge.points;
    for (let step = 0; step <= 30; step++) {
      const t = step / 30, u = 1 - t;
      const away = Math.hypot(u ** 3 * x1 + 3 * u * u * t * x2 + 3 * u * t * t * x3 + t ** 3 * x4 - x,
        u ** 3 * y1 + 3 * u * u * t * y2 + 3 * u * t * t * y3 + t ** 3 * y4 - y);
      if (away < least) { least = away; best = edge; }
    }
  }
  return best;
}

/** Everything that leads to a node and everything it leads on to. */
function reach(graph, id) {
  const seen = new Set([id]);
  for (const [from, to] of [["from", "to"], ["to", "from"]]) {
    const todo = [id];
    while (todo.length) {
      const here = todo.pop();
      for (const edge of graph.data.edges) if (edge[from] === here && !seen.has(edge[to])) { seen.add(edge[to]); todo.push(edge[to]); }
    }
  }
  return seen;
}

function select(graph, id, tell) {
  graph.selected = id;
  graph.edge = null;
  graph.bright = id && graph.nodes.get(id) ? reach(graph, id) : null;
  const node = id && graph.nodes.get(id);
  graph.status.textContent = node ? node.lines.join(" ") : "";
  graph.net.redraw();
  if (tell) graph.emit("event", { type: "select", id: id ?? "" });
}

function sync(set, rows) {
  const keep = new Set(rows.map((row) => row.id));
  set.remove(set.getIds().filter((id) => !keep.has(id)));
  set.update(rows);
}

/** The rectangle around everything drawn. */
function extent(graph) {
  const rows = graph.data.nodes, half = graph.data.card / 2 + 16;
  return { left: Math.min(...rows.map((row) => row.x)) - half, right: Math.max(...rows.map((row) => row.x)) + half,
    top: Math.min(...graph.data.columns.map((head) => head.y)) - 28,
    bottom: Math.max(...rows.map((row) => row.y + (row.lines.length * LINE) / 2)) + 26 };
}

/** Whole width in sight, never larger than life, the top of the picture at the top; ``whole``: all of it, however small. */
function fit(graph, whole = false) {
  if (!graph.data.nodes.length) return;
  const box = graph.box.getBoundingClientRect(), { left, right, top, bottom } = extent(graph);
  const wide = Math.min(box.width / (right - left), 1), scale = whole ? Math.min(wide, box.height / (bottom - top)) : Math.max(wide, Math.min(graph.data.least, 1));
  const tall = (bottom - top) * scale > box.height;
  const x = (right - left) * scale > box.width ? left + box.width / scale / 2 : (left + right) / 2;
  graph.net.moveTo({ scale, position: { x, y: tall ? top + box.height / scale / 2 : (top + bottom) / 2 }, animation: false });
}

/** The same part of the same picture as before the page was left; otherwise the whole. */
function recall(graph) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(VIEW));
    if (kept?.picture === signature(graph)) return graph.net.moveTo({ scale: kept.scale, position: kept.position, animation: false });
  } catch { /* a browser that keeps nothing shows the whole */ }
  fit(graph);
}

function remember(graph) {
  try { sessionStorage.setItem(VIEW, JSON.stringify({ picture: signature(graph), ...graph.seen })); } catch { /* no room or not allowed: nothing is lost but the place */ }
}

const signature = (graph) => graph.data.nodes.map((row) => `${row.id} ${row.x} ${row.y}`).sort().join("|");

/** The whole picture as a file, twice its size, with what it is below it. */
function png(graph) {
  const { left, right, top, bottom } = extent(graph), foot = graph.data.credit ? 34 : 0;
  const canvas = document.createElement("canvas"), ctx = canvas.getContext("2d");
  canvas.width = (right - left + 2 * MARGIN) * PNG_SCALE;
  canvas.height = (bottom - top + 2 * MARGIN + foot) * PNG_SCALE;
  ctx.fillStyle = "#ffffff"; ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.setTransform(PNG_SCALE, 0, 0, PNG_SCALE, (MARGIN - left) * PNG_SCALE, (MARGIN - top) * PNG_SCALE);
  heads(graph, ctx); drawLines(graph, ctx);
  for (const row of graph.data.nodes) card(graph, row, { ctx, x: row.x, y: row.y, state: {} }).drawNode();
  ctx.font = `400 14px ${graph.face}`; ctx.fillStyle = "#566673"; ctx.textAlign = "left"; ctx.globalAlpha = 1;
  ctx.fillText(graph.data.credit, left, bottom + MARGIN, right - left);
  canvas.toBlob((file) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = "policy-alignment.png";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  });
}

function fullscreen(graph) {
  if (document.fullscreenElement) document.exitFullscreen();
  else graph.root.querySelector(".frame").requestFullscreen?.();
}

function zoom(graph, factor, at) {
  const scale = Math.min(2.5, Math.max(0.15, graph.net.getScale() * factor)), view = graph.net.getViewPosition();
  const position = at ? { x: at.x + (view.x - at.x) / (scale / graph.net.getScale()), y: at.y + (view.y - at.y) / (scale / graph.net.getScale()) } : view;
  graph.net.moveTo({ scale, position, animation: false });
}

function keyboard(graph, event) {
  const keys = { "+": () => zoom(graph, 1.25), "=": () => zoom(graph, 1.25), "-": () => zoom(graph, 0.8), 0: () => fit(graph, true),
    Escape: () => select(graph, null, true), f: () => fullscreen(graph), Enter: () => graph.selected && select(graph, graph.selected, true) };
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") {
    event.preventDefault();
    return graph.emit("event", { type: event.shiftKey ? "redo" : "undo", id: "" });
  }
  const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  if (keys[event.key]) { event.preventDefault(); return keys[event.key](); }
  if (!steps[event.key]) return;
  event.preventDefault();
  const [dx, dy] = steps[event.key], rows = graph.data.nodes, here = rows.find((row) => row.id === graph.selected);
  const away = (row) => dx ? [Math.sign(row.x - here.x) === dx ? Math.abs(row.x - here.x) * 10 + Math.abs(row.y - here.y) : Infinity]
    : [row.column === here.column && Math.sign(row.y - here.y) === dy ? Math.abs(row.y - here.y) : Infinity];
  const next = here ? rows.filter((row) => row !== here && away(row)[0] < Infinity).sort((a, b) => away(a)[0] - away(b)[0])[0] : rows[0];
  if (!next) return;
  select(graph, next.id, false);
  graph.net.moveTo({ position: { x: graph.net.getViewPosition().x, y: next.y }, animation: false });
}

function find(graph, words, jump) {
  const wanted = words.trim().toLowerCase();
  const hits = wanted ? graph.data.nodes.filter((row) => `${row.lines.join("")} ${row.title}`.toLowerCase().includes(wanted)) : [];
  graph.found = new Set(hits.map((row) => row.id));
  graph.status.textContent = wanted ? `${hits.length}` : "";
  graph.input.classList.toggle("nothing", Boolean(wanted) && !hits.length);
  if (jump && hits.length) {
    select(graph, hits[0].id, true);
    graph.net.moveTo({ position: { x: hits[0].x, y: hits[0].y }, animation: false });
  }
  graph.net.redraw();
}

function legend(graph) {
  const { legend: items, words } = graph.data;
  graph.root.querySelector(".legend").replaceChildren(...items.map((item) => {
    const button = document.createElement(item.id ? "button" : "span");
    const line = document.createElement("i");
    line.className = item.style;
    button.append(line, item.text);
    if (item.id) {
      button.type = "button";
      button.title = words.toggle;
      button.setAttribute("aria-pressed", String(item.on));
      button.onclick = () => graph.emit("event", { type: item.kind, id: item.id });
    }
    return button;
  }));
  for (const [name, label] of Object.entries(words)) {
    const target = graph.root.querySelector(`[data-word="${name}"]`);
    if (!target) continue;
    target.setAttribute("aria-label", label);
    if (target.placeholder !== undefined) target.placeholder = label; else target.title = label;
  }
  for (const name of ["undo", "redo"]) graph.root.querySelector(`[data-word="${name}"]`).disabled = !graph.data[name];
}

function prepare(graph) {
  const { data } = graph;
  graph.face = data.face;
  for (const row of data.nodes) {
    row.lines = row.label.split("\n");
    row.shape = "custom";
  }
  return data.nodes.map((row) => ({ ...row, label: undefined, ctxRenderer: (what) => card(graph, row, what) }));
}

function start(graph) {
  const { box, data, root } = graph;
  graph.nodes = new vis.DataSet(prepare(graph));
  graph.edges = new vis.DataSet(data.edges.map(({ id, from, to }) => ({ id, from, to, hidden: true })));  // drawn by drawLines
  const options = { physics: false, autoResize: true, nodes: { chosen: false },
    interaction: { dragNodes: false, hover: true, zoomView: false, tooltipDelay: 350, selectConnectedEdges: false, keyboard: false } };
  graph.net = new vis.Network(box, { nodes: graph.nodes, edges: graph.edges }, options);
  box.network = graph.net;
  box.policyBright = () => graph.bright ?? [];
  let timer = null;
  graph.net.on("click", ({ nodes, pointer }) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (nodes.length) return select(graph, nodes[0], true);
      const edge = lineAt(graph, pointer.canvas);
      if (edge) { select(graph, null, false); graph.edge = edge.id; graph.net.redraw(); return graph.emit("event", { type: "edge", id: edge.id }); }
      if (graph.selected || graph.edge) select(graph, null, true);
    }, DOUBLE_CLICK_MS);
  });
  graph.net.on("doubleClick", ({ nodes }) => { clearTimeout(timer); if (nodes.length) graph.emit("event", { type: "expand", id: nodes[0] }); });
  graph.net.on("hoverNode", ({ node }) => { graph.bright = reach(graph, node); graph.net.redraw(); });
  graph.net.on("blurNode", () => { graph.bright = graph.selected ? reach(graph, graph.selected) : null; graph.net.redraw(); });
  graph.net.on("beforeDrawing", (ctx) => { heads(graph, ctx); drawLines(graph, ctx); });
  graph.net.on("afterDrawing", () => {
    box.dataset.ready = "1";
    if (box.clientHeight) graph.seen = { scale: graph.net.getScale(), position: graph.net.getViewPosition() };  // a canvas that is gone has no middle
  });
  box.addEventListener("mousemove", (event) => {
    const rect = box.getBoundingClientRect(), at = { x: event.clientX - rect.left, y: event.clientY - rect.top };
    const node = graph.net.getNodeAt(at), edge = node ? undefined : lineAt(graph, graph.net.DOMtoCanvas(at));
    box.style.cursor = node || edge ? "pointer" : "";
    box.title = edge?.title ?? "";
    if (graph.over !== edge?.id) { graph.over = edge?.id; graph.net.redraw(); }
  });
  box.addEventListener("mouseleave", () => { graph.bright = graph.selected ? reach(graph, graph.selected) : null; graph.over = null; graph.net.redraw(); });
  box.addEventListener("wheel", (event) => {  // a page must scroll: the wheel zooms only with Ctrl, or once the picture has the focus
    if (!event.ctrlKey && box.getRootNode().activeElement !== box) return;
    event.preventDefault();
    const rect = box.getBoundingClientRect();
    zoom(graph, event.deltaY < 0 ? 1.15 : 0.87, graph.net.DOMtoCanvas({ x: event.clientX - rect.left, y: event.clientY - rect.top }));
  }, { passive: false });
  box.addEventListener("keydown", (event) => keyboard(graph, event));
  graph.input.addEventListener("input", () => find(graph, graph.input.value, false));
  graph.input.addEventListener("keydown", (event) => { if (event.key === "Enter") find(graph, graph.input.value, true); });
  root.querySelector('[data-word="closer"]').onclick = () => zoom(graph, 1.25);
  root.querySelector('[data-word="farther"]').onclick = () => zoom(graph, 0.8);
  root.querySelector('[data-word="whole"]').onclick = () => fit(graph, true);
  root.querySelector('[data-word="full"]').onclick = () => fullscreen(graph);
  root.querySelector('[data-word="png"]').onclick = () => png(graph);
  for (const name of ["undo", "redo"]) root.querySelector(`[data-word="${name}"]`).onclick = () => graph.emit("event", { type: name, id: "" });
  let width = 0;
  graph.observer = new ResizeObserver(([entry]) => {
    if (Math.abs(entry.contentRect.width - width) < 2) return;
    const first = !width;
    width = entry.contentRect.width;
    graph.net.redraw();
    if (first) recall(graph); else fit(graph);  // vis has measured its canvas only now
  });
  graph.observer.observe(box);
  graph.leave = () => remember(graph);
  window.addEventListener("pagehide", graph.leave);
  recall(graph);
  graph.edge = data.chosen;
  if (data.initial) select(graph, data.initial, false);
}

function update(graph) {
  const before = graph.nodes.getIds().sort().join();
  sync(graph.nodes, prepare(graph));
  sync(graph.edges, graph.data.edges.map(({ id, from, to }) => ({ id, from, to, hidden: true })));
  if (!graph.nodes.get(graph.selected ?? "")) { graph.selected = null; graph.bright = null; }
  if (graph.selected) graph.bright = reach(graph, graph.selected);
  graph.net.redraw();
  if (graph.nodes.getIds().sort().join() !== before) fit(graph);
}

export default function ({ data, parentElement, setTriggerValue }) {
  let graph = INSTANCES.get(parentElement);
  if (!graph) {
    graph = { root: parentElement, box: parentElement.querySelector(".net"), input: parentElement.querySelector("input"),
      status: parentElement.querySelector("[role=status]") };
    INSTANCES.set(parentElement, graph);
  }
  graph.data = data;
  graph.emit = setTriggerValue;
  graph.box.style.height = `${data.height}px`;
  graph.box.setAttribute("aria-label", data.words.picture);
  legend(graph);
  const fonts = ["400", "700"].map((weight) => document.fonts.load(`${weight} ${FONT_SIZE}px ${data.face.split(",")[0]}`, "กA"));
  Promise.all([loadVis(data.lib), ...fonts])
    .then(() => { if (INSTANCES.get(parentElement) === graph) graph.net ? update(graph) : start(graph); })
    .catch(() => { graph.box.textContent = data.words.failed; });
  return () => { if (graph.net) { remember(graph); window.removeEventListener("pagehide", graph.leave); } graph.observer?.disconnect(); graph.net?.destroy(); INSTANCES.delete(parentElement); };
}
