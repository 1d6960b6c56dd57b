"""query: SPARQL from a file, standard input or the library."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, get_args

import typer

from graph.settings import settings
from verbs.console import AsJson, StoreFolder, stop


def query(
    source: Annotated[str, typer.Argument(help="A SPARQL file, - for standard input, or the name of a library query.")],
    param: Annotated[list[str] | None, typer.Option("--param", help="Parameter of a library query, name=value; repeatable.")] = None,
    wanted: Annotated[str | None, typer.Option("--format", help="table, json, xml, csv, tsv; ttl, nt, jsonld, rdfxml for triples.")] = None,
    as_json: AsJson = False, store: StoreFolder = None,
) -> None:
    """Answer a SPARQL query over the union of all named graphs; the usual prefixes are known.

    Example: python cli.py query plan-tree --param plan=nesdp13
    """
    from graph.store import StoreError, open_store  # noqa: PLC0415
    from queries.ask import answer  # noqa: PLC0415
    from queries.library import QueryFileError, names, prepared  # noqa: PLC0415
    from queries.library import query as library_query  # noqa: PLC0415
    from queries.results import Format, WrongFormatError, default_format, write  # noqa: PLC0415

    if wanted and wanted not in get_args(Format):
        raise stop(f"ไม่รู้จักรูปแบบ {wanted} ใช้ {', '.join(get_args(Format))} · unknown format {wanted}")
    values = _parameters(param or [])
    try:
        if source in names():
            result = open_store(store).query(*prepared(library_query(source), values))
            write(result, sys.stdout.buffer, wanted or default_format(result, machine=as_json))  # type: ignore[arg-type]
            return
        if values:
            raise stop("--param ใช้กับคำค้นในคลังเท่านั้น · --param is for library queries")
        text = _query_text(source)
        open_store(store)  # says at once if there is no graph to ask
        place = store or settings().store_url or settings().store
        failure = answer(text, place, wanted, sys.stdout.buffer, machine=as_json)  # type: ignore[arg-type]
    except (QueryFileError, WrongFormatError, StoreError) as error:
        raise stop(str(error)) from error
    if failure:
        raise stop(f"{source}: {failure}")


def _parameters(pairs: list[str]) -> dict[str, str]:
    values = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign:
            raise stop(f"--param {pair}: เขียนเป็น ชื่อ=ค่า · write it as name=value")
        values[name] = value
    return values


def _query_text(source: str) -> str:
    if source == "-":
        return sys.stdin.read()
    try:
        return Path(source).read_text("utf-8")
    except FileNotFoundError as error:
        raise stop(f"ไม่พบไฟล์หรือคำค้นในคลังชื่อ {source} · there is no file or library query called {source}") from error
    except (UnicodeDecodeError, IsADirectoryError) as error:
        raise stop(f"{source} ไม่ใช่ไฟล์ข้อความ UTF-8 · {source} is not a UTF-8 text file") from error
