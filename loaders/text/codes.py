"""Codes that planners give to the parts of their plans, spelled out: “SO1: …”, “KPI 1.1 …”, “[ST3.1]” above a name, “กลยุทธ์ ST3.1: …”, “S2T1 …”.

A code is no word of the part: it says which kind it is, and its number. What tells a code from a name (“G20”, “PM2.5”) is that the same letters
count on at the start of other lines. What the letters stand for, the document says itself where it prints the word beside them; else they are
letters that planners use. Lines with codes of known letters become the numbered headings that they stand for; of other letters right below a
label, items of its list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from loaders.text.lines import Line
from loaders.text.numbering import BULLETS, split_marker
from loaders.text.vocabulary import read_label, read_numbered

__all__ = ["spell_codes"]

_WORD = r"ประเด็นยุทธศาสตร์|ยุทธศาสตร์|เป้าประสงค์|เป้าหมาย|วัตถุประสงค์|ตัวชี้วัด|กลยุทธ์|มาตรการ|แนวทาง|แผนงาน|โครงการ|กิจกรรม"
_NUMBER = r"\d{1,2}(?:\.\d{1,2}){0,3}"
_OUTER = r"(?:(?P<above>[A-Z]{1,4})(?P<outer>\d{1,2}(?:\.\d{1,2})?)\s?[-./_]?\s?(?=[A-Z]))?"
_BARE = rf"{_OUTER}(?P<letters>[A-Z]{{1,4}})s?[\s.\-_]?(?P<number>{_NUMBER})(?![\d%])"
_CODE = re.compile(rf"^\(?{_BARE}(?:\s?[-–/]\s?(?P<word>{_WORD})\s?(?:ที่\s?)?(?P<below>{_NUMBER}))?(?:\)?\s*[:：.)–-]\s*|\)?\s+|(?=[ก-๎“]))(?P<rest>[^\d\s].*)$")
_FRAMED = re.compile(rf"^(?P<open>[\[(])(?:(?P<said>{_WORD})\s?)?{_BARE}[\])]\s*(?P<bar>\|)?[:：–-]?\s*(?P<rest>.*)$")
"""A code in brackets, its name behind it or on the next line."""
_ALONE = re.compile(rf"^{_BARE}\s?[:：.]?(?P<rest>)$")
_SAID = re.compile(rf"^(?P<said>{_WORD})\s?(?:ที่\s?\d{{1,2}}\s?)?(?P<open>[\[(])?{_BARE}[\])]?\s*(?:(?P<bar>\|)\s*|[:：–-]\s*|\s+|$)(?P<rest>.*)$")
"""A code behind the word for it."""
_MENTIONED = re.compile(rf"\s\(?(?P<letters>[A-Z]{{1,4}})[\s.\-_]?(?P<number>{_NUMBER})\)?(?=\s|$)")
_KIND_FRAMED = re.compile(rf"^\[(?P<word>{_WORD}|ผู้รับผิดชอบ|หน่วยงานรับผิดชอบ|วิสัยทัศน์|พันธกิจ)\]$")
_KINDS = {"KPI": "ตัวชี้วัด", "KRI": "ตัวชี้วัด", "KR": "ตัวชี้วัด", "PI": "ตัวชี้วัด", "IND": "ตัวชี้วัด", "SO": "เป้าประสงค์", "SG": "เป้าประสงค์", "OBJ": "เป้าประสงค์", "GOAL": "เป้าหมาย", "SI": "ประเด็นยุทธศาสตร์"}
_LETTERS = {"G": "เป้าประสงค์", "O": "เป้าประสงค์", "K": "ตัวชี้วัด", "S": "กลยุทธ์", "ST": "กลยุทธ์", "T": "กลยุทธ์", "M": "มาตรการ", "P": "โครงการ"}
"""What letters stand for that have other meanings too: beside other codes, or where the document says so."""
_STANDING = frozenset("SWOT")
"""Of an analysis of strengths, weaknesses, opportunities and threats, beside which S, O and T stand for nothing else."""
_LEAST, _MOST_NAME_LINES, _LONGEST_LINE, _MOST_KINDS = 2, 2, 110, 12


@dataclass(frozen=True, slots=True)
class _Code:
    """A code at the start of a line, without the bullet or the picture before it.

    ``rest``: what stands behind it, empty where the name stands below. ``said``: the word printed for its kind. ``framed``: it stands in brackets, or
    alone. ``word`` and ``below``: the kind and number of the part that a code of the part above numbers (“SO1-เป้าหมาย2”).
    ``above``: the letters of the code of the part above that it begins with (“S” of “S1G2”). ``subject``: behind a bar stands what a page tells of the part, not its name.
    """

    letters: str
    number: str
    rest: str
    said: str | None = None
    framed: bool = False
    word: str | None = None
    below: str = ""
    subject: bool = False
    above: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return self.letters, self.number


def spell_codes(lines: list[Line]) -> list[Line]:
    """``lines`` with such codes as the headings or the numbers that they stand for; all other words stay."""
    codes = [_read(line.text) for line in lines]
    numbers: dict[str, list[str]] = {}
    for code in filter(None, codes):
        numbers.setdefault(code.letters, []).append(code.number)
    counting = {letters for letters, each in numbers.items() if _counts_on(each)}
    if {"S", "W"} <= counting:  # strengths and weaknesses, with or without what comes from outside: where the organisation stands, no part of the plan
        kept = [at for at, code in enumerate(codes) if code is None or code.letters not in _STANDING]
        lines, codes, counting = [lines[at] for at in kept], [codes[at] for at in kept], counting - _STANDING
    said = {code.letters: code.said for code in codes if code and code.said and code.letters in counting}
    known = {letters: kind for letters, kind in _KINDS.items() if letters in counting} | said
    top = next((letters for letters in numbers if len(counting) <= _MOST_KINDS and letters in counting and letters not in known and _is_above(letters, list(filter(None, codes)))), None)
    if top and not any((head := read_numbered(split_marker(line.text)[1])) and head.role is None for line in lines):
        known[top] = "ยุทธศาสตร์"
    if len(known) + sum(letters in counting for letters in _LETTERS) >= _LEAST:
        known |= {letters: kind for letters, kind in _LETTERS.items() if letters in counting and letters not in known}
    listed = {code.letters for code, before in zip(codes[1:], lines, strict=False) if code and _heads(before)}
    codes = [code if code and code.letters in counting and (not (code.framed or code.said) or code.letters in known) else None for code in codes]
    announced = _announced(codes)
    return list(_spelled_out(lines, codes, known, listed, announced))


def _read(text: str) -> _Code | None:
    words = text.lstrip(f"{BULLETS} ")
    for pattern in (_CODE, _FRAMED, _ALONE, _SAID):
        if found := pattern.match(words):
            groups = found.groupdict()
            number = ".".join(part for part in (groups["outer"], groups["number"]) if part)
            return _Code(groups["letters"], number, groups["rest"], groups.get("said"), pattern is not _CODE, groups.get("word"), groups.get("below") or "", subject=bool(groups.get("bar")), above=groups["above"] or "")
    return None


def _spelled_out(lines: Sequence[Line], codes: Sequence[_Code | None], known: Mapping[str, str], listed: set[str], announced: set[int]) -> Iterator[Line]:
    index = 0
    named: dict[tuple[str, str], str] = {}
    elsewhere = {code.key for code in codes if code and not code.subject}
    while index < len(lines):
        line, code = lines[index], codes[index]
        following = codes[index + 1] if index + 1 < len(lines) else None
        index += 1
        framed = _KIND_FRAMED.match(line.text.lstrip(f"{BULLETS} "))
        if framed:
            if following is None or known.get(following.letters) != framed["word"]:
                yield replace(line, text=framed["word"])
        elif code is None:
            yield _without_mention(line, elsewhere)
        elif not code.framed and code.letters not in known:
            yield _numbered(line, code) if code.letters in listed else line
        else:
            below = list(_name_below(lines, codes, index)) if not code.rest else []
            index += len(below)
            name = code.rest or " ".join(each.text for each in below)
            if index - 1 - len(below) not in announced and named.get(code.key) != name and not (code.subject and code.key in elsewhere):
                yield replace(below[0] if below else line, text=_head(code, known, name))
                named[code.key] = name


def _without_mention(line: Line, codes: set[tuple[str, str]]) -> Line:
    """A head without the code of the part that it is of: “กิจกรรมของ SO1 …”."""
    found = _MENTIONED.search(line.text) if len(line.text) <= _LONGEST_LINE else None
    text = f"{line.text[:found.start()]}{line.text[found.end():]}" if found and (found["letters"], found["number"]) in codes else ""
    label = read_label(text) if text else None
    return replace(line, text=text) if label and not label.rest else line


def _head(code: _Code, known: Mapping[str, str], name: str) -> str:
    if code.word:
        return f"{code.word}ที่ {code.below} : {name}"
    return f"{known[code.letters]}ที่ {code.number} : {name}"


def _numbered(line: Line, code: _Code) -> Line:
    return replace(line, text=f"{code.number}{'' if '.' in code.number else '.'} {code.rest}")


def _name_below(lines: Sequence[Line], codes: Sequence[_Code | None], start: int) -> Iterator[Line]:
    """The lines of the name that stands below its code."""
    for line, code in zip(lines[start:start + _MOST_NAME_LINES], codes[start:], strict=False):
        text = line.text
        if code or split_marker(text)[0] or read_label(text) or read_numbered(text) or not re.match(r"[^\d\W]", text) or "|" in text or len(text) > 2 * _LONGEST_LINE:
            return
        yield line
        if len(text) > _LONGEST_LINE:
            return


def _announced(codes: Sequence[_Code | None]) -> set[int]:
    """Codes of runs with nothing but their names between them that all come again below: they only say what follows."""
    places: dict[tuple[str, str], int] = {}
    for index, code in enumerate(codes):
        if code and not code.subject:
            places[code.key] = index
    dropped: set[int] = set()
    run: list[int] = []
    for index in [*(index for index, code in enumerate(codes) if code and code.framed and not code.subject), len(codes)]:
        if run and (index == len(codes) or index - run[-1] > _MOST_NAME_LINES + 1):
            if len(run) >= _LEAST and all((code := codes[at]) and places[code.key] > run[-1] for at in run):
                dropped |= set(run)
            run = []
        run.append(index)
    return dropped


def _counts_on(numbers: Iterable[str]) -> bool:
    """Whether numbers are those of a list: two and more, some number right behind the one before, some list from 1."""
    parts = [tuple(int(part) for part in number.split(".")) for number in numbers]
    follows = any(second[:-1] == first[:-1] and second[-1] == first[-1] + 1 for first, second in _pairs(parts)) or len({number[:-1] for number in parts}) >= _LEAST
    return len(set(parts)) >= _LEAST and any(number[-1] == 1 for number in parts) and follows


def _is_above(letters: str, codes: Sequence[_Code]) -> bool:
    """Whether the codes of all other parts begin with the numbers of such a code: “S1” above “S1G1” or “G1.1”."""
    own = {code.number for code in codes if code.letters == letters}
    others = [code for code in codes if code.letters != letters]
    return bool(own) and not any("." in number for number in own) and len(others) >= _LEAST and all(code.above in ("", letters) and "." in code.number and code.number.split(".")[0] in own for code in others)


def _pairs(parts: Sequence[tuple[int, ...]]) -> Iterable[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Numbers and the next of as many parts behind each."""
    return ((first, second) for at, first in enumerate(parts) for second in parts[at + 1:at + 2] if len(first) == len(second))


def _heads(line: Line) -> bool:
    label = read_label(line.text)
    return label is not None and not label.rest
