"""CHANGELOG.md read by machine: which versions of the graph there are, when each came out, what changed.

Every version opens with a line ``## 0.1.0 (2026-11-24)``: the number and the day of release, ISO. The newest stands first.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from graph.settings import ROOT

__all__ = ["CHANGELOG", "ChangelogError", "Entry", "entries", "entry"]

CHANGELOG = ROOT / "CHANGELOG.md"
_HEAD = re.compile(r"## (\d+\.\d+\.\d+) \((\d{4}-\d{2}-\d{2})\)")


class ChangelogError(ValueError):
    """A heading that is not of the form above, or versions out of order. The message names file and line, in Thai and English."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is said of one version."""

    version: str
    released: dt.date
    text: str
    """Markdown below the heading, without empty lines around it."""

    @property
    def number(self) -> tuple[int, ...]:
        """The version as numbers, which compare as versions do."""
        return tuple(map(int, self.version.split(".")))


def entries(path: Path = CHANGELOG) -> tuple[Entry, ...]:
    """All versions, newest first. Raises :class:`ChangelogError`."""
    found: list[tuple[str, dt.date, list[str]]] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.startswith("## "):
            found.append((*_heading(line, path, number), []))
        elif found:
            found[-1][2].append(line)
    read = tuple(Entry(version, released, "\n".join(lines).strip()) for version, released, lines in found)
    for newer, older in pairwise(read):
        if newer.number <= older.number or newer.released < older.released:
            raise ChangelogError(f"{path.name}: รุ่น {newer.version} ต้องใหม่กว่ารุ่น {older.version} ที่อยู่ถัดไป · "
                                 f"version {newer.version} must be newer than {older.version} below it")
    return read


def entry(version: str, path: Path = CHANGELOG) -> Entry | None:
    """What is said of ``version``; None if nothing is. Raises :class:`ChangelogError`."""
    return next((one for one in entries(path) if one.version == version), None)


def _heading(line: str, path: Path, number: int) -> tuple[str, dt.date]:
    match = _HEAD.fullmatch(line.rstrip())
    try:
        return match[1], dt.date.fromisoformat(match[2])  # type: ignore[index]
    except (TypeError, ValueError):
        raise ChangelogError(f"{path.name}:{number}: หัวข้อ «{line}» ต้องเป็น ## เลขรุ่น (ปี-เดือน-วัน) เช่น ## 0.2.0 (2026-12-31) · "
                             f"the heading must be ## version (ISO date), such as ## 0.2.0 (2026-12-31)") from None
