"""Overlapping pairs to take away: Excel and CSV with empty columns for a reviewer's decision, and one JSON value."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from io import StringIO
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from exports.citation import citation
from exports.overlap_text import Targets, agency_names, difference_lines, name_of, pair_targets, reason_lines, rules, target_lines, years
from exports.spreadsheet import csv_text, finished, put, sheet, table_sheet
from graph.published import published_build
from graph.store import GraphStore
from ontology.namespaces import iri
from queries.read.alignments import alignments
from queries.read.records import AlignmentView, Lang
from search.overlap import side_by_side
from search.overlap_records import Found, Pair, Part

__all__ = ["VERDICTS", "band_name", "overlap_csv", "overlap_json", "overlap_workbook", "relation_name"]

VERDICTS: tuple[tuple[str, str], ...] = (
    ("ซ้ำซ้อน ควรรวมหรือยกเลิก", "duplicates: merge or cancel"), ("ซ้ำบางส่วน ต้องประสานกัน", "overlaps in part: coordinate"),
    ("ถ่ายทอดจากแผนบน ไม่ซ้ำซ้อน", "hands on the upper plan: no duplication"), ("คนละเรื่อง", "different things"), ("ยังตัดสินไม่ได้", "cannot be decided yet"),
)
"""What a reviewer may decide."""
_BANDS = {"high": ("ใกล้มาก", "strong"), "medium": ("ใกล้ปานกลาง", "fair"), "low": ("อาจใกล้", "possible")}
_RELATIONS = {
    "peers": ("แผนระดับเดียวกัน", "plans of one level"), "levels": ("ต่างระดับ", "plans of different levels"),
    "earlier": ("ไม่ได้ใช้พร้อมกัน", "never in force together"), "continuity": ("แผนต่อเนื่องกัน ไม่ใช่ความซ้ำซ้อน", "one replaces the other: no duplication"),
}
_HEAD: dict[str, tuple[str, str, int]] = {
    "pair": ("รหัสคู่", "Pair", 30), "band": ("ความใกล้", "Likeness", 14), "basis": ("ใครกล่าว", "Basis", 18), "relation": ("แผนทั้งสอง", "The two plans", 22),
    "left_plan": ("แผน ก", "Plan A", 26), "left_id": ("รหัส ก", "Id A", 22), "left_text": ("ข้อความ ก", "Text A", 60), "left_agency": ("หน่วยงาน ก", "Body A", 20),
    "left_years": ("ช่วงปี ก", "Years A", 14), "left_target": ("ค่าเป้าหมาย ก", "Targets A", 30),
    "right_plan": ("แผน ข", "Plan B", 26), "right_id": ("รหัส ข", "Id B", 22), "right_text": ("ข้อความ ข", "Text B", 60), "right_agency": ("หน่วยงาน ข", "Body B", 20),
    "right_years": ("ช่วงปี ข", "Years B", 14), "right_target": ("ค่าเป้าหมาย ข", "Targets B", 30),
    "reasons": ("เหตุผล", "Reasons", 60), "differences": ("สิ่งที่ต่างกัน", "What differs", 50), "records": ("บันทึกที่มีอยู่", "Existing records", 26),
    "state": ("สถานะ", "State", 14), "said_by": ("ผู้กล่าวในบันทึก", "Who says so", 24),
    "decision": ("คำตัดสิน (กรอก)", "Decision (fill in)", 28), "why": ("เหตุผลของผู้ตัดสิน (กรอก)", "Reviewer's reason (fill in)", 40),
    "by": ("ผู้ตัดสิน (กรอก)", "Decided by (fill in)", 20), "on": ("วันที่ (กรอก)", "Date (fill in)", 14),
}
_FILLED_IN = ("decision", "why", "by", "on")
_WORDS = {
    "pairs": ("คู่ที่อาจซ้ำ", "Pairs"), "about": ("วิธีอ่านและอ้างอิง", "How to read and cite"), "decided": ("ตัดสินแล้ว", "decided"), "open": ("รอตัดสิน", "to be decided"),
    "suggested": ("ระบบเสนอ", "suggested by a machine"), "version": ("รุ่นข้อมูล", "Data version"), "build": ("กราฟ", "Build"), "cite": ("อ้างอิง", "Cite"),
    "count": ("{0} คู่ในไฟล์นี้", "{0} pairs in this file"),
}


def _word(key: str, lang: Lang) -> str:
    return _WORDS[key][0 if lang == "th" else 1]


def _heads(lang: Lang) -> list[str]:
    return [thai if lang == "th" else english for thai, english, _ in _HEAD.values()]


def band_name(pair: Pair, lang: Lang) -> str:
    """How near, in words."""
    return _BANDS[pair.band][0 if lang == "th" else 1]


def relation_name(pair: Pair, lang: Lang) -> str:
    """How the two plans stand to each other."""
    return _RELATIONS[pair.relation][0 if lang == "th" else 1]


def overlap_csv(store: GraphStore, found: Found, pairs: Sequence[Pair], lang: Lang = "th") -> bytes:
    """A row a pair, as a spreadsheet opens it (UTF-8 with its mark); nothing in it is computed."""
    output = StringIO()
    writer = csv.writer(output, lineterminator="\r\n")
    writer.writerow(_heads(lang))
    writer.writerows([csv_text(row.get(key, "")) for key in _HEAD] for row in _rows(store, found, pairs, lang))
    return output.getvalue().encode("utf-8-sig")


def overlap_workbook(store: GraphStore, found: Found, pairs: Sequence[Pair], lang: Lang = "th") -> bytes:
    """The Excel file (.xlsx): the pairs with empty decision columns and a list to choose from, and a sheet on how to read and cite it."""
    book = Workbook()
    book.remove(book.worksheets[0])
    rows = ([row.get(key) or None for key in _HEAD] for row in _rows(store, found, pairs, lang))
    made = table_sheet(book, _word("pairs", lang), _heads(lang), rows, [width for _, _, width in _HEAD.values()])
    made.freeze_panes = "C2"
    choice = DataValidation("list", formula1=f'"{",".join(said[0 if lang == "th" else 1] for said in VERDICTS)}"', allow_blank=True)
    made.add_data_validation(choice)
    letter = get_column_letter(list(_HEAD).index("decision") + 1)
    choice.add(f"{letter}2:{letter}{max(len(pairs) + 1, 2)}")
    about = sheet(book, _word("about", lang))
    about.column_dimensions["A"].width = 130
    lines = (_word("count", lang).format(f"{len(pairs):,}"), *rules(found, lang), f"{_word('version', lang)}: {store.manifest['version']} · {_word('build', lang)}: {published_build(store)}",
             f"{_word('cite', lang)}: {citation(store, 'text', lang)}")
    for number, line in enumerate(lines, 1):
        put(about.cell(number, 1), line, bold=number == 1)
    return finished(book)


def overlap_json(store: GraphStore, found: Found, pairs: Sequence[Pair]) -> dict[str, Any]:
    """One JSON value: how it was made, and the pairs with reasons in both languages and signs for machines."""
    every, said = pair_targets(store, pairs), _records(store)
    return {
        "basis": "suggested", "build": published_build(store), "cite": citation(store, "text", "en"), "elements": found.parts, "plans": found.plans, "compared": found.compared,
        "total": len(pairs), "rules": {lang: list(rules(found, lang)) for lang in ("th", "en")},
        "pairs": [_json(pair, found, every, said) for pair in pairs],
    }


def _json(pair: Pair, found: Found, every: Targets, said: Mapping[str, AlignmentView]) -> dict[str, Any]:
    beside = side_by_side(pair)

    def side(part: Part, passages: Sequence[Any]) -> dict[str, Any]:
        return {"id": part.id, "iri": iri(part.id), "type": part.ref.type, "number": part.ref.number, "plan": part.plan, "level": part.ref.level,
                "years": list(part.period) if part.period else None, "agencies": sorted(part.agencies), "targets": target_lines(part, every),
                "verified": part.ref.verified, "texts": [{"text": one.text, "spans": [list(span) for span in one.spans]} for one in passages]}

    return {
        "id": pair.id, "band": pair.band, "relation": pair.relation, "family": pair.family, "decided": pair.decided, "awaits_decision": pair.awaits,
        "left": side(pair.left, beside.left), "right": side(pair.right, beside.right), "shared": list(beside.shared),
        "signs": asdict(pair.signs), "reasons": [{"kind": reason.kind, "ids": list(reason.ids)} for reason in pair.reasons],
        "why": {lang: reason_lines(pair, beside.shared, found, lang) for lang in ("th", "en")},
        "differences": {lang: difference_lines(pair, found, every, lang) for lang in ("th", "en")},
        "decisions": [asdict(decision) | {"by": _author(said.get(decision.record), "en")} for decision in pair.decisions],
    }


def _rows(store: GraphStore, found: Found, pairs: Sequence[Pair], lang: Lang) -> list[dict[str, str]]:
    every, said = pair_targets(store, pairs), _records(store)
    return [_row(pair, found, every, said, lang) for pair in pairs]


def _row(pair: Pair, found: Found, every: Targets, said: Mapping[str, AlignmentView], lang: Lang) -> dict[str, str]:
    row = {
        "pair": pair.id, "band": band_name(pair, lang), "basis": _word("suggested", lang), "relation": relation_name(pair, lang),
        "reasons": "\n".join(reason_lines(pair, side_by_side(pair).shared, found, lang)), "differences": "\n".join(difference_lines(pair, found, every, lang)),
        "records": " ".join(f"{decision.record} ({decision.status})" for decision in pair.decisions), "state": _word("decided", lang) if pair.decided else _word("open", lang) if pair.awaits else "–",
        "said_by": "; ".join(dict.fromkeys(_author(said.get(decision.record), lang) for decision in pair.decisions)),
    }
    say: dict[str, Callable[[Part], str]] = {
        "plan": lambda part: name_of(part.plan, found, lang, short=True), "id": lambda part: part.id, "text": lambda part: "\n".join(part.texts),
        "agency": lambda part: "; ".join(agency_names(part, found, lang)), "years": years, "target": lambda part: "; ".join(target_lines(part, every)),
    }
    for side, part in (("left", pair.left), ("right", pair.right)):
        row |= {f"{side}_{key}": value(part) for key, value in say.items()}
    return row | dict.fromkeys(_FILLED_IN, "")


def _records(store: GraphStore) -> dict[str, AlignmentView]:
    return {view.id: view for view in alignments(store)}


def _author(view: AlignmentView | None, lang: Lang) -> str:
    if view is None or view.asserted_by is None:
        return view.provenance.source.title if view else ""
    return view.asserted_by.label.text(lang) or view.asserted_by.id
