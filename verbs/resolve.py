"""resolve: a text that names parts of plans → the parts meant."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer

from verbs.console import FOUND_PROBLEMS, AsJson, StoreFolder, print_json, stop

_BANDS = {"exact": "ตรงตัว · exact", "high": "มั่นใจมาก · high", "medium": "พอมั่นใจ · medium", "low": "ควรตรวจ · low"}


def resolve(
    text: Annotated[str, typer.Argument(help="A pasted title, number, code or sentence; - reads it from standard input.")],
    plans: Annotated[list[str] | None, typer.Option("--plan", help="A plan that names are likely to be of, e.g. master-plan; repeatable.")] = None,
    as_json: AsJson = False, store: StoreFolder = None,
) -> None:
    """Find what a text names, even misnamed or misnumbered: an element each, how sure that is, why, and what else it may be.

    Exit status 1 if nothing it names was found.

    Example: python cli.py resolve "ประเด็นที่ 20 การบริการภาครัฐ"
    """
    from graph.store import StoreError, open_store  # noqa: PLC0415 - each verb loads only what it needs
    from search.embed import ModelError  # noqa: PLC0415
    from search.index import open_index  # noqa: PLC0415
    from search.resolve import resolve as run  # noqa: PLC0415

    asked = sys.stdin.read() if text == "-" else text
    try:
        graph = open_store(store)
        known = open_index(graph).columns.coded["plan"].values
        for plan in plans or ():
            if plan not in known:
                raise stop(f"--plan {plan}: ไม่มีในกราฟ ใช้ {', '.join(sorted(known)[:40])} · not in the graph; use one of these")
        found = run(asked, context=tuple(plans or ()), store=graph)
    except (StoreError, ModelError) as error:
        raise stop(str(error)) from error
    if as_json:
        print_json([_record(one) for one in found])
    else:
        for one in found:
            typer.echo("\n".join(_lines(one)))
    if all(one.ref is None for one in found):
        raise typer.Exit(FOUND_PROBLEMS)


def _record(one: Any) -> dict[str, Any]:
    from search.resolution import sentence  # noqa: PLC0415

    measured = {lang: sentence(one.band, lang) for lang in ("th", "en")} if one.band else None
    return {"mention": one.mention, "span": list(one.span), **_ref(one.ref), "band": one.band, "ground": one.ground, "why": {"th": one.why_th, "en": one.why_en},
            "band_measured": measured, "alternatives": [_ref(ref) for ref in one.alternatives]}


def _ref(ref: Any) -> dict[str, Any]:
    from ontology.namespaces import iri  # noqa: PLC0415

    if ref is None:
        return {"iri": None, "id": None}
    return {"iri": iri(ref.id), "id": ref.id, "label": ref.label.th or ref.label.en, "label_en": ref.label.en, "type": ref.type, "number": ref.number,
            "plan": ref.plan, "level": ref.level, "verified": ref.verified}


def _lines(one: Any) -> list[str]:
    """A resolution on a few lines, the way a person reads a list."""
    mention = " ".join(one.mention.split())
    head = f"«{mention if len(mention) <= 100 else mention[:99] + '…'}»" if mention else "–"  # noqa: PLR2004 - one line of a console
    if one.ref is None:
        lines = [head, f"  ? {one.why_th}", f"    {one.why_en}"]
    else:
        lines = [head, f"  → {one.ref.id}  {one.ref.label.text('th')}", f"    {_BANDS[one.band]}", f"    {one.why_th}", f"    {one.why_en}"]
    if one.alternatives and (one.ref is None or one.band not in {"exact", "high"}):
        lines.append(f"    อาจเป็น · or: {', '.join(ref.id for ref in one.alternatives[:5])}")
    return lines
