"""People's work laid over the graph of ``data/``: a build like any other, which pages, search and queries see as one graph.

The database is the truth, a projection can be made anew at any time: from the base alone it is the same, byte for byte, as from the projection
before it. It comes into force as a whole or not at all; what fails leaves the build in force as it is. Every process may ask for one: they wait
for each other, and whoever finds nothing changed does nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import RdfFormat, Store, parse

from graph.publishing import base_of, locked, made_whole, manifest_of, publish
from graph.settings import Settings, settings
from graph.store import NotBuiltError, current_build, open_build
from graph.work import WorkGraph, lines_of, work_database, work_graphs

__all__ = ["Projection", "Projector", "over", "project", "projector", "request_projection"]

_BULK = 20_000
"""Quads from which writing files of their own beats the journal."""


@dataclass(frozen=True)
class Projection:
    """The build in force after a projection."""

    folder: Path | None
    """None: the graph is on a server."""
    work: Mapping[str, int]
    """Triples of each graph of work."""
    changed: bool


def project(now: Settings | None = None, *, afresh: bool = False, ready: Callable[[Path], object] = lambda _: None, say: Callable[[str], object] = lambda _: None) -> Projection:
    """Put the work of the database into the graph in force. Takes its turn among all processes.

    ``afresh`` takes nothing from the projection in force. ``ready`` is called with the new build before anybody sees it, so that this process can
    open it first; ``say`` hears what is being done, Thai and English. Raises ``NotBuiltError`` without a base, ``StoreError`` (a server that cannot be written),
    ``DatabaseError``, ``DataError`` (the list of bodies cannot be read), ``WorkspaceError`` (erased meanwhile) and ``OSError``.
    """
    now = now or settings()
    if now.store_url:
        from graph.projection_remote import project_to_server  # noqa: PLC0415 - an embedded store needs no HTTP

        return project_to_server(now)
    with locked(now.store):
        before = current_build(now.store)
        if before is None:
            raise NotBuiltError(now.store)
        made = over(base_of(before), now.database, now.data, before=None if afresh else before, say=say)
        changed = made != before
        if changed:
            say("เปิดกราฟใหม่ · opening the new graph")
            ready(made)
            publish(now.store, made.name)
        _forget_erased(made)
    return Projection(made, {graph: said["triples"] for graph, said in manifest_of(made).get("work", {}).items()}, changed)


def _forget_erased(made: Path) -> None:
    """Take away earlier builds that hold a plan which the build in force has no more: what is erased is nowhere kept. Whoever has one open reads on."""
    kept = set(manifest_of(made).get("work", {}))
    for build in made.parent.iterdir():
        if build != made and (build / "manifest.json").is_file() and any(said["plan"] and graph not in kept for graph, said in manifest_of(build).get("work", {}).items()):
            shutil.rmtree(build, ignore_errors=True)


def over(base: Path, database: str, data: Path, *, before: Path | None = None, say: Callable[[str], object] = lambda _: None) -> Path:
    """The build of ``base`` with the work of ``database`` over it; ``base`` itself where there is none. Nothing is put in force.

    ``before``: a projection of the same base, of which what did not change is taken. The caller holds the lock of the store.
    """
    db = work_database(database)
    wanted = work_graphs(db) if db else ()
    if db is None or not wanted:
        return base
    start = before if before is not None and base_of(before) == base else base
    held: dict[str, dict[str, Any]] = manifest_of(start).get("work", {})
    same = {graph.iri for graph in wanted if held.get(graph.iri, {}).get("key") == graph.key}
    if start != base and same == set(held) == {graph.iri for graph in wanted}:
        return start
    say("เขียนแผนเป็นข้อความของกราฟ · writing the plan as statements of the graph")
    fresh = {graph.iri: lines_of(db, graph, data) for graph in wanted if graph.iri not in same}
    work = {graph.iri: held[graph.iri] if graph.iri in same else _said(graph, fresh[graph.iri]) for graph in wanted}
    many = sum(map(len, fresh.values()))
    say(f"วางข้อความ {many:,} รายการลงในกราฟ · laying {many:,} statements into the graph")
    return _laid(base, start, work, fresh, gone=[graph for graph in held if graph not in same])


def _said(graph: WorkGraph, lines: Sequence[str]) -> dict[str, Any]:
    return {"key": graph.key, "plan": graph.is_plan, "triples": len(lines), "hash": hashlib.sha256("".join(lines).encode()).hexdigest()[:16]}


def _laid(base: Path, start: Path, work: Mapping[str, dict[str, Any]], fresh: Mapping[str, Sequence[str]], gone: Sequence[str]) -> Path:
    """The build ``start`` in which the graphs ``gone`` are as ``fresh`` has them, or no more there: only lines that differ are touched."""
    lines = (start / "graph.nq").read_bytes().splitlines(keepends=True)
    ends = tuple(f" <{graph}> .\n".encode() for graph in gone)
    old = {line for line in lines if line.endswith(ends)} if ends else set()
    new = {line.encode() for graph in fresh.values() for line in graph}
    removed, added = old - new, new - old
    if removed:
        lines = [line for line in lines if line not in removed]
    lines += sorted(added)
    lines.sort()  # two sorted runs: linear; the order of UTF-8 bytes is that of the letters
    dump = b"".join(lines)
    name = hashlib.sha256(dump).hexdigest()[:16]
    manifest = manifest_of(base)
    plans = sorted(f"{graph} {said['hash']}" for graph, said in work.items() if said["plan"])
    manifest |= {
        "base": base.name, "work": dict(sorted(work.items())), "counts": dict(sorted({**manifest["counts"], **{graph: said["triples"] for graph, said in work.items()}}.items())),
        "texts": hashlib.sha256("\n".join((base.name, *plans)).encode()).hexdigest()[:16],
    }

    def fill(folder: Path) -> None:
        _write_store(start, folder / "oxigraph", removed, added)
        (folder / "graph.nq").write_bytes(dump)
        (folder / "manifest.json").write_text(json.dumps(manifest, indent=1, sort_keys=True), "utf-8")
        _carry_index(start, manifest["texts"], folder)

    return made_whole(base.parent.parent, name, fill)


def _write_store(start: Path, folder: Path, removed: Collection[bytes], added: Collection[bytes]) -> None:
    """A store that shares the files of ``start`` that do not change (``Store.backup`` makes hard links)."""
    Store.read_only(str(start / "oxigraph")).backup(str(folder))
    target = Store(str(folder))
    for quad in parse(b"".join(removed), RdfFormat.N_QUADS):
        target.remove(quad)
    if len(added) < _BULK:
        target.extend(parse(b"".join(added), RdfFormat.N_QUADS))
    else:
        target.bulk_load(b"".join(added), RdfFormat.N_QUADS)
    target.flush()


def _carry_index(start: Path, texts: str, folder: Path) -> None:
    """The search index of ``start``, if it is of the same words: a decision does not change what is searched."""
    if manifest_of(start).get("texts", start.name) == texts and (start / "search").is_dir():
        shutil.copytree(start / "search", folder / "search", copy_function=os.link, ignore=shutil.ignore_patterns(".*"))


class Projector:
    """Projects in the background of one process. Requests that come while it works are answered together by the next run."""

    def __init__(self, run: Callable[[], object] | None = None) -> None:
        self._run = run or (lambda: project(ready=open_build, say=self._hear))
        self.stage = ""
        """What a run is at, Thai and English; empty between runs."""
        self._state = threading.Condition()
        self._wanted = self._finished = 0
        self._working = False
        self._trouble: Exception | None = None

    def _hear(self, said: str) -> None:
        self.stage = said

    def request(self) -> int:
        """Ask for a projection and go on at once; returns the number to wait for."""
        with self._state:
            self._wanted += 1
            if not self._working:
                self._working = True
                threading.Thread(target=self._work, name="projection", daemon=True).start()
            return self._wanted

    def wait(self, number: int | None = None, seconds: float = 30.0) -> bool:
        """Wait until the graph holds what was asked for with ``number`` (None: all so far); whether it does by then."""
        with self._state:
            until = self._wanted if number is None else number
            return self._state.wait_for(lambda: self._finished >= until, seconds) and self._trouble is None

    @property
    def trouble(self) -> str | None:
        """Why the last run failed, in Thai and English; None if it did not. The work itself is safe in the database."""
        return None if self._trouble is None else f"บันทึกแล้ว แต่กราฟยังไม่เป็นปัจจุบัน: {self._trouble} · saved, but the graph is not up to date: {self._trouble}"

    @property
    def busy(self) -> bool:
        """Whether a request is not answered yet."""
        return self._finished < self._wanted

    def _work(self) -> None:
        while True:
            with self._state:
                until = self._wanted
                if self._finished == until:
                    self._working = False
                    return
            trouble: Exception | None = None
            try:
                self._run()
            except Exception as error:  # noqa: BLE001 - whatever it was: people are told, the next request tries again
                trouble = error
            with self._state:
                self._finished, self._trouble, self.stage = until, trouble, ""
                self._state.notify_all()


projector = Projector()
"""That of this process."""


def request_projection() -> int:
    """Let the graph follow the database, in the background; see :class:`Projector`."""
    return projector.request()

