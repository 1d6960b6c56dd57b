"""About the data: sources, what is unverified, remarks, agencies."""

from __future__ import annotations

from collections import defaultdict

from graph.store import GraphStore
from ontology.namespaces import ORG, PA, SKOS, local_id, of_workspace
from queries import library
from queries.read.nodes import Names, NotFoundError, described, provenance, term_name
from queries.read.records import (
    BODIES,
    AgencyCard,
    AgencyDuty,
    AgencyView,
    RemarkView,
    SourceView,
    UnverifiedFact,
    VerificationCount,
)
from queries.read.views import Builder, natural

__all__ = ["agencies", "agency_card", "remarks", "sources", "unverified", "verification_counts"]

UnverifiedRow = tuple[str, str, str | None, str | None]
"""Class, id of what it is about, locator, note."""
_SPECIFIC = {"FlagshipProject": "Project", "Discrepancy": "Remark", "KnownGap": "Remark", "StatusReport": "Remark", "NothingAligns": "Alignment"}
"""Classes that say more than another class of the same thing, with that other."""


def sources(store: GraphStore) -> tuple[SourceView, ...]:
    """Every source with the number of facts that cite it, most cited first and people's own files last (1 query).

    Only what is published counts for a published source, so that no number rises with what a machine proposes.
    """
    def cell(row: library.Row, name: str) -> str | None:
        return row[name].value if name in row else None

    def view(row: library.Row) -> SourceView:
        return SourceView(local_id(row["source"].value).removeprefix("source/"), row["title"].value, cell(row, "publisher"), cell(row, "date"), cell(row, "url"),
                          cell(row, "path"), cell(row, "corpus"), cell(row, "note"), cell(row, "kind"), int(row["facts"].value))

    every = ((view(row), row["work"].value == "true") for row in library.rows(store, "citing-facts"))
    return tuple(sorted((source for source, work in every if source.work == work), key=lambda source: (source.work, -source.facts, source.id)))


def unverified(store: GraphStore, *, work: bool = True) -> tuple[UnverifiedFact, ...]:
    """Everything nobody has seen in a source, by plan (3 queries). ``work``: with what people brought and what is proposed for it."""
    found: dict[str, UnverifiedRow] = {}
    for row in library.rows(store, "unverified"):
        id_, kind = local_id(row["thing"].value), term_name(row["class"].value)
        if id_ not in found or kind in _SPECIFIC:
            about = local_id(row["about"].value) if "about" in row else id_
            found[id_] = (kind, about, row["locator"].value if "locator" in row else None, row["note"].value if "note" in row else None)
    kept = {id_: row for id_, row in found.items() if work or not of_workspace(row[1])}
    names = Names(store, (), (about for _, about, _, _ in kept.values()))
    facts = [UnverifiedFact(id_, kind, names.ref(about), locator, note) for id_, (kind, about, locator, note) in kept.items()]
    return tuple(sorted(facts, key=lambda fact: (fact.about.plan or "", natural(fact.id))))


def remarks(store: GraphStore, kind: str | None = None, *, work: bool = True) -> tuple[RemarkView, ...]:
    """Remarks on the data: ``discrepancy``, ``gap``, ``status`` … or all of them (4 queries). ``work``: with those on what people brought."""
    wanted = [local_id(row["remark"].value) for row in library.rows(store, "remarks")
              if kind in (None, row["kind"].value) and (work or not of_workspace(local_id(row["about"].value)))]
    nodes = described(store, wanted)
    names = Names(store, nodes.values())
    return Builder(nodes, names).remarks()


def verification_counts(store: GraphStore) -> tuple[VerificationCount, ...]:
    """Verified and unverified facts by class and plan, people's own work apart (3 queries). Each fact is counted once, by its most specific class."""
    counts: dict[tuple[bool, str, str], dict[bool, int]] = defaultdict(lambda: {True: 0, False: 0})
    for row in library.rows(store, "verification-counts"):
        plan = local_id(row["plan"].value) if "plan" in row else ""
        counts[row["work"].value == "true", plan, term_name(row["class"].value)][row["verified"].value == "true"] += int(row["count"].value)
    for (work, plan, kind), number in list(counts.items()):
        if kind in _SPECIFIC:
            for sure in number:
                counts[work, plan, _SPECIFIC[kind]][sure] -= number[sure]
    names = Names(store, (), {plan for _, plan, _ in counts if plan})
    return tuple(VerificationCount(kind, names.maybe(plan or None), number[True], number[False], work)
                 for (work, plan, kind), number in sorted(counts.items()) if any(number.values()))


def agencies(store: GraphStore) -> tuple[AgencyView, ...]:
    """Every agency and group of agencies of what is published, those with most plan elements first (3 queries)."""
    rows = {local_id(row["agency"].value): row for row in library.rows(store, "agencies")}
    names = Names(store, (), rows)
    return tuple(AgencyView(names.ref(id_), row["abbreviation"].value if "abbreviation" in row else None,
                            local_id(row["parent"].value) if "parent" in row else None, int(row["elements"].value))
                 for id_, row in rows.items())


def agency_card(store: GraphStore, agency_id: str) -> AgencyCard:
    """One agency and what it is responsible for. ``agency_id``: ``agency/dga``. Raises :class:`NotFoundError` if unknown."""
    node = described(store, [agency_id]).get(agency_id)
    if node is None or node.kind not in BODIES:
        raise NotFoundError("หน่วยงาน", "agency", agency_id)
    duties = [(local_id(row["element"].value), term_name(row["role"].value) if "role" in row else "", row["printed"].value if "printed" in row else "")
              for row in library.rows(store, "responsibilities-of-agency", agency=agency_id)]
    parts = [local_id(row["agency"].value) for row in library.rows(store, "agencies")
             if "parent" in row and local_id(row["parent"].value) == agency_id]
    names = Names(store, [node], [*parts, *(element for element, _, _ in duties)])
    own = {node.text(SKOS + "prefLabel", "th"), node.text(PA + "abbreviation")}
    duties.sort(key=lambda duty: (names.ref(duty[0]).plan or "", natural(duty[0]), duty[1]))
    return AgencyCard(
        names.ref(agency_id), provenance(node, {}, names), node.text(PA + "abbreviation"),
        tuple(name for name in node.texts(SKOS + "altLabel") if name not in own), names.maybe(node.one(ORG + "subOrganizationOf")),
        tuple(map(names.ref, sorted(parts))), tuple(map(names.ref, node.ids(PA + "mayBe"))), tuple(AgencyDuty(names.ref(element), role, printed) for element, role, printed in duties),
    )
