"""Questions about the plan itself: ยุทธศาสตร์การพัฒนาระบบราชการ (พ.ศ. 2567-2570).

Answers were read in the cabinet summary of 9 July 2567, item 18 (source ``cab-2024-07-09``); "ข้อ" and "เชิงอรรถ" are its own.
"""

from __future__ import annotations

from tests.competency.question import Question

__all__ = ["QUESTIONS"]

LABEL = "skos:prefLabel ?label . FILTER(LANG(?label) = 'th')"

QUESTIONS: tuple[Question, ...] = (
    Question(
        "vision", "วิสัยทัศน์ของยุทธศาสตร์คืออะไร",
        f"SELECT ?label WHERE {{ ?v a pa:Vision ; skos:inScheme id:psds-2567 ; {LABEL} }}",
        {("ภาครัฐที่ทันสมัย น่าเชื่อถือ มีประสิทธิภาพ และตอบโจทย์ประชาชน",)}, "ข้อ 3.1",
    ),
    Question(
        "strategies", "มียุทธศาสตร์ใดบ้าง",
        f"SELECT ?number ?label WHERE {{ ?s a pa:Strategy ; skos:inScheme id:psds-2567 ; pa:number ?number ; {LABEL} }}",
        {("1", "ยกระดับบริการภาครัฐโดยยึดผู้รับบริการเป็นศูนย์กลาง"), ("2", "ลดบทบาทภาครัฐและเปิดการมีส่วนร่วมกับภาคส่วนอื่น"),
         ("3", "ขับเคลื่อนผลิตภาพภาครัฐด้วยนวัตกรรมและดิจิทัล")}, "ข้อ 3.2",
    ),
    Question(
        "size", "ยุทธศาสตร์มีองค์ประกอบแต่ละประเภทกี่ข้อ",
        """SELECT ?type (COUNT(DISTINCT ?e) AS ?n) WHERE { ?e skos:inScheme id:psds-2567 ; a ?type .
           FILTER(?type NOT IN (pa:Element, skos:Concept, pa:Project)) } GROUP BY ?type""",
        {("Vision", "1"), ("Goal", "4"), ("Indicator", "12"), ("Strategy", "3"), ("Tactic", "8"), ("Guideline", "26"),
         ("SubBullet", "2"), ("FlagshipProject", "8"), ("Benefit", "3")}, "ข้อ 3.1, 3.2 และ 4",
    ),
    Question(
        "indicators a strategy", "แต่ละยุทธศาสตร์มีตัวชี้วัดกี่ตัว",
        """SELECT ?strategy (COUNT(?i) AS ?n) WHERE { ?i a pa:Indicator ; skos:broader ?strategy . ?strategy a pa:Strategy ;
           skos:inScheme id:psds-2567 } GROUP BY ?strategy""",
        {("psds-2567/s1", "4"), ("psds-2567/s2", "2"), ("psds-2567/s3", "3")}, "ข้อ 3.2",
    ),
    Question(
        "tactics a strategy", "แต่ละยุทธศาสตร์มีกลยุทธ์และแนวทางกี่ข้อ",
        """SELECT ?strategy (COUNT(DISTINCT ?t) AS ?tactics) (COUNT(DISTINCT ?g) AS ?guidelines) WHERE {
           ?t a pa:Tactic ; skos:broader ?strategy . ?g a pa:Guideline ; skos:broader ?t . ?strategy skos:inScheme id:psds-2567 } GROUP BY ?strategy""",
        {("psds-2567/s1", "3", "8"), ("psds-2567/s2", "2", "7"), ("psds-2567/s3", "3", "11")}, "ข้อ 3.2",
    ),
    Question(
        "projects of DGA", "โครงการสำคัญใดเกี่ยวข้องกับ สพร.",
        """SELECT ?project WHERE { ?project a pa:FlagshipProject ; pa:responsibleAgency ?agency . ?agency skos:altLabel "สพร."@th }""",
        {("psds-2567/s1/p1",), ("psds-2567/s1/p3",), ("psds-2567/s3/p2",)}, "ข้อ 3.2 ตัวอย่างโครงการสำคัญ ยุทธศาสตร์ที่ 1 และ 3",
    ),
    Question(
        "agencies of the digital ID project", "หน่วยงานใดอยู่ในโครงการพิสูจน์และยืนยันตัวตนทางดิจิทัล",
        """SELECT ?name WHERE { ?p a pa:FlagshipProject ; skos:notation "S1.P1"^^pa:Code ; skos:inScheme id:psds-2567 ; pa:responsibleAgency ?a .
           ?a skos:prefLabel ?name . FILTER(LANG(?name) = 'th') }""",
        {("สำนักงานพัฒนารัฐบาลดิจิทัล (องค์การมหาชน)",), ("สำนักงานพัฒนาธุรกรรมทางอิเล็กทรอนิกส์",), ("กระทรวงมหาดไทย",),
         ("กรมการปกครอง",), ("กระทรวงพาณิชย์",), ("กรมพัฒนาธุรกิจการค้า",)}, "ข้อ 3.2 ยุทธศาสตร์ที่ 1 โครงการ 1)",
    ),
    Question(
        "projects of OCSC", "สำนักงาน ก.พ. อยู่ในโครงการใด (ไม่ใช่สำนักงาน ก.พ.ร.)",
        """SELECT ?project WHERE { ?project a pa:FlagshipProject ; pa:responsibility ?r . ?r pa:asPrinted "สำนักงาน ก.พ."@th }""",
        {("psds-2567/s1/p3",), ("psds-2567/s2/p1",), ("psds-2567/s3/p2",), ("psds-2567/s3/p3",)}, "ข้อ 3.2 ตัวอย่างโครงการสำคัญ",
    ),
    Question(
        "shared projects", "โครงการใดมีสำนักงาน ก.พ.ร. และสำนักงาน ก.พ. ร่วมกัน",
        """SELECT ?project WHERE { ?project a pa:FlagshipProject ; pa:responsibility ?a, ?b . ?a pa:asPrinted "สำนักงาน ก.พ."@th .
           ?b pa:asPrinted "สำนักงาน ก.พ.ร."@th }""",
        {("psds-2567/s2/p1",), ("psds-2567/s3/p3",)}, "ข้อ 3.2 ยุทธศาสตร์ที่ 2 โครงการ 1) และยุทธศาสตร์ที่ 3 โครงการ 3)",
    ),
    Question(
        "agencies of strategy 3", "หน่วยงานใดรับผิดชอบยุทธศาสตร์ที่ 3",
        """SELECT ?name WHERE { ?s a pa:Strategy ; skos:inScheme id:psds-2567 ; pa:number "3" ; pa:responsibleAgency ?a . ?a skos:prefLabel ?name .
           FILTER(LANG(?name) = 'th') }""",
        {("กระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคม",), ("สำนักเลขาธิการนายกรัฐมนตรี",), ("สำนักงานคณะกรรมการข้าราชการพลเรือน",),
         ("สำนักงานคณะกรรมการพัฒนาระบบราชการ",), ("สำนักงบประมาณ",), ("สำนักงานคณะกรรมการกฤษฎีกา",),
         ("สำนักงานพัฒนารัฐบาลดิจิทัล (องค์การมหาชน)",), ("ทุกส่วนราชการ",)}, "ข้อ 3.2 ยุทธศาสตร์ที่ 3 หน่วยงานรับผิดชอบ",
    ),
    Question(
        "phrases for many agencies", "คำใดหมายถึงหลายหน่วยงานโดยไม่ระบุชื่อ",
        """SELECT DISTINCT ?label WHERE { ?g a pa:AgencyGroup ; skos:prefLabel ?label . ?e pa:responsibleAgency ?g ; skos:inScheme id:psds-2567 .
           FILTER(LANG(?label) = 'th') }""",
        {("ทุกส่วนราชการ",), ("หน่วยงานที่มีงานบริการประชาชน",), ("หน่วยงานที่มีอำนาจอนุมัติ อนุญาต",),
         ("ส่วนราชการที่มีงานบริการภาคธุรกิจ",), ("ส่วนราชการที่มีงานบริการประชาชน",)}, "ข้อ 3.2",
    ),
    Question(
        "EGDI targets", "เป้าหมาย EGDI คือเท่าใด",
        """SELECT ?measure ?comparator ?value WHERE { ?t pa:ofIndicator ?i ; pa:measure ?measure ; pa:comparator ?comparator ; pa:value ?value .
           ?i skos:inScheme id:psds-2567 ; skos:notation "IND2"^^pa:Code }""",
        {("rank", "rank_at_worst", "40"), ("score", ">=", "0.82")}, "ข้อ 3.1 ตัวชี้วัดภาพรวม",
    ),
    Question(
        "IMD target", "เป้าหมายอันดับ IMD คือ 20 ไม่ใช่ 204",
        """SELECT ?comparator ?value ?footnote WHERE { ?t pa:ofIndicator ?i ; pa:comparator ?comparator ; pa:value ?value .
           ?i skos:inScheme id:psds-2567 ; skos:notation "IND3"^^pa:Code ; pa:footnote ?f . ?f pa:footnoteNumber ?footnote }""",
        {("rank_at_worst", "20", "4")}, "ข้อ 3.1 “อันดับที่ 204” = อันดับ 20 กับเชิงอรรถ 4; เชิงอรรถ 4 พิมพ์ “อันดับที่ 20”",
    ),
    Question(
        "fully digital services", "งานบริการดิจิทัลเต็มรูปแบบตั้งเป้าเท่าใด จากทั้งหมดเท่าใด",
        """SELECT ?value ?of WHERE { ?t pa:ofIndicator ?i ; pa:value ?value ; pa:denominator ?of . ?i skos:inScheme id:psds-2567 }""",
        {("1452", "2420")}, "ข้อ 3.2 ยุทธศาสตร์ที่ 1 ตัวชี้วัด (3)",
    ),
    Question(
        "platform share", "สัดส่วนการใช้แพลตฟอร์มกลางต้องถึงเท่าใด ภายในปีใด",
        """SELECT ?comparator ?value ?year WHERE { ?t pa:ofIndicator ?i ; pa:comparator ?comparator ; pa:value ?value ; pa:year ?year .
           ?i skos:inScheme id:psds-2567 ; skos:notation "S1.IND4"^^pa:Code }""",
        {(">=", "35", "2027")}, "ข้อ 3.2 ยุทธศาสตร์ที่ 1 ตัวชี้วัด (4) “ไม่ต่ำกว่าร้อยละ 35 ภายในปี 2570”",
    ),
    Question(
        "EPI target", "ดัชนีการมีส่วนร่วมทางอิเล็กทรอนิกส์ตั้งเป้าเป็นอันดับหรือคะแนน",
        """SELECT ?measure ?value WHERE { ?t pa:ofIndicator ?i ; pa:measure ?measure ; pa:value ?value .
           ?i skos:inScheme id:psds-2567 ; skos:notation "S2.IND2"^^pa:Code }""",
        {("score", "0.82")}, "ข้อ 3.2 ยุทธศาสตร์ที่ 2 ตัวชี้วัด (2)",
    ),
    Question(
        "all percent targets", "เป้าหมายที่เป็นร้อยละของทุกตัวชี้วัด",
        """SELECT ?code ?value WHERE { ?t pa:ofIndicator ?i ; pa:measure pa:percent ; pa:value ?value . ?i skos:inScheme id:psds-2567 ;
           skos:notation ?code }""",
        {("IND1", "90"), ("S1.IND1", "100"), ("S1.IND4", "35"), ("S2.IND1", "100"), ("S3.IND1", "100"), ("S3.IND2", "100"), ("S3.IND3", "85")},
        "ข้อ 3.1 และ 3.2",
    ),
    Question(
        "four indicators of strategy 1 and PMQA 4.0", "ตัวชี้วัดใดวัดระบบราชการ 4.0",
        f"""SELECT ?label WHERE {{ ?i a pa:Indicator ; skos:inScheme id:psds-2567 ; skos:notation "S3.IND3"^^pa:Code ; {LABEL} }}""",
        {("หน่วยงานภาครัฐผ่านการประเมินสถานะการเป็นระบบราชการ 4.0 ระดับก้าวหน้าขึ้นไป (ร้อยละ 85)",)}, "ข้อ 3.2 ยุทธศาสตร์ที่ 3 ตัวชี้วัด (3)",
    ),
    Question(
        "footnotes", "เชิงอรรถมีกี่ข้อ",
        "SELECT (COUNT(DISTINCT ?f) AS ?n) WHERE { ?f a pa:Footnote ; pa:inInstrument id:psds-2567 }", {("13",)}, "ท้ายเรื่องที่ 18",
    ),
    Question(
        "definition of data culture", "“วัฒนธรรมการใช้ข้อมูล” หมายถึงอะไร",
        "SELECT ?text WHERE { ?f a pa:Footnote ; pa:footnoteNumber 10 ; pa:text ?text ; pa:inInstrument id:psds-2567 }",
        {(("วัฒนธรรมการใช้ข้อมูล (Data Culture) คือ การส่งเสริมให้ภาครัฐนำข้อมูลมาวิเคราะห์เพื่อประกอบการตัดสินใจในการดำเนินงาน"
          "แทนการใช้ความรู้สึกหรือประสบการณ์จากการดำเนินงานที่ผ่านมา"),)}, "เชิงอรรถ 10",
    ),
    Question(
        "where end to end service is footnoted", "เชิงอรรถ 8 อธิบายองค์ประกอบใด",
        "SELECT ?code WHERE { ?f pa:footnoteNumber 8 ; pa:inInstrument id:psds-2567 ; pa:annotates ?e . ?e skos:notation ?code }",
        {("S1.T2",)}, "ข้อ 3.2 กลยุทธ์ 2 ของยุทธศาสตร์ที่ 1 “End to End Service8”",
    ),
    Question(
        "cabinet decision", "คณะรัฐมนตรีมีมติเรื่องใดเมื่อ 9 กรกฎาคม 2567",
        """SELECT ?plan ?decision WHERE { ?a a pa:Approval ; pa:decidedOn "2024-07-09"^^xsd:date ; pa:approves ?plan ; pa:decision ?decision ;
           pa:decidedBy ?body . ?body skos:prefLabel "คณะรัฐมนตรี"@th }""",
        {("psds-2567", "approved")}, "มติคณะรัฐมนตรี เรื่องที่ 18",
    ),
    Question(
        "road to approval", "ยุทธศาสตร์ผ่านการเห็นชอบเมื่อใดบ้าง ในการประชุมครั้งใด",
        """SELECT ?day ?meeting WHERE { ?a pa:approves id:psds-2567 ; pa:decidedOn ?day ; pa:decision "approved" . OPTIONAL { ?a pa:meeting ?meeting } }""",
        {("2023-02-02", "1/2566"), ("2023-08-16", "8/2566"), ("2023-11-08", "5/2566"), ("2024-07-09", "")}, "ข้อ 5 และเชิงอรรถ 1",
    ),
    Question(
        "predecessor", "ก่อนหน้านี้ใช้ยุทธศาสตร์ฉบับใด ใครเห็นชอบเมื่อใด",
        """SELECT ?before ?day ?meeting WHERE { id:psds-2567 dcterms:replaces ?before . ?a pa:approves ?before ; pa:decidedOn ?day ;
           pa:meeting ?meeting }""",
        {("psds-2564", "2021-05-31", "2/2564")}, "ข้อ 2",
    ),
    Question(
        "period and level", "ช่วงเวลาและระดับของแผน (ปี ค.ศ. ในกราฟ)",
        "SELECT ?start ?end ?level WHERE { id:psds-2567 pa:startYear ?start ; pa:endYear ?end ; pa:planLevel ?level }",
        {("2024", "2027", "3")}, "ชื่อแผน และเชิงอรรถ 1",
    ),
    Question(
        "sub-bullets", "แนวทางใดมีข้อย่อย",
        """SELECT DISTINCT ?code WHERE { ?b a pa:SubBullet ; skos:broader ?g . ?g skos:inScheme id:psds-2567 ; skos:notation ?code }""",
        {("S1.T2.G2.3",)}, "ข้อ 3.2 แนวทาง 2.3 ของยุทธศาสตร์ที่ 1",
    ),
    Question(
        "misprint kept", "คำพิมพ์ผิดในต้นฉบับยังคงไว้และมีหมายเหตุ",
        """SELECT ?code WHERE { ?g skos:inScheme id:psds-2567 ; skos:notation ?code ; skos:prefLabel ?label . FILTER(CONTAINS(?label, "เสริสร้าง"))
           ?r pa:about ?g ; a pa:Discrepancy }""",
        {("S2.T1.G1.2",)}, "ข้อ 3.2 แนวทาง 1.2 ของยุทธศาสตร์ที่ 2 พิมพ์ “เสริสร้าง”",
    ),
)
