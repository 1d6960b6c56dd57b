"""The process that workers over one build are forked from: ``python -m queries.safe.forkserver PLACE MEMORY_BYTES``.

Everything that workers need alike is loaded here once, the graph itself where it fits memory: a worker is there in a few milliseconds and shares
it with all others, instead of starting Python and opening the store anew for every query that has to be killed. It never sees a user's text and
runs one thread only, so a fork is safe. (The standard library's fork server hands on the environment and serves one program at a time.)

The socket at standard input brings two descriptors for each worker that is wanted: its channel and its standard error. When it closes, this process ends.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import sys
from typing import NoReturn

from queries.safe import worker
from queries.safe.frames import WANTED

__all__ = ["main"]

_DESCRIPTORS = 2


def main() -> None:
    """Load, then fork a worker for each pair of descriptors until the pool hangs up."""
    place, memory = sys.argv[1], int(sys.argv[2])
    shared = worker.shared_holder(place)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for workers here: the pool holds a handle of each
    gc.collect()
    gc.freeze()  # what is shared stays shared: no collection in a worker touches it
    control = socket.socket(fileno=sys.stdin.fileno())
    while (wanted := socket.recv_fds(control, len(WANTED), _DESCRIPTORS))[0]:
        channel, errors = wanted[1]
        if os.fork() == 0:
            _become_worker(channel, errors, place, memory, shared)
        os.close(channel)
        os.close(errors)


def _become_worker(channel: int, errors: int, place: str, memory: int, shared: worker.Holder | None) -> NoReturn:
    """The worker has its channel where the server has its own, its standard error, and nothing else of the server."""
    status = 1
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.dup2(channel, worker.CHANNEL)
        os.dup2(errors, sys.stderr.fileno())
        os.close(channel)
        os.close(errors)
        worker.work(place, memory, shared)
        status = 0
    except BaseException:  # noqa: BLE001 - whatever it is, it ends here and not in the server's loop
        sys.excepthook(*sys.exc_info())
    finally:
        os._exit(status)


if __name__ == "__main__":
    main()
