"""build and validate: data/ to the graph, and what is wrong with either."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graph.settings import settings
from loaders.problems import DataError
from verbs.console import FOUND_PROBLEMS, AsJson, DataFolder, StoreFolder, print_json, say, stop


def build(
    data: DataFolder = None, store: StoreFolder = None,
    if_changed: Annotated[bool, typer.Option("--if-changed", help="Do nothing if neither data nor code changed.")] = False,
    as_json: AsJson = False,
) -> None:
    """Turn data/ into the graph, lay people's work over it, and print the number of statements in each named graph.

    Example: python cli.py build
    """
    from graph.database import DatabaseError  # noqa: PLC0415 - each verb loads only what it needs
    from ontology.namespaces import graph_iri  # noqa: PLC0415
    from queries.build import build as run  # noqa: PLC0415

    try:
        result = run(data or settings().data, store or settings().store, only_if_changed=if_changed, say=say, database=settings().database)
    except DatabaseError as error:
        raise stop(f"{error}\nกราฟเดิมยังอยู่ครบ · the graph in place is untouched", FOUND_PROBLEMS) from error
    except DataError as error:
        raise stop(f"{error}\nกราฟเดิมยังอยู่ครบ · the graph in place is untouched ({len(error.problems)})", FOUND_PROBLEMS) from error
    _index(store)
    names = {graph.removeprefix(graph_iri("")): count for graph, count in result.counts.items()}
    if as_json:
        print_json({"folder": str(result.folder), "reused": result.reused, "counts": names, "total": sum(names.values())})
        return
    for name, count in names.items():
        typer.echo(f"{count:8,}  {name}")
    typer.echo(f"{sum(names.values()):8,}  รวม · total{'  (ไม่มีอะไรเปลี่ยน · unchanged)' if result.reused else ''}")


def _index(store: Path | None) -> None:
    """Make the search index of the graph now, so that nobody waits for it at the first search."""
    from graph.store import open_store  # noqa: PLC0415
    from search.embed import ModelError  # noqa: PLC0415
    from search.index import open_index  # noqa: PLC0415

    try:
        open_index(open_store(store or settings().store), say=say)
    except ModelError as error:
        raise stop(f"{error}\nกราฟสร้างแล้ว แต่ยังค้นไม่ได้ · the graph is built, but cannot be searched yet", FOUND_PROBLEMS) from error


def validate(
    files: Annotated[list[Path] | None, typer.Argument(help="Plan files to check alone; none: all data and the built graph.")] = None,
    data: DataFolder = None, store: StoreFolder = None,
    if_changed: Annotated[bool, typer.Option("--if-changed", help="Show the kept result if this graph was checked before.")] = False,
    as_json: AsJson = False,
) -> None:
    """Check data and graph; one sentence for each problem, exit status 1 if there is a violation.

    Example: python cli.py validate data/plans/psds-2567.yaml
    """
    from graph.store import NotBuiltError  # noqa: PLC0415
    from graph.validate import check_graph  # noqa: PLC0415
    from loaders.check_files import check_files  # noqa: PLC0415

    problems = check_files(files or [], data or settings().data)
    try:
        findings = [] if files or problems else check_graph(store or settings().store, only_if_changed=if_changed)
    except NotBuiltError as error:
        raise stop(str(error)) from error
    violations = [finding for finding in findings if finding.severity == "violation"]
    if as_json:
        print_json({
            "problems": [{"file": p.file, "line": p.line, "rule": p.rule, "th": p.th, "en": p.en} for p in problems],
            "findings": [{"severity": f.severity, "focus": f.focus, "shape": f.shape, "th": f.th, "en": f.en} for f in findings],
        })
    else:
        for problem in problems:
            typer.echo(str(problem))
        for finding in findings:
            typer.echo(f"{finding.severity}: {finding.th}\n    {finding.en}")
        say(f"ข้อมูล {len(problems)} ปัญหา กราฟ {len(violations)} ข้อขัดแย้ง {len(findings) - len(violations)} คำเตือน · "
            f"data: {len(problems)} problems, graph: {len(violations)} violations, {len(findings) - len(violations)} warnings")
    if problems or violations:
        raise typer.Exit(FOUND_PROBLEMS)
