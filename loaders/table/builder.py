"""Rows of a table to parts of the plan: hierarchy by columns and by heading rows, projects, indicators with targets, money."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.clean import arabic_digits
from loaders.problems import Problem
from loaders.table.agencies import AgencyDesk, by_role
from loaders.table.begun import Begun, wider
from loaders.table.cells import is_blank, is_ditto, listed_in, name_of, split_lines
from loaders.table.columns import Columns, Report
from loaders.table.fields import ALIGNED, HIERARCHY, field_of_kind, heading_key
from loaders.table.found import Detail, TableFound
from loaders.table.lines import Line, read_line, unit_line, year_line
from loaders.table.mapping import ColumnMapping, ColumnRule
from loaders.table.row_values import RowValues
from loaders.table.rows import Row
from loaders.table.setting import Setting
from loaders.text.agencies import trailing_agencies
from loaders.text.vocabulary import GROUP_RANK, read_numbered
from loaders.workbook.book import Sheet, place

__all__ = ["TableBuilder"]

_ROLE = {"group": "groups", "goal": "goals", "tactic": "tactics", "guideline": "guidelines", "program": "guidelines", "project": "projects", "activity": "activities", "sub_activity": "sub_bullets",
         "indicator": "indicators", "vision": "vision"}
_DEPTH = {"group": 0, "tactic": 1, "guideline": 2, "program": 3}
_OPEN = {"โครงการ": "project", "กิจกรรม": "activity", "กิจกรรมหลัก": "activity", "กิจกรรมย่อย": "sub_activity", "แผนงาน": "program"}
_FIRST_WORD = re.compile(r"^(?:[-–•·]\s*)?(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s*)?(?P<word>โครงการ|กิจกรรมย่อย|กิจกรรมหลัก|กิจกรรม|แผนงาน)(?:ที่\s?\d+(?:\.\d+)*)?\s*[:：]?\s*(?=\S)")
_BODY = re.compile(r"^(?:กรม(?!ธรรม)|กอง(?!ทุน)|ฝ่าย|กระทรวง|สำนักปลัด|สำนักงานปลัด|เทศบาล(?=ตำบล|เมือง|นคร)|องค์การบริหารส่วน)[ก-๎\s.]{2,60}$")
"""Words that begin names of bodies and of nothing else."""
_FIGURE = re.compile(r"^[\d๐-๙][\d๐-๙,.\s]*%?$")
"""A figure among indicators names none."""
_PARTS = frozenset(("groups", "tactics", "guidelines"))
_KEPT = frozenset({"order", *HIERARCHY, "project", "activity", "sub_activity", "indicator", "target", "unit", "direction", "agency", "support", "budget", "budget_total", "period", "start", "end", "vision", *ALIGNED})
"""Fields with a place of their own; the others are details."""
_OF_MEASURES = frozenset({"baseline", "data_source", "weight", "level", "passed_from"})
_REPEATED = frozenset({*HIERARCHY, "agency", "support", "period", "start", "end", "unit", "budget_source", "area", *ALIGNED})
"""Fields whose merged cell holds for each of its rows. Money does not: it would be counted twice."""


class TableBuilder:
    """Adds the rows of one table to ``body``; what is doubtful goes to ``problems``."""

    def __init__(self, sheet: Sheet, mapping: ColumnMapping, body: TableFound, desk: AgencyDesk, setting: Setting, file: str) -> None:
        self._sheet, self._body, self._desk, self.setting = sheet, body, desk, setting
        self._report = Report(file, sheet.name)
        project = mapping.column_of("project")
        self._columns = Columns([replace(each, field="project") if each.field == "program" and not project else each for each in mapping.columns])
        self._project_column = project or mapping.column_of("program") or 0
        self._values = RowValues(sheet, self._columns, self._report)
        self._from_merge = {(row, merge.left): merge.top for merge in sheet.merged if merge.bottom > merge.top for row in range(merge.top + 1, min(merge.bottom, len(sheet.rows)) + 1)}
        self._last: dict[int, str] = {}
        self._order = ""
        self._several = self._measures = 0
        self._project: TableFound | None = setting.project
        self._activity: TableFound | None = None
        self._begun = Begun()
        self._known: dict[tuple[int, str, str], TableFound] = {}
        self._kept: set[tuple[int, int, str]] = set()
        self._remember(body)

    @property
    def problems(self) -> list[Problem]:
        """What is doubtful in the rows so far."""
        return self._report.problems

    def _remember(self, owner: TableFound) -> None:
        for part in owner.walk():
            for role, below in part.parts.items():
                for each in below:
                    if isinstance(each, TableFound) and role != "projects":
                        self._known[id(part), role, _same(each)] = each

    def line_above(self, row: Row) -> bool:
        """Take a line above the header: unit of money, year, agency, an open part. Whether nothing of it can be a title."""
        taken = []
        for column, cell in row.cells.items():
            text = " ".join(cell.split())
            unit, line = unit_line(text), read_line(text)
            if unit:
                self.setting.unit = unit
            elif line:
                self._take_line(line, row.number, column)
            else:
                self.setting.years = year_line(text) or self.setting.years
            taken.append(bool(unit or line))
        return all(taken)

    # -- rows --------------------------------------------------------------------------------------------------------------

    def heading(self, row: Row) -> None:
        """A row that names a part for the rows below it."""
        column, cell = next(iter(row.cells.items()))
        text = " ".join(cell.split())
        line = read_line(text)
        if line:
            self._take_line(line, row.number, column)
            return
        if "agency" not in self._columns and (_BODY.match(text) or self._desk.ids(text)):  # a list goes on with the projects of the next body
            self.setting.agency = text
            return
        first = _FIRST_WORD.match(text)
        self._open("program" if first and first["word"] == "แผนงาน" else "guideline" if "group" in self.setting.open else "group", text, row.number, column, "row-heading-unnamed")

    def _take_line(self, line: Line, row: int, column: int) -> None:
        if line.field == "agency":
            self.setting.agency = line.text
        elif line.field == "indicator":
            self._indicators(self._deepest(), line.text, row, column, {}, line.rule, {})
        elif line.detail:
            self._deepest().details.append(Detail(line.field, line.label, line.text, row, column))
        else:
            self._open(line.field, line.text, row, column, line.rule)

    def data(self, row: Row) -> None:
        """A row of the table's body."""
        cells = self._filled(row)
        self._values.unit, self._values.years = self.setting.unit, self._values.year_of(cells) or self.setting.years
        self._measures = 0
        opened = self._hierarchy(cells, row.number)
        owner = self._body_part(cells, row.number) or opened
        found = self._indicator_cells(cells, row.number, owner or self._deepest())
        if owner is None:
            owner = found or self._deepest()
        alone = found if self._measures == 1 else None
        self._agencies(cells, row.number, alone if alone and owner is opened and owner.role in ("goals", "groups") and self._columns.first("indicator") > owner.column else owner)
        self._money(cells, row.number, owner)
        self._times(cells, row.number, owner)
        self._rest(cells, row.number, owner, alone)

    def _filled(self, row: Row) -> dict[int, str]:
        """Texts by column: merged cells hold for each of their rows, ditto marks for the cell above."""
        cells: dict[int, str] = {}
        for each in self._columns.all:
            text = row.cells.get(each.column, "")
            if not text and each.field in _REPEATED and (row.number, each.column) in self._from_merge:
                text = self._sheet.at(self._from_merge[row.number, each.column], each.column)
            elif text and is_ditto(text) and each.field not in ("budget", "budget_total"):
                text = self._last.get(each.column, "")
            if text:
                cells[each.column] = self._last[each.column] = text
        return cells

    # -- parts above projects ----------------------------------------------------------------------------------------------

    def _hierarchy(self, cells: dict[int, str], row: int) -> TableFound | None:
        """Open the parts that the row names; the deepest of those, or None if it names none."""
        opened = None
        vision, column = self._columns.text(cells, "vision")
        if vision:
            self._open("vision", vision, row, column, "column-vision")
        for name in HIERARCHY:
            text, column = self._columns.text(cells, name)
            if not text or (name == "goal" and self._goal_of_project(column)):
                continue
            line = read_line(" ".join(text.split())) if name == "group" else None  # “1.1 แผนงาน…” among strategies
            name_ = line.field if line and line.field == "program" else name
            part = self._open(name_, text, row, column, f"column-{name}")
            opened = part if name != "goal" or opened is None else opened
        return opened

    def _goal_of_project(self, column: int) -> bool:
        """Behind the project, “เป้าหมาย” is what the project is to deliver."""
        return bool(self._project_column) and column > self._project_column

    def _open(self, name: str, text: str, row: int, column: int, rule: str) -> TableFound:
        items = split_lines(text) if name == "goal" else listed_in(text) if name in ("tactic", "guideline") else [text]
        part = self._body
        for item in items:
            part = self._open_one(name, item, row, column, rule)
        return part

    def _open_one(self, name: str, text: str, row: int, column: int, rule: str) -> TableFound:
        named = name_of(text)
        depth = _DEPTH.get(name)
        owner = self._body
        for above, level in sorted(_DEPTH.items(), key=lambda each: each[1]):
            if (depth is None or level < depth) and above in self.setting.open:
                owner = self.setting.open[above]
        if name == "goal":
            owner = self.setting.open.get("group", self._body)
        if name == "vision":
            owner = self._body
        part = self._part(owner, _ROLE[name], named.text, row, column, rule)
        part.number = part.number or named.number
        part.kind = part.kind or named.kind or (self._kind_of(name, column) if name in ("group", "program") else None)
        if depth is not None and self.setting.open.get(name) is not part:
            self.setting.open = {above: each for above, each in self.setting.open.items() if _DEPTH[above] < depth} | {name: part}
            self._project = self._activity = None
        return part

    def _kind_of(self, name: str, column: int) -> str | None:
        if name == "program":
            return "แผนงาน"
        if column not in {each.column for each in self._columns.of(name)}:
            return None
        header = heading_key(self._columns.header(column).split(" > ")[-1].split("/")[0])
        return next((kind for kind in sorted(GROUP_RANK, key=len, reverse=True) if header.startswith(kind)), None)

    def _part(self, owner: TableFound, role: str, text: str, row: int, column: int, rule: str, apart: str = "") -> TableFound:
        """The part of ``owner`` with this text (and what sets it ``apart``): the one there is, else a new one."""
        made = TableFound(role, text, row, rule, sheet=self._sheet.name, column=column)
        key = (id(owner), role, _same(made) + apart)
        if key not in self._known:
            owner.add(made)
            self._known[key] = made
        return self._known[key]

    def _deepest(self) -> TableFound:
        parts = sorted(self.setting.open.items(), key=lambda each: _DEPTH[each[0]])
        return parts[-1][1] if parts else self._body

    def _left_of(self, column: int) -> TableFound:
        """The deepest open part whose column stands left of ``column``; parts opened by rows count as left of all."""
        parts = [(_DEPTH[name], part) for name, part in self.setting.open.items() if self._columns.first(name) < column]
        return max(parts, key=lambda each: each[0])[1] if parts else self._body

    # -- projects and activities -------------------------------------------------------------------------------------------

    def _body_part(self, cells: dict[int, str], row: int) -> TableFound | None:
        text, column = self._columns.text(cells, "project")
        number = self._columns.text(cells, "order")[0].strip(" .")
        activity, at = self._columns.text(cells, "activity")
        begun = Begun.of(self._columns, cells, self._values.years)
        several = listed_in(text) if text else []
        if self._begun.ends_at(begun):
            self._begun, self._project, self._activity = begun, None, None
        if len(several) > 1:
            self._take_projects(several, cells, row, column)
        elif text and self._project and self._begun.goes_on(begun, activity=bool(activity), dated="period" in self._columns, budgets=self._project.budgets):
            self._activity = None
        elif text:
            self._take_project(" ".join(text.split()), row, column, number)
            self._begun = begun
        elif "project" in self._columns and (output := self._begun.output_of(begun)):
            self._take_output(output, row, begun)
        if activity:
            self._take_activity(activity, row, at, self._columns.text(cells, "agency")[0])
        small = self._take_small(cells, row)
        if len(several) > 1:
            self._activity = None  # what follows in further rows is of none of them
        if text or activity or small or begun.output:
            return self._activity or self._project or self._deepest()
        return self._project if "project" in self._columns else None

    def _take_small(self, cells: dict[int, str], row: int) -> bool:
        """Steps of the activity; whether there are any."""
        small, at = self._columns.text(cells, "sub_activity")
        for item in split_lines(small) if small else ():
            self._part(self._activity or self._project or self._deepest(), "sub_bullets", name_of(item).text, row, at, "column-sub_activity")
        return bool(small)

    def _take_output(self, text: str, row: int, begun: Begun) -> None:
        """An output of the budget, which stands where a project does."""
        named = name_of(text)
        self._project = TableFound("projects", named.text, row, "column-output", number=named.number, sheet=self._sheet.name, column=self._columns.first("output"))
        self._project.kind = "ผลผลิต"
        self._deepest().add(self._project)
        self._activity, self._order, self._begun = None, "", begun

    def _take_projects(self, items: list[str], cells: dict[int, str], row: int, column: int) -> None:
        """Several projects in one cell: each has the bodies of the row; what else stands there is said of all, so of the part they serve."""
        for item in items:
            self._take_project(" ".join(item.split()), row, column, "")
            if self._project:
                self._agencies(cells, row, self._project)
        self._project, self._activity, self._several = None, None, row

    def _take_project(self, text: str, row: int, column: int, number: str) -> None:
        first = _FIRST_WORD.match(text)
        word = _OPEN[first["word"]] if first else "project"
        header = self._columns.header(column)
        part = read_numbered(text)
        if part and part.role is None and part.rest and part.kind in GROUP_RANK and part.kind != "แผนงาน":
            self._open(field_of_kind(part.kind), text, row, column, "row-heading")
            return
        if first and word in ("activity", "sub_activity"):  # “กิจกรรมหลักที่ 1.1 : …”
            text = text[first.end():] if "ที่" in first[0] else text
        below = word == "project" and not first and "กิจกรรม" in header and self._is_step(number)
        if (below or (word in ("activity", "sub_activity") and "กิจกรรม" in header)) and self._project is not None:
            self._activity = self._part(self._project, "activities" if below else _ROLE[word], name_of(text).text, row, column, "order-below" if below else "first-word")
            return
        if word == "program" and "แผนงาน" in header and header.split(" > ")[-1].strip() != "แผนงาน":
            self._open("program", text, row, column, "first-word")
            return
        named = name_of(text)
        name, agencies = trailing_agencies(named.text) if "agency" not in self._columns else (named.text, [])
        project = TableFound("projects", name if named.kind != "โครงการ" else f"โครงการ{name}" if not name.startswith("โครงการ") else name, row, "column-project", number=named.number or (number if number and len(number) < 12 else None),  # noqa: PLR2004 - an order number is short
                             agencies=agencies, sheet=self._sheet.name, column=column)
        project.kind, self._order = self.setting.flagship, arabic_digits(number)
        self._deepest().add(project)
        self._project, self._activity = project, None

    def _is_step(self, number: str) -> bool:
        """Whether a number of order stands below that of the project: 1.2 below 1."""
        return bool(self._order) and arabic_digits(number).startswith(f"{self._order}.")

    def _take_activity(self, text: str, row: int, column: int, body: str) -> None:
        """Activities of the open project; without one, those of different bodies are different ones."""
        owner = self._project or self._deepest()
        for item in split_lines(text):
            self._activity = self._part(owner, "activities", name_of(item).text, row, column, "column-activity", "" if owner is self._project else body)

    # -- values of the row -------------------------------------------------------------------------------------------------

    def _indicator_cells(self, cells: dict[int, str], row: int, owner: TableFound) -> TableFound | None:
        """Indicators of the row below ``owner``; the last of them."""
        found = None
        values = {each.column: cells[each.column] for each in self._columns.of("target") if each.column in cells}
        filled = [(each.column, cells[each.column]) for each in self._columns.of("indicator") if each.column in cells and not is_blank(cells[each.column])]
        texts = [(column, text) for column, text in filled if not _FIGURE.match(text)]
        for column, text in texts:
            above = not self._project_column or column < self._project_column
            found = self._indicators(self._left_of(column) if above else owner, text, row, column, values, "column-indicator", cells)
        for column, text in (*(each for each in filled if each not in texts), *(() if texts else values.items())):
            self._detail(owner, self._columns.rule(column), text, row)
        return found

    def _indicators(self, owner: TableFound, text: str, row: int, column: int, values: dict[int, str], rule: str, cells: dict[int, str]) -> TableFound | None:
        part = None
        for named, targets, told in self._values.indicators(text, cells, values, row):
            part = self._part(owner, "indicators", named.text, row, column, rule)
            part.number = part.number or named.number
            self._measures += 1
            part.targets += targets or ([] if part.targets else told)
        return part

    def _owner_of(self, part: TableFound, row: int, column: int) -> TableFound:
        """Project or activity in a row that begins both: the activity, if the next row gives its activity a cell of its own and no project, or the same with other words there or with money."""
        if part is not self._activity or self._project is None or self._project.line != row or not column:
            return part
        here, below = self._sheet.at(row, column), self._sheet.at(row + 1, column)
        next_project = self._sheet.at(row + 1, self._project.column)
        again = bool(next_project) and next_project == self._sheet.at(row, self._project.column)
        own = (again and (below != here or self._columns.rule(column).field in ("budget", "budget_total"))) or not (next_project or self._begun.ends_at(Begun.of(self._columns, {each.column: self._sheet.at(row + 1, each.column) for each in self._columns.all}, ())))
        apart = own and bool(below) and bool(self._sheet.at(row + 1, self._columns.first("activity")))
        return part if apart else self._project

    def _agencies(self, cells: dict[int, str], row: int, owner: TableFound) -> None:
        for name in ("agency", "support"):
            for each in self._columns.of(name):
                text = cells.get(each.column, "")
                part = self._owner_of(owner, row, each.column)
                if part is self._body or not text:
                    continue
                lead, support = by_role(text) if name == "agency" else ("", text)
                for side, said in ((part.agencies, lead), (part.supporting, support)):
                    side.extend(agency for agency in (self._desk.read(said, self._sheet.name, row) if said else ()) if agency not in side)
        if owner.role == "projects" and not owner.agencies and self.setting.agency:
            owner.agencies += self._desk.read(self.setting.agency, self._sheet.name, row)

    def _money(self, cells: dict[int, str], row: int, owner: TableFound) -> None:
        sums = "project" in self._columns and owner.role in _PARTS and self._several != row  # the row of a part above its projects gives their sum
        for budget in self._values.budgets(cells, row):
            if owner is self._body and self._several == row:
                self._report.add("budget-shared", row, f"ช่อง {place(row, budget.column)} เป็นเงินของหลายโครงการรวมกันและไม่มียุทธศาสตร์ที่จะรับยอดรวม จึงไม่บันทึก: แยกโครงการละแถว",
                                 f"the money in {place(row, budget.column)} is for several projects together and no strategy is there to hold the sum, so it was not kept: give each project a row")
                continue
            self._owner_of(owner, row, budget.column).budgets.append(replace(budget, total=True) if sums else budget)

    def _times(self, cells: dict[int, str], row: int, owner: TableFound) -> None:
        owner = self._owner_of(owner, row, self._columns.first("period", "start", "end"))
        if owner is self._body:
            return
        times = self._values.times(cells, row)
        owner.starts, owner.ends = wider(owner.starts, times.starts, end=False), wider(owner.ends, times.ends, end=True)
        for column in times.kept:
            self._detail(owner, self._columns.rule(column), cells[column], row)

    def _rest(self, cells: dict[int, str], row: int, owner: TableFound, measure: TableFound | None) -> None:
        """Parts of upper plans, and what has no place of its own; what is said of a measure goes to it where the row has just one."""
        for each in self._columns.all:
            text = cells.get(each.column, "")
            if is_blank(text):
                continue
            part = measure if measure and each.field in _OF_MEASURES else self._owner_of(owner, row, each.column)
            if each.field == "output" and part.column == each.column:
                continue  # its name
            if each.field in ALIGNED:
                part.aligned.append(self._values.aligned(each, text, row))
            elif each.field not in _KEPT or each in self._values.said or (each.field == "goal" and self._goal_of_project(each.column)):
                self._detail(part, each, text, row)

    def _detail(self, owner: TableFound, rule: ColumnRule, text: str, row: int) -> None:
        key = (id(owner), rule.column, text)
        if key not in self._kept:
            self._kept.add(key)
            owner.details.append(Detail(rule.field, rule.header, text, row, rule.column))


def _same(part: TableFound) -> str:
    return heading_key(part.text)
