"""A SKOS vocabulary as a plan: the scheme is the plan, its concepts are the parts, broader and narrower are its tree.

SKOS does not say what kind of part a concept is, so kinds follow the depth (strategy, tactic, guideline, item below) unless the file gives a class of
ours; a person retypes them. Names of concepts from elsewhere stay as the locator, for they are no ids of ours.
"""

from __future__ import annotations

import re
from typing import Any

from loaders.problems import Problem
from loaders.records import PlanDocument
from loaders.standards.facts import clean
from loaders.standards.lenient import fitted
from loaders.standards.limits import MAX_DEPTH, MAX_ELEMENTS, refuse
from loaders.standards.terms import Statements, natural
from loaders.standards.vocabulary_parts import listed
from ontology.namespaces import DCTERMS, RDFS, SKOS

__all__ = ["schemes", "skos_plan"]

_BY_DEPTH = ("Strategy", "Tactic", "Guideline", "SubBullet")
_TITLES = (SKOS + "prefLabel", DCTERMS + "title", RDFS + "label", "http://purl.org/dc/elements/1.1/title")
_LABELS = (SKOS + "prefLabel", "http://www.w3.org/2008/05/skos-xl#literalForm", RDFS + "label", DCTERMS + "title")
_KEPT = {SKOS + "altLabel": ("ชื่ออื่น", "other names"), SKOS + "scopeNote": ("ขอบเขต", "scope"), SKOS + "example": ("ตัวอย่าง", "example"), SKOS + "note": ("หมายเหตุ", "note"),
         SKOS + "historyNote": ("ประวัติ", "history"), SKOS + "editorialNote": ("หมายเหตุผู้จัดทำ", "editorial note")}
