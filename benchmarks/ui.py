"""How fast the alignment graph appears and answers: beside pyvis's own page, and with fifty people at once.

1. First paint, from opening the page to the first complete drawing, of the same cards and lines: our component against pyvis's default
   page (physics on, as ``Network.show`` writes it). Both are local files with every script inside, opened in turn in one browser.
2. Time from a click on a card to its details on the page of the running application.
3. Sessions over the application's own protocol, each opening the page and then asking again after thinking: the median answer of many
   together against that of one alone.

Every figure is a ratio within one run; seconds are printed beside it to be read, not compared between machines.

Example: python benchmarks/ui.py --cards 60 300 --sessions 50
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from pyvis.network import Network

if not __package__:  # run as a file
    sys.path[0] = str(Path(__file__).resolve().parent.parent)

from benchmarks.browser import local_page, started_browser
from benchmarks.sessions import medians
from graph.network import Link, Node, Picture, layered
from graph.settings import ROOT
from views.graph_component import component_data

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["main", "our_page", "pyvis_page", "simulated"]

COMPONENT = ROOT / "views" / "graph_component"
COLUMNS = 4
LINES_A_CARD = 2
WAIT_MS = 180_000
CLICKED = "psds-2567/s1/p1"
MOST_SLOWER = 2
"""Many sessions may answer at a median of this many times one session's."""
LEAST_FASTER, AT_CARDS = 20, 300
"""First paint has to be this many times faster than pyvis's, from this many cards on."""


def simulated(cards: int, seed: int = 7) -> Picture:
    """A picture of the shape of ours: four columns, two lines a card, labels of one to three lines."""
    chance = random.Random(seed)  # noqa: S311 - a fixed graph, not a secret
    label = ("ยกระดับบริการโดยยึดผู้รับบริการ", "ความเสมอภาคและหลักประกัน\nทางสังคม", "ประเด็น 20\nบริการประชาชนและประสิทธิภาพ\nภาครัฐ")
    nodes = [Node(f"n{i}", i % COLUMNS, label[i % 3], plan=f"p{i % 9}", level=3 - i % COLUMNS or None) for i in range(cards)]
    links = []
    for index in range(cards * LINES_A_CARD):
        column = chance.randrange(COLUMNS - 1)
        source, target = (chance.choice([node for node in nodes if node.column == where]) for where in (column, column + 1))
        links.append(Link(source.id, target.id, "contributesTo", "official" if index % 3 else "curated", "approved", None, (f"r{index}",)))
    return layered(nodes, links, limit=cards)


def our_page(drawn: Picture) -> str:
    """The component alone on a page; ``window.painted`` is the time of the first complete drawing."""
    code = (COMPONENT / "graph.js").read_text("utf-8").replace("export default function", "function drawPicture")
    data = json.dumps(component_data(drawn, "th"), ensure_ascii=False).replace("</", "<\\/")
    body = (COMPONENT / "graph.html").read_text("utf-8")
    return local_page(f"""<html><head></head><body><div id="host">{body}</div><script type="module">{code}
        const host = document.getElementById("host"), box = host.querySelector(".net");
        new MutationObserver(() => {{ if (box.dataset.ready) window.painted ??= performance.now(); }}).observe(box, {{ attributes: true }});
        drawPicture({{ data: {data}, parentElement: host, setTriggerValue: () => {{}} }});</script></body></html>""")


def pyvis_page(drawn: Picture) -> str:
    """Pyvis's default page of the same cards and lines; painted when its layout has come to rest and is drawn."""
    network = Network(directed=True, cdn_resources="in_line")
    for placed in drawn.nodes:
        network.add_node(placed.node.id, label=placed.node.label, title=placed.node.title or placed.node.label)
    for link in drawn.links:
        network.add_edge(link.source, link.target)
    watch = ('<script>network.once("stabilizationIterationsDone", () => network.once("afterDrawing", '
             "() => { window.painted ??= performance.now(); }));</script></body>")
    return local_page(network.generate_html(notebook=False)).replace("</body>", watch, 1)


