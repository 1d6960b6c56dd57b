"""What a table file may be at most, and how a file that may not be read is refused: one sentence in Thai and English."""

from __future__ import annotations

from loaders.problems import DataError, Problem

__all__ = ["MAX_BYTES", "MAX_CELLS", "MAX_COLUMNS", "MAX_PARTS", "MAX_ROWS", "MAX_TEXT", "MAX_UNPACKED", "check_size", "refuse"]

MAX_BYTES = 50 * 1024 * 1024
"""Size of a file; a table of 100,000 projects has some 20 MB."""
MAX_UNPACKED = 400 * 1024 * 1024
"""Size of everything in a packed file (XLSX, ODS) together, unpacked."""
MAX_PARTS = 2_000
"""Files inside a packed file."""
MAX_ROWS = 200_000
MAX_COLUMNS = 1_000
MAX_CELLS = 6_000_000
"""Rows times columns of one sheet: readers lay a sheet out as a full rectangle, so that two cells far apart would cost this much memory."""
MAX_TEXT = 32_767
"""Characters in a cell, as in Excel."""


def refuse(name: str, rule: str, th: str, en: str) -> DataError:
    """The error that says why ``name`` is not read."""
    return DataError([Problem(name, 0, th, en, rule)])


def check_size(size: int, name: str) -> None:
    """Raise :class:`DataError` for a file of ``size`` bytes that is empty or too large; to be called before the file is read."""
    if size == 0:
        raise refuse(name, "table-empty", "ไฟล์ว่าง ไม่มีข้อมูล: เลือกไฟล์ที่มีตารางโครงการหรือแผน", "the file is empty: choose one that holds a table of projects or a plan")
    if size > MAX_BYTES:
        megabytes, most = size / 1024 / 1024, MAX_BYTES // 1024 // 1024
        raise refuse(name, "table-too-large", f"ไฟล์ใหญ่ {megabytes:,.1f} MB เกินขีดจำกัด {most} MB: ลบรูปภาพและแผ่นงานที่ไม่ใช้ หรือแยกเป็นหลายไฟล์ แล้วลองใหม่",
                     f"the file has {megabytes:,.1f} MB, more than the limit of {most} MB: remove pictures and unused sheets, or split it, and try again")
