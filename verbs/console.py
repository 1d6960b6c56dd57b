"""What every verb shares: its common options, messages on standard error, results on standard output or in a whole file.

Exit status: 0 done, 1 problems found, 2 wrong use.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

AsJson = Annotated[bool, typer.Option("--json", help="One JSON value on standard output.")]
DataFolder = Annotated[Path | None, typer.Option("--data", help="Folder of curated YAML (default: data/, or POLICY_DATA).")]
StoreFolder = Annotated[Path | None, typer.Option("--store", help="Folder of the built graph (default: var/store, or POLICY_STORE).")]
FOUND_PROBLEMS = 1
WRONG_USE = 2


def say(message: str) -> None:
    """A message for the person, on standard error."""
    typer.echo(message, err=True)


def stop(message: str, code: int = WRONG_USE) -> typer.Exit:
    """Say ``message``; raise what this returns to leave with ``code``."""
    say(message)
    return typer.Exit(code)


def print_json(value: Any) -> None:
    """One JSON value on standard output."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=1))


def follow(store: Path | None = None) -> bool:
    """Let the graph follow the database, and say where it cannot; the work itself is safe. Whether the graph holds it now.

    ``store``: the folder that the verb was given; None: what the settings name.
    """
    from graph.database import DatabaseError  # noqa: PLC0415 - each verb loads only what it needs
    from graph.projection import project  # noqa: PLC0415
    from graph.settings import settings  # noqa: PLC0415
    from graph.store import StoreError  # noqa: PLC0415
    from graph.workspaces.errors import WorkspaceError  # noqa: PLC0415
    from loaders.problems import DataError  # noqa: PLC0415

    now = settings()
    try:
        project(replace(now, store=store, store_url=None) if store else now)
    except (StoreError, DatabaseError, DataError, WorkspaceError, OSError) as error:  # not built, a server that is away, a list of bodies that cannot be read, a full disk: the work is saved
        say(f"บันทึกแล้ว แต่ยังไม่เห็นในกราฟ: {error} · saved, but not in the graph yet: {error}")
        return False
    return True


def write_file(path: Path, content: bytes) -> None:
    """Write a whole file or none."""
    partial = path.with_name(path.name + ".part")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise stop(f"เขียน {path} ไม่ได้: {error.strerror} · cannot write {path}: {error.strerror}", FOUND_PROBLEMS) from error
    say(f"เขียน {path} แล้ว · wrote {path} ({len(content):,} bytes)")
