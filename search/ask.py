"""Search in three lines: ``from search.ask import search``; ``search("บริการดิจิทัลที่ประชาชนเข้าถึงง่าย").hits``."""

from __future__ import annotations

from queries.read.records import Lang
from search.records import FACETS, Answer, Band, Facet, FacetValue, Filters, Highlight, Hit, Note, Reading, Rule

__all__ = ["FACETS", "Answer", "Band", "Facet", "FacetValue", "Filters", "Highlight", "Hit", "Lang", "Note", "Reading", "Rule"]
