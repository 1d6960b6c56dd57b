"""Why a candidate is proposed, in sentences a planner would say; the weightiest first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from queries.read.records import Ref
from search.suggest.evidence import Evidence
from search.suggest.levels import UpperElement, UpperPlans
from search.suggest.neighbours import Near
from search.suggest.pastwork import Measure
from search.suggest.stated import Statement

__all__ = ["Grounds", "named", "sentences"]

Sentence = tuple[str, str]
_QUOTE = 110
"""Characters of a quotation within a sentence."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """All that speaks for (or against) one candidate."""

    upper: UpperElement
    evidence: Evidence
    stated: Statement | None = None
    declared: Statement | None = None
    implied: Ref | None = None
    """What the item names, and an approved record says serves the candidate."""
    measure: Measure | None = None
    accepted: tuple[Near, ...] = ()
    rejected: tuple[Near, ...] = ()
    agency: tuple[str, str, int] | None = None
    """(Thai name, English name, approved alignments) of a body of the item."""
    agrees: Ref | None = None
    """What is proposed first at the level it hangs together with."""


def sentences(found: Grounds, plans: UpperPlans) -> tuple[Sentence, ...]:
    """Every reason that there is; at least one."""
    every = [*_said(found, plans), *_measured(found), *_words(found, plans), *_learnt(found), *_around(found)]
    return tuple(every) or (("ความหมายโดยรวมใกล้กัน แม้ไม่มีคำสำคัญร่วมกัน", "Near in meaning as a whole, without telling words in common"),)


def _said(found: Grounds, plans: UpperPlans) -> Iterator[Sentence]:
    for one, th, en in ((found.stated, "ข้อความระบุเองว่า", "The text says itself:"), (found.declared, "แผนทั้งฉบับระบุว่า", "The plan as a whole says:")):
        if one is None:
            continue
        words = _cut(one.words)
        if one.ref.id == found.upper.ref.id:
            yield f"{th} «{words}»", f"{en} “{words}”"
        else:
            below = named(plans.refs[one.ref.id], "th"), named(plans.refs[one.ref.id], "en")
            yield f"{th} «{words}» ซึ่ง{below[0]} อยู่ภายใต้ข้อนี้", f"{en} “{words}”, and {below[1]} stands under this"
    if found.implied is not None and found.stated is None:
        yield (f"{named(found.implied, 'th')} ที่ข้อความระบุ หนุนข้อนี้ตามรายการที่อนุมัติแล้ว",
               f"{named(found.implied, 'en')}, which the text names, serves this by an approved record")


def _measured(found: Grounds) -> Iterator[Sentence]:
    if found.measure is not None:
        said, wording = _cut(found.measure.said), _cut(found.measure.wording)
        yield f"วัดด้วยตัวชี้วัดเดียวกัน: «{said}» กับ «{wording}»", f"Measured by the same: “{said}” and “{wording}”"


def _words(found: Grounds, plans: UpperPlans) -> Iterator[Sentence]:
    if not found.evidence.shared:
        return
    shared = ", ".join(found.evidence.shared)
    part = plans.refs.get(found.evidence.part or "")
    if part is None:
        yield f"คำสำคัญที่ตรงกัน: {shared}", f"Telling words in common: {shared}"
    else:
        yield f"คำสำคัญที่ตรงกันกับ{named(part, 'th')} ซึ่งอยู่ภายใต้ข้อนี้: {shared}", f"Telling words in common with {named(part, 'en')}, which stands under this: {shared}"


def _learnt(found: Grounds) -> Iterator[Sentence]:
    for one in found.accepted[:2]:
        name = one.decided.called
        if one.decided.stated:
            yield f"คล้ายกับ «{name}» ซึ่งข้อความของรัฐระบุเองว่าสอดคล้องกับข้อนี้", f"Like “{name}”, a text of the government that says it serves this"
        else:
            yield f"คล้ายกับ «{name}» ซึ่งตัดสินแล้วว่าสอดคล้องกับข้อนี้", f"Like “{name}”, which was decided to serve this"
    for one in found.rejected[:1]:
        name = one.decided.called
        yield f"ระวัง: «{name}» ที่คล้ายกันเคยถูกตัดสินว่าไม่สอดคล้องกับข้อนี้", f"Mind: “{name}”, which is like it, was decided not to serve this"


def _around(found: Grounds) -> Iterator[Sentence]:
    if found.agency is not None:
        th, en, count = found.agency
        yield f"{th}มีรายการที่อนุมัติแล้วว่าสอดคล้องกับข้อนี้ {count:,} รายการ", f"{en} has {count:,} approved alignments with this"
    if found.agrees is not None:
        yield f"สอดรับกับที่เสนอในอีกระดับ: {named(found.agrees, 'th')}", f"Agrees with what is proposed at another level: {named(found.agrees, 'en')}"


_CAPITAL = re.compile(r"(?<=[a-z])([A-Z])")
"""Where a word begins inside the name of a class: ``MasterPlanIssue``."""


def named(ref: Ref, lang: str) -> str:
    """Kind, number and short name of an element: หมุดหมาย 13 «ภาครัฐทันสมัย»."""
    kind = (ref.kind or ref.type) if lang == "th" else _CAPITAL.sub(r" \1", ref.type).lower()
    name = _cut((ref.label.short("th") if lang == "th" else ref.label.short("en")) or ref.id)
    head = " ".join(part for part in (kind, ref.number) if part)
    return f"{head} «{name}»" if lang == "th" else f"{head} “{name}”"


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _QUOTE else text[:_QUOTE - 1] + "…"
