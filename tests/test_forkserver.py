"""Workers are forked from one process that holds the graph: what they share, what they do not, and what happens when it dies."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.settings import ROOT
from graph.store import EmbeddedStore, fits_memory, open_build
from queries.engine import Query
from queries.safe.limits import MIB, Limits
from queries.safe.outcome import Ok, OutOfMemory
from queries.safe.pool import Pool
from tests.hostile.queries import CRASH, MEMORY

pytestmark = [pytest.mark.serial, pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")]

LIMITS = Limits(seconds=5.0, workers=4)
ME = "me"


@pytest.fixture
def pool(store_folder: Path) -> Iterator[Pool]:
    made = Pool(store_folder, LIMITS)
    assert answer(made, "ASK {}")
    until(lambda: len(made.processes()) == LIMITS.workers)
    yield made
    made.close()


def answer(pool: Pool, text: str) -> bytes:
    outcome = pool.run(Query(text), ME)
    assert isinstance(outcome, Ok), outcome
    return outcome.body.content()


def until(true: Callable[[], bool], seconds: float = 5.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


def parent(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[1])


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def replaced(pool: Pool, before: set[int]) -> bool:
    return len(pool.processes()) == LIMITS.workers and set(pool.processes()) != before


def test_all_workers_come_of_one_process_and_answer_from_memory(pool: Pool, built: EmbeddedStore) -> None:
    assert fits_memory(built.folder)
    assert len({parent(pid) for pid in pool.processes()}) == 1
    for pid in pool.processes():
        open_files = {str(one.readlink()) for one in Path(f"/proc/{pid}/fd").iterdir()}
        assert not [one for one in open_files if one.startswith("/") and one != "/dev/null"]  # the server's socket, too, is closed: three are left
        assert len(list(Path(f"/proc/{pid}/fd").iterdir())) == 3


def test_workers_share_the_graph_but_no_chance(store_folder: Path) -> None:
    """A generator of random numbers that was copied with the process would give each worker the same ones."""
    pool = Pool(store_folder, Limits(seconds=5.0, workers=1))
    drawn, workers = [], set()
    for _ in range(4):
        drawn.append(answer(pool, "SELECT (RAND() AS ?r) (STRUUID() AS ?u) (BNODE() AS ?b) {}"))
        workers |= set(pool.processes())
        assert not isinstance(pool.run(Query(CRASH), ME), Ok)  # the next answer is the first of another worker
    assert len(workers) == len(drawn)
    values = [[value["value"] for value in json.loads(one)["results"]["bindings"][0].values()] for one in drawn]
    assert all(len(set(column)) == len(column) for column in zip(*values, strict=True))
    pool.close()


def test_a_worker_is_replaced_by_a_fork_and_not_by_a_new_start(pool: Pool) -> None:
    server = parent(pool.processes()[0])
    for _ in range(3):
        before = set(pool.processes())
        assert not isinstance(pool.run(Query(CRASH), ME), Ok)
        until(partial(replaced, pool, before))
    assert {parent(pid) for pid in pool.processes()} == {server}


def test_memory_that_is_shared_counts_for_nobody(store_folder: Path) -> None:
    """All workers together may take less than the graph's copy weighs in each: it is not theirs."""
    pool = Pool(store_folder, Limits(seconds=5.0, workers=4, total_memory_bytes=24 * MIB))
    assert answer(pool, "ASK {}")
    size = int(Path(f"/proc/{pool.processes()[0]}/statm").read_text("ascii").split()[1])
    assert size * os.sysconf("SC_PAGE_SIZE") > 24 * MIB
    assert answer(pool, "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o . ?o ?q ?r . ?r ?t ?u }")
    assert isinstance(pool.run(Query(MEMORY), ME), OutOfMemory)  # what a query takes for itself counts
    pool.close()


def test_the_server_may_die(pool: Pool) -> None:
    server, workers = parent(pool.processes()[0]), set(pool.processes())
    os.kill(server, signal.SIGKILL)
    until(lambda: not alive(server))
    assert answer(pool, "ASK {}")  # the workers live on
    assert not isinstance(pool.run(Query(CRASH), ME), Ok)
    until(lambda: len(pool.processes()) == LIMITS.workers)  # a new server was started for the one that is lost
    assert len(workers & set(pool.processes())) == LIMITS.workers - 1
    assert answer(pool, "ASK {}")


def test_nothing_is_left_when_the_pool_is_closed(pool: Pool) -> None:
    everyone = {*pool.processes(), *map(parent, pool.processes())}
    pool.close()
    until(lambda: not any(map(alive, everyone)), 1.0)


def test_a_web_process_with_many_open_files_closes_its_pool_too(store_folder: Path) -> None:
    """Descriptors above 1,023 are beyond select()."""
    if resource.getrlimit(resource.RLIMIT_NOFILE)[0] < 2_000:
        pytest.skip("this system allows fewer open files")
    held = [os.dup(0) for _ in range(1_100)]
    try:
        pool = Pool(store_folder, LIMITS)
        assert answer(pool, "ASK {}")
        workers = pool.processes()
        pool.close()
        assert workers
        assert not any(map(alive, workers))  # closing waits for them
    finally:
        for one in held:
            os.close(one)


def test_nothing_is_left_when_the_web_process_is_killed(store_folder: Path) -> None:
    program = ("import sys, time; from pathlib import Path; from queries.safe.pool import Pool; from queries.engine import Query\n"
               f"pool = Pool(Path({str(store_folder)!r})); pool.run(Query('ASK {{}}'), 'me')\n"
               "while len(pool.processes()) < pool.limits.workers: time.sleep(0.01)\n"
               "print(*pool.processes(), flush=True); time.sleep(60)")
    with subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True) as web:
        assert web.stdout is not None
        workers = [int(pid) for pid in web.stdout.readline().split()]
        everyone = {*workers, *map(parent, workers)}
        assert len(everyone) == len(workers) + 1
        web.kill()
        until(lambda: not any(map(alive, everyone)))


def test_a_build_that_does_not_say_how_large_it_is_is_read_from_its_files(tmp_path: Path) -> None:
    """So are those too large for memory; each worker opens the files itself."""
    build = tmp_path / "builds" / "one"
    build.mkdir(parents=True)
    made = Store(str(build / "oxigraph"))
    made.extend([Quad(NamedNode("http://e/1"), NamedNode("http://e/p"), Literal("one"), NamedNode("http://e/g"))])
    made.flush()
    del made
    (tmp_path / "CURRENT").write_text("one", "utf-8")
    assert not fits_memory(build)
    pool = Pool(tmp_path, LIMITS)
    assert b"one" in answer(pool, "SELECT ?o { ?s ?p ?o }")
    assert any(str(one.readlink()).startswith(str(build)) for pid in pool.processes() for one in Path(f"/proc/{pid}/fd").iterdir())
    pool.close()
    assert open_build(build).store is not None


def test_a_build_larger_than_memory_allows_is_read_from_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "manifest.json").write_text(json.dumps({"counts": {"http://e/g": 5, "http://e/h": 6}}), "utf-8")
    monkeypatch.setattr("graph.store.IN_MEMORY_UP_TO", 11)
    assert fits_memory(tmp_path)
    monkeypatch.setattr("graph.store.IN_MEMORY_UP_TO", 10)
    assert not fits_memory(tmp_path)
