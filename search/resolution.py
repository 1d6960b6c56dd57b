"""What a text turned out to name, with how sure that is. Bands are measured (``resolution.json``, written by ``benchmarks/resolve.py``)."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from queries.read.records import Lang, Ref
from search.bands import Measured
from search.records import Band

__all__ = ["FILE", "GROUNDS", "Calibration", "Ground", "Resolution", "band_for", "calibration", "sentence"]

FILE = Path(__file__).with_suffix(".json")
Ground = Literal["code", "both", "number", "unlike", "name", "conflict", "plan", "ambiguous", "nothing"]
"""What speaks for it: ``code`` a code or address; ``both`` number and name; ``number`` a number with no name beside it; ``unlike`` a number, beside
a name that no thing has; ``name`` a name with no number; ``conflict`` a name whose thing has another number; ``plan`` the name of a plan;
``ambiguous`` several things alike; ``nothing`` no thing."""
GROUNDS: tuple[Ground, ...] = ("code", "both", "number", "unlike", "name", "conflict", "plan", "ambiguous", "nothing")


@dataclass(frozen=True, slots=True)
class Resolution:
    """One place of a text that names something."""

    mention: str
    """The place, letter for letter."""
    span: tuple[int, int]
    """(start, end) of it in code points of the text; the text at the span is ``mention``."""
    ref: Ref | None
    """What is meant; None where nothing or more than one thing may be: then ``alternatives`` are what to choose from."""
    band: Band | None
    """How sure; None without a ref."""
    why_th: str
    why_en: str
    """Reasons in sentences, contradictions and editions among them."""
    alternatives: tuple[Ref, ...] = ()
    """What else may be meant, the likeliest first; never ``ref`` itself."""
    ground: Ground = "nothing"
    likeness: float = 0.0
    """How much of the name is said, 0 to 1; bands are set by it, it is no probability and is not shown."""

    def why(self, lang: Lang) -> str:
        """The reasons in one language."""
        return self.why_th if lang == "th" else self.why_en


@dataclass(frozen=True, slots=True)
class Calibration:
    """Where bands begin, and what they are worth."""

    begins: Mapping[str, Mapping[str, float]]
    """Ground → band → least likeness; a band that is not there is not given on that ground."""
    measured: Mapping[Band, Measured]
    """On made names that did not set where bands begin. The rules were written with both halves in view, so names of other texts may fare worse."""


@cache
def calibration(file: Path = FILE) -> Calibration:
    """The calibration in force."""
    said = json.loads(file.read_text("utf-8"))
    return Calibration(said["begins"], {band: Measured(**figures) for band, figures in said["measured"].items()})


def band_for(ground: Ground, likeness: float, *, whole: bool = False, file: Path = FILE) -> Band:
    """The band of what was found on a ground; ``whole``: a code or a name letter for letter that only one thing has, contradicted by nothing."""
    if whole:
        return "exact"
    begins = calibration(file).begins.get(ground, {})
    if likeness >= begins.get("high", math.inf):
        return "high"
    return "medium" if likeness >= begins.get("medium", math.inf) else "low"


def sentence(band: Band, lang: Lang) -> str | None:
    """What was measured of a band, for the person who reads it; None for a band that was not measured."""
    found = calibration().measured.get(band)
    if found is None:
        return None
    right, low, high = (round(100 * share) for share in (found.right, found.low, found.high))
    if lang == "th":
        return f"วัดกับชื่อที่ทำขึ้นจากกราฟ ทั้งที่เขียนถูก ตัด สะกดผิด ใส่เลขผิด และที่ไม่มีในกราฟ: จาก {found.n:,} ชื่อในระดับนี้ ร้อยละ {right} คือองค์ประกอบที่หมายถึง (ช่วงเชื่อมั่น 95%: ร้อยละ {low}–{high})"
    return f"Measured with names made from the graph, whole, cut, misspelt, misnumbered, and some it does not hold: of {found.n:,} in this band {right} % were the element meant (95 % interval: {low}–{high} %)"
