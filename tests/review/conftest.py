"""A small plan of our own in a workspace, with suggestions made once a session."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.database import Database, open_database
from graph.people import Person, alone
from graph.store import GraphStore
from graph.workspaces.records import Workspace
from graph.workspaces.shelf import keep, open_workspace
from loaders.text import load_bytes
from review.book import Book
from review.desk import Upper, desk, upper_of
from review.records import Desk, Row
from review.run import run

PLAN = """แผนปฏิบัติการด้านบริการดิจิทัลของหน่วยงานตัวอย่าง (พ.ศ. 2566 - 2570)
วิสัยทัศน์ : บริการสะดวก โปร่งใส
เป้าหมาย : ประชาชนเข้าถึงบริการภาครัฐผ่านระบบดิจิทัลได้สะดวก
ตัวชี้วัด : ร้อยละความพึงพอใจของผู้รับบริการ ไม่น้อยกว่าร้อยละ 85 ในปี 2570
ยุทธศาสตร์ที่ 1 พัฒนาบริการภาครัฐสู่ระบบดิจิทัล
1. เปิดเผยข้อมูลภาครัฐและเชื่อมโยงข้อมูลระหว่างหน่วยงาน
ยุทธศาสตร์ที่ 2 ป้องกันและปราบปรามการทุจริตประพฤติมิชอบ
1. เสริมสร้างวัฒนธรรมสุจริตในหน่วยงานภาครัฐ
"""


@dataclass(frozen=True)
class Table:
    """What a test works on."""

    db: Database
    workspace: Workspace
    upper: Upper
    book: Book

    @property
    def desk(self) -> Desk:
        """The desk as it is now."""
        return desk(self.workspace, self.book.states(), self.upper)

    def row(self, words: str) -> Row:
        """The row whose wording begins so."""
        return next(row for row in self.desk.rows if row.wording.startswith(words))


@pytest.fixture(scope="session")
def upper(built: GraphStore) -> Upper:
    return upper_of(built)


@pytest.fixture(scope="session")
def suggested(built: GraphStore, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A database with the plan and its suggestions; each test works on a copy."""
    file = tmp_path_factory.mktemp("desk") / "work.db"
    db = open_database(f"sqlite:///{file}")
    data = PLAN.encode()
    workspace = keep(db, load_bytes(data, "plan.txt").as_plan(), data, "plan.txt", name="แผนตัวอย่าง", by="สมหญิง")
    run(built, db, workspace, {})
    db.engine.dispose()
    return file, workspace.id


@pytest.fixture
def here(suggested: tuple[Path, str], upper: Upper, tmp_path: Path) -> Iterator[Table]:
    file, id_ = suggested
    for part in file.parent.glob(f"{file.name}*"):
        shutil.copy(part, tmp_path / part.name)
    db = open_database(f"sqlite:///{tmp_path / file.name}")
    yield Table(db, open_workspace(db, id_), upper, Book(db, id_))
    db.engine.dispose()


@pytest.fixture
def me() -> Person:
    return alone("สมหญิง")


@pytest.fixture
def other() -> Person:
    return alone("สมชาย")
