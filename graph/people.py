"""Who decides: one person alone on a machine, or the people of a shared installation with the roles that an allow-list gives them.

Alone means that the application listens on this machine only and asks nobody to sign in: whoever sits here owns the database anyway, so a name is
enough. Everywhere else a person is who the identity provider says (OpenID Connect, by Streamlit's own login), and may do what the file says that
``POLICY_PEOPLE`` names:

    approvers: [name@agency.go.th]
    reviewers: [other@agency.go.th]

Whoever is not in it looks and does not decide.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import Field
from sqlalchemy import delete, insert, select

from graph.database import Database
from graph.database.tables import remembered
from graph.decisions.gate import CLAIMED, AllowList, Policy
from graph.decisions.records import Role
from loaders.problems import DataError, Problem
from loaders.records.base import Record
from loaders.yaml_file import read_yaml

__all__ = ["Person", "alone", "called", "nobody", "read_people", "signed_in", "this_is"]

_TOPIC, _KEY = "person", "name"
_LONGEST = 200
"""Letters of a name, as in the log."""


class _People(Record):
    """The allow-list file."""

    approvers: tuple[str, ...] = Field(default=(), description="Addresses: review, settle disagreements, approve, withdraw")
    reviewers: tuple[str, ...] = Field(default=(), description="Addresses: review and take back what they wrote")


@dataclass(frozen=True)
class Person:
    """Whoever looks at a page, and what they may write into the log."""

    name: str
    """As decisions carry it; empty where nobody has said."""
    role: Role | None
    """None: may look, not decide."""
    shared: bool
    """Others use this installation too."""
    why: tuple[str, str] | None = None
    """Why no decision may be made and what to do, Thai and English."""
    policy: Policy = CLAIMED
    """What the log holds this person's drafts against."""

    @property
    def decides(self) -> bool:
        """Whether anything may be written in this person's name."""
        return self.role is not None and bool(self.name)


def read_people(file: Path) -> Mapping[str, Role]:
    """Role by address. Raises :class:`DataError` with line and remedy for a file that is wrong or an address in both lists."""
    found = read_yaml(file, _People)
    both = sorted({one.strip().casefold() for one in found.record.approvers} & {one.strip().casefold() for one in found.record.reviewers})
    if both:
        raise DataError([Problem(file.name, found.line(("reviewers",)), f"{one} อยู่ทั้งในผู้อนุมัติและผู้ตรวจ เก็บไว้ที่เดียว (ผู้อนุมัติตรวจได้ด้วย)",
                                 f"{one} is both approver and reviewer; keep one (an approver reviews too)", "people") for one in both])
    roles: dict[str, Role] = dict.fromkeys(found.record.reviewers, "reviewer")
    return roles | dict.fromkeys(found.record.approvers, "approver")


def alone(name: str) -> Person:
    """The one person of this machine."""
    why = None if name else ("ใส่ชื่อของท่านก่อนตัดสิน ชื่อจะอยู่กับทุกการตัดสิน", "give your name before deciding; it stays with every decision")
    return Person(name, "approver" if name else None, shared=False, why=why)


def signed_in(address: str, roles: Mapping[str, Role], *, proven: bool) -> Person:
    """Somebody the identity provider knows. ``proven``: the provider has verified that the address is theirs."""
    policy = AllowList(roles, me=address)
    role = {name.strip().casefold(): role for name, role in roles.items()}.get(address.strip().casefold()) if proven else None
    why = None if role else (
        (f"{address} ดูได้อย่างเดียว ขอสิทธิ์ผู้ตรวจหรือผู้อนุมัติจากผู้ดูแลระบบ", f"{address} may look only; ask the administrator to be made a reviewer or approver") if proven else
        (f"ผู้ให้บริการบัญชียังไม่ยืนยันว่า {address} เป็นของท่าน ยืนยันแล้วเข้าสู่ระบบใหม่", f"the identity provider has not verified that {address} is yours; verify it and sign in again"))
    return Person(address, role, shared=True, why=why, policy=policy)


def nobody(*, login: bool) -> Person:
    """Somebody unknown on a shared installation; ``login``: they can sign in."""
    why = ("เข้าสู่ระบบก่อนจึงตัดสินได้", "sign in to decide") if login else (
        "โปรแกรมนี้เปิดให้เครื่องอื่นเข้าถึงแต่ยังไม่ตั้งการเข้าสู่ระบบ จึงดูได้อย่างเดียว ผู้ดูแลตั้งได้ตาม docs/people.md",
        "this application can be reached from other machines but has no login, so it is read-only; the administrator sets one up as in docs/people.md")
    return Person("", None, shared=True, why=why, policy=AllowList({}, me=""))


def called(db: Database) -> str:
    """The name that the person of this machine goes by; empty if none was given."""
    with db.read() as connection:
        found = connection.execute(select(remembered.c.value).where(remembered.c.topic == _TOPIC, remembered.c.key == _KEY)).scalar()
    return found if isinstance(found, str) else ""


def this_is(db: Database, name: str) -> str:
    """Keep the name of the person of this machine; an empty one is forgotten. Returns it as kept."""
    kept = " ".join("".join(letter for letter in name if letter.isprintable()).split())[:_LONGEST]
    with db.write() as connection:
        connection.execute(delete(remembered).where(remembered.c.topic == _TOPIC, remembered.c.key == _KEY))
        if kept:
            connection.execute(insert(remembered).values(topic=_TOPIC, key=_KEY, value=kept, by=kept, at=datetime.now(UTC).isoformat(timespec="milliseconds")))
    return kept
