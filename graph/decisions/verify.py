"""Whether the log is what was written: numbers without a gap, the chain of hashes, columns that say what the event says, steps that were possible.

What the chain proves: an event that was changed, removed, put in or cut off at the end is found. Whoever can write to the database can also
compute the whole chain anew; that is found only by comparing with a head (``seq:hash``) that was kept elsewhere, as every backup does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, Row, select

from graph.database.engine import Database
from graph.database.tables import meta
from graph.decisions.log import GENESIS, Head, event_hash, event_of, moment, row_of, rows_after

__all__ = ["Finding", "Report", "verify"]

_REPAIR = ("เก็บฐานข้อมูลนี้ไว้เป็นหลักฐาน แล้วกู้สำเนาล่าสุดที่ตรวจผ่านลงฐานข้อมูลว่าง",
           "keep this database as evidence, and restore the latest backup that verifies into an empty database")


@dataclass(frozen=True)
class Finding:
    """Something about one event (``seq``; 0: about the log as a whole)."""

    seq: int
    rule: str
    th: str
    en: str


@dataclass(frozen=True)
class Report:
    """Result of a check."""

    head: Head
    problems: tuple[Finding, ...]
    """The log is not what was written."""
    remarks: tuple[Finding, ...]
    """True, and worth knowing: where the clock went back."""

    @property
    def sound(self) -> bool:
        """Nothing was tampered with, as far as the chain tells."""
        return not self.problems


def verify(db: Database, known: Head | None = None) -> Report:
    """Check the whole log; ``known`` is a head that was kept elsewhere. Raises :class:`graph.database.DatabaseError`."""
    problems: list[Finding] = []
    remarks: list[Finding] = []
    lengths: dict[str, int] = {}
    last, clock, seen_known = Head(0, GENESIS), "", known is None or known == Head(0, GENESIS)
    with db.read() as connection:
        for row in rows_after(connection):
            problems += _row_problems(row, last, lengths)
            if clock and row.at < clock:
                remarks.append(Finding(row.seq, "clock", f"เหตุการณ์ที่ {row.seq}: นาฬิกาของเครื่องถอยหลัง ({row.at} หลัง {clock}) ลำดับยังถูกต้องตามเลขที่",
                                       f"event {row.seq}: the machine’s clock went back ({row.at} after {clock}); the numbers still tell the order"))
            clock = max(clock, row.at)
            lengths[row.matter] = lengths.get(row.matter, 0) + 1
            last = Head(row.seq, row.hash)
            seen_known = seen_known or last == known
        problems += _end_problems(connection, last)
    if not seen_known:
        problems.append(_problem(0, "anchor", f"บันทึกไม่มีเหตุการณ์ {known} ที่จดไว้ภายนอก", f"the log does not hold the event {known} that was noted elsewhere"))
    return Report(last, tuple(problems), tuple(remarks))


def _row_problems(row: Row[Any], last: Head, lengths: dict[str, int]) -> Iterator[Finding]:
    seq = row.seq
    if seq != last.seq + 1:
        missing = f"{last.seq + 1}" if seq == last.seq + 2 else f"{last.seq + 1}–{seq - 1}"
        yield _problem(seq, "gap", f"เหตุการณ์ที่ {missing} หายไป", f"event {missing} is missing")
    elif row.previous != last.hash:
        yield _problem(seq, "chain", f"เหตุการณ์ที่ {seq} ไม่ต่อกับเหตุการณ์ก่อนหน้า เหตุการณ์ใดเหตุการณ์หนึ่งถูกแก้หรือแทรก",
                       f"event {seq} does not follow from the one before it: one of the two was changed or put in")
    if row.hash != event_hash(row.previous, seq, row.at, row.draft):
        yield _problem(seq, "hash", f"เหตุการณ์ที่ {seq} ({row.matter}) ถูกแก้หลังบันทึก", f"event {seq} ({row.matter}) was changed after it was written")
        return
    try:
        event = event_of(row)
        told = row_of(event)
    except (ValidationError, ValueError):
        yield _problem(seq, "unreadable", f"เหตุการณ์ที่ {seq} อ่านไม่ได้", f"event {seq} cannot be read")
        return
    columns = sorted(name for name in ("id", "workspace", "matter", "kind") if getattr(row, name) != told[name])
    if columns or row.at != moment(datetime.fromisoformat(row.at)):
        yield _problem(seq, "columns", f"เหตุการณ์ที่ {seq}: คอลัมน์ {', '.join(columns) or 'at'} ไม่ตรงกับเนื้อเหตุการณ์",
                       f"event {seq}: the columns {', '.join(columns) or 'at'} do not say what the event says")
    if event.draft.seen != lengths.get(row.matter, 0):
        yield _problem(seq, "seen", f"เหตุการณ์ที่ {seq} เห็นเหตุการณ์ก่อนหน้า {event.draft.seen} รายการ แต่บันทึกมี {lengths.get(row.matter, 0)}",
                       f"event {seq} had seen {event.draft.seen} events of its matter, but the log holds {lengths.get(row.matter, 0)}")


def _end_problems(connection: Connection, last: Head) -> Iterator[Finding]:
    noted = connection.execute(select(meta.c.value).where(meta.c.key == "head")).scalar()
    written = Head.read(noted) if noted else Head(0, GENESIS)
    if written.seq > last.seq:
        yield _problem(0, "cut", f"ท้ายบันทึกถูกตัด: เขียนถึงเหตุการณ์ที่ {written.seq} แต่เหลือถึง {last.seq}",
                       f"the end of the log was cut off: it was written up to event {written.seq}, and reaches {last.seq}")
    elif written != last:
        yield _problem(0, "head", f"เหตุการณ์สุดท้าย ({last.seq}) ไม่ใช่รายการที่เขียนล่าสุด ({written.seq})",
                       f"the last event ({last.seq}) is not the one that was written last ({written.seq})")


def _problem(seq: int, rule: str, th: str, en: str) -> Finding:
    return Finding(seq, rule, f"{th} {_REPAIR[0]}", f"{en}; {_REPAIR[1]}")
