"""Footnotes: numbers glued to words and to other numbers, and the block of their texts.

Plain text has no superscript, so a marker is a digit behind a word. What tells it from other digits is that markers count up 1, 2, 3 …
through the text. A marker behind a number (อันดับที่ 204 = 20 and footnote 4) is found by the gap it leaves in that count.
Digits that the text raises itself (ร้อยละ 85¹) are the markers, and nothing is guessed, if they count up; those behind a unit are its power.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.text.found import Note
from loaders.text.lines import Line

__all__ = ["Footnotes", "anchor_before", "take_footnotes"]

_RULE = re.compile(r"^[_\-–—=*.·\s]{5,}$")
_BODY = re.compile(r"^\(?(\d{1,2})\)?\s*(?=\S)(.*)$")
_WORD_MARK = re.compile(r"(?P<anchor>[ก-๎]|[)\]”\"’]|(?<=[A-Za-z]{2})[A-Za-z])(?P<digits>\d{1,2})(?![\d.,:%/]\d|\d|[.,]\d|\s*%)(?P<next>.?)")
_TAKES_NUMBER = re.compile(
    r"(?:ร้อยละ|ที่|ปี|ข้อ|มาตรา|หมวด|ครั้ง|ระยะ|จำนวน|พ\.ศ\.|ศ\.|อันดับ|ฉบับ|วัน|ระดับ|ชั้น|เป็น|กว่า|เกิน|เหลือ|ละ|คะแนน|ละ|ราย|ประมาณ|เพียง|อีก|ถึง|ทั้ง|รวม|และ|ภาค|ตอน|บท|ส่วน|กลุ่ม|แผน|อายุ|ใน|อย่างน้อย|เท่ากับ"
    r"|ภายใน|ช่วง|เบอร์|หมายเลข|โทร|รุ่น|เขต|โควิด|COVID|Covid|Web|Thailand|Industry|Phase|Version|Type|Level|Scope|Top)$")
_NUMBER_MARK = re.compile(r"(?:อันดับ(?:ที่)?|ลำดับ(?:ที่)?|ระยะที่|ฉบับที่|ร้อยละ|กว่า|เกิน|จำนวน|เป็น|คะแนน|เท่ากับ|น้อย)\s*((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?=\s|$|[)\]])")
_YEAR_MARK = re.compile(r"(?:ปี|พ\.ศ\.|ศ\.|[-–])\s?(2[45]\d\d)(\d{1,2})(?![\d,.])")
"""A year of four digits and a marker, behind a word for years: without one, 25001 is a number."""
_RAISED, _FLAT = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}"), str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_POWER_OF = re.compile(r"(?:\b(?:c|k|m)?m|ม\.?|เมตร|(?<![A-Za-z])[A-Za-z]|(?<!\d)10)$")
"""A raised digit behind a unit, a letter or ten is a power."""
_ANCHOR_LENGTH = 40
_LEAST_UNSUPPORTED = 3
"""Without printed texts, fewer markers than this that count up from 1 are chance."""
_MOST_MARKS, _MOST_STARTS = 3_000, 50
"""A text with more digits behind words than this has no footnotes to find; it bounds the search."""
_SHARED = 6


@dataclass(frozen=True, slots=True)
class Footnotes:
    """The lines without markers and without the block of texts; the notes; and which notes hang on which line."""

    lines: tuple[Line, ...]
    notes: tuple[Note, ...]
    by_line: dict[int, tuple[Note, ...]]


@dataclass(frozen=True, slots=True)
class _Mark:
    index: int
    start: int
    end: int
    number: int


def take_footnotes(lines: list[Line]) -> Footnotes:
    """Separate the footnotes from the text. Numbers keep their value: the marker is cut off, not read with them."""
    content, bodies = _split_bodies([_with_flat_number(line) for line in lines])
    if raised := _raised(content):
        return _cut(content, raised, bodies)
    chain = _chain(content, set(bodies))
    supported = bool(bodies) and any(mark.number in bodies for mark in chain)
    if not bodies and len(chain) < _LEAST_UNSUPPORTED:
        return Footnotes(tuple(lines), (), {})
    if bodies and not supported:  # texts whose markers the copy lost, or glued to years
        chain = []
    chain = _fill_gaps(content, chain, {number: text for number, (_, text) in bodies.items()})
    return _cut(content, chain, bodies)


def _with_flat_number(line: Line) -> Line:
    """A line that begins with a raised number, the text of a footnote, with that number as other texts have it."""
    found = _RAISED.match(line.text)
    return replace(line, text=f"{found[0].translate(_FLAT)} {line.text[found.end():].lstrip()}") if found else line


def _raised(lines: list[Line]) -> list[_Mark]:
    """Markers that the text raises, which count up from 1; none where raised digits are something else."""
    marks = [_Mark(index, found.start(), found.end(), int(found[0].translate(_FLAT))) for index, line in enumerate(lines) for found in _RAISED.finditer(line.text) if not _POWER_OF.search(line.text[:found.start()])]
    numbers = list(dict.fromkeys(mark.number for mark in marks))
    return marks if numbers and numbers == list(range(1, len(numbers) + 1)) else []


def _split_bodies(lines: list[Line]) -> tuple[list[Line], dict[int, tuple[Line, str]]]:
    """Lines outside footnote blocks, and the texts by number. A block follows a rule of underscores or ends the text."""
    kept: list[Line] = []
    bodies: dict[int, tuple[Line, str]] = {}
    index = 0
    while index < len(lines):
        if _RULE.match(lines[index].text) and len(lines[index].text) >= 5:  # noqa: PLR2004 - as in _RULE
            block, after = _read_block(lines, index + 1, len(bodies) + 1)
            bodies |= block
            index = after
            continue
        kept.append(lines[index])
        index += 1
    if not bodies:
        return _block_at_end(kept)
    return kept, bodies


def _read_block(lines: list[Line], index: int, expected: int) -> tuple[dict[int, tuple[Line, str]], int]:
    block: dict[int, tuple[Line, str]] = {}
    while index < len(lines):
        found = _BODY.match(lines[index].text)
        if found and int(found[1]) == expected:
            block[expected] = (lines[index], found[2].strip())
            expected += 1
        elif not block or lines[index].text.startswith("สาระสำคัญ") or re.match(r"\d{1,2}\.\s", lines[index].text):
            break
        else:
            line, text = block[expected - 1]
            block[expected - 1] = (line, f"{text} {lines[index].text}")
        index += 1
    return block, index


def _block_at_end(lines: list[Line]) -> tuple[list[Line], dict[int, tuple[Line, str]]]:
    """A run of lines “1 …”, “2 …” that ends the text and whose numbers stand as markers before it."""
    cut = len(lines)
    while cut and (found := re.match(r"^(\d{1,2})\s+[^\d\s]", lines[cut - 1].text)):
        cut -= 1
        if int(found[1]) == 1:
            block = {int(line.text.split()[0]): (line, line.text.split(None, 1)[1]) for line in lines[cut:]}
            marks = {mark.number for mark in _chain(lines[:cut], set(block))}
            if list(block) == list(range(1, len(block) + 1)) and set(block) <= marks:
                return lines[:cut], block
            break
    return lines, {}


def _chain(lines: list[Line], bodies: set[int]) -> list[_Mark]:
    """Markers behind words that count up from 1; one may be missing between two. The longest such run of the text."""
    marks = [mark for index, line in enumerate(lines) for mark in _word_marks(index, line.text)][:_MOST_MARKS]
    best: list[_Mark] = []
    starts = [position for position, mark in enumerate(marks) if mark.number in (bodies or (1, 2))][:_MOST_STARTS]
    for start in starts:
        run = [marks[start]]
        for position in range(start + 1, len(marks)):
            step = marks[position].number - run[-1].number
            if step == 1 or (step == 2 and not _comes_soon(marks, position, run[-1].number + 1)):  # noqa: PLR2004 - the one between may be glued to a number
                run.append(marks[position])
        if bodies:
            run = [mark for mark in run if mark.number in bodies]
        if len(run) > len(best):
            best = run
    return best if best and (best[0].number == 1 or bodies) else []


def _comes_soon(marks: list[_Mark], position: int, number: int) -> bool:
    return any(mark.number == number for mark in marks[position + 1:position + 6])


def _word_marks(index: int, text: str) -> list[_Mark]:
    out = []
    for found in _WORD_MARK.finditer(text):
        before = text[max(0, found.start() - 15):found.start() + 1]
        if _TAKES_NUMBER.search(before) or (found["next"] and re.match(r"[A-Za-z(]", found["next"]) and found["anchor"].isascii() and found["anchor"].isalpha()):
            continue
        number = int(found["digits"])
        if number and not found["digits"].startswith("0"):
            out.append(_Mark(index, found.start() + 1, found.start() + 1 + len(found["digits"]), number))
    return out


def _fill_gaps(lines: list[Line], chain: list[_Mark], texts: dict[int, str]) -> list[_Mark]:
    """Markers glued to numbers, where the count has a gap."""
    last = max(texts, default=chain[-1].number if chain else 0)
    have = {mark.number: mark for mark in chain}
    filled = list(chain)
    for number in range(1, last + 1):
        if number in have:
            continue
        below = [mark for mark in filled if mark.number < number]
        above = [mark for mark in filled if mark.number > number]
        since = max((mark.index, mark.end) for mark in below) if below else (0, 0)
        until = min((mark.index, mark.start) for mark in above) if above else (len(lines), 0)
        years = list(_year_marks(lines, number, since, until))
        candidates = years or (list(_number_marks(lines, number, since, until)) if filled else [])
        if candidates:
            body = texts.get(number, "")
            filled.append(max(candidates, key=lambda mark: (_shares(lines[mark.index].text, body), -mark.index, mark.start)))
    return sorted(filled, key=lambda mark: mark.number)


def _year_marks(lines: list[Line], number: int, since: tuple[int, int], until: tuple[int, int]) -> Iterator[_Mark]:
    for index in range(since[0], min(until[0] + 1, len(lines))):
        for found in _YEAR_MARK.finditer(lines[index].text):
            if int(found[2]) == number and since <= (index, found.start(2)) < until:
                yield _Mark(index, found.start(2), found.end(2), number)


def _number_marks(lines: list[Line], number: int, since: tuple[int, int], until: tuple[int, int]) -> list[_Mark]:
    suffix, out = str(number), []
    for index in range(since[0], min(until[0] + 1, len(lines))):
        for found in _NUMBER_MARK.finditer(lines[index].text):
            end, place = found.end(1), (index, found.end(1) - len(suffix))
            rest = found[1][:-len(suffix)]
            if found[1].endswith(suffix) and rest and rest[-1].isdigit() and since <= place < until and not re.fullmatch(r"2[45]\d\d", found[1]):
                out.append(_Mark(index, end - len(suffix), end, number))
    return out


def _shares(text: str, body: str) -> int:
    """How long a beginning of the footnote's text stands in the line: notes define the words they hang on."""
    head = body[:_ANCHOR_LENGTH]
    for size in range(len(head), _SHARED - 1, -1):
        if head[:size] in text:
            return size
    return 0


