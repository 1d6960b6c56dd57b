// Draws the picture that Python has laid out: cards in columns by plan level, joined by alignments. Physics is off; Python decides
// every position. A click, a double click and the legend are told to Python by a trigger; selection, search and zoom stay here.

const INSTANCES = new WeakMap(); // parentElement → what is drawn in it
const FONT_SIZE = 15, LINE = 21, PAD_X = 14, PAD_Y = 9, CARD = 246, BAR = 6;
const DOUBLE_CLICK_MS = 240, READABLE_ZOOM = 0.3, FAINT = 0.13;

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
  const lines = node.lines, height = lines.length * LINE + 2 * PAD_Y, left = x - CARD / 2, top = y - height / 2;
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
  for (const { x, y, text } of graph.data.columns) ctx.fillText(text, x - CARD / 2, y);
  ctx.restore();
}

/** Where lines leave and enter cards: spread over the side of the card in the order of the cards they lead to, so that few cross. */
function route(graph) {
  const rows = new Map(graph.data.nodes.map((row) => [row.id, row])), ports = new Map();
  const lines = graph.data.edges.map((edge) => {
    const from = rows.get(edge.from), to = rows.get(edge.to), ahead = Math.sign(to.column - from.column);
    return { edge, from, to, ends: [[from, ahead < 0 ? "left" : "right"], [to, ahead > 0 ? "left" : "right"]] };
  });
  for (const line of lines) line.ends.forEach(([row, side], end) => {
    const key = `${row.id} ${side}`;
    if (!ports.has(key)) ports.set(key, []);
    ports.get(key).push({ line, end, other: end ? line.from : line.to });
  });
  for (const port of ports.values()) {
    port.sort((a, b) => a.other.y - b.other.y || a.line.edge.basis.localeCompare(b.line.edge.basis));
    port.forEach(({ line, end }, place) => {
      const [row, side] = line.ends[end], span = (row.lines.length * LINE + 2 * PAD_Y) * 0.68;
      const x = row.x + (side === "right" ? CARD / 2 : -CARD / 2), y = row.y + span * ((place + 0.5) / port.length - 0.5);
      line[end ? "head" : "tail"] = { x, y, out: side === "right" ? 1 : -1 };
    });
  }
  graph.lines = lines.map(({ edge, tail, head }) => {
    const pull = Math.max(46, Math.min(150, Math.abs(head.x - tail.x) / 2)), end = head.x + head.out * 9;
    return { edge, points: [tail.x, tail.y, tail.x + tail.out * pull, tail.y, end + head.out * pull, head.y, end, head.y], head };
  });
}

function drawLines(graph, ctx) {
  ctx.save();
  ctx.lineCap = "butt";
  const strong = (edge) => edge.id === graph.edge || edge.id === graph.over;
  for (const { edge, points, head } of [...graph.lines].sort((a, b) => strong(a.edge) - strong(b.edge))) {
    const [x1, y1, ...rest] = points, dim = graph.bright && !(graph.bright.has(edge.from) && graph.bright.has(edge.to));
    ctx.globalAlpha = strong(edge) ? 1 : dim ? FAINT : graph.bright ? 0.9 : 0.5;
    ctx.strokeStyle = ctx.fillStyle = edge.color.color;
    ctx.lineWidth = edge.width + (strong(edge) ? 2 : 0);
    ctx.setLineDash(edge.dashes || []);
    ctx.beginPath(); ctx.moveTo(x1, y1); ctx.bezierCurveTo(...rest); ctx.stroke();
    if (!edge.alignments.length) continue;
    ctx.setLineDash([]);
    ctx.beginPath(); ctx.moveTo(head.x, head.y); ctx.lineTo(head.x + head.out * 11, head.y - 5); ctx.lineTo(head.x + head.out * 11, head.y + 5); ctx.fill();
  }
  ctx.restore();
}

/** The line under a point of the drawing, or undefined. */
function lineAt(graph, { x, y }) {
  let best, least = 8 / graph.net.getScale();
  for (const { edge, points: [x1, y1, x2, y2, x3, y3, x4, y4] } of graph.lines) {
    if (!edge.alignments.length) continue;
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

/** Whole width in sight, never larger than life; the top of the picture at the top where it is too tall to be read whole. */
function fit(graph) {
  const rows = graph.data.nodes;
  if (!rows.length) return;
  const box = graph.box.getBoundingClientRect(), half = CARD / 2 + 16;
  const left = Math.min(...rows.map((row) => row.x)) - half, right = Math.max(...rows.map((row) => row.x)) + half;
  const top = Math.min(...graph.data.columns.map((head) => head.y)) - 28;
  const bottom = Math.max(...rows.map((row) => row.y + (row.label.split("\n").length * LINE) / 2)) + 26;
  const whole = Math.min(box.width / (right - left), box.height / (bottom - top), 1);
  const scale = Math.max(whole, Math.min(box.width / (right - left), graph.data.least, 1));
  const tall = (bottom - top) * scale > box.height;
  graph.net.moveTo({ scale, position: { x: (left + right) / 2, y: tall ? top + box.height / scale / 2 : (top + bottom) / 2 }, animation: false });
}

function zoom(graph, factor, at) {
  const scale = Math.min(2.5, Math.max(0.15, graph.net.getScale() * factor)), view = graph.net.getViewPosition();
  const position = at ? { x: at.x + (view.x - at.x) / (scale / graph.net.getScale()), y: at.y + (view.y - at.y) / (scale / graph.net.getScale()) } : view;
  graph.net.moveTo({ scale, position, animation: false });
}

function keyboard(graph, event) {
  const keys = { "+": () => zoom(graph, 1.25), "=": () => zoom(graph, 1.25), "-": () => zoom(graph, 0.8), 0: () => fit(graph),
    Escape: () => select(graph, null, true), Enter: () => graph.selected && select(graph, graph.selected, true) };
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
      button.onclick = () => graph.emit("event", { type: "basis", id: item.id });
    }
    return button;
  }));
  for (const [name, label] of Object.entries(words)) {
    const target = graph.root.querySelector(`[data-word="${name}"]`);
    if (!target) continue;
    target.setAttribute("aria-label", label);
    if (target.placeholder !== undefined) target.placeholder = label; else target.title = label;
  }
}

function prepare(graph) {
  const { data } = graph;
  graph.face = data.face;
  for (const row of data.nodes) {
    row.lines = row.label.split("\n");
    row.shape = "custom";
  }
  route(graph);
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
  graph.net.on("beforeDrawing", (ctx) => { heads(graph, ctx); drawLines(graph, ctx); });
  graph.net.on("afterDrawing", () => { box.dataset.ready = "1"; });
  box.addEventListener("mousemove", (event) => {
    const rect = box.getBoundingClientRect(), at = { x: event.clientX - rect.left, y: event.clientY - rect.top };
    const node = graph.net.getNodeAt(at), edge = node ? undefined : lineAt(graph, graph.net.DOMtoCanvas(at));
    box.style.cursor = node || edge ? "pointer" : "";
    box.title = edge?.title ?? "";
    if (graph.over !== edge?.id) { graph.over = edge?.id; graph.net.redraw(); }
  });
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
  root.querySelector('[data-word="whole"]').onclick = () => fit(graph);
  let width = 0;
  graph.observer = new ResizeObserver(([entry]) => {
    if (Math.abs(entry.contentRect.width - width) < 2) return;
    width = entry.contentRect.width;
    graph.net.redraw(); fit(graph);
  });
  graph.observer.observe(box);
  fit(graph);
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
  return () => { graph.observer?.disconnect(); graph.net?.destroy(); INSTANCES.delete(parentElement); };
}
