"""How the columns of a table were understood: shown to people, corrected by them, given back to read the file again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, get_args

from loaders.table.fields import FIELDS, Confidence, heading_key
from loaders.workbook.book import column_letter

__all__ = ["CONFIDENCE_WORDS", "ColumnMapping", "ColumnRule"]

CONFIDENCE_WORDS: dict[Confidence, tuple[str, str]] = {
    "certain": ("แน่ใจ", "certain"), "likely": ("น่าจะใช่", "likely"), "guess": ("เดา ควรตรวจ", "a guess, please check"), "given": ("ผู้ใช้กำหนด", "set by you"),
}
"""Words in Thai and English."""


@dataclass(frozen=True, slots=True)
class ColumnRule:
    """One column: its heading (parts of several header rows joined by `` > ``), the field or None (kept as it is), and the rule that said so.

    ``years`` are Buddhist-era years: one, the first and last of a period, or none. ``unit`` is that of money or values in the heading.
    """

    column: int
    header: str
    field: str | None
    years: tuple[int, ...] = ()
    unit: str | None = None
    rule: str = ""
    confidence: Confidence = "guess"

    @property
    def letter(self) -> str:
        """The column as spreadsheets name it."""
        return column_letter(self.column)

    @property
    def key(self) -> str:
        """The heading as it is compared between files."""
        return " > ".join(heading_key(part) for part in self.header.split(" > "))

    def as_json(self) -> dict[str, Any]:
        """Plain values; ``field_th``, ``field_en`` and the words of confidence are for people."""
        words = CONFIDENCE_WORDS[self.confidence]
        out: dict[str, Any] = {"column": self.letter, "header": self.header, "field": self.field, "rule": self.rule, "confidence": self.confidence,
                               "confidence_th": words[0], "confidence_en": words[1]}
        if self.field:
            out |= {"field_th": FIELDS[self.field].th, "field_en": FIELDS[self.field].en}
        if self.years:
            out["years_be"] = list(self.years)
        return out | ({"unit": self.unit} if self.unit else {})


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """The columns of one table of one sheet. ``header_rows`` are the first and last header row, from 1."""

    sheet: str
    header_rows: tuple[int, int]
    columns: tuple[ColumnRule, ...]

    def column_of(self, field: str) -> int | None:
        """The first column with ``field``."""
        return next((each.column for each in self.columns if each.field == field), None)

    def with_field(self, header: str, field: str | None, *, unit: str | None = None, years: tuple[int, ...] | None = None) -> ColumnMapping:
        """A mapping in which the columns headed ``header`` mean ``field``; None keeps the column as a detail.

        Raises:
            ValueError: there is no such field or no such heading.
        """
        if field is not None and field not in FIELDS:
            raise ValueError(f"no field is called {field!r}")
        wanted = " > ".join(heading_key(part) for part in header.split(" > "))
        if wanted not in {each.key for each in self.columns}:
            raise ValueError(f"no column is headed {header!r}")
        return replace(self, columns=tuple(
            replace(each, field=field, unit=unit or each.unit, years=each.years if years is None else years, rule="mapping-given", confidence="given") if each.key == wanted else each
            for each in self.columns))

    def as_json(self) -> dict[str, Any]:
        """Plain values that :meth:`from_json` takes back."""
        return {"sheet": self.sheet, "header_rows": list(self.header_rows), "columns": [each.as_json() for each in self.columns]}

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> ColumnMapping:
        """A mapping that was kept or edited as JSON.

        Raises:
            ValueError: a key is missing, a field unknown, or a value of the wrong kind.
        """
        try:
            first, last = value["header_rows"]
            columns = tuple(_rule(each) for each in value["columns"])
            return cls(str(value["sheet"]), (int(first), int(last)), columns)
        except (KeyError, TypeError) as error:
            raise ValueError(f"no column mapping: {error}") from error


def _rule(value: dict[str, Any]) -> ColumnRule:
    field, confidence = value["field"], value.get("confidence", "given")
    if field is not None and field not in FIELDS:
        raise ValueError(f"no field is called {field!r}")
    if confidence not in get_args(Confidence):
        raise ValueError(f"no confidence is called {confidence!r}")
    column = 0
    for letter in str(value["column"]):
        column = column * 26 + ord(letter) - 64
    return ColumnRule(column, str(value["header"]), field, tuple(int(year) for year in value.get("years_be", ())), value.get("unit"), str(value.get("rule", "")), confidence)
