"""Plans and alignments in the standards others use: StratML, SSSOM, RDF in our own vocabulary or as SKOS. Read by a limited child process."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from loaders.apart import in_child
from loaders.problems import DataError, Problem
from loaders.standards.found import KIND_NAMES, StandardPlan
from loaders.standards.kinds import SUFFIXES, Format, format_of
from loaders.standards.limits import check_size, refuse
from loaders.standards.sssom_records import MappingSet

__all__ = ["KIND_NAMES", "SUFFIXES", "Format", "MappingSet", "StandardPlan", "format_of", "load_mappings", "load_standard"]

_JOB = "loaders.standards.job"
F = TypeVar("F", StandardPlan, MappingSet)


def load_standard(data: bytes, name: str = "", plan: str | None = None) -> StandardPlan:
    """The plan document of a StratML or RDF file, with its repair log.

    Args:
        data: the file.
        name: its name, for messages.
        plan: id or IRI of the plan wanted, where a file holds several; default: the largest.

    Raises:
        DataError: too large, damaged, unsafe, no plan, or a set of mappings (see :func:`load_mappings`).
    """
    format_ = _format(data, name)
    if format_ == "sssom":
        raise refuse(name, "sssom", "ไฟล์นี้เป็นรายการเชื่อมโยง SSSOM ไม่ใช่แผน: นำเข้าที่โต๊ะทบทวน หรือด้วย cli.py load", "this is a set of alignments (SSSOM), not a plan: bring it to the review desk or use cli.py load")
    return _named(StandardPlan.model_validate(_value(data, name, {"format": format_, "plan": plan})), name)


def load_mappings(data: bytes, name: str = "") -> MappingSet:
    """The mapping set of an SSSOM TSV file. Raises :class:`DataError` for what is none, or cannot be read."""
    if _format(data, name) != "sssom":
        raise refuse(name, "not-sssom", "ไฟล์นี้ไม่ใช่ SSSOM TSV: ต้องมีคอลัมน์ subject_id, predicate_id, object_id, mapping_justification", "this is no SSSOM TSV: it needs the columns subject_id, predicate_id, object_id and mapping_justification")
    return _named(MappingSet.model_validate(_value(data, name, {"format": "sssom"})), name)


def _format(data: bytes, name: str) -> Format:
    check_size(len(data), name)
    format_ = format_of(data, name)
    if format_ is None:
        raise refuse(name, "unknown-standard", f"ไม่ใช่ไฟล์มาตรฐานที่ระบบอ่าน (StratML, SSSOM, Turtle, JSON-LD, RDF/XML, N-Quads): ไฟล์ลงท้าย {', '.join(SUFFIXES)}",
                     f"this follows no standard that is read here (StratML, SSSOM, Turtle, JSON-LD, RDF/XML, N-Quads): files end in {', '.join(SUFFIXES)}")
    return format_


def _value(data: bytes, name: str, options: dict[str, Any]) -> Any:
    try:
        return in_child(_JOB, data, name, options, rule="standard-stopped")
    except DataError as error:
        raise DataError([replace(each, file=each.file or name) for each in error.problems]) from error


def _named(found: F, name: str) -> F:
    """With the name of the file in every problem; the child does not know it."""
    problems: tuple[Problem, ...] = tuple(replace(each, file=name) for each in found.problems)
    return found.model_copy(update={"problems": problems})
