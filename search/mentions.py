"""Where a text names parts of plans: plans, kinds with numbers, kinds with names, codes. Only reads; what is meant is decided in search/resolve.py.

A text is read in the spelling that search compares (:mod:`search.thai`), and every place is kept as an offset in the text as it was given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from loaders.calendar import BUDDHIST_ERA
from search.index import Index
from search.thai import normalise, words

__all__ = ["CONNECTIVE", "FILLER", "Anchor", "Folded", "Grammar", "folded", "grammar"]

Sort = Literal["plan", "number", "kind", "code"]

_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff"
_CLUSTER = re.compile(rf"\s+|เเ|.[\u0e31-\u0e3a\u0e47-\u0e4e\u0300-\u036f{_INVISIBLE}]*", re.DOTALL)
"""Characters whose spelling depends on each other: a letter with its marks."""
_ABBREVIATION = re.compile(r"(?:(?<=[^ก-ฺเ-ๅ็-๎][ก-ฮ])|(?<=\A[ก-ฮ]))\.(?=[ก-ฮ]{1,3}(?![ก-ฺเ-ๅ็-๎]))")
_NUMBER = r"\d{1,3}(?:[./]\d{1,3})*(?![\d,]*\d)(?!\.\d)"
_UNIT = (r"(?!\s*(?:ปี|ประการ|ข้อ(?!ที่)|ด้าน|ตัว|หมุด|เป้าหมาย|ประเด็น|โครงการ|แผน|เรื่อง|กลยุทธ์|แนวทาง|ร้อยละ|%|ล้าน|บาท|วัน|เดือน|คน|แห่ง|หน่วย|ราย|"
         r"year|percent|goals|issues))")
"""A number in front of these counts; after ที่ or in brackets it numbers."""
_ORDINAL = rf"\s*(?:(?:ที่|ข้อที่|ข้อ|no\.?|number|#)\s*[(\[]?\s*(?P<ordinal>{_NUMBER})|[(\[]\s*(?P<bracket>{_NUMBER})\s*[)\]]|(?P<plain>{_NUMBER}){_UNIT})\s*[)\]:]?"
_LIST = re.compile(rf"\s*(?:,|และ|and|&)\s*(?:ที่\s*)?(?P<number>{_NUMBER})(?!\s*[)\]]){_UNIT}")
_AFTER_A_PLAN = re.compile(rf"\s*ฯ?\s*(?:\(\s*(?P<bracket>\d{{1,2}})\s*\)|(?:ที่|no\.?|#)\s*(?P<ordinal>\d{{1,2}})(?!\d)|(?<=[a-z])\s(?P<plain>\d{{1,2}})(?![\d/.]){_UNIT})\s*")
"""A number that follows the name of a plan at once: «แผนแม่บทฯ (20)», «National Strategy 6»."""
_YEARS = re.compile(r"\s*ฯ?\s*\(?\s*(?:พศ\.?|พุทธศักราช|ปี)?\s*(?P<first>2[45]\d\d|20\d\d)\s*(?:[-–—]|ถึง|to)\s*(?:พศ\.?\s*)?(?P<last>2[45]\d\d|20\d\d|\d\d)\s*\)?"
                    r"(?:\s*\(?(?:ฉบับ(?:ปรับปรุง|แก้ไขเพิ่มเติม)|amended edition)\)?)?")
_YEARS_AT_THE_END = re.compile(r"[\s,]*\(?(?:พศ\.?\s*|b\.e\.\s*)?(?:2[45]\d\d|20\d\d)\s*[-–—]\s*(?:พศ\.?\s*|b\.e\.\s*)?\d{2,4}\)?.*$")
_YEAR_OF_AN_ACT = re.compile(r"(?<=.)\s*(?:พศ\.?|พุทธศักราช|, b\.e\.)\s*25\d\d(?:\s*\(\d{4}\))?$")
_ISSUE_NUMBER = re.compile(r"\s*ฉบับที่\s*(\d{1,2})(?!\d)")
_CODE = re.compile(r"(?<![\w./-])(?:https?://\S+|\d{6}|[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:/[a-z0-9.\-]+)+|[a-z]{1,8}-?\d{1,4}(?:\.[a-z]{0,9}-?\d+(?:\.\d+)*)*)(?![\w/])")
_SHORTEST_NAME = 4
_GROUPS = "Dimension"
FILLER = re.compile(r"(?:[\s,:;.()\[\]ฯ\"'“”«»/–-]|และ|คือ|ได้แก่|ใน|ตาม|ด้าน|เรื่อง|ของ|ภายใต้|แห่ง|กับ|the\b|of\b|under\b|in\b)*")
"""What may stand between a plan and its part, or between two parts of one path."""
CONNECTIVE = re.compile(r"(?:ของ|ใน|ตาม|ภายใต้|แห่ง|\bof|\bin|\bunder)(?:\s*the)?\s*$")
"""What says that the plan or part that follows holds the one before."""


@dataclass(frozen=True)
class Folded:
    """A text in one spelling, with the place of each of its characters in the text as given."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """(start, end) in the given text of a part that is not empty."""
        return self.starts[start], self.ends[end - 1]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place where a text names something; offsets in the folded text."""

    sort: Sort
    start: int
    end: int
    plans: tuple[str, ...] = ()
    """Of a plan: the ids it may mean. Of a number in brackets after a plan: the plan."""
    types: frozenset[str] = frozenset()
    words: str = ""
    """The kind or code as it stands."""
    number: str = ""
    years: tuple[int, int] | None = None
    """Of a plan: first and last year said (พ.ศ.)."""
    missing: bool = False
    """A plan of a number that the graph does not hold."""


