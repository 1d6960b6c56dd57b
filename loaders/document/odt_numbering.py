"""Numbers of lists and headings of an OpenDocument text, which holds how to count and not the numbers: list styles, outline, start values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from loaders.document.docx_numbering import printed_number

__all__ = ["Counts", "ListStyles", "o"]

_SPACES = {name: f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "style", "text", "table")} | {
    "draw": "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}", "loext": "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"}
_KINDS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none"}
_PLACE = re.compile(r"%(\d{1,2})%")
_BULLET = "•"
_KNOWN_BULLETS = "-–—•·▪●○◦➢✓❖*"
_LEVELS = 10
_MOST = 32_767


def o(name: str) -> str:
    """A name with its prefix in the namespaces of OpenDocument: ``text:p``."""
    space, _, local = name.partition(":")
    return _SPACES[space] + local


@dataclass(frozen=True, slots=True)
class _Level:
    kind: str | None
    """Word's name for the digits; None for a bullet."""
    prefix: str
    suffix: str
    start: int
    shown: int
    """How many levels the number shows: 2 gives 1.2."""
    pattern: str | None
    """ODF 1.3: the whole label, levels as %1%."""


class Counts:
    """What one list has counted so far, by level."""

    def __init__(self) -> None:
        self.at: list[int | None] = [None] * _LEVELS

    def next(self, level: int, start: int, given: int | None) -> None:
        """Count an item on a level; deeper levels begin anew."""
        before = self.at[level]
        self.at[level] = given if given is not None else start if before is None else before + 1
        self.at[level + 1:] = [None] * (_LEVELS - level - 1)


class ListStyles:
    """List styles by name, and the outline of headings, of the trees that hold styles."""

    def __init__(self, *trees: Any) -> None:
        self._styles: dict[str, dict[int, _Level]] = {}
        self.outline: dict[int, _Level] = {}
        for tree in trees:
            for style in tree.iter(o("text:list-style")) if tree is not None else ():
                self._styles[style.get(o("style:name"), "")] = dict(_levels(style))
            for style in tree.iter(o("text:outline-style")) if tree is not None else ():
                self.outline = dict(_levels(style))

    def levels(self, name: str | None) -> dict[int, _Level]:
        """The levels of a list style, from 0; none for an unknown one."""
        return self._styles.get(name or "", {})


def _levels(style: Any) -> Iterator[tuple[int, _Level]]:
    for each in style:
        level = number(each.get(o("text:level")), 1) - 1
        if not 0 <= level < _LEVELS:
            continue
        if each.tag in (o("text:list-level-style-number"), o("text:outline-level-style")):
            pattern = each.get(o("loext:num-list-format")) or each.get(o("style:num-list-format"))
            yield level, _Level(_kind(each.get(o("style:num-format"), "")), each.get(o("style:num-prefix"), ""), each.get(o("style:num-suffix"), ""), number(each.get(o("text:start-value")), 1),
                                number(each.get(o("text:display-levels")), 1), pattern)
        else:
            bullet = each.get(o("text:bullet-char")) or _BULLET
            yield level, _Level(None, bullet if bullet in _KNOWN_BULLETS else _BULLET, "", 1, 1, None)


def _kind(printed: str) -> str:
    """OpenDocument names a way of counting by its first sign: “๑, ๒, ๓, ...”, “ก, ข, ฃ, …”."""
    first = printed.strip()[:1]
    return _KINDS.get(printed) or ("thaiNumbers" if first == "๑" else "thaiLetters" if first == "ก" else _KINDS.get(first, "decimal"))


def number(text: str | None, default: int) -> int:
    """A whole number that fits a list."""
    return min(int(text), _MOST) if text and text.isdecimal() and len(text) < 10 else default  # noqa: PLR2004 - ten digits are no number of a list


def label(levels: dict[int, _Level], counts: Counts, depth: int) -> str:
    """What stands in front of an item just counted on ``depth``."""
    level = levels.get(depth)
    if level is None:
        return ""
    if level.kind is None:
        return level.prefix

    def shown(at: int) -> str:
        of = levels.get(at)
        count = counts.at[at] if 0 <= at < _LEVELS else None
        return "" if of is None or of.kind is None else printed_number(of.start if count is None else count, of.kind)

    if level.pattern:
        return " ".join(_PLACE.sub(lambda found: shown(int(found[1]) - 1), level.pattern).split())
    if level.kind == "none":
        return " ".join(f"{level.prefix}{level.suffix}".split())
    first = max(0, depth - level.shown + 1)
    return " ".join(f"{level.prefix}{'.'.join(filter(None, map(shown, range(first, depth + 1))))}{level.suffix}".split())
