"""What the checks say of a plan, by weight, each with a way to the elements it speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from graph.settings import settings
from graph.workspaces.checks import Check, check_plan
from graph.workspaces.shapes import check_shapes, shape_findings
from loaders.agency_names import AgencyNames
from loaders.rdf.uploads import Upload, upload_quads
from loaders.reading.records import DRAFT, local
from loaders.records import AgencyTable
from loaders.yaml_file import read_yaml
from ontology.namespaces import graph_iri
from queries.read.records import Lang
from views.i18n import t
from views.markup import BREAK, join, show, tag, visible
from views.parts.bring_lists import SHOWN, linked
from views.parts.bring_preview import element_line
from views.parts.bring_state import Desk

__all__ = ["agency_list", "check_list", "checked", "checked_shapes"]

SEVERITIES = ("problem", "note")
_LINKS = 4
_SHORT = 48


@st.cache_resource(max_entries=2, show_spinner=False)
def _read_names(_stamp: float) -> AgencyNames:
    return AgencyNames(read_yaml(settings().data / "agencies.yaml", AgencyTable).record)


def agency_list() -> AgencyNames:
    """The agency list, read anew when it changes."""
    return _read_names((settings().data / "agencies.yaml").stat().st_mtime)


def checked(desk: Desk) -> tuple[Check, ...]:
    """What the rules for plans say; fast enough for every correction."""
    return desk.once("checks", lambda: check_plan(desk.plan, agency_list()))


def checked_shapes(desk: Desk, lang: Lang) -> tuple[Check, ...]:
    """What the shapes of the graph say of the plan: some seconds, so only where they are looked at."""
    def make() -> tuple[Check, ...]:
        with st.spinner(t("bring.checking", lang)):
            if desk.workspace:
                return check_shapes(desk.workspace, agency_list())
            upload = Upload(name=desk.reading.name, sha256="0" * 64, brought_on=date.today())  # noqa: DTZ011 - the planner's own day
            return shape_findings(upload_quads(desk.plan, agency_list(), upload, graph_iri(f"workspace/{DRAFT}")), agency_list())

    return desk.once("shapes", make)


def check_list(desk: Desk, findings: Sequence[Check], lang: Lang) -> None:
    """Grouped by weight; a finding that speaks of several elements leads to the first of them."""
    if not findings:
        show(tag("p", t("bring.check.none", lang)))
    elements = {element.id: (kind, element) for kind, element, _ in desk.plan.walk()}
    for severity in SEVERITIES:
        of_it = [each for each in findings if each.severity == severity]
        if not of_it:
            continue
        rows = []
        for each in of_it[:SHOWN]:
            found = [(id_, *elements[id_]) for id_ in each.elements if id_ in elements]
            links = [linked(desk, local(id_), lang, f"{element_line(kind, element, lang, _SHORT)}\u00a0→") for id_, kind, element in found[:_LINKS]]
            more = t("bring.more", lang, count=f"{len(found) - _LINKS:,}") if len(found) > _LINKS else None
            rows.append(tag("li", visible(each.th if lang == "th" else each.en), tag("p", join([*links, more], BREAK)) if links else None))
        left = tag("p", t("bring.more", lang, count=f"{len(of_it) - SHOWN:,}"), css="pa-note") if len(of_it) > SHOWN else None
        show(tag("h4", t(f"bring.check.{severity}", lang), " ", tag("span", f"{len(of_it):,}", css="pa-count")), tag("ul", *rows, css=f"pa-bring-checks pa-bring-{severity}"), left)
