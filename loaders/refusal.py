"""How a file that may not be read is refused: with one sentence in Thai and English that says what it is and what to do."""

from __future__ import annotations

from loaders.problems import DataError, Problem

__all__ = ["MAX_BYTES", "check_size", "refuse"]

MAX_BYTES = 50 * 1024 * 1024
"""Size of a file: a plan of 300 pages with pictures has some 30 MB, a table of 100,000 projects 20, the whole graph as N-Quads 15."""


def refuse(name: str, rule: str, th: str, en: str, line: int = 0) -> DataError:
    """The error that says why ``name`` is not read."""
    return DataError([Problem(name, line, th, en, rule)])


def check_size(size: int, name: str, kind: str, holds: tuple[str, str], smaller: tuple[str, str]) -> None:
    """Refuse a file of ``size`` bytes that is empty or too large; to be called before the file is read.

    ``kind`` begins the names of both rules; ``holds`` says in both languages what a file of the kind is to hold, ``smaller`` how to make it smaller.
    """
    if size == 0:
        raise refuse(name, f"{kind}-empty", f"ไฟล์ว่าง ไม่มีข้อมูล: เลือกไฟล์ที่มี{holds[0]}", f"the file is empty: choose one that holds {holds[1]}")
    if size > MAX_BYTES:
        megabytes, most = size / 1024 / 1024, MAX_BYTES // 1024 // 1024
        raise refuse(name, f"{kind}-too-large", f"ไฟล์ใหญ่ {megabytes:,.1f} MB เกินขีดจำกัด {most} MB: {smaller[0]} แล้วลองใหม่",
                     f"the file has {megabytes:,.1f} MB, more than the limit of {most} MB: {smaller[1]}, and try again")
