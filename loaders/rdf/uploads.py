"""A user's file as quads: the plan as any other, and the file itself as the source that everything in it rests on.

What was read in the file is verified by it: the file is a document, and the locator says where. What a person entered by hand has a source of its
own, so that nobody takes it for words of the file.
"""

from __future__ import annotations

from datetime import date

from pyoxigraph import Quad

from loaders.agency_names import AgencyNames
from loaders.rdf.plans import WHOLE_FILE, plan_quads
from loaders.rdf.writer import Writer
from loaders.records import PlanDocument, Record
from ontology.namespaces import DCTERMS, PA, SKOS, iri, source_iri

__all__ = ["Upload", "entered_source", "upload_quads", "upload_statements"]


class Upload(Record):
    """A file that a user brought."""

    name: str
    """Name of the file."""
    sha256: str
    brought_on: date
    label: str = ""
    """What the user calls the workspace; names a plan whose file gives no title."""


def entered_source(plan_id: str) -> str:
    """Id of the source of what a person entered by hand into the plan ``plan_id``."""
    return f"{plan_id}-entered"


def upload_quads(plan: PlanDocument, names: AgencyNames, upload: Upload, graph: str) -> list[Quad]:
    """:func:`upload_statements` as quads."""
    return upload_statements(plan, names, upload, graph).quads


def upload_statements(plan: PlanDocument, names: AgencyNames, upload: Upload, graph: str) -> Writer:
    """Statements of an identified plan read from a user's file, in the named graph ``graph``. Never raises for what the file says."""
    id_ = plan.id or ""
    title = plan.title.strip() or upload.label.strip() or upload.name
    place = plan.locator or (f"{plan.title_sheet} แถว {plan.title_line}" if plan.title_sheet and plan.title_line else f"บรรทัด {plan.title_line}" if plan.title_line else WHOLE_FILE)
    empty = not any(True for _ in plan.walk())
    whole = plan.model_copy(update={"title": title, "source": id_, "locator": place, "stub": empty})
    write = plan_quads(whole, names, graph, upload=True)
    write.text(iri(id_), PA + "workspaceName", upload.label or None)
    _source(write, id_, upload)
    by_hand = f" <{source_iri(entered_source(id_))}> <"
    if any(by_hand in line for line in write.lines):
        _entered(write, id_, title)
    return write


def _source(write: Writer, id_: str, upload: Upload) -> None:
    me = source_iri(id_)
    write.type(me, "Source")
    for property_ in (DCTERMS + "title", SKOS + "prefLabel"):
        write.text(me, property_, upload.name)
    write.text(me, DCTERMS + "date", upload.brought_on.isoformat())
    write.text(me, PA + "sourceKind", "user-file")
    write.text(me, PA + "fileHash", upload.sha256)


def _entered(write: Writer, id_: str, title: str) -> None:
    me = source_iri(entered_source(id_))
    write.type(me, "Source")
    for property_ in (DCTERMS + "title", SKOS + "prefLabel"):
        write.text(me, property_, f"ผู้ใช้กรอกเองในพื้นที่ทำงานของ {title}")
    write.text(me, PA + "sourceKind", "entered-by-hand")