def _cut(lines: list[Line], chain: list[_Mark], bodies: dict[int, tuple[Line, str]]) -> Footnotes:
    out = list(lines)
    notes: list[Note] = []
    by_line: dict[int, list[Note]] = {}
    for mark in sorted(chain, key=lambda mark: (mark.index, mark.start), reverse=True):
        line = out[mark.index]
        anchor = anchor_before(line.text[:mark.start])
        out[mark.index] = replace(line, text=line.text[:mark.start] + line.text[mark.end:])
        note = Note(mark.number, anchor, line.number, bodies[mark.number][1] if mark.number in bodies else None)
        notes.append(note)
        by_line.setdefault(line.number, []).append(note)
    found = {note.number for note in notes}
    notes += [Note(number, "", line.number, text) for number, (line, text) in bodies.items() if number not in found]
    return Footnotes(tuple(out), tuple(sorted(notes, key=lambda note: note.number)), {number: tuple(each[::-1]) for number, each in by_line.items()})


def anchor_before(before: str) -> str:
    """The words the marker stands behind: from the last space, with the bracket they close, or a number with its word."""
    tail = before[-_ANCHOR_LENGTH:]
    if tail.endswith(")") and "(" in tail:
        return tail[tail.rindex("("):]
    words = tail.split()
    if words and words[-1][:1].isdigit() and len(words) > 1:
        return " ".join(words[-2:])
    return words[-1] if words else ""
