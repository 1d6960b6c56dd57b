"""Any file a planner may bring to the loader that reads it, by its content; the name only decides where the content leaves it open."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import Literal

from loaders.agency_names import AgencyNames
from loaders.apart import Progress
from loaders.document.plan import DocumentPlan
from loaders.document.reader import kind_of_document, load_document
from loaders.refusal import MAX_BYTES, check_size, refuse
from loaders.standards import SUFFIXES as STANDARD_SUFFIXES
from loaders.standards import StandardPlan, format_of, load_standard
from loaders.table import ColumnMapping, TablePlan
from loaders.table import load_bytes as load_table
from loaders.text import TextPlan
from loaders.text import load_bytes as load_text_bytes

__all__ = ["MAX_BYTES", "SUFFIXES", "AnyPlan", "Kind", "kind_of", "load_any", "load_any_path"]

Kind = Literal["text", "table", "document", "standard"]
AnyPlan = TextPlan | TablePlan | DocumentPlan | StandardPlan
SUFFIXES: dict[Kind, tuple[str, ...]] = {"text": (".txt", ".md", ".text"), "table": (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv"), "document": (".docx", ".docm", ".odt", ".pdf", ".html", ".htm"), "standard": tuple(suffix for suffix in STANDARD_SUFFIXES if suffix != ".tsv")}
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DIRECTORY = 512 * 1024
_LOOKED_AT = 4 * 1024
_WORD, _PACKAGE, _SLIDES = ("WordDocument".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le"), "PowerPoint Document".encode("utf-16-le"))
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_PACKED = (b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"BZh", b"\xfd7zXZ")
_PROGRAMS = (b"MZ", b"\x7fELF")
_MHTML = re.compile(rb"^(?:From:|MIME-Version:|Content-Type:\s*multipart/related)", re.IGNORECASE)
_SEPARATED = re.compile(r"[,;\t|]")
_ROWS_LIKE = 3
_WRITERS = {".docx": "Word", ".docm": "Word", ".odt": "LibreOffice"}
"""Suffix of a packed document → the program that writes such files."""
_SAVE_DOCX = ("เปิดด้วย Word หรือ LibreOffice แล้วบันทึกเป็น .docx", "open it in Word or LibreOffice and save it as .docx")


def kind_of(data: bytes, name: str = "") -> Kind:
    """Which loader reads ``data``.

    Raises:
        DataError: no loader reads it; the sentence says what it is and what to do.
    """
    _refuse_size(len(data), name)
    if format_of(data, name):
        return "standard"
    document = kind_of_document(data)
    if document and document != "text":
        return "document"
    suffix = PurePath(name).suffix.lower()
    if data.startswith(_ZIP):
        _refuse_packed(data, name)
        return "table"
    if data.startswith(_OLE):
        _refuse_old(data, name)
        return "table"
    _refuse_others(data, name)
    if suffix in SUFFIXES["table"] or (suffix not in SUFFIXES["text"] and _looks_like_rows(data)):
        return "table"
    return "document" if document else "text"


def load_any(data: bytes, name: str = "", names: AgencyNames | None = None, mappings: Iterable[ColumnMapping] = (), progress: Progress | None = None) -> AnyPlan:
    """The plan document of a file of any kind that a loader reads.

    ``names`` is the agency list for tables, ``mappings`` column mappings that people checked; ``progress`` hears of pages read.

    Raises:
        DataError: the file cannot be read; the sentence says why and what to do.
    """
    kind = kind_of(data, name)
    if kind == "standard":
        return load_standard(data, name)
    if kind == "document":
        return load_document(data, name, names, mappings, progress)
    return load_table(data, name, names, mappings) if kind == "table" else load_text_bytes(data, name)


def load_any_path(path: Path, names: AgencyNames | None = None, mappings: Iterable[ColumnMapping] = (), progress: Progress | None = None) -> AnyPlan:
    """The plan document of a file; its size is checked before it is read.

    Raises:
        DataError: see :func:`load_any`.
        OSError: the file cannot be read.
    """
    _refuse_size(path.stat().st_size, path.name)
    return load_any(path.read_bytes(), path.name, names, mappings, progress)


def _refuse_size(size: int, name: str) -> None:
    check_size(size, name, "file", ("เนื้อหาของแผน", "a plan"), ("ลดขนาดรูปภาพ หรือตัดเฉพาะส่วนที่เป็นแผน", "make its pictures smaller or cut out the plan"))


def _refuse_packed(data: bytes, name: str) -> None:
    parts = data[-_DIRECTORY:]
    if b"ppt/" in parts:
        raise refuse(name, "file-other-kind", "ไฟล์นี้เป็นสไลด์ PowerPoint: คัดลอกข้อความของแผนไปไว้ใน Word หรือส่งออกเป็น PDF แล้วลองใหม่", "this is a PowerPoint presentation: copy the text of the plan into Word or export it as PDF, and try again")
    program = _WRITERS.get(PurePath(name).suffix.lower())
    if program and b"xl/" not in parts and b"opendocument.spreadsheet" not in data[:_LOOKED_AT]:  # no document, and no table under a wrong name
        raise refuse(name, "document-damaged", f"ไฟล์เสียหายหรือไม่ใช่เอกสารของ {program}: เปิดด้วย {program} แล้วบันทึกใหม่ หรือขอไฟล์จากผู้จัดทำอีกครั้ง",
                     f"the file is damaged, or no document of {program}: open it in {program} and save it anew, or ask for it again")


def _refuse_old(data: bytes, name: str) -> None:
    if _PACKAGE in data:
        raise refuse(name, "file-password", "ไฟล์ตั้งรหัสผ่านไว้ เปิดไม่ได้: เปิดด้วยโปรแกรมเดิม แล้วบันทึกโดยไม่ใส่รหัส", "the file is protected by a password: open it in its own program and save it without one")
    if _SLIDES in data:
        raise refuse(name, "file-other-kind", "ไฟล์นี้เป็นสไลด์ PowerPoint: คัดลอกข้อความของแผนไปไว้ใน Word หรือส่งออกเป็น PDF แล้วลองใหม่", "this is a PowerPoint presentation: copy the text of the plan into Word or export it as PDF, and try again")
    if _WORD in data and not any(each.encode("utf-16-le") in data for each in ("Workbook", "Book")):
        raise refuse(name, "file-old-word", f"ไฟล์นี้เป็น Word รุ่นเก่า (.doc): {_SAVE_DOCX[0]}", f"this is an old Word file (.doc): {_SAVE_DOCX[1]}")


def _refuse_others(data: bytes, name: str) -> None:
    if data.startswith(b"{\\rtf"):
        raise refuse(name, "file-other-kind", f"ไฟล์นี้เป็น RTF: {_SAVE_DOCX[0]}", f"this is RTF: {_SAVE_DOCX[1]}")
    if data.startswith(_PICTURES):
        raise refuse(name, "file-picture", "ไฟล์นี้เป็นรูปภาพ: ใช้ไฟล์ที่มีข้อความ หรือทำ OCR ภาษาไทยแล้วตรวจทานก่อนนำเข้า", "this is a picture: use a file with text, or run OCR for Thai and check it before loading")
    if data.startswith(_PACKED):
        raise refuse(name, "file-other-kind", "ไฟล์นี้เป็นไฟล์บีบอัด: คลายไฟล์แล้วเลือกเอกสารข้างใน", "this is a compressed file: unpack it and choose the document inside")
    if data.startswith(_PROGRAMS):
        raise refuse(name, "file-other-kind", "ไฟล์นี้เป็นโปรแกรม ไม่ใช่เอกสาร จึงไม่เปิด: เลือกไฟล์ของแผน", "this is a program, no document, and is not opened: choose the file of a plan")
    if _MHTML.match(data):
        raise refuse(name, "file-other-kind", "ไฟล์นี้เป็นหน้าเว็บที่รวมเป็นไฟล์เดียว (MHTML): เปิดด้วย Word แล้วบันทึกเป็น .docx หรือบันทึกหน้าเว็บเป็น .html", "this is a web page in one file (MHTML): open it in Word and save it as .docx, or save the page as .html")


def _looks_like_rows(data: bytes) -> bool:
    """Whether the first lines all have the same number of separators."""
    lines = [line for line in data[:_LOOKED_AT].decode("utf-8", "replace").split("\n")[:-1] if line.strip()][:10]
    counts = {len(_SEPARATED.findall(line)) for line in lines}
    return len(lines) >= _ROWS_LIKE and len(counts) == 1 and counts.pop() > 1
