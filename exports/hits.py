"""Hits of a search as a table for a spreadsheet and as JSON: rank, names, place in the plan, and why each was found.

The score of a hit is left out: it orders the hits of one answer and means nothing outside it; the rank says as much.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from io import StringIO
from typing import Any

from queries.read.paths import Path
from queries.read.records import Lang, Ref
from search.records import Answer, Filters, Hit

__all__ = ["COLUMNS", "hits_csv", "hits_json", "safe_cell"]

COLUMNS: dict[str, tuple[str, str]] = {
    "rank": ("ลำดับ", "Rank"), "iri": ("IRI", "IRI"), "id": ("รหัสในกราฟ", "Id"), "type": ("ประเภท", "Class"), "number": ("เลขข้อ", "Number"),
    "label_th": ("ชื่อ", "Thai wording"), "label_en": ("ชื่อภาษาอังกฤษ", "English wording"), "plan": ("รหัสแผน", "Plan id"),
    "plan_title": ("แผน", "Plan"), "level": ("ระดับของแผน", "Plan level"), "path": ("อยู่ใต้", "Stands under"), "band": ("ระดับความตรง", "Match"),
    "found_by": ("พบจาก", "Found by"), "shared": ("คำที่ตรงกัน", "Words in common"), "near": ("ใกล้กับ", "Near to"), "verified": ("ยืนยันแล้ว", "Verified"),
}
"""Keys of one hit in JSON → headings of the table, Thai and English."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A cell that begins with one of these is a formula to Excel, LibreOffice or Sheets: text of a plan must not run."""
_BOM = "\ufeff"
"""Without it Excel reads Thai in a CSV file as Latin."""


def safe_cell(text: str) -> str:
    """Text for a cell of a spreadsheet; what would be read as a formula is marked as text by an apostrophe."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def hits_csv(hits: Iterable[Hit], paths: Mapping[str, Path], lang: Lang) -> bytes:
    """A table with headings in ``lang``, UTF-8 with a byte order mark, one line a hit."""
    out = StringIO()
    out.write(_BOM)
    writer = csv.writer(out)
    writer.writerow(heading[0 if lang == "th" else 1] for heading in COLUMNS.values())
    for hit in _records(hits, paths):
        writer.writerow(safe_cell(_cell(hit[name], " › " if name == "path" else ", ")) for name in COLUMNS)
    return out.getvalue().encode("utf-8", "replace")


def hits_json(answer: Answer, filters: Filters, paths: Mapping[str, Path], *, build: str, cite: str = "") -> bytes:
    """The question with its filters, the build of the graph that answered, how to cite it, and the hits."""
    asked = {name: list(getattr(filters, name)) for name in ("plans", "levels", "types", "agencies", "years") if getattr(filters, name)}
    found = {"query": answer.query, "searched": answer.corrected or answer.query, "filters": asked, "build": build, "cite": cite,
             "total": answer.total, "hits": list(_records(answer.hits, paths))}
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _records(hits: Iterable[Hit], paths: Mapping[str, Path]) -> Iterable[dict[str, Any]]:
    for rank, hit in enumerate(hits, 1):
        ref, path = hit.ref, paths.get(hit.ref.id, Path())
        yield {"rank": rank, "iri": hit.iri, "id": ref.id, "type": ref.type, "number": ref.number, "label_th": ref.label.th, "label_en": ref.label.en,
               "plan": hit.plan.id if hit.plan else None, "plan_title": hit.plan.label.text("th") if hit.plan else None, "level": ref.level,
               "path": [_step(one) for one in path.above], "band": hit.band, "found_by": "words" if hit.literal else "meaning",
               "shared": list(hit.shared), "near": list(hit.near), "verified": ref.verified}


def _step(ref: Ref) -> str:
    """«กลยุทธ์ 1.2 ชื่อ»: an element above, on one line."""
    return " ".join(part for part in (ref.kind, ref.number, ref.label.text("th")) if part) or ref.id


def _cell(value: object, between: str) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return between.join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else str(value)
