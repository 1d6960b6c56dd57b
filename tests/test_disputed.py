"""Reviewers who disagree: the vocabulary calls the record ``reviewed``, and nobody may be told no more than that, on the graph page, in a chain or in a file.

Files that are written from the statements of a workspace (RDF, SSSOM, StratML) are in tests/workspaces/test_projection.py.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from io import BytesIO, StringIO
from typing import get_args

import pytest
from openpyxl import load_workbook
from pyoxigraph import Store

from exports.matrix import RECORD_HEAD, matrix_workbook
from exports.overlap import overlap_csv, overlap_json, overlap_workbook
from exports.plan_files import PLAN_FILES, Asked
from exports.plan_workbook import plan_workbook
from exports.standing import link_name
from exports.trace_data import trace_data
from exports.trace_text import to_markdown
from graph.decisions.fold import fold
from graph.decisions.rdf import alignment_id, state_quads
from graph.decisions.records import Matter, Quote
from graph.store import EmbeddedStore
from graph.workspaces.rdf import graph_of
from loaders.rdf.uploads import Upload, upload_quads
from queries.read.alignments import alignments
from queries.read.elements import refs
from queries.read.matrix import matrix
from queries.read.picture import Show, choices, picture
from queries.read.records import AlignmentView, Lang
from queries.read.trace import trace
from search.overlap_parts import decided_by_records
from search.overlap_records import Decision, Found, Pair, Part, Signs, pair_id
from tests.decisions.making import chain, review, suggested
from tests.exported import MADE, five_year
from tests.loaders.table_files import agency_names
from tests.test_plan_files import words
from views.graph_component import Controls, component_data
from views.i18n import t
from views.parts.picture import edge_details

WS = "ws-five"
QUOTES = (Quote(side="subject", text="ข้อความของแผน", source="cab-2024-07-09", locator="หน้า 1"), Quote(side="object", text="การบริการประชาชน", source="cab-2024-07-09", locator="หน้า 2"))
PROPOSED = Matter(workspace=WS, subject=f"{WS}/s2", object="mp-20")
"""Found by the machine; one reviewer accepts it, another does not."""
READ = Matter(workspace=WS, subject=f"{WS}/s1", object="mp-20")
"""Found by a reviewer; another does not accept it."""
AGREED = Matter(workspace=WS, subject=f"{WS}/s1", object="mp-21")
"""Reviewed, and nobody says otherwise."""
SAID: dict[Lang, str] = {"th": "ผู้ตรวจเห็นไม่ตรงกัน", "en": "disputed by its reviewers"}


@dataclass(frozen=True)
class World:
    """The graph with a plan of a user and decisions on it."""

    store: EmbeddedStore
    disputed: frozenset[str]
    """Ids of both disputed records."""
    read: str
    reviewed: str

    @property
    def views(self) -> dict[str, AlignmentView]:
        return {view.id: view for view in alignments(self.store, WS)}


@pytest.fixture(scope="module")
def world(built: EmbeddedStore) -> World:
    states = fold(chain([
        suggested(PROPOSED), review(matter=PROPOSED, quotes=QUOTES), review("reject", by="ข", matter=PROPOSED, note="คนละเรื่อง"),
        review(matter=READ, quotes=QUOTES), review("reject", by="ข", matter=READ, note="คนละเรื่อง"), review(matter=AGREED, quotes=QUOTES),
    ]))
    with_work = Store()
    with_work.bulk_extend(built.store)
    with_work.bulk_extend(upload_quads(five_year(), agency_names(), Upload(name="แผน.xlsx", sha256="0" * 64, brought_on=MADE.date(), label="แผนห้าปี"), graph_of(WS)))
    with_work.bulk_extend(state_quads(states.values(), WS))
    store = EmbeddedStore(built.folder, with_work)
    ids = [alignment_id(states[matter.key]) for matter in (PROPOSED, READ, AGREED)]
    return World(store, frozenset(ids[:2]), ids[1], ids[2])


# --- the graph page


def test_the_status_filter_offers_them_apart_with_their_number(world: World, built: EmbeddedStore) -> None:
    before, found = dict(choices(built).statuses), dict(choices(world.store).statuses)
    assert "disputed" not in before
    assert {status: number - before.get(status, 0) for status, number in found.items() if number != before.get(status, 0)} == {"disputed": 2, "reviewed": 1}


@pytest.mark.parametrize("status", ["disputed", "reviewed"])
def test_what_is_drawn_is_what_was_asked_for(world: World, status: str) -> None:
    drawn = picture(world.store, Show(plans=(WS,), statuses=(status,)))
    lines = [link for link in drawn.links if not link.is_part]
    assert {id_ for link in lines for id_ in link.alignments} == (world.disputed if status == "disputed" else {world.reviewed})
    assert {link.status for link in lines} == {status}
    for lang in get_args(Lang):
        edges = [edge for edge in component_data(drawn, lang, Controls())["edges"] if edge["alignments"]]
        assert edges
        assert all((SAID[lang] in edge["title"], t("status.reviewed", lang) in edge["title"]) == (status == "disputed", status == "reviewed") for edge in edges)


def test_what_is_approved_needs_no_word(built: EmbeddedStore) -> None:
    edges = [edge for edge in component_data(picture(built), "en", Controls())["edges"] if edge["alignments"]]
    assert edges
    assert not [edge["title"] for edge in edges if "approved" in edge["title"]]


def test_a_line_is_told_beside_the_picture_as_anywhere_else(world: World) -> None:
    for lang in get_args(Lang):
        said = str(edge_details([world.views[world.read]], lang))
        assert said.count(SAID[lang]) == 2, "as a mark and among the facts"
        assert f">{t('status.reviewed', lang)}<" not in said


# --- chains


def test_a_chain_over_a_dispute_says_so(world: World) -> None:
    found = trace(world.store, f"{WS}/s2")
    steps = [step for one in found.chains for step in one.steps if any(view.id in world.disputed for view in step.records)]
    assert steps
    assert not any(step.strength.solid for step in steps)
    reasons: dict[Lang, str] = {"th": "ผู้ตรวจเห็นไม่ตรงกัน ยังไม่มีผู้ชี้ขาด", "en": "its reviewers disagree, and nobody has settled it"}
    for lang, reason in reasons.items():
        assert f": {reason}⟩" in to_markdown(found, lang)
    told = [record for one in trace_data(found, "th")["chains"] for step in one["steps"] for record in step["records"] if record["id"] in world.disputed]
    assert {(record["status"], record["disputed"]) for record in told} == {("reviewed", True)}


# --- files


def _statuses(content: bytes, sheet: str, lang: Lang) -> dict[str, str]:
    """Record → its cell in the column of statuses."""
    column = RECORD_HEAD[lang].index({"th": "สถานะ", "en": "Status"}[lang])
    return {str(row[0]): str(row[column]) for row in load_workbook(BytesIO(content))[sheet].iter_rows(min_row=2, values_only=True)}


def test_the_workbook_of_a_plan(world: World) -> None:
    content = plan_workbook(world.store, WS, MADE)
    assert _statuses(content, "หลักฐาน", "th") == dict.fromkeys(world.disputed, SAID["th"]) | {world.reviewed: "ตรวจแล้ว"}


@pytest.mark.parametrize(("lang", "sheet"), [("th", "หลักฐาน"), ("en", "Evidence")])
def test_the_workbook_of_a_matrix(world: World, lang: Lang, sheet: str) -> None:
    content = matrix_workbook(world.store, matrix(world.store, WS, "master-plan"), lang)
    assert _statuses(content, sheet, lang) == dict.fromkeys(world.disputed, SAID[lang]) | {world.reviewed: {"th": "ตรวจแล้ว", "en": "reviewed"}[lang]}


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "html", "md", "ttl"])
def test_what_says_how_it_stands_names_the_disputed_as_undecided(world: World, suffix: str) -> None:
    said = words(PLAN_FILES[suffix].write(world.store, Asked(WS, MADE)), suffix)
    assert "ความเชื่อมโยงที่ยังไม่ตัดสิน 3 รายการ" in said
    for view in world.views.values():
        assert (f"{link_name(view)} ({SAID['th']})" in said, link_name(view) in said) == (view.id in world.disputed, True)


def test_a_dispute_decides_no_overlap_and_the_files_name_it(world: World) -> None:
    pair_key = pair_id(READ.subject, str(READ.object))
    (decision,) = decided_by_records(world.store)[pair_key]
    assert decision == Decision(world.read, "disputed", "contributesTo", "curated")
    names = refs(world.store, (READ.subject, str(READ.object)))
    left, right = (Part(names[id_], plan, "topic", (names[id_].label.th or "",)) for id_, plan in ((READ.subject, WS), (str(READ.object), "master-plan")))
    pair = Pair(left, right, "levels", Signs(0.5, 0.5, 0.5, 0.5), 0.5, "high", (), (decision,))
    found = Found((pair,), 2, 2, 1, names)
    assert not pair.decided
    (row,) = csv.DictReader(StringIO(overlap_csv(world.store, found, (pair,)).decode("utf-8-sig")))
    assert row["บันทึกที่มีอยู่"] == f"{world.read} (disputed)"
    (told,) = overlap_json(world.store, found, (pair,))["pairs"]
    assert (told["decided"], [one["status"] for one in told["decisions"]]) == (False, ["disputed"])
    assert f"{world.read} (disputed)" in words(overlap_workbook(world.store, found, (pair,)), "xlsx")
    assert replace(pair, decisions=(replace(decision, status="approved"),)).decided
