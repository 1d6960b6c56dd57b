"""What a planner leaves with: the section, the tables, the brief, the data."""

WORDS: dict[str, tuple[str, str]] = {
    "section.title": ("ส่วนความสอดคล้องกับแผน 3 ระดับ", "The section on alignment with the three plan levels"),
    "section.what": ("ร่างส่วนที่ 2 ตามแบบที่หน่วยงานใช้ เขียนจากกราฟนี้ทั้งหมดพร้อมรายการอ้างอิง ช่อง ⟨…⟩ คือส่วนที่กราฟยังไม่มีหรือยังไม่ยืนยัน ทุกไฟล์บอกว่าทำเมื่อใด จากข้อมูลรุ่นใด และอะไรยังไม่ตัดสิน",
                     "A draft of section 2 in the form Thai agencies use (in Thai), written from this graph with its citations; ⟨…⟩ marks what is missing or unverified. Every file says when it was made, from which data, and what is undecided."),
    "section.digits": ("ตัวเลข", "Numerals"),
    "section.digits.arabic": ("เลขอารบิก 123", "Arabic 123"),
    "section.digits.thai": ("เลขไทย ๑๒๓", "Thai ๑๒๓"),
    "section.download": ("Markdown", "Markdown"),
    "takeaway.docx": ("Word", "Word"),
    "takeaway.html": ("หน้าเว็บสำหรับพิมพ์", "Page to print"),
    "takeaway.xlsx": ("ตาราง Excel: โครงการ หลักฐาน eMENSCR", "Excel tables: projects, evidence, eMENSCR"),
    "takeaway.sssom.tsv": ("SSSOM", "SSSOM"),
    "takeaway.stratml.xml": ("StratML", "StratML"),
    "takeaway.ttl": ("RDF (Turtle)", "RDF (Turtle)"),
    "takeaway.section": ("ส่วนที่ 2 และตาราง", "Section 2 and its tables"),
    "takeaway.tables": ("ตาราง", "Tables"),
    "takeaway.brief": ("สรุปหนึ่งหน้าสำหรับผู้บริหาร", "One-page brief for a director"),
    "takeaway.data": ("ข้อมูลสำหรับระบบอื่น", "Data for other systems"),
    "takeaway.wait": ("เขียนไฟล์เมื่อกด ใช้เวลาไม่กี่วินาที", "Files are written when you press, which takes a few seconds."),
    "takeaway.title": ("นำออกไปใช้", "Files to take along"),
}
