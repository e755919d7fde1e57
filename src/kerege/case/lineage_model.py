"""The claims behind numbers as data: numbers, claims and what became of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kerege.base.intervals import Interval
from kerege.evidence.claims import Kind
from kerege.evidence.quotes import Quote


class Standing(StrEnum):
    """What became of a claim in an estimate."""

    MEMBER = "member"
    RELAY = "relay"
    EXCLUDED = "excluded"
    NOT_CHOSEN = "not chosen"
    NOT_BOUND = "not bound"


@dataclass(frozen=True, slots=True)
class WhyClaim:
    """One claim as a reader wants to see it.

    standing : what became of it
    reason   : which claim a relay repeats, why it was excluded, or what was chosen instead
    about    : subject, measure and object in the words of the book
    quote    : the words of the text it was read from; None if it was not read from one
    """

    id: str
    standing: Standing
    reason: str
    about: str
    value: float | None
    low: float | None
    high: float | None
    unit: str
    start: date | None
    end: date | None
    kind: Kind
    speaker: str
    publisher: str
    title: str
    date: str
    url: str
    note: str
    file: str
    row: int
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class WhyNumber:
    """One number, the rule that made it and the claims it rests on."""

    element: str
    attribute: str
    of: str
    period: str
    interval: Interval
    unit: str
    rule: str
    explanation: str
    weakest: Kind
    conflict: bool
    note: str
    row: int
    claims: tuple[WhyClaim, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """The answer to ``why``: the numbers asked for, and unbound claims about the same subject."""

    question: str
    numbers: tuple[WhyNumber, ...]
    others: tuple[WhyClaim, ...]
