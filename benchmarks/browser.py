"""A headless Chromium for benchmarks of what only a browser draws."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from exports.picture.page import OUTSIDE
from graph.network import Picture
from graph.picture import to_pyvis
from graph.settings import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["chromium", "hierarchical_places", "local_page", "started_browser"]

VIS = ROOT / "views" / "static" / "vis" / "vis-network.min.js"
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
WAIT_MS = 120_000


def chromium() -> str:
    """Path of the browser. Raises RuntimeError with a sentence where there is none."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if not found:
        raise RuntimeError("ไม่มี Chromium ในเครื่อง · there is no Chromium on this machine")
    return found


@contextmanager
def started_browser() -> Iterator[Browser]:
    """A browser that asks the network nothing of its own."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"])
        yield browser
        browser.close()


def local_page(html: str) -> str:
    """A page of pyvis with its scripts and styles from outside replaced by the library we ship."""
    return OUTSIDE.sub("", html).replace("<head>", f"<head><script>{_library()}</script>", 1)


@lru_cache(maxsize=1)
def _library() -> str:
    return VIS.read_text("utf-8")


def hierarchical_places(drawn: Picture) -> dict[str, tuple[float, float]]:
    """Where vis-network's hierarchical layout puts the cards: levels are our columns, from left to right."""
    network = to_pyvis(drawn)
    for node in network.nodes:
        node["level"] = node.pop("column")
        for placed in ("x", "y"):
            node.pop(placed)
    network.set_options('{"physics": {"enabled": false}, "layout": {"hierarchical": {"enabled": true, "direction": "LR", "sortMethod": "directed"}}}')
    with TemporaryDirectory() as folder, started_browser() as browser:
        file = Path(folder) / "page.html"
        file.write_text(network.generate_html(notebook=False), "utf-8")
        page = browser.new_page()
        page.route("http*://**", lambda route: route.abort())
        page.goto(file.as_uri())
        page.wait_for_function("() => window.network?.body", timeout=WAIT_MS)
        found = page.evaluate("() => network.getPositions()")
    return {id_: (place["x"], place["y"]) for id_, place in found.items()}
