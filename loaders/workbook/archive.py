"""Packed files (XLSX, ODS, DOCX) are looked through before any reader opens them.

Every part is unpacked once, in pieces, against limits that hold whatever the archive declares; every XML part is parsed by expat, which
refuses a DOCTYPE (entity bombs). On the way the facts that the reader of values does not give are noted: percent formats, formulas
without a stored value, merged ranges of ODS, macros. Nothing is ever written to disk and no link is followed.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from xml.etree import ElementTree as ET
from xml.parsers import expat

from loaders.problems import DataError
from loaders.workbook.facts import OdsFacts, SheetFacts, XlsxFacts, percent_styles
from loaders.workbook.limits import MAX_PARTS, MAX_UNPACKED, refuse

__all__ = ["Archive", "open_archive"]

_PIECE = 256 * 1024
_BOMB_RATIO, _BOMB_FLOOR = 1_000, 8 * 1024 * 1024
"""Declared growth of one part that no sheet has: packed XML of tables shrinks to a hundredth at best."""
_LOCAL_HEADER = 30
_ENCRYPTED = 1
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_LOOKS_XML = re.compile(rb"^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\x00]*<")
_UNPACK_ERRORS = (zlib.error, struct.error, IndexError, EOFError)


class Archive:
    """A packed file that passed the limits. ``kind`` is what it holds: xlsx, xlsb, ods, docx, odt, zip.

    ``program`` and ``prefix`` are words of the sentences and rules: which program to save the file with, and ``table`` or ``document``.
    """

    def __init__(self, data: bytes, name: str, *, program: str = "Excel", prefix: str = "table") -> None:
        self._data, self._name, self._program, self._prefix = data, name, program, prefix
        try:
            self._infos = zipfile.ZipFile(BytesIO(data)).infolist()
        except (zipfile.BadZipFile, *_UNPACK_ERRORS, UnicodeDecodeError, NotImplementedError, OSError, ValueError) as error:
            raise self._damaged() from error
        self._check_directory()
        self.parts = {info.filename: info for info in self._infos}
        self.kind = self._kind()
        self.facts: dict[str, SheetFacts] = {}
        self.macros = any(part.lower().endswith("vbaproject.bin") or part.startswith("Basic/") for part in self.parts)

    def _check_directory(self) -> None:
        names = [info.filename for info in self._infos]
        declared = sum(info.file_size for info in self._infos)
        if len(names) > MAX_PARTS or declared > MAX_UNPACKED or any(
                info.file_size > max(_BOMB_FLOOR, _BOMB_RATIO * info.compress_size) for info in self._infos):
            raise _bomb(self._name, declared)
        if len(set(names)) != len(names):
            raise refuse(self._name, "archive-twice", f"ในไฟล์มีส่วนชื่อเดียวกันซ้ำสองชุด อ่านอย่างปลอดภัยไม่ได้: เปิดด้วย {self._program} หรือ LibreOffice แล้วบันทึกใหม่",
                         f"two parts inside the file have the same name, so it cannot be read safely: open it in {self._program} or LibreOffice and save it anew")
        for each in names:
            if each.startswith("/") or "\\" in each or ":" in each or ".." in PurePosixPath(each).parts:
                raise refuse(self._name, "archive-path", f"ในไฟล์มีส่วนที่ชี้ออกนอกไฟล์ ({each[:60]}) จึงไม่เปิด: ใช้ไฟล์ต้นฉบับจากหน่วยงาน",
                             f"a part inside the file points outside of it ({each[:60]}), so it is not opened: use the agency's original file")
        if any(info.flag_bits & _ENCRYPTED for info in self._infos):
            raise refuse(self._name, f"{self._prefix}-password", "ไฟล์เข้ารหัสไว้: เปิดด้วยรหัสผ่าน แล้วบันทึกโดยไม่ใส่รหัส", "the file is encrypted: open it with its password and save it without one")

    def _kind(self) -> str:
        if "xl/workbook.bin" in self.parts:
            return "xlsb"
        if any(part.startswith("xl/") for part in self.parts):
            return "xlsx"
        if "mimetype" in self.parts:
            mime = self._whole("mimetype")[:200]
            return "ods" if b"opendocument.spreadsheet" in mime else "odt"
        return "docx" if any(part.startswith("word/") for part in self.parts) else "zip"

    def _unpack(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        """Pieces of a part. Stops with an error at the size the archive declares, which is within the limits."""
        start = info.header_offset
        name_length, extra_length = struct.unpack_from("<HH", self._data, start + 26)
        start += _LOCAL_HEADER + name_length + extra_length
        packed = memoryview(self._data)[start:start + info.compress_size]
        if info.compress_type == zipfile.ZIP_STORED:
            if len(packed) != info.file_size:
                raise self._damaged()
            yield bytes(packed)
            return
        if info.compress_type != zipfile.ZIP_DEFLATED:
            raise self._damaged()
        unpacker, size, rest = zlib.decompressobj(-15), 0, bytes(packed)
        while not unpacker.eof:
            piece = unpacker.decompress(rest, _PIECE)
            size += len(piece)
            if size > info.file_size:
                raise _bomb(self._name, info.file_size)
            if not piece and not unpacker.unconsumed_tail and not unpacker.eof:
                raise self._damaged()
            yield piece
            rest = unpacker.unconsumed_tail
        if size != info.file_size:
            raise self._damaged()

    def inspect(self) -> None:
        """Parse every XML part and note the facts of each sheet; :class:`DataError` for what is unsafe or broken."""
        sheets = self._sheet_parts() if self.kind == "xlsx" else {}
        percent = percent_styles(self._whole("xl/styles.xml")) if "xl/styles.xml" in self.parts and self._safe("xl/styles.xml") else frozenset()
        for part in self.parts:
            if self.kind == "ods" and part == "content.xml":
                ods = OdsFacts(self._name)
                self._parse(part, ods.start)
                self.facts |= ods.sheets
            elif part in sheets:
                xlsx = XlsxFacts(self._name, sheets[part], percent)
                self._parse(part, xlsx.start, xlsx)
                self.facts[sheets[part]] = xlsx.done()
            elif part != "xl/styles.xml":
                self._safe(part)

    def _safe(self, part: str) -> bool:
        """Check a part; whether it is XML."""
        return self._parse(part, None)

    def _parse(self, part: str, start: object, reads_text: XlsxFacts | None = None) -> bool:
        pieces = self._pieces(self.parts[part])
        first = next(pieces, b"")
        if not _LOOKS_XML.match(first):
            for _ in pieces:  # unpacked against the limits all the same
                pass
            return False
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.ordered_attributes = True
        parser.StartDoctypeDeclHandler = self._doctype
        if start:
            parser.StartElementHandler = start  # type: ignore[assignment]
        if reads_text:
            reads_text.parser = parser
        try:
            parser.Parse(first, False)
            for piece in pieces:
                parser.Parse(piece, False)
            parser.Parse(b"", True)
        except (expat.ExpatError, ValueError, LookupError) as error:
            if part.lower().endswith(".vml"):  # drawings of comments, often no well-formed XML; no reader of values opens them
                return False
            raise self._damaged() from error
        return True

    def _pieces(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        try:
            yield from self._unpack(info)
        except _UNPACK_ERRORS as error:
            raise self._damaged() from error

    def check(self) -> None:
        """Unpack every part against the limits and parse those that are XML; :class:`DataError` for what is unsafe or broken."""
        for part in self.parts:
            self._safe(part)

    def read(self, part: str) -> bytes | None:
        """A part unpacked; None if there is none of this name."""
        return self._whole(part) if part in self.parts else None

    def _whole(self, part: str) -> bytes:
        return b"".join(self._pieces(self.parts[part]))

    def _damaged(self) -> DataError:
        return refuse(self._name, f"{self._prefix}-damaged", f"ไฟล์เสียหายหรือมาไม่ครบ อ่านไม่ได้: ดาวน์โหลดหรือคัดลอกใหม่ หรือเปิดด้วย {self._program} แล้วบันทึกใหม่",
                      f"the file is damaged or incomplete: download or copy it again, or open it in {self._program} and save it anew")

    def _doctype(self, *_: object) -> None:
        raise refuse(self._name, f"{self._prefix}-doctype", f"ในไฟล์มีคำสั่ง DOCTYPE ซึ่งไฟล์ปกติไม่มีและใช้โจมตีได้ จึงไม่เปิด: เปิดด้วย {self._program} หรือ LibreOffice แล้วบันทึกใหม่",
                     f"the file holds a DOCTYPE, which no ordinary file of its kind has and which can be an attack, so it is not opened: open it in {self._program} or LibreOffice and save it anew")

    def _sheet_parts(self) -> dict[str, str]:
        """Part → sheet name, by the relations of the workbook."""
        needed = ("xl/workbook.xml", "xl/_rels/workbook.xml.rels")
        if any(part not in self.parts or not self._safe(part) for part in needed):
            raise self._damaged()
        targets = {each.get("Id", ""): each.get("Target", "") for each in ET.fromstring(self._whole(needed[1]))}  # noqa: S314 - a DOCTYPE was refused above
        book = ET.fromstring(self._whole(needed[0]))  # noqa: S314 - likewise
        found = {}
        for each in book.iter(f"{_MAIN}sheet"):
            target = targets.get(each.get(_RELATION, ""), "")
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            found[part] = each.get("name", "")
        return found


def open_archive(data: bytes, name: str) -> Archive:
    """The archive, within limits and looked through if it is a table.

    Raises:
        DataError: damaged, encrypted, too large unpacked, paths that lead outside, a DOCTYPE.
    """
    archive = Archive(data, name)
    if archive.kind in ("xlsx", "ods"):
        archive.inspect()
    return archive


def _bomb(name: str, declared: int) -> DataError:
    return refuse(name, "archive-bomb", f"เมื่อคลายไฟล์แล้วใหญ่ผิดปกติ ({declared / 1024 / 1024:,.0f} MB ขึ้นไป ขีดจำกัด {MAX_UNPACKED // 1024 // 1024} MB) จึงไม่เปิด: ใช้ไฟล์ต้นฉบับ หรือลบแผ่นงานและรูปที่ไม่ใช้",
                  f"unpacked, the file is unusually large ({declared / 1024 / 1024:,.0f} MB or more, limit {MAX_UNPACKED // 1024 // 1024} MB), so it is not opened: use the original file, or remove unused sheets and pictures")
