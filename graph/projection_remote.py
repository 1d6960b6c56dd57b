"""People's work on a remote server: its graphs are put beside those of ``data/`` by the SPARQL 1.1 Graph Store Protocol.

A server that may only be read from cannot show people's work; the sentence says so, and the work itself is safe in the database. Readers learn of
the new state last, by the name of the build, which holds the name of the base and a fingerprint of the work.
"""

from __future__ import annotations

import hashlib

from pyoxigraph import Quad, RdfFormat, serialize

from graph.engine import StoreError
from graph.http import Endpoint
from graph.projection import Projection
from graph.published import published_build, published_counts
from graph.remote import DESCRIPTION, describe, forget, our_graphs
from graph.settings import Settings
from graph.upload import described
from graph.work import quads_of, work_database, work_graphs
from ontology.namespaces import is_work

__all__ = ["READ_ONLY", "project_to_server"]

READ_ONLY = ("งานบันทึกในฐานข้อมูลแล้ว แต่กราฟอยู่บนเครื่องแม่ข่ายที่อ่านได้อย่างเดียว จึงยังไม่เห็นในกราฟ ตั้ง POLICY_STORE_GRAPHS เป็นที่อยู่ Graph Store Protocol ของเครื่องแม่ข่ายนั้น (docs/remote-store.md) · "
             "the work is saved in the database, but the graph is on a server that can only be read, so it is not seen there; set POLICY_STORE_GRAPHS to the server's Graph Store Protocol address (docs/remote-store.md)")
_TAIL = 8


def project_to_server(now: Settings) -> Projection:
    """Put the graphs of work that changed on the server, and take away those that are gone. Raises ``StoreError``."""
    db = work_database(now.database)
    query = Endpoint(now.store_url or "", now.store_user, now.store_password)
    held = {graph: count for graph, count in our_graphs(query).items() if is_work(graph)}
    wanted = work_graphs(db) if db else ()
    if not held and not wanted:
        return Projection(None, {}, changed=False)
    if not now.store_graphs:
        raise StoreError(READ_ONLY)
    store = describe(query, now.store / "remote")
    base = published_build(store)
    name = f"{base}-{hashlib.sha256(' '.join(graph.key for graph in wanted).encode()).hexdigest()[:_TAIL]}" if wanted else base
    if name == store.fingerprint and set(held) == {graph.iri for graph in wanted}:
        return Projection(None, held, changed=False)
    graphs = Endpoint(now.store_graphs, now.store_user, now.store_password)
    counts = published_counts(store)
    work: dict[str, int] = {}
    for graph in wanted:
        quads = {quad.triple for quad in quads_of(db, graph, now.data)} if db else set()
        graphs.put(graph.iri, serialize(sorted(quads, key=str), format=RdfFormat.N_TRIPLES) or b"")
        work[graph.iri] = len(quads)
    for gone in sorted(set(held) - set(work)):
        graphs.delete(gone)
    said: list[Quad] = described(name, str(store.manifest["version"]), counts | work)
    graphs.put(DESCRIPTION, serialize((quad.triple for quad in said), format=RdfFormat.N_TRIPLES) or b"")
    forget()
    return Projection(None, work, changed=True)
