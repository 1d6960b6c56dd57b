"""The folder of the embedded store: builds side by side, one of them in force, one writer at a time.

Two kinds of build: a *base* is made of ``data/`` alone; a *projection* is a base with people's work laid over it, and names its base in the manifest.
A build comes into force when the file ``CURRENT`` is replaced, which is one step: readers see the build before it or the new one.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from graph.store import CURRENT, EmbeddedStore, NotBuiltError, current_build, open_build

__all__ = ["KEPT_BUILDS", "base_build", "base_of", "locked", "made_whole", "manifest_of", "open_base", "publish"]

KEPT_BUILDS = 3
"""The build in force and those before it, which a reader may still hold open; their bases stay too."""
_LOCK = ".lock"


@contextmanager
def locked(store: Path) -> Iterator[None]:
    """Alone in making builds, among all processes that use the store folder; waits for its turn. The system frees the lock of a process that dies."""
    store.mkdir(parents=True, exist_ok=True)
    with (store / _LOCK).open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def manifest_of(build: Path) -> dict[str, Any]:
    """What a build says of itself."""
    loaded: dict[str, Any] = json.loads((build / "manifest.json").read_text("utf-8"))
    return loaded


def base_of(build: Path) -> Path:
    """The base that a build lies over; a base is its own."""
    name = manifest_of(build).get("base")
    return build.parent / name if name else build


def base_build(store: Path) -> Path | None:
    """The base of the build in force: the graph of ``data/`` without people's work. None if nothing was built."""
    build = current_build(store)
    return base_of(build) if build else None


def open_base(store: Path) -> EmbeddedStore:
    """The graph of ``data/`` alone, without people's work: what may be published. Raises ``NotBuiltError`` if nothing was built."""
    base = base_build(store)
    if base is None:
        raise NotBuiltError(store)
    return open_build(base)


def made_whole(store: Path, name: str, fill: Callable[[Path], None]) -> Path:
    """The folder of the build ``name``, filled by ``fill`` in a folder of its own: complete, or not there. A build of that name that stands stays."""
    builds = store / "builds"
    builds.mkdir(parents=True, exist_ok=True)
    folder = builds / name
    work = Path(tempfile.mkdtemp(prefix=".work-", dir=builds))
    try:
        fill(work)
        if folder.exists():  # the same content under an older manifest (code changed, graph did not)
            shutil.copy(work / "manifest.json", folder / "manifest.json")
        else:
            work.rename(folder)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return folder


def publish(store: Path, name: str) -> None:
    """Put the build ``name`` in force and clear away builds that nobody can be reading any more."""
    descriptor, temporary = tempfile.mkstemp(dir=store)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(name + "\n")
    Path(temporary).replace(store / CURRENT)
    builds = sorted((path for path in (store / "builds").iterdir() if not path.name.startswith(".")),
                    key=lambda path: (path.name == name, path.stat().st_mtime), reverse=True)
    held = set(builds[:KEPT_BUILDS]) | {base_of(build) for build in builds[:KEPT_BUILDS]}
    for old in builds:
        if old not in held:
            shutil.rmtree(old, ignore_errors=True)
