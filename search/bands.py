"""How sure a hit is, in words: bands whose precision was measured, never a cosine shown as if it were a probability.

``bands.json`` is written by ``benchmarks/search_bands.py``: wordings of the graph that were taken out of the index (short names, definitions,
wordings of other editions) are the queries, and a hit is right if it is the element whose wording it was, or one that the graph ties to it
directly: the one above, a part below, an approved alignment. One half of the queries sets where bands begin, the other half measures them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.settings import settings
from queries.read.records import Lang
from search.records import Band

__all__ = ["FILE", "Calibration", "Measured", "Signs", "band_of", "calibration", "sentence", "unmeasured"]

FILE = Path(__file__).with_suffix(".json")
_FURTHEST = -8.0
"""Standard deviations behind the best hit beyond which further does not matter."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What a hit is judged by, beside its place."""

    share: float
    """Share of the weight of the query's words that stand in it, 0 to 1."""
    meaning: float
    """Standard deviations of its cosine above the mean of all."""
    behind: float
    """Its score less that of the best hit that is not exact; 0 or below."""
    score: float

    def values(self) -> tuple[float, ...]:
        """In the order of the weights, of about one size."""
        return 1.0, self.share, self.meaning / 10, max(self.behind, _FURTHEST) / 4, self.score / 10


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured of one band, on queries that did not set it."""

    right: float
    """Share of its hits that were right."""
    low: float
    high: float
    """95 % interval of that share (Wilson)."""
    n: int
    """Hits it was measured on."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Where bands begin and what they are worth."""

    model: str
    """Fingerprint of the model it was measured with."""
    weights: tuple[float, ...]
    begins: Mapping[Band, float]
    """Least value of the logistic function of ``high`` and ``medium``."""
    measured: Mapping[Band, Measured]
    queries: int
    """Queries measured with; as many again set the bands."""


@cache
def calibration(file: Path = FILE) -> Calibration:
    """The calibration in force."""
    said = json.loads(file.read_text("utf-8"))
    measured = {band: Measured(**figures) for band, figures in said["measured"].items()}
    return Calibration(said["model"], tuple(said["weights"]), said["begins"], measured, said["queries"])


def band_of(signs: Signs) -> Band:
    """The band of a hit that is not exact."""
    known = calibration()
    value = 1 / (1 + math.exp(-sum(weight * sign for weight, sign in zip(known.weights, signs.values(), strict=True))))
    if value >= known.begins["high"]:
        return "high"
    return "medium" if value >= known.begins["medium"] else "low"


def unmeasured(lang: Lang) -> str | None:
    """What is to be said of any band where another model than the shipped one is in use, with which nothing was measured; None with the shipped one."""
    name = settings().model
    if not name:
        return None
    return f"ยังไม่เคยวัดกับแบบจำลองที่ตั้งไว้ («{name}») จึงบอกความแม่นยำไม่ได้" if lang == "th" else f"Never measured with the model that is set (“{name}”), so its precision is not known"


def sentence(band: Band, lang: Lang) -> str | None:
    """What was measured of a band, for the person who reads it; None for a band that was not measured."""
    found = calibration().measured.get(band)
    if found is None:
        return None
    if said := unmeasured(lang):
        return said
    right, low, high = (round(100 * share) for share in (found.right, found.low, found.high))
    if lang == "th":
        return (f"วัดกับคำค้นที่รู้คำตอบ: จาก {found.n:,} รายการในระดับนี้ ร้อยละ {right} คือองค์ประกอบที่หมายถึง หรือที่ผูกกับองค์ประกอบนั้นโดยตรง "
                f"(ช่วงเชื่อมั่น 95%: ร้อยละ {low}–{high})")
    return (f"Measured with queries whose answer is known: of {found.n:,} hits in this band {right} % were the element meant, or one tied to it directly "
            f"(95 % interval: {low}–{high} %)")
