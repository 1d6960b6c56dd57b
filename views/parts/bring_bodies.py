"""Names that several bodies have: the person says which is meant, once for every place of the plan that prints it."""

from __future__ import annotations

import streamlit as st

from graph.workspaces.checks import bodies_asked
from graph.workspaces.records import SetBody
from loaders.agency_names import AgencyNames
from queries.read.records import Lang
from views.i18n import t
from views.markup import plain, show, tag
from views.parts.bring_edit import do
from views.parts.bring_state import Desk

__all__ = ["ask_bodies"]


def ask_bodies(desk: Desk, names: AgencyNames, lang: Lang) -> None:
    """A choice for each such name, none made beforehand; nothing where there is none."""
    asked = bodies_asked(desk.plan, names)
    if not asked:
        return

    def called(id_: str) -> str:
        body = names.by_id[id_]
        return plain(body.en if lang == "en" and body.en else body.th)

    show(tag("h4", t("bring.bodies", lang)), tag("p", t("bring.bodies.what", lang), css="pa-note"))
    with st.form(f"bring-bodies-{hash(tuple(each.printed for each in asked)) & 0xFFFFFF:x}", border=False):
        chosen = {each.printed: st.selectbox(plain(t("bring.bodies.of", lang, name=each.printed, count=f"{len(each.elements):,}")), each.ids, index=None, format_func=called,
                                             placeholder=t("bring.edit.choose", lang), key=f"bring-body-{each.printed}") for each in asked}
        if st.form_submit_button(t("bring.bodies.go", lang), type="primary"):
            steps = [SetBody(printed=printed, body=id_) for printed, id_ in chosen.items() if id_]
            do(lambda: desk.take(steps))
            st.rerun()
