"""What a table file may be at most, and how a file that may not be read is refused: one sentence in Thai and English."""

from __future__ import annotations

from loaders import refusal
from loaders.refusal import MAX_BYTES, refuse

__all__ = ["MAX_BYTES", "MAX_CELLS", "MAX_COLUMNS", "MAX_PARTS", "MAX_ROWS", "MAX_TEXT", "MAX_UNPACKED", "check_size", "refuse"]

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


def check_size(size: int, name: str) -> None:
    """Refuse a file of ``size`` bytes that is empty or too large; to be called before the file is read. See :mod:`loaders.refusal`."""
    refusal.check_size(size, name, "table", ("ตารางโครงการหรือแผน", "a table of projects or a plan"), ("ลบรูปภาพและแผ่นงานที่ไม่ใช้ หรือแยกเป็นหลายไฟล์", "remove pictures and unused sheets, or split it"))
