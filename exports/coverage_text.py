"""Coverage in words: what a director reads in a minute, in Thai and English, and the rules behind the numbers."""

from __future__ import annotations

from graph.coverage import OVER_AT_LEAST, OVER_TIMES_MEDIAN
from queries.read.coverage import Coverage, LevelCount, served_states
from queries.read.records import Lang, Ref
from queries.read.structure import BridgeView, Structure

__all__ = ["STATES", "element_name", "findings", "incomplete_levels", "level_name", "percent", "rules", "state_name", "summary"]

STATES: dict[str, tuple[str, str]] = {
    "over": ("มีผู้หนุนมากกว่าปกติ", "over-served"),
    "served": ("มีผู้หนุน", "served"),
    "thin": ("มีความเชื่อมโยงเดียว", "one thin link"),
    "linked": ("เชื่อมขึ้นไปเอง", "linked itself"),
    "inherited": ("อาศัยข้อที่สังกัด", "only through its whole"),
    "reviewed": ("ตรวจแล้ว ไม่มีสิ่งใดสอดคล้อง", "reviewed, nothing aligns"),
    "unseen": ("ยังไม่มีบันทึก", "not looked at"),
    "apart": ("ไม่นับ", "not counted"),
}
"""State → Thai, English."""
FEW = 3
"""So few bridges are all named, those that carry one element too; so many of each finding come first."""
LONGEST = 90
"""Characters of a label in a sentence."""
_TYPES = {"PlanTarget": ("เป้าหมาย", "target")}
_UNNAMED = {"SubBullet": "ข้อย่อย", "Indicator": "ตัวชี้วัด", "Project": "โครงการ", "FlagshipProject": "โครงการสำคัญ", "Guideline": "แนวทาง"}
"""Thai words for levels of which the text uses none."""


def state_name(state: str, lang: Lang) -> str:
    """A state in words."""
    return STATES[state][0 if lang == "th" else 1]


def level_name(level: LevelCount, lang: Lang) -> str:
    """«เป้าหมาย Y1», “Goal (เป้าหมายหลัก)”: in English the word of the text follows, as several levels share a class."""
    if level.type in _TYPES:
        return f"{_TYPES[level.type][0 if lang == 'th' else 1]} {level.word}".strip()
    words = _spaced(level.type)
    if lang == "th":
        return level.word or _UNNAMED.get(level.type, words)
    return f"{words} ({level.word})" if level.word else words


def _spaced(name: str) -> str:
    if name == "SubPlan":
        return "Sub-plan"
    return "".join(f" {letter.lower()}" if letter.isupper() and index else letter for index, letter in enumerate(name))


def element_name(ref: Ref, lang: Lang) -> str:
    """Kind, number and label; a long label is cut, with a sign."""
    label = ref.label.text(lang) or ref.id
    label = label if len(label) <= LONGEST else f"{label[:LONGEST].rstrip()}…"
    head = f"{ref.kind if lang == 'th' and ref.kind else _spaced(ref.type)} {ref.number or ''}".strip() if ref.type != "Instrument" else ""
    return " ".join(filter(None, (head, f"“{label}”")))


def percent(share: float | None) -> str:
    """A share, or an empty text where there is none to give."""
    return "" if share is None else f"{share:.0%}"


def _plan(ref: Ref, lang: Lang) -> str:
    return ref.label.short(lang) or ref.id


def incomplete_levels(found: Coverage) -> tuple[LevelCount, ...]:
    """Levels whose stated total differs from what is counted."""
    return tuple(level for level in found.levels if level.stated is not None and not level.complete)


def summary(found: Coverage, lang: Lang) -> str:
    """One paragraph. Counts headline classes from above and every element from below."""
    return " ".join(_above(found, lang) if found.side == "above" else _below(found, lang))


def _above(found: Coverage, lang: Lang) -> list[str]:
    total = sum(1 for item in found.items if item.headline and item.state != "apart")
    numbers = {state: found.count(state) for state in ("over", "served", "thin", "reviewed", "unseen")}
    served = sum(numbers[state] for state in served_states("above"))
    whom = _plan(found.other, lang) if found.other else ("แผนอื่นในทะเบียน" if lang == "th" else "other plans in the register")
    plan = _plan(found.plan, lang)
    if lang == "th":
        lines = [(f"{plan}: เป้าหมาย ยุทธศาสตร์ และประเด็นที่นับได้ในทะเบียนมี {total} ข้อ {whom} หนุนอยู่ {served} ข้อ"
                 f" ในจำนวนนี้ {numbers['thin']} ข้ออยู่ได้ด้วยความเชื่อมโยงเดียว และ {numbers['over']} ข้อมีผู้หนุนมากกว่าปกติ"),
                 f"อีก {numbers['unseen']} ข้อยังไม่มีบันทึก ซึ่งยังไม่ใช่คำตัดสินว่าไม่มีผู้หนุน",
                 f"และ {numbers['reviewed']} ข้อตรวจแล้วไม่มีสิ่งใดสอดคล้อง" if numbers["reviewed"] else "ยังไม่มีข้อใดที่บันทึกว่าตรวจแล้วไม่มีสิ่งใดสอดคล้อง"]
    else:
        lines = [(f"{plan}: the register holds {total} targets, strategies and issues that count. {_capital(whom)} serve {served} of them,"
                 f" {numbers['thin']} by one link only, and {numbers['over']} are over-served."),
                 f"{numbers['unseen']} have no record, which is no verdict that nothing serves them;",
                 f"{numbers['reviewed']} were reviewed and nothing aligns." if numbers["reviewed"] else "none is recorded as reviewed with nothing aligning."]
    return [*lines, *_links(found, lang), *_honesty(found, lang)]


