"""Who decides: one person alone on a machine, or the people of a shared installation with the roles that an allow-list gives them.

Alone means that the application listens on this machine only and asks nobody to sign in: whoever sits here owns the database anyway, so a name is
enough. Everywhere else a person is who the identity provider says (OpenID Connect, by Streamlit's own login), and may do what the file says that
``POLICY_PEOPLE`` names:

    approvers: [name@agency.go.th]
    reviewers: [other@agency.go.th]
    issuer: https://login.agency.go.th/realms/plans   # only for a provider that says nothing of email_verified, see :func:`signed_in`

Whoever is not in it looks and does not decide. The claims that come here were checked before by Authlib (signature, issuer, audience, nonce, time) and
then kept by Streamlit in a signed cookie for thirty days; how long they count is decided here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field
from sqlalchemy import delete, insert, select

from graph.database import Database
from graph.database.tables import remembered
from graph.decisions.gate import CLAIMED, AllowList, Policy, folded
from graph.decisions.records import Role
from loaders.problems import DataError, Problem
from loaders.records.base import Record
from loaders.yaml_file import read_yaml

__all__ = ["LOGIN_LASTS", "NOBODY", "People", "Person", "alone", "called", "nobody", "only_looks", "reached_from_here", "read_people", "signed_in", "this_is"]

_TOPIC, _KEY = "person", "name"
_LONGEST = 200
"""Letters of a name, as in the log."""
LOGIN_LASTS = timedelta(hours=12)
"""A login counts for a working day; the cookie alone would count for thirty days after an account was closed."""
NOBODY: Policy = AllowList({}, me="")
"""Lets nothing be written."""
_PROXIES = ("X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Forwarded", "Via")


class _People(Record):
    """The allow-list file."""

    approvers: tuple[str, ...] = Field(default=(), description="Addresses: review, settle disagreements, approve, withdraw")
    reviewers: tuple[str, ...] = Field(default=(), description="Addresses: review and take back what they wrote")
    issuer: str = Field(default="", description="Issuer (iss) that gives out the addresses itself: they count though it says nothing of email_verified")


@dataclass(frozen=True)
class People:
    """Who may do what on a shared installation."""

    roles: Mapping[str, Role]
    """By address, as the file spells it."""
    issuer: str = ""
    """Whose addresses count without ``email_verified``; empty: nobody's."""

    def find(self, address: str) -> tuple[str, Role] | None:
        """Address as the file spells it, and role."""
        return next(((name, role) for name, role in self.roles.items() if folded(name) == folded(address)), None)


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

    @property
    def works(self) -> bool:
        """Whether programs may work for this person: start a run of suggestions, list changed wordings. Alone that needs no name."""
        return self.decides or not self.shared


def read_people(file: Path) -> People:
    """The allow-list. Raises :class:`DataError` with line and remedy for a file that is wrong or an address in both lists."""
    found = read_yaml(file, _People)
    both = sorted(set(map(folded, found.record.approvers)) & set(map(folded, found.record.reviewers)))
    if both:
        raise DataError([Problem(file.name, found.line(("reviewers",)), f"{one} อยู่ทั้งในผู้อนุมัติและผู้ตรวจ เก็บไว้ที่เดียว (ผู้อนุมัติตรวจได้ด้วย)",
                                 f"{one} is both approver and reviewer; keep one (an approver reviews too)", "people") for one in both])
    roles: dict[str, Role] = dict.fromkeys((name.strip() for name in found.record.reviewers), "reviewer")
    return People(roles | dict.fromkeys((name.strip() for name in found.record.approvers), "approver"), found.record.issuer.strip())


def reached_from_here(listens: str, headers: Mapping[str, str]) -> bool:
    """Whether only this machine can reach the application: it listens on this machine alone, and no proxy brings others to it.

    ``listens``: ``server.address``. ``headers``: those of the visit; a proxy names itself or the address that the visitor sees.
    """
    if any(headers.get(name) for name in _PROXIES):
        return False
    origin, host = headers.get("Origin") or "", headers.get("Host") or ""
    seen = (listens, *(urlsplit(address).hostname or "" for address in (origin, f"//{host}") if address not in {"", "//"}))
    return all(map(_loopback, seen))


