"""The same act on many rows, shown before it is done: what would be written, and what is left out and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from graph.decisions.fold import State
from graph.decisions.records import Claim, Draft
from graph.people import Person
from review.acts import accept, approve, in_order, nothing_aligns, reject, texts_of
from review.records import Candidate, Row, Slot
from search.suggest.records import SUGGEST_BANDS, SuggestBand, Tier

__all__ = ["BULKS", "Bulk", "Preview", "Skipped", "preview", "waiting"]

Bulk = Literal["accept-best", "reject-weak", "nothing", "approve"]
BULKS: tuple[Bulk, ...] = get_args(Bulk)
"""accept-best: the machine's first of a level, where it is at least of a band, with the evidence it found; reject-weak: everything open below a band;
nothing: nothing in the plan of a level is served, where nothing is proposed there; approve: what reviewers agree on."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is left alone, and why."""

    row: Row
    th: str
    en: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What a bulk act would do."""

    drafts: tuple[Draft, ...]
    lines: tuple[tuple[Row, Candidate | None], ...]
    """Beside ``drafts``: the row, and the candidate; None where a whole plan is meant."""
    skipped: tuple[Skipped, ...]


def preview(person: Person, rows: Iterable[Row], act: Bulk, states: Mapping[str, State], *, tiers: Sequence[Tier], band: SuggestBand = "high") -> Preview:
    """What ``act`` would write for ``rows`` at some levels. Nothing is written; disputed and stale matters are always left to a person's eye."""
    made: list[tuple[Draft, Row, Candidate | None]] = []
    skipped: list[Skipped] = []
    keys = set[str]()
    for row in rows:
        found = [one for tier in tiers for one in _ACTS[act](person, row, row.slots[tier], band)]
        for draft, candidate in found:
            if draft.matter.key not in keys:  # levels of one plan share what is said of the plan
                keys.add(draft.matter.key)
                made.append((draft, row, candidate))
        if act == "approve" and (unseen := _unseen(row, tiers)):
            skipped.append(Skipped(row, f"ยังไม่มีผู้เห็นถ้อยคำของ {'; '.join(f'«{name}»' for name in unseen)} ในแหล่งที่มา จึงอนุมัติไม่ได้",
                                   f"nobody has seen the wording of {'; '.join(f'“{name}”' for name in unseen)} in a source, so it cannot be approved"))
        elif not found:
            skipped.append(Skipped(row, *_WHY[act]))
    drafts = in_order([draft for draft, _, _ in made], {key: state.seen for key, state in states.items()})
    return Preview(drafts, tuple((row, candidate) for _, row, candidate in made), tuple(skipped))


def waiting(rows: Iterable[Row]) -> tuple[int, int]:
    """Links that reviewers accepted and nobody has approved: those that can be, and those that cannot be as they stand."""
    can = [_can(row, one) for row in rows for one in row.candidates() if one.state and one.state.status == "reviewed" and one.state.mark == "accept"]
    return can.count(True), can.count(False)


_Made = Iterable[tuple[Draft, Candidate | None]]


def _accept_best(person: Person, row: Row, slot: Slot, band: SuggestBand) -> _Made:
    best = next((one for one in slot.candidates if _open(one) and one.suggestion and one.suggestion.rank == 1), None)
    if best and best.suggestion and _at_least(best, band) and not slot.accepted and {quote.side for quote in best.quotes} == {"subject", "object"}:
        claim = Claim(predicate=best.suggestion.claim.predicate, directness=best.suggestion.claim.directness)
        yield accept(person, row, best, claim, best.quotes), best


def _reject_weak(person: Person, row: Row, slot: Slot, band: SuggestBand) -> _Made:
    for one in slot.candidates:
        if _open(one) and one.suggestion and not _at_least(one, band) and not one.suggestion.explicit:
            yield reject(person, row, one), one


def _nothing(person: Person, row: Row, slot: Slot, _: SuggestBand) -> _Made:
    within = [other for other in row.slots.values() if other.rule.plan == slot.rule.plan]
    if slot.nothing is None and not any(one.state and (one.state.accepted or _open(one)) for other in within for one in other.candidates):
        workspace = row.id.split("/", 1)[0]
        yield nothing_aligns(person, row, workspace, slot.rule.plan, None), None


def _approve(person: Person, row: Row, slot: Slot, _: SuggestBand) -> _Made:
    states = [(one.state, one) for one in slot.candidates if one.state] + [(slot.nothing, None)] * (slot.nothing is not None)
    for state, one in states:
        if state and state.status == "reviewed" and state.mark not in {None, "unsure"}:
            if state.mark == "accept" and not (one and _can(row, one)):
                continue
            yield approve(person, state, texts_of(row, one)), one


def _can(row: Row, link: Candidate) -> bool:
    """Whether an accepted link can be approved: both wordings were seen in a source, and both sides have evidence."""
    return row.verified and link.ref.verified and link.state is not None and {quote.side for quote in link.state.reading.quotes if quote.text.strip()} == {"subject", "object"}


def _unseen(row: Row, tiers: Sequence[Tier]) -> tuple[str, ...]:
    """Wordings that keep links of a row from being approved, because nobody has seen them."""
    links = [one for tier in tiers for one in row.slots[tier].candidates if one.state and one.state.status == "reviewed" and one.state.mark == "accept"]
    own = (row.wording,) if links and not row.verified else ()
    return tuple(dict.fromkeys((*own, *(one.wording for one in links if not one.ref.verified))))


_ACTS: Mapping[Bulk, Callable[[Person, Row, Slot, SuggestBand], _Made]] = {
    "accept-best": _accept_best, "reject-weak": _reject_weak, "nothing": _nothing, "approve": _approve}
_WHY: Mapping[Bulk, tuple[str, str]] = {
    "accept-best": ("ไม่มีข้อเสนออันดับแรกที่ถึงเกณฑ์และมีหลักฐานสองฝั่ง หรือมีรายการที่รับแล้ว", "no first proposal of that band with evidence from both sides, or a link is accepted already"),
    "reject-weak": ("ไม่มีข้อเสนอที่ยังเปิดอยู่ต่ำกว่าเกณฑ์", "no open proposal below that band"),
    "nothing": ("มีข้อเสนอหรือการตัดสินในแผนนั้นแล้ว", "something is proposed or decided in that plan"),
    "approve": ("ไม่มีรายการที่ตรวจแล้วเห็นตรงกันและมีหลักฐานสองฝั่ง", "nothing that is reviewed, agreed and has evidence from both sides"),
}


def _open(one: Candidate) -> bool:
    """Suggested, and no person has said anything."""
    return one.state is not None and one.state.status == "suggested"


def _at_least(one: Candidate, band: SuggestBand) -> bool:
    told = one.suggestion
    return told is not None and told.band is not None and SUGGEST_BANDS.index(told.band) <= SUGGEST_BANDS.index(band)
