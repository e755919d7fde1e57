"""Figures that are of what was told before, whatever word stands beside them."""

from __future__ import annotations

from kerege.reader.frames.measures_asked import Question
from kerege.reader.frames.measures_names import table
from kerege.reader.frames.measures_result import stem_of
from kerege.reader.frames.measures_triggers import Trigger

#: characters between a word and the figure that it is followed by
_OF = 6

#: unit of changes of rates
_BASIS = frozenset(("bp", "pp"))
#: verbs of people too who come and go
_SENT = frozenset(("deliver", "go", "come", "arrive", "receive", "account", "sent", "leave"))
#: what gains or loses a part of itself
_RATES = frozenset(("price", "exchange_rate"))


def of_rate_again(ask: Question, head: Trigger | None) -> bool:
    """Say whether points are of the rate told before ("economists expected a move of 150 points")."""
    told = ask.quantity.unit in _BASIS and stem_of(ask.memory.measure) in table("told_in_points")
    return told and (head is None or head.of not in table("told_in_points"))


def of_people_again(ask: Question, head: Trigger | None) -> bool:
    """Say whether a bare number is of the people told of before ("Niger sent 2.1 million")."""
    open_ = ask.dim == "count" and "unit-open" in ask.quantity.flags
    told = open_ and stem_of(ask.memory.measure) in table("counts_of_people")
    return told and (head is None or head.of in _SENT)


def moved_again(ask: Question, head: Trigger) -> bool:
    """Say whether a gain or a loss is that of the price told before ("closed at 498, a gain of 2 %")."""
    near = 0 <= ask.quantity.start - head.end <= _OF
    return near and head.of in table("moves_of_prices") and stem_of(ask.memory.measure) in _RATES


def of_travellers(ask: Question, name: str) -> bool:
    """Say whether people who come are those told of before ("11 million tourists; 10 million a year ago")."""
    return name == "migrants_count" and ask.memory.measure in table("counts_of_people") and not ask.fresh
