"""What every record shares: frozen values that refuse unknown keys, provenance, and the words fields may hold."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from loaders.calendar import BUDDHIST_ERA

__all__ = ["LAST_CE_YEAR", "UNSOURCED", "Basis", "CEDate", "Directness", "ElementType", "LabelStatus", "LocalId", "Measure", "Operator", "Predicate", "Record", "Reference",
           "Sourced", "YearBE"]

UNSOURCED = "unsourced"
"""Id of the source of everything nobody has seen written (design.md 4)."""

LocalId = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._/-]*$", description="Path below the base IRI, e.g. psds-2567/s1/t2")]


def _common_era(value: date) -> date:
    if value.year > LAST_CE_YEAR:
        raise ValueError(f"{value.isoformat()} is a Buddhist-era date; dates are ISO, CE: {value.year - BUDDHIST_ERA}-{value:%m-%d}")
    return value


LAST_CE_YEAR = 2300
"""A date past this year was written in พ.ศ."""

CEDate = Annotated[date, AfterValidator(_common_era)]
YearBE = Annotated[int, Field(ge=2400, le=2700, description="Buddhist-era year (พ.ศ.)")]
LabelStatus = Literal["official", "official-draft", "customary", "as-published", "ours"]
Directness = Literal["main", "secondary"]
Basis = Literal["official", "curated", "suggested"]
Predicate = Literal[
    "alignsWith", "contributesTo", "implements", "derivedFrom", "measuredBySame",
    "conflictsWith", "supportsWithinPlan", "relatesTo",
]
ElementType = Literal[
    "Vision", "Goal", "Strategy", "Tactic", "Guideline", "SubBullet", "Milestone", "MasterPlanIssue", "SubPlan",
    "PlanTarget", "DevelopmentIssue", "SecurityIssue", "PolicyItem", "Dimension", "Indicator", "FlagshipProject",
    "Project", "Benefit", "Provision",
]
Operator = Literal[
    ">=", "<=", "=", "rank_at_worst", "increase", "decrease", "increase_by", "decrease_by", "increase_by_at_least",
    "decrease_by_at_least", "no_decrease", "rank_improve", "ratio", "between", "unstated",
]
Measure = Literal["rank", "score", "percent", "count", "index", "ratio", "amount", "level"]


class Record(BaseModel):
    """A frozen value that rejects keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Reference(Record):
    """A place in a source where something was read."""

    source: str = Field(description="Id of the source in data/sources.yaml")
    locator: str = Field(description="Page, line, item or footnote, with the quoted words where there are any")
    note: str | None = None


class Sourced(Record):
    """What every fact carries: where it was read and whether anybody saw it there."""

    source: str | None = Field(None, description="Id in data/sources.yaml; default: that of the enclosing element or plan")
    locator: str | None = Field(None, description="Where in the source; default for loaded files: the line")
    verified: bool = Field(True, description="false: nobody has seen this in a source; then no source may be claimed")
    source_quality: Literal["primary", "secondary"] = Field("primary", description="secondary: read in a text that cites the plan, not in the plan")
    verification: Literal["verbatim", "quoted_in_gazetted_plan", "paraphrase_in_official_source", "own_knowledge"] | None = None
    also: tuple[Reference, ...] = Field((), description="Further places that say the same (corroboration)")
    note: str | None = Field(None, description="Editor's note, in Thai or English")
