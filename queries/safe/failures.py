"""The sentences of the runner: one for each way in which a query can fail, Thai and English, with what to do about it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from graph.store import NotBuiltError
from queries.safe.limits import MIB
from queries.safe.outcome import (
    Busy,
    Cancelled,
    Crashed,
    Failed,
    Failure,
    Kind,
    NotReady,
    OutOfMemory,
    Refused,
    SyntaxProblem,
    TimedOut,
    TooLarge,
    Unacceptable,
)

__all__ = ["busy", "cancelled", "from_worker", "lost", "no_graph", "no_worker", "out_of_memory", "syntax_problem", "timed_out"]

_PLACE = re.compile(r"^error at (\d+):(\d+): ")
_LONGEST = 400
_ALLOCATION = ("memory allocation", "MemoryError", "bad_alloc", "Cannot allocate memory")


def from_worker(value: dict[str, Any], limit: int) -> Failure:  # noqa: PLR0911 - a table
    """The failure that a worker reports; ``limit`` is the size of result that was allowed."""
    match value["error"]:
        case "syntax":
            return syntax_problem(value["message"])
        case "refused":
            return Refused(value["th"], value["en"], value["reason"])
        case "unacceptable":
            return _unacceptable(value["kind"])
        case "large":
            return TooLarge(f"ผลใหญ่เกิน {limit / MIB:,.0f} MiB ใส่ LIMIT หรือเลือกตัวแปรให้น้อยลง",
                            f"the result is larger than {limit / MIB:,.0f} MiB; add a LIMIT or select fewer variables", limit)
        case "memory":
            return out_of_memory()
        case "remote":
            return _of_server(value, limit)
    message = _shortened(value["message"])
    return Failed(f"ประมวลผลคำค้นไม่สำเร็จ: {message}", f"the query could not be evaluated: {message}")


def _unacceptable(kind: Kind) -> Unacceptable:
    th, en = ("CSV, TSV, JSON หรือ XML", "CSV, TSV, JSON or XML") if kind != "graph" else (
        "Turtle, N-Triples, JSON-LD หรือ RDF/XML", "Turtle, N-Triples, JSON-LD or RDF/XML")
    return Unacceptable(f"ผลของคำค้นนี้เขียนในรูปแบบที่ขอไม่ได้ ใช้ {th}", f"the result cannot be written in a format you accept; use {en}", kind)


def _of_server(value: dict[str, Any], limit: int) -> Failure:
    """What a remote store says in ``graph.http.RemoteStoreError``."""
    th, _, en = value["message"].partition(" · ")
    match value["reason"]:
        case "timeout":
            return TimedOut(th, en, 0.0)
        case "too-large" | "cut":
            return TooLarge(th, en, limit)
        case "refused":
            return Failed(th, en)
        case _:
            return NotReady(th, en)


def syntax_problem(message: str) -> SyntaxProblem:
    """A parser's message ``error at LINE:COLUMN: …`` with its place taken out."""
    place = _PLACE.match(message)
    line, column = (int(place[1]), int(place[2])) if place else (0, 0)
    words = _shortened(message[place.end():] if place else message)
    where_th, where_en = (f"บรรทัด {line} คอลัมน์ {column}: ", f"line {line}, column {column}: ") if place else ("", "")
    return SyntaxProblem(f"ไวยากรณ์ SPARQL ไม่ถูกต้อง {where_th}{words}", f"not valid SPARQL: {where_en}{words}", words, line, column)


def timed_out(seconds: float, waited: float) -> TimedOut:
    """The deadline came; ``waited`` seconds of the time passed in the queue."""
    th, en = f"คำค้นใช้เวลาเกิน {seconds:g} วินาทีจึงถูกหยุด", f"the query was stopped after {seconds:g} s"
    if waited >= 1:
        th += f" (รอคิว {waited:.0f} วินาที)"
        en += f" (it waited {waited:.0f} s for other queries)"
    return TimedOut(f"{th} ใส่เงื่อนไขให้แคบลงหรือใส่ LIMIT", f"{en}; narrow its patterns or add a LIMIT", seconds)


def out_of_memory() -> OutOfMemory:
    """A query outgrew its memory."""
    return OutOfMemory("คำค้นใช้หน่วยความจำเกินกำหนดจึงถูกหยุด ลดการจัดกลุ่ม การเรียง หรือการคูณไขว้ของรูปแบบ",
                       "the query needed more memory than one query may have; group, sort or cross-join less")


def lost(last_words: str) -> Failure:
    """A worker died over a query, leaving ``last_words`` on standard error."""
    if any(sign in last_words for sign in _ALLOCATION):
        return out_of_memory()
    return Crashed("เครื่องค้นข้อมูลล้มขณะประมวลผลคำค้นนี้ คำค้นน่าจะซับซ้อนเกินไป ผู้ใช้อื่นไม่ได้รับผลกระทบ",
                   "the engine broke down over this query, which is probably too complex; nobody else is affected")


def busy(retry_after: int = 1) -> Busy:
    """Too much is in hand."""
    return Busy(f"ขณะนี้มีคำค้นรออยู่เต็มแล้ว ลองใหม่ใน {retry_after} วินาที", f"too many queries are in hand; try again in {retry_after} s", retry_after)


def cancelled() -> Cancelled:
    """The one who asked wants no answer any more."""
    return Cancelled("ยกเลิกคำค้นแล้ว", "the query was cancelled")


def no_graph(folder: Path) -> NotReady:
    """Nothing was built yet."""
    th, _, en = str(NotBuiltError(folder)).partition(" · ")
    return NotReady(th, en)


def no_worker(last_words: str) -> NotReady:
    """No worker process can be started."""
    words = _shortened(last_words.strip().rpartition("\n")[2])
    return NotReady(f"เปิดตัวประมวลผลคำค้นไม่ได้: {words}", f"no query worker can be started: {words}")


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + " …"
