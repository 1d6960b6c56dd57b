"""Footnotes of documents that say themselves where each one stands (Word, web pages, raised small digits of a PDF): nothing is guessed.

Who takes lines from such a document writes markers with :func:`marker` and texts with :func:`body`, in characters of Unicode's private use area
that no text has; :func:`take_marked` takes them out again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from loaders.text.footnotes import Footnotes, anchor_before
from loaders.text.found import Note
from loaders.text.lines import Line

__all__ = ["body", "cleared", "marker", "renumbered", "take_marked", "without_marks"]

_OPEN, _BODY, _CLOSE = "\ue0f0", "\ue0f1", "\ue0f2"
_CLEARED = dict.fromkeys(map(ord, (_OPEN, _BODY, _CLOSE)))
_MARK = re.compile(f"{_OPEN}(\\d{{1,4}}){_CLOSE}")
_BODY_LINE = re.compile(f"^{_BODY}(\\d{{1,4}}){_CLOSE}\\s*(.*)$")
_ANY = re.compile(f"[{_OPEN}{_BODY}](\\d{{1,4}}){_CLOSE}|[{_OPEN}{_BODY}{_CLOSE}]")


def cleared(text: str) -> str:
    """Text of a document without characters that mean something here."""
    return text.translate(_CLEARED)


def marker(number: int) -> str:
    """What stands in a line where footnote ``number`` is referred to."""
    return f"{_OPEN}{number}{_CLOSE}"


def body(number: int, text: str) -> str:
    """The line that gives the text of footnote ``number``."""
    return f"{_BODY}{number}{_CLOSE} {text}"


def without_marks(text: str, *, keep_numbers: bool = False) -> str:
    """A line as people read it; ``keep_numbers`` leaves the numbers in."""
    return _ANY.sub(lambda found: (found[1] or "") if keep_numbers else "", text)


def renumbered(text: str, numbers: Mapping[int, int]) -> str:
    """The line with other numbers in its markers."""
    return _MARK.sub(lambda found: marker(numbers.get(int(found[1]), int(found[1]))), text)


def take_marked(lines: list[Line]) -> Footnotes | None:
    """The lines without markers and texts, and the notes; None for a text without any marker."""
    if not any(_OPEN in line.text or _BODY in line.text for line in lines):
        return None
    texts: dict[int, tuple[int, str]] = {}
    kept: list[Line] = []
    notes: list[Note] = []
    by_line: dict[int, list[Note]] = {}
    for line in lines:
        told = _BODY_LINE.match(line.text)
        if told:
            texts[int(told[1])] = (line.number, without_marks(told[2]).strip())
        else:
            kept.append(line)
    for index, line in enumerate(kept):
        for found in _MARK.finditer(line.text):
            number = int(found[1])
            note = Note(number, anchor_before(without_marks(line.text[:found.start()]).rstrip()), line.number, texts[number][1] if number in texts else None)
            notes.append(note)
            by_line.setdefault(line.number, []).append(note)
        if _OPEN in line.text:
            kept[index] = replace(line, text=" ".join(without_marks(line.text).split()))
    referred = {note.number for note in notes}
    notes += [Note(number, "", at, text) for number, (at, text) in texts.items() if number not in referred]
    return Footnotes(tuple(line for line in kept if line.text), tuple(sorted(notes, key=lambda note: note.number)), {number: tuple(each) for number, each in by_line.items()})
