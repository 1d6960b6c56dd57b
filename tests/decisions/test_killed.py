"""Writers that are killed (``kill -9``) in the middle of their work: nothing acknowledged is lost, nothing is doubled, nothing is half there."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph.database import open_database
from graph.decisions.backup import backup, restore
from graph.decisions.fold import fold
from graph.decisions.log import events
from graph.decisions.verify import verify
from graph.settings import ROOT
from tests.decisions.writer import event_id, work


class Writer:
    """A writer's process, and what it acknowledged."""

    def __init__(self, url: str, name: str, count: int) -> None:
        self.name, self.acknowledged = name, list[str]()
        self.process = subprocess.Popen([sys.executable, "-m", "tests.decisions.writer", url, name, str(count)], cwd=ROOT, text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.ready = threading.Event()
        self.reader = threading.Thread(target=self._read)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            if line == "ready\n":
                self.ready.set()
            elif line.endswith("\n"):  # else it was killed while it spoke
                self.acknowledged.append(line.strip())

    def go(self) -> None:
        assert self.ready.wait(60)
        assert self.process.stdin
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def end(self) -> int:
        code = self.process.wait(120)
        self.reader.join()
        for stream in (self.process.stdin, self.process.stdout):
            assert stream
            stream.close()
        return code


def killed_amid(url: str, tmp_path: Path, count: int, each: int) -> None:
    """``count`` writers of ``each`` decisions, killed when half of all are acknowledged; then all is sent again, to the end."""
    writers = [Writer(url, f"w{number}", each) for number in range(count)]
    for writer in writers:
        writer.go()
    deadline = time.monotonic() + 120
    while sum(len(writer.acknowledged) for writer in writers) < count * each // 2:
        assert time.monotonic() < deadline
        time.sleep(0.005)
    for writer in writers:
        writer.process.send_signal(signal.SIGKILL)
    assert {writer.end() for writer in writers} <= {-signal.SIGKILL, 0}
    db = open_database(url, wait=60)
    after_kill = events(db)
    there = [event.draft.id for event in after_kill]
    promised = [one for writer in writers for one in writer.acknowledged]
    assert set(promised) <= set(there), "an acknowledged decision was lost"
    assert len(there) == len(set(there)), "a decision was doubled"
    assert len(there) - len(promised) <= count, "each had one request under way at most"
    assert len(there) < count * each, "they were killed amid their work"
    assert verify(db).sound

    with ThreadPoolExecutor(count) as pool:
        list(pool.map(lambda writer: list(work(db, writer.name, each)), writers))
    found = events(db)
    assert found[:len(after_kill)] == after_kill, "what was there is as it was: repeated requests changed and doubled nothing"
    assert {event.draft.id for event in found} == {event_id(writer.name, number) for writer in writers for number in range(each)}
    assert len(found) == count * each
    assert verify(db).sound

    backup(db, tmp_path / "copy.jsonl")
    rebuilt = open_database(str(tmp_path / "rebuilt.db"))
    restore(rebuilt, tmp_path / "copy.jsonl")
    assert fold(events(rebuilt)) == fold(found), "the states are those of a rebuild from the log"
    rebuilt.engine.dispose()
    db.engine.dispose()


def test_killed_writers_lose_and_double_nothing(url: str, tmp_path: Path) -> None:
    killed_amid(url, tmp_path, count=4, each=15)


@pytest.mark.heavy
def test_killed_writers_amid_a_thousand_decisions(url: str, tmp_path: Path) -> None:
    killed_amid(url, tmp_path, count=8, each=125)
