"""Which cells of a row its lines are: the cut into as many cells as there are columns that suits what each line looks like best."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from loaders.text.agencies import names_a_body, names_agencies
from loaders.text.lines import Line
from loaders.text.numbering import BULLETS, Marker, split_marker
from loaders.text.target_forms import is_measure, looks_like_value
from loaders.text.targets import read_targets

__all__ = ["Chunk", "chunks_of", "names_project", "parted", "places_of", "suits"]

_SPEAKS_OF = re.compile(r"โครงการ(?:\s?/\s?|ที่|หรือ|และ)(?:กิจกรรม|แผนงาน|จัด|มี|ได้|ดำเนิน|ผ่าน)")
_SKIPPED, _SHARED, _RUN_ON = -2.0, -1.0, -0.4
"""What it costs to leave a column empty, to put two lists into one cell, and to go on with an unmarked line in the same cell."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines that are surely of one cell: a list, or one unmarked line."""

    lines: tuple[Line, ...]
    marked: bool


def chunks_of(body: Sequence[Line]) -> Iterator[Chunk]:
    """Lists and unmarked lines, in order."""
    run: list[Line] = []
    last: Marker | None = None
    for line in body:
        marker = split_marker(line.text)[0]
        goes_on = bool(run and marker and last and marker.follows(last) and _bullet(line) == _bullet(run[-1]))
        if run and not goes_on:
            yield Chunk(tuple(run), last is not None)
            run = []
        run.append(line)
        last = marker
    if run:
        yield Chunk(tuple(run), last is not None)


def parted(chunks: list[Chunk], columns: int) -> list[Chunk]:
    """Lists with one mark for two columns: measures first, then what is no measure, where there are fewer lists than columns."""
    out: list[Chunk] = []
    missing = columns - len(chunks)
    for chunk in chunks:
        measured = [_measured(split_marker(line.text)[1]) for line in chunk.lines]
        cut = measured.index(False) if False in measured else 0
        if missing > 0 and chunk.marked and cut and not any(measured[cut:]):
            out += [Chunk(chunk.lines[:cut], marked=True), Chunk(chunk.lines[cut:], marked=True)]
            missing -= 1
        else:
            out.append(chunk)
    return out


def _bullet(line: Line) -> str:
    """The sign of a bulleted line: different signs are different lists."""
    return line.text[0] if line.text[0] in BULLETS else ""


def places_of(chunks: Sequence[Chunk], roles: tuple[str, ...]) -> list[int]:
    """The column of each chunk, in order, that suits the row best."""
    suited = [[suits(chunk, role) for role in roles] for chunk in chunks]

    @cache
    def best(position: int, column: int) -> tuple[float, tuple[int, ...]]:
        """The best places of the chunks from ``position`` on when the one before is in ``column`` (-1: none)."""
        if position == len(chunks):
            return _SKIPPED * (len(roles) - 1 - column), ()
        options = []
        for place in range(max(column, 0), len(roles)):
            chunk = chunks[position]
            same = place == column
            cost = (_SHARED if chunk.marked else _RUN_ON) if same else _SKIPPED * (place - column - 1)
            rest, places = best(position + 1, place)
            options.append((suited[position][place] + cost + rest, (place, *places)))
        return max(options, key=lambda option: option[0])

    return list(best(0, -1)[1])


@lru_cache(maxsize=4096)
def suits(chunk: Chunk, role: str) -> float:
    """How well a chunk suits a column."""
    texts = [split_marker(line.text)[1] for line in chunk.lines]
    bodies = all(names_agencies(text) for text in texts)
    projects = sum(map(names_project, texts)) * 2 > len(texts)
    measured = sum(map(_measured, texts)) * 2 > len(texts)
    if role in ("agencies", "support"):
        return 3.0 if bodies else -3.0
    if role == "value":
        return 3.0 if all(looks_like_value(text) for text in texts) else -4.0
    if role in ("other", "table"):  # a column of which nothing is taken; bodies of whom it tells stand there sooner than among parts
        return 1.0 if names_a_body(texts[0]) else -1.0 if chunk.marked else 0.0
    score = -4.0 if bodies else 0.0
    score += (3.0 if role == "projects" else -2.0) if projects else (-1.0 if role == "projects" else 0.0)
    if role == "indicators":
        return score + (2.0 if measured else -0.5)
    return score - ((0.5 if role == "goals" else 1.0) if measured else 0.0)


def names_project(text: str) -> bool:
    """Whether a part is named as a project, and does not only speak of such (“โครงการ/กิจกรรมที่จัดขึ้น”).

    >>> names_project("โครงการน้ำหยด"), names_project("โครงการ/กิจกรรมที่จัดขึ้น")
    (True, False)
    """
    return text.startswith("โครงการ") and not _SPEAKS_OF.match(text)


def _measured(text: str) -> bool:
    return bool(is_measure(text) or read_targets(text, values_only=True))
