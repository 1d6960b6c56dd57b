"""The child's side. Run as: python -m loaders.apart.child JOB (options as one line of JSON on standard input, then the bytes of the file).

The job's module is imported first, then the doors are closed: priority, memory, processor time, size of what is written, and no free descriptor, so that
no parser can open a file or a connection whatever the file asks it to.
"""

from __future__ import annotations

import codecs
import importlib
import json
import os
import sys
from typing import Any

from loaders.problems import DataError

__all__ = ["MEMORY"]

MEMORY = 2 * 1024 * 1024 * 1024
"""Address space of the child; the largest sheet within the limits takes a quarter of it."""
_ANSWER = 512 * 1024 * 1024
"""Size of an answer."""
_NICENESS = 5
"""Below the pages of everybody else."""
_CODECS = ("ascii", "latin-1", "cp437", "cp1252", "cp874", "tis-620", "iso8859-11", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
"""Encodings are modules, read from disk at their first use: these are had before the doors close. Others are unknown to the child."""
_USED_LATE = ("_strptime", "heapq", "traceback")
"""Modules that the standard library imports where it first needs them (``Counter.most_common``, ``strptime``, a warning), which no open door would let it."""


def _close_doors(seconds: float) -> None:
    try:
        import resource  # noqa: PLC0415 - not on every system; without it the parent's deadline still holds
    except ImportError:
        return
    os.nice(_NICENESS)
    most = max(1, int(seconds))
    free = os.dup(0)
    os.close(free)
    for limit, value in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, most), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, _ANSWER), (resource.RLIMIT_NOFILE, free)):
        resource.setrlimit(limit, (value, value))


def _tell(done: int, total: int) -> None:
    sys.stderr.write(f"@progress {done} {total}\n")
    sys.stderr.flush()


def _main() -> None:
    job = sys.argv[1]
    if not job.startswith("loaders."):
        raise SystemExit(2)
    module: Any = importlib.import_module(job)
    for codec in _CODECS:
        codecs.lookup(codec)
    for each in _USED_LATE:
        importlib.import_module(each)
    head = json.loads(sys.stdin.buffer.readline())
    _close_doors(head["seconds"])
    data = sys.stdin.buffer.read()
    try:
        value = module.run(data, head["options"], _tell)
        answer = b'{"value":' + (value if isinstance(value, bytes) else json.dumps(value).encode()) + b"}"  # bytes: JSON already
    except DataError as error:
        problems = [{"file": each.file, "line": each.line, "th": each.th, "en": each.en, "rule": each.rule} for each in error.problems]
        answer = b'{"problems":' + json.dumps(problems).encode() + b"}"
    if len(answer) > _ANSWER:  # Python writes what fits and says nothing
        raise SystemExit(3)
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    _main()
