"""Groups that no word heads: a numbered list of names each of which has the same labels below it, or on its line.

“1. ความมั่นคง · เป้าหมาย … · ตัวชี้วัด …”, “2. ความมั่งคั่ง · เป้าหมาย … · ตัวชี้วัด …”: what tells the names from the writer's paragraphs is that
one label stands below all of them. They become numbered headings, which the reader of the outline takes.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from loaders.text.line_ends import filled_by, leads_down
from loaders.text.lines import Line
from loaders.text.numbering import Marker, split_marker, tidy_end
from loaders.text.prose import OTHER_MATTER, is_decision, is_note
from loaders.text.told import read_clauses
from loaders.text.vocabulary import GROUP_RANK, ROW_LABELS, heads_other_matter, kind_in, read_label, read_numbered

__all__ = ["number_blocks", "number_lists"]

_BELOW = ("goals", "indicators", "tactics", "guidelines", "activities", "projects", "agencies", "value")
_LABEL = re.compile(rf"\s(?:และ)?(?P<label>{ROW_LABELS})(?=\s?[:：]|\s)\s?[:：]?\s?(?=\S)")
_NAMED = ("groups", "tactics", "guidelines")
"""What a head is above names of groups."""
_TOLD = ("tactics", "guidelines", "activities", "projects")
_KINDS = "|".join(sorted(GROUP_RANK, key=len, reverse=True))
_KIND = re.compile(rf"\d\s?(?P<counted>{_KINDS})|(?P<led>{_KINDS})\S{{0,20}}\s?(?:ดังนี้|ได้แก่|ประกอบด้วย|คือ|:)")
_FIELD = re.compile(r"^(?:(?:นโยบาย|ยุทธศาสตร์|แผนงาน|การพัฒนา|งาน)\s?)?ด้าน(?!ที่\s?\d)\s?[ก-๎]")
_LED = re.compile(r"\s*(?:(?:(?:มี|ประกอบด้วย)\s?)?(?:รายละเอียด\s?)?(?:ดังนี้|ดังต่อไปนี้)|ได้แก่|ประกอบด้วย|คือ)?\s?[:：]?$")
_TALKED = re.compile(r"ผลการ|ผลสรุป|สรุปผล|หารือ|การเยือน|การประชุม|แถลงว่า|กล่าวว่า")
"""Above a list of fields: what was said or done, no plan."""
_PLAN = re.compile(r"แผน(?!ที่)|ยุทธศาสตร์|นโยบาย|แนวทาง|มาตรการ|กรอบ")
_MOST_HEADS, _LEAST_NAMES = 5, 4
_LONGEST_NAME, _LEAST_LABELS, _LOOK_BACK = 140, 2, 12


def number_blocks(lines: list[Line]) -> list[Line]:
    """``lines`` with such names as numbered headings, and labels inside their lines on lines of their own; as they are where a word or a table heads the groups."""
    if any(line.place and line.place.role == "groups" for line in lines) or any((head := read_numbered(split_marker(line.text)[1])) and head.role is None for line in lines):
        return lines
    telling = [index for run in _runs(lines, _tells_or_names) if len([index for index in run if _tells_below(lines[index])]) * 2 > len(run) for index in run]
    if telling:
        return _numbered(lines, telling)
    for cut in (False, True):
        laid = list(_cut_rows(lines)) if cut else lines
        for run in _runs(laid):
            if _alike(laid, run):
                return _numbered(laid, run)
    return lines


def number_lists(lines: list[Line], title: str) -> list[Line]:
    """``lines`` with names that each have a list right below them as numbered headings, where a line says that they follow or all begin alike; for a plan in which nothing else was found."""
    for run in _runs(lines):
        lists = [split_marker(lines[index + 1].text)[0] if index + 1 < len(lines) else None for index in run]
        own = split_marker(lines[run[0]].text)[0]
        if own and all(marker and marker.style != own.style for marker in lists) and _led_in(lines, run[0]):
            return _numbered(lines, run)
    for run in _runs(lines, _names_field):
        above = [title, *(line.text for line in lines[max(0, run[0] - _MOST_HEADS):run[0]])]
        if all(_has_list(lines, index) for index in run) and not (OTHER_MATTER.search(above[-1]) or any(_TALKED.search(text) for text in above)):
            return _numbered([replace(line, text=_LED.sub("", line.text)) if index in run else line for index, line in enumerate(lines)], run)
    if _PLAN.search(title):
        run = max(_runs(lines), key=len, default=[])
        if len(run) >= _LEAST_NAMES and all(_has_list(lines, index, wrapped=True) for index in run) and not (run[0] and OTHER_MATTER.search(lines[run[0] - 1].text)):  # names may speak of problems, what leads to them may not
            return _numbered(lines, run)
    return lines


def _names_field(text: str) -> bool:
    """Whether a name is that of a field of policy: “นโยบายด้านสังคม มีดังนี้”, “ด้านที่อยู่อาศัย”."""
    name = _LED.sub("", text)
    return bool(_FIELD.match(name)) and _is_name(name) and not OTHER_MATTER.search(name)


def _has_list(lines: Sequence[Line], index: int, *, wrapped: bool = False) -> bool:
    """Whether a list begins on the line below, or, of a name that may be ``wrapped``, on the one behind it: numbers below the name's own, or marks of another kind, of things to do and no labels."""
    own = split_marker(lines[index].text)[0]
    below = index + 2 if wrapped and index + 2 < len(lines) and split_marker(lines[index + 1].text)[0] is None and filled_by(lines[index].text, lines[index + 1].text) else index + 1
    marker, rest = split_marker(lines[below].text) if below < len(lines) else (None, "")
    return bool(own and marker and rest and read_label(rest) is None and (marker.numbers == (*own.numbers, 1) or (marker.style != own.style and (not marker.numbers or marker.last == 1))))


