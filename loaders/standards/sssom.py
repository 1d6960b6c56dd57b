"""SSSOM TSV as a mapping set: every slot of the standard, unknown columns kept, what is wrong in a row named with its line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

import yaml

from loaders.problems import DataError, Problem
from loaders.standards.lenient import fitted
from loaders.standards.limits import MAX_ROWS, MAX_TEXT, refuse
from loaders.standards.sssom_cells import BUILT_IN, expanded, split, unsafe
from loaders.standards.sssom_records import FREE_TEXT, LISTS, REFERENCES, SET_SLOTS, Mapping, MappingSet, content_hash

__all__ = ["read_sssom"]

_SLOTS = frozenset(Mapping.model_fields) - {"ext", "line"}
_PROPAGATED = SET_SLOTS & _SLOTS - {"creator_id", "creator_label", "see_also", "other", "comment", "license"}
_NEEDED = ("predicate_id", "mapping_justification")
_MAX_METADATA = 1_000_000
_MOST = 100
"""Problems of one kind that are named one by one."""


def read_sssom(data: bytes, name: str = "") -> MappingSet:
    """The mapping set of a TSV file.

    Raises:
        DataError: no UTF-8, no SSSOM, metadata that is no YAML, or too many rows.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refuse(name, "sssom-encoding", "ไฟล์ SSSOM ต้องเป็น UTF-8: บันทึกใหม่เป็น UTF-8", "an SSSOM file is UTF-8: save it anew as UTF-8") from error
    return _Reader(text, name).mappings()


