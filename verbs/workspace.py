"""workspace: a planner's own plans in the graph, kept, looked at, undone and erased."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from verbs.console import FOUND_PROBLEMS, AsJson, follow, print_json, say, stop
from verbs.load import say_progress
from verbs.load_table import agency_names, given_mappings

if TYPE_CHECKING:
    from graph.workspaces.checks import Check
    from graph.workspaces.records import Summary, Workspace

app = typer.Typer(no_args_is_help=True, help="Plans that people brought: kept in the database, seen in the graph.")
_MANY = 1_000
"""Elements from which keeping a plan says what it is at: it then takes seconds."""
_By = Annotated[str | None, typer.Option("--by", help="Who does it (default: your name on this machine).")]
_Id = Annotated[str, typer.Argument(help="Id of the workspace, e.g. ws-7k2m9x.")]


@app.command("list")
def list_(as_json: AsJson = False) -> None:
    """Every workspace, the newest first.

    Example: python cli.py workspace list
    """
    from graph.database import open_database  # noqa: PLC0415 - each verb loads only what it needs
    from graph.workspaces.shelf import all_workspaces  # noqa: PLC0415

    with _told():
        found = all_workspaces(open_database())
    if as_json:
        print_json([_summary(one) for one in found])
        return
    for one in found:
        typer.echo(f"{one.id}  {one.name}  ·  {one.title or '—'}  ·  {one.file.name}  ·  {one.changed_at:%Y-%m-%d %H:%M} UTC  ·  {one.created_by}")
    if not found:
        say("ยังไม่มีพื้นที่ทำงาน นำแผนเข้าด้วย cli.py workspace keep ไฟล์ --name ชื่อ · there is no workspace yet: bring a plan with cli.py workspace keep FILE --name NAME")


@app.command()
def keep(
    file: Annotated[Path, typer.Argument(help="A document, text or table of a plan.")],
    name: Annotated[str, typer.Option("--name", help="What to call the workspace.")],
    by: _By = None,
    columns: Annotated[Path | None, typer.Option("--columns", help="For a table: what its columns mean, as JSON.")] = None,
    as_json: AsJson = False,
) -> None:
    """Read a file, keep its plan with the file, and put it into the graph. Prints the id of the workspace.

    Example: python cli.py workspace keep plan.docx --name "แผนกรม 2570"
    """
    from graph.database import open_database  # noqa: PLC0415
    from graph.workspaces import shelf  # noqa: PLC0415
    from loaders.any_file import kind_of, load_any_path  # noqa: PLC0415

    with _told():
        plan = load_any_path(file, agency_names(), given_mappings(columns) if columns else (), say_progress)
        data = file.read_bytes()
        for problem in plan.problems:
            say(str(problem))
        record = plan.as_plan()
        elements = sum(1 for _ in record.walk())
        if elements >= _MANY:
            say(f"อ่านแล้ว {elements:,} องค์ประกอบ กำลังเก็บ · read {elements:,} elements, keeping them")
        kept = shelf.keep(open_database(), record, data, file.name, name=name, by=_who(by), kind=kind_of(data, file.name))
    if elements >= _MANY:
        say("เก็บแล้ว กำลังนำเข้ากราฟและดัชนีค้นหา · kept, now putting it into the graph and the search index")
    follow()
    if as_json:
        print_json(_summary(kept))
        return
    typer.echo(kept.id)
    say(f"เก็บ «{kept.title or kept.name}» {sum(1 for _ in kept.plan.walk()):,} องค์ประกอบแล้ว · kept “{kept.title or kept.name}”, {sum(1 for _ in kept.plan.walk()):,} elements")


@app.command()
def show(id_: _Id, as_json: AsJson = False) -> None:
    """The plan as it is now, what was done to it, and what to look at. Exit status 1 if there is a problem in it.

    Example: python cli.py workspace show ws-7k2m9x
    """
    from graph.database import open_database  # noqa: PLC0415
    from graph.workspaces import shelf  # noqa: PLC0415
    from graph.workspaces.checks import check_plan  # noqa: PLC0415
    from graph.workspaces.shapes import check_shapes  # noqa: PLC0415

    with _told():
        db = open_database()
        found, entries = shelf.open_workspace(db, id_), shelf.history(db, id_)
        names = agency_names()
        checks = (*check_plan(found.plan, names), *(check_shapes(found, names) if names else ()))
    if as_json:
        print_json(_summary(found) | {"plan": found.plan.model_dump(mode="json", exclude_defaults=True), "history": [entry.model_dump(mode="json", exclude_none=True) for entry in entries],
                                      "checks": [{"rule": one.rule, "severity": one.severity, "th": one.th, "en": one.en, "elements": list(one.elements)} for one in checks]})
    else:
        _print(found, checks)
    if any(check.severity == "problem" for check in checks):
        raise typer.Exit(FOUND_PROBLEMS)


def _print(found: Workspace, checks: tuple[Check, ...]) -> None:
    typer.echo(f"{found.id}  {found.name}  ·  {found.title}  ·  {found.file.name} ({found.file.size:,} bytes)  ·  {found.revision} การแก้ไข · changes")
    depth: dict[str, int] = {}
    for kind, element, parent in found.plan.walk():
        depth[element.id or ""] = depth[parent.id or ""] + 1 if parent else 0
        typer.echo(f"{element.id:<28} {'  ' * depth[element.id or '']}{kind}: {f'{element.number} ' if element.number else ''}{element.text or ''}")
    for check in checks:
        say(f"{check.severity}: {check.th}\n    {check.en}")


@app.command()
def undo(id_: _Id, by: _By = None, as_json: AsJson = False) -> None:
    """Take the last correction back.

    Example: python cli.py workspace undo ws-7k2m9x
    """
    from graph.database import open_database  # noqa: PLC0415
    from graph.workspaces import shelf  # noqa: PLC0415

    with _told():
        db = open_database()
        changed = shelf.undo(db, id_, by=_who(by), expected=shelf.open_workspace(db, id_).revision)
    follow()
    if as_json:
        print_json(_summary(changed))
    else:
        say(f"ย้อนกลับแล้ว {id_} ครั้งที่ {changed.revision} · undone, entry {changed.revision} of {id_}")


@app.command()
def erase(id_: _Id, yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False, as_json: AsJson = False) -> None:
    """Remove the file, the plan, its history and its graph for good. The decision log keeps its own lines.

    Example: python cli.py workspace erase ws-7k2m9x --yes
    """
    from graph.database import open_database  # noqa: PLC0415
    from graph.workspaces import shelf  # noqa: PLC0415

    with _told():
        db = open_database()
        found, rests = shelf.open_workspace(db, id_), shelf.resting(db, id_)
        if rests.decisions:
            say(f"มีบันทึกการตัดสิน {rests.decisions:,} รายการ (อนุมัติ {rests.approved:,}) ที่อ้างแผนนี้ บันทึกยังอยู่แต่จะไม่มีแผนให้ดู · "
                f"{rests.decisions:,} decisions ({rests.approved:,} approvals) rest on this plan; the log keeps them, without a plan to look at")
        if not yes and not typer.confirm(f"ลบ «{found.name}» ทั้งไฟล์และแผนอย่างถาวร? · erase “{found.name}”, file and plan, for good?", err=True):
            raise typer.Exit
        gone = shelf.erase(db, id_)
    follow()
    if as_json:
        print_json(gone.model_dump(mode="json"))
    else:
        say(f"ลบ «{gone.name}» แล้ว · erased “{gone.name}”")


@contextmanager
def _told() -> Iterator[None]:
    """Errors as sentences and exit statuses."""
    from graph.database import DatabaseError  # noqa: PLC0415
    from graph.workspaces.errors import WorkspaceError  # noqa: PLC0415
    from loaders.problems import DataError  # noqa: PLC0415

    try:
        yield
    except OSError as error:
        raise stop(f"เปิด {error.filename} ไม่ได้: {error.strerror} · cannot open {error.filename}: {error.strerror}") from error
    except (DataError, DatabaseError, WorkspaceError) as error:
        raise stop(str(error), FOUND_PROBLEMS) from error


def _summary(one: Summary) -> dict[str, Any]:
    return one.model_dump(mode="json", exclude={"plan"})


def _who(by: str | None) -> str:
    return by or getpass.getuser()
