"""The same question from other programs: curl, Python and R, against this server."""

from __future__ import annotations

import itertools

from graph.bindings import query_form

__all__ = ["snippets"]


def snippets(endpoint: str, query: str, *, graph: bool) -> dict[str, tuple[str, str]]:
    """Name → (language for highlighting, code). ``graph``: the result is RDF, not rows."""
    text = query.strip() + "\n"
    return {"curl": ("bash", _curl(endpoint, text, graph)), "Python": ("python", _python(endpoint, text, graph)), "R": ("r", _r(endpoint, text, graph))}


def _curl(endpoint: str, query: str, graph: bool) -> str:
    lines = query.splitlines()
    end = next(word for word in itertools.chain(["SPARQL"], (f"SPARQL{number}" for number in itertools.count(2))) if word not in lines)
    accept = "text/turtle" if graph else "text/csv"
    return f"curl {_shell(endpoint)} -H 'Accept: {accept}' --data-urlencode query@- <<'{end}'\n{query}{end}\n"


def _shell(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def _python(endpoint: str, query: str, graph: bool) -> str:
    quoted = query.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    form, rest = ("TURTLE", 'print(server.query().convert().decode("utf-8"))') if graph else (
        "JSON", 'for row in server.query().convert()["results"]["bindings"]:\n    print({name: cell["value"] for name, cell in row.items()})')
    if not graph and _is_ask(query):
        rest = 'print(server.query().convert()["boolean"])'
    return (f"# pip install SPARQLWrapper\nfrom SPARQLWrapper import {form}, POST, SPARQLWrapper\n\nserver = SPARQLWrapper({endpoint!r})\n"
            f'server.setMethod(POST)\nserver.setReturnFormat({form})\nserver.setQuery("""\n{quoted}""")\n{rest}\n')


def _is_ask(query: str) -> bool:
    return query_form(query) == "ASK"


def _r(endpoint: str, query: str, graph: bool) -> str:
    dashes = next("-" * number for number in itertools.count(1) if f"){'-' * number}\"" not in query)
    accept = "text/turtle" if graph else "text/csv"
    last = "cat(answer)" if graph or _is_ask(query) else "rows <- read.csv(text = answer)\nhead(rows)"
    return (f'# install.packages("httr2")\nlibrary(httr2)\n\nquery <- r"{dashes}({query}){dashes}"\n'
            f'answer <- request("{endpoint}") |>\n  req_body_form(query = query) |>\n  req_headers(Accept = "{accept}") |>\n'
            f"  req_perform() |>\n  resp_body_string()\n{last}\n")
