"""What the loader of tables found: a plan document whose parts know their cells, their money and the columns nobody mapped."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from loaders.as_record import is_flagship, targets_of
from loaders.money import Money
from loaders.problems import Problem
from loaders.records import Element, PlanDocument
from loaders.table.amounts import Code
from loaders.table.mapping import ColumnMapping
from loaders.text.found import LISTS, Found
from loaders.workbook.book import column_letter

__all__ = ["AgencyRead", "Aligned", "Budget", "Detail", "LeftOut", "TableFound", "TablePlan"]


@dataclass(frozen=True, slots=True)
class Budget:
    """Money of a part: the years it is for (first and last of a period, one, or none), and whether it is the printed sum of others."""

    money: Money
    years: tuple[int, ...]
    row: int
    column: int
    header: str
    total: bool = False

    def as_json(self) -> dict[str, Any]:
        """``year_be`` for one year, ``years_be`` for a period."""
        years = {"year_be": self.years[0]} if len(self.years) == 1 else {"years_be": list(self.years)} if self.years else {}
        return years | self.money.as_json() | {"header": self.header, "line": self.row, "column": column_letter(self.column)} | ({"total": True} if self.total else {})


@dataclass(frozen=True, slots=True)
class Aligned:
    """A cell that names a part of an upper plan. ``text`` is the cell as printed."""

    field: str
    level: int | str
    plan: str
    text: str
    header: str
    row: int
    column: int
    codes: tuple[Code, ...] = ()
    directness: str | None = None

    def as_json(self) -> dict[str, Any]:
        """An alignment of the plan document format, with the codes found in the cell."""
        out: dict[str, Any] = {"level": self.level, "plan": self.plan, "element": self.text, "text": f"{self.header}: {self.text}", "quote": self.text, "field": self.field, "header": self.header,
                               "rule": f"column-{self.field}", "line": self.row, "column": column_letter(self.column)}
        if self.codes:
            out["codes"] = [{"code": each.code, "level": each.level} | ({"factor": each.factor} if each.factor else {}) | ({"padded": True} if each.padded else {}) for each in self.codes]
        return out | ({"directness": self.directness} if self.directness else {})


@dataclass(frozen=True, slots=True)
class Detail:
    """A cell kept as it is: of a field without a place of its own, or of a column nobody mapped (``field`` None)."""

    field: str | None
    header: str
    text: str
    row: int
    column: int

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return {"field": self.field, "header": self.header, "text": self.text, "line": self.row, "column": column_letter(self.column)}


@dataclass(slots=True)
class TableFound(Found):
    """A part of the plan with the cell it stands in; ``line`` is the row."""

    sheet: str = ""
    column: int = 0
    agency_ids: dict[str, str] = field(default_factory=dict)
    budgets: list[Budget] = field(default_factory=list)
    aligned: list[Aligned] = field(default_factory=list)
    details: list[Detail] = field(default_factory=list)
    starts: str | None = None
    ends: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Keys of the plan document format, and sheet, column, rule, budgets, alignments and details."""
        out = Found.as_json(self)
        own: dict[str, Any] = {"sheet": self.sheet, "column": column_letter(self.column)}
        if self.starts or self.ends:
            own["period"] = {"start": self.starts, "end": self.ends}
        own |= {name: value for name, value in (
            ("agency_ids", dict(self.agency_ids)), ("budgets", [each.as_json() for each in self.budgets]), ("alignments", [each.as_json() for each in self.aligned]),
            ("details", [each.as_json() for each in self.details])) if value}
        return {"text": out.pop("text"), "line": out.pop("line")} | own | out


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that is no part of the plan: its kind (total, repeated-header, column-numbers, note, title) and its cells as text."""

    sheet: str
    row: int
    kind: str
    text: str

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return {"sheet": self.sheet, "line": self.row, "kind": self.kind, "text": self.text}


@dataclass(frozen=True, slots=True)
class AgencyRead:
    """An agency as printed, the ids it can mean (one: known; several: to be asked; none: unknown, kept as printed) and its rows."""

    printed: str
    ids: tuple[str, ...]
    rows: tuple[tuple[str, int], ...]

    @property
    def state(self) -> str:
        """known, ask or unknown."""
        return "known" if len(self.ids) == 1 else "ask" if self.ids else "unknown"

    def as_json(self) -> dict[str, Any]:
        """Plain values; the first place and the number of rows."""
        return {"printed": self.printed, "state": self.state, "ids": list(self.ids), "sheet": self.rows[0][0], "line": self.rows[0][1], "rows": len(self.rows)}


@dataclass(frozen=True, slots=True)
class TablePlan:
    """The plan document of one table file, how its columns were understood, and what was left out."""

    title: str
    title_place: tuple[str, int] | None
    """Sheet and row of the title."""
    period: tuple[int, int] | None
    body: TableFound
    kind: str
    encoding: str | None
    delimiter: str | None
    mappings: tuple[ColumnMapping, ...]
    agencies: tuple[AgencyRead, ...]
    left_out: tuple[LeftOut, ...]
    notes: tuple[tuple[str, str, str], ...]
    """(rule, Thai, English) on the whole file: macros not run, hidden sheets, a name that does not fit the content."""
    problems: tuple[Problem, ...]

    def walk(self) -> Iterator[TableFound]:
        """Every element, parents first; the plan itself is none."""
        return (part for part in self.body.walk() if part is not self.body and isinstance(part, TableFound))

    @property
    def alignments(self) -> tuple[Aligned, ...]:
        """Every cell that names a part of an upper plan, each wording of a field once."""
        seen: dict[tuple[str, str], Aligned] = {}
        for part in self.body.walk():
            for each in part.aligned if isinstance(part, TableFound) else ():
                seen.setdefault((each.field, each.text), each)
        return tuple(seen.values())

    def as_json(self) -> dict[str, Any]:
        """The plan document as JSON (plan document format); own keys: sheet, column, rule of each element, ``tables``, ``left_out``, ``agencies_read``, ``problems``."""
        body = self.body.as_json()
        out: dict[str, Any] = {"title": self.title}
        if self.title_place:
            out |= {"title_sheet": self.title_place[0], "title_line": self.title_place[1]}
        if self.period:
            out["period_be"] = {"start": self.period[0], "end": self.period[1]}
        if "vision" in body:
            out["vision"] = body["vision"][0]
        out |= {name: body[name] for name in (*LISTS, "groups", "details") if name in body}
        out["alignments"] = [each.as_json() for each in self.alignments]
        out["file"] = {"kind": self.kind} | {name: value for name, value in (("encoding", self.encoding), ("delimiter", self.delimiter)) if value}
        out["tables"] = [each.as_json() for each in self.mappings]
        out["agencies_read"] = [each.as_json() for each in self.agencies]
        out["left_out"] = [each.as_json() for each in self.left_out]
        out["notes"] = [{"rule": rule, "th": th, "en": en} for rule, th, en in self.notes]
        out["problems"] = [{"file": each.file, "line": each.line, "th": each.th, "en": each.en, "rule": each.rule} for each in self.problems]
        return out

    def as_plan(self) -> PlanDocument:
        """The record that curated plans have; sheet, row and column become the locator. What was left out stays in ``left_out`` and ``problems``."""
        data = self.as_json()
        flagship = {(table.sheet, column_letter(rule.column)) for table in self.mappings for rule in table.columns if rule.field == "project" and is_flagship(rule.header)}
        kept: dict[str, Any] = _lists(data, flagship)
        if "vision" in data:
            kept["vision"] = _element(data["vision"], flagship)
        for name in ("period_be", "details", "title_line", "title_sheet"):
            if name in data:
                kept[name] = data[name]
        return PlanDocument.model_validate({"title": self.title, "alignments": data["alignments"]} | kept)


def _element(value: dict[str, Any], flagship: Collection[tuple[str, str]]) -> dict[str, Any]:
    kept = {name: item for name, item in value.items() if name in Element.model_fields and name not in LISTS and name not in ("groups", "targets")}
    if "number" in kept:
        kept["number"] = str(kept["number"])
    kept["locator"] = (f"{value['sheet']} แถว {value['line']} คอลัมน์ {value['column']}" if value["line"] else value["sheet"]).strip()  # line 0: the text above a table of a document
    kept["targets"] = targets_of(value.get("targets", ()))
    kept["mentions"] = value.get("alignments", ())
    kept |= {name: value["period"][side] for name, side in (("starts", "start"), ("ends", "end")) if value.get("period", {}).get(side)}
    return kept | _lists(value, flagship)


def _lists(value: dict[str, Any], flagship: Collection[tuple[str, str]]) -> dict[str, Any]:
    below = {name: [_element(each, flagship) for each in value[name]] for name in (*LISTS, "groups") if name in value}
    for project in below.get("projects", ()):
        if (project["sheet"], project["column"]) in flagship or is_flagship(project.get("kind"), project["text"]):
            project["type"] = "FlagshipProject"
    return below
