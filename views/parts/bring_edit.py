"""The panel that corrects: words, type, number, bodies, targets, place; merging, deleting, and adding what the reader missed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import get_args

import streamlit as st

from graph.database import DatabaseError
from graph.workspaces.edits import Edited, TargetEdit, added, changed, plan_changed, targets_changed
from graph.workspaces.errors import WorkspaceError
from graph.workspaces.places import TYPES
from graph.workspaces.records import Delete, Merge, Move, Step
from graph.workspaces.shifts import Shift, find, holders, shift
from loaders.reading.records import Mark, local
from loaders.records import Element, ElementType
from loaders.records.base import Operator
from queries.read.records import Lang
from views.i18n import t
from views.language import in_language
from views.markup import plain, show, tag, visible
from views.parts.badges import type_name
from views.parts.bring_preview import element_line, element_name
from views.parts.bring_state import Desk
from views.parts.bring_target import words_of
from views.parts.bring_typed import Typed, saved, typed

__all__ = ["add_form", "do", "edit", "move_by_key", "plan_form", "said_wrong"]

_WRONG = "bring-wrong"
_SHIFTS: tuple[tuple[Shift, str], ...] = (("up", ":material/arrow_upward:"), ("down", ":material/arrow_downward:"), ("out", ":material/format_indent_decrease:"),
                                          ("in", ":material/format_indent_increase:"))
_WITH_TARGETS = {"Indicator", "Goal"}
_SHOWN = 70


def do(action: Callable[[], None], form: str = "") -> None:
    """Carry a correction out, of ``form`` where it was typed; what stands in its way is told on the page."""
    try:
        action()
    except (WorkspaceError, DatabaseError) as error:
        st.session_state[_WRONG] = str(error)
    else:
        saved(form)


def said_wrong(lang: Lang) -> None:
    """Why the last correction was not made; told once."""
    if words := st.session_state.pop(_WRONG, None):
        show(tag("p", in_language(words, lang), css="pa-bring-wrong", role="alert"))


def move_by_key(desk: Desk, id_: str, way: Shift) -> None:
    """What an arrow key or button does to an element."""
    step = shift(desk.plan, desk.id_of(id_), way)
    if step:
        do(lambda: desk.take([step]))


def edit(desk: Desk, id_: str, lang: Lang) -> None:
    """All that can be corrected of one element."""
    found = find(desk.plan, desk.id_of(id_))
    if found is None:
        show(tag("p", t("bring.edit.gone", lang), css="pa-note"))
        return
    kind, element, _ = found
    show(tag("h3", element_name(kind, element, lang), css="pa-bring-chosen"))
    said_wrong(lang)
    _places(desk, id_, lang)
    _words(desk, kind, element, lang)
    if kind in _WITH_TARGETS or element.targets:
        _targets(desk, element, lang)
    with st.expander(t("bring.edit.more", lang)):
        _elsewhere(desk, element, lang)


def _places(desk: Desk, id_: str, lang: Lang) -> None:
    with st.container(horizontal=True, key="bring-places", gap="xsmall"):
        for way, icon in _SHIFTS:
            possible = shift(desk.plan, desk.id_of(id_), way) is not None
            st.button(t(f"bring.shift.{way}", lang), icon=icon, key=f"bring-shift-{way}", disabled=not possible, help=t(f"bring.shift.{way}.why", lang), on_click=move_by_key, args=(desk, id_, way))


def _stamp(element: Element) -> str:
    """Another one with every change of the element."""
    return f"{element.id}-{hash(element.model_dump_json()) & 0xFFFFFF:x}"


def _key(element: Element, name: str) -> str:
    """Widgets of an element begin anew when it has changed."""
    return _key_of(name, _stamp(element))


def _key_of(name: str, stamp: str) -> str:
    return f"bring-{name}-{stamp}"


def _carried(found: Typed, lang: Lang) -> None:
    """That the fields hold what the person typed, and not what stands there since somebody else changed it."""
    if found.carried:
        show(tag("p", t("bring.typed", lang), css="pa-bring-wrong", role="alert"))


def _words(desk: Desk, kind: ElementType, element: Element, lang: Lang) -> None:
    types: tuple[ElementType, ...] = TYPES if kind in TYPES else (kind, *TYPES)
    now = {"number": element.number or "", "text": element.text or "", "word": element.kind or "", "agencies": "\n".join(element.agencies), "support": "\n".join(element.supporting_agencies)}
    found = typed("words", element.id or "", _stamp(element), now, _key_of)
    _carried(found, lang)
    with st.form(_key(element, "form"), border=False):
        left, right = st.columns([2, 1])
        type_ = left.selectbox(t("bring.edit.type", lang), types, index=types.index(kind), format_func=lambda each: type_name(each, lang), key=_key(element, "type"))
        number = right.text_input(t("bring.edit.number", lang), found.values["number"], max_chars=40, key=_key(element, "number"))
        text = st.text_area(t("bring.edit.text", lang), found.values["text"], height=120, max_chars=20_000, key=_key(element, "text"))
        if "text" in found.carried:
            show(tag("p", tag("span", t("bring.typed.now", lang), css="pa-note"), " ", visible(now["text"])))
        word = st.text_input(t("bring.edit.word", lang), found.values["word"], max_chars=100, key=_key(element, "word"), help=t("bring.edit.word.why", lang))
        agencies = st.text_area(t("bring.edit.agencies", lang), found.values["agencies"], height=80, key=_key(element, "agencies"), help=t("bring.edit.agencies.why", lang))
        support = st.text_area(t("bring.edit.support", lang), found.values["support"], height=68, key=_key(element, "support"))
        if st.form_submit_button(t("bring.edit.save", lang), type="primary"):
            do(lambda: desk.take(changed(kind, element, Edited(type_, text, number, word, agencies, support))), "words")
            st.rerun()


def _targets(desk: Desk, element: Element, lang: Lang) -> None:
    """A row a target, and one more to be filled."""
    show(tag("h4", t("bring.targets", lang)))
    rows: list[TargetEdit] = []
    with st.form(_key(element, "targets"), border=False):
        for place, target in enumerate((*element.targets, None)):
            with st.container(border=True):
                show(tag("p", words_of(target, lang) if target else t("bring.target.new", lang), css="pa-note"))
                one, two = st.columns([1.7, 1])
                three, four = st.columns([1.7, 1])
                operators = get_args(Operator)
                op = one.selectbox(t("bring.target.op", lang), operators, index=operators.index(target.op) if target else 0, format_func=lambda each: t(f"bring.op.{each}", lang),
                                   key=_key(element, f"op{place}"))
                value = two.text_input(t("bring.target.value", lang), _number(target.value) if target else "", key=_key(element, f"value{place}"), max_chars=30)
                unit = three.text_input(t("bring.target.unit", lang), (target.unit or "") if target else "", key=_key(element, f"unit{place}"), max_chars=60)
                year = four.text_input(t("bring.target.year", lang), str(target.year_be or "") if target else "", key=_key(element, f"year{place}"), max_chars=4)
                most = ""
                if target and target.op == "between":
                    most = st.text_input(t("bring.target.most", lang), _number(target.max_value), key=_key(element, f"most{place}"), max_chars=30)
                gone = st.checkbox(t("bring.target.delete", lang), key=_key(element, f"gone{place}")) if target else not value.strip()
                rows.append(TargetEdit(target, op, value, most, unit, year, bool(gone)))
        if st.form_submit_button(t("bring.targets.save", lang)):
            do(lambda: desk.take(targets_changed(element, rows)))
            st.rerun()


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}" if abs(value) < 1e6 else f"{value:.10g}"  # noqa: PLR2004 - no exponent for people


def _elsewhere(desk: Desk, element: Element, lang: Lang) -> None:
    """To another place, into another element, or away."""
    id_ = element.id or ""
    possible = holders(desk.plan, id_)
    names = {"": t("bring.edit.plan", lang)} | {each.id or "": _line(kind, each, lang) for kind, each in possible}
    under = st.selectbox(t("bring.edit.under", lang), list(names), format_func=names.__getitem__, index=None, placeholder=t("bring.edit.choose", lang), key=_key(element, "under"))
    if st.button(t("bring.edit.move", lang), disabled=under is None, key="bring-move"):
        do(lambda: desk.take([Move(id=id_, under=under or None)]))
        st.rerun()
    same = next((kind for kind, each, _ in desk.plan.walk() if each.id == id_), "")
    others = {each.id or "": _line(kind, each, lang) for kind, each, _ in sorted(desk.plan.walk(), key=lambda found: found[0] != same) if each.id != id_}
    into = st.selectbox(t("bring.edit.into", lang), list(others), format_func=others.__getitem__, index=None, placeholder=t("bring.edit.choose", lang), key=_key(element, "into"),
                        help=t("bring.edit.into.why", lang))
    if st.button(t("bring.edit.merge", lang), disabled=into is None, key="bring-merge"):
        do(lambda: desk.take([Merge(id=id_, into=into or "")]))
        st.query_params["el"] = local(into)
        st.rerun()
    parts = sum(1 for _ in element.children())
    keep = st.checkbox(t("bring.edit.up", lang, count=str(parts)), key=_key(element, "up")) if parts else False
    if st.button(t("bring.edit.delete", lang), icon=":material/delete:", key="bring-delete"):
        do(lambda: desk.take([Delete(id=id_, parts="up" if keep else "too")]))
        st.rerun()


def _line(kind: str, element: Element, lang: Lang) -> str:
    return plain(element_line(kind, element, lang, _SHOWN))


def add_form(desk: Desk, marks: Sequence[Mark], line: int | None, text: str, lang: Lang) -> bool:
    """An element from a marked line, or from nothing; True once it was added or given up."""
    show(tag("h3", t("bring.add", lang), css="pa-bring-chosen"), tag("p", t("bring.add.what" if line is None else "bring.add.line", lang), css="pa-note"))
    said_wrong(lang)
    names = {"": t("bring.edit.plan", lang)} | {each.id or "": _line(kind, each, lang) for kind, each in holders(desk.plan)}
    near = _holder_above(desk, marks, line)
    with st.form(f"bring-add-{line}-{hash(text) & 0xFFFF:x}", border=False):
        type_ = st.selectbox(t("bring.edit.type", lang), TYPES, index=TYPES.index("Guideline"), format_func=lambda each: type_name(each, lang), key="bring-add-type")
        words = st.text_area(t("bring.edit.text", lang), text.strip(), height=120, max_chars=20_000)
        number = st.text_input(t("bring.edit.number", lang), max_chars=40)
        under = st.selectbox(t("bring.edit.under", lang), list(names), index=list(names).index(near) if near in names else 0, format_func=names.__getitem__, key="bring-add-under")
        with st.container(horizontal=True):
            go, no = st.form_submit_button(t("bring.add.go", lang), type="primary"), st.form_submit_button(t("bring.cancel", lang))
    if go and words.strip():
        places = {mark.element: mark.line for mark in reversed(marks) if mark.element}
        step: Step = added(desk.plan, type_, words, number, under or None, lambda id_: places.get(local(id_)), line)
        do(lambda: desk.take([step]))
    return bool((go and words.strip()) or no)


def _holder_above(desk: Desk, marks: Iterable[Mark], line: int | None) -> str:
    """What the nearest element above a line stands in."""
    above = [mark.element for mark in marks if mark.element and line is not None and mark.line < line]
    found = find(desk.plan, desk.id_of(above[-1])) if above else None
    parent = found[2] if found else None
    return (parent.id or "") if parent else (found[1].id or "") if found and found[0] in {"Strategy", "Milestone", "Dimension"} else ""


def plan_form(desk: Desk, lang: Lang) -> None:
    """Title, years and level of the plan."""
    plan = desk.plan
    years = plan.period_be or {}
    level = plan.levels[-1].level if plan.levels else None
    stamp = f"{hash((plan.title, tuple(years.items()), level)) & 0xFFFFFF:x}"
    said_wrong(lang)
    now = {"title": plan.title, "start": str(years.get("start", "")), "end": str(years.get("end", ""))}
    found = typed("plan", desk.id_of(""), stamp, now, _key_of)
    _carried(found, lang)
    with st.form(f"bring-plan-{stamp}", border=False):
        title = st.text_area(t("bring.plan.title", lang), found.values["title"], height=100, max_chars=2_000, key=f"bring-title-{stamp}")
        one, two, three = st.columns(3)
        first = one.text_input(t("bring.plan.start", lang), found.values["start"], max_chars=4, key=f"bring-start-{stamp}")
        last = two.text_input(t("bring.plan.end", lang), found.values["end"], max_chars=4, key=f"bring-end-{stamp}")
        levels = (None, 1, 2, 3)
        chosen = three.selectbox(t("bring.plan.level", lang), levels, index=levels.index(level), format_func=lambda each: str(each or "–"), key=f"bring-level-{stamp}")
        if st.form_submit_button(t("bring.edit.save", lang), type="primary"):
            do(lambda: desk.take(plan_changed(plan, title, first, last, chosen)), "plan")
            st.rerun()
