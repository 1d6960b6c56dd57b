"""What suggestions are asked with and told with: frozen values that know no store, no database and no page.

A suggestion is a machine's proposal for a person to decide; it is never an alignment. No number in here is a probability of a fact: ``score``
only orders the candidates of one level of one element, and a band is worth what was measured of it (:mod:`search.suggest.bands`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from queries.read.records import Label, Lang, Provenance, Ref

__all__ = [
    "SUGGEST_BANDS", "TIERS", "Decided", "Item", "ItemAnswer", "Passage", "Progress", "Proposal", "StoppedError", "SuggestBand", "Suggestions", "Tier", "TierAnswer", "TierRule",
]

Tier = Literal["strategy", "strategy-part", "issue", "issue-target", "subplan", "y1", "milestone", "milestone-part", "security", "government"]
"""A level that an alignment section has a slot for: national strategy, its goals and issues, master-plan issue, its Y2 targets, sub-plan, Y1 target,
milestone, its goals and strategies, national security policy, government policy."""
TIERS: tuple[Tier, ...] = get_args(Tier)
SuggestBand = Literal["high", "middle", "low"]
SUGGEST_BANDS: tuple[SuggestBand, ...] = ("high", "middle", "low")
Progress = Callable[[int, int], None]
"""Called with (items done, items in all)."""


class StoppedError(Exception):
    """The run was cancelled; nothing of it is kept."""

    def __init__(self, done: int, total: int) -> None:
        super().__init__(f"ยกเลิกแล้วหลังอ่าน {done:,} จาก {total:,} รายการ ไม่มีข้อเสนอใดถูกเก็บไว้ · Cancelled after {done:,} of {total:,} items; no suggestion was kept")


@dataclass(frozen=True, slots=True)
class TierRule:
    """Which elements of which plan a level offers."""

    tier: Tier
    label: Label
    plan: str
    types: tuple[str, ...]
    """Classes of the elements offered."""
    target_level: str | None = None
    """``Y1`` or ``Y2`` of master-plan targets."""
    under: Tier | None = None
    """The level whose elements hold these."""


@dataclass(frozen=True, slots=True)
class Item:
    """An element or a project that looks for what it serves."""

    id: str
    text: str
    """Its own wording, with its description; letter for letter."""
    context: tuple[str, ...] = ()
    """Wordings of what it stands under, the nearest first, and of its plan."""
    measures: tuple[str, ...] = ()
    """Wordings of its indicators and targets, objectives and outputs."""
    parts: tuple[str, ...] = ()
    """Wordings of what stands directly under it: a heading is about its parts."""
    agencies: tuple[str, ...] = ()
    """Agency ids (``agency/dga``), or names as printed."""
    mentions: tuple[str, ...] = ()
    """Words that it says of upper plans in places of their own: cells of a table, a sentence of its own."""
    declared: tuple[str, ...] = ()
    """Words by which its plan as a whole says what it follows."""

    @property
    def read(self) -> str:
        """All that is read of it: its own wording first."""
        return "\n".join(text for text in (self.text, *self.measures, *self.parts, *self.context) if text)


@dataclass(frozen=True, slots=True)
class Decided:
    """What somebody has decided of a text, or what a text itself says: examples to learn from."""

    text: str
    object: str
    """Id of the element of the upper plan."""
    accepted: bool
    subject: str = ""
    """Id of the element that was decided; what was rejected is not proposed to it again."""
    name: str = ""
    """How a person calls the text; left out, its beginning."""
    agencies: tuple[str, ...] = ()
    stated: bool = False
    """The text itself said so; nobody had to decide."""
    date: str = ""
    """Day on which the text was published, as YYYY-MM-DD; empty where it is not known."""

    @property
    def called(self) -> str:
        """A name short enough for a sentence."""
        name = " ".join((self.name or self.text).split())
        return name if len(name) <= 90 else name[:89] + "…"  # noqa: PLR2004 - one line


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of one side, letter for letter, with what bears the likeness marked."""

    text: str
    spans: tuple[tuple[int, int], ...]
    """(start, end) in code points of ``text``; sorted, apart. Empty where the sides share no word."""
    of: str
    """Id of the element whose wording it is: the item's own, the candidate's, or a part under the candidate."""
    provenance: Provenance | None = None
    """Where the wording of the candidate was read."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One candidate for one level of one element."""

    ref: Ref
    rank: int
    """From 1 within its level."""
    score: float
    """Orders within the level of this element; nothing else."""
    band: SuggestBand
    main: bool
    """True: หลัก is proposed, at most one a level. False: รอง."""
    explicit: bool
    """The element's own text names the candidate, or something that stands under it."""
    reasons: tuple[tuple[str, str], ...]
    """(Thai, English) sentences, the weightiest first."""
    own: tuple[Passage, ...]
    """Passages of the item."""
    theirs: tuple[Passage, ...]
    """Passages of the candidate."""

    def why(self, lang: Lang) -> tuple[str, ...]:
        """The reasons in one language."""
        return tuple(reason[0 if lang == "th" else 1] for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class TierAnswer:
    """What is proposed at one level; nothing, where all candidates are weak."""

    tier: Tier
    proposals: tuple[Proposal, ...]
    note: tuple[str, str] | None = None
    """(Thai, English): why there is nothing, or what the graph lacks."""

    @property
    def nothing(self) -> bool:
        """Nothing fits well enough to be proposed."""
        return not self.proposals


@dataclass(frozen=True, slots=True)
class ItemAnswer:
    """What is proposed for one element."""

    item: Item
    tiers: Mapping[Tier, TierAnswer]

    def proposals(self) -> Iterator[tuple[Tier, Proposal]]:
        """Every proposal with its level, in the order of the levels."""
        for tier, answer in self.tiers.items():
            for proposal in answer.proposals:
                yield tier, proposal

    def main(self, tier: Tier) -> Proposal | None:
        """The one that is proposed as หลัก."""
        return next((one for one in self.tiers[tier].proposals if one.main), None) if tier in self.tiers else None


@dataclass(frozen=True, slots=True)
class Suggestions:
    """All of one run."""

    answers: tuple[ItemAnswer, ...]
    """One an item, in the order given."""
    model: str
    """Fingerprint of the model."""
    tool_version: str
    learnt_from: int = 0
    """Decisions and examples at hand."""
    tiers: Mapping[Tier, TierRule] = field(default_factory=dict)
