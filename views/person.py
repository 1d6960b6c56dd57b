"""Who looks at this page, and where they say so: a name alone on a machine, a login on a shared installation."""

from __future__ import annotations

from ipaddress import ip_address

import streamlit as st

from graph.database import Database
from graph.people import Person, alone, called, nobody, read_people, signed_in, this_is
from graph.settings import settings
from loaders.problems import DataError
from queries.read.records import Lang
from views.i18n import t
from views.markup import plain, show, tag

__all__ = ["person", "person_line"]


def person(db: Database) -> Person:
    """Whoever looks at this page."""
    known = st.user.get("is_logged_in")
    if known is None:  # no login is configured
        return alone(called(db)) if _only_here() else nobody(login=False)
    if not known:
        return nobody(login=True)
    file = settings().people
    try:
        roles = read_people(file) if file else {}
    except DataError as error:
        found = error.problems[0]
        return Person(str(st.user.get("email") or ""), None, shared=True, why=(found.text("th"), found.text("en")))
    return signed_in(str(st.user.get("email") or st.user.get("sub") or ""), roles, proven=st.user.get("email_verified") is not False)


def person_line(db: Database, who: Person, lang: Lang) -> None:
    """Who decides, with the way to change it."""
    label = t("person.as", lang, name=plain(who.name), role=t(f"person.role.{who.role}", lang)) if who.decides else t("person.none", lang)
    with st.popover(label, icon=":material/person:", key="person"):
        if who.why:
            show(tag("p", who.why[0 if lang == "th" else 1]))
        if not who.shared:
            with st.form("person-form", border=False):
                name = st.text_input(t("person.name", lang), who.name, max_chars=200, key="person-name", help=t("person.name.help", lang))
                if st.form_submit_button(t("person.keep", lang)) and this_is(db, name) != who.name:
                    st.rerun()
        elif st.user.get("is_logged_in"):
            st.button(t("person.logout", lang), on_click=st.logout, key="person-logout")
        elif st.user.get("is_logged_in") is False:
            st.button(t("person.login", lang), on_click=st.login, key="person-login", type="primary")


def _only_here() -> bool:
    """Whether the server listens on this machine alone."""
    address = str(st.get_option("server.address") or "")
    try:
        return ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return address == "localhost"
