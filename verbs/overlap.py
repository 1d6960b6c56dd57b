"""overlap: elements of different plans that may say the same."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, get_args

import typer

from verbs.console import AsJson, StoreFolder, print_json, say, stop, write_file

SUFFIXES = (".csv", ".xlsx")


def overlap(  # noqa: PLR0913, PLR0917 - one parameter an option
    plan: Annotated[str, typer.Option("--plan", help="One of the two is of this plan, e.g. psds-2567.")] = "",
    other: Annotated[str, typer.Option("--with", help="The other is of this plan.")] = "",
    relations: Annotated[list[str] | None, typer.Option("--relation", help="peers, levels, earlier or continuity; repeatable. Default: peers and levels.")] = None,
    families: Annotated[list[str] | None, typer.Option("--type", help="work, result, measure, mixed or topic; repeatable. Default: all but topic.")] = None,
    bands: Annotated[list[str] | None, typer.Option("--band", help="high, medium or low; repeatable. Default: high and medium.")] = None,
    agency: Annotated[str, typer.Option("--agency", help="A body that answers for one of the two, e.g. dga.")] = "",
    settled: Annotated[str, typer.Option("--state", help="decided, or open.")] = "",
    k: Annotated[int, typer.Option("-k", min=1, max=100_000, help="How many pairs are printed.")] = 20,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="File to write, with empty decision columns; the suffix says the format: .csv, .xlsx.")] = None,
    lang: Annotated[str, typer.Option("--lang", help="th or en.")] = "th",
    as_json: AsJson = False, store: StoreFolder = None,
) -> None:
    """List pairs of elements of different plans that may say the same, with reasons: suggestions of a machine for a reviewer to decide.

    Example: python cli.py overlap --plan psds-2567 --with master-plan --band high
    """
    from exports.overlap import overlap_csv, overlap_json, overlap_workbook  # noqa: PLC0415 - each verb loads only what it needs
    from graph.store import StoreError, open_store  # noqa: PLC0415
    from search.embed import ModelError  # noqa: PLC0415
    from search.overlap import OverlapChoice, chosen, overlaps  # noqa: PLC0415
    from search.overlap_records import USUAL_BANDS, USUAL_FAMILIES, USUAL_RELATIONS  # noqa: PLC0415

    _check(lang, relations, families, bands, settled, output)
    try:
        graph = open_store(store)
        _check_plans(graph, plan, other)
        found = overlaps(graph)
    except (StoreError, ModelError) as error:
        raise stop(str(error)) from error
    pairs = chosen(found, OverlapChoice(
        plan, other, frozenset(relations or USUAL_RELATIONS), frozenset(families or USUAL_FAMILIES), frozenset(bands or USUAL_BANDS),  # type: ignore[arg-type]
        agency if not agency or "/" in agency else f"agency/{agency}", settled))  # type: ignore[arg-type]
    if output:
        write_file(output, (overlap_csv if output.suffix.lower() == ".csv" else overlap_workbook)(graph, found, pairs, lang))  # type: ignore[arg-type]
    if as_json:
        print_json(overlap_json(graph, found, pairs))
    elif not output:
        _print(found, pairs, k, lang)


def _check(lang: str, relations: list[str] | None, families: list[str] | None, bands: list[str] | None, settled: str, output: Path | None) -> None:
    from search.overlap import Settled  # noqa: PLC0415
    from search.overlap_records import BANDS, FAMILIES, RELATIONS  # noqa: PLC0415

    if lang not in {"th", "en"}:
        raise stop("--lang ใช้ th หรือ en · --lang is th or en")
    options: tuple[tuple[str, list[str] | None, tuple[str, ...]], ...] = (
        ("--relation", relations, RELATIONS), ("--type", families, FAMILIES), ("--band", bands, BANDS), ("--state", [settled], get_args(Settled)))
    for option, given, allowed in options:
        for value in given or ():
            if value not in allowed:
                raise stop(f"{option} {value}: ใช้ {', '.join(filter(None, allowed))} · use one of these")
    if output and output.suffix.lower() not in SUFFIXES:
        raise stop(f"{output.name}: ใช้ชื่อไฟล์ที่ลงท้ายด้วย {', '.join(SUFFIXES)} · use a file name that ends in one of these")


def _check_plans(graph: Any, *wanted: str) -> None:
    from queries.read.plans import plans  # noqa: PLC0415

    known = {one.ref.id for one in plans(graph)}
    for value in filter(None, wanted):
        if value not in known:
            raise stop(f"ไม่มีแผน {value} ในกราฟ ใช้ {', '.join(sorted(known))} · there is no such plan in the graph; use one of these")


def _print(found: Any, pairs: Any, k: int, lang: Any) -> None:
    if not pairs:
        say("ไม่พบคู่ที่เข้าเงื่อนไข · no pair passes")
    for place, pair in enumerate(pairs[:k], 1):
        typer.echo("\n".join(_lines(place, pair, found, lang)))
    if len(pairs) > k:
        say(f"แสดง {k:,} จาก {len(pairs):,} คู่ · showing {k:,} of {len(pairs):,} pairs")


def _lines(place: int, pair: Any, found: Any, lang: Any) -> list[str]:
    from exports.overlap import band_name, relation_name  # noqa: PLC0415
    from exports.overlap_text import name_of, reason_lines  # noqa: PLC0415
    from search.overlap import side_by_side  # noqa: PLC0415

    decided = (" · ตัดสินแล้ว" if lang == "th" else " · decided") if pair.decided else ""
    lines = [f"{place:3}. {band_name(pair, lang)} · {relation_name(pair, lang)}{decided} · {pair.id}"]
    lines += [f"     [{name_of(part.plan, found, lang, short=True)}] {part.ref.label.text(lang) or part.id}" for part in (pair.left, pair.right)]
    return lines + [f"     - {line}" for line in reason_lines(pair, side_by_side(pair).shared, found, lang)]
