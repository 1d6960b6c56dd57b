"""One way to ask with each client: rows come as dicts of strings, triples as sorted tuples, ASK as a truth, a refusal as RefusedError."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn
from urllib.error import HTTPError

import pytest
from rdflib import Graph
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

__all__ = ["RefusedError", "unavailable", "with_curl", "with_javascript", "with_sparqlstore", "with_sparqlwrapper"]


def unavailable(reason: str) -> NoReturn:
    """Skipped on a machine without the program; on CI its absence is a failure."""
    if os.environ.get("POLICY_REQUIRE_SERVERS"):
        pytest.fail(reason)
    pytest.skip(reason)


@dataclass(frozen=True)
class RefusedError(Exception):
    """A client says that the server refused the query."""

    status: int
    message: str
    """What the client shows of the server's answer; empty where it shows nothing."""


def with_sparqlwrapper(endpoint: str, query: str, *, post: bool = False) -> Any:
    client = SPARQLWrapper(endpoint)
    client.setQuery(query)
    client.setReturnFormat(TURTLE if client.queryType == "CONSTRUCT" else JSON)
    if post:
        client.setMethod(POST)
    try:
        answer: Any = client.query().convert()
    except QueryBadFormed as error:
        raise RefusedError(400, str(error)) from error
    if client.queryType == "CONSTRUCT":
        return triples(Graph().parse(data=answer, format="turtle"))
    return answer["boolean"] if client.queryType == "ASK" else [
        {name: term["value"] for name, term in row.items()} for row in answer["results"]["bindings"]]


def with_sparqlstore(endpoint: str, query: str, *, post: bool = False) -> Any:
    graph = Graph(SPARQLStore(endpoint, method="POST" if post else "GET"), bind_namespaces="none")  # else it writes 30 lines before the query
    try:
        answer = graph.query(query)
    except ValueError as error:  # rdflib's own words; the answer stands behind them
        if not isinstance(error.__context__, HTTPError):
            raise
        raise RefusedError(error.__context__.code, error.__context__.read().decode()) from error
    if isinstance(answer, tuple):  # rdflib's way to say that a POST was refused: the status alone
        raise RefusedError(answer[0], "")
    if answer.type == "CONSTRUCT":
        assert answer.graph is not None
        return triples(answer.graph)
    return answer.askAnswer if answer.type == "ASK" else [{str(name): str(term) for name, term in row.asdict().items()} for row in answer]  # type: ignore[union-attr]


def with_curl(endpoint: str, query: str, *, post: bool = False) -> Any:
    if not shutil.which("curl"):
        unavailable("curl is not installed: apt-get install curl")
    accept = "application/n-triples" if "CONSTRUCT" in query else "application/sparql-results+json"
    done = subprocess.run(["curl", "--silent", "--show-error", *([] if post else ["--get"]), endpoint, "--header", f"Accept: {accept}", "--data-urlencode",
                           "query@-", "--write-out", "\n%{http_code}"], input=query, capture_output=True, text=True, check=True, timeout=60)
    body, _, status = done.stdout.rpartition("\n")
    if status != "200":
        raise RefusedError(int(status), body)
    if "CONSTRUCT" in query:
        return triples(Graph().parse(data=body, format="nt"))
    answer = json.loads(body)
    return answer["boolean"] if "boolean" in answer else [{name: term["value"] for name, term in row.items()} for row in answer["results"]["bindings"]]


def with_javascript(folder: Path) -> Callable[..., Any]:
    def ask(endpoint: str, query: str, *, post: bool = False) -> Any:
        form = next(name for name in ("select", "ask", "construct") if re.search(rf"\b{name}\b", query, re.IGNORECASE))
        wanted = json.dumps({"form": form, "query": query, "operation": "postUrlencoded" if post else "get"})
        done = subprocess.run(["node", "ask.mjs", endpoint], cwd=folder, input=wanted, capture_output=True, text=True, check=False, timeout=60)
        assert done.returncode == 0, done.stderr
        answer = json.loads(done.stdout)
        if isinstance(answer, dict):
            raise RefusedError(answer["status"], answer["message"])
        return sorted(tuple(triple) for triple in answer) if form == "construct" else answer
    return ask


def triples(graph: Graph) -> list[tuple[str, str, str]]:
    return sorted((str(s), str(p), str(o)) for s, p, o in graph)
