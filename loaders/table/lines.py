"""What a line above or inside of a table says for the rows below it: a part of the plan, an agency, an indicator, a detail."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.money import money_unit
from loaders.table.amounts import years_of
from loaders.table.cells import name_of
from loaders.table.fields import field_of, field_of_kind
from loaders.text.vocabulary import GROUP_RANK

__all__ = ["LABEL", "Line", "read_line", "unit_line", "year_line"]

LABEL = re.compile(r"^(?P<label>[^:：]{2,60}?)\s*[:：]\s*(?P<rest>\S.*)$", re.DOTALL)
"""“หน่วยงาน : กรม ก”."""
_NAMED_WITH_KIND = frozenset({"group", "tactic", "guideline", "program"})
"""Parts whose label is their kind: it stays in the text that is read for kind and number."""
_DETAILS = frozenset({"objective", "rationale", "area", "beneficiary", "outcome", "output_target", "outcome_target", "status", "project_code", "budget_source", "budget_category", "sdg", "law", "resolution"})
_PROGRAM = re.compile(r"^แผนงาน(?!/)\S{3,}")
_YEAR_LINE = re.compile(r"ปีงบประมาณ|ประจำปี|พ\.ศ\.|ปี")


@dataclass(frozen=True, slots=True)
class Line:
    """``field`` of the line and its ``text``; ``label`` as printed where it had one, ``rule`` for parts."""

    field: str
    text: str
    label: str
    rule: str

    @property
    def detail(self) -> bool:
        """Whether the line is kept as a detail of the open part."""
        return self.field in _DETAILS


def read_line(text: str) -> Line | None:
    """The meaning of a line; None where it begins like nothing known.

    >>> read_line("ยุทธศาสตร์ที่ 1 บริการ").field, read_line("หน่วยงาน : กรม ก").text, read_line("1.1 แผนงานการโยธา").field, read_line("แผนงานปี 2567")
    ('group', 'กรม ก', 'program', None)
    """
    labelled = LABEL.match(text)
    field = field_of(labelled["label"]) if labelled else None
    if labelled and field and field[1] == "certain" and not years_of(labelled["label"]):
        name = field[0]
        if name in _NAMED_WITH_KIND:
            return Line(name, text, labelled["label"], "row-label")
        if name in ("agency", "goal", "vision", "indicator") or name in _DETAILS:
            return Line(name, labelled["rest"], labelled["label"], "row-label")
    named = name_of(text)
    kind = named.kind or ""
    if kind in GROUP_RANK or kind in ("เป้าหมาย", "เป้าประสงค์") or kind.startswith("ประเด็น"):
        return Line(field_of_kind(kind), text, "", "row-heading")
    if named.number and _PROGRAM.match(named.text) and not years_of(text):
        return Line("program", text, "", "row-heading")
    return None


def unit_line(text: str) -> str | None:
    """The unit of money that a line sets: “หน่วย : ล้านบาท”, “(บาท)”."""
    unit = money_unit(text)
    return unit if unit and re.search(rf"หน่วย|^\(?{unit}\)?$", text) else None


def year_line(text: str) -> tuple[int, ...]:
    """Years that a line sets for the table: “ประจำปีงบประมาณ พ.ศ. 2567”."""
    return years_of(text) if _YEAR_LINE.search(text) else ()
