"""How fast tables of projects are loaded: rows a second, beside what pandas needs only to read the cells of the same file.

The table is made here, with the columns agencies use; every name in it is invented. The loader's time holds everything: the child
process that opens the workbook, headings, agencies, money, targets, codes.
"""

from __future__ import annotations

import importlib.util
import time
from collections.abc import Callable
from io import BytesIO
from typing import Any

from openpyxl import Workbook

from loaders.agency_names import AgencyNames
from loaders.table import load_bytes

__all__ = ["make_table", "measure", "report"]

_HEAD = ("ลำดับ", "ยุทธศาสตร์", "กลยุทธ์", "โครงการ", "วัตถุประสงค์", "ตัวชี้วัด", "ค่าเป้าหมาย ปี 2567", "หน่วยนับ", "งบประมาณ (บาท) ปี 2567", "งบประมาณ (บาท) ปี 2568", "รวมงบประมาณ (บาท)",
         "หน่วยงานรับผิดชอบ", "หน่วยงานสนับสนุน", "ระยะเวลาดำเนินการ", "เป้าหมายแผนแม่บทย่อย (Y1)", "หมายเหตุ")
_AGENCIES = ("กรมตัวอย่าง", "สำนักงานตัวอย่างที่หนึ่ง", "กรมตัวอย่างที่สอง\nกรมตัวอย่างที่สาม", "เทศบาลตำบลตัวอย่าง", "กองแผนงาน")


def make_table(rows: int) -> bytes:
    """An XLSX file with so many projects in 16 columns."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("โครงการ")
    sheet.append(["แผนปฏิบัติราชการตัวอย่าง พ.ศ. 2567-2568"])
    sheet.append(list(_HEAD))
    for number in range(1, rows + 1):
        sheet.append([number, f"ยุทธศาสตร์ที่ {number % 5 + 1} ด้านที่ {number % 5}", f"กลยุทธ์ที่ {number % 20 + 1} เรื่องที่ {number % 20}", f"โครงการพัฒนาระบบลำดับที่ {number}", f"เพื่อให้ประชาชนได้ประโยชน์ {number}",
                      f"ร้อยละความสำเร็จของงานที่ {number}", 80 + number % 20, "ร้อยละ", 1_000 * number, 2_000 * number, 3_000 * number, _AGENCIES[number % 5], _AGENCIES[(number + 1) % 5],
                      "ต.ค. 2566 - ก.ย. 2568", "200101", None])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def measure(rows: int, rounds: int, names: AgencyNames | None = None) -> dict[str, Any]:
    """Seconds of wall time (the child's included), the fastest of ``rounds``; pandas only where it is installed."""
    data = make_table(rows)
    result: dict[str, Any] = {"rows": rows, "bytes": len(data), "seconds": _fastest(lambda: load_bytes(data, "table.xlsx", names), rounds)}
    result["rows_per_second"] = rows / result["seconds"]
    if importlib.util.find_spec("pandas"):
        import pandas as pd  # noqa: PLC0415 - only where it is installed

        for engine in ("openpyxl", "calamine"):
            seconds = _fastest(lambda engine=engine: pd.read_excel(BytesIO(data), engine=engine, header=1), rounds)  # type: ignore[misc]
            result[f"pandas_{engine}_rows_per_second"] = rows / seconds
    return result


def report(result: dict[str, Any]) -> str:
    """One line for a person."""
    others = "; ".join(f"pandas ({name.split('_')[1]}) reads cells at {value:,.0f} rows/s" for name, value in result.items() if name.startswith("pandas_"))
    return f"table of {result['rows']:,} projects: {result['seconds']:.2f} s, {result['rows_per_second']:,.0f} rows/s understood" + (f"; {others}" if others else "")


def _fastest(work: Callable[[], object], rounds: int) -> float:
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best
