"""Shocks and events: what an actor does to an element, when, and what was then observed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kerege.base.intervals import Interval


@dataclass(frozen=True, slots=True)
class Action:
    """A change of one attribute of one element over some days; exactly one of lost, factor, add is given.

    lost          : share of the attribute lost; 1 is all of it
    factor        : multiple of the attribute that remains
    add           : amount added, in the attribute's base unit
    origins       : streams it is limited to; empty means all
    start, end    : first day, and the day after the last
    phase_in_days : days until the change is complete, 0 for at once
    claims        : ids of the claims it rests on
    """

    element: str
    attribute: str
    start: date
    end: date
    lost: Interval | None = None
    factor: Interval | None = None
    add: Interval | None = None
    origins: tuple[str, ...] = ()
    phase_in_days: int = 0
    claims: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        given = [x for x in (self.lost, self.factor, self.add) if x is not None]
        if len(given) != 1:
            raise ValueError(f"an action needs exactly one of lost, factor, add; found {len(given)}")
        if self.end <= self.start:
            raise ValueError(f"an action needs an end after its start, found {self.start} to {self.end}")


@dataclass(frozen=True, slots=True)
class Shock:
    """A named scenario over the base period: the question it answers and the actions it consists of."""

    id: str
    title: str
    question: str
    start: date
    end: date
    actions: tuple[Action, ...]
    note: str = ""


class Measure(StrEnum):
    """What an observation of an event is about; ``null`` says that nothing changed."""

    OUTPUT = "output"
    FLOW = "flow"
    PURCHASE = "purchase"
    EXPORTS = "exports"
    PRICE = "price"
    NULL = "null"


class Role(StrEnum):
    """What an event is used for: setting a parameter, testing the model, or neither."""

    INFORMS = "informs"
    TESTS = "tests"
    OUT_OF_SCOPE = "out-of-scope"


class Phase(StrEnum):
    """Which part of an event an action belongs to."""

    CONTEXT = "context"
    ACTUAL = "actual"
    ALARM = "alarm"


@dataclass(frozen=True, slots=True)
class Observation:
    """What was seen during or after an event.

    unit           : ``kt``, ``kt/day``, or ``percent`` for a change against the undisturbed run
    low, mid, high : in `unit`
    """

    event: str
    measure: Measure
    element: str
    origin: str
    start: date
    end: date
    unit: str
    low: float
    mid: float
    high: float
    claims: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """A historical disruption.

    informs       : parameters it was used to set (``element.attribute``), which it therefore cannot test
    context       : changes of the world between the base period and the event
    actions       : what was in fact lost
    alarm         : what was announced beforehand
    expected_null : the model should show no effect
    reason        : why it is out of scope, or why nothing happened
    """

    id: str
    name: str
    good: str
    start: date
    end: date
    grade: str
    role: Role
    informs: tuple[str, ...]
    context: tuple[Action, ...]
    actions: tuple[Action, ...]
    alarm: tuple[Action, ...]
    observations: tuple[Observation, ...]
    expected_null: bool
    reason: str
    claims: tuple[str, ...] = ()
