"""The child process that opens workbooks: it says the same as reading here, and may fail without harm."""

from __future__ import annotations

import random

import pytest

from loaders.apart import room
from loaders.problems import DataError
from loaders.workbook.apart import read_apart
from loaders.workbook.reader import read_book, read_packed
from tests.loaders.table_files import FILES, xlsx


@pytest.mark.parametrize("name", ["formats-and-formulas.xlsx", "old-excel.xls", "open-document.ods"])
def test_the_child_says_what_reading_here_says(name: str) -> None:
    data = FILES[name]()
    assert read_book(data, name) == read_packed(data, name)


def endless_chain() -> bytes:
    """An XLS file whose sector chain leads back to itself: a reader that follows it asks for memory without end."""
    data = bytearray(FILES["old-excel.xls"]())
    table = 512 * (1 + int.from_bytes(data[76:80], "little"))
    for sector in range(128):
        data[table + 4 * sector:table + 4 * sector + 4] = (sector ^ 1).to_bytes(4, "little")
    return bytes(data)


def test_a_reader_that_breaks_down_takes_nothing_with_it() -> None:
    with pytest.raises(DataError) as raised:
        read_book(endless_chain(), "loop.xls")
    (problem,) = raised.value.problems
    assert problem.rule in ("table-stopped", "table-damaged")
    assert problem.file == "loop.xls"


def test_a_deadline_ends_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "SECONDS", 0.001)
    with pytest.raises(DataError, match="หน่วยความจำหรือเวลา"):
        read_apart(FILES["annual-plan.xlsx"](), "slow.xlsx")


def test_problems_of_the_child_name_file_and_sheet() -> None:
    with pytest.raises(DataError) as raised:
        read_book(xlsx({"ก": [["โครงการ", "งบ"]]})[:-30], "cut.xlsx")
    assert [(problem.file, problem.rule) for problem in raised.value.problems] == [("cut.xlsx", "table-damaged")]


@pytest.mark.heavy
@pytest.mark.parametrize("name", ["old-excel.xls", "open-document.ods", "annual-plan.xlsx"])
def test_damaged_workbooks_are_read_or_refused(name: str) -> None:
    """A hundred damaged files of each kind, each with a child of its own."""
    chance, whole = random.Random(6), FILES[name]()  # noqa: S311 - no secret
    for _ in range(100):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 2, 4, 16))):
            at = chance.randrange(len(data))
            data[at:at + 4] = chance.choice((b"\xff\xff\xff\x7f", b"\0\0\0\0", bytes([chance.randrange(256)])))
        try:
            read_book(bytes(data), name)
        except DataError as error:
            assert error.problems[0].th  # noqa: PT017 - both outcomes are right
