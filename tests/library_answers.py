"""What a person read in the texts, for each question of the library: rows that must be among the answers, and how many there are.

``read_in`` says where, so that it can be checked again; "ข้อ" and "เชิงอรรถ" are those of the cabinet summary of 9 July 2567, item 18
(source ``cab-2024-07-09``). A term of ours is written as its local id. The count is given where the text fixes it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["ANSWERS", "Answer"]

Row = dict[str, str]


@dataclass(frozen=True)
class Answer:
    """Hand-checked answer of one question for some values of its parameters."""

    question: str
    read_in: str
    rows: tuple[Row, ...] = ()
    """Each is part of a row of the answer."""
    absent: tuple[Row, ...] = ()
    """None of these is part of a row."""
    count: int | None = None
    values: dict[str, str] = field(default_factory=dict)


OPDC, DGA, OCSC = "agency/opdc", "agency/dga", "agency/ocsc"

ANSWERS: tuple[Answer, ...] = (
    # --- alignment
    Answer("path-to-national-strategy", "data/alignments/psds-2567-curated.yaml (al-c-s1-p1-*) และ rg-nesdp13 ตารางหมุดหมายที่ 13 กับยุทธศาสตร์ชาติ", (
        {"from": "psds-2567/s1/p1", "predicate": "contributesTo", "to": "mp-20/sub1", "basis": "curated",
         "quote_from": "บูรณาการหรือเชื่อมโยงช่องทางการยืนยันตัวตนเพื่อใช้บริการออนไลน์ของทั้งภาครัฐและภาคธุรกิจ",
         "quote_to": "การให้บริการภาครัฐที่สามารถอำนวยความสะดวกให้กับประชาชนได้อย่างรวดเร็ว โปร่งใส"},
        {"from": "mp-20/sub1", "predicate": "supportsWithinPlan", "to": "mp-20/target1"},
        {"from": "mp-20/target1", "predicate": "contributesTo", "to": "ns-6/goal1"},
        {"from": "nesdp13/ms13", "predicate": "contributesTo", "to": "ns-6/goal2", "basis": "official", "level": "2"},
        {"from": "psds-2567/s1/p1", "predicate": "broader", "to": "psds-2567/s1", "level": "3"},
    ), absent=({"to": "gov-policy-2566/digital-government"},)),
    Answer("everything-served", "เส้นทางเดียวกับข้างบน: ถึงด้านที่ 6 ของยุทธศาสตร์ชาติ และคำแถลงนโยบายที่ไม่มีระดับ", (
        {"upper": "ns-6", "level": "1", "plan": "national-strategy"}, {"upper": "mp-20/sub1", "level": "2", "plan": "master-plan"},
        {"upper": "gov-policy-2566/digital-government", "plan": "gov-policy-2566"}, {"upper": "psds-2567/s1", "level": "3"},
    ), absent=({"upper": "ns-5"}, {"upper": "psds-2567/s2"})),
    Answer("served-by", "data/alignments/psds-2567-curated.yaml: ยุทธศาสตร์ที่ 1 และโครงการ 1)-3) ของยุทธศาสตร์ที่ 1 กับแผนย่อย 20.1; เส้นไปเป้าหมายแผนย่อยที่ยังไม่ยืนยันเป็นเพียงข้อเสนอ", (
        {"served": "mp-20/sub1", "subject": "psds-2567/s1", "predicate": "contributesTo", "plan": "psds-2567"},
        {"served": "mp-20/sub1", "subject": "psds-2567/s1/p1"}, {"served": "mp-20/sub1", "subject": "psds-2567/s1/p3"},
    ), absent=({"subject": "mp-20/sub1"}, {"served": "mp-20/sub1/target1"})),
    Answer("projects-of-plan", "ข้อ 3.2: โครงการ 3, 2 และ 3 โครงการใต้ยุทธศาสตร์ที่ 1, 2 และ 3", (
        {"strategy": "psds-2567/s1", "project": "psds-2567/s1/p3"}, {"strategy": "psds-2567/s2", "project": "psds-2567/s2/p1"},
        {"strategy": "psds-2567/s3", "project": "psds-2567/s3/p3"},
        {"project": "psds-2567/s1/p1", "predicate": "implements", "object": "nesdp13/ms13/strategy1.2"},
    ), absent=({"project": "psds-2567/s1"},)),
    Answer("alignment-table", "ข้อ 3 “โดยมีความสอดคล้องกับ…”: นโยบายรัฐบาล ยุทธศาสตร์ชาติด้านที่ 6 แผนแม่บท 20 หมุดหมายที่ 13 แผนความมั่นคง", tuple(
        {"subject": "psds-2567", "predicate": "alignsWith", "object": upper, "basis": "official"}
        for upper in ("gov-policy-2566", "ns-6", "mp-20", "nesdp13/ms13", "nsc-2566"))),
    Answer("alignment-figures", "data/alignments/*-curated.yaml: บันทึก nothing_aligns 13 รายการ", (
        {"basis": "curated", "status": "approved", "nothing": "true", "count": "13"},), absent=({"basis": "suggested"},)),
    Answer("alignment-matrix", "data/alignments/psds-2567-curated.yaml: ตัวชี้วัด 1 (ความพึงพอใจ) กับแผนแม่บทและยุทธศาสตร์ชาติอย่างละหนึ่งรายการ", (
        {"top": "psds-2567/ind1", "upper_plan": "master-plan", "basis": "curated", "alignments": "1"},
        {"top": "psds-2567/ind1", "upper_plan": "national-strategy", "basis": "curated", "alignments": "1"})),
    Answer("alignments-by-plan-pair", "rg-nesdp13 หมุดหมายที่ 13: ส่งผลต่อเป้าหมายยุทธศาสตร์ชาติ 7 ข้อ; rg-nsc: 17 นโยบายตามมาตรา 14", (
        {"from_plan": "nesdp13", "to_plan": "national-strategy", "predicate": "contributesTo", "basis": "official", "alignments": "7"},
        {"from_plan": "nsc-2566", "to_plan": "nsc-act-2559", "predicate": "implements", "basis": "official", "alignments": "17"})),
    # --- gaps
    Answer("gaps", "rg-nesdp13: 13 หมุดหมาย ในกราฟมีผู้รับใช้เพียงหมุดหมายที่ 13 และเป้าหมายหลักที่ 5", (
        *({"class": "Milestone", "upper": f"nesdp13/ms{number}"} for number in range(1, 13)), {"class": "Goal", "upper": "nesdp13/maingoal1"},
    ), absent=({"upper": "nesdp13/ms13"}, {"upper": "nesdp13/maingoal5"})),
    Answer("unaligned-parts", "ข้อ 4: ประโยชน์ที่คาดว่าจะได้รับ 3 ข้อ ไม่มีผู้เชื่อมโยง; ยุทธศาสตร์และโครงการทุกข้อเชื่อมโยงแล้ว", (
        {"class": "Benefit", "element": "psds-2567/benefit1"}, {"class": "Benefit", "element": "psds-2567/benefit3"},
    ), absent=({"class": "Strategy"}, {"class": "FlagshipProject"}, {"element": "psds-2567/ind3"})),
    Answer("thin-links", "data/alignments: same-imd-psds2567-nesdp13 เป็นเส้นเดียวของตัวชี้วัดเป้าหมายหลักที่ 5(4)", (
        {"upper": "nesdp13/maingoal5/ind1.4", "subject": "psds-2567/ind3", "predicate": "measuredBySame", "alignment": "alignment/same-imd-psds2567-nesdp13"},
    ), absent=({"upper": "nesdp13/ms13"},)),
    Answer("served-by-plans", "ข้อ 3 และ rg-dgplan: สองแผนอ้างหมุดหมายที่ 13", ({"upper": "nesdp13/ms13", "plans": "2"},), absent=({"upper": "nesdp13/ms1"},)),
    Answer("coverage-of-plan", "cab-2023-01-17 เรื่องที่ 15 “ยังคงมี 23 ประเด็นเดิม”; นับประเด็นที่มีเส้นเชื่อมโยงใน data/alignments", (
        {"class": "MasterPlanIssue", "parts": "23", "served": "6"},)),
    Answer("nothing-aligns", "data/alignments/psds-2567-curated.yaml: nothing_aligns 13 รายการ", (
        {"subject": "psds-2567/s3/t3", "scope": "nsc-2566",
         "reason": "แผนความมั่นคงไม่มีประเด็นหรือกลยุทธ์ว่าด้วยการป้องกันการทุจริตในระบบงานราชการ"},), count=13),
    # --- indicators
    Answer("indicators-on-track", "ข้อ 3.1-3.2; sp-2568-01 อันดับที่ 52; egov-csv-2024 คะแนน 0.8351; เชิงอรรถ 2 ร้อยละ 83.24", (
        {"indicator": "psds-2567/ind2", "measure": "rank", "comparator": "rank_at_worst", "target_value": "40", "latest_value": "52", "latest_year": "2024",
         "state": "off-track"},
        {"indicator": "psds-2567/ind2", "measure": "score", "target_value": "0.82", "latest_value": "0.8351", "state": "reached"},
        {"indicator": "psds-2567/ind1", "target_value": "90", "latest_value": "83.24", "latest_year": "2023", "state": "off-track"},
        {"indicator": "psds-2567/s1/ind4", "target_value": "35", "target_year": "2027", "state": "no-value"},
    ), count=14),
    Answer("targets-that-differ", "ข้อ 3.1, rg-nesdp13 หน้า 134, rg-dgplan หน้า 39 และ 71", (
        {"series": "indicator/un-egdi", "plan": "master-plan", "value": "50", "other_plan": "psds-2567", "other_value": "40"},
        {"series": "indicator/un-egdi", "plan": "digital-government-plan-2566", "value": "40", "other_plan": "master-plan", "other_value": "50"},
        {"series": "indicator/imd-government-efficiency", "plan": "nesdp13", "value": "15", "other_plan": "psds-2567", "other_value": "20"},
    ), count=4),
    Answer("shared-indices", "ข้อ 3.1-3.2, rg-nesdp13, rg-dgplan: สี่แผนวัดด้วย EGDI สองแผนวัดด้วย IMD", (
        {"series": "indicator/un-egdi", "plans": "4"}, {"series": "indicator/imd-government-efficiency", "plans": "2"})),
    Answer("inherited-targets", "เชิงอรรถ 3 และ 6", (
        {"indicator": "psds-2567/ind2", "upper_indicator": "nesdp13/ms13/goal2/ind1", "measure": "rank", "value": "40", "upper_value": "40"},
        {"indicator": "psds-2567/ind2", "measure": "score", "value": "0.82", "upper_value": "0.82"},
        {"indicator": "psds-2567/s1/ind3", "upper_indicator": "mp-20/sub1/target1/ind1", "measure": "count", "value": "1452"},
    ), count=3),
    Answer("latest-values", "sp-2568-01 “ขยับขึ้นมาสู่อันดับที่ 52 จาก 193 ประเทศ”", (
        {"series_id": "un-egdi/rank", "year": "2024", "value": "52", "source": "source/sp-2568-01"},), absent=({"series_id": "un-egdi/rank", "year": "2022"},)),
    Answer("breaks-in-series", "cab-annual-2565: ปี 2565 ร้อยละ 81.69 ต่ำกว่าปี 2564 ทั้งที่เขียนว่าเพิ่มขึ้นต่อเนื่อง; ข่าวทางรัฐให้ 83 กับ 152 บริการ", (
        {"series": "indicator/opdc-satisfaction", "year": "2022", "value": "81.69", "kind": "break"},
        {"series": "indicator/citizen-portal-services", "year": "2024", "value": "83", "kind": "conflict"},
        {"series": "indicator/citizen-portal-services", "year": "2024", "value": "152", "kind": "conflict"})),
    Answer("baselines", "เชิงอรรถ 2, 3 และ 4", (
        {"indicator": "psds-2567/ind1", "use": "baseline", "year": "2023", "value": "83.24"}, {"indicator": "psds-2567/ind2", "use": "baseline", "year": "2022", "value": "55"},
        {"indicator": "psds-2567/ind3", "use": "target", "year": "2020", "value": "23"}, {"indicator": "psds-2567/ind3", "use": "target", "year": "2021", "value": "20"},
    ), count=8),
    Answer("conflicts", "EGDI: แผนแม่บท 50 กับ 40 ของอีกสามแผน; IMD: 15 กับ 20", (
        {"subject": "psds-2567/ind3", "object": "nesdp13/maingoal5/ind1.4", "subject_plan": "psds-2567", "object_plan": "nesdp13"},
        {"subject": "psds-2567/ind2", "object": "mp-20/target2/ind1"}), count=4),
    Answer("observations-of-indicator", "sp-2568-01, เชิงอรรถ 3, sp-39", (
        {"series_id": "un-egdi/rank", "year": "2024", "value": "52"}, {"series_id": "un-egdi/rank", "year": "2022", "value": "55"},
        {"series_id": "un-egdi/rank", "year": "2018", "value": "73"})),
    Answer("targets-of-plan", "ข้อ 3.1-3.2", (
        {"indicator": "psds-2567/s1/ind4", "comparator": ">=", "value": "35", "year": "2027", "verbatim": "ไม่ต่ำกว่าร้อยละ 35 ภายในปี 2570"},), count=14),
    Answer("targets-of-series", "ข้อ 3.1, rg-nesdp13 หน้า 134, rg-dgplan หน้า 39 และ 71", (
        {"plan": "master-plan", "measure": "rank", "value": "50"}, {"plan": "psds-2567", "measure": "rank", "value": "40"}), count=6),
    # --- responsibility
    Answer("who-is-responsible", "ข้อ 3.2 ยุทธศาสตร์ที่ 1", (
        {"element": "psds-2567/s1", "agency": "agency/moc", "printed": "พณ."}, {"element": "psds-2567/s3/p2", "agency": DGA, "printed": "สพร."})),
    Answer("projects-of-agency", "ข้อ 3.2: สพร. อยู่ในโครงการ 1) และ 3) ของยุทธศาสตร์ที่ 1 และโครงการ 2) ของยุทธศาสตร์ที่ 3", (
        {"project": "psds-2567/s1/p1", "partner": "agency/etda"}, {"project": "psds-2567/s1/p3"}, {"project": "psds-2567/s3/p2"},
    ), absent=({"partner": DGA}, {"project": "psds-2567/s2/p1"})),
    Answer("agencies-together", "ข้อ 3.2: ก.พ. กับ ก.พ.ร. ในยุทธศาสตร์ที่ 2 และ 3 โครงการ 1) ของยุทธศาสตร์ที่ 2 และ 3) ของยุทธศาสตร์ที่ 3", (
        {"agency": OCSC, "partner": OPDC, "elements": "4"},)),
    Answer("partners-of-agency", "เช่นเดียวกับข้างบน", ({"partner": OCSC, "elements": "4"},), absent=({"partner": OPDC},)),
    Answer("bodies-of-ministry", "ข้อ 3.2 “กระทรวงมหาดไทย (มท.) (กรมการปกครอง)”", ({"body": "agency/dopa", "parent": "agency/moi", "elements": "1"},)),
    Answer("agencies", "ข้อ 3.2: ชื่อย่อตามที่พิมพ์", ({"agency": DGA, "abbreviation": "สพร.", "elements": "6"},)),
    Answer("responsibilities-of-agency", "ข้อ 3.2: สพร. อยู่ในยุทธศาสตร์ทั้งสามและโครงการสามโครงการ", (
        *({"element": f"psds-2567/s{number}", "printed": "สพร."} for number in (1, 2, 3)), {"element": "psds-2567/s1/p3"}), count=6),
    # --- evidence
    Answer("evidence-of-alignment", "ข้อ 3.2 ยุทธศาสตร์ที่ 1 โครงการ 1) และ rg-justice4 หน้า 17", (
        {"side": "subject", "quote": "บูรณาการหรือเชื่อมโยงช่องทางการยืนยันตัวตนเพื่อใช้บริการออนไลน์ของทั้งภาครัฐและภาคธุรกิจ", "source": "source/cab-2024-07-09"},
        {"side": "object", "quote": "การให้บริการภาครัฐที่สามารถอำนวยความสะดวกให้กับประชาชนได้อย่างรวดเร็ว โปร่งใส", "source": "source/rg-justice4"},
    ), count=2),
    Answer("evidence-of-plan", "ข้อ 3.2 ยุทธศาสตร์ที่ 1 โครงการ 1)", (
        {"subject": "psds-2567/s1/p1", "object": "mp-20/sub1", "side": "subject", "source": "source/cab-2024-07-09"},)),
    Answer("official-statements", "ข้อ 3 “โดยมีความสอดคล้องกับ” และเชิงอรรถ 3", (
        {"subject": "psds-2567", "verbatim": "มีความสอดคล้องกับ", "object": "mp-20"},
        {"subject": "psds-2567/ind2", "predicate": "derivedFrom", "object": "nesdp13/ms13/goal2/ind1"})),
    Answer("words-for-relations", "rg-nsc: 17 นโยบายตามมาตรา 14", ({"predicate": "implements", "alignments": "17"},)),
    Answer("resting-on", "ข้อ 3: ความสอดคล้องกับแผนแม่บทประเด็นที่ 20 เป็นฐานของการอ่านรายข้อ", (
        {"statement": "alignment/al-psds2567-3", "subject": "psds-2567/s1/p1", "object": "mp-20/sub1"},)),
    Answer("facts-of-source", "ข้อ 3.1 วิสัยทัศน์", ({"class": "Vision", "fact": "psds-2567/vision", "verified": "true"},), absent=({"verified": "false"},)),
    Answer("corroborated", "moe-2018-10-16 และ moe-2018-10-17 พิมพ์ชื่อด้านที่ 6", (
        {"element": "ns-6", "source": "source/moe-2018-10-16", "other_source": "source/moe-2018-10-17"},)),
    Answer("sources", "ปกเอกสาร", ({"source": "source/cab-2024-07-09"}, {"source": "source/rg-nesdp13"})),
    # --- plans
    Answer("plans-in-force", "ชื่อแผนบอกปี; rg-nesdp13 และ rg-nsc บอกวันเริ่มและสิ้นสุด", (
        {"plan": "psds-2567"}, {"plan": "nesdp13", "from": "2022-10-01", "to": "2027-09-30"}, {"plan": "national-strategy", "start": "2018", "end": "2037"},
    ), absent=({"plan": "psds-2564"}, {"plan": "reform-plan-2561"})),
    Answer("plans-in-force", "nesdp13 เริ่ม 1 ตุลาคม 2565", ({"plan": "reform-plan-2561", "to": "2022-12-31"}, {"plan": "psds-2564"}),
           absent=({"plan": "nesdp13"}, {"plan": "psds-2567"}), values={"day": "2022-09-30"}),
    Answer("plan-levels-on", "มติคณะรัฐมนตรี 4 ธันวาคม 2560: แผนการปฏิรูปประเทศเป็นแผนระดับที่ 2", (
        {"plan": "reform-plan-2561", "level": "2", "since": "2017-12-04"}, {"plan": "national-strategy", "level": "1"}), absent=({"plan": "nesdp13"},)),
    Answer("plan-levels-on", "มติคณะรัฐมนตรี 27 กันยายน 2565 ตัดแผนการปฏิรูปประเทศออกจากแผนระดับที่ 2", (
        {"plan": "psds-2567", "level": "3"}, {"plan": "nesdp13", "level": "2"}), absent=({"plan": "reform-plan-2561"},), values={"day": "2024-07-09"}),
    Answer("predecessors", "ข้อ 1-2 และ slideserve-2546, rta-en-2551, ryt9-cabt-2556", (
        {"before": "psds-2564", "replaced_by": "psds-2567"}, {"before": "psds-2546", "replaced_by": "psds-2551", "start": "2003"}), count=4),
    Answer("approvals", "ข้อ 2 และ 5 และเชิงอรรถ 1", (
        {"day": "2024-07-09", "plan": "psds-2567", "decision": "approved", "body": "agency/cabinet"},
        {"day": "2021-05-31", "plan": "psds-2564", "meeting": "2/2564"})),
    Answer("elements-by-type", "ข้อ 3.2: กลยุทธ์ 8 ข้อ แนวทาง 26 ข้อ; rg-nesdp13: 13 หมุดหมาย", (
        {"plan": "psds-2567", "class": "Tactic", "elements": "8", "unverified": "0"}, {"plan": "psds-2567", "class": "Guideline", "elements": "26"},
        {"plan": "nesdp13", "class": "Milestone", "elements": "13"})),
    Answer("elements-of-class", "rg-nsc: นโยบายและแผนความมั่นคง 17 ประเด็น", ({"plan": "nsc-2566", "number": "16", "label": "การบูรณาการข้อมูลด้านความมั่นคง"},), count=17,
           values={"class": "SecurityIssue"}),
    Answer("elements-of-class", "ข้อ 3.2: โครงการสำคัญ 8 โครงการ", ({"element": "psds-2567/s2/p2"},), count=8),
    Answer("plan-levels", "มติคณะรัฐมนตรี 4 ธันวาคม 2560 และ 27 กันยายน 2565", ({"plan": "reform-plan-2561", "level": "2", "until": "2022-09-27"},)),
    Answer("plan-tree", "ข้อ 3.2", ({"element": "psds-2567/s1/t2", "parent": "psds-2567/s1"}, {"element": "psds-2567/vision", "order": "1"}), count=67),
    Answer("plans", "ชื่อแผน", ({"plan": "psds-2567", "start": "2024", "end": "2027", "replaces": "psds-2564", "elements": "67"},)),
    Answer("search-labels", "ข้อ 3.2 ยุทธศาสตร์ที่ 2 โครงการ 2)", ({"thing": "psds-2567/s2/p2"},)),
    # --- wording
    Answer("wording-by-edition", "cab-2023-01-17 เรื่องที่ 15 ตกคำว่า “และ”; nsc-2018-11-30 ร่าง พ.ย. 2561", (
        {"element": "mp-04", "in_force": "อุตสาหกรรมและบริการแห่งอนาคต", "wording": "อุตสาหกรรมบริการแห่งอนาคต"},
        {"element": "mp-03", "edition": "ร่าง พ.ย. 2561", "wording": "การพัฒนาการเกษตร"})),
    Answer("footnotes", "เชิงอรรถ 1-13; เชิงอรรถ 5 อธิบายโครงการสำคัญทั้ง 8", (
        {"number": "8", "anchor": "End to End Service", "role": "definition", "explained": "psds-2567/s1/t2"}, {"number": "3", "explained": "psds-2567/ind2"},
        *({"number": "5", "explained": f"psds-2567/{project}"} for project in ("s1/p1", "s2/p2", "s3/p3")), {"number": "13"}), count=20),
    Answer("definitions", "เชิงอรรถ 8 “End to End Service คือ…”", ({"element": "psds-2567/s1/t2"}, {"element": "psds-2567/s3/t1/g1.2"}), count=8),
    Answer("no-official-english", "ฉบับภาษาอังกฤษของยุทธศาสตร์ไม่มีผู้เผยแพร่: ทั้ง 67 ข้อเป็นคำแปลของผู้จัดทำ", ({"element": "psds-2567/vision", "status": "ours"},), count=67),
    Answer("no-official-english", "rta-en-2551 มีฉบับภาษาอังกฤษ", (), absent=({"status": "official"},), count=5, values={"plan": "psds-2551"}),
    Answer("terms", "ontology/alignment.ttl", ({"term": "Alignment", "label": "Alignment"}, {"term": "AgencyGroup", "label": "กลุ่มหน่วยงาน"})),
    # --- quality
    Answer("texts-changed-since", "ลายนิ้วมือบันทึกเมื่อสร้างกราฟจากข้อมูลเดียวกัน จึงยังไม่มีข้อใดเปลี่ยน", ({"state": "same", "end": "psds-2567/goal"},), absent=({"state": "changed"},)),
    Answer("secondary-only", "แนวทางของแผนย่อย 20.1 อ่านจาก rg-justice4 หน้า 17 ไม่ใช่จากแผนแม่บท", (
        {"class": "Guideline", "fact": "mp-20/sub1/g2", "source": "source/rg-justice4"}, {"class": "Target", "fact": "mp-20/target2/ind1/target1"})),
    Answer("remarks-of-plan", "ข้อ 3.1 พิมพ์ “อันดับที่ 204”; เชิงอรรถ 3 พิมพ์ “EDGI”", (
        {"about": "psds-2567/ind3", "kind": "discrepancy"}, {"about": "psds-2567/ind2", "kind": "discrepancy"})),
    Answer("remarks", "ข้อ 3.1 พิมพ์ “อันดับที่ 204”", ({"about": "psds-2567/ind3", "kind": "discrepancy"},)),
    Answer("verification-of-plan", "ไม่พบถ้อยคำเป้าหมาย 200101, 200201, 200301 ในแหล่งที่อ่านได้", (
        {"class": "PlanTarget", "verified": "false", "facts": "3"}, {"class": "MasterPlanIssue", "verified": "true", "facts": "23"})),
    Answer("unverified", "ไม่พบถ้อยคำเป้าหมาย 200101 ในแหล่งที่อ่านได้", ({"class": "PlanTarget", "plan": "master-plan"},), absent=({"thing": "psds-2567/vision"},)),
    # --- graph
    Answer("classes-and-properties", "VoID ของกราฟเอง: โครงการสำคัญ 8 โครงการ (ข้อ 3.2)", (
        {"class": "FlagshipProject", "entities": "8", "property": "inScheme", "triples": "8"},
        {"class": "Milestone", "entities": "13", "property": "number", "triples": "13"})),
)
