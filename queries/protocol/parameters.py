"""What a request asks for (SPARQL 1.1 Protocol section 2.1), or why it is not a request we answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from starlette.requests import Request

from queries.engine import Query
from queries.protocol.media import OFFERED, Choice, choose, named
from queries.safe.guard import too_long

__all__ = ["Asked", "Rejection", "read"]

FORM, DIRECT, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_ESCAPED = 3
"""Bytes that one byte of a query takes in a form."""
_OTHER_PARAMETERS = 64 * 1024
DRAINED = 32 * 1024 * 1024
"""Bytes of a request that are read and thrown away to answer it politely."""


@dataclass(frozen=True)
class Rejection:
    """An answer without a query being run."""

    status: int
    th: str
    en: str
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """A query to be run, and the media types its result goes by."""

    query: Query
    choice: Choice


async def read(request: Request, limit: int) -> Asked | Rejection | None:
    """The query of a request; None for a GET or HEAD without one. ``limit``: the longest query, in bytes."""
    pairs = _pairs(request.url.query)
    if isinstance(pairs, Rejection):
        return pairs
    if request.method == "POST":
        posted = await _posted(request, limit)
        if isinstance(posted, Rejection):
            return posted
        pairs = [*pairs, *posted]
    elif not any(name in {"query", "update"} for name, _ in pairs):
        return None
    return _asked(pairs, request.headers.get("accept"), limit)


def _asked(pairs: list[tuple[str, str]], accept: str | None, limit: int) -> Asked | Rejection:
    if any(name == "update" for name, _ in pairs):
        return _no_update()
    queries = [value for name, value in pairs if name == "query"]
    if len(queries) != 1:
        return Rejection(400, "ต้องมีพารามิเตอร์ query หนึ่งตัวเท่านั้น", f"exactly one parameter “query” is needed, {len(queries)} given")
    if (size := len(queries[0].encode("utf-8", "replace"))) > limit:
        return _too_long(size, limit)
    wanted = [value for name, value in pairs if name in {"format", "output"}]
    choice = named(wanted[-1]) if wanted else choose(accept)
    if choice is None:
        return Rejection(400, f"ไม่รู้จักรูปแบบ «{wanted[-1][:80]}» ใช้ json, xml, csv, tsv, ttl, nt, jsonld หรือ rdfxml",
                         f"unknown format “{wanted[-1][:80]}”; use json, xml, csv, tsv, ttl, nt, jsonld or rdfxml")
    if choice.solutions is None and choice.triples is None:
        return Rejection(406, f"ไม่มีรูปแบบที่ขอใน Accept รูปแบบที่ให้ได้: {OFFERED}", f"no format in Accept is available; these are: {OFFERED}")
    default, graphs = ([value for name, value in pairs if name == f"{kind}-graph-uri"] for kind in ("default", "named"))
    return Asked(Query(queries[0], choice.solutions and choice.solutions[1], choice.triples and choice.triples[1],
                       tuple(default) if default or graphs else None, tuple(graphs) if default or graphs else None), choice)


def _pairs(text: str) -> list[tuple[str, str]] | Rejection:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except (ValueError, UnicodeDecodeError):
        return Rejection(400, "พารามิเตอร์ต้องเข้ารหัสแบบ URL ด้วย UTF-8 และไม่เกิน 1,000 ตัว",
                         "parameters must be URL-encoded UTF-8, 1,000 at most")


async def _posted(request: Request, limit: int) -> list[tuple[str, str]] | Rejection:
    media, _, rest = request.headers.get("content-type", "").partition(";")
    media, charset = media.strip().lower(), rest.partition("charset=")[2].strip(' "').lower()
    if media == UPDATE:
        return _no_update()
    if media not in {FORM, DIRECT} or charset not in {"", "utf-8", "utf8"}:
        return Rejection(415, f"ส่งคำค้นเป็น {FORM} หรือ {DIRECT} ใน UTF-8", f"send the query as {FORM} or {DIRECT}, in UTF-8",
                         {"Accept-Post": f"{FORM}, {DIRECT}"})
    longest = limit if media == DIRECT else limit * _ESCAPED + _OTHER_PARAMETERS
    body = await _body(request, longest)
    if body is None:
        return _too_long(int(request.headers.get("content-length") or longest + 1), limit)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return Rejection(400, "คำค้นต้องเป็น UTF-8", "the query must be UTF-8")
    return [("query", text)] if media == DIRECT else _pairs(text)


async def _body(request: Request, longest: int) -> bytes | None:
    """The body, or None if it is too long.

    What is too long is thrown away as it comes, up to a point: many clients read no answer before they have sent everything.
    """
    announced = int(request.headers.get("content-length") or 0)
    if announced > DRAINED or (announced > longest and "expect" in request.headers):
        return None
    body, size = bytearray(), 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > DRAINED:
            return None
        if size <= longest:
            body += chunk
    return bytes(body) if size <= longest else None


def _too_long(size: int, limit: int) -> Rejection:
    refused = too_long(size, limit)
    return Rejection(413, refused.th, refused.en, {"Connection": "close"})


def _no_update() -> Rejection:
    return Rejection(403, "ที่นี่อ่านได้อย่างเดียว ไม่รับคำสั่งแก้ไขข้อมูล", "this endpoint only reads: updates are not accepted")
