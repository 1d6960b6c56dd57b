"""Who may decide on a shared installation, with a real provider of identities: the application is started with a secrets file and an allow-list,
people sign in and out in a browser, and what reaches the log is what their role allows. Wrong answers of the provider make nobody known."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
from joserfc import jwt
from joserfc.jwk import OctKey
from playwright.sync_api import Browser, Page
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from graph.database import open_database
from graph.decisions.log import events
from graph.decisions.records import Event
from graph.settings import ROOT
from graph.workspaces.shelf import all_workspaces, keep
from loaders.text import load_bytes
from tests.identity_provider import Provider, running_provider, secrets_file
from tests.running import free_port, running_app
from tests.test_browser import BROWSERS, Visit, browser, open_page, visit
from views.i18n import t
from views.sign_in import FAILED, back_to

__all__ = ["browser", "visit"]
pytestmark = pytest.mark.browser
COOKIE_SECRET = "0123456789abcdef0123456789abcdef"  # noqa: S105 - of a server that lives for one test
ISSUE = "mp-20"
PATIENCE_MS = 60_000
"""A login is many pages one after the other."""


@dataclass(frozen=True)
class Place:
    """A shared installation of this test's own."""

    base: str
    provider: Provider
    database: str
    workspace: str

    @property
    def desk(self) -> str:
        return f"/desk?ws={self.workspace}&el={self.workspace}/s1&tier=issue&cand={ISSUE}"

    def log(self) -> list[Event]:
        return list(events(open_database(self.database), workspace=self.workspace))


