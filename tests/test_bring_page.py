"""The page *Bring your plan* without a browser: from a file to a kept, corrected, undone and deleted workspace, and what is said when something is wrong."""

from __future__ import annotations

import io
import re
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from streamlit.testing.v1 import AppTest

from graph.database import open_database
from graph.projection import projector
from graph.settings import ROOT
from graph.store import open_store
from graph.workspaces.records import Reword
from graph.workspaces.shelf import all_workspaces, correct, file_of, keep, open_workspace
from loaders.reading.read import read
from loaders.reading.records import Reading, local
from tests.test_pages import LANGUAGES, Open, html, open_page, words
from views.bring_component import Event
from views.i18n import t
from views.markup import visible
from views.parts.bring_preview import COLOURS, PAGE_LINES, component_data, current_marks, unused_now
from views.parts.bring_state import Draft
from views.parts.bring_target import words_of

__all__ = ["open_page"]
SAMPLE = ROOT / "views" / "parts" / "bring_sample.txt"
EVIL = "<img src=x onerror=alert(1)>"
TEXT = f"""เรื่อง แผนปฏิบัติการด้าน{EVIL} ระยะที่ 1 (พ.ศ. 2566 - 2570)
ที่ประชุมรับทราบ
วิสัยทัศน์ : น้ำสะอาด
ยุทธศาสตร์ที่ 1 จัดหาน้ำ{EVIL}
แนวทางการพัฒนา
1) ขุดสระ
2) ขุดคลอง
"""


