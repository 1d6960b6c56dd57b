"""The matrix of two plans as a table that a keyboard and a screen reader can use: every fold and every cell is a link."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from graph.matrix import SORTS, Cell, Line, Mark
from queries.read.matrix import Matrix, MatrixChoice
from queries.read.records import AlignmentView, Lang, Ref
from views.i18n import t
from views.links import Place, link
from views.markup import Markup, join, tag
from views.parts.alignments import alignment_row
from views.parts.badges import chip, kind_and_number, level_class, plan_name, ref_line

__all__ = ["ALL", "Asked", "evidence", "legend", "mark", "matrix_table", "toolbar"]

ALL = "*"
"""In the address: every row or column; every fold."""
SHAPES = {"main": "●", "secondary": "○", None: "◇"}
CONFLICT = "≠"
FEW = 2
"""So few records of a cell are shown open."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for."""

    plan: str
    upper: str
    choice: MatrixChoice
    cell: tuple[str, str] | None = None
    """Row and column; ``*`` for all."""
    all_rows: bool = False
    all_columns: bool = False

    def place(self) -> Place:
        """Its address."""
        choice = self.choice
        pairs = (
            ("plan", self.plan), ("upper", self.upper),
            ("rows", ALL if self.all_rows else ",".join(sorted(choice.open_rows))),
            ("cols", ALL if self.all_columns else ",".join(sorted(choice.open_columns))),
            ("sort", "" if choice.sort_rows == "document" else choice.sort_rows), ("csort", "" if choice.sort_columns == "document" else choice.sort_columns),
            ("basis", ",".join(sorted(choice.bases))), ("linked", "" if choice.linked_only else "0"), ("cell", "~".join(self.cell or ())),
        )
        return Place("matrix", tuple(pair for pair in pairs if pair[1]))

    def go(self, lang: Lang, *content: object, css: str = "", **attributes: str | None) -> Markup:
        """A link to it that stays where the reader is on the page."""
        return link(self.place(), lang, *content, css=css, data_stay="1", **attributes)


def mark_words(one: Mark, lang: Lang) -> str:
    """A mark in words."""
    basis = t(f"basis.{one.basis}", lang)
    if one.conflict:
        return t("matrix.mark.conflict", lang, basis=basis)
    directness = t(f"matrix.directness.{one.directness or 'unstated'}", lang)
    return t("matrix.mark" if one.counts else "matrix.mark.pending", lang, directness=directness, basis=basis)


def mark(one: Mark, lang: Lang) -> Markup:
    """A shape in a frame; the words are read out and shown on hovering."""
    shape = CONFLICT if one.conflict else SHAPES.get(one.directness, SHAPES[None])
    state = "" if one.counts else " pa-mark-conflict" if one.conflict else " pa-mark-pending"
    return tag("span", shape, css=f"pa-mark pa-mark-{one.basis}{state}", title=mark_words(one, lang), aria_hidden="true")


def legend(lang: Lang) -> Markup:
    """The marks with their meaning."""
    def entry(one: Mark, words: str) -> Markup:
        return tag("span", mark(one, lang), " ", words, css="pa-legend-entry")

    frames = [entry(Mark(basis, None, counts=True), t(f"basis.{basis}", lang)) for basis in ("official", "curated")]
    frames.append(entry(Mark("suggested", None, counts=False), t("matrix.legend.pending", lang)))
    shapes = [tag("span", tag("b", SHAPES[one], css="pa-shape"), " ", t(f"matrix.directness.{one or 'unstated'}", lang), css="pa-legend-entry")
              for one in ("main", "secondary", None)]
    shapes.append(entry(Mark("curated", None, counts=False, conflict=True), t("matrix.legend.conflict", lang)))
    return tag("div", tag("p", tag("span", t("matrix.legend.frame", lang), css="pa-toolbar-title"), *frames),
               tag("p", tag("span", t("matrix.legend.inside", lang), css="pa-toolbar-title"), *shapes), css="pa-matrix-legend")


def name(ref: Ref, lang: Lang) -> str:
    """Kind, number and short label of a line, in one line of text."""
    return " ".join(filter(None, (_head(ref, lang), ref.label.short(lang) or ref.id)))


def _head(ref: Ref, lang: Lang) -> str:
    """What a line is called by; a plan stands for itself as a whole."""
    if ref.type == "Instrument":
        return t("matrix.whole", lang)
    return kind_and_number(ref, lang)


