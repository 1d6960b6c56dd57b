"""What the component beside draws: lines with their marks, the tree of the plan as corrected, the legend with its counts."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph.workspaces.records import Merge, Step
from loaders.excerpt import excerpt
from loaders.reading.marks import Source
from loaders.reading.records import Line, Mark, Reading, Unused, local
from loaders.reading.rule_words import rule_words
from loaders.records import Budget, Element, PlanDocument
from queries.read.records import Lang
from views.dates import number, when
from views.i18n import t
from views.markup import visible
from views.parts.badges import type_name
from views.parts.bring_target import words_of

__all__ = ["COLOURS", "PAGE_LINES", "component_data", "current_marks", "element_line", "element_name", "page_of_element", "unused_now"]

PAGE_LINES = 600
"""Lines and their elements shown at a time: a browser draws so many at once."""
COLOURS = {
    "Vision": "vision", "Goal": "goal", "PlanTarget": "goal", "Benefit": "goal", "Strategy": "group", "Milestone": "group", "MasterPlanIssue": "group", "DevelopmentIssue": "group",
    "SecurityIssue": "group", "PolicyItem": "group", "Dimension": "group", "SubPlan": "group", "Tactic": "tactic", "Guideline": "guideline", "SubBullet": "guideline",
    "Indicator": "indicator", "Project": "project", "FlagshipProject": "project", "Provision": "other", "agency": "agency", "alignment": "alignment", "footnote": "footnote", "title": "title",
    "heading": "heading",
}
"""Kind of a mark or type of an element → its colour in bring.css."""
_ORDER = ("title", "vision", "group", "goal", "indicator", "tactic", "guideline", "project", "agency", "alignment", "footnote", "other")


def element_name(kind: str, element: Element, lang: Lang) -> str:
    """“กลยุทธ์ 1.2”."""
    name = visible(element.kind) if lang == "th" and element.kind else type_name(kind, lang)
    return f"{name} {visible(element.number)}" if element.number and element.number not in name else name


def element_line(kind: str, element: Element, lang: Lang, longest: int) -> str:
    """“กลยุทธ์ 1.2 พัฒนา…”: what an element is and how it begins, ``longest`` characters of its wording; a wording that begins with its kind says it once."""
    name, text = element_name(kind, element, lang), excerpt(visible(element.text or ""), longest)
    return text if text.startswith(name) else f"{name} {text}"


def current_marks(reading: Reading, plan: PlanDocument, steps: Iterable[Step]) -> tuple[Mark, ...]:
    """The marks of the plan as corrected: those of merged elements go to what they became, those of deleted ones go, added ones are looked for."""
    there = {local(element.id): (kind, element) for kind, element, _ in plan.walk()}
    became = {local(step.id): local(step.into) for step in steps if isinstance(step, Merge)}
    kept = []
    for mark in reading.marks:
        at = mark.element
        for _ in range(len(became)):
            at = became.get(at, at) if at not in there else at
        if not at or at in there:
            kind = there[at][0] if at and mark.kind != "agency" else mark.kind
            kept.append(mark if (mark.element, mark.kind) == (at, kind) else mark.model_copy(update={"element": at, "kind": kind}))
    before = {local(element.id) for _, element, _ in reading.plan.walk()}
    added = [(id_, kind, element) for id_, (kind, element) in there.items() if id_ not in before and element.text]
    return tuple(sorted([*kept, *_added(reading, added)], key=lambda mark: (mark.line, mark.start))) if added else tuple(kept)


def _added(reading: Reading, added: Iterable[tuple[str, str, Element]]) -> list[Mark]:
    source, free = Source(reading.lines), [each.line for each in reading.unused]
    out, used = [], set()
    for id_, kind, element in added:
        places = next((found for line in free if line not in used and (found := source.find(element.text or "", line, lines=3)) and found[0][0] == line), [])
        used |= {line for line, _, _ in places}
        out += [Mark.model_validate({"line": line, "start": start, "end": end, "kind": kind, "element": id_}) for line, start, end in places]
    return out


def unused_now(reading: Reading, marks: Iterable[Mark]) -> tuple[Unused, ...]:
    """Lines nothing is made of after the corrections: those that were, without those taken since, and those whose element was deleted."""
    used = {mark.line for mark in marks}
    before = {mark.line for mark in reading.marks}
    gone = [Unused(line=line, why="deleted") for line in sorted(before - used)]
    return tuple(sorted([*(each for each in reading.unused if each.line not in used), *gone], key=lambda each: each.line))


def page_of_element(marks: Iterable[Mark], id_: str) -> int | None:
    """The page of lines, from 0, on which an element stands."""
    return next((mark.line // PAGE_LINES for mark in marks if mark.element == id_), None)


def component_data(reading: Reading, plan: PlanDocument, marks: Sequence[Mark], unused: Iterable[Unused], lang: Lang, *, chosen: str, page: int) -> dict[str, Any]:
    """All that is drawn of one page of lines: its elements are those that stand on it and what holds them; what stands nowhere is on the first."""
    first, last = page * PAGE_LINES, (page + 1) * PAGE_LINES
    why = {each.line: each.why for each in unused}
    by_line: dict[int, list[Mark]] = {}
    for mark in marks:
        by_line.setdefault(mark.line, []).append(mark)
    lines = [_line(index, line, by_line.get(index, ()), why, lang) for index, line in enumerate(reading.lines) if first <= index < last]
    place = {mark.element: mark.line for mark in reversed(marks) if mark.element}
    data = {"lines": lines, "nodes": _nodes(reading, plan, place, (first, last), lang), "kinds": _kinds(plan, marks, lang), "file": visible(reading.name)}
    version = hashlib.sha256(json.dumps(data, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")).hexdigest()[:16]
    return data | {"chosen": chosen, "version": version, "words": _words(reading, lang)}


def _line(index: int, line: Line, marks: Iterable[Mark], why: Mapping[int, str], lang: Lang) -> dict[str, Any]:
    shown = [[mark.start, mark.end, COLOURS.get(mark.kind, "other"), mark.element, _mark_title(mark, lang)] for mark in marks]
    head = " · ".join(filter(None, (visible(line.sheet), t("bring.page", lang, page=str(line.page)) if line.page else "")))
    out: dict[str, Any] = {"at": index, "n": line.number, "text": visible(line.text), "marks": shown, "head": head, "row": line.row}
    return out | ({"unused": True, "why": t(f"bring.why.{why[index] or 'none'}", lang)} if index in why else {})


def _mark_title(mark: Mark, lang: Lang) -> str:
    if mark.kind == "heading":
        return ""
    return t(f"bring.mark.{mark.kind}", lang) if mark.kind in {"title", "agency", "alignment", "footnote"} else type_name(mark.kind, lang)


def _nodes(reading: Reading, plan: PlanDocument, place: Mapping[str, int], span: tuple[int, int], lang: Lang) -> list[dict[str, Any]]:
    before = {local(element.id): (element, kind, parent) for kind, element, parent in reading.plan.walk()}
    rows: list[tuple[str, str, Element, Element | None]] = []
    depth: dict[str, int] = {}
    parents: dict[str, str] = {}
    for kind, element, parent in plan.walk():
        id_ = local(element.id)
        depth[id_] = depth[local(parent.id)] + 1 if parent else 0
        parents[id_] = local(parent.id) if parent else ""
        rows.append((id_, kind, element, parent))
    wanted = {id_ for id_, *_ in rows if span[0] <= place.get(id_, 0) < span[1]}
    for id_ in tuple(wanted):
        while id_ := parents[id_]:
            wanted.add(id_)
    return [{"id": id_, "depth": depth[id_], "kind": COLOURS.get(kind, "other"), "head": element_name(kind, element, lang), "text": visible(element.text or ""),
             "facts": _facts(element, reading, place.get(id_), lang), "flags": _flags(before.get(id_), kind, element, parent, lang)}
            for id_, kind, element, parent in rows if id_ in wanted]


def _flags(before: tuple[Element, str, Element | None] | None, kind: str, element: Element, parent: Element | None, lang: Lang) -> list[str]:
    """What a person did to the element, in words."""
    if before is None:
        return [t("bring.flag.added", lang)]
    first, type_, held = before
    fields = {"text", "number", "kind", "agencies", "supporting_agencies", "targets"}
    changed = type_ != kind or first.model_dump(include=fields) != element.model_dump(include=fields)
    moved = local(held.id if held else "") != local(parent.id if parent else "")
    return [t(f"bring.flag.{name}", lang) for name, on in (("changed", changed), ("moved", moved)) if on]


def _facts(element: Element, reading: Reading, line: int | None, lang: Lang) -> list[list[str]]:
    """Lines below an element: [name, words, style]; style w is shown when it is chosen."""
    facts = [[t("bring.fact.target", lang), words_of(target, lang), ""] for target in element.targets]
    facts += [[t("bring.fact.agencies", lang), visible(" · ".join(element.agencies)), ""]] if element.agencies else []
    facts += [[t("bring.fact.support", lang), visible(" · ".join(element.supporting_agencies)), ""]] if element.supporting_agencies else []
    money = [f"{number(budget.value)} {budget.unit or ''}".strip() + (f" ({years})" if (years := _years(budget)) else "") for budget in element.budgets if not budget.total]
    facts += [[t("bring.fact.budget", lang), " · ".join(money), ""]] if money else []
    times = [when(each, lang) for each in dict.fromkeys((element.starts, element.ends)) if each]
    facts += [[t("bring.fact.period", lang), " – ".join(times), "w"]] if times else []
    facts += [[t("bring.fact.mentions", lang), visible(" · ".join(each.element or each.text for each in element.mentions)), "w"]] if element.mentions else []
    facts += [["", visible(element.description), "w"]] if element.description else []
    facts += [[visible(detail.header), visible(detail.text), "w"] for detail in element.details[:12]]
    where = _where(reading.lines[line], element, lang) if line is not None else t("bring.nowhere", lang)
    why = rule_words(element.rule or "given")[lang == "en"]
    return [*facts, [where, t("bring.because", lang, why=why), "w by"]]


def _years(budget: Budget) -> str:
    return str(budget.year_be) if budget.year_be else "–".join(map(str, dict.fromkeys(budget.years_be or ())))


def _where(line: Line, element: Element, lang: Lang) -> str:
    parts = [visible(line.sheet), t("bring.page", lang, page=str(line.page)) if line.page else "",
             t("bring.row" if element.column else "bring.line", lang, line=str(line.number)), t("bring.column", lang, column=element.column) if element.column else "",
             *(t("bring.footnote", lang, number=str(note)) for note in element.footnotes)]
    return " · ".join(part for part in parts if part)


def _kinds(plan: PlanDocument, marks: Iterable[Mark], lang: Lang) -> list[dict[str, str]]:
    """The legend: elements of the plan by colour with their number, then what else is marked."""
    counted: Counter[str] = Counter()
    names: dict[str, Counter[str]] = {}
    for kind, element, _ in plan.walk():
        colour = COLOURS.get(kind, "other")
        counted[colour] += 1
        names.setdefault(colour, Counter())[element.kind if lang == "th" and element.kind and colour == "group" else type_name(kind, lang)] += 1
    for mark in marks:
        if mark.kind in {"title", "agency", "alignment", "footnote"}:
            counted[mark.kind] += 1
            names.setdefault(mark.kind, Counter())[t(f"bring.mark.{mark.kind}", lang)] += 1
    return [{"kind": colour, "name": visible(names[colour].most_common(1)[0][0]), "count": f"{counted[colour]:,}"} for colour in _ORDER if counted[colour]]


def _words(reading: Reading, lang: Lang) -> dict[str, str]:
    words = {name: t(f"bring.part.{name}", lang) for name in ("legend", "tree", "keys", "nothing", "add", "take")}
    return words | {"source": t("bring.part.rows" if all(line.row for line in reading.lines) else "bring.part.source", lang)}
