"""*Bring your plan* in a browser: a real upload, both sides lighting each other, keys, words selected for a new element, and nothing asked of the outside."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.settings import ROOT
from tests.test_browser import Visit, browser, open_page, server, visit
from views.i18n import t

__all__ = ["browser", "server", "visit"]
pytestmark = pytest.mark.browser
SAMPLE = ROOT / "views" / "parts" / "bring_sample.txt"


@pytest.fixture(scope="module", autouse=True)
def own_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The server of this module keeps its workspaces apart; set before it starts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("POLICY_DB", f"sqlite:///{tmp_path_factory.mktemp('bring') / 'work.db'}")
        yield


def with_sample(visit: Visit, lang: str = "th") -> None:
    page = open_page(visit, "/bring", lang)
    page.locator('input[type="file"]').set_input_files(SAMPLE)
    page.locator(".node").first.wait_for()


def test_a_dropped_file_is_shown_beside_its_plan_and_fits(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 1024, "height": 768})
    with_sample(visit)
    page = visit.page
    assert page.locator('mark[data-kind="indicator"]').count() >= page.locator('.node[data-kind="indicator"]').count()
    assert page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollWidth - document.documentElement.clientWidth") <= 0
    assert not visit.outside
    assert not visit.errors


def test_a_click_on_either_side_lights_the_other_and_opens_the_panel(visit: Visit) -> None:
    with_sample(visit)
    page = visit.page
    page.locator('mark[data-element="s1/t1.1"]').click()
    page.locator('.node.here[data-element="s1/t1.1"]').wait_for()
    page.get_by_role("heading", name="กลยุทธ์ 1.1").wait_for()
    page.locator('.node[data-element="s2/ind1"]').click()
    page.locator('mark.here[data-element="s2/ind1"]').wait_for()
    assert page.locator("mark.here").count() == 1
    page.wait_for_url("**/bring?el=s2%2Find1")


def test_keys_move_an_element_and_take_it_back(visit: Visit) -> None:
    with_sample(visit)
    page = visit.page
    page.locator('.node[data-element="s1/t1.2"]').click()
    page.get_by_role("heading", name="กลยุทธ์ 1.2").wait_for()
    order = "() => [...document.querySelectorAll('*')].flatMap((one) => [...(one.shadowRoot?.querySelectorAll('.node') ?? [])]).concat([...document.querySelectorAll('.node')]).map((one) => one.dataset.element).filter((id) => /^s1.t1.[12]$/.test(id)).join()"
    page.keyboard.press("Alt+ArrowUp")
    page.wait_for_function(f"({order})() === 's1/t1.2,s1/t1.1'")
    page.keyboard.press("Control+z")
    page.wait_for_function(f"({order})() === 's1/t1.1,s1/t1.2'")


def test_selected_words_become_an_element(visit: Visit) -> None:
    with_sample(visit)
    page = visit.page
    line = page.locator('.row[data-at="2"] .t')
    line.click(click_count=3)
    page.get_by_role("button", name=t("bring.part.take", "th")).click()
    box = page.get_by_label(t("bring.edit.text", "th"))
    box.wait_for()
    assert "รายงานความก้าวหน้า" in box.input_value()
    page.get_by_role("button", name=t("bring.add.go", "th"), exact=True).click()
    page.locator('.node:has-text("รายงานความก้าวหน้า")').wait_for()
    assert page.locator('.row[data-at="2"] mark').count() == 1


def test_a_hostile_file_is_only_text(visit: Visit, tmp_path: Path) -> None:
    evil = tmp_path / "plan.txt"
    evil.write_text("เรื่อง แผน <img src=x onerror=window.hit=1> (พ.ศ. 2566-2570)\nวิสัยทัศน์ : <script>window.hit=1</script>ดี\nยุทธศาสตร์ที่ 1 [x](javascript:window.hit=1) น้ำ\n", "utf-8")
    page = open_page(visit, "/bring")
    page.locator('input[type="file"]').set_input_files(evil)
    page.locator(".node").nth(1).click()
    page.locator(".pa-bring-chosen").wait_for()
    assert page.evaluate("() => window.hit") is None
    assert not visit.outside
