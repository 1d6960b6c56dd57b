"""One YAML file of ``data/`` to one record, with the line of every key so that an error names it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import yaml
from pydantic import ValidationError

from loaders.clean import clean_text
from loaders.problems import DataError, Problem
from loaders.records import Record

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

__all__ = ["Located", "read_yaml"]

_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_BYTES = 20_000_000
"""A curated file is text a person edits; anything larger is a mistake."""

R = TypeVar("R", bound=Record)
Path_ = tuple[str | int, ...]


@dataclass(frozen=True)
class Located(Generic[R]):
    """A record with the file it came from and the line of each of its parts."""

    record: R
    file: str
    lines: dict[Path_, int]

    def line(self, path: Path_) -> int:
        """Line of the part at ``path``, or of the nearest part around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_yaml(path: Path, record: type[R], name: str | None = None) -> Located[R]:
    """Read ``path`` as ``record``.

    Raises :class:`DataError` with a problem for each wrong key, value or YAML mistake, each with its line.
    """
    name = name or path.name
    text = _text(path, name)
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        lines, problems = _lines(node, name)
        if problems:
            raise DataError(problems)
        data = loader.construct_document(node) if node is not None else {}
    except yaml.MarkedYAMLError as error:
        # What is never closed is noticed far below; the person must go where it was opened.
        unclosed = error.context and ("flow" in error.context or "quoted" in error.context)
        mark = (error.context_mark if unclosed else None) or error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise DataError([Problem(name, line, f"ไฟล์นี้ไม่ใช่ YAML ที่ถูกต้อง ({error.problem}) ตรวจการเยื้องบรรทัดและเครื่องหมายคำพูด",
                                 f"not valid YAML ({error.problem}); check indentation and quotes", "yaml")]) from error
    try:
        return Located(record.model_validate(_clean(data)), name, lines)
    except ValidationError as error:
        located: Located[Any] = Located(record.model_construct(), name, lines)
        raise DataError(_problem(details, located, data) for details in error.errors()) from error


def _text(path: Path, name: str) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise DataError([Problem(name, 0, "ไฟล์ใหญ่เกิน 20 MB แบ่งเป็นหลายไฟล์", "the file is over 20 MB; split it", "size")])
        return path.read_text("utf-8-sig")
    except FileNotFoundError as error:
        raise DataError([Problem(name, 0, "ไม่พบไฟล์นี้ ตรวจชื่อไฟล์หรือใส่ไฟล์กลับเข้าไปใน data/",
                                 "the file does not exist; check its name or put it back into data/", "missing-file")]) from error
    except UnicodeDecodeError as error:
        raise DataError([Problem(name, 0, "ไฟล์ไม่ได้เข้ารหัสเป็น UTF-8 บันทึกใหม่เป็น UTF-8",
                                 "the file is not UTF-8; save it as UTF-8", "encoding")]) from error


def _walk(node: yaml.Node | None, path: Path_) -> Iterator[tuple[Path_, yaml.Node, str | None]]:
    """Every node with its path; a mapping's repeated key comes with its name."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            here = (*path, key.value)
            yield here, key, key.value if key.value in seen else None
            seen.add(key.value)
            yield from _walk(value, here)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield (*path, index), value, None
            yield from _walk(value, (*path, index))


def _lines(node: yaml.Node | None, name: str) -> tuple[dict[Path_, int], list[Problem]]:
    lines: dict[Path_, int] = {}
    problems = []
    for path, part, repeated in _walk(node, ()):
        line = part.start_mark.line + 1
        if repeated:
            problems.append(Problem(name, line, f"คีย์ «{repeated}» ซ้ำกันในรายการเดียวกัน ลบออกหนึ่งแห่ง",
                                    f"key “{repeated}” stands twice in one entry; remove one", "repeated-key"))
        lines.setdefault(path, line)
    return lines, problems


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, dict):
        return {key: _clean(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_clean(part) for part in value]
    return value


def _problem(details: ErrorDetails, located: Located[Any], data: Any) -> Problem:
    path = tuple(details["loc"])
    key, found = (path[-1] if path else "-"), details.get("input")
    shown = repr(found) if not isinstance(found, dict | list) else type(found).__name__
    shown = shown if len(shown) <= 80 else shown[:77] + "…"  # noqa: PLR2004 - a sentence, not a dump
    owner = _owner(path, data)
    match details["type"]:
        case "extra_forbidden":
            th, en = f"ไม่รู้จักคีย์ «{key}»{owner[0]} ตรวจตัวสะกดหรือลบออก", f"unknown key “{key}”{owner[1]}; check its spelling or remove it"
        case "missing":
            th, en = f"ขาดคีย์ «{key}»{owner[0]} เพิ่มคีย์นี้", f"key “{key}” is missing{owner[1]}; add it"
        case "greater_than_equal" | "less_than_equal" if str(key).endswith("_be") or "period_be" in path:
            th = f"«{key}» = {shown}{owner[0]} ต้องเป็นปี พ.ศ. (2400–2700) ถ้าเป็น ค.ศ. ให้บวก 543"
            en = f"“{key}” = {shown}{owner[1]} must be a Buddhist-era year (2400–2700); add 543 to a CE year"
        case "value_error":
            reason = str(details.get("ctx", {}).get("error", details["msg"]))
            th, en = f"«{key}»{owner[0]} ไม่ถูกต้อง: {_THAI_REASON(reason)}", f"“{key}”{owner[1]} is not right: {reason}"
        case _:
            th = f"ค่าของ «{key}» = {shown}{owner[0]} ไม่ถูกต้อง: ต้องเป็น {details['msg']}"
            en = f"value of “{key}” = {shown}{owner[1]} is not right: {details['msg']}"
    return Problem(located.file, located.line(path), th, en, details["type"])


def _THAI_REASON(reason: str) -> str:  # noqa: N802 - reads as the table it is
    if "Buddhist-era date" in reason:
        found, _, rest = reason.partition(" is a ")
        return f"{found} เป็นวันที่แบบ พ.ศ. แต่ช่องนี้ใช้ ค.ศ. ({rest.rsplit(': ', 1)[-1]})"
    return {
        "nothing_aligns needs a rationale and a scope, and no predicate or object":
            "nothing_aligns ต้องมี rationale และ scope และต้องไม่มี predicate หรือ object",
        "an alignment needs predicate and object, or nothing_aligns: true":
            "การเชื่อมโยงต้องมี predicate และ object หรือ nothing_aligns: true",
        "a curated alignment needs a rationale": "การเชื่อมโยงที่ผู้วิเคราะห์อ่านเองต้องมี rationale",
    }.get(reason, reason)


def _owner(path: Path_, data: Any) -> tuple[str, str]:
    """The nearest enclosing entry with an id, so that a sentence names more than a line."""
    found, value = "", data
    for step in path[:-1]:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            break
        if isinstance(value, dict) and value.get("id"):
            found = str(value["id"])
    return (f" ของ {found}", f" of {found}") if found else ("", "")
