"""The part of load that reads tables: agency list and column mapping in, columns and questions shown."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from graph.settings import settings
from verbs.console import say, stop

if TYPE_CHECKING:
    from loaders.agency_names import AgencyNames
    from loaders.table import ColumnMapping, TablePlan
    from loaders.text import TextPlan

__all__ = ["agency_names", "given_mappings", "show_columns"]

def agency_names() -> AgencyNames | None:
    """The agency list of the data folder, if there is one: agencies of tables are looked up in it."""
    from loaders.agency_names import AgencyNames  # noqa: PLC0415 - each verb loads only what it needs
    from loaders.records import AgencyTable  # noqa: PLC0415
    from loaders.yaml_file import read_yaml  # noqa: PLC0415

    listed = settings().data / "agencies.yaml"
    return AgencyNames(read_yaml(listed, AgencyTable).record) if listed.is_file() else None


def given_mappings(columns: Path) -> list[ColumnMapping]:
    """Column mappings kept as JSON by an earlier --json."""
    from loaders.table import ColumnMapping  # noqa: PLC0415 - each verb loads only what it needs

    try:
        value = json.loads(columns.read_text("utf-8"))
        tables = value.get("tables", [value]) if isinstance(value, dict) else value
        return [ColumnMapping.from_json(each) for each in tables]
    except (ValueError, TypeError, OSError) as error:
        raise stop(f"{columns.name}: ไม่ใช่การจับคู่คอลัมน์ ({error}) · no column mapping ({error})") from error


def show_columns(plan: TextPlan | TablePlan) -> None:
    """What each column of a table was taken for; on standard error what was left out. Nothing for a text."""
    for table in getattr(plan, "mappings", ()):
        typer.echo(f"{table.sheet}  {table.header_rows[0]}-{table.header_rows[1]}".strip())
        for each in table.as_json()["columns"]:
            typer.echo(f"  {each['column']:>3}  {each['header']}  →  {each.get('field_th') or 'เก็บไว้เป็นรายละเอียด · kept as a detail'}  ({each['confidence_th']} · {each['confidence_en']})")
    for _, thai, english in getattr(plan, "notes", ()):
        say(f"{thai}\n    {english}")
    left = getattr(plan, "left_out", ())
    if left:
        say(f"ไม่นำเข้า {len(left):,} แถว (หัวกระดาษ ผลรวม หมายเหตุ) ดูได้ใน --json · {len(left):,} rows left out (titles, totals, notes); --json lists them")
