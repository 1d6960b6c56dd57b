"""Rules of an alignment section that people check while they decide, in sentences (reference: the cabinet's resolutions on plans of three levels).

The log lets a person write what breaks one of these, except an approval without evidence: a section is worked out step by step. The rules say
what is still wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from graph.decisions.fold import State

__all__ = ["Breach", "Place", "Surroundings", "breaches"]

Rule = Literal["one-main", "no-main", "evidence", "backing", "nothing-but", "unverified", "disputed", "unsettled"]
_SIDES = {"subject": ("แผนของท่าน", "your plan"), "object": ("แผนระดับบน", "the upper plan")}


@dataclass(frozen=True)
class Place:
    """Where an element of an upper plan stands."""

    plan: str
    rung: str
    """Its kind within the plan, e.g. ``PlanTarget Y1``: หลัก is one a rung, since a Y1 target implies its issue and its Y2."""
    title: str = ""


@dataclass(frozen=True)
class Surroundings:
    """What the rules need to know of the graph."""

    places: Mapping[str, Place] = field(default_factory=dict)
    """Of the upper elements, by id. An element that is not here stands for itself."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """Names to show, by id of element or plan."""
    backed: frozenset[str] | None = None
    """Elements of the own plan with an indicator or a project in or below them; None: not known, then not checked."""
    unverified: frozenset[str] = frozenset()
    """Elements whose wording nobody has seen in a source."""

    def label(self, name: str) -> str:
        """What a person calls it."""
        return self.labels.get(name) or (self.places[name].title if name in self.places else "") or name


@dataclass(frozen=True)
class Breach:
    """A rule that is broken, by which matters, in a sentence that says what to do."""

    rule: Rule
    matters: tuple[str, ...]
    subject: str
    th: str
    en: str
    severity: Literal["violation", "warning"] = "violation"


def breaches(states: Iterable[State], around: Surroundings) -> tuple[Breach, ...]:
    """What is wrong with the accepted links, in the order of their subjects."""
    every = [state for state in states if state.status not in {"superseded", "withdrawn", "stale"}]
    accepted = [state for state in every if state.accepted and state.matter.object]
    found = [*_mains(accepted, around), *_against_nothing(every, accepted, around)]
    for state in accepted:
        found += _alone(state, around)
    found += [breach for state in every if (breach := _undecided(state, around))]
    return tuple(sorted(found, key=lambda breach: (breach.subject, breach.rule, breach.matters)))


def _mains(accepted: Iterable[State], around: Surroundings) -> Iterator[Breach]:
    """หลัก exactly one a level; any number of รอง."""
    levels: dict[tuple[str, Place], list[State]] = {}
    for state in accepted:
        upper = state.matter.object or ""
        place = around.places.get(upper, Place(upper, ""))
        levels.setdefault((state.matter.subject, Place(place.plan, place.rung)), []).append(state)
    for (subject, place), states in levels.items():
        mains = [state for state in states if state.claim and state.claim.directness == "main"]
        names = "; ".join(f"«{around.label(state.matter.object or '')}»" for state in mains)
        if len(mains) > 1:
            yield Breach("one-main", tuple(state.key for state in mains), subject,
                         f"«{around.label(subject)}» มีความเชื่อมโยงหลัก {len(mains)} รายการใน {around.label(place.plan)}: {names} ให้เหลือหลักหนึ่งรายการ ที่เหลือเป็นรอง",
                         f"“{around.label(subject)}” has {len(mains)} main links in {around.label(place.plan)}: {names}; keep one as main, make the others secondary")
        elif not mains and any(state.claim and state.claim.directness for state in states):
            yield Breach("no-main", tuple(state.key for state in states), subject,
                         f"«{around.label(subject)}» มีแต่ความเชื่อมโยงรองใน {around.label(place.plan)} เลือกหนึ่งรายการเป็นหลัก",
                         f"“{around.label(subject)}” has only secondary links in {around.label(place.plan)}; make one of them main", "warning")


def _alone(state: State, around: Surroundings) -> Iterator[Breach]:
    """What is wrong with one accepted link by itself."""
    subject, upper = state.matter.subject, state.matter.object or ""
    name, english = f"«{around.label(subject)}» → «{around.label(upper)}»", f"“{around.label(subject)}” → “{around.label(upper)}”"
    quoted = {quote.side for quote in state.reading.quotes if quote.text.strip()}
    for side, (thai, words) in _SIDES.items():
        if side not in quoted:
            yield Breach("evidence", (state.key,), subject, f"{name}: ยังไม่มีข้อความหลักฐานจาก{thai} เลือกข้อความ",
                         f"{english}: no passage of {words} is quoted as evidence; choose one")
    if around.backed is not None and subject not in around.backed and state.claim and state.claim.predicate == "contributesTo":
        yield Breach("backing", (state.key,), subject, f"{name}: ไม่มีตัวชี้วัดหรือโครงการรองรับ จึงยังเขียนการบรรลุเป้าหมายไม่ได้ เพิ่มตัวชี้วัดหรือโครงการ",
                     f"{english}: no indicator or project stands behind it, so no sentence of contribution can be written; add one")
    for end in (subject, upper):
        if end in around.unverified:
            yield Breach("unverified", (state.key,), subject, f"{name}: ยังไม่มีผู้เห็น «{around.label(end)}» ในแหล่งที่มา จึงอนุมัติไม่ได้ ยืนยันถ้อยคำก่อน",
                         f"{english}: nobody has seen “{around.label(end)}” in a source, so it cannot be approved; verify its wording first")


def _against_nothing(every: Iterable[State], accepted: Iterable[State], around: Surroundings) -> Iterator[Breach]:
    """Somebody says that nothing in a plan aligns, and a link into that plan is accepted."""
    links: dict[tuple[str, str], list[State]] = {}
    for state in accepted:
        upper = state.matter.object or ""
        links.setdefault((state.matter.subject, around.places[upper].plan if upper in around.places else upper), []).append(state)
    for state in every:
        against = links.get((state.matter.subject, state.matter.scope or ""), [])
        if state.mark == "nothing-aligns" and against:
            names = "; ".join(f"«{around.label(one.matter.object or '')}»" for one in against)
            yield Breach("nothing-but", (state.key, *(one.key for one in against)), state.matter.subject,
                         f"«{around.label(state.matter.subject)}» ถูกตัดสินว่าไม่มีสิ่งที่สอดคล้องใน {around.label(state.matter.scope or '')} แต่รับ {names} ไว้ ยกเลิกอย่างใดอย่างหนึ่ง",
                         (f"“{around.label(state.matter.subject)}” is said to align with nothing in {around.label(state.matter.scope or '')}, "
                          f"but {names} is accepted; undo one of the two"))


def _undecided(state: State, around: Surroundings) -> Breach | None:
    name = around.label(state.matter.subject), around.label(state.matter.object or state.matter.scope or "")
    if state.status == "disputed":
        who = ", ".join(given.by for given in state.dissent)
        return Breach("disputed", (state.key,), state.matter.subject, f"«{name[0]}» → «{name[1]}»: {who} เห็นไม่ตรงกัน ให้ผู้อนุมัติชี้ขาด",
                      f"“{name[0]}” → “{name[1]}”: {who} disagree; an approver settles it")
    if state.status == "reviewed" and state.mark == "unsure":
        return Breach("unsettled", (state.key,), state.matter.subject, f"«{name[0]}» → «{name[1]}»: ผู้ตรวจยังไม่แน่ใจ ให้ผู้อื่นตรวจอีกคน",
                      f"“{name[0]}” → “{name[1]}”: the reviewer is unsure; ask another one", "warning")
    return None
