"""Search in a browser: keys, links that filter without a reload, the way back, downloads; nothing is wider than the window."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from tests.test_browser import Visit, browser, open_page, server, visit
from views.i18n import t

__all__ = ["browser", "server", "visit"]
pytestmark = pytest.mark.browser
ASKED = quote("ดิจิทัล")


def query(address: str) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(address).query).items()}


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("path", ["/search", f"/search?q={ASKED}", f"/search?q={ASKED}&plan=psds-2567,nesdp13&level=2,3", "/search?q=%F0%9F%98%80&type=Vision"])
def test_the_page_opens_clean_and_fits(visit: Visit, path: str, lang: str) -> None:
    visit.page.set_viewport_size({"width": 1024, "height": 768})
    page = open_page(visit, path, lang)
    page.locator(".pa-hits, .pa-search-start, .pa-nothing").first.wait_for()
    assert page.locator('[data-testid="stException"]').count() == 0
    assert page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollWidth - document.documentElement.clientWidth") <= 0


def test_from_the_overview_by_keyboard_to_a_result_and_back(visit: Visit) -> None:
    page = open_page(visit, "/")
    box = page.get_by_label(t("search.label", "th"))
    box.wait_for()
    page.keyboard.press("/")
    page.keyboard.type("EGDI")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/search\?q=EGDI$"))
    first = page.locator(".pa-hit h3 a").first
    first.wait_for()
    assert box.input_value() == "EGDI"
    target = first.get_attribute("href") or ""
    first.focus()
    page.keyboard.press("Enter")
    page.locator(".pa-head h1").wait_for()
    assert query(page.url) == query(target)
    page.go_back()
    first.wait_for()
    assert box.input_value() == "EGDI"
    page.go_back()
    page.locator(".st-key-hero h1").wait_for()
    assert box.input_value() == ""


def test_filters_are_chosen_and_dropped_without_a_reload(visit: Visit) -> None:
    page = open_page(visit, f"/search?q={ASKED}")
    page.locator(".pa-hits").wait_for()
    page.evaluate("() => { window.sameDocument = true; }")
    page.locator(".pa-facet-type a").first.click()
    page.locator(".pa-filter").first.wait_for()
    kind = query(page.url)["type"]
    page.locator(".pa-facet-level a").first.click()
    page.wait_for_url(re.compile("level="))
    assert query(page.url)["type"] == kind
    page.locator(".pa-filter").nth(1).wait_for()
    page.locator(".pa-filter-clear").click()
    page.locator(".pa-filter").first.wait_for(state="detached")
    assert query(page.url) == {"q": "ดิจิทัล"}
    page.locator(".pa-pages a", has_text="2").click()
    page.locator('.pa-page[aria-current="page"]', has_text="2").wait_for()
    page.get_by_label(t("search.label", "th")).fill("EGDI")
    page.get_by_role("button", name=t("search.go", "th"), exact=True).click()
    page.wait_for_url(re.compile(r"q=EGDI$"))
    assert page.evaluate("() => window.sameDocument") is True


def test_hits_are_downloaded_with_thai_that_excel_reads(visit: Visit) -> None:
    page = open_page(visit, f"/search?q={ASKED}&plan=psds-2567")
    page.locator(".pa-hits").wait_for()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="CSV", exact=True).click()
    assert waiting.value.suggested_filename == "policy-search.csv"
    content = waiting.value.path().read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert "ดิจิทัล" in content.decode("utf-8-sig")
