"""Lines of a text with their numbers: cleaned, one kind of digit, table cells apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from loaders.clean import arabic_digits, clean_line, clean_text
from loaders.text.numbering import BULLETS
from loaders.thai_marks import begins_inside, letters_joined, mended, rings_put_right, with_rest

__all__ = ["Line", "Place", "clean_cell", "join", "join_labels", "read_lines", "with_tables"]

_SOURCE_HEADER = re.compile(r"#\s*(?:source|ที่มา)\b", re.IGNORECASE)
_MARKDOWN = re.compile(r"^\s*(?:#{1,6}\s+|>\s+)")
_TABLE_RULE = re.compile(r"^[\s|:+-]+$")
_EMPHASIS = re.compile(r"\*\*|__(?=[\u0e01-\u0e5b])|(?<=[\u0e01-\u0e5b])__")
_LOST_BULLET = re.compile(rf"^\s*(?:(?![{re.escape(BULLETS)}])[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff]\ufe0f?\s*(?=\S)|[\x80-\x9f\ue000-\ue0ef\ue0f3-\uf8ff]\s*(?=\S)|[oOvqØü§]\s+(?=[“(]?[ก-๎]))")
"""A picture that web pages and slides put before a line; or a bullet of a symbol font, of which nothing but its place in the font or the letter at that place is left; three places there mark notes (see ``marked_notes``)."""
_PICTURED_NUMBER = re.compile("(?:[0-9]\ufe0f?\u20e3){1,2}\\s?|\U0001f51f\\s?|[\u2460-\u2473]\\s?")
"""A number as the picture of a key or in a circle, which posts of offices count with."""
_PICTURE_BEHIND = re.compile(rf"(?<=^[{re.escape(BULLETS)}])\s?[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff][\ufe0f\u200d]*\s*(?=\S)")
"""A picture behind a bullet."""
_MARK_APART = re.compile(rf"(?:^|(?<=\t))(?P<mark>[ \u00a0]*(?:[{re.escape(BULLETS)}]|[0-9๐-๙.]{{1,8}}[.)]|\([0-9๐-๙.]{{1,8}}\)|(?<![^\t]\t)[0-9๐-๙]{{1,2}}(?:\.[0-9๐-๙]{{1,2}}){{1,3}}(?=\s*[ก-๎A-Z])))[ \u00a0]*\t+(?=[^\t])(?!\s*[\d๐-๙.,%-]+\s*(?:\t|$))")
"""A list marker and the tab that word processors put behind it: one cell with its words, not two."""
_THAI_LETTER = "\u0e01-\u0e4f"
_OPEN_HEAD = re.compile(r"(?:^|\s)(?:กระทรวง|สำนักงาน|กรม|สถาบัน|องค์การ|คณะกรรมการ|ศูนย์)$")
_LONGEST_LABEL = 60
_DUE = re.compile(r"^(?:ภายใน|ใน|(?:ภายใน|ใน)?\s?(?:ปี(?:งบประมาณ)?\s?(?:พ\.ศ\.\s?)?|พ\.ศ\.\s?)2[45]\d\d)$")
_YEAR_HEAD = re.compile(r"^(?:\(?ปี(?:งบประมาณ)?\)?|พ\.ศ\.|2[45]\d\d)\s?(?:พ\.ศ\.)?\s?(?:2[45]\d\d)?$")
_DUE_LABEL = re.compile(r"^(?:[(\d.)]{2,5}\s?)?(?:ค่า)?(?:เป้าหมาย|เป้าประสงค์|ตัวชี้วัด)(?:\s?(?:ภายใน|ใน))?$")
_SAMPLES, _LABEL_OF_SAMPLES = "ตัวอย่าง", re.compile(r"^(?:ตัวชี้วัด|กลยุทธ์|แนวทาง|มาตรการ|โครงการ|กิจกรรม|แผนงาน|เป้าหมาย)[ก-๎/]{0,24}$")
_UNIT_ALONE, _LONGEST_HEAD = re.compile(r"^\((?:หน่วย\s?:\s?)?(?:(?:พัน|หมื่น|แสน|ล้าน|พันล้าน)?บาท|ร้อยละ)\)$"), 30
"""The unit of a column, below its head."""
_BEFORE_FIRST_CIRCLE = 0x245F
_TAIL = 30
"""Only the last words decide how halves join."""
_OPENERS, _CLOSERS = ("(", "[", "“"), (")", "]", "”", "/")
"""No space stands behind the first or before the second."""
_JOINS_TIGHT = re.compile(rf"[{_THAI_LETTER}]$")
_STARTS_APART = re.compile(rf"^(?:และ|หรือ|รวมทั้ง|เช่น|อายุ|[^{_THAI_LETTER}])")


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a table a part is: in which list, with which number, and whether it names its row (``depth`` 0) or stands in it (1).

    ``kind``: of a group, the word above the column of their names.
    """

    role: str
    number: str | None = None
    depth: int = 0
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or a cell of a table row: 1-based ``number`` in the file and cleaned ``text``, never empty.

    ``year`` is the year (พ.ศ.) that the head of its table column gives to every value in it, if any. ``named``: a heading made of a
    list of names; where there are two such lists, their numbers begin anew. ``place``: a part of a table that was read as a whole, ``text`` being all of its words.
    ``kind``: of a heading, the document's own word for its level, which ``text`` has a known one for.
    """

    number: int
    text: str
    year: int | None = None
    named: bool = False
    place: Place | None = None
    kind: str = ""


def read_lines(text: str) -> list[Line]:
    """Lines with text. A header line of the collector (``# source: …``) is none; cells of tab or Markdown tables become lines."""
    lines: list[Line] = []
    inside = 0
    """The number of the last line that was the rest of one."""
    for number, raw in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if number == 1 and _SOURCE_HEADER.match(raw):
            continue
        if lines and number - 1 in (lines[-1].number, inside) and begins_inside(raw):
            lines[-1], inside = replace(lines[-1], text=with_rest(lines[-1].text, _cleaned(raw))), number
            continue
        for cell in _cells(raw):
            cleaned = clean_cell(cell)
            if cleaned:
                lines.append(Line(number, cleaned))
    return lines


def clean_cell(cell: str) -> str:
    """The words of a line or a cell as all readers want them: cleaned, marks on their letters, one kind of digit, none of the page's decoration."""
    return mended(_cleaned(cell))


def _cleaned(cell: str) -> str:
    numbered = _PICTURED_NUMBER.sub(lambda found: f"{_number_of(found[0])}) ", letters_joined(cell))
    return _PICTURE_BEHIND.sub(" ", arabic_digits(clean_line(_EMPHASIS.sub("", _MARKDOWN.sub("", _LOST_BULLET.sub("• ", rings_put_right(numbered)))))))


def _number_of(picture: str) -> int:
    circled = ord(picture[0]) - _BEFORE_FIRST_CIRCLE
    return circled if circled in range(1, 21) else int("".join(filter(str.isdecimal, picture)) or "10")


def with_tables(lines: Sequence[Line], table: Callable[[Sequence[Line], int], tuple[list[Line], int]]) -> list[Line]:
    """``lines`` with what each table holds instead of its lines. ``table``: what one that begins on a line holds, and where it ends; nothing where none begins."""
    out: list[Line] = []
    index = 0
    while index < len(lines):
        parts, end = table(lines, index)
        out += parts or [lines[index]]
        index = end if parts else index + 1
    return out


def join_labels(lines: list[Line]) -> list[Line]:
    """Labels broken behind a slash (“โครงการ/” · “งบประมาณ”), behind “ตัวอย่าง”, before their unit or the year they are due on one line."""
    out: list[Line] = []
    for line, following in zip(lines, [*lines[1:], None], strict=False):
        slashed = bool(out) and out[-1].text.endswith("/") and len(out[-1].text) <= _LONGEST_LABEL and len(line.text) <= _LONGEST_LABEL
        if out and _UNIT_ALONE.match(line.text) and len(out[-1].text) <= _LONGEST_HEAD and not out[-1].text[0].isdigit():
            out[-1] = Line(out[-1].number, f"{out[-1].text} {line.text}", out[-1].year)
        elif slashed or (out and out[-1].text == _SAMPLES and _LABEL_OF_SAMPLES.match(line.text)):
            out[-1] = Line(out[-1].number, out[-1].text + line.text, out[-1].year)
        elif out and _DUE.match(line.text) and _DUE_LABEL.match(out[-1].text) and not (line.text[-1].isdigit() and following and _YEAR_HEAD.match(following.text)):
            out[-1] = Line(out[-1].number, f"{out[-1].text} {line.text}" if not out[-1].text.endswith("ใน") else out[-1].text + line.text, out[-1].year)
        else:
            out.append(line)
    return out


def _cells(raw: str) -> list[str]:
    stripped = raw.strip()
    if stripped.startswith("|") and stripped.endswith("|") and len(stripped) > 1:
        return [] if _TABLE_RULE.match(stripped) else stripped[1:-1].split("|")
    if "\t" not in raw:
        return [raw]
    return clean_text(_MARK_APART.sub(r"\g<mark> ", raw).replace("\t", "\n")).split("\n")


def join(first: str, second: str) -> str:
    """Two halves of a wrapped line. Thai wraps inside words, so Thai joins Thai without a space, but for words that follow one.

    >>> join("กระทรวง", "แรงงาน (รง.)"), join("ชุมชน", "และสถานประกอบการ"), join("น้ำเสีย (ร้อยละ 3", ")")
    ('กระทรวงแรงงาน (รง.)', 'ชุมชน และสถานประกอบการ', 'น้ำเสีย (ร้อยละ 3)')
    """
    tail = first[-_TAIL:]
    tight = bool(_OPEN_HEAD.search(tail)) or first.endswith(_OPENERS) or second.startswith(_CLOSERS) or (bool(_JOINS_TIGHT.search(tail)) and not _STARTS_APART.match(second))
    return f"{first}{second}" if tight else f"{first} {second}"
