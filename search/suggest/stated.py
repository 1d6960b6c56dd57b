"""What a text says itself of the upper plans it follows: read before any likeness is looked for, and stronger than all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.engine import GraphStore
from queries.read.records import Ref
from search.records import Band
from search.resolution import Resolution
from search.resolve import resolve
from search.suggest.levels import UpperPlans

__all__ = ["Reader", "Statement"]

_TRIGGER = re.compile(
    r"แผนแม่บท|ยุทธศาสตร์ชาติ|หมุดหมาย|แผนย่อย|แผนพัฒนาเศรษฐกิจและสังคม|แผนพัฒนาฯ|ว่าด้วยความมั่นคง|แผนความมั่นคง|แถลงนโยบาย|นโยบายรัฐบาล|(?<!\d)\d{6}(?!\d)"
    r"|การสร้างความสามารถในการแข่งขัน|เสริมสร้างศักยภาพทรัพยากรมนุษย์|การสร้างโอกาสและความเสมอภาค|การสร้างการเติบโตบนคุณภาพชีวิต|การปรับสมดุลและพัฒนาระบบ"
    r"|master plan|milestone|national strategy", re.IGNORECASE)
"""Words at which a text may name an upper plan or a part of one; the five are names of national strategies that are often said without their plan."""
_BEFORE, _AFTER = 90, 250
"""Characters read around such a word."""
_PLAN: Mapping[str, re.Pattern[str]] = {
    "national-strategy": re.compile(r"ยุทธศาสตร์ชาติ|national strateg", re.IGNORECASE), "master-plan": re.compile(r"แผนแม่บท|แผนย่อย|master plan|sub-?plan", re.IGNORECASE),
    "nesdp13": re.compile(r"หมุดหมาย|แผนพัฒนา(?:เศรษฐกิจ|ฯ)|milestone|nesdp", re.IGNORECASE),
    "nsc-2566": re.compile(r"ความมั่นคงแห่งชาติ|แผนความมั่นคง|national security", re.IGNORECASE),
    "gov-policy-2566": re.compile(r"นโยบาย(?:ของ)?(?:รัฐบาล|คณะรัฐมนตรี)|แถลงนโยบาย|government polic", re.IGNORECASE),
}
"""What must stand in a mention, or a little before it, so that a name in a sentence is taken for a part of that plan: การท่องเที่ยว alone is none, and ยุทธศาสตร์ที่ 6
may be one of any plan."""
_KIND = re.compile(r"ยุทธศาสตร์|ประเด็น|ด้าน|นโยบาย")
_TOPS = frozenset({"Strategy", "MasterPlanIssue", "Milestone", "SecurityIssue", "PolicyItem"})
_NEXT_TO = 45
"""Characters before the name of any other part within which its plan must stand: such names are names of programmes too."""
_LONG_NAME = 25
"""Letters of a name that no other thing has, so that its kind is enough."""
_NOT = re.compile(r"ไม่(?:ได้)?(?:สอดคล้อง|เกี่ยวข้อง|รองรับ|ตอบสนอง)[^\n.]{0,40}$|not (?:aligned|related)[^\n.]{0,40}$", re.IGNORECASE)
_SURE: frozenset[Band | None] = frozenset({"exact", "high", "medium"})
_MOST = 12
"""Places of one text that are read."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A place where a text names an element of an upper plan."""

    ref: Ref
    text: str
    """The text in which it stands, whole."""
    span: tuple[int, int]
    band: Band
    """How sure the reading is (measured, ``search/resolution.json``)."""
    why: tuple[str, str]
    """(Thai, English)."""
    whole_plan: bool = False
    """Said of the plan as a whole, not of this element."""

    @property
    def words(self) -> str:
        """The words that name it, letter for letter."""
        return self.text[slice(*self.span)]


class Reader:
    """Reads statements; what it has read once it knows: the rows of a table name the same things again and again."""

    def __init__(self, upper: UpperPlans, store: GraphStore) -> None:
        self._upper = upper
        self._store = store
        self._known: dict[str, tuple[Resolution, ...]] = {}

    def stated(self, texts: Sequence[str], *, whole_plan: bool = False) -> tuple[Statement, ...]:
        """Every element of the upper plans that any of the texts names, each once and at its first place."""
        found: dict[str, Statement] = {}
        for text in texts:
            for one in self._read(text, whole_plan=whole_plan):
                found.setdefault(one.ref.id, one)
        return tuple(found.values())

    def places(self, text: str) -> tuple[tuple[int, int], ...]:
        """(start, end) of every place where an element of the upper plans is named; in order."""
        return tuple(sorted({one.span for one in self._read(text, whole_plan=False)}))

    def _read(self, text: str, *, whole_plan: bool) -> Iterator[Statement]:
        end = read = 0
        for trigger in _TRIGGER.finditer(text):
            if trigger.end() <= end or read == _MOST:
                continue
            read += 1
            start = max(text.rfind("\n", 0, trigger.start()) + 1, trigger.start() - _BEFORE, end)
            end = min(len(text), trigger.end() + _AFTER)
            for one in self._resolved(text[start:end]):
                if one.ref is None or one.ref.id not in self._upper.refs or one.band not in _SURE:
                    continue
                span = (start + one.span[0], start + one.span[1])
                if _said_of_its_plan(text, span, one) and not _NOT.search(text[max(0, span[0] - _BEFORE):span[0]]):
                    yield Statement(one.ref, text, span, one.band or "low", (one.why_th, one.why_en), whole_plan)

    def _resolved(self, words: str) -> tuple[Resolution, ...]:
        if words not in self._known:
            self._known[words] = resolve(words, context=tuple(_PLAN), store=self._store)
        return self._known[words]


def _said_of_its_plan(text: str, span: tuple[int, int], found: Resolution) -> bool:
    if found.ground == "code":
        return True
    plan = _PLAN.get(found.ref.plan or "" if found.ref else "")
    before = text[max(0, span[0] - _BEFORE):span[1]]
    near = before if found.ref is not None and found.ref.type in _TOPS else text[max(0, span[0] - _NEXT_TO):span[1]]
    if plan is not None and plan.search(near):
        return True
    named = found.ground == "both" or (found.ground == "name" and sum(map(str.isalpha, found.mention)) >= _LONG_NAME and found.ref is not None and found.ref.type == "Strategy")
    return named and _KIND.search(before[-(span[1] - span[0]) - 20:]) is not None
