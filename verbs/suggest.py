"""suggest: what a text, or every element of a plan, may serve at each level of the upper plans."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from loaders.problems import DataError
from verbs.console import FOUND_PROBLEMS, AsJson, StoreFolder, print_json, say, stop
from verbs.load_table import agency_names

_BANDS = {"high": "น่าจะใช่ · likely", "middle": "อาจใช่ · may be", "low": "ควรดู · worth a look"}
_SHORTEST_TEXT = 2
_LINE = 110


def suggest(
    source: Annotated[str, typer.Argument(help="A plan file (document, text or table, as load reads it), a plan id of the graph (psds-2567), a text in quotes, or - for standard input.")],
    k: Annotated[int, typer.Option("-k", min=1, max=50, help="How many candidates a level.")] = 3,
    as_text: Annotated[bool, typer.Option("--text", help="Take a text file as one text, not as a plan with elements.")] = False,
    as_json: AsJson = False, store: StoreFolder = None,
) -> None:
    """Rank what a text or a plan may serve: national strategy, master plan, milestone, security and government policy; with passages and reasons.

    Proposals of a machine for a person to decide; nothing is written. Exit status 1: the file cannot be read.

    Example: python cli.py suggest projects.xlsx -k 3; echo "พัฒนาระบบบริการดิจิทัลภาครัฐ" | python cli.py suggest -
    """
    from graph.store import StoreError, open_store  # noqa: PLC0415 - each verb loads only what it needs
    from search.embed import ModelError  # noqa: PLC0415
    from search.suggest import suggest as run  # noqa: PLC0415

    try:
        graph = open_store(store)
        items, without = _items(source, graph, as_text=as_text)
        if not items:
            raise stop("ไม่มีข้อความหรือองค์ประกอบให้เสนอ · there is no text or element to suggest for", FOUND_PROBLEMS)
        found = run(graph, items, k=k, without=without, progress=_progress if len(items) > 1 else None)
    except (StoreError, ModelError) as error:
        raise stop(str(error)) from error
    except OSError as error:
        raise stop(f"เปิด {source} ไม่ได้: {error.strerror} · cannot open {source}: {error.strerror}") from error
    except DataError as error:
        raise stop(str(error), FOUND_PROBLEMS) from error
    if as_json:
        print_json(_record(found))
        return
    for answer in found.answers:
        typer.echo("\n".join(_lines(answer, found)))


def _items(source: str, graph: Any, *, as_text: bool) -> tuple[Any, str]:
    """The items, and the plan of the graph that they are of."""
    from loaders.any_file import load_any_path  # noqa: PLC0415
    from loaders.identify import identified  # noqa: PLC0415
    from queries.read.plans import plans  # noqa: PLC0415
    from search.suggest import items_in_graph, items_of, items_of_text  # noqa: PLC0415

    if source == "-":
        return items_of_text(sys.stdin.read()), ""
    path = Path(source)
    if _is_file(path):
        if as_text:
            return items_of_text(path.read_text("utf-8")), ""
        plan = load_any_path(path, agency_names())
        for problem in plan.problems:
            say(str(problem))
        return items_of(identified(plan.as_plan(), "plan")), ""
    if source in {one.ref.id for one in plans(graph)}:
        return items_in_graph(graph, source), source
    if len(source.split()) < _SHORTEST_TEXT and path.suffix:
        raise stop(f"ไม่พบไฟล์ {source} · there is no file {source}")
    return items_of_text(source), ""


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a text too long for a name
        return False


def _progress(done: int, total: int) -> None:
    say(f"{done:,}/{total:,}")


def _record(found: Any) -> dict[str, Any]:
    from search.suggest.bands import suggest_sentence  # noqa: PLC0415

    return {
        "tool_version": found.tool_version, "model": found.model, "learnt_from": found.learnt_from,
        "bands": {band: {lang: suggest_sentence(band, lang) for lang in ("th", "en")} for band in _BANDS},  # type: ignore[arg-type]
        "items": [{"id": answer.item.id, "text": answer.item.text, "levels": [_level(one, found) for one in answer.tiers.values()]} for answer in found.answers],
    }


def _level(answer: Any, found: Any) -> dict[str, Any]:
    rule = found.tiers[answer.tier]
    return {"level": answer.tier, "label": {"th": rule.label.th, "en": rule.label.en}, "plan": rule.plan, "nothing": answer.nothing,
            "note": {"th": answer.note[0], "en": answer.note[1]} if answer.note else None, "candidates": [_candidate(one) for one in answer.proposals]}


def _candidate(one: Any) -> dict[str, Any]:
    from ontology.namespaces import iri  # noqa: PLC0415

    return {
        "rank": one.rank, "iri": iri(one.ref.id), "id": one.ref.id, "label": one.ref.label.th or one.ref.label.en, "label_en": one.ref.label.en, "type": one.ref.type,
        "number": one.ref.number, "plan": one.ref.plan, "score": one.score, "band": one.band, "directness": "main" if one.main else "secondary", "explicit": one.explicit,
        "why": [{"th": th, "en": en} for th, en in one.reasons],
        "passages": {"own": [_passage(passage) for passage in one.own], "candidate": [_passage(passage) for passage in one.theirs]},
    }


def _passage(passage: Any) -> dict[str, Any]:
    return {"of": passage.of, "text": passage.text, "spans": [list(span) for span in passage.spans], "locator": passage.provenance.locator if passage.provenance else None}


def _lines(answer: Any, found: Any) -> list[str]:
    """An item and its candidates, the way a person reads a list."""
    head = " ".join(answer.item.text.split())
    lines = [f"{answer.item.id}  {head if len(head) <= _LINE else head[:_LINE - 1] + '…'}"]
    for tier, one in answer.tiers.items():
        label = found.tiers[tier].label
        lines.append(f"  {label.th} · {label.en}")
        for proposal in one.proposals:
            mark = "●" if proposal.main else "○"
            lines.append(f"    {mark} {proposal.rank}. {proposal.ref.label.text('th')}  ({proposal.ref.id}) · {_BANDS[proposal.band]}")
            lines += [f"         {th}" for th, _ in proposal.reasons]
        if one.note:
            lines += [f"    – {one.note[0]} · {one.note[1]}"]
    return lines
