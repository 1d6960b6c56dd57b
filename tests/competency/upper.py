"""Questions about the plans above, the links between plans, and the measured values."""

from __future__ import annotations

from tests.competency.question import Question

__all__ = ["QUESTIONS"]

QUESTIONS: tuple[Question, ...] = (
    Question(
        "six strategies", "ยุทธศาสตร์ชาติมีกี่ด้าน",
        """SELECT ?number ?label WHERE { ?s a pa:Strategy ; skos:inScheme id:national-strategy ; pa:number ?number ; skos:prefLabel ?label .
           FILTER(LANG(?label) = 'th') }""",
        {("1", "ยุทธศาสตร์ชาติด้านความมั่นคง"), ("2", "ยุทธศาสตร์ชาติด้านการสร้างความสามารถในการแข่งขัน"),
         ("3", "ยุทธศาสตร์ชาติด้านการพัฒนาและเสริมสร้างศักยภาพทรัพยากรมนุษย์"),
         ("4", "ยุทธศาสตร์ชาติด้านการสร้างโอกาสและความเสมอภาคทางสังคม"),
         ("5", "ยุทธศาสตร์ชาติด้านการสร้างการเติบโตบนคุณภาพชีวิตที่เป็นมิตรต่อสิ่งแวดล้อม"),
         ("6", "ยุทธศาสตร์ชาติด้านการปรับสมดุลและพัฒนาระบบการบริหารจัดการภาครัฐ")}, "moe-2018-10-16 บรรทัด 20-25",
    ),
    Question(
        "23 issues", "แผนแม่บทมีกี่ประเด็น", "SELECT (COUNT(DISTINCT ?i) AS ?n) WHERE { ?i a pa:MasterPlanIssue ; skos:inScheme id:master-plan }",
        {("23",)}, "cab-2023-01-17 เรื่องที่ 15 “ยังคงมี 23 ประเด็นเดิม”",
    ),
    Question(
        "sub-plans of issue 20", "ประเด็นที่ 20 มีแผนย่อยใด",
        """SELECT ?label WHERE { ?s a pa:SubPlan ; skos:broader id:mp-20 ; skos:prefLabel ?label . FILTER(LANG(?label) = 'th') }""",
        {("การพัฒนาบริการประชาชน",), ("การบริหารจัดการการเงินการคลัง",), ("การปรับสมดุลภาครัฐ",), ("การพัฒนาระบบบริหารงานภาครัฐ",),
         ("การสร้างและพัฒนาบุคลากรภาครัฐ",)}, "แผนแม่บทภายใต้ยุทธศาสตร์ชาติ ประเด็นที่ 20",
    ),
    Question(
        "Y2 targets of issue 20", "เป้าหมายระดับประเด็นของประเด็นที่ 20",
        """SELECT ?label WHERE { ?t a pa:PlanTarget ; skos:broader id:mp-20 ; pa:targetLevel "Y2" ; skos:prefLabel ?label . FILTER(LANG(?label) = 'th') }""",
        {("บริการของรัฐมีประสิทธิภาพและมีคุณภาพเป็นที่ยอมรับของผู้ใช้บริการ",),
         ("ภาครัฐมีการดำเนินการที่มีประสิทธิภาพด้วยการนำนวัตกรรมและเทคโนโลยีมาประยุกต์ใช้",)}, "แผนแม่บทภายใต้ยุทธศาสตร์ชาติ ประเด็นที่ 20",
    ),
    Question(
        "13 milestones", "แผนพัฒนาฯ ฉบับที่ 13 มีกี่หมุดหมาย",
        "SELECT (COUNT(DISTINCT ?m) AS ?n) WHERE { ?m a pa:Milestone ; skos:inScheme id:nesdp13 }", {("13",)}, "rg-nesdp13 หน้า 22-23",
    ),
    Question(
        "strategies of milestone 13", "หมุดหมายที่ 13 มีกลยุทธ์ใด",
        """SELECT ?number ?label WHERE { ?ms a pa:Milestone ; pa:number "13" ; skos:inScheme id:nesdp13 . ?s a pa:Strategy ; skos:broader ?ms ;
           pa:number ?number ; skos:prefLabel ?label . FILTER(LANG(?label) = 'th') }""",
        {("1", "การพัฒนาคุณภาพการให้บริการภาครัฐที่ตอบโจทย์ สะดวก และประหยัด"),
         ("2", "การปรับเปลี่ยนการบริหารจัดการและโครงสร้างของภาครัฐให้ยืดหยุ่น เชื่อมโยง เปิดกว้าง และมีประสิทธิภาพเพื่อรองรับการเปลี่ยนแปลงที่เอื้อต่อการพัฒนาประเทศ"),
         ("3", "การปรับเปลี่ยนภาครัฐเป็นรัฐบาลดิจิทัลที่ใช้ข้อมูลในการบริหารจัดการเพื่อการพัฒนาประเทศ"),
         ("4", ("การสร้างระบบบริหารภาครัฐที่ส่งเสริมการปรับเปลี่ยนและพัฒนาบุคลากรให้มีทักษะที่จำเป็นในการให้บริการภาครัฐดิจิทัล และปรับปรุงกฎหมาย ระเบียบ "
               "มาตรการภาครัฐให้เอื้อต่อการพัฒนาประเทศ"))}, "rg-nesdp13 หน้า 136-137",
    ),
    Question(
        "main goals served by milestone 13", "หมุดหมายที่ 13 สนับสนุนเป้าหมายหลักใด (ภายในแผนเดียวกัน)",
        """SELECT ?goal WHERE { ?ms a pa:Milestone ; pa:number "13" ; pa:supportsWithinPlan ?g . ?g skos:notation ?goal }""",
        {("MAINGOAL3",), ("MAINGOAL5",)}, "rg-nesdp13 หมุดหมายที่ 13 เป้าหมายหลักที่สนับสนุน",
    ),
    Question(
        "17 security policies", "แผนความมั่นคงมีกี่นโยบาย และหน่วยงานใดเป็นเจ้าภาพมากที่สุด",
        """SELECT ?name (COUNT(DISTINCT ?p) AS ?n) WHERE { ?p a pa:SecurityIssue ; pa:responsibleAgency ?a . ?a skos:prefLabel ?name .
           FILTER(LANG(?name) = 'th') } GROUP BY ?name HAVING(COUNT(DISTINCT ?p) >= 3)""",
        {("กองอำนวยการรักษาความมั่นคงภายในราชอาณาจักร", "4"), ("สำนักงานสภาความมั่นคงแห่งชาติ", "3")}, "rg-nsc รายชื่อหน่วยงานเจ้าภาพ 17 นโยบาย",
    ),
    Question(
        "data integration policy", "นโยบายความมั่นคงที่ 16 คือเรื่องใด",
        """SELECT ?label WHERE { ?p a pa:SecurityIssue ; pa:number "16" ; skos:prefLabel ?label . FILTER(LANG(?label) = 'th') }""",
        {("การบูรณาการข้อมูลด้านความมั่นคง",)}, "rg-nsc นโยบายและแผนความมั่นคงที่ 16",
    ),
    Question(
        "a policy statement has no level", "แผนใดไม่อยู่ใน 3 ระดับ",
        """SELECT ?start WHERE { id:gov-policy-2566 a pa:Instrument ; pa:startYear ?start . FILTER NOT EXISTS { id:gov-policy-2566 pa:planLevel ?l } }""",
        {("2023",)}, "policy-2566",
    ),
    Question(
        "reform plan is history", "แผนการปฏิรูปประเทศสิ้นสุดปีใด",
        "SELECT ?end WHERE { id:reform-plan-2561 pa:endYear ?end }", {("2022",)}, "cab-2023-02-14 บรรทัด 258 “สิ้นสุดเมื่อวันที่ 31 ธันวาคม 2565”",
    ),
    Question(
        "line of predecessors", "ยุทธศาสตร์การพัฒนาระบบราชการสืบมาจากฉบับใดบ้าง",
        "SELECT ?before WHERE { id:psds-2567 dcterms:replaces+ ?before }",
        {("psds-2564",), ("psds-2556",), ("psds-2551",), ("psds-2546",)}, "cab-2024-07-09 ข้อ 1-2 และ slideserve-2546, rta-en-2551, ryt9-cabt-2556",
    ),
    # --- links between plans
    Question(
        "what the text says it follows", "เอกสารระบุเองว่าสอดคล้องกับแผนใด",
        """SELECT DISTINCT ?object WHERE { ?a a pa:Alignment ; pa:subject id:psds-2567 ; pa:object ?object ; pa:basis pa:official ; pa:predicate pa:alignsWith }""",
        {("gov-policy-2566",), ("ns-6",), ("mp-20",), ("nesdp13/ms13",), ("nsc-2566",)}, "ข้อ 3 “โดยมีความสอดคล้องกับ…”",
    ),
    Question(
        "inherited from milestone 13", "เป้าหมายใดถ่ายทอดมาจากหมุดหมายที่ 13 ค่าเท่าใด",
        """SELECT ?code ?measure ?value WHERE { ?a a pa:Alignment ; pa:basis pa:official ; pa:predicate pa:derivedFrom ; pa:subject ?i ; pa:object ?o .
           ?o skos:broader+ ?ms . ?ms a pa:Milestone ; pa:number "13" . ?i skos:notation ?code . ?t pa:ofIndicator ?i ; pa:measure ?measure ; pa:value ?value }""",
        {("IND2", "rank", "40"), ("IND2", "score", "0.82")}, "เชิงอรรถ 3 “เป็นการถ่ายทอดมาจากแผนพัฒนาฯ ฉบับที่ 13 ในหมุดหมายที่ 13”",
    ),
    Question(
        "inherited from master plan 20", "เป้าหมายใดอิงค่าเป้าหมายของแผนแม่บทประเด็นที่ 20",
        """SELECT ?code WHERE { ?a a pa:Alignment ; pa:basis pa:official ; pa:predicate pa:derivedFrom ; pa:subject ?i ; pa:object ?o . ?o skos:broader* ?below . ?below skos:broader id:mp-20 .
           ?i skos:notation ?code ; skos:inScheme id:psds-2567 }""",
        {("S1.IND3",)}, "เชิงอรรถ 6",
    ),
    Question(
        "quote of the EGDI inheritance", "ข้อความใดบอกว่า EGDI ถ่ายทอดมา",
        """SELECT (COUNT(DISTINCT ?e) AS ?n) WHERE { ?a pa:predicate pa:derivedFrom ; pa:subject ?i ; pa:evidence ?e . ?e pa:quote ?q .
           ?i skos:notation "IND2"^^pa:Code ; skos:inScheme id:psds-2567 . FILTER(CONTAINS(?q, "เป็นการถ่ายทอดมาจาก")) }""",
        {("1",)}, "เชิงอรรถ 3",
    ),
    Question(
        "three EGDI ranks", "แต่ละแผนตั้งอันดับ EGDI เท่าใด",
        """SELECT ?plan ?value WHERE { ?i pa:tracks ?s ; skos:inScheme ?plan . ?s skos:notation "un-egdi"^^pa:Code . ?t pa:ofIndicator ?i ; pa:measure pa:rank ;
           pa:value ?value }""",
        {("psds-2567", "40"), ("nesdp13", "40"), ("master-plan", "50"), ("digital-government-plan-2566", "40")},
        "ข้อ 3.1; rg-nesdp13 หน้า 134; rg-dgplan หน้า 39 (อ้างแผนแม่บท) และหน้า 71 (แผนพัฒนารัฐบาลดิจิทัลเอง)",
    ),
    Question(
        "two IMD ranks", "แต่ละแผนตั้งอันดับ IMD ด้านประสิทธิภาพภาครัฐเท่าใด",
        """SELECT ?plan ?value WHERE { ?i pa:tracks ?s ; skos:inScheme ?plan . ?s skos:notation "imd-government-efficiency"^^pa:Code . ?t pa:ofIndicator ?i ;
           pa:measure pa:rank ; pa:value ?value }""",
        {("psds-2567", "20"), ("nesdp13", "15")}, "ข้อ 3.1 และเชิงอรรถ 4; rg-nesdp13 ตัวชี้วัดเป้าหมายหลักที่ 5(4)",
    ),
    Question(
        "conflicts named", "เป้าหมายใดของต่างแผนขัดกัน",
        """SELECT DISTINCT ?a_plan ?b_plan WHERE { ?a pa:conflictsWith ?b ; skos:inScheme ?a_plan . ?b skos:inScheme ?b_plan . FILTER(STR(?a_plan) < STR(?b_plan)) }""",
        {("master-plan", "psds-2567"), ("master-plan", "nesdp13"), ("nesdp13", "psds-2567"), ("digital-government-plan-2566", "master-plan")},
        "EGDI: แผนแม่บท 50 กับ 40 ของแผนพัฒนาฯ และยุทธศาสตร์ฯ; IMD: 15 กับ 20",
    ),
    Question(
        "secondary citation", "ค่าเป้าหมายใดของแผนแม่บท 20 อ่านจากเอกสารที่อ้างต่อ",
        """SELECT ?value ?quality WHERE { ?t pa:ofIndicator ?i ; pa:value ?value ; pa:sourceQuality ?quality . ?i pa:tracks ?s ; skos:inScheme id:master-plan .
           ?s skos:notation "un-egdi"^^pa:Code }""",
        {("50", "secondarySource")}, "แผนพัฒนารัฐบาลดิจิทัล หน้า 39 อ้างแผนแม่บท",
    ),
    # --- measured values
    Question(
        "satisfaction series breaks", "ชุดข้อมูลความพึงพอใจขาดตอนที่ใด",
        """SELECT ?year ?value WHERE { ?o pa:ofIndicator ?s ; pa:year ?year ; pa:value ?value ; pa:seriesBreak ?why . ?s skos:notation "opdc-satisfaction"^^pa:Code }""",
        {("2022", "81.69")}, "cab-annual-2565: ปี 2565 ร้อยละ 81.69 ต่ำกว่าปี 2564 ร้อยละ 84.81 ทั้งที่เขียนว่าเพิ่มขึ้นต่อเนื่อง",
    ),
    Question(
        "EGDI 2567", "ผล EGDI ปี 2567 ถึงเป้าหมายหรือไม่",
        """SELECT ?measure ?actual ?target WHERE { ?o pa:ofIndicator ?s ; pa:year "2024"^^xsd:gYear ; pa:measure ?measure ; pa:value ?actual .
           ?s skos:notation "un-egdi"^^pa:Code . ?i pa:tracks ?s ; skos:inScheme id:psds-2567 ; skos:notation "IND2"^^pa:Code .
           ?t pa:ofIndicator ?i ; pa:measure ?measure ; pa:value ?target }""",
        {("rank", "52", "40"), ("score", "0.8351", "0.82")}, "sp-2568-01 อันดับที่ 52; egov-csv-2024 คะแนน 0.8351",
    ),
    Question(
        "baselines of the plan", "แผนอ้างค่าฐานใดของตัวชี้วัดภาพรวม",
        """SELECT ?code ?year ?value WHERE { ?i skos:inScheme id:psds-2567 ; skos:notation ?code ; pa:baseline ?o . ?o pa:year ?year ; pa:value ?value }""",
        {("IND1", "2023", "83.24"), ("IND1", "2022", "81.69"), ("IND2", "2022", "55"), ("IND2", "2022", "0.766"), ("IND3", "2023", "24"), ("IND3", "2022", "31")},
        "เชิงอรรถ 2, 3 และ 4",
    ),
    Question(
        "IMD ranks the target rests on", "อันดับ IMD ปี 2563-2564 ที่ใช้ตั้งเป้าหมาย",
        """SELECT ?year ?value WHERE { ?t pa:ofIndicator ?i ; pa:restsOnObservation ?o . ?i skos:inScheme id:psds-2567 ; skos:notation "IND3"^^pa:Code .
           ?o pa:year ?year ; pa:value ?value }""",
        {("2020", "23"), ("2021", "20")}, "เชิงอรรถ 4 “ช่วงปี 2563-2564 ซึ่งประเทศไทยอยู่ในอันดับที่ 23 และ 20”",
    ),
    Question(
        "no value for the platform share", "ตัวชี้วัดใดไม่มีค่าจริงที่หาพบ",
        """SELECT ?n WHERE { { SELECT (COUNT(?o) AS ?n) WHERE { ?i skos:inScheme id:psds-2567 ; skos:notation "S1.IND4"^^pa:Code ; pa:tracks ?s . ?o pa:ofIndicator ?s ;
           pa:measure pa:percent } } }""",
        {("0",)}, "ค้นไม่พบร้อยละการใช้แพลตฟอร์มกลางเทียบช่องทางอื่น",
    ),
    # --- honesty
    Question(
        "unverified is never approved", "มีการเชื่อมโยงที่อนุมัติแล้วซึ่งปลายทางยังไม่ยืนยันหรือไม่",
        """ASK { ?a a pa:Alignment ; pa:status pa:approved ; pa:predicate ?p ; pa:subject|pa:object ?end . ?end a pa:Element ; pa:verified false }""",
        {("false",)}, "หลักความซื่อสัตย์ของข้อมูล",
    ),
    Question(
        "unverified Y1 targets of issue 20", "เป้าหมายแผนย่อยใดของประเด็นที่ 20 ยังไม่มีผู้เห็นในเอกสาร",
        """SELECT ?sub (COUNT(DISTINCT ?t) AS ?n) WHERE { ?t a pa:PlanTarget ; skos:broader ?s ; pa:verified false . ?s a pa:SubPlan ; skos:broader id:mp-20 ; pa:number ?sub }
           GROUP BY ?sub""",
        {("20.1", "1"), ("20.2", "1"), ("20.3", "1")}, "ไม่พบถ้อยคำเป้าหมาย 200101, 200201, 200301 ในแหล่งที่อ่านได้",
    ),
    Question(
        "direct edges only from approved records", "เส้นเชื่อมโยงทุกเส้นมีบันทึกที่อนุมัติแล้วรองรับหรือไม่",
        """ASK { VALUES ?p { pa:contributesTo pa:implements pa:derivedFrom } ?s ?p ?o .
           FILTER NOT EXISTS { ?a a pa:Alignment ; pa:subject ?s ; pa:predicate ?p ; pa:object ?o ; pa:status pa:approved } }""",
        {("false",)}, "design: เส้นตรงออกมาเมื่อบันทึกอนุมัติแล้วเท่านั้น",
    ),
)