class _Reader:
    def __init__(self, text: str, name: str) -> None:
        self._name = name
        self._problems: list[Problem] = []
        self._counts: dict[str, int] = {}
        lines = text.split("\n")
        start = next((number for number, line in enumerate(lines) if line.strip() and not line.startswith("#")), len(lines))
        self._head, self._body, self._first = "\n".join(line[1:].rstrip("\r") for line in lines[:start] if line.startswith("#")), "\n".join(lines[start:]), start + 1
        self._prefixes = dict(BUILT_IN)
        self._metadata: dict[str, Any] = {}
        self._declared: set[str] = set()

    def mappings(self) -> MappingSet:
        """The whole file."""
        self._read_head()
        rows = self._rows()
        header = [each.strip() for _, each in zip(range(1_000), next(rows, (0, []))[1], strict=False)]
        missing = [each for each in _NEEDED if each not in header]
        if missing:
            raise refuse(self._name, "not-sssom", f"ไม่มีคอลัมน์ {', '.join(missing)} ซึ่ง SSSOM บังคับ", f"the columns {', '.join(missing)}, which SSSOM asks for, are missing", self._first)
        for each in header:
            if each and each not in _SLOTS and not each.startswith("ext_") and each not in self._declared:
                self._note("unknown-column", self._first, f"คอลัมน์ {each} ไม่มีใน SSSOM เก็บไว้เป็นส่วนขยาย", f"the column {each} is none of SSSOM; it was kept as an extension")
        found: list[Mapping] = []
        for line, cells in rows:
            if len(found) >= MAX_ROWS:
                raise refuse(self._name, "too-many-rows", f"มีเกิน {MAX_ROWS:,} แถว: แยกเป็นหลายไฟล์", f"there are more than {MAX_ROWS:,} rows: split the file", line)
            mapping = self._mapping(line, header, cells)
            if mapping:
                found.append(mapping)
        self._identities(found)
        self._check(found)
        return MappingSet(metadata=self._metadata, mappings=tuple(found), problems=tuple(self._problems))

    # --- metadata

    def _read_head(self) -> None:
        if len(self._head) > _MAX_METADATA:
            raise refuse(self._name, "sssom-metadata", "ข้อมูลส่วนหัวยาวเกินขีดจำกัด", "the metadata is too long")
        if any(mark in self._head for mark in ("&", "*")) and _has_alias(self._head):
            raise refuse(self._name, "sssom-metadata", "ข้อมูลส่วนหัวใช้การอ้างซ้ำของ YAML (& และ *) ซึ่งขยายได้ไม่จำกัด จึงไม่อ่าน", "the metadata uses YAML anchors (& and *), which can grow without bound, so it is not read")
        try:
            loaded = yaml.load(self._head, Loader=_TextLoader) if self._head.strip() else {}  # noqa: S506 - a loader of plain text, made of the safe one
        except (yaml.YAMLError, RecursionError, ValueError) as error:
            raise refuse(self._name, "sssom-metadata", f"ข้อมูลส่วนหัว (บรรทัดที่ขึ้นต้นด้วย #) ไม่ใช่ YAML ที่ถูกต้อง ({_reason(error)})", f"the metadata (lines that begin with #) is no proper YAML ({_reason(error)})") from error
        if not isinstance(loaded, dict):
            loaded = {}
        self._declare(loaded.pop("curie_map", None), loaded.pop("extension_definitions", None))
        for slot, value in loaded.items():
            self._keep(str(slot), value)
        for slot in ("mapping_set_id", "license"):
            if slot not in self._metadata:
                self._note("missing-slot", 0, f"ไม่มี {slot} ซึ่ง SSSOM บังคับ", f"{slot}, which SSSOM asks for, is missing")

    def _declare(self, prefixes: Any, extensions: Any) -> None:
        for prefix, namespace in prefixes.items() if isinstance(prefixes, dict) else ():
            if prefix in BUILT_IN and BUILT_IN[prefix] != namespace:
                self._note("prefix", 0, f"คำนำหน้า {prefix} เป็นของ SSSOM ใช้ความหมายอื่นไม่ได้", f"the prefix {prefix} is SSSOM's own and cannot mean something else")
            elif isinstance(namespace, str):
                self._prefixes[str(prefix)] = namespace
        self._declared = {str(each.get("slot_name")) for each in extensions if isinstance(each, dict)} if isinstance(extensions, list) else set()

    def _keep(self, slot: str, value: Any) -> None:
        if slot not in SET_SLOTS:
            self._note("unknown-slot", 0, f"ข้อมูลส่วนหัว {slot} ไม่มีใน SSSOM", f"the metadata slot {slot} is none of SSSOM")
        if isinstance(value, list):
            self._metadata[slot] = tuple(self._iri(str(each), slot, 0) for each in value)
        elif isinstance(value, str):
            self._metadata[slot] = self._iri(value, slot, 0)

    # --- rows

    def _rows(self) -> Iterator[tuple[int, list[str]]]:
        csv.field_size_limit(50 * 1024 * 1024)
        reader = csv.reader(io.StringIO(self._body, newline=""), delimiter="\t")
        line = self._first
        try:
            for cells in reader:
                if any(cells):
                    yield line, cells
                line = self._first + reader.line_num
        except csv.Error as error:
            raise refuse(self._name, "sssom-table", f"ตารางเสียหาย ({error})", f"the table is damaged ({error})", line) from error

    def _mapping(self, line: int, header: list[str], cells: list[str]) -> Mapping | None:
        if len(cells) > len(header):
            self._note("columns", line, f"แถวมี {len(cells)} ช่อง มากกว่าหัวตาราง {len(header)} ช่อง: ช่องที่เกินไม่นำเข้า", f"the row has {len(cells)} cells, more than the {len(header)} columns; those beyond were left out")
        value = self._values(line, header, cells)
        if not (value.get("subject_id") or value.get("subject_label")) or not (value.get("object_id") or value.get("object_label")):
            self._note("no-end", line, "แถวไม่บอกปลายข้างใดข้างหนึ่ง (subject_id หรือ object_id) จึงไม่นำเข้า", "the row lacks an end (subject_id or object_id) and was left out")
            return None
        try:
            mapping, left_out = fitted(Mapping, value, self._name, lambda found: (line, str(found.get("subject_id", "?"))))
        except DataError:
            self._note("row", line, f"แถวไม่มี {' หรือ '.join(_NEEDED)} ซึ่ง SSSOM บังคับ จึงไม่นำเข้า", f"the row lacks {' or '.join(_NEEDED)}, which SSSOM asks for, and was left out")
            return None
        for problem in left_out:
            self._note("value", line, problem.th, problem.en)
        return mapping

    def _values(self, line: int, header: list[str], cells: list[str]) -> dict[str, Any]:
        """Slots of a row, with those of the set that it does not have itself; the two that newer releases know under their own names."""
        value: dict[str, Any] = {"line": line, "ext": {}}
        for slot, cell in zip(header, cells, strict=False):
            if slot and cell:
                owner = value if slot in _SLOTS else value["ext"]
                owner[slot] = self._value(slot, self._cut(slot, cell, line), line)
        for slot in _PROPAGATED & set(self._metadata):
            given = self._metadata[slot]
            value.setdefault(slot, [given] if slot in LISTS and isinstance(given, str) else given)
        for slot in ("review_date", "reviewer_agreement"):
            if f"ext_{slot}" in value["ext"] and slot not in value:
                value[slot] = value["ext"].pop(f"ext_{slot}")
        return value

    def _cut(self, slot: str, cell: str, line: int) -> str:
        if len(cell) > MAX_TEXT:
            self._note("too-long", line, f"{slot}: ข้อความยาว {len(cell):,} อักษร ตัดเหลือ {MAX_TEXT:,}", f"{slot}: the text has {len(cell):,} characters and was cut at {MAX_TEXT:,}")
        return cell[:MAX_TEXT]

    def _value(self, slot: str, cell: str, line: int) -> Any:
        if slot not in _SLOTS:
            return unsafe(cell)
        if slot in LISTS:
            return [self._one(slot, each, line) for each in split(cell)]
        return self._one(slot, cell, line)

    def _one(self, slot: str, text: str, line: int) -> str:
        if slot in FREE_TEXT:
            return unsafe(text)
        return self._iri(text.strip(), slot, line)

    def _iri(self, text: str, slot: str, line: int) -> str:
        if slot not in REFERENCES:
            return text
        iri = expanded(text, self._prefixes)
        if iri is None:
            self._note("prefix", line, f"{slot}: คำนำหน้าของ «{text[:60]}» ไม่มีใน curie_map ใช้ตามที่เขียน", f"{slot}: the prefix of “{text[:60]}” is not in the curie_map; it is used as written")
        return iri or text

    def _identities(self, found: list[Mapping]) -> None:
        named = [each.record_id for each in found if each.record_id]
        if named and len(named) < len(found):
            self._note("record-id", 0, "บางแถวมี record_id บางแถวไม่มี (SSSOM ให้มีทุกแถวหรือไม่มีเลย)", "some rows have a record_id and some have none (SSSOM wants all or none)")
        if len(set(named)) < len(named):
            self._note("record-id", 0, f"record_id ซ้ำกัน {len(named) - len(set(named))} แถว", f"{len(named) - len(set(named))} rows repeat a record_id")

    def _check(self, found: list[Mapping]) -> None:
        """Rows of ours say in their name what they held when they were written."""
        start = f"{self._metadata.get('mapping_set_id')}#"
        for each in found:
            if each.record_id and each.record_id.startswith(start) and each.record_id != start + content_hash(each):
                self._note("changed", each.line or 0, "แถวนี้ถูกแก้ไขหลังส่งออก (เนื้อหาไม่ตรงกับ record_id)", "this row was changed after it was written (its content does not match its record_id)")

    def _note(self, rule: str, line: int, th: str, en: str) -> None:
        self._counts[rule] = self._counts.get(rule, 0) + 1
        if self._counts[rule] <= _MOST:
            self._problems.append(Problem(self._name, line, th, en, f"sssom-{rule}"))
        elif self._counts[rule] == _MOST + 1:
            self._problems.append(Problem(self._name, 0, f"ยังมีข้อสังเกตแบบเดียวกัน ({rule}) อีก", f"there are more of this kind ({rule})", f"sssom-{rule}"))


class _TextLoader(yaml.SafeLoader):
    """YAML whose values are the words that stand there: a version 1.10 or a date is no number or day."""


_TextLoader.yaml_implicit_resolvers = {}


def _has_alias(text: str) -> bool:
    try:
        return any(isinstance(token, yaml.AliasToken | yaml.AnchorToken) for token in yaml.scan(text))
    except (yaml.YAMLError, RecursionError):
        return False


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
