"""What a user's plan itself says it follows, resolved to elements of the upper plans: candidates with their quote, for a person to decide on.

Codes of a row are looked up as codes, words by :func:`search.resolve.resolve`. Nothing here is an alignment: a text may misname what it means, so
each has the band of its resolution and the sentence that says why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from graph.decisions.records import Claim, Quote, Suggested
from graph.engine import GraphStore
from graph.store import open_store
from loaders.clean import arabic_digits
from loaders.records import AlignmentMention, PlanDocument
from loaders.records.base import Predicate
from ontology.namespaces import of_workspace
from queries.read.records import Ref
from search.index import Index, open_index
from search.records import Band
from search.resolution import Resolution
from search.resolve import resolve
from search.suggest.items import said_of_whole

__all__ = ["TOOL", "Mentioned", "mentioned"]

TOOL = "mentioned"
"""What reads statements, as the decision log names it."""
_VERBS: tuple[tuple[Predicate, re.Pattern[str]], ...] = (
    ("alignsWith", re.compile(r"สอดคล้อง|สอดรับ|เชื่อมโยง")), ("derivedFrom", re.compile(r"ถ่ายทอด(?:มา)?จาก")), ("implements", re.compile(r"(?<!เปลี่ยน)แปลง.*ไปสู่การปฏิบัติ")),
    ("contributesTo", re.compile(r"ส่งผล(?:ต่อ|ให้)|บรรลุ")))
"""Verbs of such sentences and the relation each is read as, as in data/alignments/predicates.yaml: no stronger than written, so likeness comes first."""
_COUNTED = {"ns": "ด้านที่", "mp": "ประเด็นที่", "milestone": "หมุดหมายที่", "security": "นโยบายและแผนความมั่นคงที่"}
"""Columns whose cells may be bare numbers → the word that a number of such a thing has."""
_NUMBERS = re.compile(r"^\(?\d{1,2}\)?(?:\s*(?:,|/|;|และ|\s)\s*\(?\d{1,2}\)?)*$")
_NUMBER_FIRST = re.compile(r"^\(?(\d{1,2})[.):]?\s+([^\d\s].*)$", re.DOTALL)
_BANDS: dict[Band, Literal["high", "middle", "low"]] = {"exact": "high", "high": "high", "medium": "middle", "low": "low"}


@dataclass(frozen=True, slots=True)
class Mentioned:
    """One thing that an element, or the plan as a whole, says it follows."""

    subject: str
    """Id of the element, or of the plan."""
    mention: AlignmentMention
    found: Resolution
    """``ref`` None: nothing, or several things, may be meant; then ``alternatives`` are what to choose from."""

    @property
    def ref(self) -> Ref | None:
        """The element or plan meant."""
        return self.found.ref

    @property
    def quote(self) -> str:
        """The words of the user's file that say so, letter for letter."""
        return self.mention.quote or self.mention.text

    def suggested(self, rank: int = 1) -> Suggested | None:
        """The proposal it makes for the decision log: explicit, and for a person to decide; None where it is not known what is meant.

        The score only orders: it is how much of the name is said.
        """
        if self.found.ref is None or self.found.band is None:
            return None
        quote = Quote(side="subject", text=self.quote[:4_000], locator=f"บรรทัด {self.mention.line}" if self.mention.line else "")
        return Suggested(tool=TOOL, tool_version="1", score=self.found.likeness, band=_BANDS[self.found.band], rank=rank, claim=Claim(predicate=_relation(self.mention), directness=self.mention.directness),
                         reasons=((self.found.why_th, self.found.why_en),), quotes=(quote,), explicit=True)


def mentioned(plan: PlanDocument, store: GraphStore | None = None) -> tuple[Mentioned, ...]:
    """Everything the plan names, in its order; each thing once a subject. Raises ``StoreError`` if there is no graph."""
    graph = store or open_store()
    index = open_index(graph)
    read = lru_cache(maxsize=4096)(lambda text: resolve(text, store=graph))  # a table says the same in many rows
    out: dict[tuple[str, str], Mentioned] = {}
    for subject, mention in _said(plan):
        for text in _texts(mention):
            for found in _outside(read(text)):
                found = _in_time(found, mention, plan, index)  # noqa: PLW2901 - the same finding, judged by its years
                key = found.ref.id if found.ref else f"? {text}"
                out.setdefault((subject, key), Mentioned(subject, mention, found))
    return tuple(out.values())


def _relation(mention: AlignmentMention) -> Predicate:
    """What the words say of the two: the verb of the sentence; a column of a table names what its rows contribute to."""
    if mention.field:
        return "contributesTo"
    return next((predicate for predicate, verb in _VERBS if verb.search(mention.quote or mention.text)), "alignsWith")


def _said(plan: PlanDocument) -> Iterator[tuple[str, AlignmentMention]]:
    """Statements with the id of what they stand on."""
    for _, element, _ in plan.walk():
        for mention in element.mentions:
            yield element.id or "", mention
    for mention in said_of_whole(plan):
        yield plan.id or "", mention


def _texts(mention: AlignmentMention) -> tuple[str, ...]:
    """What is looked up: each code alone, else the plan with its part."""
    if mention.codes:
        return tuple(code.code for code in mention.codes)
    if not mention.element:
        return (mention.text,)
    return tuple(" ".join(filter(None, (mention.plan, part))) for part in _numbered(mention.element, _COUNTED.get(mention.field or "")))


def _numbered(element: str, kind: str | None) -> tuple[str, ...]:
    """A cell that only gives numbers, in a column that says what they number: “13, 8” below หมุดหมาย is หมุดหมายที่ 13 and หมุดหมายที่ 8."""
    text = arabic_digits(element).strip()
    if kind and _NUMBERS.match(text):
        return tuple(f"{kind} {int(number)}" for number in re.findall(r"\d+", text))
    found = _NUMBER_FIRST.match(text) if kind else None
    return (f"{kind} {int(found[1])} {found[2]}",) if found else (element,)


def _outside(found: tuple[Resolution, ...]) -> Iterator[Resolution]:
    """What is named outside people's own workspaces; the plan beside a part of it is said by the part."""
    upper = [one for one in found if one.ref is None or not of_workspace(one.ref.id)]
    parts = {one.ref.plan for one in upper if one.ref and one.ref.plan != one.ref.id}
    yield from (one for one in upper if one.ref is None or one.ref.id not in parts)


def _in_time(found: Resolution, mention: AlignmentMention, plan: PlanDocument, index: Index) -> Resolution:
    """A plan follows no plan that began after it ended, nor a government policy declared after it began: then something older is meant."""
    years = plan.period_be or {}
    last = years.get("start" if mention.level == "policy" else "end")
    row = index.row(found.ref.plan or found.ref.id) if found.ref else None
    period = index.shelf[row].period if row is not None else None
    if not found.ref or not last or not period or period[0] <= last:
        return found
    return replace(found, ref=None, band=None, alternatives=(found.ref, *found.alternatives),
                   why_th=f"{found.ref.label.th or found.ref.id} เริ่มปี {period[0]} หลังจากแผนนี้ (ปี {last}) จึงน่าจะหมายถึงฉบับก่อนหน้า",
                   why_en=f"{found.ref.label.en or found.ref.id} begins in {period[0]}, after this plan ({last}); an earlier one is probably meant")
