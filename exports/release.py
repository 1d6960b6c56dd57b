"""A release of the graph: everything a reader needs to use, check and cite one version, in one folder and one archive."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, parse, serialize

from exports.citation import citation, comment_lines
from exports.rdf import FORMATS, write_rdf
from graph.build import VERSION
from graph.changelog import Entry, entry
from graph.engine import GraphStore
from graph.published import holds_work
from graph.release import Release, ReleaseError, publish
from graph.settings import ROOT
from graph.validate import Finding, validate_store
from ontology.namespaces import BASE, PREFIXES
from queries.described import DESCRIPTION

__all__ = ["NAME", "release"]

NAME = "policy-alignment"
_COPIED = {
    "ontology.ttl": ROOT / "ontology" / "alignment.ttl", "shapes.ttl": ROOT / "ontology" / "shapes.ttl",
    "context.jsonld": ROOT / "ontology" / "context.jsonld", "LICENSE": ROOT / "LICENSE",
}
_README = """กราฟความสอดคล้องของแผนภาครัฐไทย · Alignment graph of Thai government plans

graph.nq        ทั้งกราฟพร้อมชื่อกราฟย่อย เรียงบรรทัด · the whole graph with its named graphs, lines sorted
graph.ttl       กราฟเดียวกัน ไม่มีชื่อกราฟย่อย · the same without named graphs
graph.jsonld    กราฟเดียวกันใน JSON-LD · the same in JSON-LD
ontology.ttl    คำศัพท์ · vocabulary
shapes.ttl      กติกา SHACL · SHACL rules
context.jsonld  บริบทของ JSON-LD · JSON-LD context
void.ttl        คำอธิบายชุดข้อมูล · description of the dataset (VoID, DCAT)
validation.json ผลตรวจ SHACL ของรุ่นนี้ · SHACL result of this version
CHANGES.md      สิ่งที่เปลี่ยนในรุ่นนี้ · what changed in this version
CITATION.txt    วิธีอ้างอิง · how to cite it; CITATION.bib: BibTeX
manifest.json   รุ่น ชื่อกราฟ จำนวนประโยค · version, build, number of statements
SHA256SUMS      ตรวจด้วย · check with: sha256sum -c SHA256SUMS

ชื่อกราฟ (build) คือ 16 ตัวแรกของ · the build is the first 16 digits of: grep -v '^#' graph.nq | sha256sum
"""


def release(store: GraphStore, to: Path) -> Release:
    """Write the release of the build ``store`` to the folder ``to``: the same bytes for the same build.

    Raises :class:`graph.release.ReleaseError` if CHANGELOG.md says nothing of its version, if SHACL finds a violation, if it holds people's work, if it was built as another
    version than the program's, or if another graph was released under this version; ``graph.changelog.ChangelogError`` if CHANGELOG.md cannot be read.
    """
    version = str(store.manifest["version"])
    if version != VERSION:
        raise ReleaseError(f"กราฟที่สร้างไว้เป็นรุ่น {version} โปรแกรมเป็นรุ่น {VERSION} สร้างใหม่ก่อนด้วย cli.py build · "
                           f"the graph was built as version {version} and VERSION is {VERSION}; build it anew first: cli.py build")
    said = entry(version)
    if said is None or not said.text:
        raise ReleaseError(f"CHANGELOG.md ไม่มีรายการของรุ่น {version} เพิ่มหัวข้อ ## {version} (ปี-เดือน-วัน) และเขียนว่ามีอะไรเปลี่ยน · "
                           f"CHANGELOG.md says nothing of version {version}; add ## {version} (ISO date) and what changed")
    if holds_work(store):
        raise ReleaseError("กราฟนี้มีพื้นที่ทำงานของผู้ใช้ปนอยู่ เผยแพร่ได้เฉพาะกราฟของ data/ · this graph holds people's own workspaces; only the graph of data/ may be released")
    findings = validate_store(store)
    wrong = [finding for finding in findings if finding.severity == "violation"]
    if wrong:
        listed = "\n".join(f"  {finding.th}\n    {finding.en}" for finding in wrong[:5])
        raise ReleaseError(f"กราฟมีข้อขัดแย้งกับกติกา {len(wrong)} ข้อ แก้ก่อนเผยแพร่ ดูทั้งหมดด้วย cli.py validate · the graph has {len(wrong)} "
                           f"violations; correct them first, cli.py validate lists them\n{listed}")
    return publish(f"{NAME}-{version}", _files(store, said, findings), said.released, to)


def _files(store: GraphStore, said: Entry, findings: Sequence[Finding]) -> dict[str, bytes]:
    files = {name: path.read_bytes() for name, path in _COPIED.items()}
    for format_, (suffix, _) in FORMATS.items():
        output = io.BytesIO()
        write_rdf(store, output, format_)
        files[f"graph.{suffix}"] = output.getvalue()
    files["void.ttl"] = comment_lines(store) + _turtle(store.dump(), NamedNode(DESCRIPTION))
    files["validation.json"] = _json({"violations": 0, "findings": [
        {"severity": one.severity, "focus": one.focus, "shape": one.shape, "path": one.path, "value": one.value, "th": one.th, "en": one.en}
        for one in findings]})
    files["CHANGES.md"] = f"# {said.version} ({said.released})\n\n{said.text}\n".encode()
    files["CITATION.txt"] = "\n\n".join([*(citation(store, "text", lang) for lang in ("th", "en")), citation(store, "apa")]).encode() + b"\n"
    files["CITATION.bib"] = citation(store, "bibtex").encode() + b"\n"
    files["README.txt"] = _README.encode()
    counts = {str(graph): int(count) for graph, count in sorted(store.manifest["counts"].items())}
    files["manifest.json"] = _json({
        "version": said.version, "released": said.released.isoformat(), "build": store.fingerprint, "base": BASE, "counts": counts,
        "statements": sum(counts.values()), "shacl": dict(sorted(Counter(one.severity for one in findings).items())),
    })
    return files


def _turtle(dump: Path, graph: NamedNode) -> bytes:
    output = io.BytesIO()
    with dump.open("rb") as file:
        serialize((quad.triple for quad in parse(file, RdfFormat.N_QUADS) if quad.graph_name == graph), output, RdfFormat.TURTLE, prefixes=PREFIXES)
    return output.getvalue()


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"
