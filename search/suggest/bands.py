"""How sure a proposal is, in words: bands whose precision was measured, never a cosine shown as if it were a probability.

``bands.json`` is written by ``benchmarks/suggest.py --write``. Texts of the government that name the plan they serve, the naming cut out, are the items;
a candidate is right if the text named it. Those of the corpus (``examples.jsonl.gz``, each left out in turn) set the weights and where bands
begin, those of the benchmark measure what bands are worth. A text may serve more than it names, so the figures are lower bounds.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from queries.read.records import Lang
from search.bands import Measured, unmeasured
from search.suggest.records import SuggestBand

__all__ = ["FILE", "NAMES", "SuggestCalibration", "suggest_band", "suggest_calibration", "suggest_sentence", "value_of", "values"]

Floats = NDArray[np.float64]
FILE = Path(__file__).with_suffix(".json")
NAMES = ("constant", "ahead", "centre", "words", "learnt", "length")
"""Signs in the order of the weights."""
_FURTHEST = 6.0
_LONG = 600.0
"""Characters from which a text is long."""


@dataclass(frozen=True, slots=True)
class SuggestCalibration:
    """Where bands begin and what they are worth."""

    model: str
    """Fingerprint of the model it was measured with."""
    weights: tuple[float, ...]
    begins: Mapping[SuggestBand, float]
    """Least value of each band; what is below is not proposed."""
    measured: Mapping[SuggestBand, Measured]
    """On texts that did not set the bands: the three levels that the texts name."""
    parts: Mapping[SuggestBand, Measured]
    """On the approved alignments of the plans in the graph, with all decisions of the plan at hand hidden; all levels."""
    items: int
    """Texts measured with."""


@cache
def suggest_calibration(file: Path = FILE) -> SuggestCalibration:
    """The calibration in force."""
    said = json.loads(file.read_text("utf-8"))
    measured, parts = ({band: Measured(**figures) for band, figures in said[name].items()} for name in ("measured", "parts"))
    return SuggestCalibration(said["model"], tuple(said["weights"]), said["begins"], measured, parts, said["items"])


def values(total: NDArray[np.float32], centre: NDArray[np.float32], words: NDArray[np.float32], learnt: NDArray[np.float32], length: int) -> Floats:
    """(candidates of one level, signs): what each is judged by. A candidate is ahead of the best other one, or behind it."""
    order = np.sort(total)[::-1]
    best, second = float(order[0]), float(order[1]) if len(order) > 1 else float(order[0]) - _FURTHEST
    ahead = np.where(total >= best, best - second, total - best)
    columns = (np.ones(len(total)), np.clip(ahead, -_FURTHEST, _FURTHEST) / 2, centre * 2, np.log1p(np.maximum(words, 0)) / 2, learnt * 2,
               np.full(len(total), min(length, _LONG) / _LONG))
    return np.stack([np.asarray(column, np.float64) for column in columns], axis=1)


def value_of(signs: Floats, weights: tuple[float, ...]) -> Floats:
    """Between 0 and 1; orders candidates over levels and items."""
    found: Floats = 1 / (1 + np.exp(-np.clip(signs @ np.array(weights), -50, 50)))
    return found


def suggest_band(value: float, begins: Mapping[SuggestBand, float]) -> SuggestBand | None:
    """The band of a value; None where it is too weak to be proposed."""
    return next((band for band in ("high", "middle", "low") if value >= begins.get(band, math.inf)), None)


def suggest_sentence(band: SuggestBand, lang: Lang) -> str | None:
    """What was measured of a band, for the person who reads it; None for a band that was not measured."""
    known = suggest_calibration()
    found = known.measured.get(band)
    if found is None:
        return None
    if said := unmeasured(lang):
        return said
    right, low, high = (round(100 * share) for share in (found.right, found.low, found.high))
    if lang == "th":
        return (f"วัดกับข้อความของรัฐ {known.items} เรื่องที่ระบุเองว่าสอดคล้องกับแผนใด (ตัดคำระบุออกก่อน): จาก {found.n} ข้อเสนอในระดับนี้ ร้อยละ {right} คือที่ข้อความระบุ "
                f"(ช่วงเชื่อมั่น 95%: ร้อยละ {low}–{high}) เรื่องหนึ่งอาจสอดคล้องมากกว่าที่ระบุ")
    return (f"Measured on {known.items} texts of the government that say themselves which plan they serve, the saying cut out: of {found.n} proposals in this band {right} % "
            f"were what the text says (95 % interval: {low}–{high} %); a text may serve more than it says")
