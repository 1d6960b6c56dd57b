"""coverage: what a plan is served by, what it serves, and what nobody has looked at."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, get_args

import typer

from verbs.console import AsJson, StoreFolder, print_json, stop, write_file

SUFFIXES = (".md", ".csv", ".xlsx")


def coverage(
    plan: Annotated[str, typer.Argument(help="Id of the plan, e.g. nesdp13.")],
    side: Annotated[str, typer.Option("--side", help="above: who serves it; below: what it serves. Default: below for plans of level 3.")] = "",
    other: Annotated[str, typer.Option("--with", help="Only the plan of this id at the other end; none: all.")] = "",
    output: Annotated[Path | None, typer.Option("-o", "--output", help="File to write; the suffix says the format: .md, .csv, .xlsx.")] = None,
    lang: Annotated[str, typer.Option("--lang", help="th or en.")] = "th",
    as_json: AsJson = False, store: StoreFolder = None,
) -> None:
    """Say which parts of a plan are served, thinly served, over-served, reviewed without result, or not looked at.

    Example: python cli.py coverage nesdp13 --with psds-2567 -o coverage.xlsx
    """
    from exports.coverage import brief, coverage_csv, coverage_json, coverage_workbook  # noqa: PLC0415
    from graph.store import StoreError, open_store  # noqa: PLC0415
    from queries.library import QueryFileError  # noqa: PLC0415
    from queries.read import NotFoundError  # noqa: PLC0415
    from queries.read.coverage import Side  # noqa: PLC0415
    from queries.read.coverage import coverage as read  # noqa: PLC0415
    from queries.read.structure import structure  # noqa: PLC0415

    if lang not in {"th", "en"} or side not in {"", *get_args(Side)}:
        raise stop(f"--lang ใช้ th หรือ en --side ใช้ {', '.join(get_args(Side))} · --lang is th or en, --side is {', '.join(get_args(Side))}")
    if output and output.suffix.lower() not in SUFFIXES:
        raise stop(f"{output.name}: ใช้ชื่อไฟล์ที่ลงท้ายด้วย {', '.join(SUFFIXES)} · use a file name that ends in one of these")
    try:
        graph = open_store(store)
        found = read(graph, plan, side or None, other or None)  # type: ignore[arg-type]
        shape = structure(graph, plan, found.side)
    except (StoreError, NotFoundError, QueryFileError) as error:
        raise stop(str(error)) from error
    if output:
        content = {".csv": lambda: coverage_csv(found, lang), ".xlsx": lambda: coverage_workbook(graph, found, shape, lang),  # type: ignore[arg-type]
                   ".md": lambda: brief(graph, found, shape, lang).encode()}[output.suffix.lower()]()  # type: ignore[arg-type]
        write_file(output, content)
    if as_json:
        print_json(coverage_json(found, shape))
    elif not output:
        typer.echo(brief(graph, found, shape, lang), nl=False)  # type: ignore[arg-type]
