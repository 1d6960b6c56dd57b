"""StratML files for tests: small, and misshapen in the ways published ones are."""

from __future__ import annotations

__all__ = ["PART_1", "PART_2", "goal", "indicator", "part_2"]

PART_1 = "urn:ISO:std:iso:17469:tech:xsd:stratml_core"
PART_2 = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"


def part_2(core: str, *, type_: str = 'Type="Strategic_Plan"', before: str = "", after: str = "", space: str = PART_2) -> bytes:
    """A Part 2 file with ``core`` inside its StrategicPlanCore."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<PerformancePlanOrReport xmlns="{space}" {type_}><Name>แผนทดสอบ</Name>{before}<StrategicPlanCore>{core}</StrategicPlanCore>{after}</PerformancePlanOrReport>'.encode()


def goal(inner: str = "", *, name: str = "เป้าหมายหนึ่ง", identifier: str = "_g1") -> str:
    """A goal whose objectives are ``inner``."""
    return f"<Goal><Name>{name}</Name><Description/><Identifier>{identifier}</Identifier><SequenceIndicator>1</SequenceIndicator>{inner}</Goal>"


def indicator(results: str, *, text: str = "ดัชนีบริการ", unit: str = "คะแนน", more: str = "", attributes: str = "") -> str:
    """An objective with one indicator."""
    return (f"<Objective><Name>ยกระดับบริการ</Name><SequenceIndicator>1.1</SequenceIndicator><PerformanceIndicator {attributes}><MeasurementDimension>{text}</MeasurementDimension>"
            f"<UnitOfMeasurement>{unit}</UnitOfMeasurement>{more}<MeasurementInstance>{results}</MeasurementInstance></PerformanceIndicator></Objective>")
