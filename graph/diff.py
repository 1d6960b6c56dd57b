"""What changed between two versions of the graph, statement by statement: one merge of two sorted dumps.

Dumps hold one statement a line, sorted, and no blank nodes (graph/build.py), so a line that stands in one of them only is a
statement removed or added. Both are read once, from top to bottom, and never held: memory does not grow with the graph.
"""

from __future__ import annotations

import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from graph.store import CURRENT, current_build

__all__ = ["Change", "DiffError", "DumpFile", "compare", "kept_builds", "parts", "rdf_patch", "write_sides"]

DUMP = "graph.nq"
_COMMENT = ord("#")
_LINE = re.compile(rb'(<[^>]*>) (<[^>]*>) (<[^>]*>|"(?:[^"\\]|\\.)*"[^ ]*) (?:(<[^>]*>) )?\.\n')


class DiffError(ValueError):
    """A version that cannot be compared. The message says why and what to do, in Thai and English."""


@dataclass(frozen=True, slots=True)
class Change:
    """A statement that stands in one of the versions only."""

    added: bool
    """In the new version (True) or in the old one (False)."""
    line: bytes
    """N-Quads, with its line break."""


@dataclass(frozen=True, slots=True)
class DumpFile:
    """The dump of one version: a build or release folder, a store folder (its build in force), a release (.zip), or an N-Quads file (.nq, .nq.gz)."""

    path: Path

    def lines(self) -> Iterator[bytes]:
        """Its statements in order, without comments. Raises :class:`DiffError` if they are not sorted or cannot be read."""
        before = b""
        with self._open() as file:
            for line in file:
                if line[0] == _COMMENT or line == b"\n":
                    continue
                if line > before:
                    before = line
                    yield line
                elif line < before:
                    raise DiffError(f"{self.path}: บรรทัดไม่ได้เรียงลำดับ เรียงก่อนด้วย LC_ALL=C sort -u · "
                                    f"lines are not sorted; sort them first: LC_ALL=C sort -u")

    @contextmanager
    def _open(self) -> Iterator[IO[bytes]]:
        try:
            with self._file() as file:
                yield file
        except (OSError, EOFError, zipfile.BadZipFile, zlib.error) as error:
            raise DiffError(f"{self.path} อ่านไม่ได้ · cannot be read: {error}") from error

    @contextmanager
    def _file(self) -> Iterator[IO[bytes]]:
        path = self.path
        if path.is_dir() and (path / CURRENT).is_file():
            path = current_build(path) or path
        if path.is_dir():
            path /= DUMP
        if not path.is_file():
            raise DiffError(f"ไม่พบกราฟใน {self.path} ใช้โฟลเดอร์ของกราฟที่สร้างแล้ว ไฟล์ .nq หรือ .zip ของรุ่นที่เผยแพร่ · "
                            f"there is no graph in {self.path}; give a build folder, an .nq file or the .zip of a release")
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                inside = [name for name in archive.namelist() if name.rpartition("/")[2] == DUMP]
                if len(inside) != 1:
                    raise DiffError(f"{path}: ไม่มี {DUMP} ในไฟล์ · the archive holds no {DUMP}")
                with archive.open(inside[0]) as packed, io.BufferedReader(packed) as file:  # type: ignore[type-var]
                    yield file
        elif path.suffix == ".gz":
            with gzip.open(path) as unpacked:
                yield unpacked  # type: ignore[misc]
        else:
            with path.open("rb") as file:
                yield file


def compare(old: Iterable[bytes], new: Iterable[bytes]) -> Iterator[Change]:
    """Changes from ``old`` to ``new``, both sorted, in the order of their lines."""
    left, right = iter(old), iter(new)
    one, two = next(left, None), next(right, None)
    while one is not None and two is not None:
        if one == two:
            one, two = next(left, None), next(right, None)
        elif one < two:
            yield Change(False, one)
            one = next(left, None)
        else:
            yield Change(True, two)
            two = next(right, None)
    while one is not None:
        yield Change(False, one)
        one = next(left, None)
    while two is not None:
        yield Change(True, two)
        two = next(right, None)


def parts(line: bytes) -> tuple[bytes, bytes, bytes, bytes]:
    """Subject, predicate, object and named graph (empty: none) of a line, as written. Raises :class:`DiffError` for anything else."""
    match = _LINE.fullmatch(line)
    if match is None:
        shown = line[:120].decode("utf-8", "replace").rstrip()
        raise DiffError(f"«{shown}» ไม่ใช่ประโยคที่เทียบได้ (N-Quads ไม่มี blank node) · “{shown}” is no statement that can be compared "
                        "(N-Quads without blank nodes)")
    subject, predicate, value, graph = match.groups()
    return subject, predicate, value, graph or b""


def rdf_patch(changes: Iterable[Change]) -> Iterator[bytes]:
    """The changes as an RDF Patch (https://afs.github.io/rdf-patch/): applied to the old version it gives the new one."""
    yield b"TX .\n"
    for change in changes:
        parts(change.line)  # a blank node has no meaning outside its file
        yield (b"A " if change.added else b"D ") + change.line
    yield b"TC .\n"


def write_sides(changes: Iterable[Change], to: Path) -> tuple[int, int]:
    """Write ``added.nq`` and ``removed.nq`` to the folder ``to``; how many statements each holds."""
    to.mkdir(parents=True, exist_ok=True)
    counts = [0, 0]
    with (to / "removed.nq").open("wb") as removed, (to / "added.nq").open("wb") as added:
        for change in changes:
            parts(change.line)
            (added if change.added else removed).write(change.line)
            counts[change.added] += 1
    return counts[True], counts[False]


def kept_builds(store: Path) -> tuple[Path, Path]:
    """The build before the one in force, and the one in force. Raises :class:`DiffError` if there are not two."""
    now = current_build(store)
    if now is None:
        raise DiffError(f"ยังไม่มีกราฟใน {store} สร้างด้วยคำสั่ง make build · there is no graph in {store} yet; make one with: make build")
    others = [path for path in now.parent.iterdir() if path != now and (path / DUMP).is_file() and not path.name.startswith(".")]
    if not others:
        raise DiffError(f"{store} มีกราฟรุ่นเดียว บอกรุ่นที่จะเทียบ เช่น cli.py diff OLD.zip · "
                        f"{store} holds one build only; name what to compare with: cli.py diff OLD.zip")
    return max(others, key=lambda path: path.stat().st_mtime), now
