"""A table file to its plan document. Pure: bytes in, record out; what is not understood is kept and named."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from loaders.agency_names import AgencyNames
from loaders.as_record import flagship_label
from loaders.clean import arabic_digits
from loaders.problems import Problem
from loaders.table.agencies import AgencyDesk
from loaders.table.amounts import years_of
from loaders.table.builder import TableBuilder
from loaders.table.forms import Form, forms_of
from loaders.table.found import LeftOut, TableFound, TablePlan
from loaders.table.mapping import ColumnMapping
from loaders.table.rows import Row, Table, tables_of
from loaders.table.setting import Setting
from loaders.text.title import read_period
from loaders.workbook.book import Book, Sheet, place
from loaders.workbook.limits import check_size
from loaders.workbook.reader import read_book

__all__ = ["load_book", "load_bytes", "load_path"]

_TITLE = re.compile(r"^(?:\(?ร่าง\)?\s*)?(?:แผน|ยุทธศาสตร์(?!ที่)|บัญชี|ตาราง|รายการ|รายชื่อ|รายงาน|โครงการ|สรุป|แบบ|ข้อมูล|ข้อเสนอ|รายละเอียด|งบประมาณ|ตัวชี้วัด|คำรับรอง|กรอบ|นโยบาย|ทะเบียน|ภาคผนวก)")
_TITLE_GOES_ON = re.compile(r"^(?:ของ|ประจำ|พ\.ศ\.|ปี|\(พ\.ศ\.|\(ปี|\(?ระยะ|กรม|กระทรวง|สำนักงาน|องค์การ|เทศบาล|จังหวัด|มหาวิทยาลัย|ภายใต้|ตามแผน|ฉบับ|\(ฉบับ|เพิ่มเติม)")
_FORM_NAME = re.compile(r"^(?:แบบ(?:ฟอร์ม)?\s*\S{1,8}|ภาคผนวก\s*\S{0,4}|ตารางที่\s*\S{1,6})$")
_COVER_LINES = 20
_PLAN = re.compile(r"^(?:\(?ร่าง\)?\s*)?(?:แผน|ยุทธศาสตร์)")


def load_path(path: Path, names: AgencyNames | None = None, mappings: Iterable[ColumnMapping] = ()) -> TablePlan:
    """The plan document of a file; its size is checked before it is read.

    Raises:
        DataError: see :func:`load_bytes`.
        OSError: the file cannot be read.
    """
    check_size(path.stat().st_size, path.name)
    return load_bytes(path.read_bytes(), path.name, names, mappings)


def load_bytes(data: bytes, name: str = "", names: AgencyNames | None = None, mappings: Iterable[ColumnMapping] = ()) -> TablePlan:
    """The plan document of a table file: XLSX, XLS, ODS or CSV, told apart by content.

    ``names`` is the agency list that names are looked up in; ``mappings`` are column mappings that people checked, of this file or one headed the same.

    Raises:
        DataError: too large, damaged, protected, unsafe, or no table file. A table whose headings are not known is no error but a problem.
    """
    return load_book(read_book(data, name), name, names, mappings)


def load_book(book: Book, name: str = "", names: AgencyNames | None = None, mappings: Iterable[ColumnMapping] = ()) -> TablePlan:
    """The plan document of sheets that were read already, for who shows them beside it."""
    return _Loader(book, name, names, tuple(mappings)).plan()


class _Loader:
    def __init__(self, book: Book, name: str, names: AgencyNames | None, given: tuple[ColumnMapping, ...]) -> None:
        self._book, self._name, self._given = book, name, given
        self._desk = AgencyDesk(names)
        self._body = TableFound("plan", "", 0, "plan")
        self._problems: list[Problem] = []
        self._left_out: list[LeftOut] = []
        self._mappings: list[ColumnMapping] = []
        self._notes = list(book.notes)
        self._title: tuple[str, str, int] | None = None
        self._period: tuple[int, int] | None = None
        self._forms = False

    def plan(self) -> TablePlan:
        for sheet in self._book.sheets:
            self._sheet(sheet)
        if not self._mappings and not self._forms:
            self._problems.append(Problem(self._name, 0, "ไม่พบหัวตารางที่รู้จัก (เช่น ลำดับ โครงการ ตัวชี้วัด งบประมาณ หน่วยงานรับผิดชอบ): ตรวจหัวคอลัมน์ ใช้แบบฟอร์มของระบบ หรือกำหนดคอลัมน์เอง",
                                          "no table heading is known (such as ลำดับ, โครงการ, ตัวชี้วัด, งบประมาณ, หน่วยงานรับผิดชอบ): check the headings, use the template, or set the columns yourself", "no-table"))
        elif not any(part is not self._body for part in self._body.walk()):
            self._problems.append(Problem(self._name, 0, "พบหัวตารางแต่ไม่มีแถวข้อมูล: กรอกข้อมูลใต้หัวตาราง", "a table heading was found but no rows: enter data below it", "no-rows"))
        elif not self._title:
            self._notes.append(("no-title", "ไม่พบชื่อแผนเหนือตาราง: ใส่ชื่อแผนในแถวเหนือหัวตาราง หรือตั้งชื่อหลังนำเข้า", "no plan title above the table: put one into a row above the heading, or name the plan after loading"))
        agencies = self._desk.all()
        known = {each.printed: each.ids[0] for each in agencies if len(each.ids) == 1}
        for part in self._body.walk():
            if isinstance(part, TableFound):
                part.agency_ids = {name: known[name] for name in (*part.agencies, *part.supporting) if name in known}
        problems = [*self._problems, *self._desk.questions(self._name)]
        title_place = self._title[1:] if self._title else None
        return TablePlan(self._title[0] if self._title else "", title_place, self._period, self._body, self._book.kind, self._book.encoding, self._book.delimiter, tuple(self._mappings), agencies,
                         tuple(self._left_out), tuple(self._notes), tuple(problems))

    def _sheet(self, sheet: Sheet) -> None:
        tables = tables_of(sheet, self._given)
        until = tables[0].mapping.header_rows[0] if tables else len(sheet.rows) + 1
        forms = forms_of(sheet, until)
        read = {row for form in forms for row in (*form.rows, *(number for number, _ in form.above))}
        for form in forms:
            self._form(sheet, form)
        if not tables:
            if forms:
                self._forms = True
                self._left_out += [LeftOut(sheet.name, number, "note", " ".join(dict.fromkeys(filter(None, row)))) for number, row in enumerate(sheet.rows, 1) if number not in read and any(row)]
            elif (title := _title(_cover(sheet))) and self._title is None and _PLAN.match(title[0][1]) and years_of(" ".join(text for _, text in title)):
                self._take_title(title, sheet)
                self._left_out += [LeftOut(sheet.name, number, "title", text) for number, text in _cover(sheet) if (number, text) not in title]
            elif sheet.rows:
                self._notes.append(("sheet-without-table", f"แผ่นงาน «{sheet.name}» ไม่มีตารางที่รู้จัก จึงไม่อ่าน", f"the sheet “{sheet.name}” has no table that is known and was not read"))
            return
        setting = Setting(project=forms[-1].made) if forms else Setting()
        for number, table in enumerate(tables):
            setting = self._table(sheet, table if number else replace(table, above=tuple(row for row in table.above if row.number not in read)), setting, () if number else sheet.above)
        where = f"{self._name} › {sheet.name}" if sheet.name else self._name
        for (row, column), formula in list(sheet.formulas.items())[:1]:
            more = len(sheet.formulas)
            self._problems.append(Problem(where, row, f"สูตร {more:,} ช่องไม่มีค่าที่บันทึกไว้ (เช่น {place(row, column)} «{formula[:40]}») ระบบไม่คำนวณสูตร: เปิดด้วย Excel แล้วบันทึกใหม่",
                                          f"{more:,} formulas have no stored value (such as {place(row, column)}, “{formula[:40]}”); formulas are never computed: open the file in Excel and save it anew", "formula-no-value"))

    def _table(self, sheet: Sheet, table: Table, setting: Setting, text_above: tuple[str, ...]) -> Setting:
        setting = Setting(setting.unit, setting.years, setting.agency, flagship_label((sheet.name, *text_above, *(text for row in table.above for text in row.cells.values()))), setting.open, setting.project)
        builder = TableBuilder(sheet, table.mapping, self._body, self._desk, setting, self._name)
        self._mappings.append(table.mapping)
        self._above(sheet, (*(Row(0, "title", {1: text}) for text in text_above), *table.above), builder)
        for row in table.rows:
            if row.kind == "data":
                builder.data(row)
            elif row.kind == "heading":
                builder.heading(row)
                if len(row.cells) > 1:  # the sum of the part, printed beside its name
                    self._left_out.append(LeftOut(sheet.name, row.number, "total", row.text))
            else:
                if row.kind == "title":  # the unit of money of the next table
                    builder.line_above(row)
                self._left_out.append(LeftOut(sheet.name, row.number, row.kind, row.text))
        self._problems += builder.problems
        return builder.setting

    def _above(self, sheet: Sheet, rows: tuple[Row, ...], builder: TableBuilder) -> None:
        """Title, unit, year, agency and open parts from the lines above a header."""
        lines = [(row.number, " ".join(cell.split())) for row in rows if not builder.line_above(row) for cell in dict.fromkeys(row.cells.values())]
        title = _title(lines) if self._title is None else []
        if title:
            self._take_title(title, sheet)
        self._left_out += [LeftOut(sheet.name, number, "title", text) for number, text in lines if number and (number, text) not in title]

    def _take_title(self, title: list[tuple[int, str]], sheet: Sheet) -> None:
        self._title = (" ".join(text for _, text in title), sheet.name, title[0][0])
        years = years_of(self._title[0])
        self._period = read_period(arabic_digits(self._title[0])) or ((years[0], years[-1]) if years else None)

    def _form(self, sheet: Sheet, form: Form) -> None:
        """A project whose fields stand below one another."""
        builder = TableBuilder(Sheet(sheet.name, ()), form.mapping(sheet.name), self._body, self._desk, Setting(flagship=flagship_label((sheet.name, *(text for _, text in form.above)))), self._name)
        before = {id(part) for part in self._body.walk()}
        builder.data(Row(form.row, "data", form.cells))
        made = [part for part in self._body.walk() if id(part) not in before and isinstance(part, TableFound)]
        form.made = next((part for part in made if part.role == "projects"), None)
        for part in made:
            form.put_back(part)
        self._problems += builder.problems
        for number, text in form.above:
            self._left_out.append(LeftOut(sheet.name, number, "title", text))


def _cover(sheet: Sheet) -> list[tuple[int, str]]:
    """Lines of a sheet without a table, such as a cover; none of one that is long."""
    lines = [(number, " ".join(text.split())) for number, row in enumerate(sheet.rows, 1) for text in dict.fromkeys(filter(None, row))]
    return lines if len(lines) <= _COVER_LINES else []


def _title(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The line that names a plan, best with its years, and the lines that go on with it."""
    best, most = -1, 0
    for index, (_, text) in enumerate(lines):
        if _FORM_NAME.match(text) or not _TITLE.match(text):
            continue
        weight = 1 + bool(_PLAN.match(text)) + 2 * bool(years_of(text))
        if weight > most:
            best, most = index, weight
    if best < 0:
        return []
    end = best + 1
    while end < len(lines) and _TITLE_GOES_ON.match(lines[end][1]):
        end += 1
    return lines[best:end]
