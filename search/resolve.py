"""A text that names parts of plans, even misnamed or misnumbered, to the parts meant.

Example:
    from search.resolve import resolve
    for found in resolve("สอดคล้องกับแผนแม่บทฯ ประเด็นที่ 20 การบริการภาครัฐ และหมุดหมายที่ 13"):
        print(found.mention, found.ref and found.ref.id, found.band, found.why_th)

Number and name are looked up apart and must agree: where they contradict each other both are shown, the name is followed, and the band is
lower. What may be two things is not guessed: ``ref`` is None, and ``alternatives`` are what to choose from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graph.engine import GraphStore
from graph.store import open_store
from search.exact import code_keys, id_key, name_key
from search.index import Index, open_index
from search.judge import Asked, Verdict, judge
from search.mentions import Anchor, folded, grammar
from search.rank import rank
from search.reasons import reasons, said_plan
from search.resolution import Resolution, band_for
from search.spans import joined, parts
from search.surroundings import NAME, Surroundings
from search.understand import understand

__all__ = ["LONGEST", "Resolution", "resolve"]

LONGEST = 20_000
"""Characters of a text that are read; a sentence says so where there are more."""
_MOST = 60
"""Names of one text that are looked up by their words."""
_STRICT = 0.8
"""Likeness that a name needs in a text that names other things as well, where nothing else says that it is a name."""
_LINE = re.compile(r"\n|…|\.{3,}|[|;•\t]")
_SAID = 0.6
"""Likeness that a name needs beside its plan and kind."""
_PART_OF = re.compile(r"\s*(?:ของ|ใน|ตาม|ภายใต้|of|in|under)\s*(?:the\s*)?")
_MOST_OF = 0.85
"""Share of a line that is as good as all of it."""
_NAMES_OF_A_STRETCH = 3
_COUNTED = tuple(frozenset({name}) for name in ("Milestone", "SecurityIssue", "MasterPlanIssue", "Strategy"))
"""What the upper plans count through; of a plan that has several, the first."""
_LEAST = 6
"""Letters of a name that stands alone."""


def resolve(text: str, *, context: Sequence[str] = (), store: GraphStore | None = None) -> tuple[Resolution, ...]:
    """Everything a text names, in order; at least one record for any text, with a sentence where nothing is found.

    ``context``: ids of plans that names are likely to be of (the upper plans of a document, say). Raises ``StoreError`` if there is no graph.
    """
    store = store or open_store()
    index = open_index(store)
    clean = text[:LONGEST].encode(errors="replace").decode()
    plain = folded(clean)
    reader = _Reader(Surroundings(clean, plain, tuple(grammar(index).anchors(plain.text)), index, tuple(context)), store)
    found = reader.read() or [_nothing(clean, index, store)]
    if len(text) > LONGEST:
        last = Resolution("", (LONGEST, LONGEST), None, None, f"ข้อความยาวเกินไป อ่าน {LONGEST:,} ตัวอักษรแรก",
                          f"The text is long; its first {LONGEST:,} characters were read")
        found = [*found, last]
    return tuple(found)


@dataclass
class _Reader:
    """Walks once over a text; holds what was said so far."""

    at: Surroundings
    store: GraphStore
    found: list[Resolution] = field(default_factory=list)
    within: list[str] = field(default_factory=list)
    """Ids of what was named, the latest first."""
    plan: Anchor | None = None
    looked: int = 0

    def read(self) -> list[Resolution]:
        """What the text names: whole lines, then plans, kinds and codes in order, then names that stand alone."""
        for start, end in parts(self.at.text, _LINE)[:_MOST]:
            self._whole(start, end)
        anchors = [anchor for anchor in self.at.anchors if not self._covered(*self.at.span(anchor)) and self.at.stands_free(anchor)]
        for place, anchor in enumerate(anchors):
            if self._covered(*self.at.span(anchor)):
                continue
            if anchor.sort == "plan":
                self._plan(anchor)
            elif anchor.sort == "code":
                self._code(anchor)
            else:
                self._part(anchor, anchors[place + 1:])
        self._alone()
        return joined(self.at.text, self.found, self.at.index)

    # ── one mention of each sort ──

    def _whole(self, start: int, end: int) -> None:
        """A line that is the name of one thing, letter for letter."""
        part = self.at.text[start:end]
        rows = [row for row in self.at.index.keys.find(name_key(part)) if self.at.index.shelf[row].plan] if sum(map(str.isalpha, part)) >= _LEAST else []
        if len(rows) == 1:
            document = self.at.index.shelf[rows[0]]
            plan = document.ref.type == "Instrument"
            self._add(start, end, Verdict("plan" if plan else "name", document.ref, 1.0, whole=True), Asked(self.at.text, start, end))
            self.within.insert(0, document.id)
        elif not rows and _LEAST < len(part) <= NAME and not any(map(str.isdigit, part)) and self._holds_words_of_its_own(start, end):
            asked = Asked(self.at.text, start, end, hints=self.at.context, anchored=False)
            verdict = judge(asked, self.at.index)
            said = (verdict.end or 0) - (verdict.start or 0)
            if verdict.ref and verdict.likeness >= _STRICT and said >= _MOST_OF * (end - start):
                self._add(start, end, verdict, asked)
                self.within.insert(0, verdict.ref.id)

    def _holds_words_of_its_own(self, start: int, end: int) -> bool:
        """Whether a line has a plan or kind in it that may be part of a name: «บรรลุเป้าหมายยุทธศาสตร์ชาติ»."""
        return any(start <= (span := self.at.span(anchor))[0] and span[1] <= end for anchor in self.at.anchors)

    def _plan(self, anchor: Anchor) -> None:
        stop, same = self.at.about(anchor)
        anchor = replace(anchor, end=stop, words=self.at.folded.text[anchor.start:stop], missing=anchor.missing or not same)
        self.plan = anchor
        start, end = self.at.span(anchor)
        ids = said_plan(anchor, self.at.index, self.store)
        refs = [self.at.index.shelf[row].ref for one in ids if (row := self.at.index.row(one)) is not None]
        self.plan = replace(anchor, plans=tuple(ref.id for ref in refs) if anchor.years else anchor.plans)
        if anchor.missing or not refs:
            verdict = Verdict("nothing")
        elif len(anchor.plans) > 1 and not anchor.years:
            verdict = Verdict("plan", refs[0], 0.5, others=tuple(refs[1:]))
        else:
            verdict = Verdict("plan", refs[0], 1.0, whole=len(refs) == 1, others=tuple(refs[1:]))
        self._add(start, end, verdict, Asked(self.at.text, start, end), anchor)

    def _code(self, anchor: Anchor) -> None:
        start, end = self.at.span(anchor)
        code = self.at.text[start:end].rstrip(".")
        end = start + len(code)
        rows = [row for row in self.at.index.keys.any_of((id_key(code), *code_keys(code))) if self.at.index.shelf[row].plan]
        plans = self.at.plans(anchor, (), self.plan)[0]
        rows = [row for row in rows if self.at.index.shelf[row].plan in plans] or rows
        refs = tuple(self.at.index.shelf[row].ref for row in rows)
        asked = Asked(self.at.text, start, end, number=code)
        if len(refs) == 1:
            self._add(start, end, Verdict("code", refs[0], 1.0, whole=True), asked, anchor)
            self.within.insert(0, refs[0].id)
        elif refs:
            self._add(start, end, Verdict("ambiguous", others=refs[:6]), asked, anchor)
        elif anchor.words.isdigit() and (self.at.text.strip() == code or re.search(r"(?:รหัส|code)\s*$", self.at.folded.text[:anchor.start])):
            self._add(start, end, Verdict("nothing"), asked, anchor)

    def _part(self, anchor: Anchor, further: Sequence[Anchor]) -> None:
        """A kind with a number, a name or both."""
        if self.looked >= _MOST:
            return
        self.looked += 1
        start, end = self.at.span(anchor)
        plans, hints, missing = self.at.plans(anchor, further, self.plan)
        anchor = self.at.fitting(anchor, plans)
        asked = self.at.asked(anchor, further, plans, hints, self.within)
        if above := self._above(anchor, further):
            asked = replace(asked, within=(above, *asked.within))
        if missing and anchor.number:
            self._add(start, end, Verdict("nothing"), asked, anchor, self.plan)
            return
        verdict = self._with_its_part(asked, anchor, further) or judge(asked, self.at.index)
        if verdict.ground == "nothing" and anchor.sort == "number" and len(plans) == 1:
            verdict = self._by_another_word(asked, plans[0]) or verdict
        if anchor.sort == "kind" and (verdict.ref is None or verdict.likeness < (_STRICT if not plans else _SAID)):
            if members := self.at.members(anchor, further, plans):
                self._add(start, end, Verdict("ambiguous", others=members), asked, anchor)
            return
        end = max(end, verdict.end or end)
        self._add(start, end, verdict, asked, anchor)
        if verdict.ref is not None:
            self.within.insert(0, verdict.ref.id)

    def _by_another_word(self, asked: Asked, plan: str) -> Verdict | None:
        """What a number means right behind its plan, where the plan calls such things otherwise: แผนพัฒนาฯ ฉบับที่ 13 ยุทธศาสตร์ที่ 13 is a milestone."""
        counted = next((types for types in _COUNTED if self.at.has((plan,), types)), None)
        if counted is None or counted == asked.types:
            return None
        found = judge(replace(asked, types=counted, kind=""), self.at.index)
        return replace(found, misnamed=True, whole=False) if found.ref and not found.outside and found.ground in {"number", "both"} else None

    def _with_its_part(self, asked: Asked, anchor: Anchor, further: Sequence[Anchor]) -> Verdict | None:
        """What a number alone means, where the whole name of a part of it stands behind it, not its own: ประเด็นที่ 20 แผนย่อยการพัฒนาบริการประชาชน."""
        if not anchor.number or not further or further[0].sort != "kind" or further[0].types & anchor.types or self.at.folded.text[anchor.end:further[0].start].strip():
            return None
        part, *rest = further
        named = judge(self.at.asked(part, rest, asked.plans, asked.hints, self.within), self.at.index)
        row = self.at.index.row(named.ref.id) if named.ref and named.whole else None
        if row is None:
            return None
        alone = judge(replace(asked, end=asked.start, runs_on=True), self.at.index)
        return alone if alone.ref and alone.ref.id in self.at.index.shelf[row].parents else None

    def _above(self, anchor: Anchor, further: Sequence[Anchor]) -> str | None:
        """Id of what the mention says it is a part of, if that comes after it: เป้าหมายที่ 2 ของหมุดหมายที่ 13."""
        if not further or further[0].sort != "number" or not _PART_OF.fullmatch(self.at.folded.text, anchor.end, further[0].start):
            return None
        upper, *rest = further
        plans, hints, missing = self.at.plans(upper, rest, self.plan)
        ref = None if missing else judge(self.at.asked(upper, rest, plans, hints, self.within), self.at.index).ref
        return ref.id if ref else None

    def _alone(self) -> None:
        """Names that stand without kind, number or plan."""
        least = _STRICT if self.found or len(self.at.text) > NAME else 0.0
        for begin, end in self._free():
            start = begin
            for _ in range(_NAMES_OF_A_STRETCH):
                if self.looked >= _MOST or sum(map(str.isalpha, self.at.text[start:end])) < _LEAST:
                    break
                self.looked += 1
                hints = (*(self.plan.plans if self.plan else ()), *self.at.context)
                asked = Asked(self.at.text, start, end, hints=hints, within=tuple(self.within), anchored=False)
                verdict = judge(asked, self.at.index)
                if verdict.start is None or verdict.end is None or verdict.likeness < least:
                    break
                self._add(verdict.start, verdict.end, verdict, asked)
                if verdict.likeness < _STRICT or self.at.text[verdict.end:verdict.end + 1].isalpha():
                    break  # the rest of a name that was found in part is no other name
                start, least = verdict.end, _STRICT

    def _covered(self, start: int, end: int) -> bool:
        return any(start < one.span[1] and one.span[0] < end for one in self.found)

    def _free(self) -> list[tuple[int, int]]:
        """Stretches of lines that name nothing yet."""
        free = []
        for start, end in parts(self.at.text, _LINE):
            place = start
            for one in sorted((one.span for one in self.found if one.span[0] < end and start < one.span[1]), key=lambda span: span[0]):
                free.append((place, one[0]))
                place = max(place, one[1])
            free.append((place, end))
        return [(start, end) for start, end in free if start < end]

    # ── results ──

    def _add(self, start: int, end: int, verdict: Verdict, asked: Asked, anchor: Anchor | None = None, plan: Anchor | None = None) -> None:
        if self._covered(start, end):
            end = min([end, *(one.span[0] for one in self.found if one.span[0] > start)])
            if self._covered(start, end):
                return
        likeness = verdict.likeness / 2 if verdict.outside or verdict.misnamed else verdict.likeness
        whole = verdict.whole and not verdict.outside and verdict.ground != "conflict"
        band = band_for(verdict.ground, likeness, whole=whole) if verdict.ref else None
        why_th, why_en = reasons(verdict, asked, anchor, plan or (anchor if anchor and anchor.sort == "plan" else self.plan), self.at.index, self.store)
        others = tuple({ref.id: ref for ref in verdict.others if verdict.ref is None or ref.id != verdict.ref.id}.values())
        self.found.append(Resolution(self.at.text[start:end], (start, end), verdict.ref, band, why_th, why_en, others, verdict.ground, round(verdict.likeness, 4)))


def _nothing(text: str, index: Index, store: GraphStore) -> Resolution:
    """That nothing was found, with what is nearest by words and meaning."""
    start, end = next(iter(parts(text, re.compile(r"(?!)"))), (0, 0))
    said = understand(text, index)
    near = [index.shelf[int(row)] for row in rank(said, index).rows[:20]] if said.words else []
    others = tuple(document.ref for document in near if document.plan and document.ref.type != "Instrument")[:3]
    why = reasons(Verdict("nothing", others=others), Asked(text, start, end), None, None, index, store)
    return Resolution(text[start:end], (start, end), None, None, *why, others)
