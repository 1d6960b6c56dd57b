"""A DOCX opened safely: looked through like every packed file, then its parts as trees. No link is followed, nothing is written."""

from __future__ import annotations

from typing import Any

from lxml import etree

from loaders.document.limits import MAX_XML, refuse
from loaders.workbook.archive import Archive

__all__ = ["Package", "read_part", "too_deep", "tree_of", "w"]

_NS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_DEEP = "depth"


def w(name: str) -> str:
    """A name in the namespace of word processing."""
    return _NS + name


class Package:
    """The parts of a DOCX that hold text, as lxml trees."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._archive = Archive(data, name, program="Word", prefix="document")
        self._archive.check()
        self.main = self._main()
        self._folder = self.main.rpartition("/")[0]

    @property
    def macros(self) -> bool:
        """Whether the file holds macros."""
        return self._archive.macros

    def _main(self) -> str:
        root = self._tree("_rels/.rels")
        for each in root if root is not None else ():
            if str(each.get("Type", "")).endswith("/officeDocument") and each.get("TargetMode") != "External":
                return str(each.get("Target", "")).lstrip("/")
        return "word/document.xml"

    def document(self) -> Any:
        """The body's tree."""
        root = self._tree(self.main)
        if root is None or root.find(w("body")) is None:
            raise refuse(self._name, "document-damaged", "ไฟล์ Word ไม่มีเนื้อเอกสาร: เปิดด้วย Word หรือ LibreOffice แล้วบันทึกใหม่", "the Word file has no document in it: open it in Word or LibreOffice and save it anew")
        return root.find(w("body"))

    def part(self, kind: str) -> Any:
        """The part that the document relates to as ``kind`` (numbering, styles, footnotes, endnotes); None if there is none."""
        rels = self._tree(f"{self._folder}/_rels/{self.main.rpartition('/')[2]}.rels" if self._folder else f"_rels/{self.main}.rels")
        for each in rels if rels is not None else ():
            if str(each.get("Type", "")).endswith(f"/{kind}") and each.get("TargetMode") != "External":
                target = str(each.get("Target", ""))
                return self._tree(target.lstrip("/") if target.startswith("/") else f"{self._folder}/{target}".lstrip("/"))
        return None

    def _tree(self, part: str) -> Any:
        content = read_part(self._archive, part, self._name)
        return None if content is None else tree_of(content.replace(_STRICT, _NS[1:-1].encode()), self._name)


def read_part(archive: Archive, part: str, name: str) -> bytes | None:
    """A part of a packed document unpacked; None if there is none of this name. Refuses one that is larger than documents are."""
    if part not in archive.parts:
        return None
    if archive.parts[part].file_size > MAX_XML:
        raise refuse(name, "document-too-large", f"เนื้อเอกสารใหญ่เกิน {MAX_XML // 1024 // 1024} MB เมื่อคลายแล้ว: ตัดเฉพาะส่วนที่เป็นแผนแล้วลองใหม่",
                     f"unpacked, the document has more than {MAX_XML // 1024 // 1024} MB: cut out the plan and try again")
    return archive.read(part) or b""


def tree_of(content: bytes, name: str, program: str = "Word") -> Any:
    """XML as a tree: no entities, no DTD, no network; libxml2 itself bounds depth (256) and the length of a text."""
    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True))
    except etree.XMLSyntaxError as error:
        if _DEEP in str(error):
            raise too_deep(name) from error
        raise refuse(name, "document-damaged", f"ไฟล์ {program} เสียหาย อ่านไม่ได้: เปิดด้วย Word หรือ LibreOffice แล้วบันทึกใหม่", f"the {program} file is damaged: open it in Word or LibreOffice and save it anew") from error


def too_deep(name: str) -> Exception:
    """The refusal of what nests more than any document does."""
    return refuse(name, "document-deep", "เอกสารซ้อนตารางหรือกล่องลึกเกินไป (เกิน 256 ชั้น) อ่านอย่างปลอดภัยไม่ได้: คัดลอกข้อความไปไว้ในเอกสารใหม่แล้วลองอีกครั้ง",
                  "tables or boxes nest too deeply (more than 256 levels) to be read safely: copy the text into a new document and try again")
