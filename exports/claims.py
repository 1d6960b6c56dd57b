"""Claims that reach farther than what stands behind them: what a reviewer of the section sends back, found before it is handed in.

Rules (users' practice, see README): หลัก is one for each upper plan; every link has evidence from both sides; a contribution has an
indicator or a project behind it. Only approved records that the section would print are looked at.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from exports.section_links import GROUP_TYPES, SUPPORT, Links
from queries.read.records import AlignmentView, Ref

__all__ = ["Claim", "Fault", "overclaimed"]

Fault = Literal["mains", "one_side", "nothing_behind", "everything"]
_MANY = 5
"""So few issues are never too many."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing claimed beyond its evidence."""

    fault: Fault
    subject: Ref
    objects: tuple[Ref, ...]
    """What it is tied to; of ``mains`` every group marked หลัก in one upper plan."""
    records: tuple[str, ...]


def overclaimed(links: Links) -> tuple[Claim, ...]:
    """Several mains of one element in one upper plan, readings with a quote from one side only, contributions with nothing behind them, ties to everything."""
    return (*_mains(links), *_one_side(links), *_nothing_behind(links), *_everything(links))


def _mains(links: Links) -> list[Claim]:
    found: dict[tuple[str, str], dict[str, list[AlignmentView]]] = defaultdict(lambda: defaultdict(list))
    for record in links.records:
        if record.directness == "main" and record.object and record.object.plan:
            group = links.group(record.object.plan, record.object.id)
            if group:
                found[record.subject.id, record.object.plan][group].append(record)
    claims = []
    for (_, plan), groups in found.items():
        if len(groups) > 1:
            every = [record for some in groups.values() for record in some]
            claims.append(Claim("mains", every[0].subject, tuple(links.uppers[plan].parts[group].ref for group in groups), tuple(record.id for record in every)))
    return claims


def _one_side(links: Links) -> list[Claim]:
    """Readings only: what the plan itself says stands by its one sentence."""
    return [Claim("one_side", record.subject, (record.object,) if record.object else (), (record.id,))
            for record in links.records if record.basis != "official" and not _two_sided(record)]


def _two_sided(record: AlignmentView) -> bool:
    sides = {passage.side for passage in record.evidence}
    return "both" in sides or sides >= {"subject", "object"}


def _nothing_behind(links: Links) -> list[Claim]:
    """Neither the element nor its parts, nor the strategy it belongs to, has an indicator or a project; for what concerns the plan as a whole, neither has the plan."""
    return [Claim("nothing_behind", record.subject, (record.object,) if record.object else (), (record.id,))
            for record in links.records if record.predicate == "contributesTo" and record.subject.id in links.own.parts and not _behind(links, record.subject.id)]


def _behind(links: Links, id_: str) -> bool:
    row = links.row_of(id_)
    inside = links.own.within(row or id_)
    if row is None and id_ in {part.ref.id for part in links.own.of_type("Vision", "Goal")}:
        inside = frozenset(links.own.parts)
    return any(part.ref.verified for part in links.own.of_type(*SUPPORT) if part.ref.id in inside)


def _everything(links: Links) -> list[Claim]:
    """A plan tied to half of the issues of an upper plan or more says little by any one of the ties."""
    claims = []
    for plan, upper in links.uppers.items():
        groups = upper.of_type(*GROUP_TYPES)
        scopes = [scope for scope in links.scopes(plan) if scope.part.ref.type in GROUP_TYPES]
        if len(scopes) >= _MANY and 2 * len(scopes) >= len(groups):
            claims.append(Claim("everything", links.card.summary.ref, tuple(scope.part.ref for scope in scopes), tuple(record.id for scope in scopes for record in scope.records)))
    return claims
