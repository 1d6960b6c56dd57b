"""Heads as some writers print them, in the form that the readers of headings and labels know.

“ยุทธศาสตร์ 1 ยกระดับ…”, “ยุทธศาสตร์ 2 …” without ที่ are the numbered headings that “ยุทธศาสตร์ที่ 1 …” are: what tells them from a number of
things (“มาตรการ 3 ข้อ”) is that they count up from 1 at the start of lines. A heading whose name stands on the next line is one with it, as
tables are found by headings with names. A colon behind a label that stands alone says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.text.line_ends import left_open
from loaders.text.lines import Line
from loaders.text.numbering import Marker, split_marker
from loaders.text.vocabulary import MENTION, NUMBERED_KINDS, read_label, read_numbered

__all__ = ["plain_heads"]

_UNSAID = re.compile(rf"^(?P<kind>{NUMBERED_KINDS})\s(?P<number>\d{{1,2}}(?:\.\d{{1,2}}){{0,2}})(?![\d,/%]|\s?[-–]\s?\d)\s*[:：.)–-]?\s*(?P<rest>.*)$")
_COUNTS = re.compile(r"^(?:ปี|เดือน|ไตรมาส|วัน|ครั้ง|แห่ง|คน|ราย|ข้อ|ประการ|ด้าน|เรื่อง|โครงการ|กิจกรรม|แผนงาน|ตัวชี้วัด|มาตรการ|กลยุทธ์|แนวทาง|ประเด็น|เป้าหมาย|(?:ล้าน)?บาท)(?:\s|$|แรก|ดังนี้|ได้แก่|คือ|หลัก|ย่อย)")
"""Behind a number: what is counted, no name."""
_KIND_ALONE, _NUMBER_ALONE = re.compile(rf"^(?:{NUMBERED_KINDS})\s?ที่$"), re.compile(r"^\d{1,2}(?:\.\d{1,2})?\s?[:.]?$")
_BARE = re.compile(r"^(?P<number>\d{1,2})\s(?P<rest>[ก-๎A-Z“].{11,})$")
_DOTS = {"dot": "{}. {}", "half": "{}) {}", "round": "({}) {}"}
_MOST_BETWEEN = 4
_COLON = re.compile(r"\s?[:：]$")


def plain_heads(lines: list[Line]) -> list[Line]:
    """``lines`` with ที่ in numbered headings that lack it, and no colon behind a label that stands alone; numbers and all other words stay."""
    lines = _with_dots(lines)
    unsaid = _counting(lines)
    return _with_names([_without_colon(replace(line, text=unsaid[index]) if index in unsaid else line) for index, line in enumerate(lines)])


def _with_dots(lines: Sequence[Line]) -> list[Line]:
    """A number that lacks the dot or the bracket that the number before it has: “3. จัดหา…” · “4 พัฒนา…”."""
    out: list[Line] = []
    last: Marker | None = None
    behind = 0
    for each in lines:
        line = each
        marker, rest = split_marker(line.text)
        bare = _BARE.match(line.text) if marker is None and last and behind <= _MOST_BETWEEN else None
        if marker or read_numbered(rest) or read_label(rest):
            last, behind = (marker if marker and len(marker.numbers) == 1 and marker.style in _DOTS else None), 0
        elif last and bare and int(bare["number"]) == last.last + 1 and not _COUNTS.match(bare["rest"]) and not left_open(out[-1].text):
            line = replace(line, text=_DOTS[last.style].format(bare["number"], bare["rest"]))
            last, behind = replace(last, numbers=(last.last + 1,)), 0
        behind += 1
        out.append(line)
    return out


def _with_names(lines: list[Line]) -> list[Line]:
    """Headings that are nothing but kind and number, on one line or two, together with the name on the line behind them, whose number they take."""
    out: list[Line] = []
    for line in lines:
        if out and _KIND_ALONE.match(out[-1].text) and _NUMBER_ALONE.match(line.text):
            out[-1] = replace(out[-1], text=f"{out[-1].text} {line.text}")
            continue
        head = read_numbered(split_marker(out[-1].text)[1]) if out else None
        if head and head.role is None and not head.rest and not (split_marker(line.text)[0] or read_label(line.text) or read_numbered(line.text)):
            out[-1] = replace(line, text=f"{out[-1].text} {line.text}")
        else:
            out.append(line)
    return out


def _counting(lines: Sequence[Line]) -> dict[int, str]:
    """Index and new text of headings that lack ที่: two and more of one kind, each number behind the one before it."""
    last: dict[tuple[str, tuple[int, ...]], tuple[int, int]] = {}
    """By kind and outer numbers: the number that was last and the index of its line."""
    texts: dict[int, str] = {}
    chained: set[int] = set()
    for index, line in enumerate(lines):
        rest = split_marker(line.text)[1]
        head = _UNSAID.match(rest)
        if head is None and (said := read_numbered(rest)) and said.number.isdigit():  # “ยุทธศาสตร์ 1” before “ยุทธศาสตร์ที่ 2”
            before = last.get((said.kind, ()))
            if before and int(said.number) == before[0] + 1:
                chained |= texts.keys() & {before[1]}
            if said.rest and not MENTION.match(said.rest):
                last[said.kind, ()] = (int(said.number), index)
            continue
        if head is None or MENTION.match(head["rest"]) or _COUNTS.match(head["rest"]):
            continue
        *outer, number = (int(part) for part in head["number"].split("."))
        family = (head["kind"], tuple(outer))
        before = last.get(family)
        texts[index] = f"{line.text[:len(line.text) - len(rest)]}{head['kind']}ที่ {rest[head.start('number'):]}"
        if before and number == before[0] + 1:
            chained |= texts.keys() & {before[1], index}
        elif number != 1 and not (before and number == before[0]):
            continue
        last[family] = (number, index)
    counted = {_kind_of(texts[index]) for index in chained}
    return {index: text for index, text in texts.items() if index in chained or (_kind_of(text) in counted and _number_of(text) == "1")}


def _kind_of(text: str) -> str:
    return split_marker(text)[1].partition("ที่ ")[0]


def _number_of(text: str) -> str:
    found = re.search(r"ที่ (?:\d{1,2}\.)*(\d{1,2})", text)
    return found[1] if found else ""


def _without_colon(line: Line) -> Line:
    if not line.text.endswith((":", "：")):
        return line
    text = _COLON.sub("", line.text)
    label = read_label(split_marker(text)[1])
    return replace(line, text=text) if label and label.words == split_marker(text)[1] else line
