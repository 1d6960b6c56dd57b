"""A query as search reads it: corrected, its words weighed, what it says in other words, where it wants to look, what it names exactly."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from search.documents import Document
from search.exact import abbreviation_key, code_keys, id_key, name_key, number_key, squashed
from search.expand import Mention, other_words
from search.index import Index
from search.records import Rule
from search.scope import NO_SCOPE, Number, Scope
from search.thai import normalise, tokens

__all__ = ["LONGEST", "Expression", "Understood", "as_query", "understand"]

LONGEST = 2_000
"""Characters of a query that are read."""
_SUBJECT, _PLACE = 1.0, 0.35
"""What a word counts that says what is looked for, and one that says where (the name of a plan, a kind)."""
_OFFICIAL, _OTHER = 0.7, 0.4
"""What a word counts that is not in the query but in another expression of the same meaning: in the official one, in any other."""
_FIRST_BODY, _OTHER_BODY = 0.8, 0.5
_TRANSLATED, _LIKE = 0.6, 0.3
"""What an English word of a thing counts that is asked for its like, and a word of another expression."""
_CODE = re.compile(r"[\w./-]*\d[\w./-]*")
_DIGITS_OF_A_CODE = 5
_NUMBER_OF_A_PART = re.compile(r"\d+(?:\.\d+)*")


@dataclass(frozen=True, slots=True)
class Expression:
    """Another way to say a part of the query."""

    text: str
    words: tuple[str, ...]
    weight: float
    """What each of its words counts."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What a query says."""

    query: str
    """Normalised, corrected."""
    corrected: str | None
    """The same, if a word was corrected."""
    words: Mapping[str, float]
    """Its words and what each counts."""
    expressions: tuple[Expression, ...]
    """Other expressions that mean the same as a part of it."""
    mentions: tuple[Mention, ...]
    scope: Scope
    meaning: str
    """The text whose meaning is looked for."""
    exact: Mapping[int, Rule]
    """Rows of what it is the code, number, abbreviation or name of."""
    named: frozenset[int]
    """Rows of what it names among other words."""

    @property
    def terms(self) -> Mapping[str, float]:
        """All words with what they count."""
        found = dict(self.words)
        for expression in self.expressions:
            for word in expression.words:
                found[word] = max(found.get(word, 0.0), expression.weight)
        return found


def understand(text: str, index: Index, *, correct: bool = True) -> Understood:
    """Read a query. Deterministic; never fails, whatever the text. Without ``correct`` its words are taken as typed."""
    typed = text[:LONGEST].encode(errors="replace").decode()  # half a character, as a broken paste leaves it
    query = normalise(typed)
    right = index.speller.correct(query) if correct and not _is_exact(query, index) else query
    corrected = right if right != query else None
    scope = index.scopes.read(right)
    about = scope.rest if scope.plans else right  # «แผน ก.พ.ร.» is a plan, not the body that made it
    mentions = _likely(index.agencies.mentions(about, right if corrected else typed), about, index)
    exact, named = _named(right, scope, index)
    groups = other_words(right)
    others = (_expression(other, _OTHER if place else _OFFICIAL) for group in groups for place, other in enumerate(group))
    said = [scope.rest or right, *(group[0] for group in groups), *(mention.agencies[0].names[0] for mention in mentions if mention.agencies[0].names)]
    return Understood(right, corrected, _words(right, scope), (*_bodies(mentions), *others), mentions, scope, " ".join(said), exact, named)


def as_query(document: Document) -> Understood:
    """A thing as a question for what is like it: its wording, the English of it, and other expressions of the same meaning."""
    own = [*document.of("title", "short", "definition")] or [*document.of("title_en", "alias")]
    text = " ".join(dict.fromkeys(own))[:LONGEST]
    weights = dict.fromkeys(tokens(text), 1.0)
    for word in tokens(" ".join(document.of("title_en", "short_en"))):
        weights.setdefault(word, _TRANSLATED)
    query = normalise(text)
    others = tuple(_expression(other, _LIKE) for group in other_words(query) for other in group)
    return Understood(query, None, weights, others, (), NO_SCOPE, text, {}, frozenset())


def _is_exact(query: str, index: Index) -> bool:
    """Whether the query is a code, an abbreviation or a name, which nobody should correct."""
    return bool(index.keys.any_of((id_key(query), *code_keys(query), name_key(query), abbreviation_key(query))))


def _words(query: str, scope: Scope) -> Mapping[str, float]:
    """Words of the query; one that comes often in a long text counts more, slowly."""
    subject = set(tokens(scope.rest))
    return {word: (_SUBJECT if word in subject or scope == NO_SCOPE or not subject else _PLACE) * (1 + math.log(times))
            for word, times in Counter(tokens(query)).items()}


