"""Who may decide: alone by a name, shared by login and allow-list, nobody by typing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from graph.database import Database, open_database
from graph.decisions.gate import check_rights
from graph.decisions.records import Closing, Draft, Matter, Review, Role
from graph.decisions.refusals import NotAllowedError
from graph.people import People, Person, alone, called, nobody, only_looks, reached_from_here, read_people, signed_in, this_is
from loaders.problems import DataError

PEOPLE = People({"Head@agency.go.th": "approver", "one@agency.go.th": "reviewer"})


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


NOW = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
ISSUER = "https://login.agency.go.th/realms/plans"


def claims(email: str, *, verified: object = True, hours: float = 1, **more: object) -> dict[str, object]:
    """Of an identity token given out ``hours`` ago; ``verified`` None: it says nothing of that."""
    said = {} if verified is None else {"email_verified": verified}
    return {"iss": ISSUER, "sub": "7f3a", "email": email, "iat": (NOW - timedelta(hours=hours)).timestamp(), **said, **more}


def login(email: str, *, verified: object = True, hours: float = 1, people: People = PEOPLE, **more: object) -> Person:
    return signed_in(claims(email, verified=verified, hours=hours, **more), people, NOW)


@pytest.mark.parametrize(("address", "role"), [("head@AGENCY.go.th", "approver"), ("one@agency.go.th", "reviewer"), ("guest@agency.go.th", None)])
def test_signed_in_people_have_the_role_of_the_list(address: str, role: Role | None) -> None:
    person = login(address)
    assert (person.role, person.decides, person.shared, person.works) == (role, role is not None, True, role is not None)
    assert person.why is None if role else person.why is not None and address in person.why[0] and address in person.why[1]


def test_nobody_is_two_people_by_writing_an_address_otherwise() -> None:
    assert login("head@AGENCY.go.th").name == login("HEAD@agency.go.th").name == "Head@agency.go.th"


@pytest.mark.parametrize(("verified", "proven"), [(True, True), ("true", True), (False, False), ("false", False), ("", False), (0, False), (1, False), (None, False)])
def test_an_address_counts_only_if_the_provider_says_that_it_has_verified_it(verified: object, proven: bool) -> None:
    person = login("Head@agency.go.th", verified=verified)
    assert person.decides == proven
    assert may(person, draft("Head@agency.go.th", "approver", approve=True)) == proven, "the log itself refuses"
    assert (person.why is None) == proven


def test_a_directory_that_gives_out_addresses_is_believed_where_it_says_nothing_and_where_the_list_names_it() -> None:
    trusting = People(PEOPLE.roles, ISSUER)
    assert login("Head@agency.go.th", verified=None, people=trusting).role == "approver"
    assert not login("Head@agency.go.th", verified=None, people=trusting, iss="https://elsewhere.example").decides
    assert not login("Head@agency.go.th", verified=False, people=trusting).decides, "no is no"
    assert not login("Head@agency.go.th", verified=None, people=PEOPLE, iss="").decides, "no issuer is not any issuer"


def test_somebody_without_an_address_goes_by_what_only_the_provider_gives() -> None:
    people = People({"7f3a": "reviewer"})
    assert login("", verified=None, people=people).role == "reviewer"
    assert not login("", verified=None, people=people, sub="7f3b").decides
    assert not login("", verified=None, people=people, sub=None).decides
    assert not login("guest@agency.go.th", people=people).decides, "who has an address goes by it"


@pytest.mark.parametrize(("hours", "counts"), [(0, True), (11.9, True), (12.1, False), (24 * 29, False)])
def test_a_login_lasts_a_working_day(hours: float, counts: bool) -> None:
    person = login("Head@agency.go.th", hours=hours)
    assert person.decides == counts
    assert may(person, draft("Head@agency.go.th", "approver", approve=True)) == counts
    assert counts or (person.why is not None and "12" in person.why[0] and "12" in person.why[1])


@pytest.mark.parametrize("issued", [None, "yesterday"])
def test_a_login_that_does_not_say_when_does_not_count(issued: object) -> None:
    assert not login("Head@agency.go.th", iat=issued).decides


def test_a_letter_that_folds_into_another_makes_no_other_person() -> None:
    people = People({"kk@agency.go.th": "approver"})
    assert "\u212ak@agency.go.th".casefold() == "kk@agency.go.th", "the Kelvin sign"
    assert not login("\u212ak@agency.go.th", people=people).decides
    two = login("kk@agency.go.th", people=People({"kk@agency.go.th": "reviewer", "\u212ak@agency.go.th": "approver"}))
    assert two.role == "reviewer"
    assert not may(two, draft("kk@agency.go.th", "approver", approve=True)), "the log tells the two apart as the list does"


def test_the_log_holds_people_to_their_role_whatever_a_page_sends() -> None:
    reviewer, head = login("one@agency.go.th"), login("head@agency.go.th")
    assert may(reviewer, draft("one@agency.go.th", "reviewer"))
    assert not may(reviewer, draft("one@agency.go.th", "approver", approve=True)), "a forged role"
    assert not may(reviewer, draft("head@agency.go.th", "approver", approve=True)), "another's name"
    assert may(head, draft("Head@agency.go.th", "approver", approve=True))
    assert not may(only_looks("head@agency.go.th", ("", "")), draft("head@agency.go.th", "approver", approve=True)), "whoever only looks writes nothing"


@pytest.mark.parametrize("offered", [True, False])
def test_nobody_decides_on_a_shared_installation_without_a_login(offered: bool) -> None:
    person = nobody(login=offered)
    assert not person.works
    assert not person.decides
    assert person.why is not None
    assert not may(person, draft("head@agency.go.th", "approver"))


def test_the_file_of_people(tmp_path: Path) -> None:
    file = tmp_path / "people.yaml"
    file.write_text("approvers: [a@x.go.th]\nreviewers:\n  - b@x.go.th\n", "utf-8")
    assert read_people(file) == People({"a@x.go.th": "approver", "b@x.go.th": "reviewer"})
    file.write_text("approvers: [a@x.go.th]\nissuer: https://login.x.go.th\n", "utf-8")
    assert read_people(file) == People({"a@x.go.th": "approver"}, "https://login.x.go.th")


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


HERE = {"Host": "127.0.0.1:8501", "Origin": "http://127.0.0.1:8501"}


@pytest.mark.parametrize(("listens", "headers", "here"), [
    ("127.0.0.1", HERE, True), ("localhost", {"Host": "localhost:8501"}, True), ("::1", {"Host": "[::1]:8501", "Origin": "http://[::1]:8501"}, True), ("127.0.0.1", {}, True),
    ("", HERE, False), ("0.0.0.0", HERE, False), ("10.1.2.3", HERE, False),  # noqa: S104 - refused
    ("127.0.0.1", HERE | {"X-Forwarded-For": "10.1.2.3"}, False), ("127.0.0.1", HERE | {"Forwarded": "for=10.1.2.3"}, False),
    ("127.0.0.1", {"Host": "plans.agency.go.th"}, False), ("127.0.0.1", HERE | {"Origin": "https://plans.agency.go.th"}, False),
    ("127.0.0.1", {"Host": "127.0.0.1.agency.go.th"}, False), ("127.0.0.1", HERE | {"Origin": "null"}, False),
])
def test_whoever_comes_through_a_proxy_is_not_the_person_of_this_machine(listens: str, headers: dict[str, str], here: bool) -> None:
    assert reached_from_here(listens, headers) == here
