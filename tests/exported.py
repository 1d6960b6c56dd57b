"""A graph that holds a plan of a user beside the real data, for tests of what planners leave with."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from pyoxigraph import Store

from graph.store import EmbeddedStore
from loaders.identify import identified
from loaders.rdf.alignments import write_alignment
from loaders.rdf.uploads import Upload, upload_quads
from loaders.rdf.writer import Writer
from loaders.records import AlignmentRecord, PlanDocument
from loaders.table.document import load_bytes
from ontology.namespaces import agency_iri, graph_iri
from tests.loaders.table_files import agency_names, five_year_plan

__all__ = ["HOSTILE", "MADE", "five_year", "hostile", "record", "with_plan"]

MADE = datetime(2026, 11, 28, 4, 30, tzinfo=UTC)
HOSTILE = {
    "html": "<script>alert(1)</script><img src=x onerror=alert(2)> & ]]>", "turning": "โครงการ \u202egnp.exe\u202c จบ", "control": "ก\x01\x0b\x1f\x7f\x85ข\ufffe",
    "formula": '=HYPERLINK("http://127.0.0.1/";"x")', "command": "@SUM(1+1)*cmd|' /C calc'!A0", "gap": "โครงการ ⟨ที่ไม่ปิด", "pipe": "ก | ข\n\nค `code` [x](http://127.0.0.1)",
}
"""What a file may bring as names of elements."""
NOTE = "บันทึกยาว " * 500_000
"""5 MB and more in UTF-8."""


def with_plan(built: EmbeddedStore, plan: PlanDocument, records: Iterable[AlignmentRecord] = ()) -> EmbeddedStore:
    """The graph with one more plan and its alignments; the build on disk stays as it is."""
    store = Store()
    store.bulk_extend(built.store)
    upload = Upload(name="แผน.xlsx", sha256="0" * 64, brought_on=date(2026, 11, 28), label=plan.title[:40])
    store.bulk_extend(upload_quads(plan, agency_names(), upload, graph_iri("workspace/test")))
    write = Writer(graph_iri("decisions/test"))
    for one in records:
        write_alignment(write, one, agency_iri("curator"), {})
    store.bulk_extend(write.quads)
    return EmbeddedStore(built.folder, store)


def record(id_: str, subject: str, object_: str, **more: Any) -> AlignmentRecord:
    """An approved reading with a passage from each side."""
    evidence = [{"source": "cab-2024-07-09", "locator": "หน้า 1", "side": side, "quote": f"ข้อความ{side}"} for side in ("subject", "object")]
    said = {"id": id_, "subject": subject, "object": object_, "predicate": "contributesTo", "basis": "curated", "directness": "main", "rationale": "เหตุผลที่อนุมัติ", "author": "curator", "evidence": evidence} | more
    return AlignmentRecord.model_validate(said)


def five_year() -> PlanDocument:
    """The five-year plan of the table loader's tests, as a workspace ``ws-five``."""
    return identified(load_bytes(five_year_plan(), "plan.xlsx").as_plan(), "ws-five")


def hostile() -> PlanDocument:
    """A plan whose every name is an attack, and one that is a whole book; ``ws-hostile``."""
    projects = [{"text": text} for text in (*HOSTILE.values(), NOTE)]
    group = {"text": HOSTILE["html"], "number": "1", "kind": "ยุทธศาสตร์", "indicators": [{"text": HOSTILE["formula"]}], "projects": projects}
    plan = {"title": f"แผน {HOSTILE['html']} {HOSTILE['turning']}", "period_be": {"start": 2567, "end": 2570}, "levels": [{"level": 3}], "groups": [group]}
    return identified(PlanDocument.model_validate(plan), "ws-hostile")
