"""The tree of a plan as nested lists that open, with a filter and the place where a reader is."""

from __future__ import annotations

from collections.abc import Iterable

from queries.read.records import Lang, TreeNode
from views.i18n import t
from views.links import ref_link
from views.markup import Markup, tag
from views.parts.badges import kind_and_number, unverified_mark

__all__ = ["contains", "filtered", "plan_tree_list"]

OPEN_UP_TO = 60
"""A tree of so few elements is shown open."""
LONG_LEVEL, NEIGHBOURS = 9, 3
"""A level with more parts than the first shows as many of the second before and after the current one."""


def matches(node: TreeNode, words: str) -> bool:
    """Whether number, class word or any label of the element has the words."""
    label = node.ref.label
    texts = (node.ref.number, node.ref.kind, node.ref.notation, label.th, label.en, label.short_th, label.short_en)
    return any(words in text.casefold() for text in texts if text)


def filtered(nodes: Iterable[TreeNode], words: str) -> tuple[TreeNode, ...]:
    """The tree with only the elements that match and those above them; all of it for no words."""
    wanted = " ".join(words.split()).casefold()
    if not wanted:
        return tuple(nodes)
    kept = []
    for node in nodes:
        below = filtered(node.children, wanted)
        if matches(node, wanted):
            kept.append(node if not below else TreeNode(node.ref, below))
        elif below:
            kept.append(TreeNode(node.ref, below))
    return tuple(kept)


def contains(node: TreeNode, id_: str | None) -> bool:
    """Whether the element ``id_`` is below this one."""
    return any(child.ref.id == id_ or contains(child, id_) for child in node.children)


def _size(nodes: Iterable[TreeNode]) -> int:
    return sum(1 + _size(node.children) for node in nodes)


def plan_tree_list(nodes: tuple[TreeNode, ...], lang: Lang, current: str | None = None, *, open_all: bool = False) -> Markup:
    """The tree. Branches on the way to ``current`` are open, and it is marked as the current page."""
    if not nodes:
        return tag("p", t("tree.nothing", lang), css="pa-grey")
    opened = open_all or (current is None and _size(nodes) <= OPEN_UP_TO)
    return tag("nav", _branch(nodes, lang, current, opened), css="pa-tree", aria_label=t("tree.label", lang))


def _branch(nodes: tuple[TreeNode, ...], lang: Lang, current: str | None, opened: bool) -> Markup:
    """One level. Of a long one, only the neighbours of the way to ``current`` are shown; the rest is folded before and after."""
    way = next((place for place, node in enumerate(nodes) if node.ref.id == current or contains(node, current)), None)
    if way is None or opened or len(nodes) <= LONG_LEVEL:
        return tag("ul", *(_item(node, lang, current, opened) for node in nodes))
    first, last = max(way - NEIGHBOURS, 0), way + NEIGHBOURS + 1
    return tag("ul", _folded(nodes[:first], "tree.before", lang), *(_item(node, lang, current, opened) for node in nodes[first:last]),
               _folded(nodes[last:], "tree.after", lang))


def _folded(nodes: tuple[TreeNode, ...], key: str, lang: Lang) -> Markup | None:
    if not nodes:
        return None
    summary = tag("summary", t(key, lang, count=str(len(nodes))), css="pa-note")
    return tag("li", tag("details", summary, tag("ul", *(_item(node, lang, None, opened=False) for node in nodes), css="pa-flat")))


def _item(node: TreeNode, lang: Lang, current: str | None, opened: bool) -> Markup:
    here = node.ref.id == current
    text = node.ref.label.short(lang) if node.ref.type != "Vision" else None
    line = tag("span", ref_link(node.ref, lang, tag("span", kind_and_number(node.ref, lang), css="pa-kind"), " ", text or ""),
               unverified_mark(node.ref.verified, lang), css="pa-here" if here else "", aria_current="page" if here else None)
    if not node.children:
        return tag("li", line, css="pa-leaf")
    on_the_way = opened or here or contains(node, current)
    return tag("li", tag("details", tag("summary", line), _branch(node.children, lang, current, opened), open="" if on_the_way else None))
