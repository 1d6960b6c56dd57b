"""A worker as the pool sees it: a process with a socket that never blocks the pool."""

from __future__ import annotations

import os
import selectors
import socket
import subprocess
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from graph.settings import ROOT
from queries.safe.confine import NICENESS
from queries.safe.frames import Frame, FrameReader
from queries.safe.sources import Build

__all__ = ["WorkerProcess", "resident_bytes"]

_LAST_WORDS = 2000
_READ = 256 * 1024
_PAGE = os.sysconf("SC_PAGE_SIZE")
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "PYTHONPATH", "PYTHONHOME", "TZ", "POLICY_BASE_IRI")
"""All a worker over a folder learns of the environment: no password reaches it."""
LONG_NICENESS = 19


class WorkerProcess:
    """One process over one build."""

    def __init__(self, build: Build, environment: Iterable[str], memory: int, selector: selectors.BaseSelector,
                 hear: Callable[[WorkerProcess, list[Frame], bool], None]) -> None:
        """Start it; ``environment``: further variables it may see. ``hear(worker, frames, gone)`` is called from ``selector``'s loop with what it says."""
        self.build = build
        self._hear = hear
        self._selector = selector
        self._frames = FrameReader()
        self._outbox = b""
        self._words = b""
        self._events = selectors.EVENT_READ
        self._socket, child = socket.socketpair()
        self._socket.setblocking(False)
        passed_on = {name: os.environ[name] for name in (*_PASSED_ON, *environment) if name in os.environ} | {"RUST_BACKTRACE": "0"}
        with child:
            # A group of its own, so that Ctrl-C at the terminal ends the server and not its workers first; but no session of its own: Linux
            # (autogroup) shares the processor between sessions and heeds niceness only within one.
            self.process = subprocess.Popen(  # noqa: S603 - our own module, our own arguments
                [sys.executable, "-m", "queries.safe.worker", build.argument, str(memory)],
                cwd=ROOT, env=passed_on, stdin=child.fileno(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, process_group=0)
        if self.process.stderr is None:  # pragma: no cover - it is a pipe
            raise RuntimeError
        self._lower_to(os.getpriority(os.PRIO_PROCESS, 0) + NICENESS)  # from its first instruction: replacing what hostile queries break costs others little
        os.set_blocking(self.process.stderr.fileno(), False)
        selector.register(self._socket, selectors.EVENT_READ, self._ready)

    def send(self, data: bytes) -> None:
        """Give it a request; what does not fit the socket's buffer follows when it reads."""
        self._outbox += data
        self._write()

    def last_words(self) -> str:
        """The end of what it said on standard error."""
        with suppress(OSError, ValueError):
            while self.process.stderr is not None and (more := self.process.stderr.read(_READ)):
                self._words = (self._words + more)[-_LAST_WORDS:]
        return self._words.decode("utf-8", "replace")

    def lower(self) -> None:
        """Let it go on at the lowest priority; there is no way back."""
        self._lower_to(LONG_NICENESS)

    def _lower_to(self, niceness: int) -> None:
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self.process.pid, niceness)

    def kill(self) -> None:
        """End it now. Nothing more is heard of it."""
        with suppress(KeyError, ValueError):
            self._selector.unregister(self._socket)
        self._socket.close()
        self.process.kill()
        self.last_words()
        if self.process.stderr is not None:
            self.process.stderr.close()

    def reaped(self) -> bool:
        """Whether the kernel has let go of it."""
        return self.process.poll() is not None

    def _ready(self, mask: int) -> None:
        if mask & selectors.EVENT_WRITE:
            self._write()
        if not mask & selectors.EVENT_READ:
            return
        try:
            data = self._socket.recv(_READ)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        self._hear(self, list(self._frames.feed(data)), not data)

    def _write(self) -> None:
        try:
            sent = self._socket.send(self._outbox) if self._outbox else 0
        except BlockingIOError:
            sent = 0
        except OSError:  # it is gone; the reading side notices
            sent = len(self._outbox)
        self._outbox = self._outbox[sent:]
        events = selectors.EVENT_READ | (selectors.EVENT_WRITE if self._outbox else 0)
        if events != self._events:
            self._events = events
            with suppress(KeyError, ValueError):  # killed in the meantime
                self._selector.modify(self._socket, events, self._ready)


def resident_bytes(worker: WorkerProcess) -> int:
    """Memory it really uses; 0 where the system does not tell."""
    try:
        return int(Path(f"/proc/{worker.process.pid}/statm").read_text("ascii").split()[1]) * _PAGE
    except (OSError, IndexError):
        return 0
