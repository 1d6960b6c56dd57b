"""JSON Schemas of the YAML files in ``data/``, so that an editor completes keys and marks mistakes while a person types.

``python -m loaders.schema`` writes them to ``data/schema/``; a test proves that the files there are current.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from loaders.records import AgencyTable, AlignmentTable, ObservationTable, PlanDocument, PredicateTable, Record, SourceTable

__all__ = ["RECORDS", "schema_text", "write_schemas"]

RECORDS: dict[str, type[Record]] = {
    "plan": PlanDocument, "alignments": AlignmentTable, "predicates": PredicateTable, "observations": ObservationTable,
    "agencies": AgencyTable, "sources": SourceTable,
}
"""File name (before .schema.json) → record."""


def schema_text(name: str) -> str:
    """The schema as the text of its file."""
    schema: dict[str, Any] = RECORDS[name].model_json_schema()
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def write_schemas(folder: Path) -> None:
    """Write every schema into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in RECORDS:
        (folder / f"{name}.schema.json").write_text(schema_text(name), "utf-8")


if __name__ == "__main__":
    write_schemas(Path(__file__).resolve().parent.parent / "data" / "schema")
