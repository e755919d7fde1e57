"""Set a candidate against a case: agrees, conflicts, repeats or new, and what it would move."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from kerege.case.attributes import ATTRIBUTE_NAMES
from kerege.case.model import Case
from kerege.evidence.accepting import claim_cells
from kerege.evidence.claims import CLAIM_COLUMNS, Claim
from kerege.evidence.printing import claim_from_cells
from kerege.evidence.speaker_names import parse_speaker
from kerege.evidence.values import Figure, same
from kerege.reader.candidates import Candidate
from kerege.review.attributes import attribute_for
from kerege.review.claim_terms import Told, measure_of_claim
from kerege.review.figures import distance, in_one_unit, same_time
from kerege.review.matches import Comparison, Match, Status
from kerege.review.moves import moves, numbers_of
from kerege.review.naming import Names
from kerege.review.terms import ELEMENT, Terms, comparable, measured, span_of

_RELATION = "relation"
_NEGATED = "not_"
#: objects that leave nothing out
_WHOLE = frozenset({"all", "all routes", "all directions", "all refineries", "world", "total"})
#: a number that a text may have rounded is off by this share at most
_ROUNDED = 0.005
_ORDER = tuple(Status)


class Matcher:
    """A case made ready to set candidates against it."""

    def __init__(self, case: Case) -> None:
        """Use the claims, names and numbers of ``case``."""
        self._case = case
        self._names = Names(case)

    @cached_property
    def _known(self) -> Mapping[tuple[str, str], list[tuple[Claim, Terms]]]:
        """Measure and subject -> the claims about them with their terms."""
        found: dict[tuple[str, str], list[tuple[Claim, Terms]]] = {}
        for claim in self._case.book.claims.values():
            terms = self._terms(claim)
            if terms.measure:
                found.setdefault(_key(terms), []).append((claim, terms))
        return found

    def _terms(self, claim: Claim) -> Terms:
        subject, name = self._names.canonical(claim.subject), claim.measure.replace(" ", "_")
        own = subject.startswith(ELEMENT) and name in ATTRIBUTE_NAMES
        told = Told(name) if own else measure_of_claim(claim, self._names.full(claim.subject))
        whole = self._other(claim.object or told.rest) + (
            f", {told.rest}" if claim.object and told.rest else ""
        )
        return Terms(
            told.measure, subject, whole, told.good, claim.start, claim.end,
            claim.kind.looks_ahead,
        )  # fmt: skip

    def _other(self, text: str) -> str:
        name = self._names.canonical(text) if text else ""
        return "" if name.casefold() in _WHOLE else name

    def _one_speaker(self, candidate: Candidate, claim: Claim) -> bool:
        said = parse_speaker(claim.speaker).name
        return bool(said) and self._names.canonical(candidate.speaker) == self._names.canonical(said)

    def match(self, candidate: Candidate) -> Match:
        """Return how a candidate stands to the claims and numbers of the case."""
        new = _as_claim(candidate)
        span = span_of(candidate.period)
        terms = Terms(
            candidate.relation if candidate.kind == _RELATION else candidate.measure,
            self._names.canonical(candidate.subject) if candidate.subject else "",
            self._other(candidate.object), candidate.good, span.start if span else None,
            span.end if span else None, new.kind.looks_ahead,
        )  # fmt: skip
        elements = self._names.elements(candidate.subject) if candidate.subject else ()
        if candidate.kind == _RELATION:
            return self._relation(candidate, terms, elements)
        compared, elsewhere = [], []
        for claim, known in self._known.get(_key(terms), ()):
            pair = in_one_unit(new, claim) if comparable(terms, known) else None
            if pair is None:
                continue
            if same_time(new, claim):
                compared.append(_compare(pair, claim.id, one_speaker=self._one_speaker(candidate, claim)))
            else:
                elsewhere.append(claim.id)
        ordered = tuple(sorted(compared, key=lambda c: (_ORDER.index(c.status), -c.spread, c.claim)))
        attribute = attribute_for(candidate.measure)
        named = numbers_of(self._case, elements, attribute) if attribute else ()
        moved = moves(self._case, new, (c.claim for c in ordered), named)
        status = ordered[0].status if ordered else Status.NEW
        return Match(status, ordered, tuple(elsewhere), moved, elements)

    def _relation(self, candidate: Candidate, terms: Terms, elements: tuple[str, ...]) -> Match:
        compared = []
        negative = candidate.polarity == "negative"
        for name in (terms.measure, _NEGATED + terms.measure):
            for claim, known in self._known.get((name, terms.subject), ()):
                if claim.unit == _RELATION and known.object == terms.object:
                    agrees = negative == name.startswith(_NEGATED)
                    status = Status.AGREES if agrees else Status.CONFLICTS
                    if agrees and self._one_speaker(candidate, claim):
                        status = Status.RELAY
                    compared.append(Comparison(claim.id, status, 0.0))
        ordered = tuple(sorted(compared, key=lambda c: (_ORDER.index(c.status), c.claim)))
        return Match(ordered[0].status if ordered else Status.NEW, ordered, elements=elements)


def _key(terms: Terms) -> tuple[str, str]:
    return measured(terms), terms.subject


def _as_claim(candidate: Candidate) -> Claim:
    cells = dict(zip(CLAIM_COLUMNS, claim_cells(candidate, candidate.id, ""), strict=True))
    claim = claim_from_cells(cells, candidate.doc, 0)
    return replace(claim, rounding=max(claim.rounding, _rounding(claim.value)))


def _rounding(value: float | None) -> float:
    """Return how far a text rounds a number that ends in noughts: half of the last digit, 0.5 % at most."""
    size = abs(value or 0.0)
    if not size or not size.is_integer():
        return 0.0
    digits = f"{size:.0f}"
    return min(0.5 * 10.0 ** (len(digits) - len(digits.rstrip("0"))), _ROUNDED * size)


def _compare(pair: tuple[Figure, Figure], claim: str, *, one_speaker: bool) -> Comparison:
    one, two = pair
    spread = distance(one, two)
    if spread > 0.0:
        return Comparison(claim, Status.CONFLICTS, spread)
    equal = same(one.mid, two.mid) and same(one.low, two.low) and same(one.high, two.high)
    status = Status.RELAY if equal and one_speaker else Status.AGREES
    return Comparison(claim, status, 0.0)
