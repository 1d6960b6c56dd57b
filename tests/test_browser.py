"""What only a browser shows: the picture, clicks, the address bar, errors on the console, requests that leave the machine."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import unquote, urlsplit

import pytest

from graph.store import GraphStore
from queries.read.elements import element_card
from tests.running import running_app
from views.i18n import t

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
LIMIT_MS = 20_000
PAGES = ("/", "/plans", "/plans?id=psds-2567", "/plans?id=psds-2567/s1/p1", "/plans?id=psds-2567/ind2", "/plans?agency=dga", "/graph", "/about")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


def unavailable(reason: str) -> NoReturn:
    """A machine without a browser skips; one that promises it (CI) fails."""
    if os.environ.get("CI") == "true" or os.environ.get("POLICY_REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@dataclass
class Visit:
    """A browser tab that remembers what went wrong in it."""

    page: Page
    base: str
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def server(store_folder: Path) -> Iterator[str]:
    """The app as a person starts it, on a free port."""
    with running_app({"POLICY_STORE": str(store_folder)}) as base:
        yield base


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    executable = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if executable is None:
        unavailable("ไม่มี Chromium ในเครื่อง ติดตั้งแล้วรันใหม่ · no Chromium on this machine (apt-get install chromium)")
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser
    except ImportError:
        unavailable("ไม่มี playwright · playwright is not installed (requirements-dev.txt)")
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"])
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser, server: str) -> Iterator[Visit]:
    """A tab; whatever a test does, nothing may go wrong in it."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.set_default_timeout(LIMIT_MS)
    made = Visit(page, server)
    page.on("request", lambda request: made.outside.append(request.url)
            if urlsplit(request.url).scheme.startswith("http") and urlsplit(request.url).hostname != "127.0.0.1" else None)
    page.on("console", lambda message: made.errors.append(message.text)
            if message.type == "error" and "Failed to load resource" not in message.text else None)
    # A page opened by its own address first asks for /page/_stcore/…: a habit of Streamlit, not a fault.
    page.on("response", lambda answer: made.errors.append(f"{answer.status} {answer.url}")
            if answer.status >= 400 and "/_stcore/" not in answer.url else None)
    page.on("pageerror", lambda error: made.errors.append(str(error)))
    yield made
    page.close()
    assert made.outside == []
    assert made.errors == []


def open_page(visit: Visit, path: str, lang: str = "th") -> Page:
    page = visit.page
    page.goto(visit.base + path + (("&" if "?" in path else "?") + "lang=en" if lang == "en" else ""))
    page.wait_for_selector(".pa-footer")
    page.wait_for_selector("html[data-links]", state="attached")  # before that a link loads the application anew, and what a test left in the tab is gone
    return page


def graph_point(page: Page, node: str) -> tuple[float, float]:
    """Where a node of the picture is on the screen."""
    net = page.locator('.net[data-ready="1"]')
    net.scroll_into_view_if_needed()
    box = net.bounding_box()
    assert box
    x, y = net.evaluate("(box, id) => { const at = box.network.canvasToDOM(box.network.getPosition(id)); return [at.x, at.y]; }", node)
    return box["x"] + x, box["y"] + y


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_opens_clean(visit: Visit, path: str, lang: str) -> None:
    page = open_page(visit, path, lang)
    assert page.locator('[data-testid="stException"]').count() == 0
    assert page.locator("h1").first.inner_text().strip()
    assert page.evaluate("() => document.fonts.load('16px Sarabun', 'ก').then(found => found.length)")


def test_a_click_on_a_node_shows_its_details_and_quotes(visit: Visit, built: GraphStore) -> None:
    page = open_page(visit, "/graph")
    page.mouse.click(*graph_point(page, "psds-2567/s1/p1"))
    details = page.locator(".st-key-details")
    details.get_by_text(element_card(built, "psds-2567/s1/p1").ref.label.th or "").first.wait_for()
    page.wait_for_url(lambda url: "node=psds-2567" in url)
    row = details.locator("details.pa-row").first
    row.locator("summary").click()
    quotes = row.locator("blockquote")
    assert quotes.count() >= 2
    assert quotes.first.inner_text().strip()


def test_keyboard_moves_through_the_picture_and_opens_a_node(visit: Visit) -> None:
    page = open_page(visit, "/graph")
    net = page.locator('.net[data-ready="1"]')
    net.focus()
    net.press("ArrowRight")
    net.press("ArrowRight")
    net.press("ArrowDown")
    net.press("Enter")
    page.locator(".st-key-details h2").get_by_text(re.compile(".")).first.wait_for()
    page.wait_for_url(re.compile("node="))


