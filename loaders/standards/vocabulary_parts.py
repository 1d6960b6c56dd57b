"""Parts of a plan written in our own vocabulary: their tree, their wording, targets, agencies and versions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, get_args

from loaders.problems import Problem
from loaders.records import CHILD_LISTS, ElementType
from loaders.standards.facts import clean, remarks, sourced
from loaders.standards.limits import MAX_DEPTH, MAX_ELEMENTS, refuse
from loaders.standards.terms import Statements, local, natural
from loaders.standards.vocabulary_rows import mentions, row_fields
from ontology.namespaces import DCTERMS, PA, SKOS

__all__ = ["Parts", "listed"]

_TYPES = get_args(ElementType)
_SPECIAL = {"officialDraft": "official-draft", "asPublished": "as-published"}
_MEASURES = {"ratioMeasure": "ratio", "levelMeasure": "level"}
_LISTS = list(CHILD_LISTS)
_LIST_OF: dict[str, str] = {"FlagshipProject": "projects", **{kind: name for name, kind in reversed(CHILD_LISTS.items())}}


class Parts:
    """The elements of one plan, as the lists of a plan document."""

    def __init__(self, said: Statements, plan: str, name: str) -> None:
        self.problems: list[Problem] = []
        self._said, self._plan, self._name = said, plan, name
        own = said.subjects(SKOS + "inScheme", plan)
        if len(own) > MAX_ELEMENTS:
            raise refuse(name, "too-many-elements", f"แผน <{plan}> มีองค์ประกอบ {len(own):,} ข้อ เกินขีดจำกัด {MAX_ELEMENTS:,} ข้อ", f"the plan <{plan}> has {len(own):,} parts, more than the limit of {MAX_ELEMENTS:,}")
        self._parent = {each: self._parent_of(each, set(own)) for each in own}
        self._cut_circles()
        self._below: dict[str | None, list[str]] = {}
        for each in own:
            self._below.setdefault(self._parent[each], []).append(each)
        for children in self._below.values():
            children.sort(key=lambda each: (said.whole(each, PA + "order") or 0, natural(each)))

    def lists(self) -> dict[str, Any]:
        """The lists of the plan itself, with ``vision`` and ``benefits``."""
        children = [self._element(each, 1) for each in self._below.get(None, [])]
        value: dict[str, Any] = {}
        if children and children[0].get("type") == "Vision":
            vision = children.pop(0)
            value["vision"] = {key: each for key, each in vision.items() if key != "type"}
        benefits: list[dict[str, Any]] = []
        while children and children[-1].get("type") == "Benefit":
            benefits.insert(0, {key: each for key, each in children.pop().items() if key != "type"})
        return value | listed(children) | clean({"benefits": benefits})

    def place(self, value: dict[str, Any]) -> tuple[int, str]:
        """Line and name of an element for a problem; RDF has no lines."""
        return 0, str(value.get("id") or value.get("text") or value.get("title") or "?")

    def _parent_of(self, each: str, own: set[str]) -> str | None:
        broader = dict.fromkeys(self._said.links(each, SKOS + "broader") + self._said.subjects(SKOS + "narrower", each))
        inside = [parent for parent in broader if parent in own and parent != each]
        if broader and not inside:
            self._problem("outside-parent", f"<{each}>: ส่วนที่อยู่เหนือขึ้นไปไม่อยู่ในแผนเดียวกัน จึงวางไว้ระดับบนสุด", f"<{each}>: what it is a part of is not in the same plan; it was placed at the top")
        if len(inside) > 1:
            self._problem("several-parents", f"<{each}>: เป็นส่วนของหลายข้อ ({', '.join(inside)}) วางไว้ใต้ข้อแรก", f"<{each}>: it is a part of several ({', '.join(inside)}); it was placed below the first")
        return inside[0] if inside else None

    def _cut_circles(self) -> None:
        """No part is a part of itself, however far round, and nothing lies deeper than a document can nest."""
        depth: dict[str, int] = {}
        for each in self._parent:
            path: list[str] = []
            here: str | None = each
            while here is not None and here not in depth:
                if here in path:
                    self._problem("circle", f"<{here}>: เป็นส่วนของตัวเองโดยอ้อม จึงวางไว้ระดับบนสุด", f"<{here}>: it is, through others, a part of itself; it was placed at the top")
                    self._parent[path[-1]] = None
                    break
                path.append(here)
                here = self._parent[here]
            for step in reversed(path):
                above = self._parent[step]
                depth[step] = depth.get(above, 0) + 1 if above is not None else 1
                if depth[step] > MAX_DEPTH:
                    raise refuse(self._name, "too-deep", f"<{step}>: แผนซ้อนกันเกิน {MAX_DEPTH} ชั้น จึงไม่อ่าน", f"<{step}>: the plan is nested more than {MAX_DEPTH} deep and is not read")

    def _problem(self, rule: str, th: str, en: str) -> None:
        self.problems.append(Problem(self._name, 0, th, en, rule))

    def _element(self, me: str, depth: int) -> dict[str, Any]:
        said = self._said
        kind = self._type(me)
        status = said.name(me, PA + "labelStatus", PA)
        text_en = said.wording(me, "en", SKOS + "prefLabel")
        lead, first, support = self._agencies(me)
        value: dict[str, Any] = {
            "id": local(me), "type": kind, "kind": said.text(me, PA + "kind"), "number": said.text(me, PA + "number"),
            "code": said.text(me, PA + "officialCode"), "code_unverified": said.text(me, PA + "codeUnverified"), "level": said.text(me, PA + "targetLevel"),
            "text": said.wording(me, "th", SKOS + "prefLabel"), "text_en": text_en, "en_status": _SPECIAL.get(status, status) if text_en and status else None,
            "en_source": said.text(me, PA + "labelSource"), "short_th": said.wording(me, "th", PA + "shortLabel"), "short_en": said.wording(me, "en", PA + "shortLabel"),
            "description": said.text(me, DCTERMS + "description"), "definition": said.text(me, SKOS + "definition"), "edition": said.text(me, PA + "edition"),
            "unit": said.text(me, PA + "unit"), "direction": said.text(me, PA + "direction"), "topics": said.texts(me, PA + "topic"),
            "agencies": first, "supporting_agencies": support, "agency_role": "lead" if lead and not support else None,
            "tracks": [(local(link) or link).removeprefix("indicator/") for link in said.links(me, PA + "tracks")],
            "baselines": [each for link in said.links(me, PA + "baseline") if (each := local(link))],
            "footnotes": [int(number) for link in said.links(me, PA + "footnote") if (number := link.rpartition("/footnote")[2]).isdigit()],
            "targets": [self._target(each) for each in said.subjects(PA + "ofIndicator", me) if PA + "Target" in said.types(each)],
            "versions": [self._version(each) for each in said.subjects(PA + "versionOf", me)], "remarks": remarks(said, me),
            "rule": said.text(me, PA + "recognisedBy"), "mentions": mentions(said, me),
        }
        return clean(value | row_fields(said, me) | sourced(said, me)) | listed([self._element(each, depth + 1) for each in self._below.get(me, [])])

    def _type(self, me: str) -> str:
        names = {each.removeprefix(PA) for each in self._said.types(me) if each.startswith(PA)} & set(_TYPES)
        if "FlagshipProject" in names:
            return "FlagshipProject"
        if not names:
            self._problem("no-type", f"<{me}>: ไม่บอกว่าเป็นส่วนชนิดใดของแผน จึงถือเป็นแนวทาง", f"<{me}>: it does not say what kind of part it is; it was taken for a guideline")
        return min(names, default="Guideline")

    def _agencies(self, me: str) -> tuple[bool, list[str], list[str]]:
        """Whether the first are called lead, the responsible bodies, the supporting ones; names as printed."""
        said, lead = self._said, False
        first: list[str] = []
        support: list[str] = []
        for place in said.links(me, PA + "responsibility"):
            name, role = said.text(place, PA + "asPrinted") or local(said.link(place, PA + "agency")) or "", said.name(place, PA + "role", PA)
            (support if role == "support" else first).append(name.removeprefix("agency/"))
            lead = lead or role == "lead"
        return lead, first, support

    def _target(self, me: str) -> dict[str, Any]:
        said = self._said
        measure, start, end, set_by = said.name(me, PA + "measure", PA), said.year_be(me, PA + "periodStart"), said.year_be(me, PA + "periodEnd"), said.link(me, PA + "setBy")
        value: dict[str, Any] = {
            "id": local(me), "op": said.text(me, PA + "comparator"), "value": said.number(me, PA + "value"), "unit": said.text(me, PA + "unit"), "text": said.text(me, PA + "verbatim"),
            "measure": _MEASURES.get(measure, measure) if measure else None, "year_be": said.year_be(me, PA + "year"), "period_be": [start, end] if start and end else None,
            "min_value": said.number(me, PA + "minValue"), "max_value": said.number(me, PA + "maxValue"), "denominator": said.number(me, PA + "denominator"),
            "scale_max": said.number(me, PA + "scaleMax"), "ratio": said.text(me, PA + "ratio"), "alternative_group": said.text(me, PA + "alternativeGroup"),
            "as_of": said.text(me, PA + "asOf"), "set_by": local(set_by) if set_by != self._plan else None, "edition": said.text(me, PA + "edition"),
            "derived_from_observations": [each for link in said.links(me, PA + "restsOnObservation") if (each := local(link))],
        }
        return clean(value | sourced(said, me))

    def _version(self, me: str) -> dict[str, Any]:
        said = self._said
        return clean({"text": said.text(me, SKOS + "prefLabel"), "edition": said.text(me, PA + "edition"), "seen_in": said.text(me, PA + "seenIn")} | sourced(said, me))


def listed(children: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Children in the lists of a document, so that reading the lists one after another gives them in this order again."""
    value: dict[str, Any] = {}
    at = 0
    for child in children:
        wanted = _LISTS.index(_LIST_OF.get(child["type"], "groups"))
        at = max(at, wanted)
        name = _LISTS[at]
        if child["type"] == CHILD_LISTS[name]:
            child = {key: each for key, each in child.items() if key != "type"}  # noqa: PLW2901 - the list says it
        value.setdefault(name, []).append(child)
    return value
