"""Who looks at this page, and where they say so: a name alone on a machine, a login on a shared installation."""

from __future__ import annotations

import streamlit as st

from graph.database import Database
from graph.people import People, Person, alone, called, nobody, only_looks, reached_from_here, read_people, signed_in, this_is
from graph.settings import settings
from loaders.problems import DataError
from queries.read.records import Lang
from views.i18n import t
from views.markup import plain, show, tag
from views.sign_in import FAILED

__all__ = ["person", "person_line", "person_note"]


def person(db: Database) -> Person:
    """Whoever looks at this page."""
    known = st.user.get("is_logged_in")
    if known is None:  # no login is configured
        return alone(called(db)) if _only_here() else nobody(login=False)
    if not known:
        return nobody(login=True)
    file = settings().people
    try:
        people = read_people(file) if file else People({})
    except DataError as error:
        found = error.problems[0]
        return only_looks(str(st.user.get("email") or ""), (found.text("th"), found.text("en")))
    return signed_in(st.user.to_dict(), people)


def person_line(db: Database, who: Person, lang: Lang) -> None:
    """Who decides, with the way to change it."""
    with st.popover(_label(who, lang), icon=":material/person:", key="person"):
        if who.why:
            show(tag("p", who.why[0 if lang == "th" else 1]))
        known = st.user.get("is_logged_in")
        if not who.shared:
            with st.form("person-form", border=False):
                name = st.text_input(t("person.name", lang), who.name, max_chars=200, key="person-name", help=t("person.name.help", lang))
                if st.form_submit_button(t("person.keep", lang)) and this_is(db, name) != who.name:
                    st.rerun()
        elif known is not None:
            if not who.decides:
                st.button(t("person.again" if known else "person.login", lang), on_click=st.login, key="person-login", type="primary")
            if known:
                st.button(t("person.logout", lang), on_click=st.logout, key="person-logout")


def person_note(who: Person, lang: Lang) -> None:
    """Why nothing can be decided here, where that is so: on a shared installation, and after a login that failed."""
    if st.query_params.get(FAILED):
        show(tag("p", t("person.failed", lang), css="pa-remark", role="alert"))
    if who.shared and who.why:
        show(tag("p", who.why[0 if lang == "th" else 1], css="pa-remark", role="status"))


def _label(who: Person, lang: Lang) -> str:
    if who.decides:
        return t("person.as", lang, name=plain(who.name), role=t(f"person.role.{who.role}", lang))
    if who.name:
        return t("person.as", lang, name=plain(who.name), role=t("person.role.viewer", lang))
    if not who.shared:
        return t("person.none", lang)
    return t("person.login" if st.user.get("is_logged_in") is False else "person.role.viewer", lang)


def _only_here() -> bool:
    """Whether nobody but the person at this machine can be looking."""
    return reached_from_here(str(st.get_option("server.address") or ""), st.context.headers)
