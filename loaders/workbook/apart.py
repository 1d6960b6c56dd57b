"""Workbooks are opened in a process of their own, which may fail: a damaged file can make any reader ask for more memory than there is.

The child gets the bytes on standard input, has limits on memory and processor time, and answers with one JSON value: the sheets, or
the problems. Run as: python -m loaders.workbook.apart
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from loaders.problems import DataError, Problem
from loaders.workbook.book import Book, Merge, Sheet
from loaders.workbook.limits import refuse

__all__ = ["read_apart"]

_ROOT = Path(__file__).resolve().parents[2]
_MEMORY = 2 * 1024 * 1024 * 1024
"""Address space of the child; the largest sheet within the limits takes a quarter of it."""
_SECONDS = 120


def read_apart(data: bytes, name: str) -> Book:
    """The sheets of a workbook, read by a child process.

    Raises:
        DataError: what the child found, or that it stopped at its limits.
    """
    environment = {"PATH": os.environ.get("PATH", ""), "PYTHONIOENCODING": "utf-8", "RUST_BACKTRACE": "0"}
    try:
        done = subprocess.run([sys.executable, "-m", "loaders.workbook.apart"], input=data, capture_output=True, cwd=_ROOT, env=environment, timeout=_SECONDS, check=False)
        answer = json.loads(done.stdout) if done.returncode == 0 else None
    except (subprocess.TimeoutExpired, ValueError):
        answer = None
    if answer is None:
        raise refuse(name, "table-stopped", "อ่านไฟล์ไม่สำเร็จ: ใช้หน่วยความจำหรือเวลาเกินขีดจำกัด ไฟล์อาจเสียหาย เปิดด้วย Excel หรือ LibreOffice แล้วบันทึกใหม่",
                     "the file could not be read within the limits of memory and time and may be damaged: open it in Excel or LibreOffice and save it anew")
    if "problems" in answer:
        raise DataError([Problem(name + each["file"], each["line"], each["th"], each["en"], each["rule"]) for each in answer["problems"]])
    return _book(answer)


def _book(value: dict[str, Any]) -> Book:
    sheets = tuple(Sheet(each["name"], tuple(map(tuple, each["rows"])), tuple(Merge(*merge) for merge in each["merged"]), {(row, column): text for row, column, text in each["formulas"]})
                   for each in value["sheets"])
    return Book(value["kind"], sheets, notes=tuple((rule, thai, english) for rule, thai, english in value["notes"]))


def _as_json(book: Book) -> dict[str, Any]:
    sheets = [{"name": each.name, "rows": each.rows, "merged": [(merge.top, merge.left, merge.bottom, merge.right) for merge in each.merged],
               "formulas": [(row, column, text) for (row, column), text in each.formulas.items()]} for each in book.sheets]
    return {"kind": book.kind, "sheets": sheets, "notes": book.notes}


def _main() -> None:
    """The child: limits first, then the file."""
    try:
        import resource  # noqa: PLC0415 - not on every system; without it the parent's deadline still holds

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except ImportError:
        pass
    from loaders.workbook.reader import read_packed  # noqa: PLC0415 - after the limits

    try:
        answer = _as_json(read_packed(sys.stdin.buffer.read(), ""))
    except DataError as error:
        answer = {"problems": [{"file": each.file, "line": each.line, "th": each.th, "en": each.en, "rule": each.rule} for each in error.problems]}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    _main()
