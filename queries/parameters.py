"""Typed parameters of library queries: what a person types becomes an RDF term, or a sentence that says why not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal as OneOf

from pyoxigraph import Literal, NamedNode

from graph.engine import Term
from loaders.calendar import BUDDHIST_ERA
from ontology.namespaces import PA, XSD, iri

__all__ = ["Parameter", "ParameterType", "QueryFileError"]

ParameterType = OneOf["element", "elements", "plan", "agency", "alignment", "source", "class", "text", "integer", "year_be", "date", "term"]
_NOT_IRI = re.compile(r"[\s<>\"{}|\\^`]")
_FOLDERS = {"alignment": "alignment/", "source": "source/", "agency": "agency/"}
"""Ids of these things may be given without the first part: ``dga`` for ``agency/dga``."""


class QueryFileError(ValueError):
    """A library file or a parameter value is not as it should be; the sentence says which and what to do."""


@dataclass(frozen=True)
class Parameter:
    """A typed parameter of a library query."""

    name: str
    type: ParameterType
    default: str
    label_th: str
    label_en: str

    def term(self, value: str) -> Term:
        """The RDF term for a value typed by a person. Raises :class:`QueryFileError` if it has not the type."""
        match self.type:
            case "integer":
                if not re.fullmatch(r"-?[0-9]+", value):
                    raise QueryFileError(f"{self.name}: «{value}» ต้องเป็นจำนวนเต็ม · “{value}” must be a whole number")
                return Literal(value, datatype=NamedNode(XSD + "integer"))
            case "year_be":
                if not re.fullmatch(r"2[45][0-9][0-9]", value):
                    raise QueryFileError(f"{self.name}: «{value}» ต้องเป็นปี พ.ศ. · “{value}” must be a Buddhist-era year")
                return Literal(f"{int(value) - BUDDHIST_ERA:04d}", datatype=NamedNode(XSD + "gYear"))
            case "date":
                return self._day(value)
            case "text":
                return Literal(value)
            case _:
                return self._named(value)

    def terms(self, value: str) -> list[NamedNode]:
        """The IRIs for a list of ids separated by spaces."""
        return [self._named(one) for one in value.split()]

    def _day(self, value: str) -> Literal:
        try:
            day = date.fromisoformat(value) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value) else None
        except ValueError:
            day = None
        if day is None:
            raise QueryFileError(f"{self.name}: «{value}» ต้องเป็นวันที่ ค.ศ. เช่น 2024-07-09 · “{value}” must be a day such as 2024-07-09")
        return Literal(value, datatype=NamedNode(XSD + "date"))

    def _named(self, value: str) -> NamedNode:
        full = value if value.startswith(("http://", "https://")) else self._full(value)
        if not value or _NOT_IRI.search(full):
            raise QueryFileError(f"{self.name}: «{value}» ไม่ใช่ IRI · “{value}” is not an IRI")
        try:
            return NamedNode(full)
        except ValueError as error:
            raise QueryFileError(f"{self.name}: «{value}» ไม่ใช่ IRI · “{value}” is not an IRI") from error

    def _full(self, value: str) -> str:
        """The IRI of a local id: a class of the vocabulary, or a thing of ours."""
        if self.type == "class":
            return PA + value.removeprefix("pa:")
        folder = _FOLDERS.get(self.type, "")
        return iri(value if value.startswith(folder) else folder + value)