def _loopback(address: str) -> bool:
    try:
        return ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return address == "localhost"


def alone(name: str) -> Person:
    """The one person of this machine."""
    why = None if name else ("ใส่ชื่อของท่านก่อนตัดสิน ชื่อจะอยู่กับทุกการตัดสิน", "give your name before deciding; it stays with every decision")
    return Person(name, "approver" if name else None, shared=False, why=why)


def signed_in(claims: Mapping[str, object], people: People, now: datetime | None = None) -> Person:
    """Somebody the identity provider knows, by the claims of the identity token.

    An address counts if the provider has verified it (``email_verified``), or if it says nothing of that and the allow-list names it as an issuer
    that gives out addresses itself; "no" is no in any case. Somebody without an address goes by ``sub``, which only the provider gives.
    A decision carries the address as the allow-list spells it, so that nobody is two people by writing it otherwise.
    """
    address = _said(claims, "email")
    name = address or _said(claims, "sub")
    found = people.find(name) if name else None
    why = _unproven(claims, address, people) or _too_old(claims, now or datetime.now(UTC))
    if why is None and found is None:
        why = (f"{name} ดูได้อย่างเดียว ขอสิทธิ์ผู้ตรวจหรือผู้อนุมัติจากผู้ดูแลระบบ", f"{name} may look only; ask the administrator to be made a reviewer or approver")
    if why is not None or found is None:
        return only_looks(name, why or ("", ""))
    return Person(found[0], found[1], shared=True, policy=AllowList(people.roles, me=found[0]))


def only_looks(name: str, why: tuple[str, str]) -> Person:
    """Somebody known who may not decide, whatever a page sends."""
    return Person(name, None, shared=True, why=why, policy=NOBODY)


def _said(claims: Mapping[str, object], name: str) -> str:
    value = claims.get(name)
    return value.strip()[:_LONGEST] if isinstance(value, str) else ""


def _unproven(claims: Mapping[str, object], address: str, people: People) -> tuple[str, str] | None:
    """Why an address is not known to be theirs; None if it is, or there is none."""
    said = claims.get("email_verified")
    if not address or said is True or (isinstance(said, str) and said.lower() == "true"):
        return None
    if said is None:
        if people.issuer and people.issuer == claims.get("iss"):
            return None
        return (f"ผู้ให้บริการบัญชีไม่บอกว่ายืนยัน {address} แล้วหรือไม่ จึงดูได้อย่างเดียว ผู้ดูแลระบบตั้ง issuer ได้ตาม docs/people.md",
                f"the identity provider does not say whether {address} is verified, so it may look only; the administrator may set issuer as in docs/people.md")
    return (f"ผู้ให้บริการบัญชียังไม่ยืนยันว่า {address} เป็นของท่าน ยืนยันแล้วเข้าสู่ระบบใหม่", f"the identity provider has not verified that {address} is yours; verify it and sign in again")


def _too_old(claims: Mapping[str, object], now: datetime) -> tuple[str, str] | None:
    issued = claims.get("iat")
    if isinstance(issued, (int, float)) and now.timestamp() - issued < LOGIN_LASTS.total_seconds():
        return None
    hours = f"{LOGIN_LASTS.total_seconds() / 3600:.0f}"
    return (f"เข้าสู่ระบบไว้เกิน {hours} ชั่วโมงแล้ว ออกจากระบบแล้วเข้าใหม่จึงตัดสินต่อได้", f"you signed in more than {hours} hours ago; sign out and in again to go on deciding")


def nobody(*, login: bool) -> Person:
    """Somebody unknown on a shared installation; ``login``: they can sign in."""
    why = ("เข้าสู่ระบบก่อน จึงเก็บแผนและตัดสินได้", "sign in to keep plans and to decide") if login else (
        "โปรแกรมนี้เปิดให้เครื่องอื่นเข้าถึงแต่ยังไม่ตั้งการเข้าสู่ระบบ จึงดูได้อย่างเดียว ผู้ดูแลตั้งได้ตาม docs/people.md",
        "this application can be reached from other machines but has no login, so it is read-only; the administrator sets one up as in docs/people.md")
    return only_looks("", why)


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
