"""The fields of project and plan tables, and the words agencies head their columns with.

Headings are compared without spaces, Arabic digits, list numbers and marks of required fields. A pattern that is the whole heading makes
the field *certain*; one it starts with, *likely*; one found inside, *guess*. What a heading means can depend on the heading above
it or the columns before it (“เป้าหมาย” under “แผนแม่บทฯ”): that is its *context*.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from loaders.clean import arabic_digits

__all__ = ["ALIGNED", "ANCHORS", "FIELDS", "HIERARCHY", "Confidence", "Field", "context_of", "field_of", "field_of_kind", "heading_key"]

Confidence = Literal["certain", "likely", "guess", "given"]


@dataclass(frozen=True, slots=True)
class Field:
    """A kind of column: its name in records, and its words for people."""

    name: str
    th: str
    en: str


_ROWS: tuple[tuple[str, str, str, str], ...] = (
    # name, Thai, English, pattern on a heading without spaces
    ("order", "ลำดับ", "Order", r"item|order|(?:item|row|seq|record)?id|(?:item|row|seq)no\.?|sequence|ลำดับ(?:ที่)?(?:ความสำคัญ)?|ที่|เลขที่|ข้อ(?:ที่)?|no\.?|#"),
    ("project_code", "รหัสโครงการ", "Project code", r"project(?:id|code|no\.?)|รหัส(?:โครงการ|งบประมาณ|แผนงาน|กิจกรรม)?(?:\(eMENSCR\))?|เลขที่โครงการ"),
    ("ns", "ยุทธศาสตร์ชาติ", "National strategy", r"ยุทธศาสตร์ชาติ(?:ด้าน|20ปี|ระยะ20ปี|\(Z\)|ที่เกี่ยวข้อง|หลัก|ที่สอดคล้อง)*|สอดคล้องกับยุทธศาสตร์ชาติ(?:ด้าน)?|ความสอดคล้องกับยุทธศาสตร์ชาติ(?:ด้าน)?"),
    ("ns_goal", "เป้าหมายยุทธศาสตร์ชาติ", "National strategy goal", r"เป้าหมาย(?:ของ)?ยุทธศาสตร์ชาติ"),
    ("mp_subplan", "แผนย่อยของแผนแม่บท", "Master plan sub-plan", r"แผน(?:แม่บท)?ย่อย(?:ของ|ภายใต้)?แผนแม่บท(?:ฯ|ภายใต้ยุทธศาสตร์ชาติ)?|แผนแม่บทย่อย"),
    ("y1", "เป้าหมายแผนแม่บทย่อย (Y1)", "Master plan sub-target (Y1)", r"(?:รหัส)?(?:เป้าหมาย(?:ของ)?(?:แผนแม่บทย่อย|แผนย่อย(?:ของแผนแม่บทฯ?)?)?)?(?:\(?Y1\)?)(?:\(?(?:รหัสเป้าหมายแผนแม่บทย่อย|รหัส|code)\)?)?|(?:รหัส)?เป้าหมาย(?:ของ)?(?:แผนแม่บทย่อย|แผนย่อย(?:ของแผนแม่บทฯ?)?)|ความเชื่อมโยง(?:หลัก|รอง)(?:\(?Y1\)?)?"),
    ("y2_indicator", "ตัวชี้วัดเป้าหมายระดับประเด็น", "Indicator of the issue target", r"ตัวชี้วัด(?:เป้าหมาย)?ระดับประเด็น(?:\(?Y2\)?)?"),
    ("y2", "เป้าหมายระดับประเด็น (Y2)", "Master plan issue target (Y2)", r"(?:รหัส)?(?:เป้าหมาย(?:ระดับประเด็น(?:ของแผนแม่บทฯ?)?)?)?\(?Y2\)?(?:\(?(?:รหัส|code)\)?)?|(?:รหัส)?เป้าหมายระดับประเด็น(?:ของแผนแม่บทฯ?)?"),
    ("mp", "แผนแม่บทฯ ประเด็น", "Master plan issue", r"แผนแม่บท(?:ฯ|ภายใต้ยุทธศาสตร์ชาติ)?(?:ประเด็น(?:ที่)?|\(ประเด็น\))?|ประเด็นแผนแม่บทฯ?|(?:ความ)?สอดคล้องกับแผนแม่บท(?:ฯ|ภายใต้ยุทธศาสตร์ชาติ)?"),
    ("contribution", "ความสอดคล้อง (คำอธิบาย)", "How it contributes", r"ความสอดคล้องของโครงการกับ.+|(?:คำ)?อธิบาย(?:ความ)?(?:สอดคล้อง|เชื่อมโยง).*|การบรรลุเป้าหมายตาม.+"),
    ("mp_guideline", "แนวทางการพัฒนาภายใต้แผนย่อย", "Sub-plan guideline", r"แนวทางการพัฒนา(?:ภายใต้|ของ)(?:แผนย่อย|แผนแม่บท)\S*"),
    ("fvct_element", "องค์ประกอบ (V)", "Value chain element (V)", r"องค์ประกอบ(?:\(?V\)?)?(?:FVCT)?"),
    ("fvct", "ปัจจัย (F)", "Value chain factor (F)", r"ปัจจัย(?:\(?F\)?)?(?:\(?FVCT\)?)?|FVCT|ปัจจัย(?:สำคัญ)?(?:ของ)?ห่วงโซ่คุณค่า\S*"),
    ("milestone", "หมุดหมาย", "Milestone", r"หมุดหมาย(?:ที่)?(?:การพัฒนา|ของแผนพัฒนา\S*|\(?แผน(?:พัฒนา)?ฯ?(?:ฉบับที่)?13\)?)*|แผนพัฒนา(?:เศรษฐกิจและสังคมแห่งชาติ|ฯ)(?:ฉบับที่\d+)?(?:\(?หมุดหมาย(?:ที่)?\)?)?|แผนฯ?(?:ฉบับที่)?13"),
    ("security", "นโยบายและแผนความมั่นคง", "National security plan", r"(?:ความสอดคล้องกับ)?(?:นโยบายและ)?แผน(?:ระดับชาติ)?(?:ว่าด้วย)?ความมั่นคง\S*"),
    ("policy", "นโยบายรัฐบาล", "Government policy", r"(?:ความ)?(?:สอดคล้องกับ)?นโยบาย(?:ของ)?(?:รัฐบาล|คณะรัฐมนตรี)\S*"),
    ("level3", "แผนระดับที่ 3", "Level-3 plan", r"(?:สอดคล้องกับ)?แผน(?:ปฏิบัติราชการ|ปฏิบัติการด้าน)\S*|แผนระดับ(?:ที่)?3"),
    ("sdg", "SDGs", "SDGs", r"(?:เป้าหมาย)?(?:การพัฒนาที่ยั่งยืน)?\(?SDGs?\)?"),
    ("law", "กฎหมายที่เกี่ยวข้อง", "Law", r"กฎหมาย(?:ที่เกี่ยวข้อง)?"),
    ("resolution", "มติคณะรัฐมนตรี", "Cabinet resolution", r"มติ(?:คณะรัฐมนตรี|ครม\.?)(?:ที่เกี่ยวข้อง)?"),
    ("support", "หน่วยงานสนับสนุน", "Supporting agency", r"(?:supporting|partner)(?:agency|agencies|organi[sz]ations?)|(?:หน่วยงาน|ผู้|ส่วนราชการ)(?:ที่)?(?:สนับสนุน|ร่วม|รอง|บูรณาการ|ที่เกี่ยวข้อง|เกี่ยวข้อง)(?:/?(?:ร่วม|สนับสนุน|ดำเนินการ|ดำเนินงาน|รับผิดชอบ|บูรณาการ))*|หน่วยงานรับผิดชอบ(?:ร่วม|รอง|สนับสนุน)"),
    ("ministry", "กระทรวงเจ้าสังกัด", "Ministry", r"(?:ชื่อ)?(?:หน่วยงาน(?:ระดับ)?|ส่วนราชการระดับ)?กระทรวง(?:เจ้าสังกัด|/หน่วยงานเทียบเท่า)?|(?:หน่วยงาน)?ต้นสังกัด|สังกัด(?:กระทรวง)?|ministry(?:name)?"),
    ("project_count", "จำนวนโครงการ", "Number of projects", r"(?:รวม)?จำนวน(?:โครงการ|กิจกรรม|แผนงาน|รายการ)(?:/กิจกรรม)?(?:ทั้งหมด|\(โครงการ\))?"),
    ("agency", "หน่วยงานรับผิดชอบ", "Responsible agency", r"(?:responsible|lead|implementing|host)?(?:agency|agencies|organi[sz]ation)(?:name)?|(?:budgetary|budget|responsible|implementing)unit|(?:project)?owner|(?:กอง|สำนัก|ฝ่าย|กลุ่มงาน|กลุ่ม)(?:ที่)?รับผิดชอบ|สำนัก/กอง/กลุ่ม|(?:ชื่อ)?(?:(?:หน่วยงาน|ส่วนราชการ|กอง/สำนัก|สำนัก/กอง|องค์กร)(?:ที่)?(?:รับผิดชอบ|ดำเนินการ|ดำเนินงาน|เจ้าภาพ|เจ้าของโครงการ|เจ้าของ)?|(?:หน่วย|ผู้)(?:ที่)?(?:รับผิดชอบ|ดำเนินการ|ดำเนินงาน|เจ้าของโครงการ))(?:หลัก|โครงการ|ตัวชี้วัด|ดำเนินการ)*|เจ้าภาพ(?:หลัก)?|เจ้าของโครงการ|ส่วนราชการ/หน่วยงาน\S{0,12}|(?:หน่วยงาน|ส่วนราชการ)ระดับกรม(?:/หน่วยงานเทียบเท่า)?|ส่วนงาน(?:ที่รับผิดชอบ)?|หน่วยดำเนินงาน|department"),
    ("output_target", "เป้าหมายเชิงผลผลิต", "Output target", r"เป้าหมาย(?:เชิง|\()?(?:ผลผลิต|ปริมาณ)(?:ของโครงการ)?\)?|เป้าหมาย\(ผลผลิตของโครงการ\)|ผลผลิต(?:ของโครงการ|ที่คาดว่าจะได้รับ)"),
    ("outcome_target", "เป้าหมายเชิงผลลัพธ์", "Outcome target", r"เป้าหมายเชิง(?:ผลลัพธ์|คุณภาพ)|ผลลัพธ์(?:ของโครงการ|ที่คาดว่าจะได้รับ)?"),
    ("outcome", "ผลที่คาดว่าจะได้รับ", "Expected benefit", r"(?:ผล|ประโยชน์|ผลประโยชน์)ที่(?:คาดว่า)?(?:จะ)?ได้รับ"),
    ("target", "ค่าเป้าหมาย", "Target value", r"targets?(?:values?)?|ค่าเป้าหมาย(?:ตัวชี้วัด|รายปี|ประจำปี)?|เป้าหมายตัวชี้วัด|เป้าหมายรายปี|(?:ค่า)?เป้าหมาย(?:ตาม)?ตัวชี้วัด"),
    ("baseline", "ค่าฐาน", "Baseline", r"(?:ค่า|ข้อมูล)?(?:ปี)?ฐาน|ค่าข้อมูลพื้นฐาน|ข้อมูลพื้นฐาน|baselinedata|baseline|ผลการดำเนินงานที่ผ่านมา"),
    ("unit", "หน่วยนับ", "Unit", r"units?(?:ofmeasure(?:ment)?)?|หน่วย(?:นับ|วัด)?"),
    ("indicator", "ตัวชี้วัด", "Indicator", r"(?:key)?(?:performance)?indicators?(?:name)?|(?:ชื่อ)?(?:ตัวชี้วัด|ดัชนีชี้วัด|ตัวบ่งชี้)(?:ความสำเร็จ|ผลสำเร็จ|โครงการ|ของโครงการ|เป้าหมาย|ผลผลิต|ผลลัพธ์|\(?KPIs?\)?|/หน่วยนับ)*|KPIs?"),
    ("budget_category", "หมวดงบ", "Budget category", r"หมวดงบ(?:ประมาณ)?|งบรายจ่าย|ประเภทงบ(?:ประมาณ|รายจ่าย)?|หมวด(?:รายจ่าย)?|(?:budget|expense|expenditure)(?:category|type)|category(?:lv|level)?\d?"),
    ("budget_source", "แหล่งงบประมาณ", "Source of funds", r"(?:แหล่ง|ที่มาของ|ที่มา)(?:ของ)?(?:งบประมาณ|เงิน(?:ทุน)?|งบ|ทุน)|แหล่งที่มา(?:ของงบประมาณ)?"),
    ("spent", "ผลการใช้จ่าย", "Spent", r"(?:ผล)?(?:การ)?(?:ใช้จ่าย|เบิกจ่าย)(?:งบประมาณ|จริง|แล้ว)*|ผลการเบิกจ่าย\S*"),
    ("budget", "งบประมาณ", "Budget", r"(?:total|approved|allocated|project)?budget(?:amount|allocated)?|cost|amount|งบ(?:บุคลากร|ดำเนินงาน|ลงทุน|เงินอุดหนุน|อุดหนุน|รายจ่ายอื่น|แผ่นดิน|รายได้|จังหวัด|ท้องถิ่น|กลาง)|เงิน(?:งบประมาณ|รายได้|อุดหนุน|กู้|นอกงบประมาณ|สมทบ)|(?:วงเงิน|กรอบวงเงิน|จำนวนเงิน|จำนวน)?(?:งบประมาณ|งบ|เงินงบประมาณ)(?:ที่(?:ใช้|ขอ|ได้รับ|เสนอขอ|ตั้ง|ได้รับจัดสรร)|รายจ่าย|โครงการ|ประมาณการ|ดำเนินการ|และที่ผ่านมา|ประจำปี|รายปี|\(?บาท\)?)*|วงเงิน(?:งบประมาณ|โครงการ)?|กรอบวงเงิน|จำนวนเงิน|ค่าใช้จ่าย|ประมาณการ(?:งบประมาณ|ค่าใช้จ่าย|รายจ่าย)"),
    ("phase", "แผนรายเดือน/ไตรมาส", "Months and quarters", r"(?:แผน|ผล)?(?:การ)?(?:ดำเนินงาน|ปฏิบัติงาน|เบิกจ่าย|ใช้จ่าย)?(?:ราย)?(?:ไตรมาส|เดือน)(?:ที่)?\d*|(?:ไตรมาส|Q)(?:ที่)?\d|(?:ต\.?ค|พ\.?ย|ธ\.?ค|ม\.?ค|ก\.?พ|มี\.?ค|เม\.?ย|พ\.?ค|มิ\.?ย|ก\.?ค|ส\.?ค|ก\.?ย)\.?(?:\d\d)?"),
    ("start", "วันที่เริ่มต้น", "Start", r"start(?:date)?|(?:วัน(?:ที่)?|เดือน|ปี)?(?:เริ่ม(?:ต้น|ดำเนินการ)?(?:โครงการ)?)"),
    ("end", "วันที่สิ้นสุด", "End", r"end(?:date)?|(?:วัน(?:ที่)?|เดือน|ปี)?(?:สิ้นสุด|แล้วเสร็จ)(?:โครงการ)?"),
    ("period", "ระยะเวลาดำเนินการ", "Period", r"ห้วง(?:เวลา)?(?:ดำเนินการ)?|(?:fiscal|budget|financial)year|period|duration|(?:ระยะ|ช่วง)เวลา(?:การ)?(?:ดำเนินการ|ดำเนินงาน|ดำเนินโครงการ|โครงการ)?|ปี(?:ที่)?ดำเนินการ|ระยะเวลา(?:ที่)?(?:เริ่มต้น)?-?สิ้นสุด|ปีงบประมาณ(?:ที่ดำเนินการ)?|ปีที่ดำเนินการ|ปี(?:พ\.?ศ\.?)?|พ\.ศ\.|year"),
    ("objective", "วัตถุประสงค์", "Objective", r"objectives?|วัตถุประสงค์(?:โครงการ|ของโครงการ)?"),
    ("rationale", "หลักการและเหตุผล", "Rationale", r"หลักการ(?:และ)?เหตุผล|เหตุผลความจำเป็น|ความจำเป็น"),
    ("beneficiary", "กลุ่มเป้าหมาย", "Target group", r"(?:กลุ่มเป้าหมาย|ผู้(?:ได้)?รับ(?:ผล)?ประโยชน์|ผู้รับบริการ)(?:/(?:ผู้(?:ได้)?รับ(?:ผล)?ประโยชน์|กลุ่มเป้าหมาย))?(?:โครงการ)?"),
    ("area", "พื้นที่ดำเนินการ", "Area", r"(?:พื้นที่|สถานที่)(?:การ|ที่)?(?:ดำเนินการ|ดำเนินงาน|ดำเนินโครงการ|เป้าหมาย)?|จังหวัด|provinces?|districts?|regions?|locations?|area"),
    ("project_kind", "ประเภทโครงการ", "New or continuing", r"ประเภท(?:ของ)?โครงการ(?:\(?ใหม่/ต่อเนื่อง\)?)?|โครงการใหม่/ต่อเนื่อง|ใหม่/ต่อเนื่อง"),
    ("characteristic", "ลักษณะโครงการ", "Uses budget or not", r"ลักษณะ(?:ของ)?โครงการ(?:\(?ใช้/ไม่ใช้งบประมาณ\)?)?"),
    ("execution", "การดำเนินการ", "Own work or contract", r"(?:วิธี)?การดำเนินการ(?:\(?ดำเนินการเอง/จ้าง\)?)?|วิธี(?:การ)?ดำเนินการ"),
    ("status", "สถานะ", "Status", r"status|สถานะ(?:โครงการ|การดำเนินงาน|การดำเนินการ)?"),
    ("result", "ผลการดำเนินงาน", "Result", r"ผล(?:การ)?(?:ดำเนินงาน|ดำเนินการ|ปฏิบัติงาน|งาน)(?:จริง)?|ความก้าวหน้า|ร้อยละความก้าวหน้า"),
    ("data_source", "แหล่งข้อมูล", "Data source", r"(?:แหล่ง|ที่มาของ)(?:ที่มาของ)?ข้อมูล|วิธีการเก็บข้อมูล"),
    ("direction", "ทิศทาง", "Direction", r"ทิศทาง(?:ตัวชี้วัด)?(?:\(.*\))?"),
    ("passed_from", "ถ่ายทอดมาจาก", "Passed down from", r"ถ่ายทอด(?:มา)?จาก\S*"),
    ("level", "ระดับ", "Level", r"ระดับ(?:ตัวชี้วัด)?(?:\(.*\))?"),
    ("weight", "น้ำหนัก", "Weight", r"น้ำหนัก(?:\(?ร้อยละ\)?)?|ค่าน้ำหนัก"),
    ("goal", "เป้าหมาย", "Goal", r"goals?|เป้าหมาย(?:การพัฒนา|ของแผน|แผนงาน|ยุทธศาสตร์|ของยุทธศาสตร์|โครงการ|ของโครงการ|หลัก|รวม|การให้บริการ\S*)*|เป้าประสงค์(?:เชิงยุทธศาสตร์|ยุทธศาสตร์)?"),
    ("vision", "วิสัยทัศน์", "Vision", r"วิสัยทัศน์"),
    ("tactic", "กลยุทธ์", "Tactic", r"tactics?|sub-?strateg(?:y|ies)|(?:ชื่อ)?กลยุทธ์(?:หน่วยงาน|การพัฒนา|หลัก|ที่)*(?:/(?:แนวทาง|มาตรการ)\S*)?"),
    ("guideline", "แนวทางการพัฒนา", "Guideline", r"guidelines?|measures?|แนวทาง(?:การ)?(?:พัฒนา|ดำเนินงาน|ดำเนินการ|ขับเคลื่อน)?(?:/มาตรการ)?|มาตรการ(?:/แนวทาง\S*)?|แนวทาง/มาตรการ|แผนงาน(?:หลัก)?/แนวทาง\S*"),
    ("activity", "กิจกรรม", "Activity", r"activit(?:y|ies)(?:name)?|item(?:description|name)|(?:ชื่อ)?กิจกรรม(?:หลัก|สำคัญ|โครงการ|ของโครงการ|ภายใต้โครงการ|ที่ดำเนินการ|/?ขั้นตอน\S*)*|ขั้นตอน(?:การดำเนินงาน)?"),
    ("sub_activity", "กิจกรรมย่อย", "Sub-activity", r"กิจกรรมย่อย"),
    ("output", "ผลผลิต", "Output", r"outputs?(?:name)?|ผลผลิต(?:/โครงการตามเอกสารงบประมาณ)?"),
    ("project", "โครงการ", "Project", r"(?:project|programme|program)s?(?:name|title)?(?:in)?(?:th(?:ai)?|en(?:g(?:lish)?)?)?|(?:ชื่อ)?(?:(?:ประเด็น(?:การพัฒนา|ยุทธศาสตร์)?|ยุทธศาสตร์|กลยุทธ์|แนวทาง|มาตรการ|แผนงาน|งาน|ผลผลิต|กิจกรรม(?:หลัก)?)[/-])+โครงการ(?:[/-](?:กิจกรรม(?:หลัก|ย่อย|สำคัญ)*|รายการ|การดำเนินงาน))*|(?:ชื่อ)?โครงการริเริ่ม|(?:ชื่อ)?(?:แผนงาน|งาน|ผลผลิต)?/?โครงการ(?:/(?:กิจกรรม|รายการ|การดำเนินงาน|แผนงาน|งาน|มาตรการ)|สำคัญ|หลัก|พัฒนา|ที่เสนอขอ|ตามแผน|เรือธง|\(Flagship(?:Project)?\))*|รายการ|ชื่อ(?:แผนงาน|งาน)|งาน/โครงการ"),
    ("program", "แผนงาน", "Programme", r"(?:budget|work)(?:plan|program(?:me)?)s?(?:name)?|(?:ชื่อ)?แผนงาน(?:งบประมาณ|บูรณาการ|หลัก)?"),
    ("group", "ยุทธศาสตร์/ประเด็น", "Strategy or issue", r"strateg(?:y|ies)|strategicissues?|pillars?|(?:ชื่อ)?(?:ประเด็น)?ยุทธศาสตร์(?:/ประเด็น(?:ยุทธศาสตร์|การพัฒนา)?|การพัฒนา|ที่|หน่วยงาน|ของแผน|กรม|กระทรวง|จังหวัด|การจัดสรร\S*)*|ประเด็น(?:การพัฒนา|ยุทธศาสตร์|การขับเคลื่อน|หลัก)*(?:/(?:ยุทธศาสตร์|ด้าน|แผนย่อย))?|ด้าน|เสาหลัก|มิติ|แผนย่อย|เรื่อง"),
    ("note", "หมายเหตุ", "Note", r"หมายเหตุ|อื่นๆ|ข้อเสนอแนะ|ปัญหา(?:/|และ)?อุปสรรค\S*|remarks?|notes?"),
)
_CONTEXTUAL: dict[str, dict[str, str]] = {
    "ns": {"goal": "ns_goal", "group": "ns_issue", "level": "ns_issue", "sub_issue": "ns_sub"},
    "mp": {"goal": "y2", "group": "mp", "indicator": "y2_indicator", "guideline": "mp_guideline"},
    "nesdp": {"goal": "nesdp_goal", "indicator": "nesdp_indicator", "tactic": "nesdp_tactic", "group": "milestone"},
    "sec": {"goal": "security_goal", "indicator": "security_indicator", "tactic": "security_tactic", "group": "security"},
    "l3": {"program": "level3", "goal": "level3_goal", "indicator": "level3_indicator", "guideline": "level3_guideline", "group": "level3_group"},
}
"""Context → field a heading would have alone → field it has there."""
_MORE = (("ns_issue", "ประเด็นยุทธศาสตร์ชาติ", "National strategy issue"), ("ns_sub", "ประเด็นย่อยยุทธศาสตร์ชาติ", "National strategy sub-issue"),
         ("nesdp_goal", "เป้าหมายของหมุดหมาย", "Milestone goal"), ("nesdp_indicator", "ตัวชี้วัดของหมุดหมาย", "Milestone indicator"),
         ("nesdp_tactic", "กลยุทธ์การพัฒนา (แผนพัฒนาฯ)", "Milestone tactic"), ("nesdp_subtactic", "กลยุทธ์ย่อย (แผนพัฒนาฯ)", "Milestone sub-tactic"),
         ("security_goal", "เป้าหมายแผนความมั่นคง", "Security goal"), ("security_indicator", "ตัวชี้วัดแผนความมั่นคง", "Security indicator"), ("security_tactic", "กลยุทธ์แผนความมั่นคง", "Security tactic"),
         ("level3_goal", "เป้าหมายแผนระดับที่ 3", "Level-3 goal"), ("level3_indicator", "ตัวชี้วัดแผนระดับที่ 3", "Level-3 indicator"), ("level3_guideline", "แนวทางแผนระดับที่ 3", "Level-3 guideline"),
         ("level3_group", "ประเด็นแผนระดับที่ 3", "Level-3 issue"), ("budget_total", "รวมงบประมาณ", "Budget in all"),
         ("budget_program", "แผนงาน (โครงสร้างงบประมาณ)", "Budget programme"), ("budget_activity", "กิจกรรม (โครงสร้างงบประมาณ)", "Budget activity"))
_RULES = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, _, _, pattern in _ROWS)
FIELDS: dict[str, Field] = {name: Field(name, th, en) for name, th, en, *_ in (*_ROWS, *_MORE)}
"""Every field by name."""
ANCHORS = frozenset({"project", "activity", "indicator", "group", "tactic", "guideline", "goal", "program"})
"""A table has a column of at least one of these."""
HIERARCHY = ("group", "goal", "tactic", "guideline", "program")
"""Fields of parts above a project; an empty cell means the same as the row before."""
ALIGNED: dict[str, tuple[int | str, str]] = {
    **dict.fromkeys(("ns", "ns_goal", "ns_issue", "ns_sub"), (1, "ยุทธศาสตร์ชาติ")),
    **dict.fromkeys(("mp", "y2", "y1", "mp_subplan", "mp_guideline", "y2_indicator"), (2, "แผนแม่บทภายใต้ยุทธศาสตร์ชาติ")),
    **dict.fromkeys(("milestone", "nesdp_goal", "nesdp_indicator", "nesdp_tactic", "nesdp_subtactic"), (2, "แผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ")),
    **dict.fromkeys(("security", "security_goal", "security_indicator", "security_tactic"), (2, "นโยบายและแผนระดับชาติว่าด้วยความมั่นคงแห่งชาติ")),
    "policy": ("policy", "นโยบายรัฐบาล"),
    **dict.fromkeys(("level3", "level3_goal", "level3_guideline", "level3_indicator", "level3_group"), ("other", "แผนระดับที่ 3")),
}
"""Fields that name a part of an upper plan → level of the plan document format, name of the plan."""
_CONTEXTS = tuple((name, re.compile(pattern)) for name, pattern in (
    ("ns", r"ยุทธศาสตร์ชาติ|แผนระดับ(?:ที่)?1(?!\d)"), ("mp", r"แผนแม่บท"), ("sec", r"ความมั่นคง"),
    ("nesdp", r"หมุดหมาย|แผนพัฒนา(?:เศรษฐกิจ|ฯ)|แผนฯ?(?:ฉบับที่)?1[2-4]"), ("l3", r"แผนระดับ(?:ที่)?3|แผน(?:ปฏิบัติราชการ)?(?:ระยะ)?(?:5|1|ราย)ปี|แผนปฏิบัติราชการ")))
_KINDS = {"กลยุทธ์": "tactic", "ยุทธวิธี": "tactic", "แนวทาง": "guideline", "แนวทางการพัฒนา": "guideline", "มาตรการ": "guideline", "แผนงาน": "program", "แผนงานหลัก": "program",
          "เป้าหมาย": "goal", "เป้าประสงค์": "goal"}
_LIST_MARK = re.compile(r"^(?:\(?\d{1,2}(?:\.\d{1,2})*[.)]+|\d{1,2}(?:\.\d{1,2})+|[-–•·])")
_MARKS = re.compile(r"[*★☆?:：\"“”‘’'_]+|\(\s*\)")
_REMARK = re.compile(r"\([^()]*\)?$")
_FITS = re.compile(r"ที่(?:สอดคล้อง|เกี่ยวข้อง|รองรับ|เชื่อมโยง)$")
_LONGEST = 150
"""Characters of a heading; longer cells are no headings."""
_SHORTEST_PREFIX = 4
"""A heading may start with the words of a field only if those have some letters: “ที่” begins too much."""


@lru_cache(maxsize=4096)
def heading_key(text: str) -> str:
    """A heading as it is compared: no spaces, list number, quotation or star; Arabic digits."""
    bare = _MARKS.sub("", "".join(arabic_digits(text).split()))
    return _LIST_MARK.sub("", bare) or bare


def context_of(text: str) -> str | None:
    """The upper plan that a heading names: ns, mp, nesdp, sec, l3; None for most."""
    key = heading_key(text[:_LONGEST])
    return next((name for name, pattern in _CONTEXTS if pattern.search(key)), None)


@lru_cache(maxsize=4096)
def field_of(heading: str, context: str | None = None) -> tuple[str, Confidence] | None:
    """The field that ``heading`` names, and how surely.

    >>> field_of("แผนงาน/ โครงการ"), field_of("เป้าหมาย *", "mp"), field_of("ชื่อโครงการตามแผนฯ ปี 67"), field_of("ความสูง")
    (('project', 'certain'), ('y2', 'certain'), ('project', 'likely'), None)
    """
    if len(heading) > _LONGEST:
        return None
    key = heading_key(heading)
    if context and (special := _special(key, context)):
        return special, "certain"
    bare = _FITS.sub("", key)
    if bare and bare != key and (fitting := field_of(bare, context)) and fitting[1] == "certain":
        return fitting
    found: tuple[str, Confidence] | None = None
    longest = 0
    for name, pattern in _RULES:
        start = pattern.match(key)
        if not start:
            continue
        if start.end() == len(key) or pattern.fullmatch(key):
            return _in_context(name, context), "certain"
        if start.end() >= _SHORTEST_PREFIX and start.end() > longest:
            found, longest = (_in_context(name, context), "likely"), start.end()
    remark = _REMARK.sub("", key)  # “ชื่อโครงการ (เรียงตามลำดับความสำคัญ)”, “งบประมาณ (Budget)”
    if remark and remark != key and (bare_of := field_of(remark, context)) and bare_of[1] == "certain":
        return bare_of
    return found or _inside(key, context)


def _inside(key: str, context: str | None) -> tuple[str, Confidence] | None:
    best, longest = None, _SHORTEST_PREFIX
    for name, pattern in _RULES:
        for inside in pattern.finditer(key):
            if len(inside[0]) > longest:
                best, longest = name, len(inside[0])
    return (_in_context(best, context), "guess") if best else None


def _in_context(name: str, context: str | None) -> str:
    return _CONTEXTUAL.get(context or "", {}).get(name, name)


def _special(key: str, context: str) -> str | None:
    """Words that only a context gives a meaning."""
    if context == "ns" and key.startswith("ประเด็นย่อย"):
        return "ns_sub"
    if context == "ns" and key == "ด้าน":
        return "ns"
    if context == "mp" and re.fullmatch(r"แผนย่อย\S*", key):
        return "mp_subplan"
    return "nesdp_subtactic" if context == "nesdp" and key.startswith("กลยุทธ์ย่อย") else None


def field_of_kind(kind: str) -> str:
    """The field of a part by the word it is called: “กลยุทธ์” → tactic; every other kind of top level is a group."""
    return _KINDS.get(kind, "group")
