"""trace: why something serves the National Strategy, chain by chain."""

from __future__ import annotations

from typing import Annotated

import typer

from verbs.console import FOUND_PROBLEMS, AsJson, StoreFolder, print_json, stop


def trace(
    iri: Annotated[str, typer.Argument(help="IRI or id of a plan or one of its parts, e.g. psds-2567/s1/p1.")],
    to: Annotated[str | None, typer.Option("--to", help="IRI or id of the other end; none: the National Strategy.")] = None,
    down: Annotated[bool, typer.Option("--down", help="Who serves it: chains from plans of level 3 up to it.")] = False,
    limit: Annotated[int, typer.Option("--limit", "-k", min=1, help="Chains told; all are counted.")] = 3,
    lang: Annotated[str, typer.Option("--lang", help="th or en.")] = "th",
    as_json: AsJson = False, store: StoreFolder = None,
) -> None:
    """Print every chain X → Y1 → Y2 → Z with quotes from both sides, the weakest link and what would strengthen it. Exit 1 if there is none.

    Example: python cli.py trace psds-2567/s1/p1 --to ns-6
    """
    from exports.trace_data import trace_data  # noqa: PLC0415 - each verb loads only what it needs
    from exports.trace_text import to_markdown  # noqa: PLC0415
    from graph.store import StoreError, open_store  # noqa: PLC0415
    from ontology.namespaces import local_id  # noqa: PLC0415
    from queries.read import NotFoundError  # noqa: PLC0415
    from queries.read.trace import trace as run  # noqa: PLC0415

    if lang not in {"th", "en"}:
        raise stop("--lang ใช้ th หรือ en · --lang is th or en")
    try:
        found = run(open_store(store), local_id(iri), local_id(to) if to else None, down=down, limit=limit)
    except (StoreError, NotFoundError) as error:
        raise stop(str(error)) from error
    if as_json:
        print_json(trace_data(found, lang))  # type: ignore[arg-type]
    else:
        typer.echo(to_markdown(found, lang), nl=False)  # type: ignore[arg-type]
    if not found.found:
        raise typer.Exit(FOUND_PROBLEMS)