def toolbar(asked: Asked, lang: Lang) -> Markup:
    """Sorting, folding and filtering, each a link."""
    choice = asked.choice
    groups = [
        _choices(t("matrix.rows", lang), lang, [
            *((t(f"matrix.sort.{sort}", lang), replace(asked, choice=replace(choice, sort_rows=sort)), choice.sort_rows == sort) for sort in SORTS),
            (t("matrix.fold.all" if asked.all_rows or choice.open_rows else "matrix.open.all", lang), _all(asked, rows=True), None)]),
        _choices(t("matrix.columns", lang), lang, [
            *((t(f"matrix.sort.{sort}", lang), replace(asked, choice=replace(choice, sort_columns=sort)), choice.sort_columns == sort) for sort in SORTS),
            (t("matrix.fold.all" if asked.all_columns or choice.open_columns else "matrix.open.all", lang), _all(asked, rows=False), None)]),
        _choices(t("matrix.basis", lang), lang, [
            (t("matrix.every", lang), replace(asked, choice=replace(choice, linked_only=False)), not choice.linked_only),
            (t("matrix.linked", lang), replace(asked, choice=replace(choice, linked_only=True)), choice.linked_only),
            (t("matrix.basis.all", lang), replace(asked, choice=replace(choice, bases=frozenset())), not choice.bases),
            *((t(f"basis.{basis}", lang), replace(asked, choice=replace(choice, bases=frozenset({basis}))), choice.bases == {basis})
              for basis in ("official", "curated", "suggested"))]),
    ]
    return tag("div", *groups, css="pa-toolbar")


def _all(asked: Asked, *, rows: bool) -> Asked:
    """Everything open, or everything folded if anything is open; a cell that may be gone is closed."""
    choice = asked.choice
    if rows:
        opened = asked.all_rows or bool(choice.open_rows)
        return replace(asked, all_rows=not opened, choice=replace(choice, open_rows=frozenset()), cell=None)
    opened = asked.all_columns or bool(choice.open_columns)
    return replace(asked, all_columns=not opened, choice=replace(choice, open_columns=frozenset()), cell=None)


def _choices(title: str, lang: Lang, options: Iterable[tuple[str, Asked, bool | None]]) -> Markup:
    """Links of which one is chosen; None is an action."""
    return tag("p", tag("span", title, css="pa-toolbar-title"),
               *(after.go(lang, words, css="pa-option" + (" pa-chosen" if chosen else " pa-action" if chosen is None else ""),
                          aria_current="true" if chosen else None) for words, after, chosen in options))


def matrix_table(found: Matrix, asked: Asked, lang: Lang) -> Markup:
    """The table: row names and totals stay in sight at the left, column names at the top."""
    table = found.table
    columns = [_column_head(found, line, asked, lang) for line in table.columns]
    corner = tag("td", tag("span", f"{plan_name(found.upper, lang)}\u00a0→", css="pa-corner-column"), tag("span", f"{plan_name(found.plan, lang)}\u00a0↓"), css="pa-corner")
    head = tag("tr", corner, tag("th", t("matrix.total", lang), scope="col", css="pa-total-head"), *columns)
    totals = [tag("td", _total(asked, (ALL, line.id), line.total, name(found.refs[line.id], lang), lang), css="pa-total") for line in table.columns]
    sums = tag("tr", tag("th", t("matrix.total", lang), scope="row"), tag("td", f"{table.total:,}", css="pa-total pa-grand"), *totals, css="pa-sums")
    body = [_row(found, line, asked, lang) for line in table.rows]
    label = t("matrix.label", lang, plan=plan_name(found.plan, lang), upper=plan_name(found.upper, lang))
    return tag("table", tag("caption", label, css="pa-unseen"), tag("thead", head, sums), tag("tbody", *body), css="pa-matrix")


def _column_head(found: Matrix, line: Line, asked: Asked, lang: Lang) -> Markup:
    ref = found.refs[line.id]
    words = tag("span", tag("b", _head(ref, lang), css=level_class(ref.level)), " ", "" if ref.type == "Instrument" else ref.label.short(lang) or ref.id)
    content = tag("div", _fold(found, line, asked, lang, rows=False), tag("div", words, css="pa-vertical" + (" pa-grey" if not ref.verified else "")),
                  css=f"pa-column pa-depth-{min(line.depth, 3)}")
    return tag("th", content, scope="col", title=ref.label.text(lang))


