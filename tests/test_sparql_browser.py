"""The query page in a browser: keys, marks in the editor, cancelling, links of results; nothing leaves the machine, the console stays clean."""

from __future__ import annotations

import json
import re
import time
import urllib.request
from urllib.parse import unquote, urlencode

import pytest

from queries.library import query, standalone
from tests.test_browser import Visit, browser, open_page, server, visit
from views.i18n import t

__all__ = ["browser", "server", "visit"]
pytestmark = [pytest.mark.browser, pytest.mark.serial]
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
QUICK = "SELECT ?project { ?project a pa:Project } ORDER BY ?project"


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("path", ["/query", "/query?name=gaps", "/query?name=neighbourhood", "/query?name=observations-of-indicator",
                                  "/query?query=SELECT"])
def test_the_page_opens_clean_and_fits(visit: Visit, path: str, lang: str) -> None:
    visit.page.set_viewport_size({"width": 1024, "height": 768})
    page = open_page(visit, path, lang)
    page.locator("textarea").wait_for()
    page.wait_for_timeout(700)
    assert page.locator('[data-testid="stException"]').count() == 0
    assert page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollWidth - document.documentElement.clientWidth") <= 0


def test_ctrl_enter_runs_and_a_row_opens_the_page_of_its_element(visit: Visit) -> None:
    page = open_page(visit, "/query")
    area = page.locator("textarea")
    area.fill(QUICK)
    area.press("Control+Enter")
    row = page.locator(".pa-result a.pa-term").first
    row.wait_for()
    page.wait_for_url(lambda url: "query=SELECT" in url)
    target = row.get_attribute("href") or ""
    page.evaluate("() => { window.sameDocument = true; }")
    row.click()
    page.wait_for_selector(".pa-head h1")
    page.wait_for_url(lambda url: unquote(target.partition("=")[2]) in unquote(url))
    assert page.evaluate("() => window.sameDocument") is True
    page.go_back()
    page.locator(".pa-result a.pa-term").first.wait_for()
    assert page.locator("textarea").input_value() == QUICK


def test_a_slow_query_is_cancelled_and_the_page_goes_on(visit: Visit) -> None:
    page = open_page(visit, "/query")
    area = page.locator("textarea")
    area.fill(SLOW)
    area.press("Control+Enter")
    stop = page.locator(".st-key-sparql-cancel button")
    stop.wait_for()
    first = page.locator(".pa-running").inner_text()
    page.wait_for_timeout(900)
    assert page.locator(".pa-running").inner_text() != first
    start = time.monotonic()
    stop.click()
    page.get_by_text(t("sparql.cancelled", "th")).wait_for()
    assert time.monotonic() - start < 2
    area.fill(QUICK)
    page.get_by_role("button", name=t("sparql.run", "th"), exact=True).click()
    page.locator(".pa-result a.pa-term").first.wait_for()


def test_others_are_served_while_a_slow_query_runs(visit: Visit) -> None:
    page = open_page(visit, "/query?" + urlencode({"query": SLOW}))
    page.locator(".st-key-sparql-cancel button").wait_for()
    start = time.monotonic()
    with urllib.request.urlopen(f"{visit.base}/sparql?{urlencode({'query': QUICK, 'format': 'json'})}", timeout=5) as answer:  # noqa: S310
        assert json.load(answer)["results"]["bindings"]
    assert time.monotonic() - start < 2
    page.locator(".st-key-sparql-cancel button").click()
    page.get_by_text(t("sparql.cancelled", "th")).wait_for()


def test_a_mistake_is_marked_and_the_mark_goes_with_the_next_key(visit: Visit) -> None:
    page = open_page(visit, "/query")
    area = page.locator("textarea")
    area.fill("SELECT *\nWHERE {\n  ?s ?p ?o .\n  ?สิ่ง foo:x ?y\n}")
    area.press("Control+Enter")
    mark = page.locator(".marks mark")
    mark.wait_for(state="attached")
    assert mark.text_content() == "foo:x"
    assert page.locator(".gutter .wrong").inner_text() == "4"
    said = page.locator(".problem").inner_text()
    assert t("sparql.where", "th", line="4", column="9") in said
    assert t("sparql.syntax.prefix", "th", name="foo:") in said
    assert area.get_attribute("aria-invalid") == "true"
    area.press("End")
    area.type(" ")
    assert mark.count() == 0
    assert area.get_attribute("aria-invalid") == "false"


def test_a_question_fills_the_editor_and_undo_brings_the_former_text_back(visit: Visit) -> None:
    page = open_page(visit, "/query")
    area = page.locator("textarea")
    area.click()
    page.keyboard.type("# mine")
    page.locator('.pa-questions a[href="query?name=gaps"]').click()
    page.locator("#result").wait_for()
    assert area.input_value() == standalone(query("gaps"), {})
    area.focus()
    page.keyboard.press("Control+z")
    assert area.input_value() == "# mine"


def test_a_choice_in_the_form_asks_again(visit: Visit) -> None:
    page = open_page(visit, "/query?name=gaps", "en")
    page.locator("#result").wait_for()
    box = page.get_by_role("combobox", name=re.compile("Upper plan"))
    box.click()
    box.fill("Master")
    page.get_by_role("option").first.click()
    page.wait_for_url(re.compile(r"p\.plan=master-plan"))
    page.wait_for_function("() => document.querySelector('#result') && !document.querySelector('.pa-running')")
    page.reload()
    page.locator("#result").wait_for()
    # The result may stand before the editor has its text.
    page.wait_for_function("() => [...document.querySelectorAll('*')].some(e => e.shadowRoot?.querySelector('textarea')?.value.includes('master-plan>'))")


def test_results_are_downloaded_with_thai_that_excel_reads(visit: Visit) -> None:
    page = open_page(visit, "/query?name=plans")
    page.locator("#result").wait_for()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="CSV", exact=True).click()
    assert waiting.value.suggested_filename == "policy-plans.csv"
    content = waiting.value.path().read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert "ยุทธศาสตร์ชาติ" in content.decode("utf-8-sig")


def test_things_and_the_endpoint_lead_a_browser_to_pages(visit: Visit) -> None:
    page = visit.page
    page.goto(visit.base + "/id/psds-2567/s1")
    page.wait_for_selector(".pa-head h1")
    page.wait_for_url(lambda url: "/plans?id=psds-2567/s1" in unquote(url))
    page.goto(visit.base + "/sparql")
    page.locator("textarea").wait_for()
    page.wait_for_url("**/query")
