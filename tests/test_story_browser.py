"""The whole way of a planner in one browser: a plan and a table of sixty projects go in, suggestions, thirty decisions by keyboard, a disagreement
settled, Word and Excel out and opened again. With ``POLICY_STORY=FOLDER`` every station is kept as a picture (docs/pictures/story)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from playwright.sync_api import Page

from graph.database import open_database
from graph.decisions.fold import fold
from graph.decisions.log import events
from graph.settings import ROOT
from graph.store import open_store
from graph.workspaces.shelf import all_workspaces
from review.desk import upper_of
from tests.contract.servers import free_port
from tests.running import cli
from tests.test_browser import Visit, browser, open_page, visit, wait_for
from views.i18n import t

__all__ = ["browser", "visit"]
pytestmark = pytest.mark.browser
DECISIONS = 30
PROJECTS = 60
_THEMES = (
    ("พัฒนาระบบบริการดิจิทัลภาครัฐแบบเบ็ดเสร็จ", "ประชาชนเข้าถึงบริการภาครัฐทางดิจิทัลได้สะดวก", "สำนักงานพัฒนารัฐบาลดิจิทัล (องค์การมหาชน)", "200101"),
    ("เชื่อมโยงฐานข้อมูลภาครัฐเพื่อการตัดสินใจ", "หน่วยงานใช้ข้อมูลร่วมกัน", "สำนักงานพัฒนารัฐบาลดิจิทัล (องค์การมหาชน)", ""),
    ("เสริมสร้างวัฒนธรรมสุจริตในหน่วยงาน", "ลดการทุจริตประพฤติมิชอบในภาครัฐ", "สำนักงาน ป.ป.ช.", "210101"),
    ("พัฒนาทักษะดิจิทัลของบุคลากรภาครัฐ", "บุคลากรภาครัฐมีสมรรถนะดิจิทัล", "สำนักงาน ก.พ.", ""),
    ("ปรับปรุงกฎหมายที่เป็นอุปสรรคต่อการให้บริการ", "กฎหมายเท่าที่จำเป็นและทันสมัย", "สำนักงาน ก.พ.ร.", ""),
    ("ยกระดับการบริหารจัดการน้ำในพื้นที่แล้งซ้ำซาก", "ประชาชนมีน้ำใช้ตลอดปี", "กรมทรัพยากรน้ำ", ""),
)


@pytest.fixture(scope="module")
def place(store_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph and a database of this story's own."""
    folder = tmp_path_factory.mktemp("story")
    shutil.copytree(store_folder, folder / "store")
    return folder


@pytest.fixture(scope="module")
def server(place: Path) -> Iterator[str]:
    port = free_port()
    process = subprocess.Popen([sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)], cwd=ROOT, env=os.environ | environment(place),
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def environment(place: Path) -> dict[str, str]:
    return {"POLICY_STORE": str(place / "store"), "POLICY_DB": f"sqlite:///{place / 'work.db'}"}


