"""What a file of a standard may be at most, and how one that may not be read is refused: one sentence in Thai and English."""

from __future__ import annotations

from loaders import refusal
from loaders.refusal import MAX_BYTES, refuse

__all__ = ["MAX_BYTES", "MAX_DEPTH", "MAX_ELEMENTS", "MAX_ROWS", "MAX_STATEMENTS", "MAX_TEXT", "check_size", "refuse"]

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


def check_size(size: int, name: str) -> None:
    """Refuse a file of ``size`` bytes that is empty or too large; to be called before the file is read. See :mod:`loaders.refusal`."""
    refusal.check_size(size, name, "standard", ("แผนหรือรายการเชื่อมโยง", "a plan or alignments"), ("แยกเป็นแผนละไฟล์", "split it into one file a plan"))
