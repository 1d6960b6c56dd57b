"""Decisions on real elements, one in each state: what tests of the vocabulary and of the shapes see of the graph of decisions."""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import Quad
from rdflib import Graph, URIRef

from graph.decisions.fold import State, fold
from graph.decisions.rdf import state_quads
from graph.decisions.records import Claim, Draft, Event, Matter, Quote, Suggested
from graph.validate import memory_graph
from ontology.namespaces import ID, PA
from tests.decisions.making import chain, close, review, settle, stale, suggested, undo

__all__ = ["MATTERS", "WORKSPACE", "decided", "sample_quads", "sample_states"]

WORKSPACE = "ws-5a3b1e"
SUBJECT = "psds-2567/s1"
BOTH = (
    Quote(side="subject", text="ยกระดับบริการภาครัฐโดยยึดผู้รับบริการเป็นศูนย์กลาง", source="cab-2024-07-09", locator="ข้อ 1"),
    Quote(side="object", text="การบริการประชาชน", source="cab-2024-07-09"),
)
SECONDARY = Claim(directness="secondary", function="supports", extent="intersects")


def _pair(object_: str) -> Matter:
    return Matter(workspace=WORKSPACE, subject=SUBJECT, object=object_)


def _scope(plan: str) -> Matter:
    return Matter(workspace=WORKSPACE, subject=SUBJECT, scope=plan)


MATTERS: dict[str, Matter] = {
    "suggested": _pair("mp-20/sub2"), "reviewed": _pair("mp-20/sub1"), "disputed": _pair("mp-20/sub1/target1"), "approved": _pair("mp-20"),
    "curated": _pair("nesdp13/ms13"), "rejected": _pair("mp-20/sub2/target1"), "nothing-aligns": _scope("nsc-2566"),
    "withdrawn": _pair("mp-20/sub2/target2"), "superseded": _pair("mp-20/sub2/target3"), "stale": _pair("mp-20/sub1/g2"), "open": _pair("mp-20/sub1/g3"),
}


def _course() -> list[Draft]:
    of = MATTERS
    return [
        suggested(of["suggested"], score=0.61), suggested(of["suggested"], by="tool:other", score=0.4),
        suggested(of["reviewed"]), review(matter=of["reviewed"], quotes=BOTH, claim=SECONDARY, note="อ่านแล้ว"),
        suggested(of["disputed"]), review(matter=of["disputed"], quotes=BOTH), review("reject", by="ข", matter=of["disputed"], note="คนละเรื่อง"),
        suggested(of["approved"], score=0.83), review(matter=of["approved"], quotes=BOTH), review("reject", by="ข", matter=of["approved"], note="ยังไม่ชัด"),
        settle("accept", matter=of["approved"]), close(matter=of["approved"]),
        review(matter=of["curated"], quotes=BOTH, claim=Claim(predicate="measuredBySame")), close(matter=of["curated"]),
        suggested(of["rejected"]), review("reject", matter=of["rejected"]), close(matter=of["rejected"]),
        review("nothing-aligns", matter=of["nothing-aligns"], note="No issue of this plan speaks of services."), close(matter=of["nothing-aligns"]),
        review(matter=of["withdrawn"], quotes=BOTH), close(matter=of["withdrawn"]), close("withdrawn", matter=of["withdrawn"], note="แผนเปลี่ยน"),
        review(matter=of["superseded"], quotes=BOTH), close("superseded", matter=of["superseded"], by_matter=of["approved"].key),
        review(matter=of["stale"], quotes=BOTH), close(matter=of["stale"]), stale(of["stale"]),
        review(matter=of["open"], quotes=BOTH),
    ]


def events(hashes: Mapping[str, str]) -> list[Event]:
    """The course of events; the last one undoes the only review of its matter. ``hashes``: fingerprints of the texts that people saw, by element."""
    drafts = []
    for draft in _course():
        ends = (draft.matter.subject, draft.matter.object or "")
        body = draft.body.model_copy(update={"quotes": BOTH}) if isinstance(draft.body, Suggested) else draft.body
        drafts.append(draft.model_copy(update={"texts": tuple(hashes.get(end, "") for end in ends), "body": body}))
    return chain([*drafts, undo(chain(drafts)[-1])])


def sample_states(hashes: Mapping[str, str] | None = None) -> dict[str, State]:
    """State by the name it is in ``MATTERS``."""
    found = fold(events(hashes or {}))
    return {name: found[matter.key] for name, matter in MATTERS.items()}


def sample_quads(hashes: Mapping[str, str] | None = None) -> list[Quad]:
    return state_quads(sample_states(hashes).values(), WORKSPACE)


def decided(memory: Graph) -> Graph:
    """The graph with decisions in it, made by people who saw its texts as they are."""
    hashes = {str(element).removeprefix(ID): str(text) for element, text in memory.subject_objects(URIRef(PA + "textHash"))}
    return memory + memory_graph(quad.triple for quad in sample_quads(hashes))
