"""decisions: the event log of people's decisions: look, check, copy, restore, export, import, and what changed under them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from verbs.console import FOUND_PROBLEMS, AsJson, StoreFolder, follow, print_json, say, stop
from verbs.decisions_import import import_

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.database import Database

T = TypeVar("T")

app = typer.Typer(no_args_is_help=True, help="The log of decisions on alignments (POLICY_DB): log, verify, stale, backup, restore, export, import.")
app.command("import")(import_)

Workspace = Annotated[str | None, typer.Option("--workspace", "-w", help="Only the decisions of this workspace, e.g. ws-1a2b3c.")]


@app.command()
def log(
    workspace: Workspace = None,
    after: Annotated[int, typer.Option("--after", min=0, help="Only events with a higher number.")] = 0,
    last: Annotated[int | None, typer.Option("--last", min=1, help="Only the last events of these.")] = None,
    as_json: AsJson = False,
) -> None:
    """Print the events: who decided what, when.

    Example: python cli.py decisions log --workspace ws-1a2b3c --last 20
    """
    from graph.decisions.log import events  # noqa: PLC0415 - each verb loads only what it needs
    from graph.decisions.words import deed, named, when  # noqa: PLC0415

    found = _asked(lambda db: events(db, workspace=workspace, after=after))[-(last or 0):]
    if as_json:
        print_json([event.model_dump(mode="json") for event in found])
        return
    for event in found:
        thai, english = deed(event)
        typer.echo(f"{event.seq:6}  {when(event.at)[0]:20}  {named(event.draft.matter)}  {thai} · {english}")
    say(f"{len(found):,} เหตุการณ์ · events")


@app.command()
def verify(
    head: Annotated[str | None, typer.Option("--head", help="Head noted elsewhere (NUMBER:HASH, as backup prints it): must still be in the log.")] = None,
    as_json: AsJson = False,
) -> None:
    """Check that nobody changed the log: numbers, chain of hashes, columns, end. Exit status 1 if somebody did.

    Example: python cli.py decisions verify
    """
    from graph.decisions.log import Head  # noqa: PLC0415
    from graph.decisions.verify import verify as check  # noqa: PLC0415

    try:
        known = Head.read(head) if head else None
    except ValueError as error:
        raise stop(f"--head «{head}» ต้องเป็น เลขที่:แฮช · --head “{head}” must be NUMBER:HASH") from error
    report = _asked(lambda db: check(db, known))
    if as_json:
        print_json({"head": str(report.head), "events": report.head.seq, "problems": [vars(one) for one in report.problems], "remarks": [vars(one) for one in report.remarks]})
    else:
        for finding in (*report.problems, *report.remarks):
            typer.echo(f"{finding.th}\n    {finding.en}")
        say(f"ตรวจ {report.head.seq:,} เหตุการณ์ พบปัญหา {len(report.problems)} หัวบันทึก {report.head} · "
            f"{report.head.seq:,} events checked, {len(report.problems)} problems, head {report.head}")
    if not report.sound:
        raise typer.Exit(FOUND_PROBLEMS)


@app.command()
def stale(
    workspace: Workspace = None, store: StoreFolder = None,
    report: Annotated[bool, typer.Option("--report", help="Put them on the list for review: write an event for each change not reported yet.")] = False,
    as_json: AsJson = False,
) -> None:
    """List decisions whose texts changed since, with old and new wording. Exit status 1 if there is one.

    Example: python cli.py decisions stale --workspace ws-1a2b3c --report
    """
    from graph.decisions.fold import fold  # noqa: PLC0415
    from graph.decisions.log import append, events  # noqa: PLC0415
    from graph.decisions.stale import reports  # noqa: PLC0415
    from graph.decisions.words import named  # noqa: PLC0415
    from graph.store import StoreError, open_store  # noqa: PLC0415
    from queries.read.decided import stale_decisions  # noqa: PLC0415

    states = fold(_asked(lambda db: events(db, workspace=workspace)))
    try:
        found = stale_decisions(open_store(store) if store else open_store(), list(states.values()))
    except StoreError as error:
        raise stop(str(error)) from error
    written = _asked(lambda db: append(db, reports(found, states))) if report else ()
    if written:
        follow(store)
    if as_json:
        print_json({"changes": [{**vars(one), "th": one.sentence[0], "en": one.sentence[1]} for one in found], "reported": len(written)})
    else:
        for one in found:
            typer.echo(f"{named(states[one.matter].matter)}: {one.sentence[0]}\n    {one.sentence[1]}")
        say(f"การตัดสินที่ถ้อยคำเปลี่ยน {len(found):,} แจ้งใหม่ {len(written):,} · {len(found):,} decisions on changed texts, {len(written):,} reported now")
    if found:
        raise typer.Exit(FOUND_PROBLEMS)


@app.command()
def backup(
    output: Annotated[Path, typer.Option("--output", "-o", help="New file; .db or .sqlite: a file of SQLite (from SQLite only); else JSON Lines.")],
    as_json: AsJson = False,
) -> None:
    """Copy all of people's work, workspaces included, while others go on working.

    Example: python cli.py decisions backup -o work-2569-12-01.jsonl
    """
    from graph.decisions.backup import backup as copy  # noqa: PLC0415

    head = _asked(lambda db: copy(db, output))
    if as_json:
        print_json({"file": str(output), "bytes": output.stat().st_size, "head": str(head), "events": head.seq})
    say(f"สำรองไว้ที่ {output} ({head.seq:,} เหตุการณ์) จดหัวบันทึกนี้ไว้นอกเครื่อง: {head} · "
        f"backed up to {output} ({head.seq:,} events); note this head elsewhere: {head}")


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="A file that backup made.")],
    as_json: AsJson = False,
) -> None:
    """Fill an EMPTY database (set POLICY_DB to a new one) from a backup, all or nothing, check it, and let the graph follow.

    Example: POLICY_DB=var/restored.db python cli.py decisions restore work-2569-12-01.jsonl
    """
    from graph.decisions.backup import restore as fill  # noqa: PLC0415

    report = _asked(lambda db: fill(db, file))
    say(f"กู้คืน {report.head.seq:,} เหตุการณ์ · restored {report.head.seq:,} events")
    if report.sound and follow():
        say("กราฟเป็นไปตามที่กู้แล้ว · the graph follows what was restored")
    if as_json:
        print_json({"head": str(report.head), "events": report.head.seq, "problems": [vars(one) for one in report.problems]})
    for finding in report.problems:
        say(f"{finding.th} · {finding.en}")
    if not report.sound:
        raise typer.Exit(FOUND_PROBLEMS)


@app.command()
def export(
    output: Annotated[Path, typer.Option("--output", "-o", help="File to write, JSON Lines.")],
    workspace: Workspace = None,
    as_json: AsJson = False,
) -> None:
    """Write the events as JSON Lines, one a line, with their hashes, for other programs.

    Example: python cli.py decisions export -o decisions.jsonl
    """
    from graph.decisions.backup import export as write  # noqa: PLC0415

    partial = output.with_name(output.name + ".part")

    def run(db: Database) -> int:
        with partial.open("w", encoding="utf-8", newline="\n") as file:
            return write(db, file, workspace)

    try:
        count = _asked(run)
        partial.replace(output)
    finally:
        partial.unlink(missing_ok=True)
    if as_json:
        print_json({"file": str(output), "events": count})
    say(f"เขียน {count:,} เหตุการณ์ลง {output} · wrote {count:,} events to {output}")


def _asked(question: Callable[[Database], T]) -> T:
    """Put a question to the database of the settings; what goes wrong is a sentence and an exit status."""
    from graph.database import DatabaseError, open_database  # noqa: PLC0415
    from graph.decisions.backup import BackupError  # noqa: PLC0415

    try:
        return question(open_database())
    except (DatabaseError, BackupError) as error:
        raise stop(str(error), FOUND_PROBLEMS) from error
    except OSError as error:
        raise stop(f"เขียนแฟ้มไม่ได้: {error} · cannot write: {error}", FOUND_PROBLEMS) from error
