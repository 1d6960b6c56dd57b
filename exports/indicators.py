"""Indicators as tables: what plans ask with the state of each target, and every measured value with its source. For Excel in Thai."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from graph.progress_words import STATE_NAMES, reason
from loaders.calendar import BUDDHIST_ERA
from queries.read.progress import IndexBoard, IndicatorProgress, Measured, TargetProgress
from queries.read.records import Lang, Ref

__all__ = ["TARGET_COLUMNS", "VALUE_COLUMNS", "csv_table", "targets_csv", "values_csv"]

TARGET_COLUMNS: tuple[tuple[str, str], ...] = (
    ("ดัชนี", "index"), ("แผน", "plan"), ("รหัสตัวชี้วัด", "indicator_id"), ("ตัวชี้วัด", "indicator"), ("ถ้อยคำของเป้าหมาย", "wording"),
    ("หน่วยวัด", "measure"), ("เครื่องหมาย", "comparator"), ("ค่าเป้าหมาย", "target"), ("ต่ำสุด", "minimum"), ("สูงสุด", "maximum"), ("หน่วย", "unit"),
    ("ปีกำหนด (พ.ศ.)", "due_be"), ("ที่มาของปีกำหนด", "due_from"), ("กลุ่มทางเลือก", "alternative_group"), ("ค่าที่ใช้เทียบ", "value"), ("ปีของค่า (พ.ศ.)", "value_year_be"),
    ("ระยะห่าง", "distance"), ("สถานะ", "state"), ("เหตุผล", "reason"), ("ค่าจากเส้นแนวโน้ม (คำนวณ)", "projected_computed"), ("แหล่งที่มา", "source"),
    ("ตำแหน่ง", "locator"), ("ยืนยันแล้ว", "verified"),
)
VALUE_COLUMNS: tuple[tuple[str, str], ...] = (
    ("รหัสดัชนี", "index_id"), ("ดัชนี", "index"), ("หน่วยวัด", "measure"), ("ปี (พ.ศ.)", "year_be"), ("ปี (ค.ศ.)", "year_ce"), ("ค่า", "value"), ("หน่วย", "unit"),
    ("ณ วันที่", "as_of"), ("ชุดที่เทียบกันได้", "comparable_series"), ("เหตุที่ขาดตอน", "break"), ("ข้อมูลขัดกัน", "conflict"), ("คำนวณจากแหล่ง", "derived"),
    ("แหล่งที่มา", "source"), ("ตำแหน่ง", "locator"), ("ยืนยันแล้ว", "verified"),
)


def targets_csv(found: Iterable[IndicatorProgress], lang: Lang = "th") -> bytes:
    """One row for each target and index, UTF-8 with a byte order mark; years Buddhist. An indicator without a target has no row."""
    return csv_table(TARGET_COLUMNS, (row for one in found for target in one.targets for row in _target_rows(one, target, lang)), lang)


def values_csv(boards: Iterable[IndexBoard], lang: Lang = "th") -> bytes:
    """One row for each measured value, UTF-8 with a byte order mark."""
    return csv_table(VALUE_COLUMNS, (row for board in boards for row in _value_rows(board, lang)), lang)


def csv_table(columns: tuple[tuple[str, str], ...], rows: Iterable[list[object]], lang: Lang) -> bytes:
    """A table with its head in ``lang``, as UTF-8 with a byte order mark, safe to open in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(column[lang == "en"] for column in columns)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _safe(cell: object) -> object:
    """A text that a spreadsheet would take for a formula is written as text."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in "=+-@\t\r" and cell else cell


def _target_rows(one: IndicatorProgress, target: TargetProgress, lang: Lang) -> Iterator[list[object]]:
    asked = target.target
    for measured in target.measured:
        yield [
            _name(measured.series, lang), _name(one.plan, lang), one.indicator.id, _name(one.indicator, lang), asked.verbatim, asked.measure,
            f" {asked.comparator}" if asked.comparator.startswith("=") else asked.comparator, asked.value, asked.minimum, asked.maximum, asked.unit,
            target.due, target.due_from, asked.alternative_group, *_judged(measured, lang), asked.provenance.source.title, asked.provenance.locator,
            _yes(asked.provenance.verified),
        ]


def _judged(measured: Measured, lang: Lang) -> list[object]:
    judgement, value = measured.judgement, measured.value
    line = judgement.projection
    return [value.value if value else None, value.year_be if value else None, _round(judgement.distance), STATE_NAMES[judgement.state][lang == "en"],
            reason(judgement, lang), _round(line.value) if line else None]


def _value_rows(board: IndexBoard, lang: Lang) -> Iterator[list[object]]:
    for measure in board.measures:
        for value in measure.values:
            yield [board.series.id.removeprefix("indicator/"), _name(board.series, lang), value.measure, value.year_be, value.year_be - BUDDHIST_ERA, value.value,
                   value.unit, value.as_of, value.series_id, value.series_break, value.conflict, _yes(value.derived), value.provenance.source.title,
                   value.provenance.locator, _yes(value.provenance.verified)]


def _name(ref: Ref | None, lang: Lang) -> str:
    return (ref.label.text(lang) or ref.id) if ref else ""


def _round(value: float | None) -> float | None:
    """Without the noise of binary fractions."""
    return None if value is None else round(value, 6)


def _yes(value: bool) -> str:
    return "yes" if value else "no"