def _below(found: Coverage, lang: Lang) -> list[str]:
    counted = [item for item in found.items if item.state != "apart"]
    numbers = {state: found.count(state, headline=False) for state in ("linked", "inherited", "reviewed", "unseen")}
    orphans = sum(item.orphan for item in counted)
    away = sum(item.reaches_top is False for item in counted)
    whom = _plan(found.other, lang) if found.other else ("แผนที่อยู่เหนือขึ้นไป" if lang == "th" else "the plans above it")
    plan = _plan(found.plan, lang)
    if lang == "th":
        lines = [(f"{plan}: จาก {len(counted)} ข้อในทะเบียน {numbers['linked']} ข้อเชื่อมกับ {whom} ด้วยความเชื่อมโยงของตนหรือของข้อย่อย"
                 f" {numbers['inherited']} ข้ออาศัยความเชื่อมโยงของข้อที่ตนสังกัด {numbers['reviewed']} ข้อตรวจแล้วไม่มีสิ่งใดสอดคล้อง และ {numbers['unseen']} ข้อยังไม่มีบันทึก"),
                 f"ข้อที่ไม่มีเส้นทางขึ้นไปเลยมี {orphans} ข้อ" + ("" if found.other else f" และ {away} ข้อไปไม่ถึงยุทธศาสตร์ชาติ")]
    else:
        lines = [(f"{plan}: of {len(counted)} elements in the register, {numbers['linked']} align with {whom} by a link of their own or of a part,"
                 f" {numbers['inherited']} only through the whole they belong to; {numbers['reviewed']} were reviewed and nothing aligns, and {numbers['unseen']} have no record."),
                 f"{orphans} have no way up at all" + ("." if found.other else f", and {away} do not reach the National Strategy.")]
    return [*lines, *_links(found, lang), *_honesty(found, lang)]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _links(found: Coverage, lang: Lang) -> list[str]:
    if lang == "th":
        return [f"นับความเชื่อมโยง {found.official + found.curated} รายการ: เอกสารทางการกล่าวเอง {found.official} นักวิเคราะห์อ่าน {found.curated}; รอตัดสินหรือระบบเสนอ {found.pending} ไม่นับ"]
    return [(f"{found.official + found.curated} links count: {found.official} stated by official documents, {found.curated} an analyst's reading;"
            f" {found.pending} proposed or suggested do not.")]


def _honesty(found: Coverage, lang: Lang) -> list[str]:
    """What the numbers are not."""
    lines = []
    apart = [(sum(level.other_edition for level in found.levels), "ที่รู้จากฉบับอื่นเท่านั้น", "known from another edition only"),
             (sum(level.unverified for level in found.levels), "ที่ยังไม่มีผู้เห็นในเอกสาร", "that nobody has seen in a document")]
    told = [f"{number} ข้อ{thai}" if lang == "th" else f"{number} {english}" for number, thai, english in apart if number]
    if told:
        lines.append(f"แยกไว้ไม่นับ {' และ '.join(told)}" if lang == "th" else f"Apart and not counted: {', '.join(told)}.")
    some = [f"{level_name(level, lang)} {level.counted}/{level.stated.number}" for level in incomplete_levels(found) if level.stated]
    if some:
        lines.append(f"ทะเบียนไม่ตรงกับจำนวนที่แหล่งระบุ (นับได้/แหล่งระบุ): {', '.join(some)} จึงไม่คิดเป็นร้อยละ" if lang == "th" else
                     f"The register differs from the totals that sources state (counted/stated): {', '.join(some)}; no percentage is given there.")
    if not any(level.stated for level in found.levels):
        lines.append("ไม่มีแหล่งในทะเบียนที่ระบุจำนวนทั้งหมดของแผนนี้ จึงไม่คิดเป็นร้อยละ" if lang == "th" else
                     "No source in the register states the totals of this plan, so no percentage is given.")
    return lines


