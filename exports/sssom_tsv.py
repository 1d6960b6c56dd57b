"""A mapping set as SSSOM TSV: metadata as comments, short names, columns that are used and no others, slots of ours declared."""

from __future__ import annotations

from collections.abc import Sequence

import yaml

from loaders.standards.sssom_cells import PREFIXES, curie, joined, safe
from loaders.standards.sssom_records import EXTENSIONS, FREE_TEXT, LISTS, REFERENCES, Mapping, MappingSet, content_hash

__all__ = ["named", "tsv"]

_RENAMED = {"review_date": "ext_review_date", "reviewer_agreement": "ext_reviewer_agreement"}
"""Slots of SSSOM 1.1 that readers of 1.0 refuse."""
_SLOTS = [name for name in Mapping.model_fields if name not in {"ext", "line"}]


def named(mappings: Sequence[Mapping], set_id: str) -> tuple[Mapping, ...]:
    """The rows with their ``record_id``: the address of the set and a fingerprint of what the row says."""
    return tuple(mapping.model_copy(update={"record_id": f"{set_id}#{content_hash(mapping)}", "line": None}) for mapping in mappings)


def tsv(found: MappingSet) -> str:
    """The text of a file, ending in a line break; the same set gives the same text."""
    rows = [_cells(mapping) for mapping in found.mappings]
    used = {name for row in rows for name in row}
    slots = [_RENAMED.get(name, name) for name in _SLOTS]
    columns = [name for name in slots if name in used or name in {"subject_id", "predicate_id", "object_id", "mapping_justification"}]
    columns += [name for name in EXTENSIONS if name in used and name not in columns] + sorted(used - set(slots) - set(EXTENSIONS))
    lines = [*(f"#{line}" for line in _metadata(found, columns).rstrip("\n").split("\n"))]
    lines += ["\t".join(columns), *("\t".join(_quoted(row.get(name, "")) for name in columns) for row in rows)]
    return "\n".join(lines) + "\n"


def _quoted(cell: str) -> str:
    """A cell in quotes where it must be; the writer of the standard library leaves a lone carriage return bare, which readers take for the end of a row."""
    return f'"{cell.replace(chr(34), chr(34) * 2)}"' if any(letter in cell for letter in '\t\n\r"') else cell


def _metadata(found: MappingSet, columns: Sequence[str]) -> str:
    value: dict[str, object] = {name: list(said) if isinstance(said, tuple) else said for name, said in found.metadata.items()}
    value["curie_map"] = PREFIXES
    declared = [name for name in columns if name in EXTENSIONS]
    if declared:
        value["extension_definitions"] = [_declaration(name) for name in declared]
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1_000_000)


def _declaration(name: str) -> dict[str, str]:
    property_, hint = EXTENSIONS[name]
    return {"slot_name": name} | ({"property": curie(property_)} if property_ else {}) | {"type_hint": hint}


def _cells(mapping: Mapping) -> dict[str, str]:
    row: dict[str, str] = {}
    for name in _SLOTS:
        value = getattr(mapping, name)
        if value is None or value == ():
            continue
        short = curie if name in REFERENCES else safe if name in FREE_TEXT else str
        cell = joined(short(each) for each in value) if name in LISTS else repr(value) if isinstance(value, float) else short(value)
        row[_RENAMED.get(name, name)] = cell
    return row | {name: safe(text) for name, text in mapping.ext.items() if text}
