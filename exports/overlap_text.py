"""Overlap in words: why two elements may say the same, what differs between them, and how pairs are found, in Thai and English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from exports.coverage_text import element_name
from graph.store import GraphStore
from queries.read.indicators import targets
from queries.read.records import Lang, Ref, TargetView
from search.bands import unmeasured
from search.overlap_bands import overlap_calibration, overlap_sentence
from search.overlap_near import NEAREST
from search.overlap_records import BANDS, Found, Pair, Part, Reason, ReasonKind

__all__ = ["agency_names", "difference_lines", "name_of", "pair_targets", "reason_lines", "rules", "target_lines", "years"]

Targets = Mapping[str, Sequence[TargetView]]
_FEW = 4
_SPACE = re.compile(r"(?<=[a-z])(?=[A-Z])")
_KINDS = {
    "Tactic": "กลยุทธ์", "Strategy": "ยุทธศาสตร์", "Indicator": "ตัวชี้วัด", "Goal": "เป้าหมาย", "PlanTarget": "เป้าหมาย", "Guideline": "แนวทาง", "Project": "โครงการ",
    "FlagshipProject": "โครงการสำคัญ", "Vision": "วิสัยทัศน์", "Benefit": "ประโยชน์ที่คาดว่าจะได้รับ", "SubPlan": "แผนย่อย", "MasterPlanIssue": "ประเด็นแผนแม่บท",
    "Milestone": "หมุดหมาย", "PolicyItem": "ข้อของนโยบาย", "DevelopmentIssue": "ประเด็น", "SubBullet": "ข้อย่อย", "SecurityIssue": "ประเด็นความมั่นคง",
}
"""Thai words for classes where the text prints none."""
"""Names in one sentence."""
_WORDS: dict[str, tuple[str, str]] = {
    "record": ("มีบันทึกความสัมพันธ์ของสองข้อนี้แล้ว: {0}", "A record already says how the two relate: {0}"),
    "index": ("วัดด้วยดัชนีเดียวกัน: {0}", "Measured by the same index: {0}"),
    "wording": ("ถ้อยคำตรงกัน: {0}", "Wording in common: {0}"),
    "meaning": ("ความหมายใกล้กัน", "Near in meaning"),
    "meaning.only": ("ความหมายใกล้กัน แม้ถ้อยคำต่างกันเป็นส่วนใหญ่", "Near in meaning, though most words differ"),
    "upper": ("หนุนข้อเดียวกันของแผนอื่น: {0}", "Both serve the same element of another plan: {0}"),
    "agency": ("หน่วยงานเดียวกันรับผิดชอบ: {0}", "One body answers for both: {0}"),
    "parents": ("ข้อที่ทั้งสองสังกัดก็ใกล้กัน: {0}", "What they stand under is alike too: {0}"),
    "differ.agency": ("หน่วยงานต่างกัน: {0} / {1}", "Different bodies: {0} / {1}"),
    "differ.agency.one": ("มีเพียงข้อเดียวที่ระบุหน่วยงาน: {0}", "Only one names a body: {0}"),
    "differ.years": ("ช่วงเวลาของแผนต่างกัน: พ.ศ. {0} / พ.ศ. {1}", "The plans run for different years: B.E. {0} / B.E. {1}"),
    "differ.targets": ("ค่าเป้าหมายต่างกัน: {0} / {1}", "Different targets: {0} / {1}"),
    "differ.targets.one": ("มีค่าเป้าหมายเพียงข้อเดียว: {0}", "Only one sets a target: {0}"),
    "differ.due": ("ค่าเป้าหมายเดียวกัน แต่ต่างปี: พ.ศ. {0} / พ.ศ. {1}", "The same target for different years: B.E. {0} / B.E. {1}"),
    "differ.kind": ("เป็นข้อต่างชนิด: {0} / {1}", "Of different kinds: {0} / {1}"),
    "differ.level": ("แผนต่างระดับ: {0} / {1}", "Plans of different levels: {0} / {1}"),
    "level": ("ระดับ {0}", "level {0}"), "no_level": ("นอกสามระดับ", "outside the three levels"), "none": ("ไม่ระบุ", "none named"),
    "rule.what": ("คู่ข้อของต่างแผนที่อาจกล่าวเรื่องเดียวกัน เป็นข้อเสนอของระบบ ไม่ใช่ข้อเท็จจริงและไม่ใช่ความสอดคล้อง จนกว่าจะมีผู้ตัดสิน",
                  "Pairs of elements of different plans that may say the same. A machine's suggestion, no fact and no alignment, until a person decides."),
    "rule.how": ("เทียบ {0} ข้อของ {1} แผน: แต่ละข้อกับเพื่อนบ้านที่ใกล้ที่สุด {2} ข้อด้านความหมายและอีก {2} ข้อด้านถ้อยคำ และทุกข้อที่วัดด้วยดัชนีเดียวกัน รวม {3} คู่",
                 "{0} elements of {1} plans were compared: each with its {2} nearest in meaning, its {2} nearest in wording and all that share its index; {3} pairs."),
    "rule.signs": ("ระดับความใกล้มาจากคำที่ตรงกัน (คำหายากหนักกว่า) ความหมาย และดัชนีที่ใช้ร่วมกัน หน่วยงาน ข้อที่หนุน และข้อที่สังกัดเป็นเหตุผลประกอบ ไม่เปลี่ยนระดับ",
                   "Bands come from words in common (rare ones weigh more), meaning, and a shared index. Bodies, elements served and wholes are named as reasons; they do not move a band."),
    "rule.line": ("แผนที่แทนแผนเดิมถือเป็นความต่อเนื่อง ไม่นับว่าซ้ำซ้อน แผนที่ไม่เคยใช้พร้อมกันแยกไว้ต่างหาก",
                  "A plan that replaces another continues it, which is no duplication; plans never in force together are kept apart."),
    "rule.levels": ("แผนระดับล่างที่กล่าวตามแผนระดับบนอาจเป็นการถ่ายทอด ไม่ใช่ความซ้ำซ้อน ผู้ตรวจเป็นผู้ตัดสิน",
                    "A lower plan that repeats an upper one may only hand it on; whether it duplicates is for the reviewer."),
    "rule.decided": ("คู่ที่มีบันทึกทางการหรือของนักวิเคราะห์ซึ่งอนุมัติแล้วแสดงว่าตัดสินแล้ว ระบบยังเก็บคำตัดสินใหม่ไม่ได้ ให้บันทึกในไฟล์ Excel",
                     "Pairs with an approved official or curated record are shown as decided. New decisions cannot be stored here yet: write them in the Excel file."),
    "rule.missed": ("วัดกับคู่ที่ผู้อ่านให้คะแนน: ราวร้อยละ {0} ของคู่ที่กล่าวเรื่องเดียวกันได้ระดับใดระดับหนึ่ง ที่เหลือไม่แสดง",
                    "Measured on graded pairs: about {0} % of those that say the same are in one of the bands; the rest is not shown."),
}


def _say(key: str, lang: Lang, *values: object) -> str:
    return _WORDS[key][0 if lang == "th" else 1].format(*values)


def name_of(id_: str, found: Found, lang: Lang, *, short: bool = False) -> str:
    """The name of anything a reason speaks of."""
    ref = found.refs.get(id_)
    if ref is None:
        return id_
    if short or ref.type in {"Agency", "Instrument"} or id_.startswith("indicator/"):
        return (ref.label.short(lang) if short else ref.label.text(lang)) or id_
    return element_name(ref, lang)


def reason_lines(pair: Pair, shared: Sequence[str], found: Found, lang: Lang, *, records: bool = True) -> list[str]:
    """One sentence a reason, the weightiest first; without the records where a page shows those themselves."""
    kinds = {reason.kind for reason in pair.reasons}
    return [line for reason in pair.reasons if (records or reason.kind != "record") and (line := _reason(reason, kinds, shared, found, lang))]


def _reason(reason: Reason, kinds: set[ReasonKind], shared: Sequence[str], found: Found, lang: Lang) -> str | None:
    if reason.kind == "wording":
        return _say("wording", lang, " · ".join(shared)) if shared else None
    if reason.kind == "meaning":
        return _say("meaning" if "wording" in kinds else "meaning.only", lang)
    names = reason.ids if reason.kind == "record" else [name_of(id_, found, lang) for id_ in reason.ids[:_FEW]]
    return _say(reason.kind, lang, " · ".join(names))


def difference_lines(pair: Pair, found: Found, every: Targets, lang: Lang) -> list[str]:
    """What sets the two apart: kind, level, years, bodies, targets; only what differs."""
    left, right = pair.left, pair.right
    lines = []
    if _kind(left.ref, lang) != _kind(right.ref, lang):
        lines.append(_say("differ.kind", lang, _kind(left.ref, lang), _kind(right.ref, lang)))
    if left.ref.level != right.ref.level:
        lines.append(_say("differ.level", lang, _level(left.ref, lang), _level(right.ref, lang)))
    if left.period and right.period and left.period != right.period:
        lines.append(_say("differ.years", lang, years(left), years(right)))
    lines += _two("differ.agency", agency_names(left, found, lang), agency_names(right, found, lang), lang, differ=left.agencies != right.agencies)
    told = target_lines(left, every), target_lines(right, every)
    same = _values(left, every) == _values(right, every)
    lines += _two("differ.targets", told[0], told[1], lang, differ=not same)
    due = _due(left, every), _due(right, every)
    if same and all(due) and due[0] != due[1]:
        lines.append(_say("differ.due", lang, *(", ".join(map(str, some)) for some in due)))
    return lines


def _two(key: str, left: list[str], right: list[str], lang: Lang, *, differ: bool) -> list[str]:
    if not differ or not (left or right):
        return []
    if left and right:
        return [_say(key, lang, " · ".join(left), " · ".join(right))]
    return [_say(f"{key}.one", lang, " · ".join(left or right))]


def _kind(ref: Ref, lang: Lang) -> str:
    return ref.kind or _KINDS.get(ref.type, ref.type) if lang == "th" else _SPACE.sub(" ", ref.type).capitalize()


def _level(ref: Ref, lang: Lang) -> str:
    return _say("level", lang, ref.level) if ref.level else _say("no_level", lang)


def years(part: Part) -> str:
    """The years of its plan, พ.ศ."""
    return "–".join(map(str, dict.fromkeys(part.period))) if part.period else ""


def agency_names(part: Part, found: Found, lang: Lang) -> list[str]:
    """Short names of the bodies that answer for it."""
    return [name_of(id_, found, lang, short=True) for id_ in sorted(part.agencies)]


def target_lines(part: Part, every: Targets) -> list[str]:
    """Its targets letter for letter, each with its year where it has one; none twice."""
    lines = [f"{target.verbatim} ({target.year_be})" if target.year_be and str(target.year_be) not in target.verbatim else target.verbatim
             for id_ in part.indicators for target in every.get(id_, ())]
    return list(dict.fromkeys(lines))


def _values(part: Part, every: Targets) -> set[tuple[object, ...]]:
    """What its targets ask, whatever the year."""
    return {(target.measure, target.comparator, target.value, target.minimum, target.maximum) for id_ in part.indicators for target in every.get(id_, ())}


def _due(part: Part, every: Targets) -> list[int]:
    return sorted({target.year_be for id_ in part.indicators for target in every.get(id_, ()) if target.year_be})


def pair_targets(store: GraphStore, pairs: Iterable[Pair]) -> dict[str, list[TargetView]]:
    """Targets of the indicators of some pairs, by indicator (3 queries)."""
    wanted = {id_ for pair in pairs for part in (pair.left, pair.right) for id_ in part.indicators}
    held: dict[str, list[TargetView]] = {}
    for target in targets(store, wanted):
        held.setdefault(target.indicator.id, []).append(target)
    return held


def rules(found: Found, lang: Lang) -> tuple[str, ...]:
    """How pairs are found and what a band is worth, for whoever reads the list."""
    bands = {"high": ("ใกล้มาก", "strong"), "medium": ("ใกล้ปานกลาง", "fair"), "low": ("อาจใกล้", "possible")}
    other = unmeasured(lang)
    measured = [other] if other else [f"{bands[band][0 if lang == 'th' else 1]}: {said}" for band in BANDS if (said := overlap_sentence(band, lang))]
    missed = [] if other else [_say("rule.missed", lang, round(100 * overlap_calibration().found))]
    return (_say("rule.what", lang), _say("rule.how", lang, f"{found.parts:,}", found.plans, NEAREST, f"{found.compared:,}"), _say("rule.signs", lang),
            *measured, *missed, _say("rule.levels", lang), _say("rule.line", lang), _say("rule.decided", lang))
