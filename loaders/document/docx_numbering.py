"""Numbers of lists, which a DOCX does not hold but says how to count: numbering.xml and the styles that use it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from loaders.clean import thai_digits
from loaders.document.docx_package import w

__all__ = ["Numbering", "printed_number"]

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_BULLET = "•"
_KNOWN_BULLETS = "-–—•·▪●○◦➢✓❖*"
_THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_MOST = 32_767


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    kind: str
    text: str
    restart: int | None
    plain: bool


def _value(element: Any, name: str) -> str | None:
    child = element.find(w(name)) if element is not None else None
    return None if child is None else child.get(w("val"))


def _number(text: str | None, default: int) -> int:
    return min(int(text), _MOST) if text and re.fullmatch(r"-?\d{1,9}", text) else default


class Numbering:
    """Counts on with every paragraph it is asked for; to be asked for each once, in order."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, _Level], dict[int, int]]] = {}
        self._by_style: dict[str, tuple[str | None, int | None, str | None]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        self._read_styles(styles)
        if numbering is not None:
            self._read(numbering)

    def _read_styles(self, styles: Any) -> None:
        for style in styles.findall(w("style")) if styles is not None else ():
            properties = style.find(f"{w('pPr')}/{w('numPr')}")
            number, level = _value(properties, "numId"), _value(properties, "ilvl")
            self._by_style[style.get(w("styleId"), "")] = (number, _number(level, 0) if level else None, _value(style, "basedOn"))

    def _read(self, numbering: Any) -> None:
        links: dict[str, str] = {}
        for each in numbering.findall(w("abstractNum")):
            me = each.get(w("abstractNumId"), "")
            self._abstract[me] = {_number(level.get(w("ilvl")), 0): _level(level) for level in each.findall(w("lvl"))}
            if link := _value(each, "styleLink"):
                links[link] = me
        for each in numbering.findall(w("abstractNum")):
            link = _value(each, "numStyleLink")
            if link in links:
                self._abstract[each.get(w("abstractNumId"), "")] = self._abstract[links[link]]
        for each in numbering.findall(w("num")):
            abstract = _value(each, "abstractNumId") or ""
            levels = dict(self._abstract.get(abstract, {}))
            starts: dict[int, int] = {}
            for override in each.findall(w("lvlOverride")):
                level = _number(override.get(w("ilvl")), 0)
                if override.find(w("lvl")) is not None:
                    levels[level] = _level(override.find(w("lvl")))
                start = _value(override, "startOverride")
                if start is not None:
                    starts[level] = _number(start, 1)
            self._lists[each.get(w("numId"), "")] = (abstract, levels, starts)

    def label(self, paragraph: Any) -> str:
        """What stands in front of a paragraph: “1.2”, “(ก)”, “•”, “ยุทธศาสตร์ที่ 3”; nothing for one that is in no list."""
        properties = paragraph.find(w("pPr"))
        number, depth = self._list_of(properties)
        found = self._lists.get(number or "")
        if not found or number == "0":
            return ""
        abstract, levels, starts = found
        depth = min(max(depth, 0), _LEVELS - 1)
        level = levels.get(depth)
        if level is None:
            return ""
        if level.kind == "bullet":
            return level.text if level.text in _KNOWN_BULLETS and level.text else _BULLET
        return self._count(number or "", abstract, levels, starts, depth)

    def _list_of(self, properties: Any) -> tuple[str | None, int]:
        own = properties.find(w("numPr")) if properties is not None else None
        number, level = _value(own, "numId"), _value(own, "ilvl")
        style = _value(properties, "pStyle") or ""
        depth = _number(level, 0) if level is not None else None
        seen: set[str] = set()
        while style and style not in seen and (number is None or depth is None):
            seen.add(style)
            listed, deep, based = self._by_style.get(style, (None, None, None))
            number = number if number is not None else listed
            depth = depth if depth is not None else deep
            style = based or ""
        return number, depth or 0

    def _count(self, number: str, abstract: str, levels: dict[int, _Level], starts: dict[int, int], depth: int) -> str:
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        if number not in self._begun:
            self._begun.add(number)
            for each in starts:  # a list that begins anew
                counts[each:] = [None] * (_LEVELS - each)
        level = levels[depth]
        before = counts[depth]
        counts[depth] = starts.get(depth, level.start) if before is None else before + 1
        for below in range(depth + 1, _LEVELS):
            rule = levels[below].restart if below in levels else None
            if rule is None or depth + 1 <= rule:
                counts[below] = None
        for above in range(depth):
            if counts[above] is None and above in levels:
                counts[above] = levels[above].start

        def shown(found: re.Match[str]) -> str:
            of = int(found[1]) - 1
            count = counts[of] if of < _LEVELS else None
            return "" if count is None or of not in levels else printed_number(count, "decimal" if level.plain else levels[of].kind)

        return " ".join(_PLACE.sub(shown, level.text).split())


def _level(level: Any) -> _Level:
    restart = _value(level, "lvlRestart")
    kind = _value(level, "numFmt") or "decimal"
    plain = level.find(w("isLgl")) is not None
    return _Level(_number(_value(level, "start"), 1), kind, _value(level, "lvlText") or "", _number(restart, 0) if restart is not None else None, plain)


def printed_number(count: int, kind: str) -> str:
    """A number in the digits or letters of a list, by Word's names for them."""
    if kind == "none":
        return ""
    if kind in ("thaiNumbers", "thaiCounting"):
        return thai_digits(str(count))
    if kind == "thaiLetters":
        return _letters(count, _THAI_LETTERS)
    if kind in ("lowerLetter", "upperLetter"):
        letters = _letters(count, "abcdefghijklmnopqrstuvwxyz")
        return letters if kind == "lowerLetter" else letters.upper()
    if kind in ("lowerRoman", "upperRoman"):
        roman = _roman(count)
        return roman if kind == "lowerRoman" else roman.upper()
    return f"{count:02d}" if kind == "decimalZero" else str(count)


def _letters(count: int, letters: str) -> str:
    """As Word counts: ก … ฮ, then กก … ฮฮ."""
    if count < 1:
        return str(count)
    times, index = divmod(count - 1, len(letters))
    return letters[index] * min(times + 1, 9)


def _roman(count: int) -> str:
    if count < 1:
        return str(count)
    out = ""
    for value, letters in _ROMAN:
        while count >= value:
            out, count = out + letters, count - value
    return out