@pytest.fixture(scope="module")
def work(store_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Settings of an installation with a graph of its own and one plan that is kept."""
    folder = tmp_path_factory.mktemp("shared")
    shutil.copytree(store_folder, folder / "store")
    (folder / "people.yaml").write_text("approvers: [Head@agency.go.th]\nreviewers: [one@agency.go.th]\n", "utf-8")
    database = f"sqlite:///{folder / 'work.db'}"
    data = (ROOT / "views" / "parts" / "bring_sample.txt").read_bytes()
    keep(open_database(database), load_bytes(data, "plan.txt").as_plan(), data, "plan.txt", name="แผนตัวอย่าง", by="one@agency.go.th")
    return {"POLICY_STORE": str(folder / "store"), "POLICY_DB": database, "POLICY_PEOPLE": str(folder / "people.yaml")}


@pytest.fixture(scope="module")
def place(work: dict[str, str]) -> Iterator[Place]:
    port = free_port()
    with running_provider() as provider:
        file = secrets_file(provider, f"http://127.0.0.1:{port}", Path(work["POLICY_PEOPLE"]).parent, COOKIE_SECRET)
        with running_app(work, "--secrets.files", str(file), port=port) as base:
            yield Place(base, provider, work["POLICY_DB"], all_workspaces(open_database(work["POLICY_DB"]))[0].id)
        assert provider.refused == [], "the application asked as the standard says"


@pytest.fixture(scope="module")
def server(place: Place) -> str:
    return place.base


def press(page: Page, key: str) -> None:
    """A key of the desk, once the page stands still, and until it does so again."""
    stands_still(page)
    page.locator("h1").first.click()
    page.keyboard.press(key)
    stands_still(page)


def stands_still(page: Page) -> None:
    page.wait_for_timeout(500)
    page.wait_for_function("() => !document.querySelector('[data-testid=\"stStatusWidget\"]')")


def decide(page: Page, act: str, place: Place) -> Event:
    """A button that writes; the event."""
    before = place.log()
    page.locator(f".st-key-desk-do-{act} button").first.click()
    for _ in range(300):
        if len(after := place.log()) > len(before):
            stands_still(page)
            return after[-1]
        page.wait_for_timeout(100)
    pytest.fail(f"{act} wrote nothing")


def sign_in(page: Page, who: str) -> None:
    page.locator(".st-key-person button").first.click()
    page.locator(".st-key-person-login button").click()
    page.locator(f'button[name="who"][value="{who}"]').click()
    page.locator(".pa-footer").wait_for()
    page.locator(".st-key-person").wait_for()


def sign_out(page: Page) -> None:
    page.locator(".st-key-person button").first.click()
    page.locator(".st-key-person-logout button").click()
    page.wait_for_url(lambda address: "/desk" not in address)
    page.locator(".pa-footer").wait_for()


def reads_only(page: Page, place: Place, sentence: str, keys: str = "a") -> None:
    """The sentence stands there, and no key or button writes anything."""
    page.get_by_text(sentence).first.wait_for()
    before = place.log()
    assert page.locator(".st-key-desk-do-main button").is_disabled()
    assert page.locator(".st-key-desk-suggest button").first.is_disabled()
    for key in keys:
        press(page, key)
    assert place.log() == before


def test_each_may_what_the_list_says_and_the_log_has_who_signed_in(visit: Visit, place: Place) -> None:
    visit.page.set_default_timeout(PATIENCE_MS)
    page = open_page(visit, place.desk)
    reads_only(page, place, "เข้าสู่ระบบก่อน")

    sign_in(page, "u-guest")
    assert urlsplit(page.url).path == "/desk", "back at the page that asked"
    assert f"cand={ISSUE}" in page.url
    reads_only(page, place, "guest@agency.go.th ดูได้อย่างเดียว", "arp0")
    sign_in(page, "u-unproven")
    reads_only(page, place, "ยังไม่ยืนยันว่า head@agency.go.th เป็นของท่าน", "ap")

    sign_in(page, "u-one")
    page.locator(".st-key-person", has_text="one@agency.go.th · ผู้ตรวจ").wait_for()
    review = decide(page, "main", place)
    assert (review.draft.by, review.draft.role, review.draft.body.kind, review.draft.matter.object) == ("one@agency.go.th", "reviewer", "reviewed", ISSUE)
    page = open_page(visit, place.desk)
    page.locator(".pa-desk-status-reviewed").first.wait_for()
    assert page.locator(".st-key-desk-do-approve").count() == 0
    press(page, "p")
    assert place.log() == [review], "a reviewer does not approve"
    sign_out(page)

    page = open_page(visit, place.desk)
    sign_in(page, "u-head")
    page.locator(".st-key-person", has_text="Head@agency.go.th · ผู้อนุมัติ").wait_for()
    approval = decide(page, "approve", place)
    assert (approval.draft.by, approval.draft.role, approval.draft.body.kind) == ("Head@agency.go.th", "approver", "approved")
    sign_out(page)
    assert place.provider.ended == ["u-one", "u-head"], "the provider was told"
    page = open_page(visit, place.desk)
    reads_only(page, place, "เข้าสู่ระบบก่อน")


def test_who_declines_is_back_where_they_were_with_a_word_about_it(visit: Visit, place: Place) -> None:
    visit.page.set_default_timeout(PATIENCE_MS)
    page = open_page(visit, place.desk)
    sign_in(page, "")
    page.get_by_text(t("person.failed", "th")).wait_for()
    assert f"cand={ISSUE}" in page.url
    assert FAILED in page.url
    sign_in(page, "u-one")
    page.locator(".st-key-person", has_text="one@agency.go.th").wait_for()
    assert FAILED not in page.url


def test_on_bring_too_one_signs_in_before_a_plan_is_there_to_be_lost(visit: Visit) -> None:
    visit.page.set_default_timeout(PATIENCE_MS)
    page = open_page(visit, "/bring")
    page.get_by_text("เข้าสู่ระบบก่อน").first.wait_for()
    sign_in(page, "u-one")
    assert urlsplit(page.url).path == "/bring"
    page.locator(".st-key-person", has_text="one@agency.go.th · ผู้ตรวจ").wait_for()


def cookie(claims: dict[str, object], place: Place, secret: str) -> str:
    """The cookie that Streamlit writes after a login."""
    value = json.dumps({"origin": place.base, "is_logged_in": True, "provider": "default", **claims})
    return create_signed_value(secret, "_streamlit_user", value).decode()


@pytest.mark.parametrize(("secret", "hours", "seen"), [
    (COOKIE_SECRET, 1, "Head@agency.go.th · ผู้อนุมัติ"),  # the control: a cookie of this form is believed, if the server has signed it
    ("another-secret-of-thirty-two-let", 1, None),
    (COOKIE_SECRET, 13, "เข้าสู่ระบบไว้เกิน 12 ชั่วโมงแล้ว"),
])
def test_a_forged_or_old_cookie_is_not_believed(browser: Browser, place: Place, secret: str, hours: int, seen: str | None) -> None:
    claims = {"iss": place.provider.issuer, "sub": "u-head", "email": "head@agency.go.th", "email_verified": True, "iat": time.time() - hours * 3600}
    context = browser.new_context()
    try:
        context.add_cookies([{"name": "_streamlit_user", "value": cookie(claims, place, secret), "url": place.base}])
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.goto(place.base + place.desk)
        page.get_by_text(seen or "เข้าสู่ระบบก่อน").first.wait_for(timeout=PATIENCE_MS)
        before = place.log()
        if hours != 1 or seen is None:
            reads_only(page, place, seen or "เข้าสู่ระบบก่อน")
        assert place.log() == before
    finally:
        context.close()


def by_hand(place: Place, who: str, *, state: str = "") -> tuple[requests.Session, requests.Response]:
    """The whole way to a login without a browser, and the answer of the application to the provider's; ``state``: another one than it gave."""
    session = requests.Session()
    provider = jwt.encode({"alg": "HS256"}, {"provider": "default", "exp": int(time.time()) + 60}, OctKey.import_key(COOKIE_SECRET))
    begun = session.get(f"{place.base}/auth/login", params={"provider": provider}, allow_redirects=False, timeout=20, headers={"Referer": place.base + place.desk})
    back = session.post(begun.headers["location"], data={"who": who}, allow_redirects=False, timeout=20).headers["location"]
    if state:
        back = re.sub(r"state=[^&]+", f"state={state}", back)
    return session, session.get(back, allow_redirects=False, timeout=20)


@pytest.mark.parametrize("who", ["w-issuer", "w-audience", "w-nonce", "w-expired", "w-key"])
def test_a_token_that_the_standard_forbids_makes_nobody_known(place: Place, who: str) -> None:
    session, answer = by_hand(place, who)
    assert not session.cookies.get("_streamlit_user")
    assert f"{FAILED}=failed" in answer.headers["location"]


def test_an_answer_to_a_question_that_was_not_asked_makes_nobody_known(place: Place) -> None:
    session, answer = by_hand(place, "u-head", state="of-somebody-else")
    assert not session.cookies.get("_streamlit_user")
    assert f"{FAILED}=failed" in answer.headers["location"]
    session, answer = by_hand(place, "u-head")
    assert session.cookies.get("_streamlit_user"), "the control: the right answer does"
    assert answer.headers["location"] == place.desk
    again = session.get(answer.url, allow_redirects=False, timeout=20)
    assert f"{FAILED}=failed" in again.headers["location"], "an answer counts once"


def test_whoever_does_not_ask_for_a_login_is_sent_nowhere(place: Place) -> None:
    answer = requests.get(f"{place.base}/auth/login", params={"provider": "forged"}, allow_redirects=False, timeout=20, headers={"Referer": "https://elsewhere.example/trap"})
    assert urlsplit(answer.headers["location"]).netloc == ""
    answer = requests.get(f"{place.base}/oauth2callback", allow_redirects=False, timeout=20, cookies={"pa_back": "//elsewhere.example"})
    assert answer.headers["location"] == "/"
    answer = requests.get(f"{place.base}/oauth2callback?error=x&state=y", allow_redirects=False, timeout=20, cookies={"pa_back": "//elsewhere.example"})
    assert answer.headers["location"] == f"/?{FAILED}=failed"


@pytest.mark.parametrize(("address", "back"), [
    ("http://127.0.0.1:1/desk?ws=ws-a&el=ws-a%2Fs1&lang=en", "/desk?ws=ws-a&el=ws-a%2Fs1&lang=en"), ("/desk?signin=failed&ws=ws-a", "/desk?ws=ws-a"), ("https://elsewhere.example/x", "/x"),
    ("//elsewhere.example/x", "/x"), ("////elsewhere.example", ""), ("/\\elsewhere.example", ""), ("javascript:alert(1)", ""), ("", ""), ("http://[", ""), ("/a\nb", "/ab"), ("/" + "x" * 4_000, ""),
])
def test_the_way_back_leads_to_this_server_only(address: str, back: str) -> None:
    assert back_to(address) == back


def test_through_another_name_an_installation_without_login_is_read_only(browser: Browser, work: dict[str, str]) -> None:
    """What a reverse proxy in front of it brings, or a page elsewhere that makes its name lead here: the person of this machine alone decides by a name."""
    rules = "--host-resolver-rules=MAP plans.agency.test 127.0.0.1"
    with running_app(work) as base:
        shell = browser.browser_type.launch(executable_path=next(filter(None, map(shutil.which, BROWSERS))), args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", rules])
        page = shell.new_page()
        for host, sentence in (("127.0.0.1", "ใส่ชื่อเพื่อเริ่มตัดสิน"), ("plans.agency.test", "ยังไม่ตั้งการเข้าสู่ระบบ")):
            page.goto(f"{base.replace('127.0.0.1', host)}/desk")
            page.get_by_text(sentence).first.wait_for(timeout=PATIENCE_MS)
        shell.close()
