"""The alignment graph in a browser: undo, chips, highlights, a permalink that draws the same picture, files that open offline."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.test_browser import Visit, browser, graph_point, open_page, server, visit
from views.i18n import t

__all__ = ["browser", "server", "visit"]
pytestmark = pytest.mark.browser
PLACES = """box => Object.fromEntries(box.network.body.data.nodes.getIds().sort().map(id => [id, box.network.getPosition(id)]))"""
READY = '.net[data-ready="1"]'


def places(visit: Visit) -> Any:
    return visit.page.locator(READY).evaluate(PLACES)


def bright(visit: Visit) -> list[str]:
    """Cards that stay bright while the others fade; none if nothing fades."""
    return sorted(visit.page.locator(READY).evaluate("box => [...(box.policyBright?.() ?? [])]"))


@pytest.fixture
def graph(visit: Visit) -> Visit:
    open_page(visit, "/graph")
    visit.page.locator(READY).wait_for()
    return visit


def test_expand_collapse_undo_redo(graph: Visit) -> None:
    page, before = graph.page, places(graph)
    page.mouse.dblclick(*graph_point(page, "mp-20"))
    page.wait_for_url(re.compile("open=mp-20"))
    page.wait_for_function("() => [...document.querySelectorAll('*')].map(e => e.shadowRoot?.querySelector('.net')).find(Boolean)"
                           ".network.body.data.nodes.get('mp-20/sub1')")
    opened = places(graph)
    assert set(opened) > set(before)
    undo, redo = (page.get_by_role("button", name=t(f"picture.{name}", "th")) for name in ("undo", "redo"))
    undo.click()
    page.wait_for_url(lambda address: "open=" not in address)
    redo.wait_for()
    page.wait_for_timeout(400)
    assert places(graph) == before
    assert undo.is_disabled()
    redo.click()
    page.wait_for_url(re.compile("open=mp-20"))
    page.wait_for_timeout(400)
    assert places(graph) == opened
    page.mouse.dblclick(*graph_point(page, "mp-20"))
    page.wait_for_url(lambda address: "open=" not in address)
    page.wait_for_timeout(400)
    assert places(graph) == before


def test_a_permalink_draws_the_same_picture(graph: Visit) -> None:
    page = graph.page
    page.goto(graph.base + "/graph?open=mp-20,nesdp13/ms13&strength=main&node=mp-20")
    page.locator(READY).wait_for()
    first = places(graph)
    page.reload()
    page.locator(READY).wait_for()
    assert places(graph) == first
    assert "mp-20/sub1" in first
    assert page.locator(".st-key-details h2").inner_text()


def test_a_level_of_the_legend_hides_and_shows_its_cards(graph: Visit) -> None:
    page = graph.page
    button = page.get_by_role("button", name=t("level.1", "th"), exact=True)
    button.click()
    page.wait_for_url(re.compile("level=2"))
    page.wait_for_function("() => !([...document.querySelectorAll('*')].map(e => e.shadowRoot?.querySelector('.net')).find(Boolean)"
                           ".network.body.data.nodes.get('ns-6'))")
    assert button.get_attribute("aria-pressed") == "false"
    button.click()
    page.wait_for_url(lambda address: "level=" not in address)


def test_hovering_keeps_the_whole_chain_bright(graph: Visit) -> None:
    page = graph.page
    page.mouse.move(*graph_point(page, "psds-2567/s1/p1"))
    page.wait_for_timeout(300)
    chain = set(bright(graph))
    assert {"psds-2567/s1/p1", "psds-2567/s1", "mp-20", "ns-6"} <= chain
    assert "psds-2567/s3/p1" not in chain
    page.mouse.move(5, 5)
    page.wait_for_timeout(300)
    assert bright(graph) == []


def test_png_is_the_whole_picture(graph: Visit) -> None:
    with graph.page.expect_download() as waiting:
        graph.page.get_by_role("button", name=t("picture.png", "th")).click()
    content = Path(waiting.value.path()).read_bytes()
    assert content.startswith(b"\x89PNG")
    width, height = (int.from_bytes(content[start:start + 4], "big") for start in (16, 20))
    assert width > 2000
    assert height > 2000


def test_the_page_that_was_saved_opens_offline(graph: Visit, tmp_path: Path) -> None:
    page = graph.page
    page.get_by_role("button", name=t("graph.download", "th")).click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=t("graph.format.html", "th")).click()
    saved = tmp_path / "picture.html"
    saved.write_bytes(Path(waiting.value.path()).read_bytes())
    context = page.context.browser.new_context(offline=True)  # type: ignore[union-attr]
    tab = context.new_page()
    asked: list[str] = []
    faults: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.goto(saved.as_uri())
    tab.wait_for_function("() => window.network?.body?.data.nodes.length > 20")
    shown = tab.evaluate("() => document.querySelector('#mynetwork canvas').getBoundingClientRect().height")
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert faults == []
    assert shown > 300
    context.close()


def test_fullscreen_and_the_keyboard(graph: Visit) -> None:
    page = graph.page
    net = page.locator(READY)
    net.focus()
    net.press("f")
    page.wait_for_function("() => document.fullscreenElement")
    net.press("f")
    page.wait_for_function("() => !document.fullscreenElement")
    page.mouse.dblclick(*graph_point(page, "mp-20"))
    page.wait_for_url(re.compile("open=mp-20"))
    net.focus()
    net.press("Control+z")
    page.wait_for_url(lambda address: "open=" not in address)


def test_the_part_in_sight_is_found_again_after_another_page(graph: Visit) -> None:
    page = graph.page
    page.get_by_role("button", name=t("picture.closer", "th")).click()
    page.get_by_role("button", name=t("picture.closer", "th")).click()
    seen = page.locator(READY).evaluate("box => [box.network.getScale(), box.network.getViewPosition()]")
    page.get_by_role("link", name=t("page.about", "th")).first.click()
    page.wait_for_url(re.compile("/about"))
    page.get_by_text(t("about.download", "th")).first.wait_for()
    page.go_back()
    page.wait_for_url(re.compile("/graph"))
    page.locator(READY).wait_for()
    page.wait_for_timeout(300)
    again = page.locator(READY).evaluate("box => [box.network.getScale(), box.network.getViewPosition()]")
    assert again[0] == pytest.approx(seen[0], rel=0.01)
    assert again[1]["y"] == pytest.approx(seen[1]["y"], abs=2)