def _fold(found: Matrix, line: Line, asked: Asked, lang: Lang, *, rows: bool) -> Markup:
    """The link that shows or hides the parts of a line; an empty place for a line without parts."""
    if not line.folds:
        return tag("span", css="pa-fold-mark")
    choice = asked.choice
    opened = set((found.foldable_rows if asked.all_rows else choice.open_rows) if rows else (found.foldable_columns if asked.all_columns else choice.open_columns))
    opened ^= {line.id}
    after = replace(asked, choice=replace(choice, open_rows=frozenset(opened)), all_rows=False) if rows else \
        replace(asked, choice=replace(choice, open_columns=frozenset(opened)), all_columns=False)
    title = t("matrix.close" if line.opened else "matrix.open", lang, name=name(found.refs[line.id], lang))
    return after.go(lang, "−" if line.opened else "+", css="pa-fold-mark", title=title, aria_label=title, aria_expanded="true" if line.opened else "false")


def _row(found: Matrix, line: Line, asked: Asked, lang: Lang) -> Markup:
    ref = found.refs[line.id]
    words = tag("span", tag("span", _head(ref, lang), css=f"pa-kind {level_class(ref.level)}"), " ",
                "" if ref.type == "Instrument" else ref.label.short(lang) or ref.id,
                tag("span", f" ({t('matrix.own', lang)})", css="pa-note") if line.opened else None)
    nothing = bool(found.nothing & found.whole_rows.get(line.id, frozenset()))
    head = tag("th", tag("div", _fold(found, line, asked, lang, rows=True), words, css=f"pa-row-head pa-depth-{min(line.depth, 4)}"), scope="row",
               title=ref.label.text(lang), css="" if ref.verified else "pa-grey")
    total = join([_total(asked, (line.id, ALL), line.total, name(ref, lang), lang, nothing=nothing),
                  tag("span", "∅", css="pa-aligns-none", title=t("matrix.nothing", lang)) if nothing else None])
    cells = [_cell(found, found.table.cells.get((line.id, column.id)), line, column, asked, lang) for column in found.table.columns]
    return tag("tr", head, tag("td", total, css="pa-total"), *cells)


def _total(asked: Asked, cell: tuple[str, str], total: int, title: str, lang: Lang, *, nothing: bool = False) -> Markup:
    if not total and not nothing:
        return tag("span", "–", css="pa-zero")
    return replace(asked, cell=cell).go(lang, f"{total:,}", title=t("matrix.total.row", lang, name=title, count=str(total)),
                                        aria_current="true" if asked.cell == cell else None)


def _cell(found: Matrix, cell: Cell | None, row: Line, column: Line, asked: Asked, lang: Lang) -> Markup:
    if cell is None:
        return tag("td")
    place = (row.id, column.id)
    title = t("matrix.cell", lang, row=name(found.refs[row.id], lang), column=name(found.refs[column.id], lang),
              marks="; ".join(mark_words(one, lang) for one in cell.marks), count=str(cell.count))
    content = [*(mark(one, lang) for one in cell.marks), tag("span", str(cell.count), css="pa-cell-count") if cell.count > 1 else None]
    return tag("td", replace(asked, cell=place).go(lang, *content, css="pa-cell", title=title, aria_label=title,
                                                   aria_current="true" if asked.cell == place else None))


def evidence(found: Matrix, records: tuple[AlignmentView, ...], asked: Asked, lang: Lang) -> Markup:
    """What stands behind the chosen cell: both ends, then each record with its quotes, under the element it starts from."""
    row, column = asked.cell or (ALL, ALL)
    close = replace(asked, cell=None).go(lang, t("matrix.close.cell", lang), " ×", css="pa-button")
    if any(id_ != ALL and id_ not in found.refs for id_ in (row, column)) or not records:
        return tag("div", tag("p", t("matrix.gone", lang)), tag("p", close), css="pa-remark")
    heads = [tag("p", ref_line(found.refs[id_], lang) if id_ != ALL else tag("span", t("matrix.all", lang, plan=plan_name(plan, lang))), css="pa-cell-end")
             for id_, plan in ((row, found.plan), (column, found.upper))]
    groups: dict[str, list[AlignmentView]] = {}
    for record in records:
        groups.setdefault(record.subject.id, []).append(record)
    blocks = [tag("section", tag("h2", ref_line(found.refs.get(id_, some[0].subject), lang), css="pa-minor-title") if id_ != row else None,
                  *(alignment_row(record, "serves", lang, opened=len(records) <= FEW) for record in some), css="pa-group") for id_, some in groups.items()]
    return tag("div", tag("p", close), *heads, tag("p", chip(t("matrix.record" if len(records) == 1 else "matrix.records", lang, count=str(len(records))))), *blocks, css="pa-evidence")
