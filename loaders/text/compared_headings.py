"""Numbered headings in two columns, the old plan's and the new one's, flattened to one cell a line: which of them are the old ones."""

from __future__ import annotations

from collections import Counter

from loaders.problems import Problem
from loaders.text.found import Found
from loaders.text.lines import Line, join
from loaders.text.numbering import split_marker
from loaders.text.vocabulary import Numbered, read_label, read_numbered

__all__ = ["heading_of", "numbered_pairs", "unclear"]

_PARTS = {"เป้าหมาย": "goals", "เป้าประสงค์": "goals", "ตัวชี้วัด": "indicators", "กลยุทธ์": "tactics", "มาตรการ": "tactics", "แนวทาง": "guidelines", "โครงการ": "projects"}


def heading_of(line: Line) -> Numbered | None:
    """The numbered heading that a cell is, behind its own number if it has one (“1. ยุทธศาสตร์ที่ 1 …”)."""
    return read_numbered(split_marker(line.text)[1])


def numbered_pairs(cells: list[Line]) -> tuple[list[Line], list[Found], list[Problem]]:
    """Numbered headings come in twos: of each number the first is the old one."""
    blocks: list[list[Line]] = []
    for cell in cells:
        if heading_of(cell) or not blocks:
            blocks.append([])
        blocks[-1].append(cell)
    heads = [heading_of(block[0]) for block in blocks]
    kinds = list(dict.fromkeys(head.kind for head in heads if head))
    if _across(heads, kinds):
        return _pairs_below([(head, block) for head, block in zip(heads, blocks, strict=True) if head], kinds[0])
    second = _second_run([head.number for head in heads if head])
    counts = Counter(head.number for head in heads if head)
    seen: set[str] = set()
    current: list[Line] = []
    old: list[Found] = []
    problems: list[Problem] = []
    position = -1
    for head, block in zip(heads, blocks, strict=True):
        if head is None:
            continue
        position += 1
        if len(kinds) > 1:
            former = head.kind == kinds[0]
        elif second:
            former = position < second
        elif counts[head.number] > 1:
            former = head.number not in seen
        else:
            problems.append(unclear(block[0]))
            former = True
        seen.add(head.number)
        if former:
            old.append(Found("groups", _joined(block, head.rest), block[0].number, "old-column", number=head.number, kind=head.kind))
        else:
            current += block
    return current, old, problems


def _across(heads: list[Numbered | None], kinds: list[str]) -> bool:
    """Whether headings of the first of two kinds stand across both columns: each number of it once, above headings of the other most of which come in twos."""
    counts = [Counter(head.number for head in heads if head and head.kind == kind) for kind in kinds]
    return len(counts) == 2 and set(counts[0].values()) == {1} and sum(count == 2 for count in counts[1].values()) * 2 > len(counts[1])  # noqa: PLR2004 - old and new


def _pairs_below(blocks: list[tuple[Numbered, list[Line]]], across: str) -> tuple[list[Line], list[Found], list[Problem]]:
    """Below each heading across both columns, the headings of the old column and, from where their numbers begin anew, of the new one."""
    current: list[Line] = []
    old: list[Found] = []
    problems: list[Problem] = []
    former: list[tuple[Numbered, list[Line]]] = []
    anew = True

    def over() -> None:
        """What was read since the last heading is all of one column: no telling of which."""
        if not anew:
            problems.extend(unclear(block[0]) for _, block in former)
        old.extend(Found(_PARTS.get(head.kind, "text"), _joined(block, head.rest), block[0].number, "old-column", number=head.number, kind=head.kind) for head, block in former)
        former.clear()

    for head, block in blocks:
        if head.kind == across:
            over()
            current += block
            anew = False
        elif anew or any(head.number == known.number for known, _ in former):
            anew = True
            current += block
        else:
            former.append((head, block))
    over()
    return current, old, problems


def _second_run(numbers: list[str]) -> int:
    """Where a second count from 1 begins, if the headings are two whole counts one behind the other; else 0."""
    start = numbers.index("1", 1) if "1" in numbers[1:] else 0
    runs = [numbers[:start], numbers[start:]]
    return start if start > 1 and all(run == [str(number) for number in range(1, len(run) + 1)] for run in runs) else 0


def _joined(block: list[Line], first: str) -> str:
    text = first
    for line in block[1:]:
        if read_label(line.text):
            break
        text = join(text, line.text) if text else line.text
    return text


def unclear(line: Line) -> Problem:
    """What is told of a cell that may be of either column."""
    return Problem("", line.number, f"ตารางเปรียบเทียบของเดิมกับของใหม่: แยกไม่ได้ว่า “{line.text[:60]}” อยู่ช่องใด จึงไม่นำเข้า โปรดเติมเอง",
                   f"a table compares old and new: no telling which “{line.text[:60]}” is, so it was not loaded; add it by hand if it is current", "comparison-unclear")