def rules(lang: Lang) -> tuple[str, ...]:
    """How states are told apart, a sentence a rule."""
    if lang == "th":
        return (
            "ความเชื่อมโยงที่นับ: อนุมัติแล้ว และเอกสารทางการหรือนักวิเคราะห์กล่าว ความเชื่อมโยงของนักวิเคราะห์ไม่นับเป็นคำของทางการ สิ่งที่ระบบเสนอและที่ยังรอตัดสินไม่นับ",
            "มีผู้หนุน: ข้อนั้นหรือข้อย่อยมีความเชื่อมโยงจากแผนอื่นตั้งแต่สองรายการ · มีความเชื่อมโยงเดียว: มีเพียงรายการเดียว หากหลุดก็ไม่มีผู้หนุน",
            f"มีผู้หนุนมากกว่าปกติ: มีความเชื่อมโยงมาถึงโดยตรงตั้งแต่ {OVER_AT_LEAST} รายการ และเกิน {OVER_TIMES_MEDIAN} เท่าของมัธยฐานของข้อระดับเดียวกันที่มีความเชื่อมโยง",
            "ตรวจแล้ว: มีบันทึกว่าอ่านแล้วไม่มีสิ่งใดสอดคล้อง พร้อมเหตุผล · ยังไม่มีบันทึก: ยังไม่มีใครตรวจ ไม่ใช่คำตัดสิน",
            "อาศัยข้อที่สังกัด: ไม่มีความเชื่อมโยงของตน แต่ข้อที่ตนเป็นส่วนหนึ่งมี · ไม่มีเส้นทาง: ไม่มีความเชื่อมโยงทั้งของตน ข้อย่อย และข้อที่สังกัด",
            "ร้อยละมีเฉพาะระดับที่แหล่งระบุจำนวนทั้งหมดและทะเบียนมีครบตามนั้น",
        )
    return (
        "A link counts if it is approved and an official document or an analyst asserts it. An analyst's link is never counted as official; what is suggested or proposed does not count.",
        "Served: it or its parts have two links or more from other plans. One thin link: a single one; without it nothing serves the element.",
        f"Over-served: {OVER_AT_LEAST} direct links or more, and over {OVER_TIMES_MEDIAN} times the median of the linked elements of its level.",
        "Reviewed: a record says that somebody read and found nothing that aligns, and why. Not looked at: there is no record, which is no verdict.",
        "Only through its whole: no link of its own, but what it is a part of has one. No way up: neither it, its parts nor its wholes have one.",
        "Percentages are given only for levels whose total a source states and of which the register holds just as many.",
    )


def findings(found: Structure, lang: Lang) -> tuple[str, ...]:
    """Bridges and receivers as sentences: the heaviest three of each, then the other bridges, then how many carry little."""
    heavy = [bridge for bridge in found.bridges if len(bridge.cut_off) > 1 or found.bridge_count <= FEW]
    lines = [*(_bridge(bridge, lang) for bridge in heavy[:FEW]), *_receivers(found, lang), *(_bridge(bridge, lang) for bridge in heavy[FEW:])]
    rest = found.bridge_count - len(heavy)
    if rest:
        lines.append(f"ความเชื่อมโยง{'อีก' if heavy else ''} {rest} รายการเป็นทางขึ้นทางเดียวของข้อที่อาศัยอยู่" if lang == "th" else
                     f"{rest} {'more ' if heavy else ''}{'links are' if rest > 1 else 'link is'} the only way up for what leans on {'them' if rest > 1 else 'it'}.")
    return tuple(lines)


def _bridge(bridge: BridgeView, lang: Lang) -> str:
    number, projects = len(bridge.cut_off), bridge.projects
    link = f"{element_name(bridge.lower, lang)} → {element_name(bridge.upper, lang)}"
    if lang == "th":
        return f"หากไม่มีความเชื่อมโยง {link} จะมี {number} ข้อ{f' (เป็นโครงการ {projects})' if projects else ''} ไปไม่ถึงยุทธศาสตร์ชาติ"
    which = f"{number} element{'s' if number > 1 else ''}" + (f" ({projects} of them projects)" if projects else "")
    return f"Without the link {link}, {which} would not reach the National Strategy."


def _receivers(found: Structure, lang: Lang) -> list[str]:
    lines = []
    for one in found.receivers[:FEW]:
        names = ", ".join(_plan(plan, lang) for plan in one.plans)
        lines.append(f"{element_name(one.ref, lang)} มีผู้หนุนจาก {len(one.plans)} แผน ({one.links} รายการ): {names}" if lang == "th" else
                     f"{element_name(one.ref, lang)} is served by {len(one.plans)} plans ({one.links} links): {names}.")
    return lines
