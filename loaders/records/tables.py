"""The tables beside the plans: sources, agencies, measured indicators and their values."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from loaders.records.base import CEDate, LabelStatus, LocalId, Measure, Record, Sourced, YearBE
from loaders.records.plans import Remark

__all__ = ["Agency", "AgencyGroup", "AgencyTable", "IndicatorSeries", "Observation", "ObservationTable", "SourceRecord", "SourceTable"]


class SourceRecord(Record):
    """A document facts were read in."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    title: str
    publisher: str | None = None
    date: str | None = Field(None, description="ISO date or as printed")
    url: str | None = None
    path: str | None = Field(None, description="Path in the public corpus the text was read from")
    corpus: str | None = Field(None, description="Public text collection the path belongs to")
    kind: str | None = None
    note: str | None = None


class SourceTable(Record):
    """data/sources.yaml."""

    sources: tuple[SourceRecord, ...]


class Agency(Sourced):
    """A state body with the names it goes by."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    th: str
    en: str | None = None
    abbr: str | None = None
    aliases: tuple[str, ...] = ()
    level: str | None = None
    parent: str | None = Field(None, description="Agency id")


class AgencyGroup(Sourced):
    """A phrase that names no single body: ทุกส่วนราชการ."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    th: str
    en: str | None = None
    aliases: tuple[str, ...] = ()


class AgencyTable(Sourced):
    """data/agencies.yaml."""

    agencies: tuple[Agency, ...]
    groups: tuple[AgencyGroup, ...] = ()


class IndicatorSeries(Sourced):
    """A quantity measured over time, whichever plans set targets for it."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    text: str
    text_en: str
    en_status: LabelStatus = "ours"
    short_th: str | None = Field(None, max_length=40)
    short_en: str | None = Field(None, max_length=40)
    direction: dict[Measure, Literal["higher-is-better", "lower-is-better"]] = Field(default_factory=dict)
    custodian: str | None = Field(None, description="Agency id or name of the body that publishes it")
    area: str | None = Field(None, description="Country, if not Thailand")


class Observation(Sourced):
    """An actual value in one year."""

    id: LocalId
    series: str = Field(description="Id of the indicator series")
    year_be: YearBE
    value: float
    unit: str
    measure: Measure
    as_of: CEDate | None = None
    series_break: str | None = Field(None, description="Why this value does not continue the series before it")
    part: str | None = Field(None, description="Part of a broken series; values of different parts are not comparable")
    conflict: str | None = None
    derived: bool = Field(False, description="true: computed from a statement of the source, not printed")


class ObservationTable(Record):
    """data/observations.yaml."""

    series: tuple[IndicatorSeries, ...]
    observations: tuple[Observation, ...]
    not_found: tuple[Remark, ...] = ()
