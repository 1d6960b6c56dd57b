"""Cells, money, dates and mentions of an imported plan, back from statements: the reverse of :mod:`loaders.rdf.rows`."""

from __future__ import annotations

import re
from typing import Any

from loaders.standards.facts import clean
from loaders.standards.terms import Statements
from ontology.namespaces import PA

__all__ = ["mentions", "row_fields"]

_PLACE = re.compile(r"(?:(?P<sheet>.+) )?(?:แถว (?P<row>\d+)(?: คอลัมน์ (?P<column>\S+))?|บรรทัด (?P<line>\d+))", re.DOTALL)
_DAY = re.compile(r"\d{4}(-\d{2}-\d{2})?")
_CODE = re.compile(r"(\d{6})(.*)", re.DOTALL)


def row_fields(said: Statements, me: str, *, plan: bool = False) -> dict[str, Any]:
    """Budgets, dates and further cells of an element; of a plan the lines above its tables."""
    places = sorted(said.links(me, PA + "detail"), key=lambda each: said.whole(each, PA + "order") or 0)
    value: dict[str, Any] = {"budgets": [], "details": []}
    for each in places:
        field, text = said.text(each, PA + "field"), said.text(each, PA + "verbatim")
        sheet, line, column = _place(said, each)
        if sheet:
            value["title_sheet" if plan else "sheet"] = sheet
        if field == "budget" and not plan:
            start, end = said.year_be(each, PA + "periodStart"), said.year_be(each, PA + "periodEnd")
            value["budgets"].append(clean({
                "value": said.number(each, PA + "value"), "unit": said.text(each, PA + "unit"), "baht": said.number(each, PA + "amountInBaht"), "text": text, "header": said.text(each, PA + "header"),
                "year_be": said.year_be(each, PA + "year"), "years_be": [start, end] if start and end else None, "total": said.flag(each, PA + "printedSum"), "line": line, "column": column}))
        elif field in {"start", "end"} and text and _DAY.fullmatch(text) and not plan:
            value[f"{field}s"] = text
        else:
            value["details"].append(clean({"field": field, "line": line, "column": column}) | {"header": said.text(each, PA + "header") or "", "text": text or ""})
    return clean(value)


def mentions(said: Statements, me: str) -> list[dict[str, Any]]:
    """Upper plans, or parts of them, that the text or a row names."""
    found = []
    for each in said.links(me, PA + "mention"):
        level, (_, line, column) = said.text(each, PA + "mentionLevel"), _place(said, each)
        found.append(clean({
            "level": int(level) if level in {"1", "2"} else level, "text": said.text(each, PA + "quote"), "quote": said.text(each, PA + "quote"), "plan": said.text(each, PA + "mentionedPlan"),
            "element": said.text(each, PA + "mentionedElement"), "field": said.text(each, PA + "field"), "header": said.text(each, PA + "header"), "rule": said.text(each, PA + "recognisedBy"),
            "codes": [_code(code) for code in said.texts(each, PA + "mentionedCode")], "directness": said.name(each, PA + "directness", PA), "line": line, "column": column}))
    return found


def _code(text: str) -> dict[str, Any]:
    """A code; its third and fourth digit name the sub-plan, 00 for a target of the whole issue."""
    found = _CODE.fullmatch(text)
    code, factor = (found[1], found[2]) if found else (text, "")
    return clean({"code": code, "level": "Y2" if code[2:4] == "00" else "Y1", "factor": factor or None})


def _place(said: Statements, me: str) -> tuple[str | None, int | None, str | None]:
    found = _PLACE.fullmatch(said.text(me, PA + "locator") or "")
    return (found["sheet"], int(found["row"] or found["line"]), found["column"]) if found else (None, None, None)
