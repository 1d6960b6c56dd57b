"""Parameters of a library question as form fields: things are picked by name, numbers and days are typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import streamlit as st

from graph.store import GraphStore
from ontology.namespaces import PA, local_id
from queries.library import LibraryQuery, Parameter, rows
from queries.read.about import agencies, sources
from queries.read.alignments import alignments
from queries.read.elements import refs
from queries.read.plans import plan_tree, plans
from queries.read.records import AlignmentView, Lang, Ref, TreeNode
from views.i18n import STRINGS, t
from views.parts.badges import kind_and_number, plan_name
from views.store import ask

__all__ = ["fields"]

SHOWN = 90
"""Characters of a name in a field."""


def fields(store: GraphStore, question: LibraryQuery, given: Mapping[str, str], lang: Lang) -> dict[str, str]:
    """Show a field for each parameter and return the values that differ from the defaults."""
    if not question.parameters:
        return {}
    values = {}
    for column, parameter in zip(st.columns(len(question.parameters)), question.parameters, strict=True):
        with column:
            value = _field(store, question, parameter, given.get(parameter.name, parameter.default), lang)
        if value != parameter.default:
            values[parameter.name] = value
    return values


def _field(store: GraphStore, question: LibraryQuery, parameter: Parameter, given: str, lang: Lang) -> str:
    """One field. The address decides whenever it has changed since the last run (back, forward, a link)."""
    key = f"sparql-{question.name}-{parameter.name}"
    choices = _choices(store, parameter, lang)
    value: str | date = _known(parameter, given, choices)
    if parameter.type == "date":
        value = _day(given)
    asked = f"{key}-asked"
    if st.session_state.get(asked) != given or key not in st.session_state:
        st.session_state[key] = value
    label = parameter.label_th if lang == "th" else parameter.label_en
    if choices:
        options = list(choices) if value in choices else [str(value), *choices]
        chosen = st.selectbox(label, options, key=key, format_func=lambda id_: choices.get(id_, id_))
    elif parameter.type == "date":
        day = st.date_input(label, key=key, format="YYYY-MM-DD", min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
        chosen = day.isoformat() if isinstance(day, date) else given
    else:
        chosen = st.text_input(label, key=key, placeholder=t("sparql.field.text", lang)) or ""
    result = str(chosen).strip() or parameter.default
    st.session_state[asked] = result
    return result


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return date(2024, 1, 1)


def _known(parameter: Parameter, given: str, choices: Mapping[str, str]) -> str:
    """The id as the choices write it: values may come as an IRI, or without the folder of their kind."""
    short = local_id(given).removeprefix(PA).removeprefix("pa:")
    candidates = (given, short, f"{parameter.type}/{short}")
    return next((one for one in candidates if one in choices), given)


def _choices(store: GraphStore, parameter: Parameter, lang: Lang) -> dict[str, str]:
    """Id → name for the parameters that name a thing; empty for what is typed."""
    found: dict[str, str] = {}
    match parameter.type:
        case "plan":
            found = {plan.ref.id: _cut(plan_name(plan.ref, lang)) for plan in ask(plans, store)}
        case "agency":
            found = dict(sorted(((one.ref.id, _cut(one.ref.label.text(lang) or one.ref.id)) for one in ask(agencies, store)), key=_by_name))
        case "source":
            found = {f"source/{one.id}": _cut(one.title) for one in ask(sources, store)}
        case "alignment":
            found = {f"alignment/{one.id}": _alignment(one, lang) for one in ask(alignments, store)}
        case "element":
            found = _elements(store, lang)
        case "class":
            found = dict(sorted(((key.removeprefix("type."), t(key, lang)) for key in STRINGS if key.startswith("type.")), key=_by_name))
    return found


def _by_name(pair: tuple[str, str]) -> str:
    return pair[1]


def _cut(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _alignment(one: AlignmentView, lang: Lang) -> str:
    ends = [end.label.short(lang) or end.id for end in (one.subject, one.object) if end]
    return f"{' → '.join(_cut(end) for end in ends)} ({one.id})"


def _elements(store: GraphStore, lang: Lang) -> dict[str, str]:
    """Every element, its plan in front, and the indices that several plans share."""
    names: dict[str, str] = {}
    for plan in ask(plans, store):
        if not plan.stub:
            names |= {plan.ref.id: plan_name(plan.ref, lang)}
            names |= {id_: f"{plan_name(plan.ref, lang)} › {name}" for id_, name in _parts(ask(plan_tree, store, plan.ref.id), lang)}
    shared = (ref for ref in ask(_indicators, store) if ref.plan and ref.id not in names)
    return names | {ref.id: _cut(f"{kind_and_number(ref, lang)} {ref.label.text(lang) or ref.id}") for ref in shared}


def _indicators(store: GraphStore) -> tuple[Ref, ...]:
    """All indicators, those of the register that several plans share among them."""
    return tuple(refs(store, [local_id(row["element"].value) for row in rows(store, "elements-of-class", **{"class": "Indicator"})]).values())


def _parts(nodes: Iterable[TreeNode], lang: Lang) -> Iterable[tuple[str, str]]:
    for node in nodes:
        yield node.ref.id, _cut(f"{kind_and_number(node.ref, lang)} {node.ref.label.text(lang) or ''}".strip())
        yield from _parts(node.children, lang)
