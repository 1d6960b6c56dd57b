"""Tables of PDFs without lines between their cells, or with some: what their Word files mean; and pages that only look like tables stay as they were."""

from __future__ import annotations

import random

import pytest

from loaders.document import pdf_reader
from loaders.document.blocks import Table
from loaders.document.pdf_gaps import columns_from, printed
from loaders.document.pdf_ink import Glyph, Ink, Rule, read_ink
from loaders.document.pdf_reader import read_pdf
from loaders.document.pdf_rows import Row, Stretch, rows_of, stretches_of
from loaders.records import Element
from tests.loaders.bare_tables import BARE, INDICATORS, PROJECTS
from tests.loaders.document_outline import load_here, rows
from tests.loaders.document_pdfs import convert
from tests.loaders.table_likes import NO_TABLES

_DRAWN_ACROSS = [name for name in BARE if name not in ("cells in the middle", "short names")]
"""Of cells in the middle of their rows, and of a line by itself, drawn line by line across the table, nothing says which row they belong to."""


@pytest.fixture(scope="module")
def words() -> dict[str, bytes]:
    return {name: make() for name, make in {**BARE, **NO_TABLES}.items()}


@pytest.fixture(scope="module")
def pdfs(words: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return convert(words, tmp_path_factory.mktemp("pdfs"))


def tables(data: bytes) -> list[Table]:
    return [block for block in read_pdf(data, "f", lambda _page, _pages: None).blocks if isinstance(block, Table)]


def across(document: object, number: int) -> Ink:
    """A page as programs draw it that write line by line over the whole width."""
    ink = read_ink(document, number)
    ink.glyphs[:] = [glyph for row in rows_of(stretches_of(ink.glyphs)) for stretch in row.stretches for glyph in stretch.glyphs]
    return ink


def parts(data: bytes, kind: str) -> list[Element]:
    return [element for name, element, _ in load_here(data).as_plan().walk() if name == kind]


def bare(text: str | None) -> str:
    return "".join((text or "").split())


@pytest.mark.parametrize("name", BARE)
def test_a_table_without_lines_means_what_its_word_file_means(name: str, pdfs: dict[str, bytes], words: dict[str, bytes]) -> None:
    assert rows(load_here(pdfs[name])) == rows(load_here(words[name]))


@pytest.mark.parametrize("name", _DRAWN_ACROSS)
def test_the_order_of_drawing_is_not_needed(name: str, pdfs: dict[str, bytes], words: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reader, "read_ink", across)
    assert rows(load_here(pdfs[name])) == rows(load_here(words[name]))


@pytest.mark.parametrize("name", ["no lines", "lines between rows", "lines at the heads", "lines down", "a frame", "heads in boxes", "numbers first", "cells in the middle"])
def test_projects_have_their_own_budgets_and_agencies(name: str, pdfs: dict[str, bytes]) -> None:
    found = [(bare(each.text), [budget.value for budget in each.budgets], list(each.agencies)) for each in parts(pdfs[name], "FlagshipProject")]
    assert found == [(bare(project), [float(money.replace(",", ""))], [agency]) for project, _, money, agency in PROJECTS]


@pytest.mark.parametrize("name", ["years", "years, centred", "years below one head"])
def test_indicators_have_the_targets_of_their_years(name: str, pdfs: dict[str, bytes]) -> None:
    found = [(bare(each.text), [(target.value, target.unit, target.year_be) for target in each.targets]) for each in parts(pdfs[name], "Indicator")]
    assert found == [(bare(text), [(float(value), unit, year) for value, year in zip(values, (2566, 2567, 2568), strict=True)]) for text, unit, *values in INDICATORS]


def test_names_across_are_over_the_projects_below_them(pdfs: dict[str, bytes]) -> None:
    for name in ("names across", "a name at the end of a page"):
        plan = load_here(pdfs[name]).as_plan()
        below = [bare(getattr(parent, "text", None))[:8] for kind, _, parent in plan.walk() if kind == "FlagshipProject"]
        assert below == ["พัฒนาระบ"] * 2 + ["พัฒนาข้อ"] * 3


def test_a_table_over_pages_is_one(pdfs: dict[str, bytes]) -> None:
    for name in ("two pages", "two pages with heads"):
        (table,) = tables(pdfs[name])
        assert (table.row_count, table.column_count) == (21, 4)
        assert all(len([cell for cell in table.cells if cell.row == row]) == 4 for row in range(1, 22))


@pytest.mark.parametrize("order", [read_ink, across], ids=["as drawn", "across"])
@pytest.mark.parametrize("name", NO_TABLES)
def test_what_only_looks_like_a_table_is_read_as_before(name: str, order: object, pdfs: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reader, "read_ink", order)
    found = read_pdf(pdfs[name], "f", lambda _page, _pages: None).blocks
    monkeypatch.setattr(pdf_reader, "bare_tables", lambda *_: [])
    assert found == read_pdf(pdfs[name], "f", lambda _page, _pages: None).blocks


# -- columns by gaps -----------------------------------------------------------------------------------------------------------------


def row(y: float, *texts: tuple[float, float]) -> Row:
    """Stretches of letters five points wide, a space drawn for each given gap of one letter."""
    stretches = [Stretch([Glyph("ก", x, x + 5, y, 10.0, bold=False, known=True) for x in range(int(begin), int(end), 5)], y, 10.0) for begin, end in texts]
    return Row(stretches)


def test_a_gap_is_a_space_where_a_space_that_wide_is_drawn() -> None:
    letters = [Glyph("ก", 0, 5, 0, 10.0, bold=False, known=True), Glyph(" ", 5, 11, 0, 10.0, bold=False, known=True), Glyph("ข", 11, 16, 0, 10.0, bold=False, known=True)]
    assert len(printed(Row([Stretch(letters, 0, 10.0)]), []).pieces) == 1
    assert len(printed(Row([Stretch([letters[0], letters[2]], 0, 10.0)]), []).pieces) == 2


def test_a_line_down_parts_what_no_gap_parts() -> None:
    assert len(printed(row(0, (0, 50), (52, 90)), []).pieces) == 1
    assert len(printed(row(0, (0, 50), (52, 90)), [Rule(51, -5, 51, 20)]).pieces) == 2


def test_lanes_go_through_all_lines_of_a_table() -> None:
    lines = [printed(row(100 - 12 * at, *texts), []) for at, texts in enumerate((
        [(0, 40), (100, 140), (200, 240)], [(0, 80), (100, 190), (200, 230)], [(0, 60), (100, 150)], [(0, 90), (100, 120), (200, 300)], [(0, 250)], [(0, 300)]))]
    found = columns_from(lines, 0, [])
    assert found is not None
    assert (found.first, found.last, found.lanes) == (0, 3, ((90, 100), (190, 200)))


def test_running_text_has_no_lanes_for_long() -> None:
    chance = random.Random(1)  # noqa: S311 - the same text in every run
    lines = []
    for at in range(400):
        places, x = [], 0
        while x < 440:
            end = min(450, x + 5 * chance.randint(4, 20))
            places.append((x, end))
            x = end + chance.choice((5, 10))
        lines.append(printed(row(8000 - 12 * at, *places), []))
    found = [columns for start in range(len(lines)) if (columns := columns_from(lines, start, []))]
    assert max(columns.last - columns.first for columns in found) < 6
