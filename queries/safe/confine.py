"""What a worker gives up before it sees a user's text. Nothing here can be taken back by the same process.

Linux enforces all of it. Elsewhere the system calls that do not exist are left out; the guard and the deadline remain.
"""

from __future__ import annotations

import ctypes
import os
import platform
import resource
import struct
import sys
from contextlib import suppress
from pathlib import Path

__all__ = ["NICENESS", "give_up"]

FILES = 64
"""Descriptors of a worker that asks a server."""
NICENESS = 5
"""Below the web process, above the long queries."""
_ARCHITECTURES = {  # audit number; socket, connect; execve, execveat, ptrace, io_uring_setup
    "x86_64": (0xC000003E, (41, 42), (59, 322, 101, 425)),
    "aarch64": (0xC00000B7, (198, 203), (221, 281, 117, 425)),
}
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2
_ALLOW, _EPERM, _KILL = 0x7FFF0000, 0x00050001, 0x80000000


def give_up(memory: int, *, network: bool = False, files: Path | None = None) -> None:
    """Priority, memory beyond ``memory`` bytes more than now, and programs; without ``network`` that and new files too.

    ``files``: folder of a store that opens its files as it needs them; None for one that is in memory.
    """
    os.nice(max(0, NICENESS - os.nice(0)))  # the pool has lowered it already, while Python was starting
    with suppress(OSError):  # if the machine runs out of memory, this process goes first and not the web process
        Path("/proc/self/oom_score_adj").write_text("1000", "ascii")
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if (now := _address_space()) is not None:
        resource.setrlimit(resource.RLIMIT_AS, (now + memory, now + memory))
    _no_system_calls_outside(network=network)
    if network:
        resource.setrlimit(resource.RLIMIT_NOFILE, (FILES, FILES))
    else:
        _no_new_files(files)  # last: nothing can be read after it


def _address_space() -> int | None:
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    except OSError:
        return None


def _no_new_files(store: Path | None) -> None:
    """The lowest free descriptor becomes the limit: SERVICE cannot open a socket, nothing can open a file.

    A large store does not open all its tables at start; those still closed are left room for.
    """
    tables = sum(path.suffix == ".sst" for path in store.iterdir()) if store else 0
    opened = 0
    with suppress(OSError):
        for descriptor in list(Path("/proc/self/fd").iterdir()) if tables else ():
            with suppress(OSError):  # the listing's own descriptor is closed by now
                opened += descriptor.readlink().suffix == ".sst"
    lowest = os.dup(0)
    os.close(lowest)
    limit = lowest + max(0, tables - opened)
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))


def _no_system_calls_outside(*, network: bool) -> None:
    """A seccomp filter: new programs, and sockets without ``network``, are "not permitted", whatever the engine tries."""
    known = _ARCHITECTURES.get(platform.machine())
    if sys.platform != "linux" or known is None:
        return
    audit, sockets, others = known
    forbidden = others if network else (*sockets, *others)
    count = len(forbidden)
    code = [_bpf(0x20, 4), _bpf(0x15, audit, 1, 0), _bpf(0x06, _KILL), _bpf(0x20, 0)]
    code += [_bpf(0x15, number, count - index, 0) for index, number in enumerate(forbidden)]
    code += [_bpf(0x06, _ALLOW), _bpf(0x06, _EPERM)]
    packed = b"".join(code)
    buffer = ctypes.create_string_buffer(packed, len(packed))
    program = struct.pack("HxxxxxxP", len(code), ctypes.addressof(buffer))
    libc = ctypes.CDLL(None)
    libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    libc.prctl(_SET_SECCOMP, _FILTER, program, 0, 0)  # a kernel without seccomp says no; the other walls stand


def _bpf(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    """One instruction: load (0x20), jump if equal (0x15), return (0x06)."""
    return struct.pack("HBBI", code, if_true, if_false, value)
