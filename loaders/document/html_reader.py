"""A web page to blocks: what is to be read on it. Scripts, styles, menus and what is hidden are dropped; nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

from loaders.document.blocks import Block, Blocks, Cell, Note, Paragraph, Place, Table
from loaders.document.docx_package import too_deep
from loaders.document.limits import refuse
from loaders.document.raised import power_or_marker
from loaders.text.marked_notes import cleared, marker, without_marks

__all__ = ["read_html"]

_DROPPED = frozenset({"script", "style", "noscript", "template", "head", "nav", "footer", "aside", "form", "button", "select", "option", "input", "textarea", "iframe", "object", "embed", "svg", "math",
                      "canvas", "audio", "video", "map", "datalist", "dialog", "frameset", "applet", "colgroup"})
_BLOCKS = frozenset({"address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
                     "legend", "li", "main", "ol", "p", "pre", "section", "summary", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "caption", "menu", "table"})
_ROWS = frozenset({"thead", "tbody", "tfoot"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DIGITS = re.compile(r"^\s*[\[(]?(\d{1,3})[\])]?\s*$")
_MOST_BROKEN = 50
"""One broken character in so many Thai ones is a page that was cut or pasted together; more is no UTF-8."""
_MAIN_SHARE = 0.5
_MOST_SPAN = 500
_MOST_DEPTH = 240
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def read_html(data: bytes, name: str, tell: Callable[[int, int], None]) -> Blocks:  # noqa: ARG001 - a page is read at once
    """The blocks of a web page.

    Raises:
        DataError: no web page, or one that nests too deeply.
    """
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, recover=True)
    root = etree.fromstring(_text(data).encode("utf-8", "replace"), parser)
    if any("depth" in str(entry.message).lower() for entry in parser.error_log):
        raise too_deep(name)
    if root is None:
        raise refuse(name, "document-no-text", "ไม่พบข้อความในหน้าเว็บ: บันทึกหน้าเว็บใหม่แบบ “เว็บเพจทั้งหมด” หรือคัดลอกข้อความมาวาง", "the web page holds no text: save it anew as a complete page, or copy its text and paste it")
    reader = _Reader()
    reader.walk(_main(root), 0)
    reader.flush()
    return reader.found


def _text(data: bytes) -> str:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, "replace").replace("\x00", "")
    text = data.decode("utf-8", "replace")  # whatever the page says of itself: Thai of one byte a letter is never UTF-8, and pages of UTF-8 say tis-620 where only the template was old
    broken = text.count("\ufffd")
    if broken and broken * _MOST_BROKEN > sum("\u0e00" <= letter <= "\u0e7f" for letter in text):
        text = data.decode("cp874", "replace")
    return text.replace("\x00", "")


def _main(root: Any) -> Any:
    """What the page calls its main part, if most of its text is there."""
    body = root.find(".//body")
    body = root if body is None else body
    parts = [each for each in body.iter("main", "article", "div") if each.tag != "div" or each.get("role") == "main"]
    whole = len("".join(body.itertext()))
    best = max(parts, key=lambda each: len("".join(each.itertext())), default=None) if len(parts) < 50 else None  # noqa: PLR2004 - a list of articles
    return best if best is not None and len("".join(best.itertext())) >= _MAIN_SHARE * whole else body


class _Reader:
    def __init__(self) -> None:
        self.found = Blocks("html")
        self._pieces: list[str] = []
        self._prefix = ""
        self._paragraph = self._tables = 0
        self._preformatted = 0
        self._into: list[Block] = self.found.blocks
        self._notes: dict[int, str] = {}

    def flush(self) -> None:
        """End the paragraph."""
        lines = [" ".join(line.split()) for line in "".join(self._pieces).split("\n")]
        text, self._pieces = "\n".join(line for line in lines if line), []
        if not text:
            return
        self._paragraph += 1
        prefix, self._prefix = self._prefix, ""
        number = next((int(found[1]) for found in [_DIGITS.match(without_marks(text[:6], keep_numbers=True).split(" ")[0])] if found), 0)
        if number and text.startswith(marker(number)) and text != marker(number):
            self.found.footnotes.append(Note(number, text.removeprefix(marker(number)).strip(), Place(note=number)))
            return
        self._into.append(Paragraph(f"{prefix} {text}" if prefix else text, Place(paragraph=self._paragraph)))

    def walk(self, element: Any, depth: int) -> None:
        """An element with what is in it."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _DROPPED or _is_hidden(element) or depth > _MOST_DEPTH:
            return
        if tag == "table" and not _is_layout(element):
            self.flush()
            self._table(element, depth)
        elif tag == "br":
            self._pieces.append("\n")
        elif tag == "sup" and (number := _DIGITS.match("".join(element.itertext()))):
            self._raised(number[1])
        elif tag in _BLOCKS:
            self.flush()
            if tag == "li":
                self._prefix = _list_label(element)
            self._preformatted += tag == "pre"
            self._inside(element, depth)
            self._preformatted -= tag == "pre"
            self.flush()
            self._prefix = ""
        else:
            self._inside(element, depth)

    def _inside(self, element: Any, depth: int) -> None:
        self._add(element.text)
        for child in element:
            self.walk(child, depth + 1)
            self._add(child.tail)

    def _add(self, text: str | None) -> None:
        if text:
            text = cleared(text)
            self._pieces.append(text if self._preformatted else text.replace("\n", " ").replace("\r", " "))

    def _raised(self, digits: str) -> None:
        self._pieces.append(power_or_marker("".join(self._pieces[-2:]), digits))

    def _table(self, element: Any, depth: int) -> None:
        self._tables += 1
        number = self._tables
        cells: list[Cell] = []
        taken: set[tuple[int, int]] = set()
        for row, line in enumerate(_table_rows(element), 1):
            column = 1
            for cell in line:
                if not isinstance(cell.tag, str) or cell.tag not in ("td", "th") or _is_hidden(cell):
                    continue
                while (row, column) in taken:
                    column += 1
                rows, columns = _span(cell, "rowspan"), _span(cell, "colspan")
                taken |= {(row + down, column + over) for down in range(rows) for over in range(columns)} if rows * columns <= _MOST_SPAN else {(row, column)}
                cells.append(Cell(row, column, rows, columns, tuple(self._cell(cell, depth))))
                column += columns
        last = max((cell.row for cell in cells), default=0)
        if cells:
            self._into.append(Table(number, Place(table=number), tuple(Cell(each.row, each.column, min(each.rows, last - each.row + 1), each.columns, each.paragraphs) for each in cells)))

    def _cell(self, cell: Any, depth: int) -> Iterator[Paragraph]:
        outer, self._into = self._into, []
        self._inside(cell, depth + 2)
        self.flush()
        inner, self._into = self._into, outer
        for block in inner:
            if isinstance(block, Paragraph):
                yield block
            else:
                yield from (paragraph for each in block.cells for paragraph in each.paragraphs)


