"""Values from outside into records: what a record cannot hold is left out and named, the rest is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import ValidationError

from loaders.problems import Problem
from loaders.records import Record
from loaders.standards.limits import refuse

__all__ = ["fitted"]

R = TypeVar("R", bound=Record)
_ROUNDS = 50
Path = tuple[int | str, ...]


def fitted(record: type[R], value: dict[str, Any], name: str, place: Callable[[dict[str, Any]], tuple[int, str]]) -> tuple[R, list[Problem]]:
    """``value`` as a record, with one problem for each thing that had to be left out.

    Args:
        record: class of the record.
        value: its fields; changed in place where something is left out.
        name: file name for the problems.
        place: from the smallest enclosing object, the line it came from and what to call it.

    Raises:
        DataError: something the record cannot be without is missing or wrong.
    """
    problems: list[Problem] = []
    for _ in range(_ROUNDS):
        try:
            return record.model_validate(value), problems
        except ValidationError as error:
            dropped = {_drop(value, tuple(each["loc"]), each["type"]) for each in error.errors(include_url=False, include_context=False)}
            for where, what, shown in sorted((each for each in dropped if each), key=str):
                line, called = place(_enclosing(value, where))
                problems.append(Problem(name, line, f"{called}: ไม่นำเข้า {what} «{shown}» เพราะแผนในระบบเก็บค่านี้ไม่ได้", f"{called}: {what} “{shown}” was left out; a plan here cannot hold it", "left-out"))
            if not any(dropped):
                break
    raise refuse(name, "unusable", "ข้อมูลขาดส่วนที่จำเป็น (เช่น ชื่อแผน) หรือผิดรูปจนใช้ไม่ได้: ตรวจไฟล์ แล้วลองใหม่", "something needed (such as the plan's title) is missing or misshapen: check the file and try again")


def _drop(value: Any, path: Path, kind: str) -> tuple[Path, str, str] | None:
    """Take out what stands at ``path``, or the object that lacks it; None if it is the whole."""
    if kind == "missing" or not path:
        path = path[:-1]
    while path:
        owner, key = _step(value, path[:-1]), path[-1]
        if isinstance(owner, list) and isinstance(key, int) and key < len(owner) and owner[key] is not None:
            gone, owner[key] = owner[key], None
            _without_none(owner)
            return path, str(path[-2]) if len(path) > 1 else "", _shown(gone)
        if isinstance(owner, dict) and key in owner:
            return path[:-1], str(key), _shown(owner.pop(key))
        path = path[:-1]
    return None


def _without_none(owner: list[Any]) -> None:
    owner[:] = [each for each in owner if each is not None]


def _step(value: Any, path: Path) -> Any:
    """What stands at a path; None for nothing."""
    for key in path:
        inside = key in value if isinstance(value, dict) else isinstance(value, list | tuple) and isinstance(key, int) and key < len(value)
        if not inside:
            return None
        value = value[key]
    return value


def _enclosing(value: dict[str, Any], path: Path) -> dict[str, Any]:
    for length in range(len(path), -1, -1):
        found = _step(value, path[:length])
        if isinstance(found, dict):
            return found
    return value


def _shown(value: Any) -> str:
    text = str(value.get("text") or value.get("id") or value) if isinstance(value, dict) else str(value)
    return text if len(text) <= 60 else text[:59] + "…"  # noqa: PLR2004 - as much as a sentence bears
