"""Words of a StratML file, which has one language, and of what it loses."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["LOSSES", "RELATIONS", "ROLES", "UNVERIFIED", "WORDING"]

Pair = tuple[str, str]
"""Thai, English."""

ROLES: Mapping[str, Pair] = {"lead": ("หน่วยงานหลัก", "Lead agency"), "responsible": ("หน่วยงานรับผิดชอบ", "Responsible agency"), "support": ("หน่วยงานสนับสนุน", "Supporting agency")}
RELATIONS: Mapping[str, Pair] = {
    "alignsWith": ("สอดคล้องกับ", "aligns with"), "contributesTo": ("ส่งผลต่อ", "contributes to"), "implements": ("ขับเคลื่อน", "implements"), "derivedFrom": ("มีที่มาจาก", "is derived from"),
    "measuredBySame": ("วัดด้วยตัวชี้วัดเดียวกับ", "is measured by the same as"), "relatesTo": ("เกี่ยวข้องกับ", "relates to"),
}
WORDING: Mapping[str, Pair] = {"official": ("ตามข้อความทางการ", "an official text says so"), "curated": ("ตามการอ่านของผู้วิเคราะห์", "an analyst's reading"),
                               "suggested": ("ระบบเสนอและมีผู้อนุมัติแล้ว", "suggested by a machine, approved by a reviewer")}
UNVERIFIED: Pair = ("ยังไม่มีผู้เห็นข้อความนี้ในเอกสาร", "nobody has seen this in a document")

LOSSES: Mapping[str, Pair] = {
    "evidence": ("หลักฐาน ความเชื่อมั่น และการทบทวนของความเชื่อมโยง {n} รายการ ไม่มีที่ใน StratML: อยู่ในไฟล์ .sssom.tsv ที่คู่กัน",
                 "evidence, confidence and review of {n} alignments have no place in StratML: they are in the .sssom.tsv beside this file"),
    "unplaced": ("ความเชื่อมโยง {n} รายการไม่มีตัวชี้วัดให้ผูก (StratML ผูกได้เฉพาะตัวชี้วัด): อยู่ในไฟล์ .sssom.tsv เท่านั้น",
                 "{n} alignments have no indicator to hang on (StratML relates indicators only): they are only in the .sssom.tsv"),
    "only_th": ("ไฟล์นี้มีเฉพาะถ้อยคำภาษาไทย ภาษาอังกฤษอยู่ในอีกไฟล์หนึ่ง (StratML หนึ่งไฟล์มีภาษาเดียว)", "Thai wording only; the English is in a file of its own (StratML has one language a file)"),
    "only_en": ("ไฟล์นี้มีเฉพาะถ้อยคำภาษาอังกฤษ ซึ่งไม่ใช่ถ้อยคำทางการ คำอธิบาย นิยาม หน่วย และค่าเป้าหมายตามที่พิมพ์มีเฉพาะภาษาไทย",
                "English wording only, which is not the official one; explanations and definitions are in the Thai file, units and targets stand as printed, in Thai"),
    "untranslated_th": ("{n} ข้อไม่มีถ้อยคำภาษาไทย ใช้ภาษาอังกฤษแทน", "{n} parts have no Thai wording; their English stands instead"),
    "untranslated_en": ("{n} ข้อไม่มีถ้อยคำภาษาอังกฤษ ใช้ภาษาไทยแทน", "{n} parts have no English wording; their Thai stands instead"),
    "flattened": ("{n} ข้อที่อยู่ลึกกว่าเป้าหมาย > วัตถุประสงค์ ถูกวางไว้ชั้นเดียวกัน ลำดับชั้นเดิมอยู่ใน SequenceIndicator (1.2.3)",
                  "{n} parts deeper than goal > objective stand on one level; their place is in the SequenceIndicator (1.2.3)"),
    "lines": ("แนวทางและข้อย่อย {n} ข้อเป็นบรรทัดใน OtherInformation", "{n} guidelines and items are lines of OtherInformation"),
    "tops": ("{n} ข้อระดับบนสุดที่แผนไม่ได้เรียกว่าเป้าหมาย เป็น Goal ในไฟล์นี้ ชนิดจริงอยู่ใน OtherInformation", "{n} parts at the top that the plan does not call goals are goals in this file; what they are is in OtherInformation"),
    "carriers": ("{n} Goal หรือ Objective ไม่ใช่ข้อของแผน ใช้รวมตัวชี้วัดที่ StratML ไม่มีที่วาง", "{n} goals or objectives are no parts of the plan; they carry indicators that StratML has no other place for"),
    "comparators": ("ค่าเป้าหมาย {n} ค่ามีตัวเปรียบเทียบ ช่วง หรืออันดับ: NumberOfUnits มีเพียงตัวเลข ความหมายอยู่ใน Description (ตามที่พิมพ์) และ Descriptor",
                    "{n} targets have a comparator, a range or a rank: NumberOfUnits is the bare number, its meaning is in Description (as printed) and Descriptor"),
    "years": ("แผนและค่าเป้าหมายบอกเพียงปี: วันที่ 1 มกราคมและ 31 ธันวาคมไม่ได้มาจากแผน", "the plan gives years only: 1 January and 31 December are not from the plan"),
    "facts": ("มติ ฉบับ เชิงอรรถ หมายเหตุ ถ้อยคำของฉบับก่อน ค่าที่วัดได้ และแหล่งของแต่ละค่าเป้าหมาย ไม่อยู่ในไฟล์นี้: อยู่ในไฟล์ RDF",
              "decisions, editions, footnotes, remarks, wording of former editions, measured values and the source of each target are not in this file: they are in the RDF"),
}
