"""Files are read for pages by a limited child process that can be waited for, asked how far it is, and stopped."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import IO, Any

from loaders.problems import DataError, Problem
from loaders.reading.records import STAGES, Reading, Stage
from loaders.records import AgencyTable
from loaders.table import ColumnMapping
from loaders.yaml_file import read_yaml

__all__ = ["SECONDS", "Job"]

SECONDS: float = 120
"""Longest time for one file."""
_ROOT = Path(__file__).resolve().parents[2]
_STOPPED = ("อ่านไฟล์ไม่สำเร็จ: ใช้หน่วยความจำหรือเวลาเกินขีดจำกัด ไฟล์อาจเสียหายหรือใหญ่เกินไป เปิดด้วยโปรแกรมที่สร้างไฟล์แล้วบันทึกใหม่ หรือแยกเป็นหลายไฟล์",
            "the file could not be read within the limits of memory and time and may be damaged or too large: open it in the program it was made with and save it anew, or split it")


class Job:
    """A file being read, from its making on. Who no longer wants it calls :meth:`stop`.

    ``agencies``: the agency list that names are looked up in; ``mappings``: columns as people checked them.
    """

    def __init__(self, data: bytes, name: str, agencies: Path | None = None, mappings: Iterable[ColumnMapping] = ()) -> None:
        self.name = name
        self._began = time.monotonic()
        options = {"name": name, "agencies": _agencies(agencies) if agencies else None, "mappings": [each.as_json() for each in mappings]}
        self._answered: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the job
        self._told: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115
        environment = {"PATH": os.environ.get("PATH", ""), "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1", "RUST_BACKTRACE": "0"}
        with tempfile.TemporaryFile() as question:
            question.write(json.dumps({"seconds": SECONDS, "options": options}).encode() + b"\n" + data)
            question.seek(0)
            self._child = subprocess.Popen([sys.executable, "-m", "loaders.apart.child", "loaders.reading.job"], stdin=question, stdout=self._answered, stderr=self._told,
                                           cwd=_ROOT, env=environment)

    def __del__(self) -> None:
        """A visit that ended takes its child along."""
        if hasattr(self, "_child"):
            self.stop()

    @property
    def seconds(self) -> float:
        """Since it began."""
        return time.monotonic() - self._began

    @property
    def stage(self) -> Stage:
        """What it is at."""
        told = os.pread(self._told.fileno(), 1_000_000, 0).decode("utf-8", "replace")
        return next((stage for place, stage in reversed(tuple(enumerate(STAGES))) if f"@progress {place} " in told), STAGES[0])

    def done(self, wait: float = 0.001) -> bool:
        """Whether it has ended, waiting some seconds for it at most. One that runs too long is ended."""
        try:
            self._child.wait(wait)
        except subprocess.TimeoutExpired:
            if self.seconds < SECONDS:
                return False
            self.stop()
        return True

    def stop(self) -> None:
        """End it."""
        if self._child.poll() is None:
            self._child.kill()
            self._child.wait()

    def result(self) -> Reading:
        """What was read, once it has ended.

        Raises:
            DataError: what is wrong with the file, or that reading was ended at its limits.
        """
        self._child.wait()
        size = self._answered.seek(0, os.SEEK_END)
        answer: dict[str, Any] = {}
        if self._child.returncode == 0 and size:
            answer = json.loads(os.pread(self._answered.fileno(), size, 0))
        if "problems" in answer:
            raise DataError([Problem(each["file"] or self.name, each["line"], each["th"], each["en"], each["rule"]) for each in answer["problems"]])
        if "value" not in answer:
            raise DataError([Problem(self.name, 0, *_STOPPED, "file-stopped")])
        return Reading.model_validate(answer["value"])


@lru_cache(maxsize=4)
def _agencies(path: Path) -> dict[str, Any] | None:
    """The agency list as the child gets it, which can open no file."""
    return read_yaml(path, AgencyTable).record.model_dump(mode="json") if path.is_file() else None
