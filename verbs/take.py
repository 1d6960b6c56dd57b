"""report, export and cite: what a person takes away from the graph."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Annotated

import typer

from verbs.console import StoreFolder, stop, write_file


def report(
    plan: Annotated[str, typer.Argument(help="Id of the plan, e.g. psds-2567.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="File to write; the suffix says the format (.md).")],
    thai_digits: Annotated[bool, typer.Option("--thai-digits", help="Write ๑ ๒ ๓ instead of 1 2 3.")] = False,
    store: StoreFolder = None,
) -> None:
    """Write the official section ความสอดคล้องกับแผน 3 ระดับ of a plan, with its citations; ⟨…⟩ marks what is missing or unverified.

    Example: python cli.py report psds-2567 -o section.md
    """
    from exports.markdown import to_markdown  # noqa: PLC0415
    from exports.section import official_section  # noqa: PLC0415
    from graph.store import StoreError, open_store  # noqa: PLC0415
    from queries.read import NotFoundError  # noqa: PLC0415

    if output.suffix.lower() != ".md":
        raise stop(f"{output.name}: ใช้ชื่อไฟล์ที่ลงท้ายด้วย .md · use a file name that ends in .md")
    try:
        section = official_section(open_store(store), plan, "thai" if thai_digits else "arabic")
    except (StoreError, NotFoundError) as error:
        raise stop(str(error)) from error
    write_file(output, to_markdown(section).encode())


def export(
    output: Annotated[Path, typer.Option("-o", "--output", help="File to write; the suffix says the format: .ttl, .jsonld, .nq.")],
    plan: Annotated[str | None, typer.Option("--plan", help="One plan with its alignments and sources; none: the whole graph.")] = None,
    store: StoreFolder = None,
) -> None:
    """Write the graph, or one plan of it, as RDF.

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
        write_rdf(open_store(store), buffer, by_suffix[output.suffix.lower()], plan)
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
    from graph.store import StoreError, open_store  # noqa: PLC0415
    from queries.read import NotFoundError  # noqa: PLC0415

    if style not in STYLES or lang not in {"th", "en"}:
        raise stop(f"--style ใช้ {', '.join(STYLES)} --lang ใช้ th หรือ en · --style is {', '.join(STYLES)}, --lang is th or en")
    try:
        typer.echo(citation(open_store(store), style, lang, plan))  # type: ignore[arg-type]
    except (StoreError, NotFoundError) as error:
        raise stop(str(error)) from error
