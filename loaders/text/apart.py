"""Matter of a summary that is no part of its plan: tables of figures, and further documents that were proposed together with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from loaders.problems import Problem
from loaders.text.lines import Line
from loaders.text.matrix import is_year_head
from loaders.text.numbering import Marker, split_marker
from loaders.text.vocabulary import read_label, read_numbered

__all__ = ["other_documents", "without_figures"]

_FIGURE = re.compile(r"^(?!2[45]\d\d$)\(?\d[\d.,:/%\s]*(?:\s?(?:ปี|เดือน|วัน|คน|บาท|ล้านบาท|แห่ง|ราย))?\)?$")
_LEAST_CELLS, _LEAST_ROWS, _MOST_HEADS = 4, 3, 3
_LONGEST_HEAD, _LOOK_BACK = 60, 40
_MONEY = re.compile(r"^(?:จำนวน|ประมาณการ|กรอบ|รวม)?\s?(?:โครงการ|วงเงิน|งบประมาณ|เงิน)|ล้านบาท|\(บาท\)")
_NAMED_ABOVE, _LEAST_PRICED = 160, 2
_LEAST_PAIRS, _MOST_SIDE_BY_SIDE = 3, 16
_SUMMED_UP = re.compile(r"\s?(?:โดย)?(?:มี)?(?:สาระสำคัญ|รายละเอียด)\S{0,20}\s?(?:โดย)?(?:สรุป(?:ได้)?)?\s?ดังนี้$")
_DOCUMENT = re.compile(r"^(?:\(?ร่าง\)?\s?)?(?:แนวทาง|มาตรการ|แผน|โครงการ|กรอบ|ยุทธศาสตร์|นโยบาย|รายงาน|พระราช|ระเบียบ|ประกาศ|กฎ)")
_OPENING_LINES, _LEAST_NAME = 6, 20
_NAMES_PLAN = 40


def without_figures(lines: list[Line], name: str) -> tuple[list[Line], list[Problem]]:
    """``lines`` without tables of bare figures that no years head (numbers of today and sums, not what the plan is to reach), and what was left out."""
    rows, problems = _without_rows(_without_money(lines), name)
    return _without_pairs(rows), problems


def _without_money(lines: list[Line]) -> list[Line]:
    """Tables of what known parts of the plan cost: heads, one of them of money or of a number of projects, and rows of a name that stands above and its figures."""
    dropped: set[int] = set()
    for index, line in enumerate(lines):
        end = _end_of_money(lines, index) if index not in dropped and _is_head(line) else None
        dropped |= set(range(index, end or index))
    return [line for index, line in enumerate(lines) if index not in dropped]


def _end_of_money(lines: Sequence[Line], index: int) -> int | None:
    """Where a table of money ends whose first head is on a line; None where none begins."""
    label = read_label(lines[index].text)
    start = index + 1
    while start < len(lines) and start - index <= _MOST_HEADS and _MONEY.search(lines[start].text) and _is_head(lines[start]):
        start += 1
    width = start - index - 1
    if label is None or label.rest or not width:
        return None
    above = "".join(line.text for line in lines[:index]).replace(" ", "")
    end, rows = start, 0
    while end + width < len(lines) and len(lines[end].text) <= _NAMED_ABOVE and all(_FIGURE.match(line.text) for line in lines[end + 1:end + 1 + width]):
        head = read_numbered(lines[end].text)
        name = (head.rest if head else split_marker(lines[end].text)[1]).replace(" ", "")
        if not name.startswith("รวม") and name not in above:
            return None
        rows, end = rows + 1, end + 1 + width
    return end if rows >= _LEAST_PRICED else None


def _without_rows(lines: list[Line], name: str) -> tuple[list[Line], list[Problem]]:
    """Rows that are a head and then figures, at least three of the same width."""
    runs = _runs(lines)
    dropped: set[int] = set()
    problems: list[Problem] = []
    table: list[tuple[int, int]] = []
    for run in [*runs, None]:
        if run and (not table or _goes_on(lines, table, run)):
            table.append(run)
            continue
        if len(table) >= _LEAST_ROWS and not any(is_year_head(line.text, "") for line in lines[max(0, table[0][0] - _LOOK_BACK):table[-1][1]]):
            first = _first(lines, *table[0])
            dropped |= set(range(first, table[-1][1]))
            problems.append(Problem(name, lines[first].number, f"ไม่นำเข้าตารางตัวเลข {len(table)} แถว: ไม่มีปีหรือป้ายที่บอกว่าเป็นค่าเป้าหมาย ถ้าเป็นค่าเป้าหมาย ให้เพิ่มเอง",
                                    f"a table of figures ({len(table)} rows) was left out: no year and no label says that they are targets; add them by hand if they are", "figures"))
        table = [run] if run else []
    return [line for index, line in enumerate(lines) if index not in dropped], problems


def _runs(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """(first, behind the last) index of figures one below the other."""
    runs: list[tuple[int, int]] = []
    start = None
    for index, line in enumerate([*lines, None]):
        figure = line is not None and bool(_FIGURE.match(line.text))
        if figure and start is None:
            start = index
        elif not figure and start is not None:
            if index - start >= _LEAST_CELLS:
                runs.append((start, index))
            start = None
    return runs


def _goes_on(lines: Sequence[Line], table: list[tuple[int, int]], run: tuple[int, int]) -> bool:
    """Whether a run of figures is the next row of a table: as wide, or with a remark to each figure, behind no more than the head of the row."""
    width, own = table[0][1] - table[0][0], run[1] - run[0]
    between = lines[table[-1][1]:run[0]]
    return own in (width, 2 * width) and len(between) <= _MOST_HEADS and all(_is_head(line) for line in between)


def _is_head(line: Line) -> bool:
    return len(line.text) <= _LONGEST_HEAD and split_marker(line.text)[0] is None and read_numbered(line.text) is None


def _first(lines: Sequence[Line], row: int, end: int) -> int:
    """Where the heads above the first row of figures (``row`` to ``end``) begin: a name for each column and a few lines more. What a label heads is no head of it."""
    least = max(0, row - (end - row) - _MOST_HEADS)
    first = row
    while first > least and _is_head(lines[first - 1]):
        first -= 1
        if first < row - 1 and read_label(lines[first].text):  # right above its figures it is the head of their row
            return row - 1
    return first


def _without_pairs(lines: list[Line]) -> list[Line]:
    """A name and its figure side by side, several pairs a row, which the same two heads printed again show; the head of the figures stays, once."""
    out: list[Line] = []
    index = 0
    while index < len(lines):
        end = _end_of_pairs(lines, index)
        if end is None:
            out.append(lines[index])
            index += 1
            continue
        head = lines[index + 1]
        if not out or out[-1].text != head.text:
            out.append(head)
        index = end
    return out


def _end_of_pairs(lines: Sequence[Line], index: int) -> int | None:
    """Where a table ends that begins with two heads, and the same two again; None where none begins."""
    heads = [line.text for line in lines[index:index + 4]]
    if len(heads) < 4 or heads[:2] != heads[2:] or heads[0] == heads[1]:  # noqa: PLR2004 - two heads, twice
        return None
    start = index
    while start < index + _MOST_SIDE_BY_SIDE and [line.text for line in lines[start:start + 2]] == heads[:2]:
        start += 2
    end = start
    while end + 1 < len(lines) and _is_head(lines[end]) and not _FIGURE.match(lines[end].text) and _FIGURE.match(lines[end + 1].text):
        end += 2
    return end if (end - start) // 2 >= _LEAST_PAIRS else None


def other_documents(lines: list[Line], title: str, name: str) -> tuple[list[Line], list[Problem]]:
    """``lines`` without paragraphs on another document that the decision names beside the plan, and what was left out.

    The writer tells of each by turns: “แผนฯ มีสาระสำคัญ ดังนี้ …”, “2. มาตรการลดภาษี … มีสาระสำคัญ ดังนี้ …”. A paragraph is over at the next number.
    """
    told = [index for index, line in enumerate(lines) if _SUMMED_UP.search(line.text)]
    opening = " ".join(line.text for line in lines[:min([_OPENING_LINES, *told[:1]])])
    dropped: set[int] = set()
    problems: list[Problem] = []
    for _, index in pairwise(told):
        if index in dropped:
            continue
        marker, text = split_marker(lines[index].text)
        subject = _SUMMED_UP.sub("", text).strip()
        if marker is None or not marker.numbers or len(subject) < _LEAST_NAME or not _DOCUMENT.match(subject) or subject in title or subject not in opening:
            continue
        end = _end_of_document(lines, index, marker, title)
        dropped |= set(range(index, end))
        last = lines[end - 1].number
        problems.append(Problem(name, lines[index].number, f"ไม่นำเข้า “{subject}” (บรรทัด {lines[index].number}–{last}): เป็นเอกสารอื่นที่เสนอพร้อมแผนนี้ ถ้าต้องการ ให้แยกเป็นไฟล์ของตัวเอง",
                                f"“{subject}” (lines {lines[index].number}–{last}) is another document proposed together with this plan and was left out: put it in a file of its own if you want it", "other-document"))
    return [line for index, line in enumerate(lines) if index not in dropped], problems


def _end_of_document(lines: Sequence[Line], index: int, marker: Marker, title: str) -> int:
    """Where the writer goes on behind the paragraph at ``index``: at its next number, at that of a list it stands in, or at a line that names the plan again; at the latest where the text ends."""
    above: dict[tuple[str, tuple[int, ...]], int] = {}
    for line in lines[:index]:
        if (other := split_marker(line.text)[0]) and other.numbers:
            above[other.family] = other.last
    above = {family: last for family, last in above.items() if family == marker.family or len(family[1]) < len(marker.numbers)}
    above[marker.family] = marker.last
    own = title.removeprefix("(ร่าง)").removeprefix("ร่าง").strip()[:_NAMES_PLAN]
    begun: set[tuple[str, tuple[int, ...]]] = set()
    for at in range(index + 1, len(lines)):
        other, text = split_marker(lines[at].text)
        if other and other.numbers:
            if other.last == 1 and other.family != marker.family:
                begun.add(other.family)  # a list of the other document's own
            elif other.family not in begun and above.get(other.family) == other.last - 1:
                return at
        elif own and own in text[:_NAMES_PLAN * 2]:
            return at
    return len(lines)
