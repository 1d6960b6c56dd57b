"""release and diff: versions of the graph and what changed between them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from graph.settings import settings
from verbs.console import FOUND_PROBLEMS, AsJson, StoreFolder, print_json, say, stop


def release(
    to: Annotated[Path | None, typer.Option("--to", help="Folder to write it in (default: var/releases).")] = None,
    store: StoreFolder = None, as_json: AsJson = False,
) -> None:
    """Write a release of the graph: folder and .zip with RDF, vocabulary, changes, citation and checksums. Same build, same bytes.

    Refused if CHANGELOG.md says nothing of the version or the graph breaks a rule. Example: python cli.py release
    """
    from exports.release import release as run  # noqa: PLC0415
    from graph.changelog import ChangelogError  # noqa: PLC0415
    from graph.publishing import open_base  # noqa: PLC0415
    from graph.release import ReleaseError  # noqa: PLC0415
    from graph.settings import ROOT, settings  # noqa: PLC0415
    from graph.store import StoreError, open_store  # noqa: PLC0415

    now = settings()
    try:
        done = run(open_store() if store is None and now.store_url else open_base(store or now.store), to or ROOT / "var" / "releases")
    except StoreError as error:
        raise stop(str(error)) from error
    except (ChangelogError, ReleaseError, OSError) as error:
        raise stop(str(error), FOUND_PROBLEMS) from error
    if as_json:
        print_json({"name": done.name, "folder": str(done.folder), "archive": str(done.archive), "made": done.made})
        return
    typer.echo(f"{done.archive}{'' if done.made else '  (มีอยู่แล้ว ไม่มีอะไรเปลี่ยน · unchanged)'}")


def diff(
    old: Annotated[Path | None, typer.Argument(help="Older version: build or release folder, .zip of a release, .nq file.")] = None,
    new: Annotated[Path | None, typer.Argument(help="Newer version; none: the graph in force.")] = None,
    wanted: Annotated[str, typer.Option("--format", help="text; patch: RDF Patch; nq: added.nq and removed.nq in the folder --to.")] = "text",
    to: Annotated[Path | None, typer.Option("--to", help="Folder for --format nq.")] = None,
    most: Annotated[int, typer.Option("--most", min=1, help="Elements shown of one named graph; all are counted.")] = 200,
    lang: Annotated[str, typer.Option("--lang", help="th or en.")] = "th",
    store: StoreFolder = None, as_json: AsJson = False,
) -> None:
    """Say what changed between two versions, statement by statement. Without names: the build before and the one in force.

    Example: python cli.py diff var/releases/policy-alignment-0.2.0.zip
    """
    from graph.diff import DiffError, DumpFile, compare, kept_builds, rdf_patch, write_sides  # noqa: PLC0415

    if wanted not in {"text", "patch", "nq"} or lang not in {"th", "en"} or (wanted == "nq" and to is None):
        raise stop("--format ใช้ text, patch หรือ nq (nq ต้องมี --to โฟลเดอร์) --lang ใช้ th หรือ en · "
                   "--format is text, patch or nq (nq needs --to FOLDER), --lang is th or en")
    try:
        here = store or settings().store
        before, after = (DumpFile(path) for path in ((old, new or here) if old else kept_builds(here)))
        if wanted == "patch":
            sys.stdout.buffer.writelines(rdf_patch(compare(before.lines(), after.lines())))
        elif wanted == "nq" and to:
            added, removed = write_sides(compare(before.lines(), after.lines()), to)
            say(f"เขียน {to} แล้ว · wrote {to}: added.nq {added:,}, removed.nq {removed:,}")
        else:
            _tell_changes(before, after, most, lang, as_json)
    except DiffError as error:
        raise stop(str(error)) from error


def _tell_changes(before: Any, after: Any, most: int, lang: Any, as_json: bool) -> None:
    from dataclasses import asdict  # noqa: PLC0415

    from exports.change_text import as_text  # noqa: PLC0415
    from exports.changes import changes  # noqa: PLC0415

    report = changes(before, after, most)
    if as_json:
        print_json(asdict(report))
    else:
        typer.echo(as_text(report, lang), nl=False)
