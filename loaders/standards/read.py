"""Bytes of a file to what it holds, in this process; :mod:`loaders.standards` has a child process do it."""

from __future__ import annotations

from loaders.problems import Problem
from loaders.standards.found import StandardPlan
from loaders.standards.kinds import Format
from loaders.standards.limits import refuse
from loaders.standards.rdf import statements
from loaders.standards.skos import schemes, skos_plan
from loaders.standards.sssom import read_sssom
from loaders.standards.stratml import stratml_plan
from loaders.standards.terms import Statements, local
from loaders.standards.vocabulary import instruments, plan_document
from loaders.standards.vocabulary_alignments import alignment_records, source_records
from ontology.namespaces import SKOS

__all__ = ["read_plan", "read_sssom"]


def read_plan(data: bytes, format_: Format, name: str = "", plan: str | None = None) -> StandardPlan:
    """The plan of a StratML or RDF file; of several the one with the id or IRI ``plan``, else the largest.

    Raises:
        DataError: damaged, unsafe, too large, or without a plan.
    """
    if format_ == "stratml":
        kind, document, repairs = stratml_plan(data, name)
        return StandardPlan(kind=kind, plan=document, problems=repairs)
    said = statements(data, format_, name)
    if found := instruments(said):
        return _of_vocabulary(said, found, plan, name)
    if found := schemes(said):
        me = _chosen(found, plan, name)
        document, problems = skos_plan(said, me, name)
        others = tuple(each for each in found if each != me)
        return StandardPlan(kind="skos", plan=document, others=others, problems=(*_several(others, me, name), *problems))
    raise refuse(name, "no-plan", f"ไฟล์มีข้อความ RDF {len(said):,} ข้อ แต่ไม่มีแผน (pa:Instrument) หรือบัญชีคำ (skos:ConceptScheme)", f"the file has {len(said):,} statements but no plan (pa:Instrument) and no vocabulary (skos:ConceptScheme)")


def _of_vocabulary(said: Statements, found: list[str], plan: str | None, name: str) -> StandardPlan:
    me = _chosen(found, plan, name)
    document, problems = plan_document(said, me, name)
    records, left_out = alignment_records(said, [me, *said.subjects(SKOS + "inScheme", me)], name)
    sources, nameless = source_records(said, name)
    others = tuple(local(each) or each for each in found if each != me and said.subjects(SKOS + "inScheme", each))
    return StandardPlan(kind="vocabulary", plan=document, alignments=records, sources=sources, others=others, problems=(*_several(others, local(me) or me, name), *problems, *left_out, *nameless))


def _chosen(found: list[str], plan: str | None, name: str) -> str:
    if plan is None:
        return found[0]
    chosen = next((each for each in found if plan in (each, local(each))), None)
    if chosen is None:
        listed = ", ".join((local(each) or each) for each in found[:20])
        raise refuse(name, "no-such-plan", f"ไม่มีแผน «{plan}» ในไฟล์ มี {listed}", f"there is no plan “{plan}” in the file; it has {listed}")
    return chosen


def _several(others: tuple[str, ...], me: str, name: str) -> tuple[Problem, ...]:
    if not others:
        return ()
    shown = ", ".join(others[:8]) + (" …" if len(others) > 8 else "")  # noqa: PLR2004 - as many as a sentence bears
    return (Problem(name, 0, f"ไฟล์มีหลายแผน อ่าน «{me}»; แผนอื่น: {shown}", f"the file holds several plans; “{me}” was read; the others: {shown}", "several-plans"),)
