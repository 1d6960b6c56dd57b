"""The rules of the loaders in a planner's words: why a part of a file was taken for what it is."""

from __future__ import annotations

__all__ = ["rule_words"]

_RULES: dict[str, tuple[str, str]] = {
    "numbered-heading": ("หัวข้อที่มีคำและเลขลำดับ เช่น ยุทธศาสตร์ที่ 1", "a heading of a word and a number, such as ยุทธศาสตร์ที่ 1"),
    "label": ("ข้อความหลังหัวข้อ เช่น วิสัยทัศน์ :", "the words behind a label, such as วิสัยทัศน์ :"),
    "label-item": ("ข้อในรายการใต้หัวข้อ เช่น เป้าหมาย ตัวชี้วัด โครงการ", "an item of the list below a label, such as เป้าหมาย, ตัวชี้วัด, โครงการ"),
    "column-item": ("ข้อในคอลัมน์ใต้หัวตาราง", "an item in the column below a table heading"),
    "list-of-kinds": ("รายการที่เรียกชื่อชนิดไว้ก่อน", "a list whose kind was named before it"),
    "list-below-label": ("รายการใต้หัวข้อ", "a list below a label"),
    "list-below-group": ("รายการใต้ชื่อยุทธศาสตร์หรือประเด็น", "a list below a strategy or issue"),
    "list-below-group-item": ("ข้อในรายการใต้ชื่อยุทธศาสตร์หรือประเด็น", "an item of the list below a strategy or issue"),
    "nested-list": ("ข้อย่อยตามเลขหรือย่อหน้าของรายการ", "a sub-item, by the number or indent of the list"),
    "bullet-below-heading": ("ข้อย่อยใต้หัวข้อ", "a bullet below a heading"),
    "bullet-below-sentence": ("ข้อย่อยใต้ประโยคนำ", "a bullet below a sentence that introduces it"),
    "sentence-behind-name": ("ประโยคที่ตามหลังชื่อ", "the sentence behind a name"),
    "told-vision": ("ประโยคที่เล่าวิสัยทัศน์", "a sentence that tells the vision"),
    "told-goals": ("ประโยคที่เล่าเป้าหมาย", "a sentence that tells the goals"),
    "told-groups": ("ประโยคที่เล่ายุทธศาสตร์หรือประเด็นทั้งหมด", "a sentence that tells all strategies or issues"),
    "listed-groups": ("ประโยคที่แจงยุทธศาสตร์หรือประเด็น", "a sentence that lists the strategies or issues"),
    "told-on-one-line": ("หลายข้อที่เล่าไว้ในบรรทัดเดียว", "several parts told on one line"),
    "changed-indicator": ("ประโยคที่บอกตัวชี้วัดเดิมและใหม่ ใช้ตัวใหม่", "a sentence that gives an old and a new indicator; the new one is taken"),
    "row-label": ("แถวที่ขึ้นต้นด้วยชื่อหัวข้อ", "a row that begins with a label"),
    "row-heading": ("แถวหัวเรื่องที่พาดข้ามตาราง", "a heading row across the table"),
    "row-heading-unnamed": ("แถวหัวเรื่องที่ไม่บอกชนิด", "a heading row that names no kind"),
    "order-below": ("เลขลำดับที่อยู่ใต้เลขของโครงการ เช่น 1.2 ใต้ 1", "an order number below that of the project, such as 1.2 below 1"),
    "given": ("ผู้ใช้แก้หรือเพิ่มเอง", "corrected or added by a person"),
}
_FAMILIES: tuple[tuple[str, tuple[str, str]], ...] = (
    ("column-", ("คอลัมน์ของตาราง", "a column of the table")), ("row-", ("แถวของตาราง", "a row of the table")), ("told-", ("ประโยคในเนื้อความ", "a sentence of the text")),
    ("list-", ("รายการในเนื้อความ", "a list of the text")), ("bullet-", ("ข้อย่อยในเนื้อความ", "a bullet of the text")), ("numbered-", ("หัวข้อที่มีเลขลำดับ", "a numbered heading")),
    ("stratml", ("โครงสร้างของไฟล์มาตรฐาน", "the structure of the standard file")), ("rdf", ("โครงสร้างของไฟล์มาตรฐาน", "the structure of the standard file")),
)
_OTHER = ("รูปแบบของเอกสาร", "the layout of the document")


def rule_words(rule: str) -> tuple[str, str]:
    """Thai and English for the name of a rule; a rule that has no words of its own gets those of its family."""
    return _RULES.get(rule) or next((words for prefix, words in _FAMILIES if rule.startswith(prefix)), _OTHER)
