"""Bytes of a text file to text: the encoding found out, noise and other kinds of files answered with a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.refusal import refuse

__all__ = ["MAX_BYTES", "TextFile", "decode"]

MAX_BYTES = 4 * 1024 * 1024
"""A plan as text has some hundred kilobytes; a file this size is something else."""
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_BINARY = ((b"PK\x03\x04", "DOCX/XLSX/ODS", "DOCX/XLSX/ODS"), (b"%PDF", "PDF", "PDF"), (b"\xd0\xcf\x11\xe0", "DOC/XLS", "DOC/XLS"),
           (b"\x89PNG", "รูปภาพ", "a picture"), (b"\xff\xd8\xff", "รูปภาพ", "a picture"), (b"\x1f\x8b", "ไฟล์บีบอัด", "a compressed file"))
_THAI = re.compile("[\u0e01-\u0e5b]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MOST_CONTROL = 0.05
"""Above this share of control characters a file is no text."""


@dataclass(frozen=True, slots=True)
class TextFile:
    """The text of a file and the encoding it was in."""

    text: str
    encoding: str


def decode(data: bytes, name: str = "") -> TextFile:
    """Text of ``data``: UTF-8, UTF-16 with a mark, TIS-620 or Windows-874. NUL and other control characters are dropped.

    Raises:
        DataError: empty, too large, another kind of file, or no text.
    """
    if not data.strip():
        raise refuse(name, "text-empty", "ไฟล์ว่าง ไม่มีข้อความให้อ่าน: เลือกไฟล์ที่มีเนื้อหาของแผน", "the file is empty: choose one that holds the text of a plan")
    if len(data) > MAX_BYTES:
        raise refuse(name, "text-too-large", f"ไฟล์ใหญ่ {len(data):,} ไบต์ เกิน {MAX_BYTES:,}: ตัดเฉพาะส่วนที่เป็นแผนแล้วลองใหม่",
                      f"the file has {len(data):,} bytes, more than {MAX_BYTES:,}: cut out the plan and try again")
    for magic, thai, english in _BINARY:
        if data.startswith(magic):
            raise refuse(name, "text-other-kind", f"ไฟล์นี้เป็น {thai} ไม่ใช่ข้อความล้วน: บันทึกเป็น .txt หรือเปิดด้วยตัวอ่านของชนิดนั้น",
                          f"this is {english}, not plain text: save it as .txt, or load it as the kind it is")
    text, encoding = _read(data)
    controls = len(_CONTROL.findall(text))
    if controls > _MOST_CONTROL * len(text):
        raise refuse(name, "text-binary", "อ่านเป็นข้อความไม่ได้ (มีรหัสควบคุมมาก น่าจะเป็นไฟล์ไบนารี): เลือกไฟล์ข้อความ UTF-8, TIS-620 หรือ Windows-874",
                      "this does not read as text (many control codes, probably a binary file): choose text in UTF-8, TIS-620 or Windows-874")
    return TextFile(_CONTROL.sub("", text), encoding)


def _read(data: bytes) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    # Windows-874 is TIS-620 with quotation marks and dashes where TIS-620 has nothing; a file without them is TIS-620.
    windows = any(0x80 <= byte < 0xA0 for byte in data)  # noqa: PLR2004 - the bytes that TIS-620 leaves free
    encoding = "cp874" if windows else "tis-620"
    text = data.decode("cp874", "replace")
    if not _THAI.search(text) or text.count("\ufffd") * 20 > len(text):
        text, encoding = data.decode("utf-8", "replace"), "utf-8"
    return text, encoding
