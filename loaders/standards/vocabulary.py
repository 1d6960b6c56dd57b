"""Plans written in our own vocabulary, back as plan documents: the reverse of :mod:`loaders.rdf.plans`, statement by statement."""

from __future__ import annotations

from typing import Any

from loaders.problems import Problem
from loaders.records import PlanDocument
from loaders.standards.facts import clean, remarks, sourced
from loaders.standards.lenient import fitted
from loaders.standards.limits import refuse
from loaders.standards.terms import Statements, local
from loaders.standards.vocabulary_parts import Parts
from loaders.standards.vocabulary_rows import mentions, row_fields
from ontology.namespaces import DCTERMS, PA, RDFS, SKOS

__all__ = ["LABEL_STATUS", "instruments", "plan_document"]

LABEL_STATUS = {"officialDraft": "official-draft", "asPublished": "as-published"}
"""Names in the vocabulary that differ from those of the records."""


def instruments(said: Statements) -> list[str]:
    """IRIs of the plans of a file: those with content first, the largest before the others."""
    sizes = {plan: len(said.subjects(SKOS + "inScheme", plan)) for plan in said.of_type(PA + "Instrument")}
    return sorted(sizes, key=lambda plan: (-sizes[plan], plan))


def plan_document(said: Statements, plan: str, name: str = "") -> tuple[PlanDocument, tuple[Problem, ...]]:
    """The plan with the IRI ``plan``, and what of it a plan document cannot hold.

    Raises:
        DataError: it has no title, or is too large or too deep.
    """
    parts = Parts(said, plan, name)
    value = _instrument(said, plan) | parts.lists()
    if not value.get("title"):
        raise refuse(name, "no-title", f"แผน <{plan}> ไม่มีชื่อ (dcterms:title): เติมชื่อ แล้วลองใหม่", f"the plan <{plan}> has no title (dcterms:title): add one and try again")
    document, left_out = fitted(PlanDocument, value, name, parts.place)
    return document, (*parts.problems, *left_out)


def _instrument(said: Statements, me: str) -> dict[str, Any]:
    title_en = said.wording(me, "en", DCTERMS + "title", SKOS + "prefLabel")
    status = said.name(me, PA + "labelStatus", PA)
    publisher, replaces = local(said.link(me, DCTERMS + "publisher")), local(said.link(me, DCTERMS + "replaces"))
    own = sourced(said, me)
    value: dict[str, Any] = {
        "id": local(me), "title": said.wording(me, "th", DCTERMS + "title", SKOS + "prefLabel") or title_en, "title_en": title_en,
        "title_en_status": LABEL_STATUS.get(status, status) if title_en and status else None,
        "short_th": said.wording(me, "th", PA + "shortLabel"), "short_en": said.wording(me, "en", PA + "shortLabel"),
        "period_be": clean({"start": said.year_be(me, PA + "startYear"), "end": said.year_be(me, PA + "endYear")}),
        "in_force_from": said.text(me, PA + "inForceFrom"), "in_force_to": said.text(me, PA + "inForceTo"),
        "levels": [_level(said, place) for place in said.links(me, PA + "planLevelPeriod")],
        "edition": said.text(me, PA + "edition"), "issued_by": said.text(me, PA + "issuedBy"), "legal_basis": said.text(me, PA + "legalBasis"),
        "gazette": said.text(me, PA + "gazette"), "topic": said.text(me, PA + "topic"),
        "publisher": publisher.removeprefix("agency/") if publisher else None, "replaces": replaces,
        "stub": said.flag(me, PA + "stub"), "basis": said.name(me, PA + "basis", PA),
        "editions": [_edition(said, place, me) for place in said.links(me, PA + "hasEdition")],
        "approvals": [_approval(said, each) for each in _approvals(said, me)],
        "footnotes": [_footnote(said, each) for each in said.subjects(PA + "inInstrument", me)],
        "remarks": remarks(said, me),
    }
    value["alignments"] = mentions(said, me)
    value["agencies"] = [name for body in said.links(me, DCTERMS + "contributor") if (name := said.text(body, SKOS + "prefLabel") or local(body))]
    return clean(value | own) | row_fields(said, me, plan=True)


def _level(said: Statements, place: str) -> dict[str, Any]:
    return clean({"level": said.whole(place, PA + "level"), "since": said.text(place, PA + "validFrom"), "until": said.text(place, PA + "validUntil"), "note": said.text(place, RDFS + "comment")})


def _edition(said: Statements, place: str, plan: str) -> dict[str, Any]:
    return clean({"id": place.removeprefix(f"{plan}/edition/"), "title": said.text(place, DCTERMS + "title"),
                  "start_be": said.year_be(place, PA + "startYear"), "end_be": said.year_be(place, PA + "endYear")} | sourced(said, place))


def _approvals(said: Statements, plan: str) -> list[str]:
    return sorted(said.subjects(PA + "approves", plan), key=lambda each: said.text(each, PA + "decidedOn") or "")


def _approval(said: Statements, me: str) -> dict[str, Any]:
    body = local(said.link(me, PA + "decidedBy"))
    return clean({"id": local(me), "date": said.text(me, PA + "decidedOn"), "body": body.removeprefix("agency/") if body else None, "meeting": said.text(me, PA + "meeting"),
                  "item": said.text(me, PA + "item"), "decision": said.text(me, PA + "decision"), "text": said.text(me, RDFS + "label")} | sourced(said, me))


def _footnote(said: Statements, me: str) -> dict[str, Any]:
    value = {"number": said.whole(me, PA + "footnoteNumber"), "anchor": said.text(me, PA + "anchor"), "role": said.text(me, PA + "footnoteRole"),
             "annotates": [each for link in said.links(me, PA + "annotates") if (each := local(link))]}
    return clean(value | sourced(said, me)) | {"text": said.text(me, PA + "text")}