_MATCHES = tuple(SKOS + each for each in ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch", "related"))


def schemes(said: Statements) -> list[str]:
    """Concept schemes, the largest first; ``""`` stands for concepts that are in none."""
    found = {each: len(_members(said, each)) for each in said.of_type(SKOS + "ConceptScheme")}
    ordered = sorted(found, key=lambda each: (-found[each], each))
    return ordered or ([""] if said.of_type(SKOS + "Concept") else [])


def skos_plan(said: Statements, scheme: str, name: str = "") -> tuple[PlanDocument, tuple[Problem, ...]]:
    """The plan document of a scheme, and what of it a plan document cannot hold.

    Raises:
        DataError: too many concepts, or nested too deep.
    """
    reader = _Reader(said, scheme, name)
    document, left_out = fitted(PlanDocument, reader.value(), name, lambda value: (0, str(value.get("locator") or value.get("title") or "?")))
    return document, (*reader.problems, *left_out)


def _members(said: Statements, scheme: str) -> set[str]:
    """Concepts of a scheme: those that say so, its top concepts, and all below them. Without a scheme: all."""
    if not scheme:
        return set(said.of_type(SKOS + "Concept"))
    found = set(said.subjects(SKOS + "inScheme", scheme) + said.subjects(SKOS + "topConceptOf", scheme) + said.links(scheme, SKOS + "hasTopConcept"))
    found = {each for each in found if SKOS + "Collection" not in said.types(each)}
    todo = list(found)
    while todo:
        for below in _below(said, todo.pop()):
            if below not in found and not said.links(below, SKOS + "inScheme"):
                found.add(below)
                todo.append(below)
    return found


def _below(said: Statements, me: str) -> list[str]:
    return sorted({*said.links(me, SKOS + "narrower"), *said.subjects(SKOS + "broader", me)}, key=natural)


class _Reader:
    def __init__(self, said: Statements, scheme: str, name: str) -> None:
        self.problems: list[Problem] = []
        self._said, self._scheme, self._name = said, scheme, name
        self._members = _members(said, scheme)
        self._placed: dict[str, str] = {}
        if len(self._members) > MAX_ELEMENTS:
            raise refuse(name, "too-many-elements", f"บัญชีคำมี {len(self._members):,} แนวคิด เกินขีดจำกัด {MAX_ELEMENTS:,}", f"the vocabulary has {len(self._members):,} concepts, more than the limit of {MAX_ELEMENTS:,}")

    def value(self) -> dict[str, Any]:
        said, scheme = self._said, self._scheme
        title_th, title_en = (said.wording(scheme, lang, *_TITLES) for lang in ("th", "en"))
        title = title_th or title_en or said.text(scheme, *_TITLES)
        if not title:
            title = re.split(r"[/#]", scheme.rstrip("/#"))[-1] or "SKOS"
            self._problem("no-title", f"<{scheme}>: บัญชีคำไม่มีชื่อ ใช้ «{title}» แทน", f"<{scheme}>: the vocabulary has no title; “{title}” stands in for it")
        tops = [each for each in self._members if not any(above in self._members for above in self._above(each))]
        tops += said.links(scheme, SKOS + "hasTopConcept") + said.subjects(SKOS + "topConceptOf", scheme)
        children = self._children([each for each in dict.fromkeys(tops) if each in self._members], scheme or "-", 1)
        left = self._members - set(self._placed)
        while left:  # only circles are left: each is cut at its first concept
            first = min(left, key=self._order)
            self._problem("circle", f"<{first}>: เป็นส่วนของตัวเองโดยอ้อม จึงวางไว้ระดับบนสุด", f"<{first}>: it is, through others, a part of itself; it was placed at the top")
            children += self._children([first], scheme or "-", 1)
            left = self._members - set(self._placed)
        matches = sum(len(said.links(each, predicate)) for each in self._members for predicate in _MATCHES)
        if matches:
            self._problem("matches", f"มีความเชื่อมโยงแบบ SKOS {matches:,} รายการ (exactMatch, related …) ซึ่งไม่ใช่การเชื่อมโยงแผน จึงไม่นำเข้า: ส่งเป็นไฟล์ SSSOM หากต้องการ",
                          f"{matches:,} SKOS matches and relations (exactMatch, related …) are no alignments of plans and were left out; bring them as an SSSOM file if they are wanted")
        languages = self._languages()
        if languages:
            self._problem("languages", f"ป้ายชื่อภาษาอื่น ({', '.join(languages)}) ไม่ได้นำเข้า", f"labels in other languages ({', '.join(languages)}) were left out")
        return clean({"title": title, "title_en": title_en, "title_en_status": "as-published" if title_en else None, "locator": f"<{scheme}>" if scheme else None,
                      "issued_by": said.text(scheme, DCTERMS + "publisher", DCTERMS + "creator")}) | listed(children)

    def _above(self, me: str) -> list[str]:
        return sorted({*self._said.links(me, SKOS + "broader"), *self._said.subjects(SKOS + "narrower", me)}, key=natural)

    def _order(self, me: str) -> Any:
        return natural(self._said.text(me, SKOS + "notation") or ""), natural(me)

    def _children(self, concepts: list[str], owner: str, depth: int) -> list[dict[str, Any]]:
        if depth > MAX_DEPTH:
            raise refuse(self._name, "too-deep", f"<{owner}>: บัญชีคำซ้อนกันเกิน {MAX_DEPTH} ชั้น จึงไม่อ่าน", f"<{owner}>: the vocabulary is nested more than {MAX_DEPTH} deep and is not read")
        new = []
        for each in sorted(concepts, key=self._order):
            if each in self._placed:
                if owner != self._placed[each]:
                    self._problem("several-parents", f"<{each}>: เป็นส่วนของหลายข้อ วางไว้ใต้ <{self._placed[each]}> ข้อเดียว", f"<{each}>: it is a part of several; it was placed below <{self._placed[each]}> only")
                continue
            self._placed[each] = owner
            new.append(each)
        return [self._element(each, depth) for each in new]

    def _element(self, me: str, depth: int) -> dict[str, Any]:
        said = self._said
        text, text_en = said.wording(me, "th", *_LABELS), said.wording(me, "en", *_LABELS)
        if not text and not text_en:
            text = said.text(me, *_LABELS)
        if not text and not text_en:
            text = re.split(r"[/#]", me.rstrip("/#"))[-1] or me
            self._problem("no-label", f"<{me}>: ไม่มีป้ายชื่อ ใช้ «{text}» แทน", f"<{me}>: it has no label; “{text}” stands in for it")
        remarks = [{"kind": "note", "text": f"{th} ({en}): {each}"} for predicate, (th, en) in _KEPT.items() for each in said.texts(me, predicate)]
        value = clean({"type": _BY_DEPTH[min(depth, len(_BY_DEPTH)) - 1], "text": text, "text_en": text_en, "en_status": "as-published" if text_en else None,
                       "number": said.text(me, SKOS + "notation"), "definition": said.text(me, SKOS + "definition"), "description": said.text(me, DCTERMS + "description", RDFS + "comment"),
                       "locator": f"<{me}>", "remarks": remarks})
        return value | listed(self._children([each for each in _below(said, me) if each in self._members], me, depth + 1))

    def _languages(self) -> list[str]:
        return sorted(self._said.languages(self._members, SKOS + "prefLabel") - {"th", "en", ""})[:20]

    def _problem(self, rule: str, th: str, en: str) -> None:
        self.problems.append(Problem(self._name, 0, th, en, rule))
