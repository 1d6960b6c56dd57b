"""The chain from flagship projects to the National Strategy as an ECharts Sankey, and as a list for those who cannot see it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from queries.read.records import ChainLink, Lang, Ref
from queries.read.wrap import wrap
from views.i18n import t
from views.markup import Markup, join, tag
from views.parts.badges import kind_and_number, ref_line

__all__ = ["chain_list", "chain_nodes", "chain_option", "columns_of"]

COLOURS = ("#7f6bb8", "#5c4796", "#14717c", "#0a3350")
"""Projects, strategies, level 2 and policy, level 1: the colours of the levels in style.css."""
NODE_GAP = 36
"""Points between bars: a label of two lines is 36 high, so neighbours never touch however thin their bars are."""
LABEL_WIDTH = 27
"""Characters of a label line: four columns of labels fit side by side at 1024 pixels."""
TOP = 3


def chain_nodes(links: Iterable[ChainLink]) -> list[Ref]:
    """Everything that a chain touches, once, in the order in which it is met."""
    found: dict[str, Ref] = {}
    for link in links:
        found.setdefault(link.lower.id, link.lower)
        found.setdefault(link.upper.id, link.upper)
    return list(found.values())


def columns_of(links: tuple[ChainLink, ...]) -> dict[str, int]:
    """Column of every node: 0 projects, 1 level 3, 2 level 2, 3 level 1; what has no level stands right of all that serves it."""
    fixed = {ref.id: _fixed(ref) for ref in chain_nodes(links)}
    columns = {id_: column for id_, column in fixed.items() if column is not None}
    for _ in range(TOP):
        for link in links:
            if fixed[link.upper.id] is None:
                columns[link.upper.id] = min(TOP, max(columns.get(link.upper.id, 2), columns.get(link.lower.id, 1) + 1))
    return {ref.id: columns.get(ref.id, 1) for ref in chain_nodes(links)}


def _fixed(ref: Ref) -> int | None:
    if ref.type == "FlagshipProject":
        return 0
    return {3: 1, 2: 2, 1: TOP}.get(ref.level or 0)


def chain_option(links: tuple[ChainLink, ...], lang: Lang) -> dict[str, Any]:
    """An ECharts option. The place of a node in ``series[0].data`` is its place in :func:`chain_nodes`."""
    refs, columns = chain_nodes(links), columns_of(links)
    names = _unique_names(refs, lang)
    data = [{"name": names[ref.id], "depth": columns[ref.id], "itemStyle": {"color": COLOURS[columns[ref.id]], "borderWidth": 0},
             "label": {"formatter": _label(ref, lang)}} for ref in refs]
    flows = [{"source": names[link.lower.id], "target": names[link.upper.id], "value": link.count} for link in links]
    series = {
        "type": "sankey", "animation": False, "data": data, "links": flows, "selectedMode": "single", "draggable": False, "nodeAlign": "left",
        "nodeWidth": 14, "nodeGap": NODE_GAP, "layoutIterations": 64, "left": 2, "right": 216, "top": 12, "bottom": 12,
        "lineStyle": {"color": "source", "opacity": 0.2, "curveness": 0.5}, "emphasis": {"focus": "adjacency", "lineStyle": {"opacity": 0.5}},
        "select": {"itemStyle": {"borderColor": "#f2b134", "borderWidth": 3}},
        "label": {"fontSize": 13, "lineHeight": 18, "color": "#17242f", "textBorderColor": "#ffffff", "textBorderWidth": 3},
    }
    return {"series": [series], "tooltip": {"trigger": "item", "confine": True, "extraCssText": "white-space:normal;max-width:24rem"}}


def _label(ref: Ref, lang: Lang) -> str:
    """Short label on lines; braces would be read as slots of ECharts."""
    return wrap(ref.label.short(lang) or ref.id, LABEL_WIDTH, 2).replace("{", "(").replace("}", ")")


def _unique_names(refs: Iterable[Ref], lang: Lang) -> dict[str, str]:
    """ECharts knows nodes by name, so names are made unique; the tooltip shows them."""
    names: dict[str, str] = {}
    for ref in refs:
        text = ref.label.short(lang) or ref.id
        name = text if ref.type == "Instrument" else f"{kind_and_number(ref, lang)} {text}"
        names[ref.id] = name if name not in names.values() else f"{name} ({ref.plan})"
    return names


def chain_list(links: Iterable[ChainLink], lang: Lang) -> Markup:
    """The same as the picture, in words with links."""
    groups: dict[str, list[ChainLink]] = {}
    for link in links:
        groups.setdefault(link.lower.id, []).append(link)
    return join(tag("section", tag("p", ref_line(found[0].lower, lang)),
                    tag("ul", *(tag("li", t(f"chain.kind.{link.kind}", lang), " ", ref_line(link.upper, lang), " ",
                                    tag("span", t("chain.count", lang, count=str(link.count)), css="pa-note")) for link in found)),
                    css="pa-chain") for found in groups.values())
