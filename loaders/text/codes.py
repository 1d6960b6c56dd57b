"""Codes that planners give to the parts of their plans, spelled out: “SO1: …”, “KPI 1.1 …”, “G2 …”, “SO1-เป้าหมาย2: …”.

A code is no word of the part: it says which kind it is, and its number. What tells a code from a name (“G20”, “PM2.5”) is that the same letters
count on at the start of other lines. Lines with codes of known letters become the numbered headings that they stand for; of other letters right
below a label, items of its list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from loaders.text.lines import Line
from loaders.text.vocabulary import read_label

__all__ = ["spell_codes"]

_WORD = r"เป้าประสงค์|เป้าหมาย|ตัวชี้วัด|กลยุทธ์|มาตรการ|แนวทาง|โครงการ|กิจกรรม"
_NUMBER = r"\d{1,2}(?:\.\d{1,2}){0,3}"
_CODE = re.compile(rf"^\(?(?P<letters>[A-Z]{{1,4}})s?[\s.\-_]?(?P<number>{_NUMBER})(?:\s?[-–/]\s?(?P<word>{_WORD})\s?(?:ที่\s?)?(?P<below>{_NUMBER}))?(?:\)?\s*[:：.)–-]\s*|\)?\s+|(?=[ก-๎“]))(?P<rest>[^\d\s].*)$")
_KINDS = {"KPI": "ตัวชี้วัด", "KRI": "ตัวชี้วัด", "KR": "ตัวชี้วัด", "PI": "ตัวชี้วัด", "SO": "เป้าประสงค์", "SG": "เป้าประสงค์", "OBJ": "เป้าประสงค์", "GOAL": "เป้าหมาย"}
_LETTERS = {"G": "เป้าประสงค์", "O": "เป้าประสงค์", "K": "ตัวชี้วัด", "S": "กลยุทธ์", "T": "กลยุทธ์", "M": "มาตรการ", "P": "โครงการ"}
"""What one letter stands for, beside other codes."""
_LEAST = 2


def spell_codes(lines: list[Line]) -> list[Line]:
    """``lines`` with such codes as the headings or the numbers that they stand for; all other words stay."""
    codes = [_CODE.match(line.text) for line in lines]
    numbers: dict[str, list[str]] = {}
    for code in filter(None, codes):
        numbers.setdefault(code["letters"], []).append(code["number"])
    counting = {letters for letters, each in numbers.items() if _counts_on(each)}
    known = {letters: kind for letters, kind in _KINDS.items() if letters in counting}
    if len(known) + sum(letters in counting for letters in _LETTERS) >= _LEAST:
        known |= {letters: kind for letters, kind in _LETTERS.items() if letters in counting}
    listed = {code["letters"] for code, before in zip(codes[1:], lines, strict=False) if code and _heads(before)}
    return [_spelled(line, code, known, listed) if code and code["letters"] in counting else line for line, code in zip(lines, codes, strict=True)]


def _counts_on(numbers: Iterable[str]) -> bool:
    """Whether numbers are those of a list: two and more, some number right behind the one before, some list from 1."""
    parts = [tuple(int(part) for part in number.split(".")) for number in numbers]
    follows = any(second[:-1] == first[:-1] and second[-1] == first[-1] + 1 for first, second in _pairs(parts)) or len({number[:-1] for number in parts}) >= _LEAST
    return len(set(parts)) >= _LEAST and any(number[-1] == 1 for number in parts) and follows


def _pairs(parts: Sequence[tuple[int, ...]]) -> Iterable[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Numbers and the next of as many parts behind each."""
    return ((first, second) for at, first in enumerate(parts) for second in parts[at + 1:at + 2] if len(first) == len(second))


def _heads(line: Line) -> bool:
    label = read_label(line.text)
    return label is not None and not label.rest


def _spelled(line: Line, code: re.Match[str], known: dict[str, str], listed: set[str]) -> Line:
    letters = code["letters"]
    if code["word"]:
        return replace(line, text=f"{code['word']}ที่ {code['below']} : {code['rest']}")
    if letters in known:
        return replace(line, text=f"{known[letters]}ที่ {code['number']} : {code['rest']}")
    if letters in listed:
        return replace(line, text=f"{code['number']}{'' if '.' in code['number'] else '.'} {code['rest']}")
    return line
