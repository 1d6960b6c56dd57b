"""What is looked at before the engine sees a query: is it an update, does it call other servers, does it nest too deep?

The guard is the first of three walls. It tells people in a sentence what they may not do; the worker's own bounds (no network, no
new file, bounded memory, a deadline) hold even for a text that the engine reads otherwise than the guard.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from ontology.namespaces import ID
from queries.safe.outcome import Refused
from queries.safe.tokens import Token, tokens, unescaped

__all__ = ["BASE_IRI", "Facts", "examine", "foreign_graph", "too_long", "without_dataset"]

BASE_IRI = ID
"""What relative IRIs of a query are resolved against (RFC 3986 section 5.1.4), wherever it comes from: ``<psds-2567>`` is ``id:psds-2567``."""
_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
_ADDRESS = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")


@dataclass(frozen=True)
class Facts:
    """What a query asks for beyond its patterns."""

    default: tuple[str, ...]
    """IRIs of FROM, in order. With any of these or of the next the query sets its own dataset."""
    named: tuple[str, ...]
    """IRIs of FROM NAMED."""
    clauses: tuple[tuple[int, int], ...] = ()
    """Where these clauses stand in the text: start and end of each."""
    has_base: bool = False
    """Whether it declares a BASE of its own."""

    @property
    def graphs(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.default, *self.named)


def too_long(size: int, limit: int) -> Refused:
    """The refusal of a query of ``size`` bytes."""
    return Refused(f"คำค้นยาว {size:,} ไบต์ เกินที่รับได้ {limit:,} ไบต์ ย่อรายการใน VALUES หรือแบ่งเป็นหลายคำค้น",
                   f"the query has {size:,} bytes and the limit is {limit:,}; shorten a VALUES list or ask in several queries", "length")


def foreign_graph(iri: str) -> Refused:
    """The refusal of a dataset clause or parameter that names no graph of ours."""
    shown = iri if len(iri) <= 200 else iri[:200] + "…"  # noqa: PLR2004 - a line or two
    return Refused(f"ไม่มีกราฟชื่อ <{shown}> ที่นี่ และระบบไม่เปิดที่อยู่ภายนอก ดูรายชื่อกราฟด้วย SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s ?p ?o }} }}",
                   f"there is no graph <{shown}> here and no outside address is opened; "
                   "list the graphs with SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", "dataset")


def examine(text: str, nesting: int, prefixes: dict[str, str], *, elsewhere: bool = False) -> Facts | Refused:
    r"""Facts of a query, or why it is refused.

    ``elsewhere``: another server's parser will read it. That one may undo ``\u`` escapes in the whole text before it parses, as the
    standard says, so the text is looked at both ways; and what Virtuoso adds to the language is refused.
    """
    found: list[Token] = []
    for token in tokens(text):
        if token.kind == "unclosed":  # as far as this one knows, all that follows is in the string
            return Refused(f"สตริงที่เปิดด้วย {token.text} ไม่มีตัวปิด", f"a string that opens with {token.text} is never closed", "unclosed")
        found.append(token)
    refusal = _deep(found, nesting) or _update(found) or _service(found)
    if refusal is None and elsewhere:
        refusal = _addition(found)
        if refusal is None and (plain := unescaped(text)) != text:
            other = examine(plain, nesting, prefixes, elsewhere=True)
            refusal = other if isinstance(other, Refused) else None
    return refusal or replace(_dataset(found, prefixes), has_base=any(token.text.upper() == "BASE" for token in found[:_body(found)]))


def without_dataset(text: str, facts: Facts) -> str:
    """The query without its FROM clauses; blanks stand in their place, so that lines and columns stay."""
    for start, end in facts.clauses:
        blank = "".join(character if character in "\r\n" else " " for character in text[start:end])
        text = text[:start] + blank + text[end:]
    return text


def _deep(found: Sequence[Token], limit: int) -> Refused | None:
    depth = deepest = 0
    for token in found:
        if token.kind == "open":
            depth += 1
            deepest = max(deepest, depth)
        elif token.kind == "close":
            depth = max(0, depth - 1)
        elif token.kind == "iri" and not _ADDRESS.match(token.text):
            deepest = max(deepest, depth + token.text.count("(") + token.text.count("["))  # may be a comparison, see _compared
    if deepest <= limit:
        return None
    return Refused(f"คำค้นซ้อนวงเล็บลึก {deepest:,} ชั้น รับได้ไม่เกิน {limit} ชั้น",
                   f"the query nests {deepest:,} brackets deep; the limit is {limit}", "nesting")


def _body(found: Sequence[Token]) -> int:
    """Where the prologue ends: index of the first token after BASE, PREFIX and VERSION declarations."""
    index = 0
    while index < len(found) and found[index].kind == "word":
        match found[index].text.upper():
            case "BASE" | "VERSION":
                index += 2
            case "PREFIX":
                index += 3
            case _:
                break
    return index


def _update(found: Sequence[Token]) -> Refused | None:
    index = _body(found)
    if index < len(found) and found[index].kind == "word" and (word := found[index].text.upper()).startswith(_UPDATES):
        return Refused(f"ที่นี่อ่านได้อย่างเดียว ไม่รับคำสั่งแก้ไขข้อมูล ({word}) ใช้ SELECT, ASK, CONSTRUCT หรือ DESCRIBE",
                       f"this endpoint only reads: updates ({word}) are not accepted; use SELECT, ASK, CONSTRUCT or DESCRIBE", "update")
    return None


def _addition(found: Sequence[Token]) -> Refused | None:
    """What Virtuoso adds to SPARQL: pragmas that fetch documents, updates behind a query, functions of its SQL."""
    for kind, text, _, _ in found:
        hit = text.upper() in {"DEFINE", "MODIFY", *_UPDATES} if kind == "word" else (
            text.lower().startswith(("bif:", "sql:")) if kind == "pname" else
            kind == "iri" and unescaped(text).lower().startswith(("<bif:", "<sql:")))
        if hit:
            return Refused(f"รับเฉพาะ SPARQL 1.1 มาตรฐาน ไม่รับ {text[:40]}", f"only standard SPARQL 1.1 is accepted, not {text[:40]}", "extension")
    return None


def _service(found: Sequence[Token]) -> Refused | None:
    """SERVICE as a keyword: alone, glued to what follows (``SERVICE<…>``), or read as the head of a name (``SERVICE:x {``)."""
    for index, (kind, text, _, _) in enumerate(found):
        if kind == "word":
            hit = "service" in text.lower()
        elif kind == "pname":
            after = found[index + 1].text if index + 1 < len(found) else ""
            before = found[index - 1].text.upper() if index else ""
            hit = "service" in text.split(":", 1)[0].lower() and after.startswith("{") and before != "GRAPH"
        else:
            hit = kind == "iri" and _compared(text)
        if hit:
            return Refused("ไม่รับ SERVICE: ระบบไม่ส่งคำค้นต่อไปยังเซิร์ฟเวอร์อื่น ให้ถามแต่ละแห่งแล้วรวมผลเอง",
                           "SERVICE is not accepted: this server asks no other server; ask each one and join the results yourself", "service")
    return None


def _compared(iri: str) -> bool:
    """Whether a SERVICE may hide in what looks like an IRI: in ``FILTER(1<2)SERVICE#>`` the sign ``<`` compares."""
    _, _, rest = iri.lower().partition(")")
    return "service" in rest and not _ADDRESS.match(iri)


def _dataset(found: Sequence[Token], known: dict[str, str]) -> Facts:
    """IRIs after FROM and after FROM NAMED outside all brackets, and where the clauses stand. A name whose prefix is not declared is left to the parser's own message."""
    prefixes, base = dict(known), BASE_IRI
    default: list[str] = []
    named: list[str] = []
    clauses: list[tuple[int, int]] = []
    depth, body = 0, _body(found)
    for index, (kind, text, _, _) in enumerate(found):
        word = text.upper() if kind == "word" else ""
        if index < body and word == "BASE":
            base = urljoin(base, found[index + 1].text[1:-1]) if index + 1 < len(found) else base
        elif index < body and word == "PREFIX" and index + 2 < len(found):
            prefixes[found[index + 1].text.removesuffix(":")] = urljoin(base, unescaped(found[index + 2].text[1:-1]))
        elif kind in {"open", "close"}:
            depth += 1 if kind == "open" else -1
        elif depth == 0 and word in {"FROM", "FROMNAMED"}:
            apart = index + 1 < len(found) and found[index + 1].text.upper() == "NAMED"
            at = index + (2 if apart else 1)
            if at < len(found) and (iri := _resolved(found[at], prefixes, base)) is not None:
                (named if apart or word == "FROMNAMED" else default).append(iri)
                clauses.append((found[index].start, found[at].end))
    return Facts(tuple(default), tuple(named), tuple(clauses))


def _resolved(token: Token, prefixes: dict[str, str], base: str) -> str | None:
    if token.kind == "iri":
        return urljoin(base, unescaped(token.text[1:-1]))
    prefix, _, local = token.text.partition(":")
    return prefixes[prefix] + re.sub(r"\\(.)", r"\1", local) if token.kind == "pname" and prefix in prefixes else None