def test_the_legend_filters_and_the_address_keeps_it(visit: Visit) -> None:
    page = open_page(visit, "/graph")
    before = page.locator(".net").evaluate("box => new Promise(done => { const look = () => box.network ? "
                                           "done(box.network.body.data.edges.length) : setTimeout(look, 100); look(); })")
    page.get_by_role("button", name=t("basis.curated", "th")).click()
    page.wait_for_url(re.compile("basis=official"))
    page.wait_for_function("before => { const box = [...document.querySelectorAll('*')].map(e => e.shadowRoot?.querySelector('.net'))"
                           ".find(Boolean); return box.network.body.data.edges.length < before; }", arg=before)
    page.reload()
    page.wait_for_selector(".pa-footer")
    assert page.get_by_role("button", name=t("basis.curated", "th")).get_attribute("aria-pressed") == "false"


def test_a_double_click_opens_the_parts_of_a_node(visit: Visit) -> None:
    page = open_page(visit, "/graph")
    page.mouse.dblclick(*graph_point(page, "mp-20"))
    page.wait_for_url(re.compile("open=mp-20"))


def test_a_click_in_the_chain_opens_the_page_of_the_element(visit: Visit, built: GraphStore) -> None:
    page = open_page(visit, "/")
    chart = page.locator(".st-key-chain canvas").first
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    assert box
    for step in range(1, 60):  # the first column holds the projects; walk down its edge until a bar is hit
        page.mouse.click(box["x"] + 9, box["y"] + box["height"] * step / 60)
        page.wait_for_timeout(120)
        if "/plans" in page.url:
            break
    page.wait_for_url(re.compile(r"/plans\?id=psds-2567"))
    page.wait_for_selector(".pa-head h1")
    id_ = re.search(r"id=([^&]+)", page.url)
    assert id_
    assert page.locator(".pa-head h1").inner_text().strip() == " ".join((element_card(built, unquote(id_[1])).ref.label.th or "").split())


def test_links_go_without_a_reload_and_back_comes_back(visit: Visit) -> None:
    page = open_page(visit, "/plans?id=psds-2567")
    page.evaluate("() => { window.sameDocument = true; }")
    page.locator('.pa-tree a[href="plans?id=psds-2567/ind2"]').click()
    page.wait_for_url(re.compile("id=psds-2567/ind2|id=psds-2567%2Find2"))
    page.locator(".pa-target").first.wait_for()
    assert page.evaluate("() => window.sameDocument") is True
    page.go_back()
    page.wait_for_url(re.compile("id=psds-2567$"))
    page.get_by_text(t("plan.approvals", "th")).first.wait_for()


def test_the_language_switch_keeps_the_place(visit: Visit) -> None:
    page = open_page(visit, "/plans?id=psds-2567/ind2")
    page.locator(".pa-language a").click()
    page.get_by_role("heading", name=t("element.targets", "en")).wait_for()
    page.wait_for_url(lambda url: "lang=en" in url and "psds-2567" in url)
    page.locator(".pa-language a").click()
    page.get_by_role("heading", name=t("element.targets", "th")).wait_for()
    page.wait_for_url(lambda url: "lang" not in url)


def test_the_section_can_be_downloaded(visit: Visit) -> None:
    page = open_page(visit, "/plans?id=psds-2567")
    with page.expect_download() as waiting:
        page.get_by_role("button", name=t("section.download", "th")).first.click()
    path = waiting.value.path()
    assert "ความสอดคล้องกับแผน 3 ระดับ" in path.read_text("utf-8")
    with page.expect_download() as waiting:
        page.get_by_role("button", name=t("takeaway.docx", "th")).first.click()
    assert waiting.value.suggested_filename == "alignment-psds-2567.docx"
    assert waiting.value.path().read_bytes().startswith(b"PK")


def test_the_graph_can_be_downloaded(visit: Visit) -> None:
    page = open_page(visit, "/about")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="N-Quads").click()
    assert "psds-2567" in waiting.value.path().read_text("utf-8")


@pytest.mark.parametrize("width", [1440, 1024])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_wider_than_the_window(visit: Visit, path: str, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 800})
    page = open_page(visit, path)
    assert page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollWidth - document.documentElement.clientWidth") <= 0
