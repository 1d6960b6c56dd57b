"""The build of this product: the graph of ``data/``, the questions one may ask of it, and its description."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from pyoxigraph import Quad

from graph.build import BuildResult, Extra
from graph.build import build as build_graphs
from graph.projection import over
from graph.store import current_build
from ontology.namespaces import graph_iri
from queries.described import DESCRIPTION, description_quads
from queries.library import FOLDER
from queries.published import QUERIES, query_quads

__all__ = ["build"]

_CODE = ("library.py", "parameters.py", "published.py", "described.py", "build.py")


def build(
    data: Path, store: Path, *, only_if_changed: bool = False, say: Callable[[str], None] = lambda _: None, database: str | None = None,
) -> BuildResult:
    """As :func:`graph.build.build`, with the published queries and the description of the dataset.

    ``database``: address of people's work, which is laid over the graph of ``data``; the description and releases are of ``data`` alone.
    """
    files = (*sorted(FOLDER.glob("*.rq")), *(FOLDER / name for name in _CODE))
    before = current_build(store)

    def finish(base: Path) -> Path:
        return over(base, database, data, before=before) if database else base

    return build_graphs(data, store, only_if_changed=only_if_changed, say=say, extra=Extra(_published, files), finish=finish)


def _published(graphs: Mapping[str, Sequence[Quad]]) -> dict[str, list[Quad]]:
    queries = {QUERIES: query_quads()}
    own = [name for name in graphs if name != graph_iri("ontology")]
    return queries | {DESCRIPTION: description_quads({**graphs, **queries}, own)}
