"""What can go wrong with the database, in sentences: what happened, what it means for the work, what to do."""

from __future__ import annotations

import errno
import sqlite3
from typing import Literal

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

__all__ = ["DatabaseError", "Trouble", "told"]

Trouble = Literal["full", "locked", "unreachable", "read-only", "denied", "damaged", "newer", "address", "other"]

_SAFE = ("งานที่บันทึกไปก่อนหน้ายังอยู่ครบ คำสั่งนี้ไม่ถูกบันทึกเลยแม้บางส่วน", "everything saved before is intact, and nothing of this request was saved")
_AGAIN = ("ส่งคำสั่งเดิมซ้ำได้ ระบบไม่บันทึกซ้ำ", "the same request may be sent again: it is never saved twice")
_SENTENCES: dict[Trouble, tuple[str, str]] = {
    "full": (f"เนื้อที่ดิสก์ของฐานข้อมูล {{where}} เต็มหรือเขียนไม่ได้ {_SAFE[0]} เพิ่มที่ว่างแล้วบันทึกอีกครั้ง",
             f"the disk of the database {{where}} is full or cannot be written; {_SAFE[1]}; make room and save again"),
    "locked": (f"ฐานข้อมูล {{where}} ถูกโปรแกรมอื่นใช้อยู่นานเกินไป {_SAFE[0]} รอสักครู่แล้วบันทึกอีกครั้ง",
               f"another program held the database {{where}} too long; {_SAFE[1]}; wait a moment and save again"),
    "unreachable": (f"ติดต่อฐานข้อมูล {{where}} ไม่ได้ งานที่ตอบรับแล้วยังอยู่ครบ ตรวจว่าเครื่องแม่ข่ายเปิดอยู่และ POLICY_DB ถูกต้อง {_AGAIN[0]}",
                    f"the database {{where}} cannot be reached; what was acknowledged is intact; see that the server runs and that POLICY_DB is right; {_AGAIN[1]}"),
    "read-only": (f"ฐานข้อมูล {{where}} เปิดได้เพียงอ่าน {_SAFE[0]} ให้สิทธิ์เขียนแก่แฟ้มและโฟลเดอร์ หรือตั้ง POLICY_DB เป็นที่อื่น",
                  f"the database {{where}} can only be read; {_SAFE[1]}; allow writing to the file and its folder, or set POLICY_DB to another place"),
    "denied": ("เปิดฐานข้อมูล {where} ไม่ได้: {detail} ตรวจ POLICY_DB และสิทธิ์ของแฟ้มหรือโฟลเดอร์ หรือชื่อผู้ใช้ รหัสผ่าน และชื่อฐานข้อมูลของเครื่องแม่ข่าย",
               "the database {where} cannot be opened: {detail}; check POLICY_DB and the rights on the file or folder, or user, password and database name of the server"),
    "damaged": ("แฟ้ม {where} ไม่ใช่ฐานข้อมูลของโปรแกรมนี้หรือเสียหาย อย่าเขียนทับ เก็บแฟ้มไว้ แล้วกู้จากสำเนาล่าสุดด้วย cli.py decisions restore",
                "{where} is no database of this program, or is damaged; do not overwrite it, keep the file, and restore the latest backup with: cli.py decisions restore"),
    "newer": ("ฐานข้อมูล {where} สร้างด้วยโปรแกรมรุ่นใหม่กว่า ({detail}) ปรับโปรแกรมให้เป็นรุ่นล่าสุดก่อนใช้ ข้อมูลไม่ถูกแตะต้อง",
              "the database {where} was made by a newer version of this program ({detail}); update the program first; the data was not touched"),
    "address": ("POLICY_DB ไม่ใช่ที่อยู่ฐานข้อมูลที่ใช้ได้: {detail} ใช้ทางไปยังแฟ้ม, sqlite:////path/work.db หรือ postgresql://user@host/name",
                "POLICY_DB is no usable database address: {detail}; use the path of a file, sqlite:////path/work.db or postgresql://user@host/name"),
    "other": (f"ฐานข้อมูล {{where}} ไม่รับคำสั่ง: {{detail}} {_SAFE[0]}", f"the database {{where}} did not take the request: {{detail}}; {_SAFE[1]}"),
}
_SQLITE: dict[int, Trouble] = {
    sqlite3.SQLITE_FULL: "full", sqlite3.SQLITE_IOERR: "full", sqlite3.SQLITE_BUSY: "locked", sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_READONLY: "read-only", sqlite3.SQLITE_CORRUPT: "damaged", sqlite3.SQLITE_NOTADB: "damaged",
    sqlite3.SQLITE_CANTOPEN: "denied", sqlite3.SQLITE_PERM: "denied", sqlite3.SQLITE_AUTH: "denied",
}
_POSTGRES: dict[str, Trouble] = {
    "53100": "full", "53200": "full", "55P03": "locked", "40001": "locked", "40P01": "locked", "53300": "locked", "25006": "read-only",
    "42501": "denied", "3D000": "denied", "XX001": "damaged", "XX002": "damaged", "57P01": "unreachable", "57P02": "unreachable", "57P03": "unreachable",
}
"""SQLSTATE → trouble (PostgreSQL manual, appendix A)."""


class DatabaseError(RuntimeError):
    """The database did not do what was asked. ``th`` and ``en`` say why and what to do; ``trouble`` is for code."""

    def __init__(self, trouble: Trouble, where: str, detail: str = "") -> None:
        thai, english = _SENTENCES[trouble]
        self.trouble = trouble
        self.th = thai.format(where=where, detail=detail)
        self.en = english.format(where=where, detail=detail)
        super().__init__(f"{self.th} · {self.en}")


def told(error: SQLAlchemyError | OSError, where: str) -> DatabaseError:
    """An error of the driver as a sentence. ``where`` names the database without its password."""
    if isinstance(error, OSError):
        return DatabaseError("full" if error.errno in {errno.ENOSPC, errno.EDQUOT} else "denied", where, error.strerror or "")
    if isinstance(error, DBAPIError):
        driver = error.orig
        code = getattr(driver, "sqlite_errorcode", None)
        if isinstance(code, int):
            return DatabaseError(_SQLITE.get(code & 0xFF, "other"), where, str(driver))
        state = getattr(driver, "sqlstate", None)
        if isinstance(state, str):
            by_class: dict[str, Trouble] = {"28": "denied", "08": "unreachable"}
            return DatabaseError(_POSTGRES.get(state) or by_class.get(state[:2], "other"), where, str(driver).splitlines()[0])
        if error.connection_invalidated or type(driver).__name__ in {"OperationalError", "InterfaceError", "ConnectionTimeout"}:
            return DatabaseError("denied" if "FATAL" in str(driver) else "unreachable", where, str(driver).splitlines()[0])
    return DatabaseError("other", where, str(getattr(error, "orig", error)).splitlines()[0])
