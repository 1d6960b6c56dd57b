"""The project table of a plan as agencies print it (ตารางโครงการ): what the graph holds, ⟨…⟩ where a person must write, nothing made up.

Columns are those of the workbook that :mod:`exports.template` gives out, so that what is handed out can be loaded again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from exports.project_records import ProjectRecord, ProjectTable
from queries.read.outline import Part
from queries.read.records import TargetView
from queries.read.rows import CellView

__all__ = ["MILLION", "money", "project_head", "project_rows", "project_widths"]

MILLION = 1_000_000
Cell = str | float | None

_BEFORE: tuple[tuple[str, int, Callable[[ProjectTable, ProjectRecord], Cell]], ...] = (
    ("รหัสโครงการ", 14, lambda _, one: one.said("project_code") or None),
    ("ยุทธศาสตร์/ประเด็น", 30, lambda _, one: one.above.get("group")),
    ("กลยุทธ์", 26, lambda _, one: one.above.get("tactic")),
    ("แนวทางการพัฒนา", 26, lambda _, one: one.above.get("guideline")),
    ("โครงการ", 44, lambda _, one: one.name),
    ("ประเภทโครงการ", 13, lambda _, one: one.said("project_kind") or None),
    ("ลักษณะโครงการ", 14, lambda _, one: one.said("characteristic") or None),
    ("วัตถุประสงค์", 30, lambda _, one: one.said("objective") or None),
    ("ตัวชี้วัด", 34, lambda table, one: _numbered([table.pen.words(part, "ตัวชี้วัด") for part in one.indicators])),
)
_AFTER: tuple[tuple[str, int, Callable[[ProjectTable, ProjectRecord], Cell]], ...] = (
    ("แหล่งงบประมาณ", 18, lambda _, one: one.said("budget_source") or None),
    ("หน่วยงานรับผิดชอบหลัก", 28, lambda _, one: "\n".join(body.name for body in one.bodies if body.role != "support") or None),
    ("หน่วยงานสนับสนุน", 28, lambda _, one: "\n".join(body.name for body in one.bodies if body.role == "support") or None),
    ("วันที่เริ่มต้น", 14, lambda _, one: one.day("start") or None),
    ("วันที่สิ้นสุด", 14, lambda _, one: one.day("end") or None),
    ("ระยะเวลาดำเนินการ", 16, lambda _, one: one.said("period") or None),
    ("ยุทธศาสตร์ชาติด้าน", 30, lambda _, one: one.names("ns") or None),
    ("แผนแม่บทฯ ประเด็น", 28, lambda _, one: one.names("mp") or None),
    ("เป้าหมายระดับประเด็น (Y2)", 24, lambda _, one: one.names("y2_code", "y2") or None),
    ("เป้าหมายแผนแม่บทย่อย (Y1)", 24, lambda _, one: _y1(one)),
    ("องค์ประกอบ (V)", 14, lambda _, one: one.said("fvct_element") or None),
    ("ปัจจัย (F)", 14, lambda _, one: one.said("fvct") or None),
    ("หมุดหมาย", 30, lambda _, one: one.names("milestone") or None),
    ("นโยบายและแผนความมั่นคง", 28, lambda _, one: one.names("security") or None),
    ("นโยบายรัฐบาล", 28, lambda _, one: one.names("policy") or None),
    ("สถานะ", 14, lambda _, one: one.said("status") or None),
    ("หมายเหตุ", 30, lambda _, one: _notes(one)),
)
_NUMBER = ("ลำดับ", 8)


def project_head(table: ProjectTable) -> list[str]:
    """Headings, left to right."""
    return [_NUMBER[0], *(name for name, *_ in _BEFORE), *(f"ค่าเป้าหมาย ปี {year}" for year in table.years), "หน่วยนับ",
            *(f"วงเงินงบประมาณ (ล้านบาท) ปี {year}" for year in table.years), "รวมงบประมาณ (ล้านบาท)", *(name for name, *_ in _AFTER)]


def project_widths(table: ProjectTable) -> list[int]:
    """Widths of the columns."""
    each = [13 for _ in table.years]
    return [_NUMBER[1], *(width for _, width, _ in _BEFORE), *each, 12, *each, 15, *(width for _, width, _ in _AFTER)]


def project_rows(table: ProjectTable) -> list[list[Cell]]:
    """One row a project."""
    return [[number, *(read(table, one) for *_, read in _BEFORE), *(_targets(one, year) for year in table.years), _units(one),
             *(money(one, year) for year in table.years), _total(one, table.years), *(read(table, one) for *_, read in _AFTER)]
            for number, one in enumerate(table.projects, 1)]


def _numbered(texts: Sequence[str]) -> str | None:
    """Several things in one cell: numbered lines, so that values in the cells beside them keep to theirs."""
    if len(texts) < 2:  # noqa: PLR2004 - one needs no number
        return texts[0] if texts else None
    return "\n".join(f"{index}. {text}" for index, text in enumerate(texts, 1))


def _targets(one: ProjectRecord, year: int) -> Cell:
    values = [_of_year(part, year) for part in one.indicators]
    return _numbered([value or "-" for value in values]) if any(values) else None


def _of_year(part: Part, year: int) -> str:
    return "; ".join(_printed(target) for target in part.targets if target.year_be == year or (target.period_be and target.period_be[0] <= year <= target.period_be[1]))


def _printed(target: TargetView) -> str:
    return target.verbatim if target.provenance.verified else "⟨ค่าเป้าหมายยังไม่ยืนยันกับเอกสาร⟩"


def _units(one: ProjectRecord) -> str | None:
    units = ["; ".join(dict.fromkeys(target.unit for target in part.targets if target.unit)) for part in one.indicators]
    return _numbered([unit or "-" for unit in units]) if any(units) else None


def _amount(cells: Sequence[CellView]) -> Cell:
    """Million baht; as printed where the unit is not known."""
    if not cells:
        return None
    if all(cell.baht is not None for cell in cells):
        return round(sum(cell.baht or 0 for cell in cells) / MILLION, 6)
    return "\n".join(f"{cell.text} ⟨ไม่ทราบหน่วยเงิน⟩" for cell in cells)


def money(one: ProjectRecord, year: int) -> Cell:
    """What the file gives for a year, in million baht."""
    return _amount([cell for cell in one.cells if cell.field == "budget" and cell.years == (year, year) and not cell.total])


def _total(one: ProjectRecord, years: Sequence[int]) -> Cell:
    """The printed sum, else the amount of no year, else the sum of the years; never one added to another."""
    budgets = [cell for cell in one.cells if cell.field == "budget"]
    for some in ([cell for cell in budgets if cell.total], [cell for cell in budgets if cell.years is None], [cell for cell in budgets if cell.years and cell.years[0] != cell.years[1]]):
        if some:
            return _amount(some[:1])
    found = [money(one, year) for year in years]
    amounts = [value for value in found if isinstance(value, (int, float))]
    return round(sum(amounts), 6) if amounts and not any(isinstance(value, str) for value in found) else None


def _y1(one: ProjectRecord) -> str | None:
    codes = [" ".join(filter(None, (link.slots.get("y1_code"), link.slots.get("y1")))) for link in one.links if "y1" in link.slots]
    return "\n".join(dict.fromkeys(codes)) or None


def _notes(one: ProjectRecord) -> str | None:
    lines = [one.said("note")] if one.said("note") else []
    if not one.links:
        lines.append("⟨ยังไม่ระบุการเชื่อมโยงของโครงการ⟩")
    if one.undecided:
        lines.append(f"⟨ความเชื่อมโยงที่ยังไม่ตัดสิน {len(one.undecided)} รายการ⟩")
    return "\n".join(lines) or None
