"""The records every loader emits and every later step reads.

One record carries every plan: :class:`PlanDocument`. ``data/plans/*.yaml`` is this record written by hand, a planner's
Word file is this record read by a loader; both take the same road into the graph. Records are frozen and reject unknown
keys, so a misspelt key is an error with a line and never a silently dropped fact.

Years are Buddhist (``*_be``) in these records, as printed; ``loaders/rdf/`` converts them to CE. Dates are ISO, CE.
"""

from __future__ import annotations

from loaders.records.alignments import AlignmentRecord, AlignmentTable, Evidence, PredicateMapping, PredicateTable, StatementRecord
from loaders.records.base import (
    UNSOURCED,
    Basis,
    Directness,
    ElementType,
    LabelStatus,
    Measure,
    Operator,
    Predicate,
    Record,
    Reference,
    Sourced,
)
from loaders.records.plans import CHILD_LISTS, Approval, Edition, Element, Footnote, PlanDocument, PlanLevel, Remark, Target, Version
from loaders.records.rows import AlignmentMention, Budget, Detail, MentionedCode
from loaders.records.tables import (
    Agency,
    AgencyGroup,
    AgencyTable,
    IndicatorSeries,
    Observation,
    ObservationTable,
    SourceRecord,
    SourceTable,
)

__all__ = [
    "CHILD_LISTS", "UNSOURCED", "Agency", "AgencyGroup", "AgencyTable", "AlignmentMention", "AlignmentRecord", "AlignmentTable", "Approval", "Basis",
    "Budget", "Detail", "Directness", "Edition", "Element", "ElementType", "Evidence", "Footnote", "IndicatorSeries", "LabelStatus", "Measure",
    "MentionedCode", "Observation", "ObservationTable", "Operator", "PlanDocument", "PlanLevel", "Predicate", "PredicateMapping", "PredicateTable",
    "Record", "Reference", "Remark", "SourceRecord", "SourceTable", "Sourced", "StatementRecord", "Target", "Version",
]
