"""Rows of a mapping set that are of no decision log of ours, as what their authors say: proposals of programs, reviews of people. Never an approval.

A row of SSSOM says in ``mapping_justification`` how it came about. What a program found is its proposal; what a person curated or reviewed is their review,
in their name. Whatever approvals the file's owner has, nobody here has approved it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, get_args

from pydantic import ValidationError

from exports.sssom_rows import passages_of
from graph.decisions.records import Claim, Matter, Quote, Review, Suggested
from loaders.records.base import Predicate
from loaders.standards.sssom_cells import SKOS_RELATIONS
from loaders.standards.sssom_records import NO_TERM
from loaders.standards.sssom_records import Mapping as Row
from ontology.namespaces import ID, PA, SEMAPV, SKOS, of_workspace
from review.arrivals import Left, Place
from review.records import text_hash
from review.sayings import Said

__all__ = ["sayings"]

_BY_PEOPLE = frozenset({"ManualMappingCuration", "MappingReview", "UnspecifiedMatching", "HumanMappingCuration"})
"""Justifications that a person stands behind, if one is named."""
_REVIEW = "MappingReview"


def sayings(rows: Iterable[Row], place: Place) -> tuple[tuple[Said, ...], tuple[Left, ...]]:
    """What rows say, and those that say nothing here with the reason."""
    said: list[Said] = []
    left: list[Left] = []
    for row in rows:
        if "ext_event" in row.ext:
            continue
        found = _Row(row, place)
        why = found.wrong()
        if why is None:
            said += found.sayings()
        else:
            left.append(why)
    return tuple(said), tuple(left)


class _Row:
    """One row against one place."""

    def __init__(self, row: Row, place: Place) -> None:
        self._row, self._place = row, place
        self._subject = self._here(_local(row.subject_id))
        self._nothing = row.object_id == NO_TERM
        self._upper = _local(row.object_source if self._nothing else row.object_id)
        self._kind = row.mapping_justification.removeprefix(SEMAPV)

    def _here(self, subject: str | None) -> str | None:
        """An element of another workspace is the one in the same place here, if the row calls it as it is worded here."""
        if subject is None or not of_workspace(subject):
            return subject
        there, _, rest = subject.partition("/")
        if there == self._place.workspace:
            return subject
        moved = f"{self._place.workspace}/{rest}" if rest else self._place.workspace
        return moved if _hash(self._row.subject_label) in self._place.elements.get(moved, frozenset()) else subject

    def wrong(self) -> Left | None:
        """Why the row says nothing here."""
        row, shown = self._row, self._row.subject_label or self._row.subject_id or "?"
        what = f"{shown} → {row.object_label or row.object_id or '?'}"
        if self._subject not in self._place.elements:
            return Left("unknown", what, f"แผนนี้ไม่มีข้อ <{row.subject_id or row.subject_label}>", f"this plan has no element <{row.subject_id or row.subject_label}>", row.line or 0)
        if self._upper not in self._place.upper:
            name = row.object_source if self._nothing else row.object_id or row.object_label
            return Left("unknown", what, f"กราฟไม่มี <{name}> ของแผนระดับบน", f"the graph holds no <{name}> of an upper plan", row.line or 0)
        if self._predicate() is None:
            return Left("relation", what, f"ไม่รู้จักความสัมพันธ์ <{row.predicate_id}> ใช้ความสัมพันธ์ของ pa: หรือ SKOS", f"the relation <{row.predicate_id}> is unknown; use one of pa: or SKOS", row.line or 0)
        if not self._people() and not self._tool():
            return Left("author", what, "แถวไม่บอกว่าใครหรือโปรแกรมใดกล่าว ใส่ author_label, reviewer_label หรือ mapping_tool",
                        "the row does not say who or which program says so; give author_label, reviewer_label or mapping_tool", row.line or 0)
        return None

    def _predicate(self) -> Predicate | None:
        name = self._row.predicate_id
        if name.startswith(PA) and name.removeprefix(PA) in get_args(Predicate):
            return name.removeprefix(PA)  # type: ignore[return-value]  # one of them
        return "alignsWith" if name.startswith(SKOS) and name.removeprefix(SKOS) in SKOS_RELATIONS else None

    def _people(self) -> list[tuple[str, str]]:
        """(name, what they did): those who say it, then those who reviewed it."""
        row = self._row
        if self._kind not in _BY_PEOPLE:
            return [(name, "reviewed") for name in _names(row.reviewer_label, row.reviewer_id)]
        reviewers = _names(row.reviewer_label, row.reviewer_id)
        authors = _names(row.author_label, row.author_id) if self._kind != _REVIEW or not reviewers else []
        authors = authors or ([] if reviewers else _names(row.creator_label, row.creator_id))
        return [*((name, "said") for name in authors), *((name, "reviewed") for name in reviewers if name not in authors)]

    def _tool(self) -> str:
        row = self._row
        if self._kind in _BY_PEOPLE and not row.mapping_tool:
            return ""
        return row.mapping_tool or (_local(row.mapping_tool_id) or row.mapping_tool_id or "")

    def sayings(self) -> Iterator[Said]:
        """What the row says, one saying a person or program."""
        row, place = self._row, self._place
        subject, upper = self._subject or "", self._upper or ""
        matter = Matter(workspace=place.workspace, subject=subject, object=None if self._nothing else upper, scope=upper if self._nothing else None)
        texts = tuple(digest if digest in known.get(id_, frozenset()) else "" for digest, known, id_ in
                      ((_hash(row.subject_label), place.elements, subject), (_hash(row.object_label), place.upper, upper)))
        shared: dict[str, Any] = {"matter": matter, "texts": texts, "line": row.line or 0}
        people = self._people()
        if not any(did == "said" for _, did in people) and (tool := self._tool()):
            yield Said(by=f"tool:{tool}"[:200], body=self._proposal(tool), on=row.mapping_date, **shared)
        for name, did in people:
            yield Said(by=name, body=self._review(reviewed=did == "reviewed"), on=row.review_date if did == "reviewed" and row.review_date else row.mapping_date, **shared)

    def _claim(self) -> Claim:
        row, ext = self._row, self._row.ext
        extent = ext.get("ext_extent") or SKOS_RELATIONS.get(row.predicate_id.removeprefix(SKOS))
        try:
            return Claim.model_validate({"predicate": self._predicate(), "function": ext.get("ext_function"), "extent": extent, "directness": ext.get("ext_directness")})
        except ValidationError:
            return Claim(predicate=self._predicate() or "alignsWith")

    def _proposal(self, tool: str) -> Suggested:
        row = self._row
        score = next((one for one in (row.similarity_score, row.confidence) if one is not None), 0.0)
        reason = ((f"ไฟล์ SSSOM: {row.comment}", f"SSSOM file: {row.comment}"),) if row.comment else ()
        return Suggested(tool=tool, tool_version=row.mapping_tool_version or "?", score=score, rank=1, claim=self._claim(), reasons=reason, quotes=self._quotes())

    def _review(self, *, reviewed: bool) -> Review:
        row = self._row
        says_no = row.predicate_modifier is not None
        agrees = row.reviewer_agreement if reviewed else None
        if agrees is not None and agrees < 0 and not self._nothing:
            says_no = not says_no
        mark = "unsure" if agrees == 0 or (agrees is not None and agrees < 0 and self._nothing) else "nothing-aligns" if self._nothing else "reject" if says_no else "accept"
        relation = "" if row.predicate_id.startswith(PA) else f"SSSOM: {row.predicate_label or row.predicate_id}"
        note = "\n".join(filter(None, (row.comment, row.ext.get("ext_rationale"), relation)))[:20_000]
        accepts = mark == "accept"
        return Review.model_validate({"mark": mark, "claim": self._claim() if accepts else None, "quotes": self._quotes() if accepts else (), "note": note})

    def _quotes(self) -> tuple[Quote, ...]:
        found: list[Quote] = []
        for each in passages_of(self._row.ext):
            for side in ("subject", "object") if each.side == "both" else (each.side,):
                try:
                    found.append(Quote.model_validate({"side": side, "text": each.text, "source": each.source, "locator": each.place}))
                except ValidationError:  # a source that is no id, words without end
                    continue
        return tuple(found)


def _names(labels: tuple[str, ...], ids: tuple[str, ...]) -> list[str]:
    """How people are called; by their ids where the file gives no names."""
    named = [label.strip() for label in labels if label.strip()] or [(_local(id_) or id_).strip() for id_ in ids if id_.strip()]
    return list(dict.fromkeys(name[:200] for name in named))


def _local(address: str | None) -> str | None:
    return address.removeprefix(ID) if address and address.startswith(ID) else None


def _hash(words: str | None) -> str:
    """Of a wording that the file may not give."""
    return text_hash(words) if words else ""
