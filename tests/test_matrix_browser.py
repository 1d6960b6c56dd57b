"""Matrix and coverage in a browser: cells answer to mouse and keys, the box keeps its place, no heading is cut off, files come down."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest
from openpyxl import load_workbook

from tests.test_browser import Visit, browser, open_page, server, visit
from views.i18n import t

__all__ = ["browser", "server", "visit"]
pytestmark = pytest.mark.browser
CUT_OFF = """() => [...document.querySelectorAll('.pa-vertical')].filter(e => {
  const box = e.closest('th').getBoundingClientRect(), words = document.createRange(); words.selectNodeContents(e);
  return [...words.getClientRects()].some(r => r.top < box.top - 1 || r.bottom > box.bottom + 1 || r.left < box.left - 2 || r.right > box.right + 2);
}).map(e => e.textContent)"""


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("size", [(1440, 900), (1024, 768)])
def test_no_heading_is_cut_off_and_the_page_fits(visit: Visit, size: tuple[int, int], lang: str) -> None:
    visit.page.set_viewport_size({"width": size[0], "height": size[1]})
    page = open_page(visit, "/matrix?plan=psds-2567&upper=nesdp13&cols=*", lang)
    page.locator(".pa-matrix").wait_for()
    page.evaluate("() => document.fonts.ready")
    assert page.evaluate(CUT_OFF) == []
    assert page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollWidth - document.documentElement.clientWidth") <= 0


def test_a_cell_opens_its_evidence_and_its_address_brings_it_back(visit: Visit) -> None:
    page = open_page(visit, "/matrix?linked=0")
    box = page.locator(".st-key-matrix")
    page.locator(".pa-matrix").wait_for()
    page.evaluate("() => { window.sameDocument = true; }")
    cell = page.locator('a.pa-cell[title*="ยุทธศาสตร์ 1"][title*="ประเด็น 17"]')
    cell.focus()
    page.keyboard.press("Enter")
    page.locator(".pa-evidence .pa-quote").first.wait_for()
    page.wait_for_url(lambda url: "cell=psds-2567/s1~mp-17" in unquote(url))
    assert page.evaluate("() => window.sameDocument") is True
    box.evaluate("e => { e.scrollLeft = 250; }")  # clicks by script from here: the driver would scroll the box itself
    page.locator('tbody a.pa-fold-mark[aria-expanded="false"]').last.evaluate("e => e.click()")
    page.locator('a.pa-fold-mark[aria-expanded="true"]').wait_for()
    assert box.evaluate("e => e.scrollLeft") == 250
    address = page.url
    page.goto(address)
    page.locator(".pa-evidence .pa-quote").first.wait_for()
    page.locator('.pa-matrix a[aria-current="true"]').wait_for()
    assert page.locator('a.pa-fold-mark[aria-expanded="true"]').count() == 1
    shown = "() => { const r = document.querySelector('.pa-matrix a[aria-current]').getBoundingClientRect(), b = document.querySelector('.st-key-matrix').getBoundingClientRect(); return r.left >= b.left && r.right <= b.right + 1; }"
    page.wait_for_function(shown)
    before = box.evaluate("e => e.scrollLeft")
    page.locator(".pa-evidence a.pa-button").first.evaluate("e => e.click()")
    page.locator(".pa-evidence").wait_for(state="detached")
    page.wait_for_function("() => document.querySelector('.st-key-matrix')?.scrollLeft > 0")
    assert before > 0
    page.wait_for_url(lambda url: "cell=" not in url)


def test_files_come_down(visit: Visit, tmp_path: Path) -> None:
    page = open_page(visit, "/coverage?plan=nesdp13")
    page.locator(".pa-tiles").wait_for()
    page.locator(".pa-tile-thin").click()
    page.wait_for_url("**#thin")
    for address, button, sheet in (("", "coverage.download.xlsx", "รายข้อ"), ("/matrix", "matrix.download", "หลักฐาน")):
        if address:
            open_page(visit, address)
            page.locator(".pa-matrix").wait_for()
        with page.expect_download() as come:
            page.get_by_text(t(button, "th")).click()
        come.value.save_as(tmp_path / "file.xlsx")
        assert load_workbook(tmp_path / "file.xlsx")[sheet].max_row > 10
