"""Bytes on their way from a worker to a reader who may be slow: in memory while few, in a nameless file when many.

The worker never waits for the reader, so a slow reader cannot hold a worker.
"""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Callable, Iterator
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from queries.safe.outcome import Failure

__all__ = ["CHUNK", "BrokenBodyError", "Spool"]

CHUNK = 256 * 1024


class BrokenBodyError(RuntimeError):
    """The result ended before it was complete; ``why`` says for what reason, the message too."""

    def __init__(self, why: Failure) -> None:
        super().__init__(str(why))
        self.why = why


class Spool:
    """One writer, one reader. Complete when ``finish`` was called without a reason."""

    def __init__(self, hold: int, on_close: Callable[[], None] | None = None) -> None:
        self._hold = hold
        self._memory = bytearray()
        self._file: IO[bytes] | None = None
        self._size = self._read = 0
        self._done = self._closed = False
        self._broken: Failure | None = None
        self._on_close = on_close
        self._news = threading.Condition()

    def __len__(self) -> int:
        """Bytes written so far."""
        return self._size

    @property
    def complete(self) -> bool:
        """Whether all bytes are here."""
        return self._done and self._broken is None

    @property
    def is_filed(self) -> bool:
        """Whether it is too large for memory."""
        return self._file is not None

    def write(self, data: bytes) -> None:
        """Append; what comes after the reader closed is dropped."""
        with self._news:
            if self._closed:
                return
            if self._file is None and self._size + len(data) > self._hold:
                self._file = tempfile.TemporaryFile(prefix="policy-query-", buffering=0)  # noqa: SIM115 - closed by close()
                self._file.write(self._memory)
                self._memory = bytearray()
            if self._file is None:
                self._memory += data
            else:
                self._file.write(data)
            self._size += len(data)
            self._news.notify_all()

    def finish(self, broken: Failure | None = None) -> None:
        """No more will come; ``broken`` says why if something is missing."""
        with self._news:
            self._done, self._broken = True, broken
            self._news.notify_all()

    def read(self, limit: int = CHUNK) -> bytes:
        """The next bytes, at most ``limit``, waiting until there are some; ``b""`` at the end.

        Raises :class:`BrokenBodyError` where the result breaks off.
        """
        with self._news:
            self._news.wait_for(lambda: self._closed or self._done or self._read < self._size)
            if self._closed:
                return b""
            if self._read == self._size and self._broken is not None:
                raise BrokenBodyError(self._broken)
            if self._file is None:
                data = bytes(self._memory[self._read:self._read + limit])
            else:
                data = os.pread(self._file.fileno(), limit, self._read)
            self._read += len(data)
            return data

    def chunks(self) -> Iterator[bytes]:
        """All that is not yet read, as it comes; closes at the end."""
        try:
            while data := self.read():
                yield data
        finally:
            self.close()

    def content(self) -> bytes:
        """Everything, once it is complete."""
        return b"".join(self.chunks())

    def close(self) -> None:
        """Give back memory and file; safe to call twice."""
        with self._news:
            if self._closed:
                return
            self._closed = True
            self._memory = bytearray()
            if self._file is not None:
                self._file.close()
            self._news.notify_all()
        if self._on_close is not None:
            self._on_close()

    def __del__(self) -> None:
        self.close()
