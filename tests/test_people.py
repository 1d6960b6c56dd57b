"""Who may decide: alone by a name, shared by login and allow-list, nobody by typing."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest

from graph.database import Database, open_database
from graph.decisions.gate import check_rights
from graph.decisions.records import Closing, Draft, Matter, Review, Role
from graph.decisions.refusals import NotAllowedError
from graph.people import Person, alone, called, nobody, read_people, signed_in, this_is
from loaders.problems import DataError

ROLES: dict[str, Role] = {"Head@agency.go.th": "approver", "one@agency.go.th": "reviewer"}


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return open_database(f"sqlite:///{tmp_path / 'work.db'}")


def draft(by: str, role: Role, *, approve: bool = False) -> Draft:
    body = Closing(kind="approved") if approve else Review(mark="reject")
    return Draft(id=str(uuid4()), matter=Matter(workspace="ws-abcdef", subject="ws-abcdef/s1", object="mp-20"), by=by, role=role, body=body, seen=0)


def may(person: Person, one: Draft) -> bool:
    try:
        check_rights(one, person.policy)
    except NotAllowedError:
        return False
    return True


def test_alone_a_name_is_enough_and_is_kept(db: Database) -> None:
    assert not alone(called(db)).decides
    assert this_is(db, "  สมหญิง\n ใจดี\u202e ") == "สมหญิง ใจดี"
    me = alone(called(db))
    assert (me.name, me.role, me.decides, me.shared) == ("สมหญิง ใจดี", "approver", True, False)
    assert may(me, draft(me.name, "approver", approve=True))
    this_is(db, " ")
    assert called(db) == ""


@pytest.mark.parametrize(("address", "role"), [("head@AGENCY.go.th", "approver"), ("one@agency.go.th", "reviewer"), ("guest@agency.go.th", None)])
def test_signed_in_people_have_the_role_of_the_list(address: str, role: Role | None) -> None:
    person = signed_in(address, ROLES, proven=True)
    assert (person.role, person.decides, person.shared) == (role, role is not None, True)
    assert person.why is None if role else person.why is not None and address in person.why[0] and address in person.why[1]


def test_an_address_that_is_not_proven_counts_for_nothing() -> None:
    person = signed_in("head@agency.go.th", ROLES, proven=False)
    assert not person.decides
    assert person.why is not None


def test_the_log_holds_people_to_their_role_whatever_a_page_sends() -> None:
    reviewer, head = signed_in("one@agency.go.th", ROLES, proven=True), signed_in("head@agency.go.th", ROLES, proven=True)
    assert may(reviewer, draft("one@agency.go.th", "reviewer"))
    assert not may(reviewer, draft("one@agency.go.th", "approver", approve=True)), "a forged role"
    assert not may(reviewer, draft("head@agency.go.th", "approver", approve=True)), "another's name"
    assert may(head, draft("head@agency.go.th", "approver", approve=True))


@pytest.mark.parametrize("login", [True, False])
def test_nobody_decides_on_a_shared_installation_without_a_login(login: bool) -> None:
    person = nobody(login=login)
    assert not person.decides
    assert person.why is not None
    assert not may(person, draft("head@agency.go.th", "approver"))


def test_the_file_of_people(tmp_path: Path) -> None:
    file = tmp_path / "people.yaml"
    file.write_text("approvers: [a@x.go.th]\nreviewers:\n  - b@x.go.th\n", "utf-8")
    assert read_people(file) == {"a@x.go.th": "approver", "b@x.go.th": "reviewer"}


@pytest.mark.parametrize(("text", "line", "said"), [
    ("approvers: [a@x.go.th]\nreviewers: [A@x.go.th]\n", 2, "a@x.go.th"), ("aprovers: [a@x.go.th]\n", 1, "aprovers"), ("approvers: 7\n", 1, "approvers"),
])
def test_a_wrong_file_of_people_names_the_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    file = tmp_path / "people.yaml"
    file.write_text(text, "utf-8")
    with pytest.raises(DataError) as caught:
        read_people(file)
    (problem,) = caught.value.problems
    assert problem.line == line
    assert said in str(problem)