def _led_in(lines: Sequence[Line], first: int) -> bool:
    """Whether, above heads of columns, a line says that matter of the plan follows: no ways of driving it, nothing that others said."""
    for line in reversed(lines[max(0, first - _MOST_HEADS):first]):
        rest = split_marker(line.text)[1]
        label = read_label(rest)
        if label and label.role == "table" and not label.rest:
            continue
        if label and not label.rest and label.role in _NAMED:
            return True
        return leads_down(rest) and not (OTHER_MATTER.search(rest) or _TALKED.search(rest) or heads_other_matter(rest) or is_decision(rest) or label)
    return False


def _runs(lines: Sequence[Line], is_name: Callable[[str], bool] | None = None) -> Iterator[list[int]]:
    """Indices of names that count up from 1 in one family of markers, outermost families last."""
    is_name = is_name or _is_name
    open_runs: dict[tuple[str, tuple[int, ...]], list[int]] = {}
    found: list[list[int]] = []
    for index, line in enumerate(lines):
        marker, name = split_marker(line.text)
        if marker is None or not marker.numbers:
            continue
        if marker.last == 1:
            open_runs[marker.family] = [index] if is_name(name) else []
            found.append(open_runs[marker.family])
        elif (run := open_runs.get(marker.family)) and marker.last == len(run) + 1:
            if is_name(name) or _names_management(lines, index) or (heads_other_matter(name) and _label_below(lines, index) and _label_below(lines, index) == _label_below(lines, run[0])):
                run.append(index)
                continue
            if read_label(name):  # a list of the writer's paragraphs
                run.clear()
            open_runs[marker.family] = []
    yield from (run for run in found if len(run) > 1)


def _names_management(lines: Sequence[Line], index: int) -> bool:
    """Whether a name that reads like other matter (“การบริหารจัดการ”) has bullets of its own, as its neighbours have."""
    name = split_marker(lines[index].text)[1]
    label = read_label(name)
    below = split_marker(lines[index + 1].text)[0] if index + 1 < len(lines) else None
    return bool(label and label.role == "other" and not label.rest and name.startswith("การบริหาร") and below and not below.numbers)


def _tells_below(line: Line) -> bool:
    """Whether a name tells on its line what stands below it: “1) ปลูกป่า ประกอบด้วย 2 กลยุทธ์ ได้แก่ 1.1) … 1.2) …”."""
    head, clauses = read_clauses(split_marker(line.text)[1])
    return bool(clauses) and clauses[0].role in _TOLD and len(clauses[0].parts) > 1 and clauses[0].count == len(clauses[0].parts) and _is_name(head)


def _tells_or_names(text: str) -> bool:
    return _is_name(read_clauses(text)[0])


