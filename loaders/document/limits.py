"""What a document may be at most, and how one that may not be read is refused."""

from __future__ import annotations

from loaders.problems import DataError, Problem

__all__ = ["MAX_BYTES", "MAX_CELLS", "MAX_CHARACTERS", "MAX_PAGES", "MAX_XML", "check_size", "refuse"]

MAX_BYTES = 50 * 1024 * 1024
"""Size of a file; a plan of 300 pages with pictures has some 30 MB."""
MAX_XML = 64 * 1024 * 1024
"""Size of one part of a DOCX that is read, unpacked; a thousand pages have some 25 MB."""
MAX_PAGES = 2_000
MAX_CHARACTERS = 4_000_000
"""Characters of a document; a plan has some hundred thousand."""
MAX_CELLS = 400_000
"""Cells of all tables of a document."""


def refuse(name: str, rule: str, th: str, en: str) -> DataError:
    """The error that says why ``name`` is not read."""
    return DataError([Problem(name, 0, th, en, rule)])


def check_size(size: int, name: str) -> None:
    """Raise :class:`DataError` for a file of ``size`` bytes that is empty or too large; to be called before the file is read."""
    if size == 0:
        raise refuse(name, "document-empty", "ไฟล์ว่าง ไม่มีข้อความให้อ่าน: เลือกไฟล์ที่มีเนื้อหาของแผน", "the file is empty: choose one that holds the text of a plan")
    if size > MAX_BYTES:
        megabytes, most = size / 1024 / 1024, MAX_BYTES // 1024 // 1024
        raise refuse(name, "document-too-large", f"ไฟล์ใหญ่ {megabytes:,.1f} MB เกินขีดจำกัด {most} MB: ลดขนาดรูปภาพ หรือตัดเฉพาะหน้าที่เป็นแผน แล้วลองใหม่",
                     f"the file has {megabytes:,.1f} MB, more than the limit of {most} MB: make its pictures smaller or cut out the pages of the plan, and try again")
