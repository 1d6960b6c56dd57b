"""Coverage to take away: one JSON value, a CSV of elements, an Excel file, and a brief of one page in Markdown."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from io import StringIO
from typing import Any

from openpyxl import Workbook

from exports.citation import citation
from exports.coverage_text import element_name, findings, level_name, percent, rules, state_name, summary
from exports.spreadsheet import csv_text, finished, put, sheet, table_sheet
from graph.coverage import ABOVE, BELOW
from graph.published import published_build
from graph.store import GraphStore
from queries.read.coverage import Coverage, CoverItem, LevelCount, served_states
from queries.read.records import Lang, Ref
from queries.read.structure import Structure

__all__ = ["brief", "coverage_csv", "coverage_json", "coverage_workbook", "states_of"]

_WORDS = {
    "summary": ("สรุป", "Summary"), "levels": ("ตามระดับ", "By level"), "elements": ("รายข้อ", "Elements"), "groups": ("ตามยุทธศาสตร์", "By strategy"),
    "agencies": ("ตามหน่วยงาน", "By agency"), "plans": ("ตามแผน", "By plan"), "findings": ("ข้อค้นพบจากโครงสร้าง", "What the structure tells"),
    "rules": ("วิธีนับ", "How it is counted"), "cite": ("อ้างอิง", "Cite"), "version": ("รุ่นข้อมูล", "Data version"), "build": ("กราฟ", "Build"),
    "level": ("ระดับ", "Level"), "counted": ("นับได้", "Counted"), "stated": ("แหล่งระบุ", "Stated by a source"), "share": ("ร้อยละที่มีความเชื่อมโยง", "Share with a link"),
    "source": ("ที่มาของจำนวน", "Source of the total"), "other_edition": ("ฉบับอื่น", "Other edition"), "unverified": ("ยังไม่ยืนยัน", "Unverified"),
    "id": ("รหัส", "Id"), "name": ("ข้อ", "Element"), "state": ("สถานะ", "State"), "under": ("อยู่ใต้", "Under"), "links": ("ความเชื่อมโยงโดยตรง", "Direct links"),
    "through": ("ความเชื่อมโยงผ่านข้ออื่น", "Links through others"), "official": ("ทางการ", "Official"), "curated": ("นักวิเคราะห์", "Curated"),
    "pending": ("ไม่นับ", "Not counted"), "far": ("แผนปลายทาง", "Plans at the other end"), "plan": ("แผน", "Plan"), "agency": ("หน่วยงาน", "Agency"),
    "responsible": ("ข้อที่รับผิดชอบ", "Elements"), "linked": ("ข้อที่มีความเชื่อมโยง", "Elements with a link"), "all_links": ("ความเชื่อมโยง", "Links"),
    "served": ("ข้อปลายทาง", "Elements at the other end"), "whole": ("ระดับทั้งแผน", "Of a plan as a whole"), "records": ("รหัสบันทึก", "Record ids"),
    "gaps": ("ข้อที่ยังไม่มีบันทึก", "Not looked at"), "thin": ("ข้อที่มีความเชื่อมโยงเดียว", "One thin link"), "over": ("ข้อที่มีผู้หนุนมากกว่าปกติ", "Over-served"),
    "reviewed": ("ข้อที่ตรวจแล้วไม่มีสิ่งใดสอดคล้อง", "Reviewed, nothing aligns"), "orphans": ("ข้อที่ไม่มีเส้นทางขึ้นไป", "No way up"), "more": ("อีก {0} ข้อ", "{0} more"),
}
MOST = 25
"""Elements a list of the brief names; the Excel file has them all."""


def _word(key: str, lang: Lang) -> str:
    return _WORDS[key][0 if lang == "th" else 1]


def states_of(found: Coverage) -> tuple[str, ...]:
    """The states of a side, in the order a table shows them."""
    return ABOVE if found.side == "above" else BELOW


def _stated(level: LevelCount) -> dict[str, Any] | None:
    if level.stated is None:
        return None
    source = level.stated.provenance
    return {"total": level.stated.number, "source": source.source.id, "title": source.source.title, "locator": source.locator}


def coverage_json(found: Coverage, shape: Structure) -> dict[str, Any]:
    """One JSON value with every number and list; names in both languages, ids for machines."""
    def name(ref: Ref) -> dict[str, Any]:
        return {"id": ref.id, "type": ref.type, "number": ref.number, "th": ref.label.th, "en": ref.label.en}

    return {
        "plan": name(found.plan), "side": found.side, "other": found.other.id if found.other else None,
        "summary": {"th": summary(found, "th"), "en": summary(found, "en")},
        "links": {"official": found.official, "curated": found.curated, "not_counted": found.pending},
        "levels": [{"type": level.type, "word": level.word, "counted": level.counted, "states": _all(level.states, states_of(found)),
                    "other_edition": level.other_edition, "unverified": level.unverified, "stated": _stated(level), "complete": level.complete,
                    "share": level.share(*served_states(found.side))} for level in found.levels],
        "elements": [name(item.ref) | {"state": item.state, "apart": item.apart or None, "under": item.top, "links": list(item.direct),
                                       "through": list(item.through), "official": item.official, "not_counted": item.pending, "plans": list(item.plans),
                                       "orphan": item.orphan, "reaches_national_strategy": item.reaches_top} for item in found.items],
        "groups": [name(group.ref) | {"states": _all(group.states, states_of(found))} for group in found.groups],
        "agencies": [name(one.ref) | {"elements": one.elements, "linked": one.linked, "links": one.links, "served": one.served} for one in found.agencies],
        "plans": [name(one.plan) | {"states": _all(one.states, BELOW), "official": one.official, "curated": one.curated, "not_counted": one.pending,
                                    "whole_plan": one.whole} for one in found.looks],
        "bridges": [{"lower": name(one.lower), "upper": name(one.upper), "records": list(one.records), "cut_off": [ref.id for ref in one.cut_off]} for one in shape.bridges],
        "receivers": [name(one.ref) | {"plans": [plan.id for plan in one.plans], "links": one.links} for one in shape.receivers],
        "unreached": [ref.id for ref in shape.unreached],
        "rules": {"th": list(rules("th")), "en": list(rules("en"))},
    }


def _all(states: Mapping[str, int], order: Iterable[str]) -> dict[str, int]:
    return {state: states.get(state, 0) for state in order}


_ELEMENT_HEAD = ("id", "name", "state", "under", "links", "through", "official", "pending", "far", "records")


def _element_row(item: CoverItem, found: Coverage, lang: Lang) -> tuple[str | int, ...]:
    apart = f" ({_word('other_edition' if item.apart == 'edition' else 'unverified', lang)})" if item.apart else ""
    return (item.ref.id, _full(item.ref, lang), state_name(item.state, lang) + apart, _full(found.refs[item.top], lang), len(item.direct), len(item.through),
            item.official, item.pending, "; ".join(found.refs[plan].label.short(lang) or plan if plan in found.refs else plan for plan in item.plans),
            " ".join(item.direct))


def _full(ref: Ref, lang: Lang) -> str:
    """The official wording whole, with kind and number."""
    return " ".join(filter(None, (ref.kind if lang == "th" else ref.type, ref.number, ref.label.text(lang) or ref.id)))


def coverage_csv(found: Coverage, lang: Lang = "th") -> bytes:
    """A row an element, as a spreadsheet opens it (UTF-8 with its mark); nothing in it is computed."""
    output = StringIO()
    writer = csv.writer(output, lineterminator="\r\n")
    writer.writerow(_word(key, lang) for key in _ELEMENT_HEAD)
    writer.writerows([csv_text(value) for value in _element_row(item, found, lang)] for item in found.items)
    return output.getvalue().encode("utf-8-sig")


def _level_rows(found: Coverage, lang: Lang) -> list[list[str | int | None]]:
    rows: list[list[str | int | None]] = []
    for level in found.levels:
        source = f"{level.stated.provenance.source.title} · {level.stated.provenance.locator}" if level.stated else None
        rows.append([level_name(level, lang), level.counted, level.stated.number if level.stated else None,
                     *(level.states.get(state, 0) for state in states_of(found)), percent(level.share(*served_states(found.side))) or "–", level.other_edition,
                     level.unverified, source])
    return rows


def _level_head(found: Coverage, lang: Lang) -> list[str]:
    return [_word("level", lang), _word("counted", lang), _word("stated", lang), *(state_name(state, lang) for state in states_of(found)),
            _word("share", lang), _word("other_edition", lang), _word("unverified", lang), _word("source", lang)]


def coverage_workbook(store: GraphStore, found: Coverage, shape: Structure, lang: Lang = "th") -> bytes:
    """The Excel file (.xlsx): the summary with rules and citation, then a sheet a table."""
    book = Workbook()
    book.remove(book.worksheets[0])
    first = sheet(book, _word("summary", lang))
    first.column_dimensions["A"].width = 130
    lines = [found.plan.label.text(lang) or found.plan.id, summary(found, lang), "", _word("findings", lang), *findings(shape, lang), "", _word("rules", lang),
             *rules(lang), "", f"{_word('version', lang)}: {store.manifest['version']} · {_word('build', lang)}: {published_build(store)}",
             f"{_word('cite', lang)}: {citation(store, 'text', lang, found.plan.id)}"]
    for number, line in enumerate(lines, 1):
        put(first.cell(number, 1), line, bold=number == 1 or line in {_word("findings", lang), _word("rules", lang)})
    states = states_of(found)
    table_sheet(book, _word("levels", lang), _level_head(found, lang), _level_rows(found, lang), [34, 10, 12, *(14 for _ in states), 14, 12, 12, 70])
    table_sheet(book, _word("elements", lang), [_word(key, lang) for key in _ELEMENT_HEAD], (_element_row(item, found, lang) for item in found.items),
                [24, 60, 22, 40, 10, 12, 10, 10, 40, 50])
    table_sheet(book, _word("groups", lang), [_word("name", lang), *(state_name(state, lang) for state in states)],
                ([_full(group.ref, lang), *(group.states.get(state, 0) for state in states)] for group in found.groups), [70, *(16 for _ in states)])
    table_sheet(book, _word("agencies", lang), [_word(key, lang) for key in ("agency", "responsible", "linked", "all_links", "served")],
                ([one.ref.label.text(lang) or one.ref.id, one.elements, one.linked, one.links, one.served] for one in found.agencies), [60, 14, 16, 10, 22])
    table_sheet(book, _word("plans", lang), [_word("plan", lang), *(state_name(state, lang) for state in BELOW), *(_word(key, lang) for key in
                ("official", "curated", "pending", "whole"))],
                ([one.plan.label.text(lang) or one.plan.id, *(one.states.get(state, 0) for state in BELOW), one.official, one.curated, one.pending, one.whole]
                 for one in found.looks), [60, 16, 18, 22, 16, 12, 14, 12, 20])
    return finished(book)


def brief(store: GraphStore, found: Coverage, shape: Structure, lang: Lang = "th") -> str:
    """A page of Markdown for a director: the paragraph, the table by level, what to act on, the rules, the citation."""
    lines = [f"# {found.plan.label.text(lang) or found.plan.id}", "", summary(found, lang), "", f"## {_word('levels', lang)}", ""]
    head = _level_head(found, lang)[:-1]
    lines += [_cells(head), "|" + "---|" * len(head)]
    lines += [_cells("–" if cell is None else str(cell) for cell in row[:-1]) for row in _level_rows(found, lang)]
    told = findings(shape, lang)
    if told:
        lines += ["", f"## {_word('findings', lang)}", "", *(f"- {line}" for line in told)]
    for key, items in _lists(found):
        if items:
            lines += ["", f"## {_word(key, lang)} ({len(items)})", "", *(f"- {element_name(item.ref, lang)}" for item in items[:MOST])]
            lines += [f"- {_word('more', lang).format(len(items) - MOST)}"] if len(items) > MOST else []
    lines += ["", f"## {_word('rules', lang)}", "", *(f"- {line}" for line in rules(lang)), "", f"{_word('cite', lang)}: {citation(store, 'text', lang, found.plan.id)}"]
    return "\n".join(lines) + "\n"


def _lists(found: Coverage) -> list[tuple[str, tuple[CoverItem, ...]]]:
    if found.side == "above":
        return [("thin", found.of_state("thin")), ("over", found.of_state("over")), ("reviewed", found.of_state("reviewed")), ("gaps", found.of_state("unseen"))]
    return [("orphans", tuple(item for item in found.items if item.orphan and item.state != "apart")), ("reviewed", found.of_state("reviewed"))]


def _cells(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
