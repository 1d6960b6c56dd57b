"""The parent's side: hands bytes to a child process, waits within a deadline, gives its answer or says why there is none.

A damaged or hostile file can make any reader crash, ask for more memory than there is, or never end. The child takes all of that on itself.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from loaders.problems import DataError, Problem

__all__ = ["SECONDS", "Progress", "in_child"]

Progress = Callable[[int, int], None]
"""Hears how many of how many parts (pages, sheets) are read."""
SECONDS: float = 120
"""Longest time for one file, of clock and of processor."""
_ROOT = Path(__file__).resolve().parents[2]
_TOLD = b"@progress "
_STOPPED = ("อ่านไฟล์ไม่สำเร็จ: ใช้หน่วยความจำหรือเวลาเกินขีดจำกัด ไฟล์อาจเสียหายหรือใหญ่เกินไป เปิดด้วยโปรแกรมที่สร้างไฟล์แล้วบันทึกใหม่ หรือแยกเป็นหลายไฟล์",
            "the file could not be read within the limits of memory and time and may be damaged or too large: open it in the program it was made with and save it anew, or split it")


def in_child(job: str, data: bytes, name: str, options: Mapping[str, Any] | None = None, *, rule: str = "file-stopped", progress: Progress | None = None) -> Any:
    """What ``run(data, options, tell)`` of the module ``job`` (below ``loaders``) answers for ``data``, run in a child process: a JSON value.

    Raises:
        DataError: what the job refused, with ``name`` in front of its place; or, under ``rule``, that the child crashed or came to its limits.
    """
    answer = _answer(job, json.dumps({"seconds": SECONDS, "options": dict(options or {})}).encode() + b"\n" + data, progress)
    if answer is None:
        raise DataError([Problem(name, 0, *_STOPPED, rule)])
    if "problems" in answer:
        raise DataError([Problem(name + each["file"], each["line"], each["th"], each["en"], each["rule"]) for each in answer["problems"]])
    return answer["value"]


def _answer(job: str, asked: bytes, progress: Progress | None) -> dict[str, Any] | None:
    """The child's answer; None where it gave none. Files carry both ways, so that neither side waits for the other and the answer's size has a limit."""
    environment = {"PATH": os.environ.get("PATH", ""), "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1", "RUST_BACKTRACE": "0"}
    with tempfile.TemporaryFile() as question, tempfile.TemporaryFile() as answered:
        question.write(asked)
        question.seek(0)
        command = [sys.executable, "-m", "loaders.apart.child", job]
        with subprocess.Popen(command, stdin=question, stdout=answered, stderr=subprocess.PIPE, cwd=_ROOT, env=environment) as child:  # noqa: S603 - our own interpreter and module
            deadline = threading.Timer(SECONDS, child.kill)
            deadline.start()
            try:
                _listen(child, progress)
                child.wait()
            except BaseException:
                child.kill()
                raise
            finally:
                deadline.cancel()
        if child.returncode != 0:
            return None
        answered.seek(0)
        try:
            value: dict[str, Any] = json.loads(answered.read())
        except ValueError:
            return None
        return value


def _listen(child: subprocess.Popen[bytes], progress: Progress | None) -> None:
    """Pass on what the child says of its progress; anything else it says (a crash's last words) is of no use to people."""
    if child.stderr is None:
        return
    while line := child.stderr.readline(1_000):
        if progress and line.startswith(_TOLD):
            done, _, total = line[len(_TOLD):].partition(b" ")
            progress(int(done), int(total))
