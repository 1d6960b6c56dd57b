"""Why a mention was taken for a thing, in sentences a planner can check: what number and name say, what contradicts, which edition is meant."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from graph.engine import GraphStore
from loaders.calendar import BUDDHIST_ERA
from queries import library
from queries.read.records import Ref
from search.index import Index
from search.judge import Asked, Verdict, label
from search.mentions import Anchor
from search.resolution import Ground

__all__ = ["edition_note", "reasons", "said_plan"]

Both = tuple[str, str]
_NAMED = 3
"""Things named in a sentence."""


def reasons(verdict: Verdict, asked: Asked, anchor: Anchor | None, plan: Anchor | None, index: Index, store: GraphStore) -> Both:
    """Thai and English sentences for a verdict; ``plan`` is the plan said with the mention."""
    parts = [_main(verdict, asked, anchor, plan, index)]
    if verdict.outside:
        parts.append(_outside(verdict, asked, index))
    if verdict.misnamed and verdict.ref:
        parts.append((f"แต่แผนนี้เรียกว่า «{verdict.ref.kind or verdict.ref.type}»", f"but this plan calls it “{verdict.ref.type}”"))
    if verdict.ref and plan and (note := edition_note(plan, verdict.ref, index, store)):
        parts.append(note)
    if verdict.ref and not verdict.ref.verified:
        parts.append(("ถ้อยคำนี้ยังไม่มีผู้ตรวจกับแหล่ง", "its wording has not been checked against a source"))
    return "; ".join(th for th, _ in parts), "; ".join(en for _, en in parts)


def _main(verdict: Verdict, asked: Asked, anchor: Anchor | None, plan: Anchor | None, index: Index) -> Both:
    if verdict.ref is None:
        return _without(verdict, asked, anchor, plan, index)
    names = _Names(label(verdict.ref, "th"), label(verdict.ref, "en"), _numbered(verdict.ref, "th"), _numbered(verdict.ref, "en"), *_said(asked, anchor))
    return _SENTENCES[verdict.ground](verdict, names)


@dataclass(frozen=True, slots=True)
class _Names:
    """What sentences are put together of."""

    th: str
    en: str
    own_th: str
    """Kind and number of the thing itself."""
    own_en: str
    said_th: str
    """Kind and number as the text says them."""
    said_en: str


def _code(_: Verdict, n: _Names) -> Both:
    return f"{n.said_th} เป็นรหัสของ {n.own_th} «{n.th}»", f"{n.said_en} is the code of {n.own_en}, “{n.en}”"


def _both(verdict: Verdict, n: _Names) -> Both:
    how_th, how_en = ("ตรงทุกตัวอักษร", "letter for letter") if verdict.whole else ("ใกล้เคียง ไม่ครบหรือไม่ตรงทุกคำ", "in part")
    return f"เลขและชื่อชี้รายการเดียวกัน: {n.said_th} คือ «{n.th}» ชื่อ{how_th}", f"number and name agree: {n.said_en} is “{n.en}”, named {how_en}"


def _number(verdict: Verdict, n: _Names) -> Both:
    if verdict.likeness < 1:
        return f"มีแต่เลข ซึ่งมีหลายแห่ง: ถือเอา {n.said_th} «{n.th}»", f"only a number, of which there are several: taken for {n.said_en}, “{n.en}”"
    return f"{n.said_th} คือ «{n.th}» ข้อความไม่ได้บอกชื่อ", f"{n.said_en} is “{n.en}”; the text gives no name"


def _unlike(_: Verdict, n: _Names) -> Both:
    return (f"{n.said_th} คือ «{n.th}» แต่คำที่ตามมาไม่เหมือนชื่อนี้หรือชื่อใด โปรดตรวจ",
            f"{n.said_en} is “{n.en}”, but the words after it are like neither this name nor any other; please check")


def _name(verdict: Verdict, n: _Names) -> Both:
    if verdict.whole:
        return f"ชื่อตรงกับ {n.own_th} «{n.th}» ทุกตัวอักษร", f"the name of {n.own_en}, “{n.en}”, letter for letter"
    return f"ชื่อใกล้เคียง {n.own_th} «{n.th}» ข้อความไม่ได้บอกเลข", f"like the name of {n.own_en}, “{n.en}”; the text gives no number"


def _conflict(verdict: Verdict, n: _Names) -> Both:
    if verdict.against is None:
        return (f"ไม่มี {n.said_th} ชื่อตรงกับ {n.own_th} «{n.th}» ถือตามชื่อ โปรดตรวจเลข",
                f"there is no {n.said_en}; the name is that of {n.own_en}, “{n.en}”; the name is followed, please check the number")
    return (f"เลขกับชื่อขัดกัน: {n.said_th} คือ «{label(verdict.against, 'th')}» แต่ชื่อคือ {n.own_th} «{n.th}» ถือตามชื่อ โปรดตรวจ",
            (f"number and name contradict each other: {n.said_en} is “{label(verdict.against, 'en')}”, but the name is that of {n.own_en}, “{n.en}”; "
             "the name is followed, please check"))


def _plan(verdict: Verdict, n: _Names) -> Both:
    if verdict.others and verdict.likeness < 1:
        return f"แผน «{n.th}» ซึ่งใหม่ที่สุดในชื่อนี้ ข้อความไม่ได้บอกปี", f"the plan “{n.en}”, the latest of that name; the text gives no years"
    return f"ชื่อแผน «{n.th}»", f"the plan “{n.en}”"


_SENTENCES: Mapping[Ground, Callable[[Verdict, _Names], Both]] = {
    "code": _code, "both": _both, "number": _number, "unlike": _unlike, "name": _name, "conflict": _conflict, "plan": _plan,
}


def _without(verdict: Verdict, asked: Asked, anchor: Anchor | None, plan: Anchor | None, index: Index) -> Both:
    if plan and plan.missing:
        name = plan.words.strip()
        return f"แผน «{name}» ไม่มีในกราฟ จึงบอกไม่ได้ว่าหมายถึงอะไร", f"the plan “{name}” is not in the graph, so nothing can be said of it"
    if verdict.ground == "ambiguous":
        return _several(verdict, anchor, index)
    said_th, said_en = _said(asked, anchor)
    if anchor and anchor.sort == "code":
        return f"ไม่มี{said_th} ในกราฟ", f"no {said_en} in the graph"
    if asked.number:
        known = f"{verdict.known[0]}–{verdict.known[-1]}" if len(verdict.known) > 1 else ""
        return (f"ไม่มี {said_th} ในแผนที่รู้จัก" + (f" เลขที่มีคือ {known}" if known else ""),
                f"there is no {said_en} in the plans known" + (f"; the numbers are {known}" if known else ""))
    if not any(map(str.isalnum, asked.text)):
        return "ไม่มีข้อความ วางชื่อ เลข หรือรหัสขององค์ประกอบในแผน", "no text; paste the name, number or code of part of a plan"
    near_th, near_en = (", ".join(f"«{label(ref, lang)}»" for ref in verdict.others[:_NAMED]) for lang in ("th", "en"))
    return ("ไม่พบชื่อ เลข หรือรหัสขององค์ประกอบใดในข้อความนี้" + (f" ที่ใกล้เคียงที่สุดแต่ไม่ถือว่าใช่: {near_th}" if near_th else ""),
            "the text names no part of any plan known" + (f"; nearest, but not taken for it: {near_en}" if near_en else ""))


def _several(verdict: Verdict, anchor: Anchor | None, index: Index) -> Both:
    if anchor and anchor.sort == "kind":
        return (f"พูดถึง{anchor.words.strip()}เป็นกลุ่ม ({len(verdict.others)} รายการ) ไม่ได้บอกว่าข้อใด",
                f"speaks of them as a group ({len(verdict.others)} things) and does not say which")
    names_th, names_en = (", ".join(f"{_numbered(ref, lang)} «{label(ref, lang)}» ({_plan_of(ref, index, lang)})" for ref in verdict.others[:_NAMED])
                          for lang in ("th", "en"))
    more = len(verdict.others) - _NAMED
    return (f"หมายถึงได้หลายรายการ: {names_th}{f' และอีก {more}' if more > 0 else ''} บอกแผนหรือเลขเพิ่มจึงจะชี้ได้",
            f"may be several things: {names_en}{f' and {more} more' if more > 0 else ''}; a plan or a number would tell which")


def _outside(verdict: Verdict, asked: Asked, index: Index) -> Both:
    row = index.row(asked.plans[0])
    said = index.shelf[row].ref if row is not None else None
    assert verdict.ref is not None  # noqa: S101 - only what was found lies outside
    return (f"แต่อยู่ในแผน «{_plan_of(verdict.ref, index, 'th')}» ไม่ใช่ «{label(said, 'th') if said else asked.plans[0]}» ที่ข้อความบอก",
            f"but it is of “{_plan_of(verdict.ref, index, 'en')}”, not of “{label(said, 'en') if said else asked.plans[0]}”, which the text says")


def _numbered(ref: Ref, lang: str) -> str:
    kind = ref.kind if lang == "th" else ref.type
    return " ".join(part for part in (kind or ref.type, ref.number) if part)


def _said(asked: Asked, anchor: Anchor | None) -> Both:
    if anchor and anchor.sort == "code":
        return f"รหัส {asked.number}", asked.number
    kind = anchor.words.strip() if anchor else ""
    thai = f"{kind} {asked.number}" if kind.isascii() and kind else f"{kind or 'เลข'}ที่ {asked.number}"
    return thai, f"{kind or 'number'} {asked.number}"


def _plan_of(ref: Ref, index: Index, lang: str) -> str:
    row = index.row(ref.plan) if ref.plan else None
    return label(index.shelf[row].ref, lang) if row is not None else ref.plan or ""


# ── editions ──


def said_plan(anchor: Anchor, index: Index, store: GraphStore) -> tuple[str, ...]:
    """The plans a name may mean, the likeliest first: of several of one name those of the years said, else the latest."""
    def order(id_: str) -> tuple[int, int, str]:
        row = index.row(id_)
        first, last = (index.shelf[row].period if row is not None else None) or (0, 0)
        periods = [(first, last), *(period for _, period in _editions(store, id_))]
        fits = 0 if anchor.years in periods else 1 if anchor.years and any(anchor.years[0] == start for start, _ in periods) else 2
        return (fits if anchor.years else 0), -first, id_

    ranked = sorted(anchor.plans, key=order)
    best = order(ranked[0])[0] if ranked else 0
    return tuple(id_ for id_ in ranked if order(id_)[0] == best)


def edition_note(anchor: Anchor, ref: Ref, index: Index, store: GraphStore) -> Both | None:
    """Which edition the years said are, or that the plan has no such years; None where the text says none, or the plan has one edition of them."""
    plan = ref.plan or ref.id
    row = index.row(plan)
    if anchor.years is None or plan not in anchor.plans or row is None:
        return None
    years = "-".join(map(str, anchor.years))
    editions = _editions(store, plan)
    if said := next((title for title, period in editions if period == anchor.years), None):
        others = [title for title, period in editions if period != anchor.years]
        return (f"ปีที่บอกคือฉบับ «{said}» องค์ประกอบนี้เป็นงานเดียวกันทุกฉบับ", f"the years are those of the edition “{said}”; the element is one work through all editions") \
            if others else None
    period = index.shelf[row].period
    if period is None or period == anchor.years:
        return None
    return (f"ปีที่บอก ({years}) ไม่ตรงกับแผน ซึ่งคือ {period[0]}-{period[1]}", f"the years said ({years}) are not those of the plan, {period[0]}-{period[1]}")


_held: dict[str, dict[str, tuple[tuple[str, tuple[int, int]], ...]]] = {}


def _editions(store: GraphStore, plan: str) -> Sequence[tuple[str, tuple[int, int]]]:
    """(title, first and last year พ.ศ.) of the editions of a plan; asked once a build."""
    if store.fingerprint not in _held:
        _held.clear()
    known = _held.setdefault(store.fingerprint, {})
    if plan not in known:
        found = [(row["title"].value, (int(start.value[:4]) + BUDDHIST_ERA, int(end.value[:4]) + BUDDHIST_ERA))
                 for row in library.rows(store, "editions-of-plan", plan=plan) if (start := row.get("start")) and (end := row.get("end"))]
        known[plan] = tuple(dict.fromkeys(found))
    return known[plan]
