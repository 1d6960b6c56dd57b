"""A trace as plain data, for programs: what ``cli.py trace --json`` prints."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from exports.trace_text import paragraph, weak_link
from exports.trace_words import GAPS, pick
from ontology.namespaces import iri
from queries.read.records import AlignmentView, Lang, Ref
from queries.read.trace import Trace, TraceChain, TraceStep

__all__ = ["trace_data"]


def trace_data(trace: Trace, lang: Lang) -> dict[str, Any]:
    """JSON-ready: ``chains`` best first, lower end first; weaknesses by aspect, 0 best (graph/strength.py). Sentences are in ``lang``."""
    return {
        "start": _ref(trace.start), "to": _ref(trace.to) if trace.to else None, "direction": trace.direction, "found": trace.found,
        "total": trace.total, "cut": trace.cut, "whole": trace.whole, "ends": [_ref(ref) | {"chains": number} for ref, number in trace.ends],
        "chains": [_chain(chain, trace, lang) for chain in trace.chains], "stops": [_chain(chain, trace, lang) for chain in trace.stops],
        "reviewed_nothing_aligns": [{"alignment": view.id, "scope": view.scope.id if view.scope else None} for view in trace.nothing],
        "both_lead_to": [_ref(ref) for ref in trace.meet],
    }


def _ref(ref: Ref) -> dict[str, Any]:
    return {"id": ref.id, "iri": iri(ref.id), "type": ref.type, "number": ref.number, "label": {"th": ref.label.th, "en": ref.label.en},
            "plan": ref.plan, "level": ref.level, "verified": ref.verified}


def _chain(chain: TraceChain, trace: Trace, lang: Lang) -> dict[str, Any]:
    _, why, better = weak_link(chain, lang)
    return {
        "solid": chain.solid, "nodes": [_ref(ref) | {"stage": stage} for ref, stage in zip(chain.nodes, chain.stages, strict=True)],
        "steps": [_step(step) for step in chain.steps],
        "weakest": {"step": chain.weakest, "even": chain.even, "lacking": list(chain.weak_step.strength.lacking), "why": why, "strengthen": list(better)},
        "gaps": [{"kind": gap.kind, "after": gap.after, "says": pick(GAPS[gap.kind], lang), "candidates": [ref.id for ref in gap.candidates]}
                 for gap in chain.gaps],
        "text": paragraph(chain, trace, lang),
    }


def _step(step: TraceStep) -> dict[str, Any]:
    return {"lower": step.lower.id, "upper": step.upper.id, "kind": "part" if step.is_part else "record", "weakness": asdict(step.strength),
            "records": [_record(view) for view in step.records]}


def _record(view: AlignmentView) -> dict[str, Any]:
    return {
        "id": view.id, "iri": iri(f"alignment/{view.id}"), "predicate": view.predicate, "basis": view.basis, "status": view.status, "disputed": view.disputed,
        "asserted_by": {"id": view.asserted_by.id, "label": view.asserted_by.label.th} if view.asserted_by else None, "asserted_on": view.asserted_on,
        "reviewers": [{"id": ref.id, "label": ref.label.th} for ref in view.reviewers],
        "directness": view.directness, "verified": view.provenance.verified, "rationale": {"th": view.rationale.th, "en": view.rationale.en},
        "source": view.provenance.source.id, "locator": view.provenance.locator,
        "evidence": [{"side": quote.side, "quote": quote.quote, "source": quote.source.id, "locator": quote.locator} for quote in view.evidence],
    }
