"""What surrounds a mention: the plan it is of, how far its name may reach, whether a word is a kind or part of a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from queries.read.records import Ref
from search.index import Index
from search.judge import Asked
from search.mentions import CONNECTIVE, FILLER, Anchor, Folded, grammar
from search.records import Filters
from search.thai import normalise

__all__ = ["NAME", "Surroundings"]

_PART = re.compile(r"\n\s*\n|…|\.{3,}|[|;•\t]|\n(?=\s*(?:[-–•*]|\(?\d+[.)]))")
"""Where a name certainly ends."""
_RUNS_ON = re.compile(r"(?:ที่|ซึ่ง|มี|ยัง|ได้|จะ|ว่า|ให้|โดย|ของ|ใน|เพื่อ|เป็น|และ|หรือ|ตาม|มุ่ง|กำหนด|ภายใต้|กับ|[,)]|is\b|that\b|which\b|and\b|or\b|of\b|in\b|has\b)")
_OF_PLAN = re.compile(r"\s*(?:\d+\s*(?:ประการ|ข้อ|ด้าน|เป้าหมาย)\s*)?(?:ของ|ใน|ตาม|ภายใต้|of|in|under)\s*(?:the\s*)?")
_BEFORE = re.compile(r"(?:กับ|ตาม|ใน|ของ|และ|ภายใต้|ต่อ|คือ|ได้แก่|รวมทั้ง|ตลอดจน|of|in|with|and)\s*$")
"""What may stand in front of a kind in a sentence."""
_GAP = re.compile(r"(?:(?!\.{3}|\n\s*\n)[\s,:;.()\[\]ฯ*–-])*")
_FAR = 150
"""Characters after a plan was named up to which it holds for what follows; further on it is a hint."""
NAME = 300
"""Characters after a kind or number in which its name must end."""
_FIELD = re.compile(r"ด้าน[^\s,;()]+")
_FIELD_SAID = 12
"""Letters of a field, ด้าน among them, that tell it."""
_NEAREST = 5
"""Things named before that a mention may be a part of."""
_MEMBERS = 20
"""Things of a group that are offered."""


@dataclass(frozen=True)
class Surroundings:
    """A text with everything named in it."""

    text: str
    folded: Folded
    anchors: tuple[Anchor, ...]
    index: Index
    context: tuple[str, ...]
    """Plans that whoever asks expects."""

    def span(self, anchor: Anchor) -> tuple[int, int]:
        """Its place in the text, without the spaces around it."""
        start, end = self.folded.span(anchor.start, anchor.end)
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return start, end

    def stands_free(self, anchor: Anchor) -> bool:
        """Whether a kind without a number begins a name and is no word in the middle of one; ด้าน does only after a plan or kind."""
        if anchor.sort != "kind":
            return True
        before = self.folded.text[:anchor.start]
        named = any(one.end <= anchor.start and _GAP.fullmatch(self.folded.text, one.end, anchor.start) for one in self.anchors if one.sort != "code")
        return named or (anchor.words != "ด้าน" and (not before[-1:].isalpha() or _BEFORE.search(before[-12:]) is not None)) or not before.strip()

    def plans(self, anchor: Anchor, further: Sequence[Anchor], plan: Anchor | None) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
        """Plans said with it, plans that may be meant, and whether the plan said is not in the graph; ``plan`` is the one named last before it."""
        if anchor.plans:
            return (plan.plans if plan else anchor.plans), self.context, False
        after = next((one for one in further if one.sort in {"plan", "number", "code"}), None)
        if after and after.sort == "plan" and after.start - anchor.end <= _FAR and CONNECTIVE.search(self.folded.text[anchor.end:after.start]):
            return after.plans, self.context, after.missing
        if own := grammar(self.index).plan_of(anchor.words):
            return own, self.context, False
        if plan is None:
            return (), self.context, False
        between = self.folded.text[plan.end:anchor.start]
        if plan.plans and not self.has(plan.plans, anchor.types) and not FILLER.fullmatch(between):
            return (), (*plan.plans, *self.context), False
        near = anchor.start - plan.end <= _FAR and "\n\n" not in self.folded.text[plan.end:anchor.start]
        return (plan.plans, self.context, plan.missing) if near else ((), (*plan.plans, *self.context), False)

    def about(self, plan: Anchor) -> tuple[int, bool]:
        """Where the name of a plan ends if it says a field (แผนปฏิรูปประเทศด้านกฎหมาย), and whether that is the field of the plan found."""
        field = _FIELD.match(self.folded.text, plan.end)
        if field is None or self.has(plan.plans, grammar(self.index).types("ด้าน")):
            return plan.end, True
        said = "".join(field[0].split())
        rows = [self.index.row(id_) for id_ in plan.plans]
        titles = ["".join(normalise(title).split()) for row in rows if row is not None for title in self.index.shelf[row].of("title", "short", "alias")]
        best = max((_common(said, title[title.index("ด้าน"):]) for title in titles if "ด้าน" in title), default=0)
        return (plan.end + best, True) if best >= min(len(said), _FIELD_SAID) else (field.end(), False)

    def fitting(self, anchor: Anchor, plans: tuple[str, ...]) -> Anchor:
        """The anchor with the shorter word for its kind, if the plan said has none of the kind (ประเด็นความมั่นคง in the Master Plans)."""
        if anchor.sort != "kind" or not plans or self.has(plans, anchor.types):
            return anchor
        known = grammar(self.index)
        shorter = known.shorter(anchor.words)
        return replace(anchor, end=anchor.start + len(shorter), types=known.types(shorter), words=shorter) if shorter else anchor

    def has(self, plans: Sequence[str], types: frozenset[str]) -> bool:
        """Whether a plan has parts of one of the classes."""
        columns = self.index.columns
        return bool((columns.coded["plan"].mask(plans, columns.size) & columns.coded["type"].mask(tuple(types), columns.size)).any())

    def asked(self, anchor: Anchor, further: Sequence[Anchor], plans: tuple[str, ...], hints: tuple[str, ...], within: Sequence[str]) -> Asked:
        """The mention with the part of the text that may hold its name: up to the next thing named, a cut, a new line of a list."""
        plain = self.folded.text
        begin = anchor.end
        while (gap := _GAP.match(plain, begin)) is not None:
            begin = gap.end()
            word = next((one for one in further if one.sort == "kind" and one.start == begin and (one.types & anchor.types or one.words == "ด้าน")), None)
            if word is None:
                break
            begin = word.end
        stop = next((one.start for one in further if one.sort != "kind" and one.start >= begin), len(plain))
        stop = min(stop, begin + NAME)
        if cut := _PART.search(plain, begin, stop):
            stop = cut.start()
        runs_on = begin >= stop or _RUNS_ON.match(plain, begin) is not None
        start, end = (self.folded.span(begin, stop) if begin < stop else (self.span(anchor)[1],) * 2)
        return Asked(self.text, start, end, anchor.types, anchor.number, plans, hints, tuple(within[:_NEAREST]), kind=self._kind(anchor), runs_on=runs_on)

    def _kind(self, anchor: Anchor) -> str:
        """The word that tells its kind from others: its own, or the longer one said shortly before (เป้าหมายหลัก … เป้าหมายที่ 1)."""
        known = grammar(self.index)
        before = (one for one in reversed(self.anchors) if one.sort == "kind" and one.start < anchor.start and anchor.start - one.end <= NAME)
        longer = (known.telling(one.words) for one in before if one.words.startswith(anchor.words))
        return known.telling(anchor.words) or next(filter(None, longer), "")

    def members(self, anchor: Anchor, further: Sequence[Anchor], plans: tuple[str, ...]) -> tuple[Ref, ...]:
        """What a text speaks of as a group, without saying which: เป้าหมายหลักของแผนพัฒนาฯ."""
        kind = grammar(self.index).telling(anchor.words)
        after = further[0] if further else None
        if not kind or not plans or after is None or after.sort != "plan" or not _OF_PLAN.fullmatch(self.folded.text, anchor.end, after.start):
            return ()
        mask = self.index.columns.mask(Filters(plans=plans, types=tuple(sorted(anchor.types))))
        refs = [self.index.shelf[int(row)].ref for row in np.flatnonzero(mask)]
        alike = (ref for ref in refs if ref.kind and "".join(normalise(ref.kind).split()) == kind)
        return tuple(sorted(alike, key=lambda ref: (len(ref.number or ""), ref.number or "", ref.id)))[:_MEMBERS]


def _common(one: str, other: str) -> int:
    """Letters that two texts begin with alike."""
    return next((place for place, (mine, yours) in enumerate(zip(one, other, strict=False)) if mine != yours), min(len(one), len(other)))