@pytest.fixture(autouse=True)
def quiet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A database of its own for each test, and a graph that does not follow it; ``projected`` has one that does."""
    monkeypatch.setenv("POLICY_DB", f"sqlite:///{tmp_path / 'work.db'}")
    monkeypatch.setattr(projector, "_run", lambda: None)
    yield tmp_path
    projector.wait()


def until(app: AppTest, ready: Callable[[AppTest], bool]) -> AppTest:
    """The page once a file is read, which takes a child process a moment."""
    for _ in range(60):
        if ready(app):
            return app
        time.sleep(0.2)
        app.run()
    raise AssertionError(words(app)[:400])


def on_desk(app: AppTest) -> bool:
    return any(button.key == "bring-close" for button in app.button)


def pasted(open_page: Open, text: str = TEXT, lang: str = "th") -> AppTest:
    app = open_page("bring", lang)
    app.text_area(key="bring-text").set_value(text)
    next(button for button in app.button if button.label == t("bring.paste.go", "en" if lang == "en" else "th")).click().run()
    return until(app, on_desk)


def drafted(open_page: Open, text: str = TEXT) -> AppTest:
    """The page with a text read before, for what is not about reading."""
    app = open_page("bring")
    app.session_state["bring-draft"] = Draft(read(text.encode(), "แผน.txt"), text.encode())
    return app.run()


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception, [error.message for error in app.exception]
    return app


def chosen(app: AppTest, wording: str) -> AppTest:
    """The page with an element chosen, by its wording."""
    app.query_params["el"] = local(next(element.id for _, element, _ in drawn_plan(app).walk() if element.text == wording))
    app.run()
    assert not app.exception
    return app


def drawn_plan(app: AppTest) -> Any:
    draft = app.session_state["bring-draft"] if "bring-draft" in app.session_state else None  # noqa: SIM401 - AppTest's session has no get
    return draft.plan if draft else open_workspace(open_database(), asked(app, "ws")).plan


def asked(app: AppTest, name: str) -> str:
    value = app.query_params[name]
    return value if isinstance(value, str) else value[0]


def texts(app: AppTest) -> list[str | None]:
    return [element.text for _, element, _ in drawn_plan(app).walk()]


def kept(app: AppTest, name: str = "แผนน้ำของเรา", by: str = "สมชาย") -> AppTest:
    app.button_group(key="bring-tab").set_value("keep").run()
    app.text_input(key="bring-keep-name").set_value(name)
    app.text_input(key="bring-keep-by").set_value(by)
    press(app, t("bring.keep.go", "th"))
    return until(app, on_desk)


# --- nothing, and what cannot be read

@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_empty_desk_says_how_it_goes_and_what_is_taken(open_page: Open, lang: str) -> None:
    app = open_page("bring", lang)
    said = words(app)
    for key in ("page.bring", "bring.how", "bring.template", "bring.kept.none"):
        assert t(key, "en" if lang == "en" else "th") in said
    assert ".docx" in said
    assert ".xlsx" in said
    assert app.file_uploader(key="bring-file").allowed_type
    assert {button.proto.label for button in app.get("download_button")} >= {t(f"bring.template.{form}", "en" if lang == "en" else "th") for form in ("table", "word")}


@pytest.mark.parametrize(("data", "name", "said"), [(b"%PDF-1.7 x", "a.pdf", "PDF"), (b"PK\x03\x04 x", "a.xlsx", "เสียหาย"), (b"   ", "a.txt", "ไม่มีข้อความ"), (b"\x89PNG\r\n\x1a\n", "a.txt", "รูปภาพ")])
def test_a_file_that_cannot_be_read_is_told_with_its_name(open_page: Open, data: bytes, name: str, said: str) -> None:
    app = open_page("bring")
    app.file_uploader(key="bring-file").upload(name, data, "application/octet-stream").run()
    until(app, lambda page: t("bring.refused", "th") in words(page))
    assert name in words(app)
    assert said in words(app)
    assert app.file_uploader(key="bring-file")


def test_an_address_of_no_workspace_says_so(open_page: Open) -> None:
    for id_ in ("ws-000000", "../etc", "<b>"):
        app = open_page("bring", ws=id_)
        assert t("bring.missing", "th") in words(app)
        assert "<b>" not in html(app)


# --- a text on the desk

def test_the_sample_is_read_and_marked_as_invented(open_page: Open) -> None:
    app = open_page("bring")
    app.button(key="bring-sample-go").click().run()
    until(app, on_desk)
    assert t("bring.example", "th") in words(app)
    assert len(texts(app)) > 15


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pasted_text_is_a_plan_with_its_words_escaped(open_page: Open, lang: str) -> None:
    app = pasted(open_page, lang=lang)
    assert EVIL not in html(app)
    assert EVIL.replace("<", "&lt;").replace(">", "&gt;") in html(app)
    assert t("bring.state.draft", "en" if lang == "en" else "th") in words(app)


def test_what_was_not_used_is_listed_and_can_be_made_an_element(open_page: Open) -> None:
    app = pasted(open_page)
    app.button_group(key="bring-tab").set_value("unused").run()
    assert "ที่ประชุมรับทราบ" in words(app)
    app.button(key="bring-use-1").click().run()
    app.selectbox(key="bring-add-type").set_value("Goal")
    press(app, t("bring.add.go", "th"))
    assert "ที่ประชุมรับทราบ" in texts(app)
    app.button_group(key="bring-tab").set_value("unused").run()
    assert t("bring.unused.none", "th") in words(app)


def test_words_type_and_number_are_corrected_and_undone_one_by_one(open_page: Open) -> None:
    app = chosen(drafted(open_page), "ขุดสระ")
    areas = {area.label: area for area in app.text_area}
    areas[t("bring.edit.text", "th")].set_value("ขุดสระเก็บน้ำ")
    next(box for box in app.text_input if box.label == t("bring.edit.number", "th")).set_value("๑.๑")
    press(app, t("bring.edit.save", "th"))
    assert "ขุดสระเก็บน้ำ" in texts(app)
    app.button(key="bring-undo").click().run()
    app.button(key="bring-undo").click().run()
    assert "ขุดสระ" in texts(app)
    assert app.button(key="bring-undo").disabled
    app.button(key="bring-redo").click().run()
    assert "ขุดสระเก็บน้ำ" in texts(app)


def test_places_change_and_impossible_ones_are_not_offered(open_page: Open) -> None:
    app = chosen(drafted(open_page), "ขุดคลอง")
    assert app.button(key="bring-shift-down").disabled
    app.button(key="bring-shift-up").click().run()
    assert texts(app).index("ขุดคลอง") < texts(app).index("ขุดสระ")


def test_merging_and_deleting_keep_or_take_the_parts(open_page: Open) -> None:
    app = chosen(drafted(open_page), "ขุดคลอง")
    into = next(element.id for _, element, _ in drawn_plan(app).walk() if element.text == "ขุดสระ")
    next(box for box in app.selectbox if box.label == t("bring.edit.into", "th")).set_value(into).run()
    app.button(key="bring-merge").click().run()
    assert "ขุดสระ ขุดคลอง" in texts(app)
    chosen(app, "ขุดสระ ขุดคลอง").button(key="bring-delete").click().run()
    assert not any("ขุด" in str(text) for text in texts(app))
    app.button(key="bring-undo").click().run()
    assert "ขุดสระ ขุดคลอง" in texts(app)


def test_a_correction_that_cannot_be_says_why_and_changes_nothing(open_page: Open) -> None:
    app = chosen(drafted(open_page), "ขุดสระ")
    before = texts(app)
    next(area for area in app.text_area if area.label == t("bring.edit.text", "th")).set_value(" ")
    press(app, t("bring.edit.save", "th"))
    assert "ข้อความว่าง" in words(app)
    assert texts(app) == before


def test_targets_are_typed_anew(open_page: Open) -> None:
    app = drafted(open_page, SAMPLE.read_text("utf-8"))
    indicator = next(element for kind, element, _ in drawn_plan(app).walk() if kind == "Indicator" and element.targets)
    chosen(app, indicator.text or "")
    values = [box for box in app.text_input if box.label == t("bring.target.value", "th")]
    values[0].set_value("๗๕")
    press(app, t("bring.targets.save", "th"))
    after = next(element for _, element, _ in drawn_plan(app).walk() if element.id == indicator.id)
    assert after.targets[0].value == 75
    assert "75" in words_of(after.targets[0], "th")


def test_discarding_clears_the_desk(open_page: Open) -> None:
    app = drafted(open_page)
    app.button(key="bring-close").click().run()
    assert t("bring.how", "th") in words(app)
    assert "bring-draft" not in app.session_state


# --- tables

def table() -> bytes:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in (["แผนปฏิบัติราชการ (พ.ศ. 2566 - 2570)"], ["ที่", "ยุทธศาสตร์", "โครงการ", "สิ่งที่จะทำ"], [1, "ยุทธศาสตร์ที่ 1 น้ำ", "โครงการขุดสระ", EVIL]):
        sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def with_table(open_page: Open) -> AppTest:
    app = open_page("bring")
    app.file_uploader(key="bring-file").upload("projects.xlsx", table(), "application/octet-stream").run()
    return until(app, on_desk)


def test_columns_are_shown_corrected_and_remembered_for_the_agency(open_page: Open) -> None:
    app = with_table(open_page)
    app.button_group(key="bring-tab").set_value("columns").run()
    assert EVIL not in html(app)
    assert "โครงการขุดสระ" in words(app)
    app.selectbox(key="bring-column-0-4-None").set_value("activity")
    app.text_input(key="bring-agency-0").set_value("กรมน้ำ")
    press(app, t("bring.columns.go", "th"))
    until(app, on_desk)
    assert EVIL in texts(app)
    app.button(key="bring-close").click().run()
    app.file_uploader(key="bring-file").upload("again.xlsx", table(), "application/octet-stream").run()
    until(app, on_desk)
    assert EVIL in texts(app)


def workbook(*rows: list[object]) -> bytes:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def uploaded(app: AppTest, data: bytes, name: str = "projects.xlsx") -> AppTest:
    app.file_uploader(key="bring-file").upload(name, data, "application/octet-stream").run()
    return until(app, on_desk)


def test_what_is_remembered_for_an_agency_holds_in_a_later_visit_too(open_page: Open) -> None:
    def said(app: AppTest, agency: str) -> AppTest:
        app.button_group(key="bring-tab").set_value("columns").run()
        app.text_input(key="bring-agency-0").set_value(agency)
        press(app, t("bring.columns.go", "th"))
        return until(app, on_desk)

    first = uploaded(open_page("bring"), table())
    first.button_group(key="bring-tab").set_value("columns").run()
    first.selectbox(key="bring-column-0-4-None").set_value("activity")
    first.text_input(key="bring-agency-0").set_value("กรมน้ำ")
    press(first, t("bring.columns.go", "th"))
    until(first, on_desk)
    later = open_page("bring")
    assert later.selectbox(key="bring-for-agency").value == "กรมน้ำ"
    assert EVIL in texts(uploaded(later, table()))
    later.button(key="bring-close").click().run()
    later.selectbox(key="bring-for-agency").set_value("").run()
    assert EVIL not in texts(uploaded(later, table()))
    assert EVIL in texts(said(later, "กรมน้ำ")), "named only now"
    assert EVIL in texts(uploaded(open_page("bring"), table())), "and not forgotten by it"


def test_money_shows_the_years_it_is_for_and_a_project_its_time() -> None:
    data = workbook(["แผนปฏิบัติราชการ (พ.ศ. 2566 - 2570)"], ["โครงการ", "งบประมาณ 2566-2568 (บาท)", "งบประมาณ ปี 2569 (บาท)", "ระยะเวลาดำเนินการ"], ["โครงการขุดสระ", 5, 7, "ต.ค. 2566 - ก.ย. 2567"])
    found = read(data, "a.xlsx")
    shown = component_data(found, found.plan, current_marks(found, found.plan, ()), (), "th", chosen="", page=0)
    facts = {name: words for name, words, _ in next(node for node in shown["nodes"] if node["text"] == "โครงการขุดสระ")["facts"]}
    assert facts[t("bring.fact.budget", "th")] == "5 บาท (2566–2568) · 7 บาท (2569)"
    assert facts[t("bring.fact.period", "th")] == "1 ต.ค. 2566 – 30 ก.ย. 2567"


def test_the_unit_of_money_of_a_column_is_said_on_the_page(open_page: Open) -> None:
    app = uploaded(open_page("bring"), workbook(["แผนปฏิบัติราชการ (พ.ศ. 2566 - 2570)"], ["ที่", "โครงการ", "งบประมาณ"], [1, "โครงการขุดสระ", 2.5]))
    app.button_group(key="bring-tab").set_value("columns").run()
    app.selectbox(key="bring-unit-0-3-None").set_value("ล้านบาท")
    press(app, t("bring.columns.go", "th"))
    until(app, on_desk)
    assert [budget.baht for _, element, _ in drawn_plan(app).walk() for budget in element.budgets] == [2_500_000]


def test_a_heading_that_was_not_found_is_pointed_at_and_its_columns_are_given_a_meaning(open_page: Open) -> None:
    app = uploaded(open_page("bring"), workbook(["ทะเบียนงานของกอง"], ["สิ่งที่ทำ", "ใครทำ"], ["ขุดสระ", "กรมที่ดิน"], ["ขุดคลอง", "กรมป่าไม้"]))
    assert texts(app) == []
    app.button_group(key="bring-tab").set_value("columns").run()
    app.number_input(key="bring-hand-first").set_value(2)
    app.number_input(key="bring-hand-last").set_value(2)
    press(app, t("bring.columns.go", "th"))
    until(app, lambda page: on_desk(page) and not any(box.key == "bring-hand-sheet" for box in page.selectbox))
    app.button_group(key="bring-tab").set_value("columns").run()
    app.selectbox(key="bring-column-0-1-None").set_value("project")
    app.selectbox(key="bring-column-0-2-None").set_value("agency")
    press(app, t("bring.columns.go", "th"))
    until(app, lambda page: on_desk(page) and bool(texts(page)))
    assert [(element.text, element.agencies) for _, element, _ in drawn_plan(app).walk()] == [("ขุดสระ", ("กรมที่ดิน",)), ("ขุดคลอง", ("กรมป่าไม้",))]


def test_a_name_that_several_bodies_have_is_asked_and_answered_once(open_page: Open) -> None:
    app = uploaded(open_page("bring"), workbook(["แผนปฏิบัติราชการ (พ.ศ. 2566 - 2570)"], ["ที่", "โครงการ", "หน่วยงาน"], [1, "โครงการขุดสระ", "กพร."], [2, "โครงการขุดคลอง", "กพร."]))
    app.button_group(key="bring-tab").set_value("check").run()
    app.selectbox(key="bring-body-กพร.").set_value("dsd")
    press(app, t("bring.bodies.go", "th"))
    assert [element.agency_ids for _, element, _ in drawn_plan(app).walk()] == [{"กพร.": "dsd"}] * 2
    assert not any(box.key == "bring-body-กพร." for box in app.selectbox)
    assert "«กพร.»" not in words(app)
    app.button(key="bring-undo").click().run()
    assert app.selectbox(key="bring-body-กพร.").value is None
    assert "«กพร.»" in words(app)
    app.button(key="bring-redo").click().run()
    kept(app)
    assert [element.agency_ids for _, element, _ in drawn_plan(app).walk()] == [{"กพร.": "dsd"}] * 2


# --- kept

def test_a_plan_is_kept_with_its_corrections_found_by_its_address_and_deleted_wholly(open_page: Open) -> None:
    app = chosen(drafted(open_page), "ขุดสระ")
    next(area for area in app.text_area if area.label == t("bring.edit.text", "th")).set_value("ขุดสระเก็บน้ำ")
    press(app, t("bring.edit.save", "th"))
    kept(app)
    id_ = asked(app, "ws")
    assert t("bring.kept.now", "th") in words(app)
    again = until(open_page("bring", ws=id_), on_desk)
    assert "ขุดสระเก็บน้ำ" in texts(again)
    assert f'href="graph?plan={id_}%2C' in html(again)
    again.button(key="bring-undo").click().run()
    assert "ขุดสระ" in texts(again)
    again.button_group(key="bring-tab").set_value("settings").run()
    assert again.button(key="bring-erase").disabled
    again.checkbox(key=f"bring-sure-{id_}").check().run()
    assert "แผนน้ำของเรา" in words(again)
    again.button(key="bring-erase").click().run()
    assert t("bring.erased", "th", name="แผนน้ำของเรา") in words(again)
    assert all_workspaces(open_database()) == ()
    assert t("bring.missing", "th") in words(open_page("bring", ws=id_))


def test_the_list_names_every_workspace_and_a_name_can_change(open_page: Open) -> None:
    found = read(TEXT.encode(), "ก.txt")
    db = open_database()
    first = keep(db, found.plan, TEXT.encode(), "ก.txt", name=f"แผน {EVIL}", by="สมหญิง")
    keep(db, found.plan, b"x", "ข.txt", name="แผนที่สอง", by="สมหญิง")
    app = open_page("bring")
    assert "แผนที่สอง" in words(app)
    assert EVIL not in html(app)
    assert f'href="bring?ws={first.id}"' in html(app)
    app = until(open_page("bring", ws=first.id), on_desk)
    app.button_group(key="bring-tab").set_value("settings").run()
    next(box for box in app.text_input if box.label == t("bring.keep.name", "th")).set_value("ชื่อใหม่")
    press(app, t("bring.rename", "th"))
    assert open_workspace(db, first.id).name == "ชื่อใหม่"
    assert file_of(db, first.id) == ("ก.txt", TEXT.encode())


def test_who_was_slower_is_told_and_nothing_of_the_other_is_overwritten(open_page: Open) -> None:
    found = read(TEXT.encode(), "ก.txt")
    db = open_database()
    mine = keep(db, found.plan, TEXT.encode(), "ก.txt", name="แผน", by="ก")
    app = chosen(until(open_page("bring", ws=mine.id), on_desk), "ขุดสระ")
    first = next(element.id for _, element, _ in mine.plan.walk() if element.text == "ขุดสระ")
    correct(db, mine.id, Reword(id=first or "", text="ขุดสระใหญ่"), by="สมหญิง", expected=mine.revision)
    next(area for area in app.text_area if area.label == t("bring.edit.text", "th")).set_value("ขุดสระเล็ก")
    press(app, t("bring.edit.save", "th"))
    assert t("bring.others", "th", by="สมหญิง") in words(app)
    assert "ขุดสระใหญ่" in texts(app)
    assert t("bring.typed", "th") in words(app)
    typed = next(area for area in app.text_area if area.label == t("bring.edit.text", "th"))
    assert typed.value == "ขุดสระเล็ก", "what was typed is not lost"
    assert "ขุดสระใหญ่" in words(app)
    assert t("bring.others", "th", by="สมหญิง") not in words(app.run())
    assert next(area for area in app.text_area if area.label == t("bring.edit.text", "th")).value == "ขุดสระเล็ก"
    press(app, t("bring.edit.save", "th"))
    assert "ขุดสระเล็ก" in texts(app)
    assert t("bring.typed", "th") not in words(app)


def test_ones_own_save_is_not_told_as_somebody_elses(open_page: Open) -> None:
    """What is saved is cleaned of empty lines and spaces, so it is not letter for letter what was typed."""
    found = read(TEXT.encode(), "ก.txt")
    mine = keep(open_database(), found.plan, TEXT.encode(), "ก.txt", name="แผน", by="ก")
    app = chosen(until(open_page("bring", ws=mine.id), on_desk), "ขุดสระ")
    next(area for area in app.text_area if area.label == t("bring.edit.agencies", "th")).set_value("กรมชลประทาน\n\nกรมที่ดิน  \n")
    press(app, t("bring.edit.save", "th"))
    assert next(area for area in app.text_area if area.label == t("bring.edit.agencies", "th")).value == "กรมชลประทาน\nกรมที่ดิน"
    assert t("bring.typed", "th") not in words(app)


def test_the_graph_holds_what_was_kept(open_page: Open, store_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "store"
    shutil.copytree(store_folder, own)
    monkeypatch.undo()
    monkeypatch.setenv("POLICY_DB", f"sqlite:///{tmp_path / 'work.db'}")
    monkeypatch.setenv("POLICY_STORE", str(own))
    app = pasted(open_page)
    monkeypatch.setenv("POLICY_STORE", str(own))
    id_ = asked(kept(app), "ws")
    app.switch_page("screens/plans.py")
    app.query_params["id"] = id_
    app.run()
    assert not app.exception
    assert "จัดหาน้ำ" in words(app)
    assert open_store(own).fingerprint != open_store(store_folder).fingerprint


# --- what the component gets

def drawn(found: Reading, lang: str = "th", page: int = 0) -> dict[str, Any]:
    marks = current_marks(found, found.plan, ())
    return component_data(found, found.plan, marks, unused_now(found, marks), "en" if lang == "en" else "th", chosen="", page=page)


def test_both_sides_know_each_other() -> None:
    data = drawn(read(SAMPLE.read_bytes(), "ตัวอย่าง"))
    nodes = {node["id"] for node in data["nodes"]}
    marked = {mark[3] for line in data["lines"] for mark in line["marks"] if mark[3]}
    assert nodes == marked
    assert {kind["kind"] for kind in data["kinds"]} <= set(COLOURS.values())
    assert next(int(kind["count"]) for kind in data["kinds"] if kind["kind"] == "indicator") == sum(node["kind"] == "indicator" for node in data["nodes"])


def test_no_hidden_character_turns_what_is_shown() -> None:
    found = read("เรื่อง แผน\u202eกลับ (พ.ศ. 2566-2570)\nวิสัยทัศน์ : ดี\u2066ยิ่ง\n".encode(), "\u202etxt.exe")
    said = str(drawn(found))
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", said)
    assert visible("a\u202eb") == "a\ufffdb"


def test_long_files_come_in_pages_that_together_hold_everything() -> None:
    found = read(("เรื่อง แผน (พ.ศ. 2566-2570)\nยุทธศาสตร์ที่ 1 น้ำ\nแนวทางการพัฒนา\n" + "".join(f"{number}) ทำงานข้อที่ {number} ให้เสร็จ\n" for number in range(1, PAGE_LINES + 200))).encode(), "ยาว.txt")
    pages = [drawn(found, page=page) for page in (0, 1)]
    assert [len(page["lines"]) for page in pages] == [PAGE_LINES, len(found.lines) - PAGE_LINES]
    assert {node["id"] for page in pages for node in page["nodes"]} == {local(element.id) for _, element, _ in found.plan.walk()}
    assert any(node["kind"] == "group" for node in pages[1]["nodes"])


BEFORE = ["น้ำสะอาด", f"จัดหาน้ำ{EVIL}", "ขุดสระ", "ขุดคลอง"]


@pytest.mark.parametrize(("event", "after", "chosen_id"), [
    (Event("delete", "s1/g1"), [*BEFORE[:2], "ขุดคลอง"], ""), (Event("down", "s1/g1"), [*BEFORE[:2], "ขุดคลอง", "ขุดสระ"], ""), (Event("take", "", 1, "ที่ประชุม"), BEFORE, ""),
    (Event("select", "s1"), BEFORE, "s1"), (Event("up", "nonsense"), BEFORE, ""), (Event("undo"), BEFORE, ""),
], ids=lambda value: value.type if isinstance(value, Event) else None)
def test_what_is_done_in_the_preview_is_followed(open_page: Open, monkeypatch: pytest.MonkeyPatch, event: Event, after: list[str], chosen_id: str) -> None:
    app = drafted(open_page)
    assert texts(app) == BEFORE
    told = iter([event])
    monkeypatch.setattr("views.bring_component.beside", lambda *_args, **_names: next(told, None))
    app.run()
    assert not app.exception
    assert texts(app) == after
    assert (asked(app, "el") if "el" in app.query_params else "") == chosen_id
    assert any(area.value == "ที่ประชุม" for area in app.text_area) == (event.type == "take"), "the words taken stand in the form that adds them"


def test_on_a_shared_installation_nobody_keeps_a_plan_without_a_login(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    app = drafted(open_page)
    monkeypatch.setattr("views.person._only_here", lambda: False)
    app.button_group(key="bring-tab").set_value("keep").run()
    assert not [box for box in app.text_input if box.key == "bring-keep-by"], "nobody gives themselves a name here"
    press(app, t("bring.keep.go", "th"))
    assert "ยังไม่ตั้งการเข้าสู่ระบบ" in words(app)
    assert all_workspaces(open_database()) == ()
