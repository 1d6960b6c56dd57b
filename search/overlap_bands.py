"""How sure a pair is, in words: bands whose precision was measured on pairs that a person graded.

``overlap.json`` is written by ``benchmarks/overlap_bands.py`` from ``benchmarks/overlap_pairs.yaml``: pairs drawn by chance from the
candidates of the graph and graded by one reader before any band was set. Each is banded by weights that were fitted without it. Right means
that the two say the same, wholly or in part, so that whoever answers for them would have to speak with each other.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from queries.read.records import Lang
from search.bands import Measured, unmeasured
from search.overlap_records import Signs
from search.records import Band

__all__ = ["FILE", "OverlapCalibration", "band_of", "overlap_calibration", "overlap_sentence", "value_of"]

FILE = Path(__file__).with_name("overlap.json")


@dataclass(frozen=True, slots=True)
class OverlapCalibration:
    """Where bands begin and what they are worth."""

    model: str
    """Fingerprint of the model it was measured with."""
    weights: tuple[float, ...]
    begins: Mapping[Band, float]
    """Least value of ``high``, ``medium`` and ``low``; what is below is not shown."""
    measured: Mapping[Band, Measured]
    same: Mapping[Band, float]
    """Share of pairs of the band that say nearly the same as a whole."""
    graded: int
    """Pairs that were graded."""
    found: float
    """Share of the right candidates that are in a band."""


@cache
def overlap_calibration(file: Path = FILE) -> OverlapCalibration:
    """The calibration in force."""
    said = json.loads(file.read_text("utf-8"))
    return OverlapCalibration(said["model"], tuple(said["weights"]), said["begins"], {band: Measured(**figures) for band, figures in said["measured"].items()},
                              said["same"], said["graded"], said["found"])


def value_of(signs: Signs) -> float:
    """What orders pairs, between 0 and 1."""
    weights = overlap_calibration().weights
    return 1 / (1 + math.exp(-sum(weight * sign for weight, sign in zip(weights, signs.values(), strict=True))))


def band_of(value: float) -> Band | None:
    """The band of a pair by its value; None where it is not worth showing."""
    begins = overlap_calibration().begins
    return next((band for band in ("high", "medium", "low") if value >= begins[band]), None)


def overlap_sentence(band: Band, lang: Lang) -> str | None:
    """What was measured of a band, for the person who reads it; None for a band that was not measured."""
    known = overlap_calibration()
    found = known.measured.get(band)
    if found is None:
        return None
    if said := unmeasured(lang):
        return said
    right, low, high, same = (round(100 * share) for share in (found.right, found.low, found.high, known.same[band]))
    if lang == "th":
        return (f"วัดกับคู่ที่ผู้อ่านหนึ่งคนให้คะแนนไว้ก่อน {known.graded} คู่: จาก {found.n} คู่ในระดับนี้ ร้อยละ {right} กล่าวเรื่องเดียวกันทั้งหมดหรือบางส่วน "
                f"(ช่วงเชื่อมั่น 95%: ร้อยละ {low}–{high}) และร้อยละ {same} เกือบเหมือนกันทั้งข้อ")
    return (f"Measured on {known.graded} pairs that one reader graded beforehand: of {found.n} pairs in this band {right} % say the same, wholly or in part "
            f"(95 % interval: {low}–{high} %), and {same} % nearly the same as a whole")
