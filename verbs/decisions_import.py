"""decisions import: decisions of a file (SSSOM) into the log of a workspace, after a look at what would be written."""

from __future__ import annotations

import getpass
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from verbs.console import FOUND_PROBLEMS, AsJson, StoreFolder, follow, print_json, say, stop

if TYPE_CHECKING:
    from exports.sssom_into_log import Incoming
    from graph.database import Database
    from graph.people import Person

__all__ = ["import_"]


def import_(
    file: Annotated[Path, typer.Argument(help="A file of SSSOM TSV: one of ours with its history, or anybody's.")],
    workspace: Annotated[str, typer.Option("--workspace", "-w", help="The workspace that the decisions are of, e.g. ws-1a2b3c.")],
    by: Annotated[str | None, typer.Option("--by", help="Who brings it in (default: your name on the desk, else on this machine).")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be written, and write nothing.")] = False,
    store: StoreFolder = None, as_json: AsJson = False,
) -> None:
    """Bring decisions of a SSSOM file into the log: authors stay authors, what is here already is left alone, nothing is overwritten. Exit status 1 if something was left out.

    A file of ours comes in with its whole history; anybody else's as proposals and reviews of its named authors, never as approved.

    Example: python cli.py decisions import plan.sssom.tsv --workspace ws-1a2b3c --dry-run
    """
    from exports.sssom_into_log import bring_in, incoming  # noqa: PLC0415 - each verb loads only what it needs
    from graph.database import DatabaseError, open_database  # noqa: PLC0415
    from graph.decisions.fold import fold  # noqa: PLC0415
    from graph.decisions.log import events  # noqa: PLC0415
    from graph.decisions.refusals import LogError  # noqa: PLC0415
    from graph.store import StoreError, open_store  # noqa: PLC0415
    from graph.workspaces.errors import WorkspaceError  # noqa: PLC0415
    from graph.workspaces.shelf import open_workspace  # noqa: PLC0415
    from loaders.problems import DataError  # noqa: PLC0415

    try:
        data = file.read_bytes()
    except OSError as error:
        raise stop(f"เปิด {file} ไม่ได้: {error.strerror} · cannot open {file}: {error.strerror}") from error
    try:
        db, graph = open_database(), open_store(store) if store else open_store()
        plan = open_workspace(db, workspace)
        person = _person(db, by)
        found = incoming(graph, plan, fold(events(db, workspace=workspace)), person, data, file.name)
        if not dry_run and found.arrival.drafts:
            bring_in(db, graph, plan, person, found)
            follow(store)
    except (DataError, DatabaseError, LogError, StoreError, WorkspaceError) as error:
        raise stop(str(error), FOUND_PROBLEMS) from error
    if as_json:
        print_json(_told(found, workspace, person, dry_run=dry_run))
    else:
        _print(found, dry_run=dry_run)
    if found.problems or len(found.arrival.left) > found.arrival.there:
        raise typer.Exit(FOUND_PROBLEMS)


def _person(db: Database, by: str | None) -> Person:
    """Whoever runs this owns the machine's database; where people have roles, the name must be one that may decide."""
    from graph.decisions.gate import AllowList  # noqa: PLC0415
    from graph.people import Person, alone, called, read_people  # noqa: PLC0415
    from graph.settings import settings  # noqa: PLC0415

    name = by or called(db) or getpass.getuser()
    file = settings().people
    if file is None:
        return alone(name)
    people = read_people(file)
    found = people.find(name)
    if found is None:
        raise stop(f"{name} ไม่อยู่ในรายชื่อผู้ตรวจหรือผู้อนุมัติ ({file.name}) จึงนำการตัดสินเข้าไม่ได้ ระบุ --by · "
                   f"{name} is neither reviewer nor approver in {file.name}, so decisions cannot be brought in; give --by", FOUND_PROBLEMS)
    return Person(found[0], found[1], shared=True, policy=AllowList(people.roles, me=found[0]))


def _told(found: Incoming, workspace: str, person: Person, *, dry_run: bool) -> dict[str, Any]:
    arrival = found.arrival
    return {
        "workspace": workspace, "file": found.file, "sha256": found.sha256, "by": person.name, "dry_run": dry_run, "in_file": {"events": found.events, "rows": found.rows},
        "written": 0 if dry_run else len(arrival.drafts), "would_write": len(arrival.drafts), "there": arrival.there,
        "events": [{"id": draft.id, "matter": draft.matter.key, "kind": draft.body.kind, "by": draft.by} for draft in arrival.drafts],
        "left": [{"reason": one.reason, "what": one.what, "line": one.line, "th": one.th, "en": one.en} for one in arrival.left if one.reason != "there"],
        "after": dict(sorted(Counter(state.status for state in arrival.after.values()).items())), "problems": [str(problem) for problem in found.problems],
    }


def _print(found: Incoming, *, dry_run: bool) -> None:
    from graph.decisions.words import STATUSES, deed_of, named  # noqa: PLC0415

    arrival = found.arrival
    for draft in arrival.drafts:
        thai, english = deed_of(draft)
        typer.echo(f"+ {named(draft.matter)}  {thai} · {english}")
    for one in arrival.left:
        if one.reason != "there":
            typer.echo(f"- {one.what}: {one.th}\n    {one.en}")
    for problem in found.problems:
        say(str(problem))
    after = Counter(state.status for state in arrival.after.values())
    for status, count in sorted(after.items()):
        say(f"{STATUSES[status][0]} · {STATUSES[status][1]}: {count:,}")
    verb = ("จะเขียน", "would be written") if dry_run else ("เขียนแล้ว", "written")
    say(f"{verb[0]} {len(arrival.drafts):,} เหตุการณ์ มีอยู่แล้ว {arrival.there:,} เว้นไว้ {len(arrival.left) - arrival.there:,} จาก {found.file} (SHA-256 {found.sha256[:12]}…) · "
        f"{len(arrival.drafts):,} events {verb[1]}, {arrival.there:,} there already, {len(arrival.left) - arrival.there:,} left out")
