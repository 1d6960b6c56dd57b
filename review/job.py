"""A run of suggestions in the background: how far it is, a way to stop it, what it wrote or why not. One a workspace, whoever looks."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from review.run import Run
from search.suggest.records import Progress, StoppedError

__all__ = ["SuggestJob", "job_of", "start"]

_Work = Callable[[Progress, Callable[[], bool]], Run]


@dataclass(eq=False)
class SuggestJob:
    """A run that goes on in a thread of its own."""

    work: _Work
    done: int = 0
    total: int = 0
    result: Run | None = None
    error: Exception | None = None
    stopped: bool = False
    began: float = field(default_factory=time.monotonic)
    _stop: threading.Event = field(default_factory=threading.Event)
    _ended: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        threading.Thread(target=self._run, daemon=True, name="suggest").start()

    def _run(self) -> None:
        try:
            self.result = self.work(self._progress, self._stop.is_set)
        except StoppedError:
            self.stopped = True
        except Exception as error:  # noqa: BLE001 - told on the page; a thread has nobody else to tell
            self.error = error
        finally:
            self._ended.set()

    def _progress(self, done: int, total: int) -> None:
        self.done, self.total = done, total

    @property
    def running(self) -> bool:
        """Whether it still works."""
        return not self._ended.is_set()

    @property
    def seconds(self) -> float:
        """Since it began."""
        return time.monotonic() - self.began

    def stop(self) -> None:
        """Ask it to end; it does so after the items it is at, and writes nothing."""
        self._stop.set()

    def wait(self, seconds: float) -> bool:
        """Wait for its end; whether it has ended."""
        return self._ended.wait(seconds)


_jobs: dict[str, SuggestJob] = {}
_lock = threading.Lock()


def job_of(workspace: str) -> SuggestJob | None:
    """The latest run of a workspace in this process."""
    return _jobs.get(workspace)


def start(workspace: str, work: _Work) -> SuggestJob:
    """Begin a run; one that is still going on is returned as it is."""
    with _lock:
        now = _jobs.get(workspace)
        if now is None or not now.running:
            now = _jobs[workspace] = SuggestJob(work)
        return now
