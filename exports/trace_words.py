"""Words of a trace, Thai and English side by side: relations, reasons why a step is weak and what would strengthen it, missing steps, the rules.

Pages, files and the command line say the same, so the words stand here and not with any one of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from exports.alignment_words import PREDICATES
from graph.strength import ASPECTS, Strength
from graph.trace_gaps import Missing, Stage
from queries.read.records import Lang, Ref

__all__ = ["GAPS", "GAP_HELP", "PART_OF", "RULES", "STAGES", "VERBS", "WEAKNESS", "kind", "pick", "reason", "remedies", "said_by"]

Pair = tuple[str, str]
"""Thai, English."""

VERBS: Mapping[str, Pair] = {**{one: PREDICATES[one] for one in ("alignsWith", "contributesTo", "implements", "derivedFrom")}, "supportsWithinPlan": ("หนุน", "supports")}
PART_OF: Pair = ("เป็นส่วนหนึ่งของ", "is a part of")

_SAID_BY: Mapping[str, Pair] = {
    "official": ("ตามข้อความทางการ", "an official text says so"), "curated": ("ตามการอ่านของผู้วิเคราะห์", "an analyst's reading"),
    "suggested": ("ตามข้อเสนอของระบบที่มีผู้อนุมัติแล้ว", "suggested by a machine, approved by a reviewer"),
    "part": ("ตามโครงสร้างของแผน", "by the structure of the plan"),
}

_KINDS: Mapping[str, Pair] = {
    "Strategy": ("ยุทธศาสตร์", "Strategy"), "Tactic": ("กลยุทธ์", "Tactic"), "SubBullet": ("ข้อย่อย", "Sub-item"), "Indicator": ("ตัวชี้วัด", "Indicator"),
    "Instrument": ("แผน", "Plan"), "MasterPlanIssue": ("ประเด็นแผนแม่บท", "Master Plan issue"), "SubPlan": ("แผนย่อย", "Sub-plan"),
    "PlanTarget": ("เป้าหมายแผนแม่บท", "Master Plan target"), "Project": ("โครงการ", "Project"), "FlagshipProject": ("โครงการสำคัญ", "Flagship project"),
}

STAGES: Mapping[Stage, Pair] = {
    "X": ("X แผนระดับที่ 3", "X level 3"), "policy": ("นอก 3 ระดับ", "outside the levels"), "issue": ("ประเด็นแผนแม่บท", "Master Plan issue"),
    "subplan": ("แผนย่อย", "Sub-plan"), "Y1": ("Y1 เป้าหมายแผนแม่บทย่อย", "Y1 sub-plan target"), "Y2": ("Y2 เป้าหมายระดับประเด็น", "Y2 issue target"),
    "level2": ("แผนระดับที่ 2", "level 2"), "goal2": ("เป้าหมายของแผนระดับที่ 2", "goal of a level-2 plan"), "strategy": ("ยุทธศาสตร์ชาติ", "National Strategy"),
    "Z": ("Z เป้าหมายยุทธศาสตร์ชาติ", "Z National Strategy goal"),
}

GAPS: Mapping[Missing, Pair] = {
    "level2": ("ไม่ผ่านแผนระดับที่ 2 ใด จึงไม่มีทั้ง Y1 และ Y2", "no plan of level 2 on the way, so neither Y1 nor Y2"),
    "Y1": ("ยังไม่ระบุเป้าหมายแผนแม่บทย่อย (Y1)", "no sub-plan target (Y1) named"),
    "Y2": ("ยังไม่ระบุเป้าหมายระดับประเด็นของแผนแม่บท (Y2)", "no target of the Master Plan issue (Y2) named"),
    "goal2": ("ยังไม่ระบุเป้าหมายของแผนระดับที่ 2", "no goal of the level-2 plan named"),
    "Z": ("ถึงยุทธศาสตร์ชาติแล้ว แต่ยังไม่ระบุเป้าหมาย (Z)", "reaches the National Strategy, but no goal of it (Z)"),
    "top": ("ไม่ถึงยุทธศาสตร์ชาติ", "does not reach the National Strategy"),
}

GAP_HELP: Mapping[Missing, Pair] = {
    "level2": ("บันทึกว่าข้อนี้ส่งผลต่อเป้าหมายแผนแม่บทย่อย (Y1) หรือเป้าหมายของหมุดหมายใด", "record which Y1 target, or which goal of a milestone, it contributes to"),
    "Y1": ("บันทึกเป้าหมายแผนแม่บทย่อยที่ข้อนี้ส่งผลถึง", "record the sub-plan target it contributes to"),
    "Y2": ("บันทึกเป้าหมายระดับประเด็นที่ Y1 ส่งผลถึง", "record the issue target that Y1 contributes to"),
    "goal2": ("บันทึกเป้าหมายของแผนระดับที่ 2 ที่ข้อนี้ส่งผลถึง", "record the goal of the level-2 plan it contributes to"),
    "Z": ("บันทึกเป้าหมายของยุทธศาสตร์ชาติที่ได้รับผล", "record the goal of the National Strategy that gains"),
    "top": ("บันทึกว่าปลายสายนี้ส่งผลต่อแผนระดับที่สูงกว่าข้อใด", "record what the end of this chain contributes to above it"),
}

WEAKNESS: Mapping[tuple[str, int], tuple[Pair, Pair]] = {
    ("status", 1): (("ตรวจแล้ว แต่ยังไม่มีผู้อนุมัติ", "reviewed, but nobody has approved it"), ("ให้ผู้มีอำนาจตัดสินรายการนี้", "have the record decided")),
    ("status", 2): (("ผู้ตรวจเห็นไม่ตรงกัน ยังไม่มีผู้ชี้ขาด", "its reviewers disagree, and nobody has settled it"), ("ให้ผู้อนุมัติชี้ขาด", "have an approver settle it")),
    ("status", 3): (("เป็นเพียงข้อเสนอ ยังไม่มีผู้ตัดสิน", "only proposed; nobody has decided"),
                    ("อ่านเหตุผลและข้อความของทั้งสองฝั่ง แล้วตัดสินว่ารับหรือไม่รับ", "read the reason and the passages of both sides, then accept or reject it")),
    ("status", 4): (("ถ้อยคำที่อ้างเปลี่ยนไปหลังการอนุมัติ", "the wording has changed since it was approved"), ("ทบทวนกับถ้อยคำฉบับปัจจุบัน", "review it against the present wording")),
    ("verification", 1): (("ยังไม่มีผู้เห็นถ้อยคำของปลายข้างใดข้างหนึ่งในเอกสาร", "nobody has seen the wording of one of its ends in a document"),
                          ("หาถ้อยคำในฉบับทางการ แล้วบันทึกหน้าและบรรทัด", "find the wording in the official edition and record page and line")),
    ("statement", 1): (("ไม่มีรายการของข้อนี้เอง ได้มาเพราะเป็นส่วนหนึ่งของข้อที่ใหญ่กว่า", "no record of its own; inherited, because it is a part of something larger"),
                       ("บันทึกว่าข้อนี้เองส่งผลต่อสิ่งใด พร้อมข้อความจากทั้งสองฝั่ง", "record what this very element contributes to, with passages of both sides")),
    ("statement", 2): (("ไม่มีรายการของข้อนี้เอง ได้มาเพราะแผนทั้งฉบับมีรายการ", "no record of its own; inherited from the plan as a whole"),
                       ("บันทึกว่าข้อนี้เองส่งผลต่อสิ่งใด พร้อมข้อความจากทั้งสองฝั่ง", "record what this very element contributes to, with passages of both sides")),
    ("basis", 1): (("เป็นการอ่านของผู้วิเคราะห์ ไม่มีเอกสารทางการเขียนไว้เอง", "an analyst's reading; no official text says so"),
                   ("เขียนความเชื่อมโยงนี้ไว้ในแผนเอง หรือหาข้อความทางการที่กล่าวไว้", "have the plan itself say so, or find an official text that does")),
    ("basis", 2): (("ระบบเป็นผู้เสนอ", "a machine suggested it"), ("ให้ผู้วิเคราะห์อ่านแล้วบันทึกเหตุผลของตนเอง", "have an analyst read it and record reasons of their own")),
    ("effect", 1): (("กล่าวเพียงว่าสอดคล้อง ไม่บอกว่าส่งผลอย่างไร", "says only that the two are consistent, not what one brings about"),
                    ("ระบุเหตุและผล: ทำให้เกิดอะไรต่อเป้าหมายข้างบน", "state cause and effect: what it brings about for the goal above")),
    ("directness", 1): (("ไม่ได้บอกว่าเป็นความเชื่อมโยงหลักหรือรอง", "does not say whether it is a main or a secondary link"), ("ระบุว่าหลักหรือรอง", "say whether it is main or secondary")),
    ("directness", 2): (("เป็นความเชื่อมโยงรอง", "a secondary link"), ("อาศัยความเชื่อมโยงหลักแทน หรือให้เหตุผลว่าเหตุใดรองจึงพอ", "rest on a main link instead, or say why a secondary one is enough")),
    ("evidence", 1): (("มีข้อความอ้างอิงจากฝั่งเดียว", "quotes one side only"), ("เพิ่มข้อความจากอีกฝั่ง พร้อมหน้าและบรรทัด", "add a passage of the other side, with page and line")),
    ("evidence", 2): (("ไม่มีข้อความอ้างอิง", "quotes nothing"), ("เพิ่มข้อความจากทั้งสองฝั่ง พร้อมหน้าและบรรทัด", "add passages of both sides, with page and line")),
    ("reading", 1): (("อ่านจากเอกสารที่อ้างถึงแผน ไม่ใช่จากตัวแผน", "read in a document that cites the plan, not in the plan"), ("ตรวจกับตัวแผน", "check it in the plan itself")),
    ("confidence", 1): (("ผู้บันทึกเชื่อมั่นปานกลาง", "whoever recorded it was moderately sure"), ("หาหลักฐานที่ชัดกว่านี้", "find clearer evidence")),
    ("confidence", 2): (("ผู้บันทึกเชื่อมั่นน้อย", "whoever recorded it was not sure"), ("หาหลักฐานที่ชัดกว่านี้", "find clearer evidence")),
}

RULES: tuple[Pair, ...] = (
    ("สายหนึ่งเดินขึ้นทีละขั้น ขั้นหนึ่งคือรายการที่กล่าวว่าสอดคล้องกับ ส่งผลต่อ ขับเคลื่อน มีที่มาจาก หรือหนุน หรือคือการเป็นส่วนหนึ่งของข้อที่ใหญ่กว่า ซึ่งแสดงต่างหาก การขัดกัน การวัดด้วยตัวเดียวกัน และการเกี่ยวข้องเฉย ๆ ไม่นับเป็นขั้น",
     "A chain rises step by step. A step is a record that says aligns with, contributes to, implements, is derived from or supports; or that one thing is a part of a larger one, which is shown as such. Conflict, a shared measure and mere relation are no steps."),
    ("สายที่ทุกขั้นมีผู้อนุมัติและเห็นในเอกสารแล้ว มาก่อนสายที่ยังไม่", "Chains whose every step is approved and seen in documents come before those that are not."),
    ("ต่อไปสายที่ขาดน้อยกว่ามาก่อน: ขั้นที่หายไปของ X → Y1 → Y2 → Z หรือขั้นที่ได้มาเพียงเพราะเป็นส่วนหนึ่ง นับหนึ่ง การไม่ผ่านแผนระดับที่ 2 เลยนับสอง",
     "Then those that lack less: a missing step of X → Y1 → Y2 → Z, or a step that is only inherited, counts one; to pass no plan of level 2 counts two."),
    ("ต่อไปเทียบขั้นที่อ่อนที่สุด ตามลำดับนี้: อนุมัติแล้ว > ตรวจแล้ว > ผู้ตรวจเห็นไม่ตรงกัน > เสนอ > ต้องทบทวนใหม่ · เห็นในเอกสาร > ยังไม่ยืนยัน · กล่าวไว้เอง > ได้มาเพราะเป็นส่วนหนึ่ง > ได้มาจากทั้งแผน · ทางการ > ผู้วิเคราะห์ > ระบบเสนอ · บอกผล > บอกเพียงสอดคล้อง · หลัก > ไม่ระบุ > รอง · อ้างสองฝั่ง > ฝั่งเดียว > ไม่มี · อ่านจากตัวแผน > อ้างต่อ · เชื่อมั่นสูงหรือไม่ระบุ > ปานกลาง > น้อย",
     "Then the weakest steps are compared, in this order: approved > reviewed > disputed by its reviewers > proposed > to be reviewed again · seen in a document > unverified · stated of itself > inherited as a part > inherited from the whole plan · official > analyst > machine · says an effect > only consistent · main > not said > secondary · both sides quoted > one > none · read in the plan > in a document that cites it · high or unstated confidence > medium > low."),
    ("ถ้ายังเท่ากัน เทียบขั้นที่อ่อนรองลงมา แล้วสายที่สั้นกว่ามาก่อน จุดอ่อนที่สุดของสายคือขั้นที่อ่อนที่สุด ถ้าเท่ากันหลายขั้นคือขั้นล่างสุด", "If still equal, the next weakest steps decide, then the shorter chain. The weakest link is the weakest step; of equally weak ones the lowest."),
    ("สิ่งที่หนุนส่วนย่อยถือว่าหนุนทั้งหมด แต่สิ่งที่ทั้งหมดหนุน ส่วนย่อยอาจไม่ได้หนุน จึงนับเป็นขั้นที่อ่อน", "What serves a part serves the whole. What the whole serves, a part may not serve: hence a weak step."),
)


def pick(pair: Pair, lang: Lang) -> str:
    """The words in one language."""
    return pair[0] if lang == "th" else pair[1]


def said_by(basis: str, lang: Lang) -> str:
    """Who says a step; ``part`` for the structure of a plan."""
    return pick(_SAID_BY.get(basis, _SAID_BY["curated"]), lang)


def kind(ref: Ref, lang: Lang) -> str:
    """What a thing is called: in Thai by the word of its own plan."""
    if lang == "th":
        return ref.kind or _KINDS.get(ref.type, ("ข้อ", ""))[0]
    return _KINDS[ref.type][1] if ref.type in _KINDS else re.sub(r"(?<=[a-z])(?=[A-Z])", " ", ref.type).capitalize()


def reason(strength: Strength, lang: Lang) -> str:
    """Why a step is as weak as it is: the most important of what it lacks; empty for a step that lacks nothing."""
    return next((pick(WEAKNESS[aspect, strength.value(aspect)][0], lang) for aspect in strength.lacking), "")


def remedies(strength: Strength, lang: Lang) -> tuple[str, ...]:
    """What would strengthen a step, most important first. An inherited step needs a record of its own and nothing else."""
    aspects = strength.lacking if not strength.statement else tuple(aspect for aspect in strength.lacking if aspect in ASPECTS[:3])
    return tuple(dict.fromkeys(pick(WEAKNESS[aspect, strength.value(aspect)][1], lang) for aspect in aspects))
