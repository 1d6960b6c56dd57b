"""report, export and cite: what a person takes away from the graph."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Annotated

import typer

from verbs.console import StoreFolder, stop, write_file


def report(
    plan: Annotated[str, typer.Argument(help="Id of a plan or of a workspace, e.g. psds-2567.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="File to write; the suffix says what it is.")],
    digits: Annotated[str, typer.Option("--digits", help="Numerals of the section: arabic (1 2 3) or thai (๑ ๒ ๓).")] = "arabic",
    brief: Annotated[bool, typer.Option("--brief", help="The one-page brief for a director instead (.docx, .md, .html).")] = False,
    lang: Annotated[str, typer.Option("--lang", help="Language of the brief and of StratML: th or en. The section is in Thai.")] = "th",
    store: StoreFolder = None,
) -> None:
    """Write what a planner leaves with, by suffix: section (.docx .html .md), tables (.xlsx), data (.sssom.tsv .stratml.xml .ttl).

    The section is ความสอดคล้องกับแผน 3 ระดับ. ⟨…⟩ marks what is missing or unverified; every file says when it was made, from which data, and what is undecided.

    Example: python cli.py report psds-2567 -o section.docx --digits thai
    """
    from datetime import UTC, datetime  # noqa: PLC0415

    from exports.plan_files import BRIEF_FILES, PLAN_FILES, Asked, file_of  # noqa: PLC0415
    from graph.database import DatabaseError  # noqa: PLC0415
    from graph.store import StoreError, open_store  # noqa: PLC0415
    from queries.read import NotFoundError  # noqa: PLC0415

    if digits not in {"arabic", "thai"} or lang not in {"th", "en"}:
        raise stop("--digits ใช้ arabic หรือ thai --lang ใช้ th หรือ en · --digits is arabic or thai, --lang is th or en")
    files = BRIEF_FILES if brief else PLAN_FILES
    file = file_of(output.name, files)
    if file is None:
        raise stop(f"{output.name}: ใช้ชื่อไฟล์ที่ลงท้ายด้วย {', '.join(f'.{suffix}' for suffix in files)} · use a file name that ends in one of these")
    try:
        content = file.write(open_store(store), Asked(plan, datetime.now(UTC), digits, lang))  # type: ignore[arg-type]
    except (StoreError, NotFoundError, DatabaseError) as error:
        raise stop(str(error)) from error
    write_file(output, content)


def export(
    output: Annotated[Path, typer.Option("-o", "--output", help="File to write; the suffix says the format: .ttl, .jsonld, .nq.")],
    plan: Annotated[str | None, typer.Option("--plan", help="One plan or workspace with its alignments and sources; none: the whole graph.")] = None,
    work: Annotated[bool, typer.Option("--with-workspaces", help="Also what people of this installation brought and decided, which is not published.")] = False,
    store: StoreFolder = None,
) -> None:
    """Write the published graph, or one plan of it, as RDF. Workspaces stay out unless they are asked for.

    Example: python cli.py export --plan psds-2567 -o psds.ttl
    """
    from exports.rdf import FORMATS, write_rdf  # noqa: PLC0415
    from graph.store import StoreError, open_store  # noqa: PLC0415
    from queries.read import NotFoundError  # noqa: PLC0415

    by_suffix = {f".{suffix}": name for name, (suffix, _) in FORMATS.items()}
    if output.suffix.lower() not in by_suffix:
        raise stop(f"{output.name}: ใช้ชื่อไฟล์ที่ลงท้ายด้วย {', '.join(by_suffix)} · use a file name that ends in one of these")
    buffer = io.BytesIO()
    try:
        write_rdf(open_store(store), buffer, by_suffix[output.suffix.lower()], plan, work=work)
    except (StoreError, NotFoundError) as error:
        raise stop(str(error)) from error
    write_file(output, buffer.getvalue())


def cite(
    style: Annotated[str, typer.Option("--style", help="text, apa or bibtex.")] = "text",
    lang: Annotated[str, typer.Option("--lang", help="th or en.")] = "th",
    plan: Annotated[str, typer.Option("--plan", help="Id of the plan that was used; none: the whole graph.")] = "",
    store: StoreFolder = None,
) -> None:
    """Print how to cite this build of the graph.

    Example: python cli.py cite --style bibtex
    """
    from exports.citation import STYLES, citation  # noqa: PLC0415
    from graph.published import is_with_work  # noqa: PLC0415
    from graph.store import StoreError, open_store  # noqa: PLC0415
    from queries.read import NotFoundError  # noqa: PLC0415

    if style not in STYLES or lang not in {"th", "en"}:
        raise stop(f"--style ใช้ {', '.join(STYLES)} --lang ใช้ th หรือ en · --style is {', '.join(STYLES)}, --lang is th or en")
    try:
        graph = open_store(store)
        typer.echo(citation(graph, style, lang, plan, work=is_with_work(graph, plan)))  # type: ignore[arg-type]
    except (StoreError, NotFoundError) as error:
        raise stop(str(error)) from error
