"""Bodies as printed to bodies of the graph, and who is responsible for what.

In curated data an unknown name is an error. In a user's file it is kept: the name becomes a body of its own, told from all others by its
wording, with the bodies it may be; nobody is guessed.
"""

from __future__ import annotations

from loaders.agency_names import AgencyNames
from loaders.problems import DataError, Problem
from loaders.rdf.writer import SEEN, Writer, text_hash
from loaders.records import Element, PlanDocument
from ontology.namespaces import PA, SKOS, agency_iri

__all__ = ["Bodies"]


class Bodies:
    """Finds bodies for one plan. ``upload`` is the plan's id if it is a user's file."""

    def __init__(self, names: AgencyNames, upload: str | None = None) -> None:
        self._names, self._upload = names, upload
        self._unresolved: dict[str, tuple[str, tuple[str, ...], str]] = {}

    def find(self, printed: str, element: Element | PlanDocument) -> str:
        """IRI of the body. Raises :class:`DataError` for a name in curated data that is not one body's."""
        chosen = element.agency_ids.get(printed) if isinstance(element, Element) else None
        if chosen and chosen in self._names.by_id:
            return agency_iri(chosen)
        found = self._names.find(printed)
        if len(found) == 1:
            return agency_iri(found[0])
        if self._upload is None:
            raise DataError([_problem(printed, found, element)])
        here = agency_iri(f"{self._upload}-{text_hash(printed)[:10]}")
        self._unresolved.setdefault(printed, (here, found, element.locator or (f"บรรทัด {element.line}" if isinstance(element, Element) and element.line else "ทั้งไฟล์")))
        return here

    def responsibilities(self, write: Writer, me: str, element: Element) -> None:
        """Who is responsible for the element, with role and name as printed."""
        role_of_first = "lead" if element.supporting_agencies else element.agency_role
        pairs = [(name, role_of_first) for name in element.agencies] + [(name, "support") for name in element.supporting_agencies]
        for index, (printed, role) in enumerate(pairs, 1):
            body = self.find(printed, element)
            place = f"{me}/responsibility{index}"
            write.link(me, PA + "responsibleAgency", body)
            write.link(me, PA + "responsibility", place)
            write.type(place, "Responsibility")
            write.link(place, PA + "agency", body)
            if role:  # where the text gives none, the graph says none
                write.link(place, PA + "role", PA + role)
            write.text(place, PA + "asPrinted", printed, "th")

    def unresolved(self, write: Writer, source: str | None) -> None:
        """Write the bodies that nobody has identified yet."""
        for printed, (here, found, locator) in self._unresolved.items():
            write.type(here, "UnresolvedAgency", "AgencyGroup")
            write.text(here, SKOS + "prefLabel", printed, "th")
            write.link(here, PA + "mayBe", *(agency_iri(one) for one in found))
            write.sourced(here, SEEN, source, locator)


def _problem(printed: str, found: tuple[str, ...], element: Element | PlanDocument) -> Problem:
    if found:
        return Problem(element.id or "", 0, f"ชื่อ «{printed}» หมายถึงได้หลายหน่วยงาน ({', '.join(found)}) เขียนชื่อเต็ม",
                       f"“{printed}” may be any of {', '.join(found)}; write the full name", "agency")
    return Problem(element.id or "", 0, f"ไม่รู้จักหน่วยงาน «{printed}» เพิ่มใน data/agencies.yaml",
                   f"unknown agency “{printed}”; add it to data/agencies.yaml", "agency")
