"""search: what the graph holds about a text."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer

from verbs.console import AsJson, StoreFolder, print_json, say, stop

_BANDS = {"exact": "ตรงตัว · exact", "high": "ตรงมาก · strong", "medium": "ตรงปานกลาง · fair", "low": "อาจเกี่ยวข้อง · possible"}


def search(  # noqa: PLR0913, PLR0917 - one parameter an option
    text: Annotated[str, typer.Argument(help="What to look for; - reads it from standard input.")],
    k: Annotated[int, typer.Option("-k", min=1, max=10_000, help="How many results.")] = 10,
    types: Annotated[list[str] | None, typer.Option("--type", help="Only this class, e.g. Indicator; repeatable.")] = None,
    plans: Annotated[list[str] | None, typer.Option("--plan", help="Only this plan, e.g. psds-2567; repeatable.")] = None,
    levels: Annotated[list[int] | None, typer.Option("--level", min=1, max=3, help="Only plans of this level; repeatable.")] = None,
    agencies: Annotated[list[str] | None, typer.Option("--agency", help="Only what this agency answers for, e.g. agency/dga; repeatable.")] = None,
    years: Annotated[list[int] | None, typer.Option("--year", help="Only plans that cover this year (พ.ศ.); repeatable.")] = None,
    lang: Annotated[str, typer.Option("--lang", help="th or en.")] = "th",
    as_json: AsJson = False, store: StoreFolder = None,
) -> None:
    """Search plans, elements and agencies by words and by meaning, in Thai or English; numbers, codes and abbreviations too.

    Example: python cli.py search "บริการดิจิทัลที่ประชาชนเข้าถึงง่าย" -k 5
    """
    from graph.store import StoreError, open_store  # noqa: PLC0415 - each verb loads only what it needs
    from search.ask import Filters  # noqa: PLC0415
    from search.ask import search as run  # noqa: PLC0415
    from search.embed import ModelError  # noqa: PLC0415
    from search.index import open_index  # noqa: PLC0415

    if lang not in {"th", "en"}:
        raise stop("--lang ใช้ th หรือ en · --lang is th or en")
    asked = sys.stdin.read() if text == "-" else text
    agencies = [name if "/" in name else f"agency/{name}" for name in agencies or ()]
    try:
        graph = open_store(store)
        known = open_index(graph, say=say).columns.coded
        for option, values, facet in (("--type", types, "type"), ("--plan", plans, "plan"), ("--agency", agencies, "agency")):
            _check(option, values or (), known[facet].values)  # type: ignore[index]
        filters = Filters(tuple(plans or ()), tuple(levels or ()), tuple(types or ()), tuple(agencies), tuple(years or ()))
        answer = run(asked, k=k, filters=filters, lang=lang, store=graph)  # type: ignore[arg-type]
    except (StoreError, ModelError) as error:
        raise stop(str(error)) from error
    for line in _remarks(answer):
        say(line)
    if as_json:
        print_json([_record(hit) for hit in answer.hits])
        return
    for place, hit in enumerate(answer.hits, 1):
        typer.echo("\n".join(_lines(place, hit, lang)))


def _check(option: str, values: list[str] | tuple[()], known: tuple[str, ...]) -> None:
    for value in values:
        if value not in known:
            raise stop(f"{option} {value}: ไม่มีในกราฟ ใช้ {', '.join(sorted(known)[:40])} · not in the graph; use one of these")


def _remarks(answer: Any) -> list[str]:
    found = []
    if answer.note:
        found.append(f"{answer.note.th} · {answer.note.en}")
    if answer.corrected:
        found.append(f"ค้น «{answer.corrected}» แทน · searched for “{answer.corrected}” instead")
    found += [f"{reading.text} = {' / '.join(f'{body.label.th} ({body.id})' for body in reading.agencies)}" for reading in answer.readings]
    if answer.total > len(answer.hits):
        found.append(f"แสดง {len(answer.hits):,} จาก {answer.total:,} · showing {len(answer.hits):,} of {answer.total:,}")
    return found


def _record(hit: Any) -> dict[str, Any]:
    return {
        "iri": hit.iri, "id": hit.ref.id, "label": hit.ref.label.th or hit.ref.label.en, "label_en": hit.ref.label.en, "type": hit.ref.type,
        "number": hit.ref.number, "plan": hit.ref.plan, "level": hit.ref.level, "verified": hit.ref.verified, "score": hit.score, "band": hit.band,
        "literal": hit.literal,
        "why": {"rule": hit.rule, "shared": list(hit.shared), "near": list(hit.near),
                "found_in": [{"field": one.field, "text": one.text, "spans": [list(span) for span in one.spans]} for one in hit.highlights if one.spans]},
    }


def _lines(place: int, hit: Any, lang: Any) -> list[str]:
    """A hit on two or three lines, the way a person reads a list."""
    ref = hit.ref
    named = " ".join(part for part in (ref.kind, ref.number) if part) if lang == "th" else f"{ref.type} {ref.number or ''}".strip()
    plan = f" · {hit.plan.label.text(lang)}" if hit.plan else ""
    lines = [f"{place:3}. {ref.label.text(lang) or ref.id}", f"     {_BANDS[hit.band]} · {named or ref.type} · {ref.id}{plan}"]
    why = [f"คำที่ตรงกัน · shared: {', '.join(hit.shared)}"] if hit.shared else []
    why += [f"ใกล้กับ · near: {', '.join(hit.near)}"] if hit.near else []
    return lines + ([f"     {'; '.join(why)}"] if why else [])
