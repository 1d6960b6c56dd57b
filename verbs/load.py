"""load: what a text or a table of a plan says, as a plan document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from loaders.problems import DataError
from verbs.console import FOUND_PROBLEMS, AsJson, print_json, say, stop
from verbs.load_table import TABLES, is_table, read_table, show_columns

if TYPE_CHECKING:
    from loaders.text import TextPlan

TEXTS = (".txt", ".md", ".text")
SUFFIXES = (*TEXTS, *TABLES)


def load(
    file: Annotated[Path, typer.Argument(help="A text (.txt, .md) or a table (.xlsx, .xls, .ods, .csv) of a plan; UTF-8, UTF-16, TIS-620 and Windows-874 are told apart.")],
    as_json: AsJson = False,
    columns: Annotated[Path | None, typer.Option("--columns", help="For a table: what its columns mean, as JSON (“tables” of an earlier answer, corrected).")] = None,
) -> None:
    """Read a text or a table of a plan and show what was understood; --json prints the plan document with the place and rule of each element.

    Nothing is written to the graph. Exit status 1: the file cannot be read.

    Example: python cli.py load summary.txt --json; python cli.py load projects.xlsx
    """
    if file.suffix.lower() not in SUFFIXES:
        raise stop(f"{file.name}: รับเฉพาะ {', '.join(SUFFIXES)} · this verb reads {', '.join(SUFFIXES)}")
    try:
        plan = read_table(file, columns) if is_table(file) else _read_text(file)
    except OSError as error:
        raise stop(f"เปิด {file} ไม่ได้: {error.strerror} · cannot open {file}: {error.strerror}") from error
    except DataError as error:
        raise stop(str(error), FOUND_PROBLEMS) from error
    for problem in plan.problems:
        say(str(problem))
    if as_json:
        print_json(plan.as_json())
        return
    show_columns(plan)
    typer.echo(f"{plan.title}  {'-'.join(map(str, plan.period or ()))}".rstrip())
    depth = {id(plan.body): -1}
    for part in plan.body.walk():
        for below in (below for parts in part.parts.values() for below in parts):
            depth[id(below)] = depth[id(part)] + 1
        if part is not plan.body:
            typer.echo(f"{part.line:6}  {'  ' * depth[id(part)]}{part.role}: {f'{part.number} ' if part.number else ''}{part.text}")


def _read_text(file: Path) -> TextPlan:
    from loaders.text import load_bytes  # noqa: PLC0415 - each verb loads only what it needs

    return load_bytes(file.read_bytes(), file.name)
