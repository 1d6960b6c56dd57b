"""How the pool and a worker talk: a request is a length and JSON; an answer is frames of a tag, a length and a payload."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

__all__ = ["BORN", "DATA", "END", "HEAD", "READY", "WANTED", "Frame", "FrameReader", "frame", "read_request", "request"]

BORN, READY, HEAD, DATA, END = b"B", b"R", b"H", b"D", b"E"
"""First of all, with the process's number; once after start; before a result; its bytes; after it: ``{}`` or ``{"error": …}``."""
WANTED = b"w"
"""To the fork server, beside a channel and a standard error: one worker, please."""
_FRAME = struct.Struct("!cI")
_LENGTH = struct.Struct("!I")


class Frame(NamedTuple):
    """One message of a worker."""

    tag: bytes
    payload: bytes

    def value(self) -> dict[str, Any]:
        """The payload of any frame but DATA."""
        loaded: dict[str, Any] = json.loads(self.payload)
        return loaded


def frame(tag: bytes, payload: bytes | dict[str, Any]) -> bytes:
    """A message of a worker, as bytes."""
    data = payload if isinstance(payload, bytes) else json.dumps(payload, ensure_ascii=False).encode()
    return _FRAME.pack(tag, len(data)) + data


def request(value: dict[str, Any]) -> bytes:
    """A request to a worker, as bytes."""
    data = json.dumps(value).encode()
    return _LENGTH.pack(len(data)) + data


def read_request(read: Callable[[int], bytes]) -> dict[str, Any] | None:
    """The next request from a blocking ``read``; None when the other side is gone."""
    head = _exactly(read, _LENGTH.size)
    data = head and _exactly(read, _LENGTH.unpack(head)[0])
    return json.loads(data) if data else None


def _exactly(read: Callable[[int], bytes], size: int) -> bytes | None:
    data = b""
    while len(data) < size:
        more = read(size - len(data))
        if not more:
            return None
        data += more
    return data


class FrameReader:
    """Frames out of bytes that come in any portions."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    def feed(self, data: bytes) -> Iterator[Frame]:
        """All frames that are complete with ``data``."""
        self._bytes += data
        at = 0
        while len(self._bytes) - at >= _FRAME.size:
            tag, size = _FRAME.unpack_from(self._bytes, at)
            end = at + _FRAME.size + size
            if end > len(self._bytes):
                break
            yield Frame(tag, bytes(self._bytes[at + _FRAME.size:end]))
            at = end
        del self._bytes[:at]