def _label_below(lines: Sequence[Line], index: int) -> str | None:
    """What the line behind is the label of, if it is one that stands below names."""
    label = read_label(split_marker(lines[index + 1].text)[1]) if index + 1 < len(lines) else None
    return label.role if label and label.role in _BELOW else None


def _is_name(text: str) -> bool:
    return len(text) <= _LONGEST_NAME and read_label(text) is None and not leads_down(text) and not (is_decision(text) or is_note(text) or heads_other_matter(text))


def _alike(lines: Sequence[Line], run: list[int]) -> bool:
    """Whether one content label begins a line right below every name, and no name stands without lines of its own."""
    marker = split_marker(lines[run[0]].text)[0]
    ends = [*run[1:], _end(lines, run[-1] + 1, marker)]
    shared: set[str] | None = None
    for start, end in zip(run, ends, strict=True):
        below = {label.role for line in lines[start + 1:end] if (label := read_label(split_marker(line.text)[1])) and label.role in _BELOW}
        shared = below if shared is None else shared & below
    return bool(shared) and _labelled(lines, run[0])


def _labelled(lines: Sequence[Line], index: int) -> bool:
    """Whether a label stands right below a name, or right below the first of the parts it is divided into: “1. การตลาด · 1.1 ในประเทศ · เป้าหมาย …”."""
    own = split_marker(lines[index].text)[0]
    for line in lines[index + 1:index + 3]:
        marker, rest = split_marker(line.text)
        if read_label(rest):
            return True
        if own is None or marker is None or marker.numbers != (*own.numbers, 1) or not _is_name(rest):
            return False
    return False


def _end(lines: Sequence[Line], start: int, marker: Marker | None) -> int:
    """Where the block of the last name ends: at the next number of the writer's."""
    for index in range(start, len(lines)):
        other, rest = split_marker(lines[index].text)
        if is_note(lines[index].text) or (other and marker and other.numbers and (len(other.numbers) < len(marker.numbers) or (other.family == marker.family and read_label(rest) is None))):
            return index
    return len(lines)


def _numbered(lines: Sequence[Line], run: list[int]) -> list[Line]:
    kind = _kind(lines, run)
    out = list(lines)
    for index in run:
        marker, name = split_marker(lines[index].text)
        out[index] = replace(lines[index], text=f"{kind}ที่ {marker.printed if marker else ''} {name}", named=True)
    return out


def _kind(lines: Sequence[Line], run: list[int]) -> str:
    """The word that all names begin with, or that the sentence above them has; ประเด็น where there is none."""
    names = [split_marker(lines[index].text)[1] for index in run]
    first = next((kind for kind in sorted(GROUP_RANK, key=len, reverse=True) if all(name.startswith(kind) for name in names)), None)
    if first:
        return first
    for line in reversed(lines[max(0, run[0] - _LOOK_BACK):run[0]]):
        label = read_label(line.text)
        if label and not label.rest and label.role in _NAMED[:2]:
            return kind_in(label.words)
        found = list(_KIND.finditer(line.text))
        if found:
            return found[-1]["counted"] or found[-1]["led"]
    return "ประเด็น"


def _cut_rows(lines: Sequence[Line]) -> Iterator[Line]:
    """Rows of a table on one line each: numbered lines in which the same labels follow one another, cut at their labels."""
    signatures: dict[tuple[str, ...], list[int]] = {}
    for index, line in enumerate(lines):
        signature = tuple(found["label"] for found in _LABEL.finditer(line.text))
        marker = split_marker(line.text)[0]
        if len(signature) >= _LEAST_LABELS and len(set(signature)) == len(signature) and marker and marker.numbers:
            signatures.setdefault(signature, []).append(index)
    rows = {index for indices in signatures.values() if len(indices) > 1 for index in indices}
    for index, line in enumerate(lines):
        cuts = list(_LABEL.finditer(line.text)) if index in rows else []
        bounds = [0, *(found.start() for found in cuts), len(line.text)]
        for position, (start, end) in enumerate(itertools.pairwise(bounds)):
            text = line.text[start:end].strip()
            label = cuts[position - 1] if position else None
            if label:
                text = f"{label['label']} : {line.text[label.end():end].strip()}"
            if text:
                yield replace(line, text=tidy_end(text))
