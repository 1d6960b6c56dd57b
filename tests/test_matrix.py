"""The matrix of two plans: cells read by hand in data/, totals on any graph, the Excel file letter for letter, and both pages."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from streamlit.testing.v1 import AppTest

from exports.coverage_text import summary
from exports.matrix import cell_text, matrix_workbook
from exports.spreadsheet import csv_text, finished, put, table_sheet
from graph.coverage import Hierarchy, Item, Tie
from graph.matrix import SORTS, Mark, Side, cell_marks, lines, table
from graph.settings import ROOT
from graph.store import GraphStore
from queries.read.alignments import alignments
from queries.read.coverage import coverage
from queries.read.matrix import Matrix, MatrixChoice, cell_records, matrix, matrix_pairs, usual_pair
from tests.golden.workbook import as_text
from views.links import PAGES

GOLDEN = Path(__file__).parent / "golden" / "matrix-psds-2567-gov-policy-2566.txt"
"""``POLICY_GOLDEN=1 pytest tests/test_matrix.py`` writes it anew; read the difference before keeping it."""


def folded(built: GraphStore, plan: str, upper: str, **choice: Any) -> Matrix:
    return matrix(built, plan, upper, MatrixChoice(**choice))


# --- worked out by hand from data/ ---------------------------------------------------------------------------------------------------

def test_the_strategy_against_the_policy(built: GraphStore) -> None:
    """data/alignments: 14 curated records of elements, and two official ones that name the two plans as wholes."""
    found = folded(built, "psds-2567", "gov-policy-2566")
    assert (found.table.total, found.table.pending) == (16, 0)
    assert found.table.cells["psds-2567", "gov-policy-2566"].marks == (Mark("official", None, counts=True),)
    assert found.table.cells["psds-2567", "gov-policy-2566"].ties == ("al-psds2567-1", "al-psds2567-adjusted")
    first = found.table.cells["psds-2567/s1", "gov-policy-2566/digital-government"]
    assert first.ties == ("al-c-s1-gov-digital-government", "al-c-s1-p1-gov-digital-government", "al-c-s1-t2-gov-digital-government")
    assert {line.id for line in found.table.columns if line.total} == {"gov-policy-2566"} | {
        f"gov-policy-2566/{name}" for name in ("anticorruption", "data-driven", "decentralisation", "digital-government", "participation-targets", "role-of-state")}
    assert "gov-policy-2566/urgent" not in {line.id for line in found.table.columns}  # headings give way to the items themselves


def test_opening_a_strategy_parts_its_records(built: GraphStore) -> None:
    """s1 itself has one record with digital-government, its tactic 2 and its project 1 one each."""
    found = folded(built, "psds-2567", "gov-policy-2566", open_rows=frozenset({"psds-2567/s1"}))
    column = "gov-policy-2566/digital-government"
    assert [found.table.cells[row, column].count for row in ("psds-2567/s1", "psds-2567/s1/t2", "psds-2567/s1/p1")] == [1, 1, 1]
    assert ("psds-2567/s1/t3", column) not in found.table.cells
    assert found.table.total == 16


def test_marks_of_one_basis_do_not_stand_for_another(built: GraphStore) -> None:
    """psds-2567/ind2 and NESDP 13 target 2 indicator 1: derivedFrom is official and main; measuredBySame is curated and says neither."""
    found = folded(built, "psds-2567", "nesdp13")
    cell = found.table.cells["psds-2567/ind2", "nesdp13/ms13"]
    assert cell.marks == (Mark("official", "main", counts=True), Mark("curated", None, counts=True))
    assert (cell.ties[0], cell.count) == ("al-psds2567-ind-egdi", 2)


def test_conflicts_and_proposals_are_shown_and_not_counted(built: GraphStore) -> None:
    """echoes-curated.yaml: conflict-egdi-psds2567-mp20; psds-2567-curated.yaml: two proposals to mp-20/sub1/target1, which nobody has seen."""
    found = folded(built, "psds-2567", "master-plan")
    cell = found.table.cells["psds-2567/ind2", "mp-20"]
    assert (cell.count, cell.ties[-1], cell.marks[-1]) == (2, "conflict-egdi-psds2567-mp20", Mark("curated", None, counts=False, conflict=True))
    assert found.table.pending == 2
    assert not any(mark.counts for mark in folded(built, "psds-2567", "master-plan", open_rows=frozenset({"psds-2567/s1"}), open_columns=frozenset(
        {"mp-20", "mp-20/sub1"})).table.cells["psds-2567/s1/p1", "mp-20/sub1/target1"].marks)


def test_a_row_says_that_nothing_aligns(built: GraphStore) -> None:
    found = folded(built, "psds-2567", "nsc-2566")
    assert {"psds-2567/s2", "psds-2567/s1/p1"} <= found.nothing
    assert len(found.nothing) == 11
    views = alignments(built, "psds-2567")
    assert [view.id for view in cell_records(found, views, "psds-2567/goal", None)] == ["al-c-goal-none-nsc"]
    assert {view.id for view in cell_records(found, views, "psds-2567/s2", None) if view.nothing_aligns} == {
        "al-c-s2-none-nsc", "al-c-s2-t1-none-nsc", "al-c-s2-t2-none-nsc"}


def test_the_evidence_of_a_cell_is_its_records(built: GraphStore) -> None:
    found = folded(built, "psds-2567", "master-plan")
    views = alignments(built, "psds-2567")
    cell = found.table.cells["psds-2567/s1", "mp-20"]
    records = cell_records(found, views, "psds-2567/s1", "mp-20")
    assert tuple(view.id for view in records) == cell.ties
    assert records[0].evidence
    assert len(cell_records(found, views, None, "mp-20")) == sum(len(one.ties) for place, one in found.table.cells.items() if place[1] == "mp-20")


def test_only_one_basis(built: GraphStore) -> None:
    found = folded(built, "psds-2567", "nesdp13", bases=frozenset({"official"}), linked_only=True)
    assert found.table.total == 2
    assert [line.id for line in found.table.rows] == ["psds-2567", "psds-2567/ind2"]
    assert [line.id for line in found.table.columns] == ["nesdp13/ms13"]


def test_pairs_to_choose_from(built: GraphStore) -> None:
    lower, upper = matrix_pairs(built)
    assert usual_pair(built) == ("psds-2567", "master-plan")
    assert "digital-government-plan-2566" in {one.ref.id for one in lower}
    assert "nsc-act-2559" in {one.ref.id for one in upper}
    assert "annual-report-2561" not in {one.ref.id for one in (*lower, *upper)}


# --- any graph -----------------------------------------------------------------------------------------------------------------------

IDS = st.integers(0, 11).map(str)


def items(prefix: str) -> st.SearchStrategy[tuple[Item, ...]]:
    ids = IDS.map(f"{prefix}{{}}".format)
    return st.lists(st.builds(Item, ids, st.none() | ids), unique_by=lambda item: item.id, max_size=12).map(tuple)


SIDES = {prefix: st.builds(Side, items(prefix), st.frozensets(IDS.map(f"{prefix}{{}}".format)), st.frozensets(IDS.map(f"{prefix}{{}}".format), max_size=2),
                           st.sampled_from(SORTS)) for prefix in "lu"}
TIES = st.lists(st.builds(Tie, st.uuids().map(str), IDS.map("l{}".format), IDS.map("u{}".format), st.sampled_from(["official", "curated", "suggested"]),
                          st.sampled_from(["main", "secondary", None]), st.booleans(), st.just("l"), st.booleans()), max_size=30)


@settings(max_examples=150, deadline=None)
@given(SIDES["l"], SIDES["u"], TIES, st.booleans())
def test_totals_are_the_sums_of_the_cells(rows: Side, columns: Side, ties: list[Tie], linked_only: bool) -> None:
    found = table(rows, columns, ties, linked_only=linked_only)
    known = {item.id for item in (*Hierarchy.of(rows.items).items.values(), *columns.items)}
    reachable = [set(lines(Hierarchy.of(side.items), side.opened, side.through)[1]) for side in (rows, columns)]
    counted = [tie for tie in ties if tie.counts and tie.lower in reachable[0] and tie.upper in reachable[1]]
    assert found.total == len(counted) == sum(cell.count for cell in found.cells.values())
    assert sum(line.total for line in found.rows) == sum(line.total for line in found.columns) == found.total
    for axis, some in ((0, found.rows), (1, found.columns)):
        assert len({line.id for line in some}) == len(some)
        for line in some:
            assert line.id in known
            assert line.total == sum(cell.count for place, cell in found.cells.items() if place[axis] == line.id)
        assert {place[axis] for place in found.cells} <= {line.id for line in some}
    for cell in found.cells.values():
        assert len(set(cell.ties)) == len(cell.ties)
        assert cell.marks == cell_marks([tie for tie in ties if tie.id in cell.ties])
        assert any(mark.counts for mark in cell.marks) == (cell.count > 0)
        assert not any(mark.counts and mark.basis == "suggested" for mark in cell.marks)


def test_sorting_keeps_parts_under_their_whole() -> None:
    rows = Side((Item("a"), Item("a1", "a"), Item("a2", "a"), Item("b"), Item("b1", "b")), frozenset({"a", "b"}), sort="most")
    ties = [Tie("1", "a2", "u"), Tie("2", "b1", "u"), Tie("3", "b1", "u"), Tie("4", "b", "u")]
    found = table(rows, Side((Item("u"),)), ties)
    assert [(line.id, line.depth, line.total) for line in found.rows] == [("b", 0, 1), ("b1", 1, 2), ("a", 0, 0), ("a2", 1, 1), ("a1", 1, 0)]
    assert [line.id for line in table(rows, Side((Item("u"),)), ties, linked_only=True).rows] == ["b", "b1", "a", "a2"]


def test_the_strongest_record_gives_the_mark() -> None:
    assert cell_marks([Tie("1", "l", "u", "curated", "secondary"), Tie("2", "l", "u", "curated", "main", approved=False), Tie("3", "l", "u", "curated", None)]) == (
        Mark("curated", "secondary", counts=True), Mark("curated", "main", counts=False))


# --- Excel ---------------------------------------------------------------------------------------------------------------------------

def test_the_workbook_is_as_it_should_be(built: GraphStore) -> None:
    text = as_text(matrix_workbook(built, folded(built, "psds-2567", "gov-policy-2566"), "th"))
    if os.environ.get("POLICY_GOLDEN"):
        GOLDEN.write_text(text, "utf-8")
    assert text == GOLDEN.read_text("utf-8")


def test_every_record_has_a_row_of_evidence(built: GraphStore) -> None:
    found = folded(built, "psds-2567", "nsc-2566")
    book = load_workbook(BytesIO(matrix_workbook(built, found, "en")))
    rows = list(book["Evidence"].iter_rows(min_row=2, values_only=True))
    assert {row[0] for row in rows} == {id_ for cell in found.table.cells.values() for id_ in cell.ties} | {
        view.id for view in alignments(built, "psds-2567") if view.nothing_aligns and view.scope and view.scope.id == "nsc-2566"}
    assert sum(row[10] == "counted" for row in rows) == found.table.total
    assert all(row[12] for row in rows)  # the words of the lower plan
    told = " ".join(str(row[0]) for row in book["How to read and cite"].iter_rows(values_only=True))
    assert all(words in told for words in ("≠: in conflict, not counted", "∅: reviewed", "as far as the register holds them", built.fingerprint, "CC BY 4.0"))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", '=HYPERLINK("http://a","b")', "=cmd|' /C calc'!A0"])
def test_text_never_becomes_a_formula(text: str) -> None:
    book = Workbook()
    cell = put(book.worksheets[0].cell(1, 1), text)
    assert (cell.data_type, cell.quotePrefix, cell.value) == ("s", True, text)
    again = load_workbook(BytesIO(finished(book))).worksheets[0]["A1"]
    assert (again.data_type, again.quotePrefix, again.value) == ("s", True, text)
    assert csv_text(text) == f"'{text}"
    assert csv_text(-1) == "-1"
    assert csv_text("ไทย") == "ไทย"


def test_characters_that_excel_refuses_are_left_out() -> None:
    book = Workbook()
    sheet = table_sheet(book, "x" * 40, ["a"], [["\x00\x0bก"], [None], [2.5]], [10])
    assert [cell.value for cell in sheet["A"]] == ["a", "ก", None, 2.5]
    assert len(sheet.title) == 31


def test_the_text_of_a_cell(built: GraphStore) -> None:
    cell = folded(built, "psds-2567", "nesdp13").table.cells["psds-2567/ind2", "nesdp13/ms13"]
    assert cell_text(cell, "th") == "●ท ◇น 2"
    assert cell_text(cell, "en") == "●O ◇C 2"


# --- pages ---------------------------------------------------------------------------------------------------------------------------

Open = Callable[..., str]


@pytest.fixture
def page(use_built: Path) -> Open:
    """The HTML of a page at an address."""
    assert use_built.is_dir()

    def run(name: str, lang: str = "th", **query: str) -> str:
        app = AppTest.from_file(str(ROOT / "views" / "main.py"), default_timeout=60)
        for key, value in {**query, **({"lang": lang} if lang != "th" else {})}.items():
            app.query_params[key] = value
        app.switch_page(PAGES[name]).run()  # type: ignore[index]
        assert not app.exception, [error.message for error in app.exception]
        return "".join(body for element in app.get("html") if not (body := element.proto.body).startswith("<style"))

    return run


def test_the_matrix_page_shows_the_table_and_leads_to_every_cell(page: Open, built: GraphStore) -> None:
    said = page("matrix", linked="0")
    found = folded(built, *usual_pair(built))
    assert said.count('class="pa-link pa-cell"') == len(found.table.cells)
    assert said.count('scope="row"') == len(found.table.rows) + 1
    assert f">{found.table.total}<" in said
    for place in found.table.cells:
        assert f"cell={place[0]}~{place[1]}".replace("~", "%7E") in said or f"cell={place[0]}~{place[1]}" in said
    assert 'aria-expanded="false"' in said


def test_the_matrix_opens_with_what_has_links(page: Open, built: GraphStore) -> None:
    said = page("matrix")
    found = folded(built, *usual_pair(built), linked_only=True)
    assert said.count('class="pa-link pa-cell"') == len(found.table.cells)
    assert said.count('scope="row"') == len(found.table.rows) + 1 < len(folded(built, *usual_pair(built)).table.rows) + 1
    assert "linked=0" in said  # the way to all of them


@pytest.mark.parametrize("lang", ["th", "en"])
def test_an_address_brings_back_the_view(page: Open, lang: str) -> None:
    said = page("matrix", lang, plan="psds-2567", upper="gov-policy-2566", rows="psds-2567/s1", cell="psds-2567/s1/p1~gov-policy-2566/digital-government", sort="most")
    assert 'data-alignment="al-c-s1-p1-gov-digital-government"' in said
    assert said.count('aria-expanded="true"') == 1
    assert "pa-quote" in said
    assert re.search(r'aria-current="true"[^>]*>(?:(?!</a>).)*pa-mark-curated', said)


@pytest.mark.parametrize("query", [
    {"plan": "nowhere", "upper": "nowhere"}, {"cell": "a~b"}, {"cell": "x"}, {"rows": "zz,*,<script>", "cols": "*"}, {"sort": "up", "basis": "rumour"},
    {"plan": "annual-report-2561"}, {"plan": "digital-government-plan-2566", "upper": "nsc-act-2559", "linked": "0"}, {"cell": "*~*"},
])
def test_any_address_of_the_matrix_ends_in_a_page(page: Open, query: dict[str, str]) -> None:
    said = page("matrix", **query)
    assert "<script" not in said
    assert "pa-matrix" in said or "pa-empty" in said


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize(("plan", "side"), [("master-plan", ""), ("psds-2567", ""), ("nesdp13", "below"), ("nsc-2566", "above")])
def test_the_coverage_page_says_what_was_counted(page: Open, built: GraphStore, plan: str, side: str, lang: str) -> None:
    said = page("coverage", lang, plan=plan, **({"side": side} if side else {}))
    found = coverage(built, plan, side or None)  # type: ignore[arg-type]
    plain = re.sub(r"<[^>]+>", "", said)
    assert summary(found, lang) in unescape(plain)  # type: ignore[arg-type]
    assert said.count('role="img"') == len(found.levels) + len(found.groups)
    for state in ("unseen", "reviewed"):
        assert f'id="{state}"' in said


@pytest.mark.parametrize("query", [{"plan": "nowhere"}, {"plan": "annual-report-2561"}, {"plan": "psds-2567", "from": "nsc-2566"}, {"side": "left", "from": "x"}])
def test_any_address_of_coverage_ends_in_a_page(page: Open, query: dict[str, str]) -> None:
    assert "pa-" in page("coverage", **query)
