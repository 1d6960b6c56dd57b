"""Heads in English in the words that the readers of labels and headings know: “Vision”, “Goals / เป้าประสงค์”, “กลยุทธ์ | Strategies”, “Strategic Issue 1 : …”.

Planners' pages and slides print the word for a kind in English, alone or beside the Thai one. Where both stand, the Thai one is what heads; an
English head right above a Thai one of the same kind says the same once more. English sentences and names are left alone: a head is nothing
but such words, up to a colon or a number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.text.lines import Line
from loaders.text.numbering import split_marker
from loaders.text.vocabulary import read_label, read_numbered

__all__ = ["thai_heads"]

_WORDS = {
    "ประเด็นยุทธศาสตร์": r"strategic\s(?:issue|theme|pillar|direction|priority|area|thrust)s?|strategic\spriorities",
    "ยุทธศาสตร์": r"strategy|strategies",
    "วิสัยทัศน์": r"vision(?:\sstatement)?",
    "พันธกิจ": r"missions?",
    "ค่านิยม": r"(?:core\s)?values",
    "เป้าประสงค์": r"(?:strategic\s)?(?:goal|objective)s?|objectives?\sand\skey\sresults",
    "เป้าหมาย": r"targets?|outcomes?",
    "ตัวชี้วัด": r"(?:key\s)?(?:performance\s|outcome\s|success\s)?indicators?(?:\s?\(kpis?\))?|kpis?|key\sresults?|krs",
    "กลยุทธ์": r"tactics?",
    "มาตรการ": r"measures",
    "โครงการ": r"(?:key\s|strategic\s|flagship\s|main\s)?(?:project|initiative|program|programme)s?",
    "กิจกรรม": r"(?:key\s|main\s)?(?:activity|activities)",
    "หน่วยงานรับผิดชอบ": r"(?:responsible|lead|host)\s(?:agency|agencies|unit|units|persons?|department)|owners?",
    "งบประมาณ": r"budgets?",
}
_ENGLISH = "|".join(f"(?P<w{index}>{words})" for index, words in enumerate(_WORDS.values()))
_THAI = list(_WORDS)
_HEAD = re.compile(rf"(?:{_ENGLISH})(?![A-Za-z])", re.IGNORECASE)
_JOINS = re.compile(r"\s?(?:&|/|,|\band\b)\s?", re.IGNORECASE)
_BESIDE = re.compile(r"\s?[/|:：–-]?\s?\(?(?=[ก-๎])")
_BEHIND = re.compile(rf"(?<=[ก-๎)])\s?(?:[/|]\s?)?(?:{_ENGLISH.replace('?P<', '?P<b')})(?=\s*(?:$|[:：]))", re.IGNORECASE)
_NUMBER = re.compile(r"\s(?:no\.?\s?|#)?(?P<number>\d{1,2}(?:\.\d{1,2}){0,2})(?![\d%])\s?[:：.)–-]?\s*(?P<rest>[^\d\s:：.)].*)?$", re.IGNORECASE)
_COLON = re.compile(r"\s?[:：]\s*")
_LONGEST_HEAD = 70
_AMOUNTS = ("เป้าหมาย", "งบประมาณ")
"""Behind these words a number is no number of a part."""


def thai_heads(lines: list[Line]) -> list[Line]:
    """``lines`` with such heads in Thai; all other words stay."""
    issues = any(((head := read_numbered(split_marker(line.text)[1])) and head.role is None and "ยุทธศาสตร์" in head.kind) or re.match(_WORDS["ประเด็นยุทธศาสตร์"], line.text, re.IGNORECASE) for line in lines)
    out = [_in_thai(line, issues=issues) for line in lines]
    return [line for index, line in enumerate(out) if line is lines[index] or not _said_again(out, index)]


def _in_thai(line: Line, *, issues: bool) -> Line:
    """A line with its head in Thai. ``issues``: whether strategies stand below strategic issues, or beside ones in Thai."""
    marker, text = split_marker(line.text)
    if not text[:1].isascii() or not text[:1].isalpha():
        behind = _BEHIND.search(text) if len(text) <= _LONGEST_HEAD or ":" in text[:_LONGEST_HEAD] else None
        label = read_label(text[:behind.start()]) if behind else None
        return replace(line, text=f"{line.text[:len(line.text) - len(text)]}{text[:behind.start()]}{text[behind.end():]}") if behind and label and not label.rest else line
    words, end = _head(text)
    if not words:
        return line
    thai = ["กลยุทธ์" if word == "ยุทธศาสตร์" and issues else word for word in words]
    mark = line.text[:len(line.text) - len(text)]
    number = _NUMBER.match(text, end) if len(words) == 1 and words[0] not in _AMOUNTS else None
    if number:
        return replace(line, text=f"{mark}{thai[0]}ที่ {number['number']} : {number['rest'] or ''}".rstrip(" :"))
    colon = _COLON.match(text, end)
    beside = _BESIDE.match(text, end)
    if beside and (label := read_label(text[beside.end():].rstrip(" )"))) and (not label.rest or colon):
        return replace(line, text=mark + (text[beside.end():].rstrip(" )") if "(" in beside[0] and not label.rest else text[beside.end():]))
    if end == len(text) or (colon and (colon.end() == len(text) or marker is None)):
        return replace(line, text=f"{mark}{'และ'.join(thai)}{' : ' + text[colon.end():] if colon and colon.end() < len(text) else ''}")
    return line


def _head(text: str) -> tuple[list[str], int]:
    """The kinds that the English words at the start of a line name, in Thai, and where the words end."""
    words: list[str] = []
    end = 0
    while found := _HEAD.match(text, end):
        words.append(next(_THAI[index] for index in range(len(_THAI)) if found[f"w{index}"]))
        end = found.end()
        joins = _JOINS.match(text, end)
        if joins is None or _HEAD.match(text, joins.end()) is None:
            break
        end = joins.end()
    return words, end


def _said_again(lines: Sequence[Line], index: int) -> bool:
    """Whether the next line is a label of the same kind."""
    own = read_label(lines[index].text)
    following = read_label(lines[index + 1].text) if index + 1 < len(lines) else None
    return own is not None and following is not None and not own.rest and not following.rest and own.role == following.role
