"""What a file of a standard may be at most, and how one that may not be read is refused: one sentence in Thai and English."""

from __future__ import annotations

from loaders.problems import DataError, Problem

__all__ = ["MAX_BYTES", "MAX_DEPTH", "MAX_ELEMENTS", "MAX_ROWS", "MAX_STATEMENTS", "MAX_TEXT", "check_size", "refuse"]

MAX_BYTES = 50 * 1024 * 1024
"""Size of a file; the whole graph of this repository as N-Quads has some 15 MB."""
MAX_STATEMENTS = 600_000
"""RDF statements; they are held in memory."""
MAX_ELEMENTS = 50_000
"""Parts of one plan."""
MAX_DEPTH = 40
"""Parts within parts; records nest as deep, and a page draws them so."""
MAX_ROWS = 200_000
"""Rows of a mapping set."""
MAX_TEXT = 100_000
"""Characters of one text."""


def refuse(name: str, rule: str, th: str, en: str, line: int = 0) -> DataError:
    """The error that says why ``name`` is not read."""
    return DataError([Problem(name, line, th, en, rule)])


def check_size(size: int, name: str) -> None:
    """Raise :class:`DataError` for a file of ``size`` bytes that is empty or too large; to be called before the file is read."""
    if size == 0:
        raise refuse(name, "standard-empty", "ไฟล์ว่าง ไม่มีข้อมูล: เลือกไฟล์ที่มีแผนหรือรายการเชื่อมโยง", "the file is empty: choose one that holds a plan or alignments")
    if size > MAX_BYTES:
        megabytes, most = size / 1024 / 1024, MAX_BYTES // 1024 // 1024
        raise refuse(name, "standard-too-large", f"ไฟล์ใหญ่ {megabytes:,.1f} MB เกินขีดจำกัด {most} MB: แยกเป็นแผนละไฟล์ แล้วลองใหม่",
                     f"the file has {megabytes:,.1f} MB, more than the limit of {most} MB: split it into one file a plan and try again")
