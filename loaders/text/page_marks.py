"""What a page has beside its text, in texts taken out of paged documents: its number, the name of the document on every page, and an appendix behind the plan.

A number alone on a line is one of a page where such numbers count up by one through the whole text, far apart; cells of tables do not. A
line is the head of pages where it names the plan and stands in the text three times and more, between other lines each time.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from loaders.text.agencies import names_agencies
from loaders.text.lines import Line
from loaders.text.numbering import split_marker
from loaders.text.vocabulary import read_label, read_numbered

__all__ = ["without_page_marks"]

_BARE = re.compile(r"^(?P<number>\d{1,3})$")
_SAID = re.compile(r"^(?:[-–—~]\s?(?P<dashed>\d{1,3})\s?[-–—~]|(?:หน้า(?:ที่)?|[Pp]age)\s?(?P<named>\d{1,3})(?:\s?(?:/|จาก|of)\s?\d{1,3})?|\|\s?(?P<barred>\d{1,3})|(?P<slide>\d{1,3})\s/\s\d{1,3})$")
"""A number that says that it is one of a page."""
_NUMBER_BESIDE = re.compile(r"\s*(?:\||หน้า(?:ที่)?|\s)\s?\d{1,3}$|^\d{1,3}\s?\|\s*")
_DOCUMENT = re.compile(r"^(?:\(?ร่าง\)?\s?)?(?:แผน(?!งาน)|นโยบาย|ยุทธศาสตร์|กรอบ)")
_LEAST_PAGES, _LEAST_LINES, _LEAST_COVERED = 3, 8, 0.5
_APPENDIX = re.compile(r"^ภาคผนวก(?:\s?(?:[ก-ฮ]|\d{1,2})(?![ก-๎\d])(?:\s?[:.–-]?\s?[ก-๎A-Za-z(].{0,90})?)?$")
"""The head of an appendix; behind its name in a table of contents stands a page."""
_LEAST_NAME, _LEAST_LINE, _LOOK_BACK, _OPENING = 20, 12, 12, 4
_ROW_NUMBERS = re.compile(r"^(?:ลำดับ(?:ที่)?|ที่|ข้อ(?:ที่)?|No\.?)$")
"""The head of a column of numbers."""


def without_page_marks(lines: list[Line]) -> list[Line]:
    """``lines`` without the numbers and heads of pages, and without what stands in an appendix."""
    marks = _page_numbers(lines) | _running_heads(lines)
    return _without_appendix([line for index, line in enumerate(lines) if index not in marks] if marks else lines)


def _without_appendix(lines: list[Line]) -> list[Line]:
    """``lines`` up to the head of an appendix behind which no numbered heading begins anew: an appendix may hold the plan itself."""
    for index, line in enumerate(lines):
        if _APPENDIX.match(line.text) and index >= _LEAST_LINES:
            behind = [head.number for each in lines[index:] if (head := read_numbered(split_marker(each.text)[1])) and head.role is None]
            if "1" not in behind and not any((label := read_label(each.text)) and label.role == "groups" and not label.rest for each in lines[index:]):
                return lines[:index]
    return lines


def _page_numbers(lines: Sequence[Line]) -> set[int]:
    said = {index: int(next(filter(None, found.groups()))) for index, line in enumerate(lines) if (found := _SAID.match(line.text))}
    if len(said) >= _LEAST_PAGES - 1 and sum(second == first + 1 for first, second in pairwise(said.values())) * 2 >= len(said) - 1:
        return set(said)
    bare = {index: int(found["number"]) for index, line in enumerate(lines) if (found := _BARE.match(line.text)) and not (index and lines[index - 1].text.endswith("ที่"))}
    chain = _longest_chain(bare)
    if len(chain) < _LEAST_PAGES or len(bare) > 2 * len(chain) or any(_ROW_NUMBERS.match(line.text) for line in lines[max(0, chain[0] - _LOOK_BACK):chain[0]]):
        return set()
    page = (chain[-1] - chain[0]) / (len(chain) - 1)
    return set(chain) if chain[-1] - chain[0] + 2 * page >= _LEAST_COVERED * len(lines) else set()


def _longest_chain(bare: dict[int, int]) -> list[int]:
    """Where numbers stand that count up by one, each the first that stands at least some lines behind the one before it; of equally long chains the first."""
    places: dict[int, list[int]] = defaultdict(list)
    for index, number in bare.items():
        places[number].append(index)
    behind: dict[int, int] = {}
    length: dict[int, int] = {}
    for index in reversed(bare):
        following = places.get(bare[index] + 1, [])
        at = bisect_left(following, index + _LEAST_LINES)
        length[index] = 1
        if at < len(following):
            behind[index], length[index] = following[at], length[following[at]] + 1
    if not bare:
        return []
    chain = [max(bare, key=lambda index: length[index])]
    while chain[-1] in behind:
        chain.append(behind[chain[-1]])
    return chain


def _running_heads(lines: Sequence[Line]) -> set[int]:
    """Lines that name the plan on every page; the first of them is its title, or stays as one."""
    found: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        name = _NUMBER_BESIDE.sub("", line.text).strip(" -–|")
        if len(name) >= _LEAST_NAME and _DOCUMENT.match(name) and split_marker(line.text)[0] is None and read_numbered(name) is None and read_label(name) is None:
            found[name].append(index)
    opening = " ".join(line.text for line in lines[:_OPENING])
    return _heads_of_two(lines) | {index for name, places in found.items() if _on_pages(lines, places, title=name in opening) for index in places[int(places[0] < _OPENING):]}


def _heads_of_two(lines: Sequence[Line]) -> set[int]:
    """Heads of two lines, whatever they name: the same two together on four pages and more, mostly above other lines. The first of them stays, where it opens the text."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, (first, second) in enumerate(pairwise(lines)):
        plain = all(len(line.text) >= _LEAST_LINE and split_marker(line.text)[0] is None and not (read_label(line.text) or read_numbered(line.text)) for line in (first, second))
        if plain and not (names_agencies(first.text) and names_agencies(second.text)):
            found[first.text, second.text].append(index)
    out: set[int] = set()
    for places in found.values():
        behind = {lines[index + 2].text if index + 2 < len(lines) else "" for index in places}
        if len(places) > _LEAST_PAGES and len(behind) * 2 > len(places) and all(later - earlier >= _LEAST_LINES for earlier, later in pairwise(places)):
            out |= {at for index in places[int(places[0] < _OPENING):] for at in (index, index + 1)}
    return out


def _on_pages(lines: Sequence[Line], places: Sequence[int], *, title: bool) -> bool:
    """Whether a line stands often enough, and between other lines each time: no cell and no name of a table that is printed again. The ``title`` stands once more above."""
    apart = all(second - first >= _LEAST_LINES for first, second in pairwise(places))
    behind = {lines[index + 1].text if index + 1 < len(lines) else "" for index in places}
    return apart and (len(places) >= _LEAST_PAGES - 1 and len(behind) > 1 if title else len(places) >= _LEAST_PAGES and len(behind) == len(places))