def first_paint(browser: Browser, cards: Sequence[int], rounds: int) -> list[dict[str, Any]]:
    """Milliseconds to the first complete drawing, least of ``rounds`` taken in turn, and the ratio."""
    rows = []
    with TemporaryDirectory() as folder:
        for count in cards:
            drawn = simulated(count)
            pages = {"ours": our_page(drawn), "pyvis": pyvis_page(drawn)}
            times: dict[str, list[float]] = {name: [] for name in pages}
            for _ in range(rounds):
                for name, html in pages.items():
                    file = Path(folder) / f"{name}.html"
                    file.write_text(html, "utf-8")
                    tab = browser.new_page(viewport={"width": 1440, "height": 900})
                    tab.goto(file.as_uri())
                    tab.wait_for_function("() => window.painted", timeout=WAIT_MS)
                    times[name].append(tab.evaluate("() => window.painted"))
                    tab.close()
            least = {name: min(found) for name, found in times.items()}
            rows.append({"cards": count, "ours_ms": round(least["ours"]), "pyvis_ms": round(least["pyvis"]),
                         "ratio": round(least["pyvis"] / least["ours"], 1)})
    return rows


@contextmanager
def application() -> Iterator[str]:
    """The application on a free port, as a person starts it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(  # noqa: S603 - our own application
        [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)], cwd=ROOT, env=os.environ.copy(),
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + 90
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2):
                    break
            except OSError:
                if time.monotonic() > end or process.poll() is not None:
                    raise
                time.sleep(0.2)
        yield f"127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def click(browser: Browser, host: str, rounds: int) -> dict[str, float]:
    """Milliseconds from a click on a card to its details, median; the double click that is waited for is part of it."""
    tab = browser.new_page(viewport={"width": 1440, "height": 900})
    tab.goto(f"http://{host}/graph")
    net = tab.locator('.net[data-ready="1"]')
    net.wait_for(timeout=WAIT_MS)
    times = []
    for index in range(rounds + 1):
        card = (CLICKED, "mp-20")[index % 2]
        box = net.bounding_box()
        at = net.evaluate("(box, id) => { const at = box.network.canvasToDOM(box.network.getPosition(id)); return [at.x, at.y]; }", card)
        before = tab.locator(".st-key-details").inner_text()
        start = time.perf_counter()
        tab.mouse.click((box or {"x": 0})["x"] + at[0], (box or {"y": 0})["y"] + at[1])
        tab.wait_for_function("before => document.querySelector('.st-key-details')?.innerText !== before", arg=before, timeout=WAIT_MS)
        if index:  # the first fills the caches
            times.append((time.perf_counter() - start) * 1000)
    tab.close()
    return {"click_ms": round(median(times)), "rounds": rounds}


def main(arguments: list[str] | None = None) -> int:
    """Run the program; exit status 0 if every threshold is met, else 1."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cards", type=int, nargs="+", default=[60, 300])
    parser.add_argument("--sessions", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--think", type=float, default=5.0, help="mean seconds between two questions of a session")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    result: dict[str, Any] = {}
    with started_browser() as browser:
        result["first_paint"] = first_paint(browser, options.cards, options.rounds)
        with application() as host:
            result["click"] = click(browser, host, options.rounds)
    with application() as host:
        alone, together = asyncio.run(medians(host, options.sessions, options.think))
    result["sessions"] = {"sessions": options.sessions, "think_s": options.think, "alone_ms": round(alone * 1000), "together_ms": round(together * 1000),
                          "ratio": round(together / alone, 2)}
    met = result["sessions"]["ratio"] <= MOST_SLOWER and all(
        row["ratio"] >= LEAST_FASTER for row in result["first_paint"] if row["cards"] >= AT_CARDS)
    if options.json:
        print(json.dumps(result | {"met": met}, indent=1))
    else:
        for row in result["first_paint"]:
            print(f"first paint, {row['cards']} cards: ours {row['ours_ms']} ms, pyvis {row['pyvis_ms']} ms, ratio {row['ratio']}")
        print(f"click to details: {result['click']['click_ms']} ms")
        told = result["sessions"]
        print(f"{told['sessions']} sessions, thinking {told['think_s']} s: median {told['together_ms']} ms, one alone {told['alone_ms']} ms, "
              f"ratio {told['ratio']}")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
