"""Processes as the pool sees them: the server that forks workers, and workers, each with a socket that never blocks the pool."""

from __future__ import annotations

import os
import select
import selectors
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from graph.settings import ROOT
from queries.safe.confine import NICENESS
from queries.safe.frames import BORN, WANTED, Frame, FrameReader
from queries.safe.sources import Build

__all__ = ["ForkServer", "WorkerProcess"]

_LAST_WORDS = 2000
_READ = 256 * 1024
_PAGE = os.sysconf("SC_PAGE_SIZE")
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "PYTHONPATH", "PYTHONHOME", "TZ", "POLICY_BASE_IRI")
"""All a worker over a folder learns of the environment: no password reaches it."""
LONG_NICENESS = 19


class _Words:
    """The end of what a process says on standard error."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor: int | None = descriptor
        self._words = b""
        os.set_blocking(descriptor, False)

    def __str__(self) -> str:
        with suppress(OSError):
            while self._descriptor is not None and (more := os.read(self._descriptor, _READ)):
                self._words = (self._words + more)[-_LAST_WORDS:]
        return self._words.decode("utf-8", "replace")

    def close(self) -> None:
        """Nothing more is heard."""
        str(self)
        if self._descriptor is not None:
            os.close(self._descriptor)
        self._descriptor = None


class ForkServer:
    """The process that workers over one build are forked from (see :mod:`queries.safe.forkserver`)."""

    def __init__(self, build: Build, environment: Iterable[str], memory: int) -> None:
        """Start it; ``environment``: further variables it and its workers may see; ``memory``: bytes for a worker."""
        self.build = build
        self._socket, child = socket.socketpair()
        self._socket.setblocking(False)
        passed_on = {name: os.environ[name] for name in (*_PASSED_ON, *environment) if name in os.environ} | {"RUST_BACKTRACE": "0"}
        with child:
            # A group of its own, so that Ctrl-C at the terminal ends the server and not its workers first; but no session of its own: Linux
            # (autogroup) shares the processor between sessions and heeds niceness only within one.
            self._process = subprocess.Popen(  # noqa: S603 - our own module, our own arguments
                [sys.executable, "-m", "queries.safe.forkserver", build.argument, str(memory)],
                cwd=ROOT, env=passed_on, stdin=child.fileno(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, process_group=0)
        if self._process.stderr is None:  # pragma: no cover - it is a pipe
            raise RuntimeError
        self.words = _Words(os.dup(self._process.stderr.fileno()))
        self._process.stderr.close()
        # from its first instruction: replacing what hostile queries break costs others little
        _lower(self._process.pid, os.getpriority(os.PRIO_PROCESS, 0) + NICENESS)

    def fork(self, channel: int, errors: int) -> None:
        """Order a worker with these descriptors; raises OSError if the server is gone. One that is still loading sees to it later."""
        socket.send_fds(self._socket, [WANTED], [channel, errors])

    def has_ended(self) -> bool:
        """Whether the kernel has let go of it."""
        return self._process.poll() is not None

    def end(self) -> None:
        """End it now; its workers go on."""
        self._socket.close()
        self._process.kill()
        self.words.close()

    def wait(self, seconds: float) -> None:
        """Until the kernel has let go of it."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)


class WorkerProcess:
    """One process over one build."""

    def __init__(self, server: ForkServer, selector: selectors.BaseSelector, hear: Callable[[WorkerProcess, list[Frame], bool], None]) -> None:
        """Have it forked; raises OSError if that cannot be. ``hear(worker, frames, gone)`` is called from ``selector``'s loop with what it says."""
        self.build = server.build
        self.pid: int | None = None
        """Its number, once it has said it."""
        self._server = server
        self._hear = hear
        self._selector = selector
        self._frames = FrameReader()
        self._outbox = b""
        self._events = selectors.EVENT_READ
        self._handle: int | None = None
        self._at_start = 0
        ear, mouth = os.pipe()
        self._words = _Words(ear)
        self._socket, child = socket.socketpair()
        self._socket.setblocking(False)
        try:
            server.fork(child.fileno(), mouth)
        except OSError:
            self._socket.close()
            self._words.close()
            raise
        finally:
            child.close()
            os.close(mouth)
        selector.register(self._socket, selectors.EVENT_READ, self._ready)

    def send(self, data: bytes) -> None:
        """Give it a request; what does not fit the socket's buffer follows when it reads."""
        self._outbox += data
        self._write()

    def last_words(self) -> str:
        """The end of what it said on standard error; or its server, if it was never born."""
        return str(self._words) or (str(self._server.words) if self.pid is None else "")

    def lower(self) -> None:
        """Let it go on at the lowest priority; there is no way back."""
        if self.pid is not None:
            _lower(self.pid, LONG_NICENESS)

    def resident_bytes(self) -> int:
        """Memory it took for itself since it was born: what it shares with the others is theirs too. 0 where the system does not tell."""
        return max(0, self._resident() - self._at_start)

    def kill(self) -> None:
        """End it now. Nothing more is heard of it. One that is not born yet finds its socket closed and ends by itself."""
        with suppress(KeyError, ValueError):
            self._selector.unregister(self._socket)
        self._socket.close()
        with suppress(ProcessLookupError):
            if self._handle is not None:
                signal.pidfd_send_signal(self._handle, signal.SIGKILL)
            elif self.pid is not None:  # no handles here: the number could mean another process by now, which nothing can rule out
                os.kill(self.pid, signal.SIGKILL)
        self._words.close()

    def wait(self, seconds: float) -> None:
        """Until it has ended, after ``kill``; at once where the system has no handles of processes."""
        if self._handle is not None:
            ended = select.poll()  # not select(), which takes no descriptor above 1,023
            ended.register(self._handle, select.POLLIN)
            ended.poll(seconds * 1000)
            os.close(self._handle)
            self._handle = None

    def __del__(self) -> None:
        """The handle is all that may still be open."""
        if self._handle is not None:
            os.close(self._handle)

    def _resident(self) -> int:
        try:
            return int(Path(f"/proc/{self.pid}/statm").read_text("ascii").split()[1]) * _PAGE
        except (OSError, IndexError):
            return 0

    def _ready(self, mask: int) -> None:
        if mask & selectors.EVENT_WRITE:
            self._write()
        if not mask & selectors.EVENT_READ:
            return
        try:
            data = self._socket.recv(_READ) if self.pid is not None else self._first()
        except BlockingIOError:
            return
        except OSError:
            data = b""
        frames = list(self._frames.feed(data))
        if frames and frames[0].tag == BORN:
            self.pid = int(frames.pop(0).value()["pid"])
            self._at_start = self._resident()
        self._hear(self, frames, not data)

    def _first(self) -> bytes:
        """What it says first comes with its handle."""
        data, handles, _, _ = socket.recv_fds(self._socket, _READ, 1)
        if handles:
            self._handle = handles[0]
        return data

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


def _lower(pid: int, niceness: int) -> None:
    with suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, pid, niceness)
