"""Agencies of cells: the list taken apart, each name looked up, homonyms remembered to be asked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from loaders.agency_names import AgencyNames
from loaders.problems import Problem
from loaders.table.found import AgencyRead
from loaders.text.agencies import abbreviations_in, names_a_body, read_agencies

__all__ = ["AgencyDesk", "by_role"]

_NONE = re.compile(r"^[-–—.]*$|^(?:ไม่มี|ไม่ระบุ)$")
_SHORT = re.compile(r"^(?P<full>.+?)\s*\((?P<short>[^()]+\.)\)$")
_STARTS = re.compile(r"^(?:\(?\d{1,2}[.)]\s*|[-–•·]\s*)")
_ABBREVIATED = re.compile(r"^(?:[ก-ฮ]{1,6}\.)+")
_NAMED_IN_MESSAGE = 6
_ROLE = re.compile(r"(?:^|\n|[,;/]\s*|\s)\(?(?P<role>(?:หน่วยงาน|ส่วนราชการ|ผู้)?(?:ที่)?\s?(?:รับผิดชอบ|ดำเนินการ)?(?:หลัก|สนับสนุน|ร่วม(?:ดำเนินการ|รับผิดชอบ)?|รอง|บูรณาการ|ที่เกี่ยวข้อง))\)?\s*[:：]\s*")
_LEADS = re.compile(r"หลัก$")


def by_role(cell: str) -> tuple[str, str]:
    r"""A cell of responsible agencies taken apart by the roles it names: the responsible ones, the supporting ones.

    >>> by_role("หลัก : กรม ก\nหน่วยงานร่วม : กรม ข, กรม ค"), by_role("กรม ก")
    (('กรม ก', 'กรม ข, กรม ค'), ('กรม ก', ''))
    """
    found = list(_ROLE.finditer(cell))
    if not found:
        return cell, ""
    sides: tuple[list[str], list[str]] = ([cell[:found[0].start()].strip(" ,;/\n")], [])
    for each, following in zip(found, [*found[1:], None], strict=True):
        text = cell[each.end():following.start() if following else len(cell)].strip(" ,;/\n")
        sides[0 if _LEADS.search(each["role"]) else 1].append(text)
    lead, support = ("\n".join(filter(None, side)) for side in sides)
    return lead, support


class AgencyDesk:
    """Reads agency cells of one file. Names are kept as printed; without an agency list every name is unknown."""

    def __init__(self, names: AgencyNames | None) -> None:
        self._names = names
        self._cells: dict[str, list[str]] = {}
        self._short: dict[str, str] = {}
        self._rows: dict[str, dict[tuple[str, int], None]] = defaultdict(dict)

    def read(self, cell: str, sheet: str, row: int) -> list[str]:
        """Names of a cell, in its order, each once."""
        names = self._cells.get(cell)
        if names is None:
            names = self._cells[cell] = [] if _NONE.match(cell) else read_agencies(_one_line(cell))
            for short, full in abbreviations_in(" ".join(cell.split())):
                self._short.setdefault(short, full)
        for name in names:
            self._rows[name][sheet, row] = None
        return list(names)

    def ids(self, printed: str) -> tuple[str, ...]:
        """Bodies that ``printed`` can mean. The file's own “full name (abbreviation)” decides for an abbreviation that several share."""
        if self._names is None:
            return ()
        found = self._names.find(printed)
        if len(found) > 1 and printed in self._short:
            return self._names.find(self._short[printed]) or found
        if found:
            return found
        both = _SHORT.match(printed)
        return self._names.find(both["full"]) or self._names.find(both["short"]) if both else ()

    def all(self) -> tuple[AgencyRead, ...]:
        """Every name read, in the order of the file."""
        return tuple(AgencyRead(name, self.ids(name), tuple(rows)) for name, rows in self._rows.items())

    def questions(self, file: str) -> Iterator[Problem]:
        """One sentence for each name that several bodies share."""
        for each in self.all():
            if each.state == "ask" and self._names:
                bodies = [self._names.by_id[body].th for body in each.ids[:_NAMED_IN_MESSAGE]]
                sheet, row = each.rows[0]
                more = len(each.rows)
                yield Problem(f"{file} › {sheet}" if sheet else file, row, f"«{each.printed}» ({more:,} แถว) เป็นได้หลายหน่วยงาน: {', '.join(bodies)} — เลือกว่าหมายถึงหน่วยงานใด หรือเขียนชื่อเต็ม",
                              f"“{each.printed}” ({more:,} rows) can mean several agencies: {', '.join(bodies)}; choose one, or write the full name", "agency-ambiguous")


def _one_line(cell: str) -> str:
    """Lines of a cell are names of their own if they begin like one; else a long name was wrapped."""
    text = ""
    for line in cell.split("\n"):
        bare = _STARTS.sub("", line)
        apart = bare != line or names_a_body(bare) or _ABBREVIATED.match(bare) or text.endswith(("/", ",", ";"))
        text = f"{text}, {bare}" if text and apart else f"{text} {bare}".strip()
    return text
