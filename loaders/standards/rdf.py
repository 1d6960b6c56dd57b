"""RDF of a user as statements: Turtle, TriG, N-Triples, N-Quads, RDF/XML and JSON-LD. Nothing is fetched, whatever the file asks for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pyoxigraph import Quad, RdfFormat, parse

from loaders.standards.limits import MAX_STATEMENTS, refuse
from loaders.standards.markup import root_name
from loaders.standards.terms import Statements
from ontology.namespaces import BASE

__all__ = ["FORMATS", "statements"]

FORMATS = {"ttl": RdfFormat.TURTLE, "trig": RdfFormat.TRIG, "nt": RdfFormat.N_TRIPLES, "nq": RdfFormat.N_QUADS, "rdf": RdfFormat.RDF_XML, "jsonld": RdfFormat.JSON_LD}
"""By suffix."""
_OUR_CONTEXT = (BASE + "context.jsonld", "context.jsonld")
_CONTEXT = Path(__file__).resolve().parents[2] / "ontology" / "context.jsonld"
_CONTEXT_TEXT = _CONTEXT.read_text("utf-8")
"""Read once at import: the process that parses opens no file."""
_MAX_NESTING = 200
"""Objects within objects in JSON."""


def statements(data: bytes, suffix: str, name: str = "") -> Statements:
    """Every statement of a file.

    Raises:
        DataError: damaged, too many statements, a DOCTYPE, or a JSON-LD context to be fetched.
    """
    if suffix == "rdf":
        root_name(data, name)
    if suffix == "jsonld":
        data = _with_local_context(data, name)
    return Statements(_counted(_parsed(data, suffix, name), name))


def _parsed(data: bytes, suffix: str, name: str) -> Iterator[Quad]:
    try:
        yield from parse(data, FORMATS[suffix], base_iri=BASE + "id/file/", rename_blank_nodes=True)
    except SyntaxError as error:
        line = getattr(error, "lineno", None) or 0
        raise refuse(name, "rdf-damaged", f"อ่าน RDF ({suffix}) ไม่ได้ ({error.msg}): แก้ที่บรรทัดนี้ หรือส่งออกจากโปรแกรมเดิมใหม่",
                     f"the RDF ({suffix}) cannot be read ({error.msg}): correct it at this line, or export it anew from its own program", line) from error
    except (ValueError, OSError) as error:
        raise refuse(name, "rdf-damaged", f"อ่าน RDF ({suffix}) ไม่ได้ ({error}): ส่งออกจากโปรแกรมเดิมใหม่", f"the RDF ({suffix}) cannot be read ({error}): export it anew from its own program") from error


def _counted(quads: Iterator[Quad], name: str) -> Iterator[Quad]:
    for number, quad in enumerate(quads, 1):
        if number > MAX_STATEMENTS:
            raise refuse(name, "rdf-too-many", f"ไฟล์มีข้อความ RDF เกิน {MAX_STATEMENTS:,} ข้อ: แยกเป็นแผนละไฟล์ แล้วลองใหม่", f"the file has more than {MAX_STATEMENTS:,} statements: split it into one file a plan and try again")
        yield quad


def _with_local_context(data: bytes, name: str) -> bytes:
    """The JSON with our own context, where it names it, put in; any other context that would have to be fetched is refused."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 0
        raise refuse(name, "json-damaged", f"ไม่ใช่ JSON ที่ถูกต้อง ({error}): ส่งออกจากโปรแกรมเดิมใหม่", f"this is no well-formed JSON ({error}): export it anew from its own program", line) from error
    return json.dumps(_checked(value, name, 0), ensure_ascii=False).encode("utf-8", "replace")


def _checked(value: Any, name: str, depth: int) -> Any:
    if depth > _MAX_NESTING:
        raise refuse(name, "json-too-deep", f"JSON ซ้อนกันเกิน {_MAX_NESTING} ชั้น จึงไม่อ่าน", f"the JSON is nested more than {_MAX_NESTING} deep and is not read")
    if isinstance(value, list):
        return [_checked(each, name, depth + 1) for each in value]
    if not isinstance(value, dict):
        return value
    return {key: _context(each, name, depth + 1) if key == "@context" else _no_import(each, name) if key == "@import" else _checked(each, name, depth + 1) for key, each in value.items()}


def _context(value: Any, name: str, depth: int) -> Any:
    if isinstance(value, str):
        if value in _OUR_CONTEXT:
            return json.loads(_CONTEXT_TEXT)["@context"]
        raise _remote(value, name)
    if isinstance(value, list):
        return [_context(each, name, depth + 1) for each in value]
    return _checked(value, name, depth) if isinstance(value, dict) else value


def _no_import(value: Any, name: str) -> Any:
    raise _remote(str(value), name)


def _remote(address: str, name: str) -> Exception:
    shown = address if len(address) <= 200 else address[:199] + "…"  # noqa: PLR2004 - as much as a sentence bears
    return refuse(name, "jsonld-remote-context", f"ไฟล์อ้าง @context จากภายนอก «{shown}» ระบบไม่เปิดเว็บใดเพื่ออ่านไฟล์: ใส่เนื้อหา @context ไว้ในไฟล์ หรือส่งออกเป็น Turtle",
                  f"the file names an outside @context “{shown}”; nothing is fetched to read a file: put the content of the context into the file, or export it as Turtle")
