"""What a document may be at most, and how one that may not be read is refused."""

from __future__ import annotations

from loaders import refusal
from loaders.refusal import MAX_BYTES, refuse

__all__ = ["MAX_BYTES", "MAX_CELLS", "MAX_CHARACTERS", "MAX_PAGES", "MAX_XML", "check_size", "refuse"]

MAX_XML = 64 * 1024 * 1024
"""Size of one part of a DOCX that is read, unpacked; a thousand pages have some 25 MB."""
MAX_PAGES = 2_000
MAX_CHARACTERS = 4_000_000
"""Characters of a document; a plan has some hundred thousand."""
MAX_CELLS = 400_000
"""Cells of all tables of a document."""


def check_size(size: int, name: str) -> None:
    """Refuse a file of ``size`` bytes that is empty or too large; to be called before the file is read. See :mod:`loaders.refusal`."""
    refusal.check_size(size, name, "document", ("เนื้อหาของแผน", "the text of a plan"), ("ลดขนาดรูปภาพ หรือตัดเฉพาะหน้าที่เป็นแผน", "make its pictures smaller or cut out the pages of the plan"))