def folded(text: str) -> Folded:
    """Fold a text; equal to ``normalise`` but for the spaces at both ends. Linear in its length."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _CLUSTER.finditer(text):
        plain = _plain(match[0])
        letters.append(plain)
        starts += [match.start()] * len(plain)
        ends += [match.end()] * len(plain)
    whole = "".join(letters)
    dots = {match.start() for match in _ABBREVIATION.finditer(whole)}
    kept = [place for place in range(len(whole)) if place not in dots]
    return Folded("".join(whole[place] for place in kept), tuple(starts[place] for place in kept), tuple(ends[place] for place in kept))


@lru_cache(maxsize=8192)
def _plain(cluster: str) -> str:
    return " " if cluster.isspace() else normalise(cluster)


@dataclass(frozen=True, eq=False)
class Grammar:
    """What plans and kinds are called in one graph."""

    plans: dict[str, tuple[str, ...]]
    """Name, folded, without its years and spaces → ids."""
    kinds: dict[str, frozenset[str]]
    """Word, folded, without spaces → classes."""
    tops: dict[str, frozenset[str]]
    """Plan → classes of its numbered parts that stand under no other number; without groups of parts (มิติ, หมวด)."""
    named: re.Pattern[str]
    numbered: re.Pattern[str]
    kind: re.Pattern[str]

    def anchors(self, text: str) -> list[Anchor]:
        """Everything named in a folded text, in order, apart: a code before a kind with its number, that before a plan, that before a kind."""
        found = [Anchor("code", match.start(), match.end(), words=match[0]) for match in _CODE.finditer(text)]
        numbers = [anchor for match in self.numbered.finditer(text) for anchor in self._numbers(text, match)]
        plans = [anchor for match in self.named.finditer(text) for anchor in self._plan(text, match)]
        kinds = [Anchor("kind", match.start(), match.end(), types=self.types(match[0]), words=match[0]) for match in self.kind.finditer(text)]
        plan_spans = [(one.start, one.end) for one in plans if one.sort == "plan"]
        codes = [one for one in found if not any(start <= one.start and one.end <= end for start, end in plan_spans)]
        longest = [one for one in numbers if not any(start <= one.start and one.start + len(one.words) <= end and len(one.words) < end - start
                                                     for start, end in plan_spans)]
        return _apart((codes, longest, plans, kinds))

    def types(self, kind: str) -> frozenset[str]:
        """Classes of a word for a kind as it stands in a text."""
        return self.kinds[_closed(kind)]

    def plan_of(self, kind: str) -> tuple[str, ...]:
        """The plans of one name that a word for a kind begins with: of แผนแม่บทประเด็น the Master Plans."""
        closed = _closed(kind)
        return next((ids for end in range(len(closed), _SHORTEST_NAME, -1) if (ids := self.plans.get(closed[:end])) and len(ids) == 1), ())

    def telling(self, kind: str) -> str:
        """A word for a kind, without spaces, if it is not the beginning of another (เป้าหมาย of เป้าหมายหลัก); else nothing."""
        closed = _closed(kind)
        return "" if not closed or any(other.startswith(closed) and other != closed for other in self.kinds) else closed

    def shorter(self, kind: str) -> str | None:
        """The word for a kind that this one begins with: ประเด็น of ประเด็นความมั่นคง."""
        return next((kind[:end] for end in range(len(kind) - 1, 1, -1) if _closed(kind[:end]) in self.kinds), None)

    def _numbers(self, text: str, match: re.Match[str]) -> Iterable[Anchor]:
        number = match["ordinal"] or match["bracket"] or match["plain"]
        types = self.types(match["kind"])
        yield Anchor("number", match.start(), match.end(), types=types, words=match["kind"], number=number)
        end = match.end()
        while further := _LIST.match(text, end):
            yield Anchor("number", further.start("number"), further.end(), types=types, words=match["kind"], number=further["number"])
            end = further.end()

    def _plan(self, text: str, match: re.Match[str]) -> Iterable[Anchor]:
        ids, end = self.plans[_closed(match[0])], match.end()
        other = _ISSUE_NUMBER.match(text, end)
        if other:
            yield Anchor("plan", match.start(), other.end(), words=text[match.start():other.end()], missing=True)
            return
        years = _YEARS.match(text, end)
        said = _period(years) if years else None
        end = years.end() if years else end
        yield Anchor("plan", match.start(), end, ids, words=match[0], years=said)
        if (after := _AFTER_A_PLAN.match(text, end)) and (types := frozenset[str]().union(*(self.tops.get(one, frozenset()) for one in ids))):
            yield Anchor("number", after.start(), after.end(), ids, types, "", after["bracket"] or after["ordinal"] or after["plain"])


@lru_cache(maxsize=2)
def grammar(index: Index) -> Grammar:
    """The grammar of an index; made once."""
    plans: dict[str, set[str]] = {}
    names: list[str] = []
    for plan in index.scopes.plans:
        for name in plan.names:
            short = _YEAR_OF_AN_ACT.sub("", _YEARS_AT_THE_END.sub("", name)).strip()
            for called in {short, short.replace("พระราชบัญญัติ", "พรบ. ", 1), short.replace("พระราชบัญญัติ", "พรบ.", 1)}:
                if len(called) >= _SHORTEST_NAME:
                    names.append(called)
                    plans.setdefault(_closed(called), set()).add(plan.id)
    tops: dict[str, set[str]] = {}
    for document in index.shelf:
        if document.ref.number and document.plan and document.above is None and document.ref.type != _GROUPS:
            tops.setdefault(document.plan, set()).add(document.ref.type)
    kinds = {word: types for word, types in index.scopes.kinds.items() if not types & {"Agency"}}
    kind = _any(kinds)
    return Grammar({name: tuple(sorted(ids, reverse=True)) for name, ids in plans.items()}, {_closed(word): types for word, types in kinds.items()},
                   {plan: frozenset(types) for plan, types in tops.items()}, re.compile(_any(names)),
                   re.compile(rf"(?P<kind>{kind})ฯ?{_ORDINAL}"), re.compile(kind))


def _closed(name: str) -> str:
    """A name as it is looked up, without spaces: lines break inside names."""
    return "".join(name.split())


def _apart(groups: Sequence[Iterable[Anchor]]) -> list[Anchor]:
    """Anchors in order without overlaps; those of an earlier group win."""
    taken: set[int] = set()
    chosen: list[Anchor] = []
    for group in groups:
        for anchor in group:
            places = range(anchor.start, anchor.end)
            if taken.isdisjoint(places):
                chosen.append(anchor)
                taken.update(places)
    return sorted(chosen, key=lambda anchor: anchor.start)


def _period(years: re.Match[str]) -> tuple[int, int]:
    first, last = int(years["first"]), int(years["last"])
    last = last if last > 100 else first // 100 * 100 + last  # noqa: PLR2004 - two digits of a year: 2567-70
    christian = BUDDHIST_ERA if first < 2400 else 0  # noqa: PLR2004 - a year of the Christian era
    return first + christian, last + christian


def _any(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first; Latin words whole; spaces between words as they come. Of no words, one that matches nothing."""
    def pattern(word: str) -> str:
        before, after = (r"(?<![a-z0-9])" if word[0].isascii() else ""), (r"(?![a-z])" if word[-1].isascii() and word[-1].isalpha() else "")
        return before + r"\s*".join(map(re.escape, _parts(word))) + after

    return "|".join(pattern(word) for word in sorted({word for word in words if word}, key=lambda word: (-len(word), word))) or r"(?!)"


def _parts(name: str) -> list[str]:
    """A name cut where a line may break: between words, at spaces; marks stay with the word before them."""
    cuts = sorted({0, len(name), *(word.start for word in words(name))})
    return [part for start, end in pairwise(cuts) if (part := name[start:end].strip())]
