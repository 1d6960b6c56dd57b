"""The part of load that reads files of standards: a plan as its tree, a set of mappings as a list."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from verbs.console import print_json, say

if TYPE_CHECKING:
    from typing_extensions import TypeIs

    from loaders.any_file import AnyPlan
    from loaders.records import Element
    from loaders.standards import StandardPlan

__all__ = ["is_mappings", "show_mappings", "shown_as_standard"]

_BEGINNING = 65_536


def is_mappings(file: Path) -> bool:
    """Whether a file is a set of mappings (SSSOM), by its content."""
    from loaders.standards import format_of  # noqa: PLC0415 - each verb loads only what it needs

    with file.open("rb") as opened:
        return format_of(opened.read(_BEGINNING), file.name) == "sssom"


def show_mappings(file: Path, *, as_json: bool) -> None:
    """What a set of mappings says: its rows, or all of it as JSON with the alignment records and events that it holds."""
    from exports.sssom import understood  # noqa: PLC0415
    from loaders.standards import load_mappings  # noqa: PLC0415

    found = load_mappings(file.read_bytes(), file.name)
    known = understood(found, file.name)
    for problem in known.problems:
        say(str(problem))
    if as_json:
        print_json({
            "kind": "sssom", "metadata": found.metadata, "mappings": [each.model_dump(mode="json", exclude_defaults=True) for each in found.mappings],
            "alignment_records": [each.model_dump(mode="json", exclude_defaults=True) for each in known.alignments], "events": [each.model_dump(mode="json") for each in known.events],
            "problems": [{"line": each.line, "th": each.th, "en": each.en, "rule": each.rule} for each in known.problems],
        })
        return
    say(f"{len(found.mappings):,} แถว เป็นการเชื่อมโยง {len(known.alignments):,} รายการ เหตุการณ์ {len(known.events):,} รายการ · {len(found.mappings):,} rows: {len(known.alignments):,} alignments, {len(known.events):,} events")
    for why, count in Counter(each.mapping_justification.rpartition("/")[2] for each in found.mappings).most_common():
        typer.echo(f"{count:6,}  {why}")


def shown_as_standard(found: AnyPlan) -> TypeIs[StandardPlan]:
    """Print the tree of a plan of a standard; whether it was one."""
    from loaders.standards import KIND_NAMES, StandardPlan  # noqa: PLC0415 - types above, values here

    if not isinstance(found, StandardPlan):
        return False
    thai, english = KIND_NAMES[found.kind]
    say(f"{thai} · {english}")
    typer.echo(f"{found.title}  {'-'.join(map(str, found.period or ()))}".rstrip())
    depth: dict[int, int] = {}
    for kind, element, parent in found.plan.walk():
        depth[id(element)] = depth[id(parent)] + 1 if parent else 0
        typer.echo(_line(kind, element, depth[id(element)]))
    return True


def _line(kind: str, element: Element, depth: int) -> str:
    number = f"{element.number} " if element.number else ""
    return f"{element.line or '':>6}  {'  ' * depth}{kind}: {number}{element.text or element.text_en or ''}"