def _is_hidden(element: Any) -> bool:
    return element.get("hidden") is not None or element.get("aria-hidden") == "true" or bool(_HIDDEN.search(element.get("style") or ""))


def _is_layout(table: Any) -> bool:
    """Whether a table only lays the page out: it holds other tables, or is one cell."""
    if table.get("role") == "presentation" or table.find(".//table") is not None:
        return True
    return sum(1 for _ in zip(table.iter("td", "th"), range(2), strict=False)) < 2  # noqa: PLR2004 - a table has two cells


def _table_rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in _ROWS:
            yield from (row for row in child if row.tag == "tr")


def _span(cell: Any, name: str) -> int:
    text = (cell.get(name) or "1").strip()
    return max(1, min(int(text), _MOST_SPAN)) if text.isdecimal() and len(text) < 6 else 1  # noqa: PLR2004 - no table is wider


def _list_label(item: Any) -> str:
    above = item.getparent()
    if above is None or above.tag != "ol":
        return "•"
    counted = [each for each in above if each.tag == "li"]
    start = _whole(above.get("start"), 1)
    number = start
    for each in counted:
        number = _whole(each.get("value"), number)
        if each is item:
            break
        number += 1
    kind = above.get("type")
    if kind in ("a", "A") and 1 <= number <= len(_LETTERS):
        letter = _LETTERS[number - 1]
        return f"{letter if kind == 'a' else letter.upper()}."
    return f"{number}."


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.strip().lstrip("-").isdecimal() and len(text) < 7 else default  # noqa: PLR2004 - no list is longer
