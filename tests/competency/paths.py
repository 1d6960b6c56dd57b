"""Questions about paths: why does a project serve the National Strategy, and in whose words.

The links are the curators' reading (basis curated); what is checked here by hand is that each step stands, in this order, with quotes.
"""

from __future__ import annotations

from tests.competency.question import Question

__all__ = ["QUESTIONS"]

DIGITAL_ID = "?x a pa:FlagshipProject ; skos:inScheme id:psds-2567 ; skos:notation 'S1.P1'^^pa:Code ."

QUESTIONS: tuple[Question, ...] = (
    Question(
        "path of the digital ID project", "โครงการยืนยันตัวตนทางดิจิทัลไปถึงยุทธศาสตร์ชาติทางแผนแม่บทอย่างไร (X → แผนย่อย → Y2 → Z)",
        f"""SELECT ?sub ?y2 ?z WHERE {{ {DIGITAL_ID} ?x pa:contributesTo ?sub . ?sub a pa:SubPlan ; pa:supportsWithinPlan ?y2 .
            ?y2 pa:targetLevel "Y2" ; pa:contributesTo ?z . ?z skos:broader id:ns-6 }}""",
        {("mp-20/sub1", "mp-20/target1", "ns-6/goal1"), ("mp-20/sub1", "mp-20/target2", "ns-6/goal1"), ("mp-20/sub1", "mp-20/target2", "ns-6/goal2")},
        "data/alignments/psds-2567-curated.yaml: al-c-s1-p1-* และลิงก์ภายในแผนแม่บท",
    ),
    Question(
        "quotes along that path", "ขั้นแรกของเส้นทางมีข้อความอ้างอิงจากทั้งสองฝั่งว่าอย่างไร",
        f"""SELECT ?side ?quote WHERE {{ {DIGITAL_ID} ?a pa:subject ?x ; pa:object ?sub ; pa:evidence ?e . ?sub a pa:SubPlan . ?e pa:side ?side ; pa:quote ?quote }}""",
        {("subject", "บูรณาการหรือเชื่อมโยงช่องทางการยืนยันตัวตนเพื่อใช้บริการออนไลน์ของทั้งภาครัฐและภาคธุรกิจ"),
         ("object", "การให้บริการภาครัฐที่สามารถอำนวยความสะดวกให้กับประชาชนได้อย่างรวดเร็ว โปร่งใส")},
        "ข้อ 3.2 ยุทธศาสตร์ที่ 1 โครงการ 1) และ rg-justice4 หน้า 17",
    ),
    Question(
        "official end of the path", "หมุดหมายที่ 13 ส่งผลต่อเป้าหมายยุทธศาสตร์ชาติด้านที่ 6 ข้อใด ตามเล่มแผนพัฒนาฯ",
        """SELECT ?goal WHERE { ?a pa:basis pa:official ; pa:predicate pa:contributesTo ; pa:subject ?ms ; pa:object ?goal . ?ms a pa:Milestone ; pa:number "13" .
           ?goal skos:broader id:ns-6 }""",
        {("ns-6/goal1",), ("ns-6/goal2",)}, "rg-nesdp13 ส่วนที่ 4 ตารางเชื่อมโยงหมุดหมายที่ 13 กับยุทธศาสตร์ชาติ",
    ),
    Question(
        "master plan issues of milestone 13", "หมุดหมายที่ 13 เชื่อมโยงกับแผนแม่บทประเด็นใด ตามเล่มแผนพัฒนาฯ",
        """SELECT ?number WHERE { ?a pa:basis pa:official ; pa:subject ?ms ; pa:object ?issue . ?ms a pa:Milestone ; pa:number "13" .
           ?issue a pa:MasterPlanIssue ; pa:number ?number }""",
        {("17",), ("20",), ("21",), ("22",)}, "rg-nesdp13 หมุดหมายที่ 13 ความเชื่อมโยงกับแผนแม่บท",
    ),
    Question(
        "projects that reach ns-6", "โครงการสำคัญใดไปถึงยุทธศาสตร์ชาติด้านที่ 6 ด้วยสายการเชื่อมโยงที่อนุมัติแล้ว",
        """SELECT ?project WHERE { ?project a pa:FlagshipProject ; skos:inScheme id:psds-2567 .
           FILTER EXISTS { ?project (pa:contributesTo|pa:implements|pa:alignsWith|pa:supportsWithinPlan|skos:broader)+ id:ns-6 } }""",
        {("psds-2567/s1/p1",), ("psds-2567/s1/p2",), ("psds-2567/s1/p3",), ("psds-2567/s2/p1",), ("psds-2567/s2/p2",), ("psds-2567/s3/p1",),
         ("psds-2567/s3/p2",), ("psds-2567/s3/p3",)}, "ทุกโครงการอยู่ใต้ยุทธศาสตร์ที่สอดคล้องกับด้านที่ 6 (ข้อ 3)",
    ),
    Question(
        "which measures repeat an upper plan's", "ตัวชี้วัดใดของยุทธศาสตร์วัดดัชนีเดียวกับแผนพัฒนาฯ ฉบับที่ 13",
        """SELECT DISTINCT ?code WHERE { ?i skos:inScheme id:psds-2567 ; skos:notation ?code ; pa:tracks ?s . ?u pa:tracks ?s ; skos:inScheme id:nesdp13 }""",
        {("IND1",), ("IND2",), ("IND3",), ("S1.IND2",), ("S2.IND2",)}, "ข้อ 3.1, 3.2 และ rg-nesdp13 ตัวชี้วัด 1.1, 2.1 ของหมุดหมายที่ 13 และเป้าหมายหลักที่ 5(4)",
    ),
)
