"""What loaders share when their findings become the record that curated plans have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from loaders.records import Measure

__all__ = ["flagship_label", "is_flagship", "measure_of", "targets_of"]

_FLAGSHIP = re.compile(r"โครงการ(?:/\S{1,12})?\s?(?:ที่)?(?:สำคัญ|เรือธง)|flag\s?ship", re.IGNORECASE)
_LABEL = re.compile(_FLAGSHIP.pattern + r"(?:\s?\([^()]{1,40}\))?", re.IGNORECASE)
_PROJECTS = re.compile(r"โครงการ|flag\s?ship", re.IGNORECASE)
_MEASURES: tuple[tuple[re.Pattern[str], Measure], ...] = (
    (re.compile(r"อันดับ|ลำดับ|rank", re.IGNORECASE), "rank"), (re.compile(r"ร้อยละ|เปอร์เซ็นต์|%"), "percent"), (re.compile(r"คะแนน|score", re.IGNORECASE), "score"),
    (re.compile(r"^ระดับ"), "level"), (re.compile(r"บาท|ดอลลาร์"), "amount"),
)
_RANKS = frozenset({"rank_at_worst", "rank_improve"})


def is_flagship(*words: str | None) -> bool:
    """Whether a label, heading or name calls a project a flagship: โครงการสำคัญ, โครงการเรือธง, Flagship Project.

    >>> is_flagship("ตัวอย่างโครงการสำคัญ"), is_flagship("(Flagship Project)"), is_flagship("แผนงาน/โครงการ", None)
    (True, True, False)
    """
    return any(_FLAGSHIP.search(word) for word in words if word)


def flagship_label(lines: Iterable[str]) -> str | None:
    """What the lines above a list or table of projects call them if that is flagships: the last that names projects, by its last words, decides.

    >>> flagship_label(["แผนพัฒนา", "4. โครงการสำคัญ (Flagship Projects)"]), flagship_label(["โครงการสำคัญ", "โครงการอื่น ๆ"])
    ('โครงการสำคัญ (Flagship Projects)', None)
    """
    said = next((line for line in reversed(tuple(lines)) if _PROJECTS.search(line)), "")
    last = next((found.start() for found in reversed(tuple(_PROJECTS.finditer(said)))), 0)
    label = _LABEL.search(said)
    return label[0] if label and is_flagship(said[last:]) else None


def measure_of(op: str, unit: str | None) -> Measure | None:
    """What kind of quantity a target is, as its comparator or unit says; any other unit is that of things counted. None where neither says.

    >>> measure_of("rank_at_worst", None), measure_of(">=", "ร้อยละต่อปี"), measure_of(">=", "กระบวนงาน"), measure_of("increase", None)
    ('rank', 'percent', 'count', None)
    """
    if op in _RANKS:
        return "rank"
    if op == "ratio":
        return "ratio"
    return next((measure for pattern, measure in _MEASURES if pattern.search(unit)), "count") if unit else None


def targets_of(targets: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Targets of the plan document format as records: one a year, each with its measure; a rank says so in its unit too."""
    made = []
    for target in targets:
        years = target.get("years_be") or [target.get("year_be")]
        rest: dict[str, Any] = {name: item for name, item in target.items() if name not in ("years_be", "year_be")}
        rest["measure"] = measure_of(rest["op"], rest.get("unit"))
        if rest["measure"] == "rank" and not rest.get("unit"):
            rest["unit"] = "อันดับ"
        made += [rest | {"year_be": year} for year in years]
    return made