def _expression(text: str, weight: float) -> Expression:
    return Expression(text, tuple(tokens(text)), weight)


def _bodies(mentions: Iterable[Mention]) -> Iterable[Expression]:
    """What abbreviations stand for, and how full names are abbreviated."""
    for mention in mentions:
        for place, body in enumerate(mention.agencies):
            weight = _OTHER_BODY if place else _FIRST_BODY
            for name in body.names[:2] if mention.abbreviated else body.abbreviations:
                yield _expression(name, weight)


def _likely(mentions: tuple[Mention, ...], query: str, index: Index) -> tuple[Mention, ...]:
    """Mentions whose several bodies are ordered by what else the query says; without anything else, as they came."""
    found = []
    for mention in mentions:
        rest = f"{query[:mention.start]} {query[mention.end:]}".strip()
        bodies = list(mention.agencies)
        if len(bodies) > 1 and tokens(rest):
            subject = index.model.encode([rest])[0]
            names = index.model.encode([" ".join(body.names[:1]) for body in bodies]) @ subject
            shared = [len(set(tokens(rest)) & set(tokens(" ".join(body.names)))) for body in bodies]
            order = sorted(range(len(bodies)), key=lambda place: (-shared[place], -round(float(names[place]), 3), place))
            bodies = [bodies[place] for place in order]
        found.append(Mention(mention.text, mention.start, mention.end, tuple(bodies), mention.abbreviated))
    return tuple(found)


def _named(query: str, scope: Scope, index: Index) -> tuple[Mapping[int, Rule], frozenset[int]]:
    """Rows that the whole query names, and rows that a part of it names."""
    whole: dict[int, Rule] = {}
    part: set[int] = set()
    if not query:
        return whole, frozenset()
    keys = index.keys
    whole |= dict.fromkeys(keys.find(abbreviation_key(query)), "abbreviation")
    whole |= {row: "code" for row in keys.any_of((id_key(query), *code_keys(query), f"short:{squashed(query)}")) if row not in whole}
    whole |= {row: "name" for row in keys.find(name_key(query)) if row not in whole}
    numbered = _numbered(scope, index)
    if scope.rest:
        part |= set(numbered)
        same_name = [row for row in keys.find(name_key(scope.rest)) if _fits(row, scope, index)]
        whole |= {row: "name" for row in same_name if row not in whole}
    else:
        whole |= {row: "number" for row in numbered if row not in whole}
        if scope.plans and not scope.numbers and not scope.types:
            whole |= {row: "name" for plan in scope.plans[:1] if (row := index.row(plan)) is not None and row not in whole}
    for code in _CODE.findall(query):
        rows = [row for row in keys.find(f"code:{squashed(code)}") if _fits(row, scope, index)] if _is_code(code) else []
        if squashed(code) == squashed(scope.rest):
            whole |= {row: "code" for row in rows if row not in whole}
        part |= set(rows)
    return whole, frozenset(part - set(whole))


def _is_code(text: str) -> bool:
    digits = sum(letter.isdigit() for letter in text)
    return digits >= _DIGITS_OF_A_CODE or (digits > 0 and any(letter.isalpha() for letter in text))


def _fits(row: int, scope: Scope, index: Index) -> bool:
    document = index.shelf[row]
    return (not scope.types or document.ref.type in scope.types) and (not scope.plans or document.plan in scope.plans)


def _numbered(scope: Scope, index: Index) -> tuple[int, ...]:
    """Rows of the numbers said. Of «หมุดหมายที่ 13 เป้าหมายที่ 2» the goal; «เป้าหมายที่ 2 ของหมุดหมายที่ 13» is the same."""
    numbers = scope.numbers
    nested = [(numbers[-1], ".".join(number.number for number in numbers)), (numbers[0], ".".join(number.number for number in numbers[::-1]))] \
        if len(numbers) > 1 else []
    for last, number in nested:
        if rows := _of_number(Number(last.types, number), scope, index):
            return rows
    return tuple(dict.fromkeys(row for number in numbers for row in _of_number(number, scope, index)))


def _of_number(number: Number, scope: Scope, index: Index) -> tuple[int, ...]:
    """Rows of a number; of several, those of the plan that is named."""
    rows: Sequence[int] = [row for type_ in sorted(number.types) for row in index.keys.find(number_key(type_, number.number))]
    if not rows and (plain := _NUMBER_OF_A_PART.match(number.number)) and plain[0] != number.number:
        rows = [row for type_ in sorted(number.types) for row in index.keys.find(number_key(type_, plain[0]))]
    of_plan = [row for row in rows if index.shelf[row].plan in scope.plans] if scope.plans else []
    return tuple(dict.fromkeys(of_plan or rows))
