"""XML of a user as a tree. No DOCTYPE, so no entity bomb and no file or address named by one; nothing is fetched."""

from __future__ import annotations

from typing import NoReturn
from xml.parsers import expat

from lxml import etree

from loaders.standards.limits import refuse

__all__ = ["local_name", "namespace", "root_name", "tree"]


class _StopError(Exception):
    """The prologue has been read."""


def root_name(data: bytes, name: str) -> tuple[str, str]:
    """(namespace, local name) of the root, read without reading what stands below it.

    Raises:
        DataError: a DOCTYPE, or no XML as far as the root.
    """
    found: list[str] = []

    def doctype(*_: object) -> NoReturn:
        raise refuse(name, "xml-doctype", "ไฟล์มี DOCTYPE ซึ่งสั่งให้โปรแกรมขยายหรือเปิดไฟล์อื่นได้ จึงไม่อ่าน: ลบบรรทัด <!DOCTYPE …> แล้วบันทึกใหม่",
                     "the file has a DOCTYPE, which can make a reader expand or open other files, so it is not read: remove the line <!DOCTYPE …> and save it anew",
                     parser.CurrentLineNumber)

    def start(tag: str, _: object) -> NoReturn:
        found.append(tag)
        raise _StopError

    parser = expat.ParserCreate(namespace_separator="\n")
    parser.StartDoctypeDeclHandler, parser.StartElementHandler = doctype, start
    try:
        parser.Parse(data, True)
    except _StopError:
        space, _, local = found[0].rpartition("\n")
        return space, local
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise _damaged(name, getattr(error, "lineno", 0), str(error)) from error
    raise _damaged(name, 0, "no root element")


def tree(data: bytes, name: str) -> etree._Element:
    """The root element of well-formed XML without a DOCTYPE.

    Raises:
        DataError: a DOCTYPE, damaged XML, or XML beyond the parser's limits of depth and length.
    """
    root_name(data, name)
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise _damaged(name, getattr(error, "lineno", None) or 0, str(error)) from error
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        raise _damaged(name, 0, "no root element, or a DOCTYPE")
    return root


def local_name(element: etree._Element) -> str:
    """Name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def namespace(element: etree._Element) -> str:
    """Namespace of an element; empty for none."""
    space, _, _ = str(element.tag).rpartition("}")
    return space.removeprefix("{")


def _damaged(name: str, line: int, reason: str) -> Exception:
    return refuse(name, "xml-damaged", f"ไม่ใช่ XML ที่ถูกต้อง ({reason}): แก้ที่บรรทัดนี้ หรือส่งออกจากโปรแกรมเดิมใหม่",
                  f"this is no well-formed XML ({reason}): correct it at this line, or export it anew from its own program", line)
