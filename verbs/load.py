"""load: what a file of a plan says (text, document or table), as a plan document."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from loaders.problems import DataError
from verbs.console import FOUND_PROBLEMS, AsJson, print_json, say, stop
from verbs.load_standard import is_mappings, show_mappings, shown_as_standard
from verbs.load_table import agency_names, given_mappings, show_columns

if TYPE_CHECKING:
    from loaders.any_file import AnyPlan

_LISTS = ("goals", "indicators", "tactics", "guidelines", "sub_bullets", "activities", "projects", "groups", "benefits")
"""Lists of the plan document format."""
_LONG = 20
"""Pages (or hundreds of paragraphs) from which progress is shown."""


def load(
    file: Annotated[Path, typer.Argument(help="A document (.docx, .odt, .pdf, .html), a text (.txt, .md), a table (.xlsx, .xls, .ods, .csv) or a standard (StratML .xml, .ttl, .jsonld, .rdf, .nq, SSSOM .tsv) of a plan, told apart by content; UTF-8, UTF-16, TIS-620 and Windows-874 are told apart.")],
    as_json: AsJson = False,
    ttl: Annotated[bool, typer.Option("--ttl", help="What the graph would hold of it, as Turtle, with the file as its source.")] = False,
    columns: Annotated[Path | None, typer.Option("--columns", help="For a table: what its columns mean, as JSON (“tables” of an earlier answer, corrected).")] = None,
) -> None:
    """Read a document, a text or a table of a plan and show what was understood; --json prints the plan document with the place and rule of each element.

    Nothing is written to the graph. Exit status 1: the file cannot be read.

    Example: python cli.py load plan.docx --json; python cli.py load summary.txt; python cli.py load projects.xlsx; python cli.py load plan.stratml.xml
    """
    try:
        if is_mappings(file):
            show_mappings(file, as_json=as_json)
            return
        plan = _read(file, columns)
    except OSError as error:
        raise stop(f"เปิด {file} ไม่ได้: {error.strerror} · cannot open {file}: {error.strerror}") from error
    except DataError as error:
        raise stop(str(error), FOUND_PROBLEMS) from error
    for problem in plan.problems:
        say(str(problem))
    if as_json:
        print_json(plan.as_json())
        return
    if ttl:
        typer.echo(_turtle(plan, file))
        return
    if shown_as_standard(plan):
        return
    show_columns(plan)
    typer.echo(f"{plan.title}  {'-'.join(map(str, plan.period or ()))}".rstrip())
    for line in _tree(plan.as_json(), 0):
        typer.echo(line)


def _tree(node: dict[str, Any], depth: int) -> Iterator[str]:
    """The parts of a plan document, one a line: where each stands, its list, number and words. Parts that text and tables both have are one."""
    for role in ("vision", *(name for name, parts in node.items() if isinstance(parts, list) and name in _LISTS)):
        parts = node.get(role, ())
        for part in [parts] if isinstance(parts, dict) else parts:
            sheet, line = part.get("sheet", ""), part.get("line")
            where = f"{sheet} แถว {line}" if sheet and line else sheet or part.get("place") or str(line or "")
            yield f"{where:>6}  {'  ' * depth}{role}: {f'{number} ' if (number := part.get('number')) else ''}{part['text']}"
            yield from _tree(part, depth + 1)


def _read(file: Path, columns: Path | None) -> AnyPlan:
    from loaders.any_file import load_any_path  # noqa: PLC0415 - each verb loads only what it needs

    return load_any_path(file, agency_names(), given_mappings(columns) if columns else (), say_progress)


def _turtle(plan: AnyPlan, file: Path) -> str:
    from datetime import UTC, datetime  # noqa: PLC0415

    from exports.upload import upload_turtle  # noqa: PLC0415
    from loaders.agency_names import AgencyNames  # noqa: PLC0415
    from loaders.records import AgencyTable  # noqa: PLC0415

    names = agency_names() or AgencyNames(AgencyTable.model_validate({"agencies": ()}))
    brought = datetime.fromtimestamp(file.stat().st_mtime, UTC).date()  # of the file, so that the same file gives the same Turtle
    return upload_turtle(plan.as_plan(), file.read_bytes(), file.name, names, brought).decode()


def say_progress(done: int, total: int) -> None:
    """Every tenth part of a long file."""
    if total >= _LONG and (done == total or done % max(1, total // 10) == 0):
        say(f"อ่านแล้ว {done:,} จาก {total:,} · read {done:,} of {total:,}")
