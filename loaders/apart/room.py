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
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import IO, Any

from loaders.problems import DataError, Problem

__all__ = ["SECONDS", "Child", "Progress", "in_child"]

Progress = Callable[[int, int], None]
"""Hears how many of how many parts (pages, sheets) are read."""
SECONDS: float = 120
"""Longest time for one file, of clock and of processor."""
_ROOT = Path(__file__).resolve().parents[2]
_TOLD = b"@progress "
_VALUE, _PROBLEMS = b'{"value":', b'{"problems":'
"""How an answer begins."""
_LOOKED_AT = 1_000_000
"""Bytes of what a child says, at a time."""
_LISTENS = 0.1
"""Seconds between two looks at what a child says of its progress."""
_STOPPED = ("อ่านไฟล์ไม่สำเร็จ: ใช้หน่วยความจำหรือเวลาเกินขีดจำกัด ไฟล์อาจเสียหายหรือใหญ่เกินไป เปิดด้วยโปรแกรมที่สร้างไฟล์แล้วบันทึกใหม่ หรือแยกเป็นหลายไฟล์",
            "the file could not be read within the limits of memory and time and may be damaged or too large: open it in the program it was made with and save it anew, or split it")


class Child:
    """``run(data, options, tell)`` of the module ``job`` (below ``loaders``) in a process of its own, from its making on.

    Whoever no longer wants it calls :meth:`stop`; one that runs too long is ended, whether or not anybody looks. Files carry all that goes to and
    fro, so that neither side waits for the other and the answer's size has a limit.
    """

    def __init__(self, job: str, data: bytes, options: Mapping[str, Any]) -> None:
        self._began, self._heard = time.monotonic(), 0
        self._answered: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the child
        self._told: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115
        environment = {"PATH": os.environ.get("PATH", ""), "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1", "RUST_BACKTRACE": "0"}
        with tempfile.TemporaryFile() as question:
            question.write(json.dumps({"seconds": SECONDS, "options": dict(options)}).encode() + b"\n" + data)
            question.seek(0)
            self._process = subprocess.Popen([sys.executable, "-m", "loaders.apart.child", job], stdin=question, stdout=self._answered, stderr=self._told,  # noqa: S603 - our own interpreter and module
                                             cwd=_ROOT, env=environment)
        self._deadline = threading.Timer(SECONDS, self._process.kill)
        self._deadline.daemon = True
        self._deadline.start()

    def __del__(self) -> None:
        """Nobody is left who wants the answer."""
        if hasattr(self, "_deadline"):
            self.close()

    @property
    def seconds(self) -> float:
        """Since it began."""
        return time.monotonic() - self._began

    def news(self) -> list[tuple[int, int]]:
        """(done, total) of all it told since the last look. Anything else it says (a crash's last words) is of no use to people."""
        told = os.pread(self._told.fileno(), _LOOKED_AT, self._heard)
        whole = told[:told.rfind(b"\n") + 1]
        self._heard += len(whole)
        numbers = [line.removeprefix(_TOLD).split() for line in whole.splitlines() if line.startswith(_TOLD)]
        return [(int(done), int(total)) for done, total in numbers]

    def done(self, wait: float | None = 0) -> bool:
        """Whether it has ended, waiting some seconds for it at most; None: until it has."""
        try:
            self._process.wait(wait)
        except subprocess.TimeoutExpired:
            return False
        self._deadline.cancel()
        return True

    def stop(self) -> None:
        """End it."""
        if self._process.poll() is None:
            self._process.kill()
        self.done(None)

    def close(self) -> None:
        """End it and forget what it said."""
        self.stop()
        self._answered.close()
        self._told.close()

    def value(self, name: str, rule: str) -> Any:
        """What it answered, a JSON value, once it has ended; this waits for that.

        Raises:
            DataError: see :meth:`written`.
        """
        return json.loads(self.written(name, rule))

    def written(self, name: str, rule: str) -> bytes:
        """What it answered as it stands in JSON, for who makes a record of it at once.

        Raises:
            DataError: what the job refused, with ``name`` in front of its place; or, under ``rule``, that it crashed, was stopped or came to its limits.
        """
        self.done(None)
        answer = os.pread(self._answered.fileno(), os.fstat(self._answered.fileno()).st_size, 0) if self._process.returncode == 0 else b""
        if answer.startswith(_PROBLEMS):
            raise DataError([Problem(name + each["file"].removeprefix(name), each["line"], each["th"], each["en"], each["rule"]) for each in json.loads(answer)["problems"]])
        if not answer.startswith(_VALUE):
            raise DataError([Problem(name, 0, *_STOPPED, rule)])
        return answer[len(_VALUE):-1]


def in_child(job: str, data: bytes, name: str, options: Mapping[str, Any] | None = None, *, rule: str = "file-stopped", progress: Progress | None = None) -> Any:
    """What ``run(data, options, tell)`` of the module ``job`` answers for ``data``, run in a child process: a JSON value; waits for it.

    Raises:
        DataError: see :meth:`Child.value`.
    """
    with closing(Child(job, data, options or {})) as child:
        if progress is not None:
            ended = False
            while not ended:  # what it told last is told on too
                ended = child.done(_LISTENS)
                for told in child.news():
                    progress(*told)
        return child.value(name, rule)