def table_of_projects(file: Path) -> Path:
    """Sixty projects in the columns ministries use."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["ตารางโครงการตามแผนปฏิบัติการด้านบริการภาครัฐ พ.ศ. 2568 - 2570"])
    sheet.append(["ลำดับ", "ชื่อโครงการ", "วัตถุประสงค์", "ตัวชี้วัด", "ค่าเป้าหมาย ปี 2568", "งบประมาณ ปี 2568 (ล้านบาท)", "หน่วยงานรับผิดชอบหลัก", "รหัสเป้าหมายแผนแม่บทย่อย (Y1)"])
    for number in range(1, PROJECTS + 1):
        name, aim, agency, code = _THEMES[(number - 1) % len(_THEMES)]
        sheet.append([number, f"โครงการ{name} ระยะที่ {(number - 1) // len(_THEMES) + 1}", aim, "ร้อยละความสำเร็จ", "ไม่น้อยกว่าร้อยละ 80", 10 + number, agency, code])
    book.save(file)
    return file


class Film:
    """Pictures of the stations, if somebody wants them."""

    def __init__(self) -> None:
        self.folder = Path(os.environ["POLICY_STORY"]) if os.environ.get("POLICY_STORY") else None
        self.count = 0

    def take(self, page: Page, name: str) -> None:
        if self.folder:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.count += 1
            page.wait_for_timeout(1_500)
            page.screenshot(path=self.folder / f"{self.count:02}-{name}.png")


def bring(visit: Visit, file: Path, name: str, film: Film, station: str) -> str:
    """A file becomes a workspace; returns its id."""
    page = open_page(visit, "/bring")
    page.locator('input[type="file"]').first.set_input_files(file)
    page.locator(".node").first.wait_for()
    film.take(page, f"{station}-read")
    page.get_by_role("radio", name=t("bring.tab.keep", "th"), exact=True).or_(page.get_by_role("button", name=t("bring.tab.keep", "th"), exact=True)).first.click()
    page.get_by_role("textbox", name=t("bring.keep.name", "th")).fill(name)
    page.get_by_role("textbox", name=t("bring.keep.by", "th")).fill("สมหญิง ใจดี")
    page.locator('.st-key-bring-panel [data-testid="stFormSubmitButton"] button').first.click()
    page.wait_for_url("**/bring?ws=ws-*")
    page.locator(".pa-bring-links").wait_for()
    film.take(page, f"{station}-kept")
    return page.url.split("ws=")[1].split("&")[0]


def named(page: Page, name: str) -> None:
    """Say who decides."""
    page.locator(".st-key-person button").first.click()
    box = page.locator(".st-key-person-name input")
    box.fill(name)
    page.get_by_role("button", name=t("person.keep", "th")).click()
    page.locator(".st-key-person button", has_text=name).wait_for()
    page.keyboard.press("Escape")


def press(page: Page, key: str, place: Path, more: int) -> None:
    """A key that decides; waits until the log has grown by ``more`` and the page stands still."""
    before, shown = count(place), page.url
    page.locator("h1").first.click()  # the page, not a field, has the keyboard
    page.keyboard.press(key)
    for _ in range(300):
        if count(place) >= before + more:
            break
        page.wait_for_timeout(100)
    assert count(place) == before + more, f"{key} was not written"
    settled(page, shown)


def settled(page: Page, shown: str) -> None:
    """Until the page has gone on to what is next, and no script runs."""
    for _ in range(50):
        if page.url != shown:
            break
        page.wait_for_timeout(100)
    page.wait_for_timeout(400)
    page.wait_for_function("() => !document.querySelector('[data-testid=\"stStatusWidget\"]')")


def count(place: Path) -> int:
    return sum(event.draft.role != "tool" for event in events(open_database(f"sqlite:///{place / 'work.db'}")))


@pytest.mark.timeout(900)
def test_from_a_table_of_sixty_projects_to_the_official_section(visit: Visit, place: Path, tmp_path: Path) -> None:
    film = Film()
    visit.page.set_default_timeout(60_000)
    bring(visit, ROOT / "views" / "parts" / "bring_sample.txt", "แผนตัวอย่าง", film, "plan")
    ws = bring(visit, table_of_projects(tmp_path / "projects.xlsx"), "ตารางโครงการ 60 โครงการ", film, "table")
    db = open_database(f"sqlite:///{place / 'work.db'}")
    assert {one.name for one in all_workspaces(db)} == {"แผนตัวอย่าง", "ตารางโครงการ 60 โครงการ"}

    page = open_page(visit, f"/desk?ws={ws}")
    named(page, "สมหญิง ใจดี")
    page.locator(".st-key-desk-suggest button").first.click()
    page.locator(".pa-desk-open").wait_for(timeout=240_000)
    film.take(page, "suggested")
    suggested = {event.draft.matter.subject for event in events(db, workspace=ws) if event.draft.role == "tool"}
    assert len(suggested) >= PROJECTS * 0.9

    for number in range(DECISIONS):
        if not page.locator(".pa-desk-open").count():
            page.keyboard.press("n")
            page.locator(".pa-desk-open").wait_for()
        press(page, "asrau"[number % 5] if number else "a", place, 1)
        if number in {0, 9}:
            film.take(page, f"decided-{number + 1}")
    assert count(place) == DECISIONS

    disputed_and_settled(visit, place, ws, film)
    approve_all(visit, place, ws, film)
    files(ws, place, tmp_path)
    film.take(open_page(visit, f"/desk?ws={ws}"), "after")
    film.take(open_page(visit, f"/graph?plan={ws},national-strategy,master-plan,nesdp13"), "graph")


def disputed_and_settled(visit: Visit, place: Path, ws: str, film: Film) -> None:
    """A second reviewer rejects what the first accepted; an approver ends it and says why."""
    db = open_database(f"sqlite:///{place / 'work.db'}")
    first = next(state for state in fold(events(db, workspace=ws)).values() if state.accepted)
    address = f"/desk?ws={ws}&el={first.matter.subject}&cand={first.matter.object}&tier={tier_of(first.matter.object or '')}"
    page = open_page(visit, address)
    named(page, "สมชาย รอบคอบ")
    page.locator(".pa-desk-open").wait_for()
    press(page, "r", place, 1)
    page = open_page(visit, address)
    page.locator(".pa-desk-status-disputed").first.wait_for()
    film.take(page, "disputed")
    page.get_by_role("textbox", name=t("desk.settle.note", "th")).fill("ตรงกับวัตถุประสงค์ของโครงการ")
    page.locator(".st-key-desk-settle-accept button").first.click()
    page.wait_for_function("() => !document.querySelector('[data-testid=\"stStatusWidget\"]')")
    for _ in range(100):
        state = fold(events(db, workspace=ws))[first.key]
        if state.reading.settled:
            break
        page.wait_for_timeout(100)
    assert state.reading.settled is not None
    assert state.mark == "accept"
    assert [given.by for given in state.dissent] == ["สมชาย รอบคอบ"], "dissent stays"
    film.take(open_page(visit, address), "settled")


def approve_all(visit: Visit, place: Path, ws: str, film: Film) -> None:
    """What reviewers agree on, approved at once after a look at the list."""
    db = open_database(f"sqlite:///{place / 'work.db'}")
    page = open_page(visit, f"/desk?ws={ws}")
    page.locator(".st-key-desk-bulk button").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text(t("desk.bulk.approve", "th")).click()
    dialog.locator(".st-key-desk-bulk-do button").wait_for()
    film.take(page, "bulk")
    dialog.locator(".st-key-desk-bulk-do button").first.click()
    for _ in range(300):
        if not (waiting := [state for state in fold(events(db, workspace=ws)).values() if state.accepted and state.status != "approved"]):
            break
        page.wait_for_timeout(100)
    assert not waiting


def tier_of(upper: str) -> str:
    """The level of an upper element, by the shape of its id."""
    plan, _, rest = upper.partition("/")
    if plan.startswith("ns-"):
        return "strategy-part" if rest else "strategy"
    if plan.startswith("mp-"):
        return ("issue-target" if rest.startswith("target") else "y1" if "target" in rest else "subplan") if rest else "issue"
    if plan == "nesdp13":
        return "milestone-part" if "/" in rest else "milestone"
    return "security" if plan.startswith("nsc") else "government"


def files(ws: str, place: Path, folder: Path) -> None:
    """Word and Excel of the workspace, opened again: what was accepted stands there, what was not does not."""
    db = open_database(f"sqlite:///{place / 'work.db'}")
    states = fold(events(db, workspace=ws)).values()
    accepted = [state for state in states if state.accepted]
    assert accepted
    cli("build", code=0, **environment(place))
    for suffix in ("docx", "xlsx", "sssom.tsv"):
        cli("report", ws, "-o", str(folder / f"section.{suffix}"), code=0, **environment(place))
    words = "\n".join(paragraph.text for paragraph in Document(str(folder / "section.docx")).paragraphs)
    assert "ความสอดคล้องกับแผน 3 ระดับ" in words
    upper = upper_of(open_store(place / "store"))
    named = [upper.wording(state.matter.object or "") for state in accepted if tier_of(state.matter.object or "") in {"strategy", "issue", "milestone"}]
    assert named
    assert all(name in words for name in named), "official names, letter for letter"
    book = openpyxl.load_workbook(folder / "section.xlsx")
    cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]
    assert sum("โครงการ" in cell for cell in cells) >= PROJECTS
    assert not any(cell.startswith(("=", "+", "@")) for cell in cells), "nothing is a formula"
    table = (folder / "section.sssom.tsv").read_text("utf-8")
    assert all((state.matter.object or "") in table for state in accepted)
    assert "สมชาย รอบคอบ" in table, "dissent goes out too"
    if keep := os.environ.get("POLICY_STORY"):
        for file in folder.glob("section.*"):
            shutil.copy(file, keep)
