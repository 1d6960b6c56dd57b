"""A query of a person at the command line, answered by the safe runner like any other user's."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO, get_args

from pyoxigraph import QueryResultsFormat, parse_query_results

from queries.engine import Query, SolutionsFormat, TriplesFormat
from queries.results import Format, write
from queries.safe.limits import limits
from queries.safe.outcome import Failure, Ok
from queries.safe.pool import Pool

__all__ = ["answer"]


def answer(text: str, store: Path | str, wanted: Format | None, out: BinaryIO, *, machine: bool) -> Failure | None:
    """Write the answer to ``out`` in the format ``wanted`` (None: a table or Turtle; JSON or JSON-LD for a machine).

    ``store``: folder or address of the graph. Gives the failure, with nothing written, if there is no answer.
    """
    as_table = wanted == "table" or (wanted is None and not machine)
    solutions: SolutionsFormat | None = "json" if as_table or wanted is None else wanted if wanted in get_args(SolutionsFormat) else None  # type: ignore[assignment]
    triples: TriplesFormat | None = "jsonld" if wanted is None and machine else "ttl" if as_table else wanted if wanted in get_args(TriplesFormat) else None  # type: ignore[assignment]
    pool = Pool(store, limits())
    try:
        outcome = pool.run(Query(text, solutions, triples), "cli")
        if not isinstance(outcome, Ok):
            return outcome
        if as_table and outcome.kind != "graph":
            write(parse_query_results(outcome.body.content(), QueryResultsFormat.JSON), out, "table")
            return None
        out.writelines(outcome.body.chunks())
        return None
    finally:
        pool.close()
