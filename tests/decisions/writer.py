"""One of several writers of a log, to be killed: ``python -m tests.decisions.writer URL NAME COUNT``.

Writes ``COUNT`` decisions as it goes: suggestions and reviews on matters of its own, and reviews of matters that all writers share, where it
must look again whenever somebody was faster. After each acknowledgement it prints the event's id, so that whoever kills it knows what was
promised. Ids follow from name and number: a writer started again sends the same requests again.
"""

from __future__ import annotations

import sys
import uuid
from collections.abc import Iterator

from graph.database import Database, open_database
from graph.decisions.log import append
from graph.decisions.records import Draft, Matter
from graph.decisions.refusals import ConflictError
from tests.decisions.making import WS, review, suggested

__all__ = ["SHARED", "event_id", "main", "work"]

SHARED = 5
"""Matters that all writers fight over."""


def event_id(name: str, number: int) -> str:
    """Id of the number-th event of a writer."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{name}/{number}"))


def _draft(name: str, number: int) -> Draft:
    own = Matter(workspace=WS, subject=f"{WS}/{name}/{number // 3}", object="mp-20")
    if number % 3 == 0:
        draft = suggested(own)
    elif number % 3 == 1:
        draft = review(by=name, matter=own, seen=1)
    else:
        draft = review("unsure" if number % 2 else "accept", by=name, matter=Matter(workspace=WS, subject=f"{WS}/shared/{number % SHARED}", object="mp-20"))
    return draft.model_copy(update={"id": event_id(name, number)})


def work(db: Database, name: str, count: int) -> Iterator[str]:
    """Write; give the id of each event that was acknowledged."""
    for number in range(count):
        draft = _draft(name, number)
        while True:
            try:
                append(db, [draft])
            except ConflictError as error:
                draft = draft.model_copy(update={"seen": draft.seen + len(error.meanwhile)})
            else:
                break
        yield draft.id


def main(url: str, name: str, count: int) -> None:
    """Wait for the word to go, then write and acknowledge."""
    db = open_database(url, wait=60)
    print("ready", flush=True)  # noqa: T201
    sys.stdin.readline()
    for done in work(db, name, count):
        print(done, flush=True)  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
