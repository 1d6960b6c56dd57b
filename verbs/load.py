"""load: what a text of a plan says, as a plan document."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from loaders.problems import DataError
from verbs.console import FOUND_PROBLEMS, AsJson, print_json, say, stop

SUFFIXES = (".txt", ".md", ".text")


def load(
    file: Annotated[Path, typer.Argument(help="A text of a plan: .txt or .md; UTF-8, TIS-620 and Windows-874 are told apart.")],
    as_json: AsJson = False,
) -> None:
    """Read the text of a plan and show what was understood; --json prints the plan document with the line and rule of each element.

    Nothing is written to the graph. Exit status 1: the file cannot be read as text.

    Example: python cli.py load summary.txt --json
    """
    from loaders.text import load_bytes  # noqa: PLC0415 - each verb loads only what it needs

    if file.suffix.lower() not in SUFFIXES:
        raise stop(f"{file.name}: รับเฉพาะ {', '.join(SUFFIXES)} · this verb reads {', '.join(SUFFIXES)}")
    try:
        plan = load_bytes(file.read_bytes(), file.name)
    except OSError as error:
        raise stop(f"เปิด {file} ไม่ได้: {error.strerror} · cannot open {file}: {error.strerror}") from error
    except DataError as error:
        raise stop(str(error), FOUND_PROBLEMS) from error
    for problem in plan.problems:
        say(str(problem))
    if as_json:
        print_json(plan.as_json())
        return
    typer.echo(f"{plan.title}  {'-'.join(map(str, plan.period or ()))}".rstrip())
    depth = {id(plan.body): -1}
    for part in plan.body.walk():
        for below in (below for parts in part.parts.values() for below in parts):
            depth[id(below)] = depth[id(part)] + 1
        if part is not plan.body:
            typer.echo(f"{part.line:6}  {'  ' * depth[id(part)]}{part.role}: {f'{part.number} ' if part.number else ''}{part.text}")
