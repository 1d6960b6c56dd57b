"""Files of standards that mean harm: each gets a sentence, nothing is fetched or opened, and what breaks is a child process."""

from __future__ import annotations

import json
import random
import socket
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest

from graph.settings import ROOT
from loaders.any_file import kind_of, load_any
from loaders.problems import DataError
from loaders.standards import load_mappings, load_standard
from loaders.standards.kinds import Format, format_of
from loaders.standards.limits import MAX_BYTES
from loaders.standards.read import read_plan, read_sssom
from tests.loaders.stratml_files import goal, indicator, part_2

GOLDEN = ROOT / "tests" / "golden"
BOMB = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">' + b"".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">'.encode() for n in range(12)) + b"]><StrategicPlan>&m;</StrategicPlan>"
RDF_HEAD = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="http://www.w3.org/2004/02/skos/core#">'


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection from here is an error; the child has no descriptor for one."""
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def nested(depth: int) -> bytes:
    """JSON-LD nested so deep."""
    return b'{"@context": {}, "@id": "x", "a": ' + b'{"a": ' * depth + b"1" + b"}" * depth + b"}"


@pytest.mark.parametrize(("data", "name", "sentence"), [
    (BOMB, "bomb.xml", "DOCTYPE"), (BOMB.replace(b"StrategicPlan", b"rdf"), "bomb.rdf", "DOCTYPE"), (BOMB.decode().encode("utf-16"), "bomb.xml", "DOCTYPE"),
    (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><StrategicPlan/>', "x.stratml", "DOCTYPE"), (b'{"@context": "https://example.org/c.jsonld", "@id": "x"}', "x.jsonld", "@context จากภายนอก «https://example.org/c.jsonld»"),
    (b'{"@context": ["file:///etc/passwd", {}], "@id": "x"}', "x.jsonld", "@context จากภายนอก"), (b'{"@context": {"a": {"@id": "http://a", "@context": "http://b"}}, "@id": "x"}', "x.jsonld", "@context จากภายนอก"),
    (b'{"@context": {"@import": "http://b"}, "@id": "x"}', "x.jsonld", "@context จากภายนอก"), (nested(300), "x.jsonld", "ซ้อนกันเกิน"), (nested(100_000), "x.jsonld", "JSON"),
    (b"x" * (MAX_BYTES + 1), "x.ttl", "เกินขีดจำกัด"), (b"", "x.ttl", "ว่าง"), (b"@prefix a: <http://a/> . a:b a:c", "x.ttl", "อ่าน RDF"), (b"\0\0\0", "x.nt", "ไม่ใช่ไฟล์มาตรฐาน"),
    (b"@prefix a: <http://a/> . a:b a:c a:d .", "x.ttl", "ไม่มีแผน"), (b"<a>" * 100_000, "x.xml", "ไม่ใช่ XML"), (b"<html/>", "x.rdf", "ไม่ใช่ไฟล์มาตรฐาน"),
])
def test_harm_gets_a_sentence(data: bytes, name: str, sentence: str) -> None:
    with pytest.raises(DataError) as raised:
        load_standard(data, name)
    (problem,) = raised.value.problems
    assert sentence in problem.th
    assert problem.file == name
    assert problem.en


def test_a_file_on_this_machine_is_never_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("ความลับ", "utf-8")
    for text, name in ((f'{RDF_HEAD}<s:ConceptScheme rdf:about="file://{secret}"><s:prefLabel xml:lang="th">ก</s:prefLabel></s:ConceptScheme></rdf:RDF>', "x.rdf"),
                       (f'<StrategicPlan xmlns:xi="http://www.w3.org/2001/XInclude"><Name><xi:include href="file://{secret}" parse="text"/></Name><StrategicPlanCore/></StrategicPlan>', "x.xml")):
        found = load_standard(text.encode(), name)
        assert "ความลับ" not in json.dumps(found.as_json(), ensure_ascii=False)


def test_our_own_context_by_name_needs_no_network() -> None:
    text = '{"@context": "https://w3id.org/policy-alignment/context.jsonld", "@id": "https://w3id.org/policy-alignment/id/p1", "@type": "pa:Instrument", "http://purl.org/dc/terms/title": {"@value": "แผน", "@language": "th"}}'
    assert load_standard(text.encode(), "x.jsonld").title == "แผน"


def test_a_standard_goes_to_its_loader_by_content() -> None:
    data = (GOLDEN / "psds-2567.th.stratml.xml").read_bytes()
    assert kind_of(data, "plan.docx") == "standard"
    assert load_any(data, "plan.bin").title == "ยุทธศาสตร์การพัฒนาระบบราชการ (พ.ศ. 2567-2570)"
    assert kind_of(b"PK\x03\x04 and so on", "plan.ttl") == "table"


# --- fuzz: each parser, damaged real files; run by make test-heavy

ROUNDS = 4_000
SAMPLES: dict[str, tuple[str, Format]] = {"stratml": ("psds-2567.th.stratml.xml", "stratml"), "sssom": ("psds-2567.sssom.tsv", "sssom")}
TURTLE = "@prefix pa: <https://w3id.org/policy-alignment/ontology#> . @prefix s: <http://www.w3.org/2004/02/skos/core#> . @prefix id: <https://w3id.org/policy-alignment/id/> .\n" + "".join(
    f'id:p{n} a pa:Strategy ; s:inScheme id:p ; s:prefLabel "ข้อ {n}"@th ; pa:order {n} ; s:broader id:p{n // 3} .\n' for n in range(1, 12)) + 'id:p a pa:Instrument ; s:prefLabel "แผน"@th .\n'


def pieces(format_: Format) -> bytes:
    """A small whole file of a format."""
    if format_ == "stratml":
        return part_2(goal(indicator("<TargetResult><StartDate>2024-01-01</StartDate><NumberOfUnits>5</NumberOfUnits><Description>ไม่ต่ำกว่า 5</Description></TargetResult>")))
    if format_ == "sssom":
        lines = (GOLDEN / "psds-2567.sssom.tsv").read_text("utf-8").split("\n")
        return "\n".join(lines[:90]).encode()
    if format_ == "jsonld":
        return b'{"@context": {"s": "http://www.w3.org/2004/02/skos/core#"}, "@graph": [{"@id": "http://a/s", "@type": "s:ConceptScheme", "s:prefLabel": "x"}, {"@id": "http://a/b", "s:inScheme": {"@id": "http://a/s"}}]}'
    if format_ == "rdf":
        return (RDF_HEAD + '<s:ConceptScheme rdf:about="http://a/s"><s:prefLabel>x</s:prefLabel></s:ConceptScheme><s:Concept rdf:about="http://a/b"><s:inScheme rdf:resource="http://a/s"/></s:Concept></rdf:RDF>').encode()
    if format_ == "nq":
        return "".join(f"{quad.subject} {quad.predicate} {quad.object} .\n" for quad in pyoxigraph.parse(TURTLE.encode(), pyoxigraph.RdfFormat.TURTLE)).encode()
    return TURTLE.encode()


def damaged(chance: random.Random, whole: bytes) -> bytes:
    """A file with some bytes changed, cut out, doubled or put elsewhere."""
    data = bytearray(whole)
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        at, length = chance.randrange(len(data) or 1), chance.choice((1, 1, 2, 8, 40))
        kind = chance.randrange(5)
        if kind == 0:
            data[at:at + length] = b""
        elif kind == 1:
            data[at:at] = bytes(chance.randrange(256) for _ in range(length))
        elif kind == 2:
            data[at:at] = data[at:at + length] * chance.choice((1, 2, 50))
        elif kind == 3:
            data[at:at + 1] = chance.choice((b"<", b">", b'"', b"|", b"\t", b"\n", b"\0", b"&", b"{", b"}", b"[", b":", b"\\", "ก".encode(), b"\xff"))
        else:
            other = chance.randrange(len(data) or 1)
            data[at:at + length], data[other:other + length] = data[other:other + length], data[at:at + length]
    return bytes(data)


@pytest.mark.heavy
@pytest.mark.parametrize("format_", ["stratml", "sssom", "ttl", "jsonld", "rdf", "nq"])
def test_damaged_files_are_read_or_refused(format_: Format) -> None:
    """Four thousand damaged files of each format; what is read can be written as JSON, what is not has a sentence. Nothing else happens."""
    chance, whole = random.Random(7), pieces(format_)  # noqa: S311 - no secret
    read = 0
    for _ in range(ROUNDS):
        data = damaged(chance, whole)
        try:
            format_of(data, "x")
            found = read_sssom(data) if format_ == "sssom" else read_plan(data, format_)
        except DataError as error:
            assert all(problem.th and problem.en for problem in error.problems)  # noqa: PT017 - both outcomes are right
        else:
            read += 1
            found.model_dump_json()
    assert read > ROUNDS // 100, "the damage leaves nothing to read"


@pytest.mark.heavy
@pytest.mark.parametrize("kind", SAMPLES)
def test_damaged_real_files_in_a_child(kind: str) -> None:
    """Twenty-five damaged whole files of each kind, each with a child of its own."""
    name, format_ = SAMPLES[kind]
    chance, whole = random.Random(8), (GOLDEN / name).read_bytes()  # noqa: S311 - no secret
    for _ in range(25):
        data = damaged(chance, whole)
        try:
            found = load_mappings(data, name) if format_ == "sssom" else load_standard(data, name)
        except DataError as error:
            assert all(problem.file == name for problem in error.problems)  # noqa: PT017 - both outcomes are right
        else:
            found.model_dump_json()
