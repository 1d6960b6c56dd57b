"""Statements of a file by subject, with the few questions that readers of vocabularies ask of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from loaders.calendar import BUDDHIST_ERA
from ontology.namespaces import ID, RDF

__all__ = ["Statements", "language_of", "local", "natural"]

_DIGITS = re.compile(r"(\d+)")
_LOCAL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*")
_YEAR = re.compile(r"-?\d{4,}")


class Statements:
    """Subject → predicate → values, in the order of the file. Subjects and predicates are plain strings; ``_:x`` is a blank node."""

    def __init__(self, statements: Iterable[Quad | Triple]) -> None:
        self._said: dict[str, dict[str, list[NamedNode | BlankNode | Literal]]] = defaultdict(lambda: defaultdict(list))
        self._seen: set[tuple[str, str, object]] = set()
        for each in statements:
            subject, value = each.subject, each.object
            if isinstance(subject, Triple) or isinstance(value, Triple):
                continue
            key = (_name(subject), each.predicate.value, value)
            if key not in self._seen:
                self._seen.add(key)
                self._said[key[0]][key[1]].append(value)

    def __len__(self) -> int:
        return len(self._seen)

    def __contains__(self, subject: str) -> bool:
        return subject in self._said

    @cached_property
    def _subjects_of(self) -> dict[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for subject, said in self._said.items():
            for predicate, values in said.items():
                for value in values:
                    if not isinstance(value, Literal):
                        found[predicate, _name(value)].append(subject)
        return dict(found)

    def subjects(self, predicate: str, value: str) -> list[str]:
        """Subjects that have ``value`` (an IRI), in natural order of their names."""
        return sorted(self._subjects_of.get((predicate, value), ()), key=natural)

    def of_type(self, *classes: str) -> list[str]:
        """Subjects of one of the classes."""
        return sorted({subject for each in classes for subject in self.subjects(RDF + "type", each)}, key=natural)

    def types(self, subject: str) -> set[str]:
        """Classes of a subject."""
        return set(self.links(subject, RDF + "type"))

    def predicates(self, subject: str) -> Iterator[str]:
        """Predicates that a subject has."""
        yield from self._said.get(subject, ())

    def links(self, subject: str, *predicates: str) -> list[str]:
        """IRIs and blank nodes that the subject points to, in natural order."""
        found = {_name(value) for predicate in predicates for value in self._values(subject, predicate) if not isinstance(value, Literal)}
        return sorted(found, key=natural)

    def link(self, subject: str, *predicates: str) -> str | None:
        """The first of :meth:`links`."""
        return next(iter(self.links(subject, *predicates)), None)

    def name(self, subject: str, predicate: str, namespace: str) -> str | None:
        """Name of the first term of ``namespace`` that the subject points to."""
        return next((each.removeprefix(namespace) for each in self.links(subject, predicate) if each.startswith(namespace)), None)

    def texts(self, subject: str, *predicates: str) -> list[str]:
        """Literals, as they stand, sorted."""
        return sorted({value.value for predicate in predicates for value in self._values(subject, predicate) if isinstance(value, Literal)}, key=natural)

    def text(self, subject: str, *predicates: str) -> str | None:
        """The first literal of the first predicate that has one."""
        return next((found[0] for predicate in predicates if (found := self.texts(subject, predicate))), None)

    def wording(self, subject: str, lang: str, *predicates: str) -> str | None:
        """Literal in a language (``th`` or ``en``, with or without a region); one without language counts as that of its letters."""
        for predicate in predicates:
            found = sorted(value.value for value in self._values(subject, predicate) if isinstance(value, Literal) and _spoken(value) == lang)
            if found:
                return found[0]
        return None

    def number(self, subject: str, predicate: str) -> float | None:
        """A number; None for none, and for what is none."""
        try:
            value = float(self.text(subject, predicate) or "")
        except ValueError:
            return None
        return value if value == value and abs(value) != float("inf") else None  # noqa: PLR0124 - NaN is not itself

    def whole(self, subject: str, predicate: str) -> int | None:
        """A whole number."""
        value = self.number(subject, predicate)
        return int(value) if value is not None and value == int(value) else None

    def year_be(self, subject: str, *predicates: str) -> int | None:
        """A year or date (CE) as a Buddhist-era year."""
        found = _YEAR.match(self.text(subject, *predicates) or "")
        return int(found[0]) + BUDDHIST_ERA if found else None

    def flag(self, subject: str, predicate: str) -> bool | None:
        """A boolean; None where nothing is said."""
        text = self.text(subject, predicate)
        return None if text is None else text in {"true", "1"}

    def languages(self, subjects: Iterable[str], predicate: str) -> set[str]:
        """Languages of a property of some subjects, without region."""
        return {(value.language or "").split("-")[0].lower() for subject in subjects for value in self._values(subject, predicate) if isinstance(value, Literal)}

    def _values(self, subject: str, predicate: str) -> list[NamedNode | BlankNode | Literal]:
        said = self._said.get(subject)
        return said.get(predicate, []) if said else []


def local(iri: str | None) -> str | None:
    """Local id of one of our things, whichever base address it is published under; None for any other IRI."""
    if iri is None:
        return None
    path = iri.removeprefix(ID) if iri.startswith(ID) else iri.partition("/id/")[2]
    return path if _LOCAL.fullmatch(path) else None


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """Sort key that puts ``target10`` after ``target2``."""
    return tuple((1, int(part), "") if part.isascii() and part.isdigit() else (0, 0, part) for part in _DIGITS.split(name))


def _name(term: NamedNode | BlankNode | Literal) -> str:
    return str(term) if isinstance(term, BlankNode) else term.value


def _spoken(value: Literal) -> str:
    return value.language.split("-")[0].lower() if value.language else language_of(value.value)


def language_of(text: str) -> str:
    """``en`` for wording with more than twice as many Latin letters as Thai ones, else ``th``; digits and signs do not count.

    >>> language_of("ข้อ 1.2.1"), language_of("ระบบ Business Ready (B-READY)"), language_of("The plan (แผน) of 2024"), language_of("1.2")
    ('th', 'en', 'en', 'th')
    """
    thai = sum("\u0e01" <= letter <= "\u0e5b" for letter in text)
    return "en" if sum(letter.isascii() and letter.isalpha() for letter in text) > 2 * thai else "th"
