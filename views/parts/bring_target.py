"""A target of a plan that is being read, in a planner's words."""

from __future__ import annotations

from loaders.records import Target
from queries.read.records import Label, Lang, Provenance, Ref, SourceView, TargetView
from views.parts.progress import target_words

__all__ = ["words_of"]

_NOWHERE = Provenance(SourceView("", ""), "", verified=True)
_INDICATOR = Ref("", "Indicator", Label())


def words_of(target: Target, lang: Lang) -> str:
    """“ไม่น้อยกว่าร้อยละ 80 ภายในปี 2570”."""
    measure = target.measure or {"อันดับ": "rank", "ร้อยละ": "percent", "คะแนน": "score"}.get(target.unit or "")
    return target_words(TargetView("", _INDICATOR, target.op, target.value, target.unit, target.text, _NOWHERE, measure=measure, year_be=target.year_be, period_be=target.period_be,
                                   minimum=target.min_value, maximum=target.max_value, denominator=target.denominator, scale_max=target.scale_max, ratio=target.ratio), lang)
