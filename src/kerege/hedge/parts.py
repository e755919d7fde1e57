"""Options that can be weighed apart: those whose markets do not touch each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from kerege.hedge.model import Offer
from kerege.leverage.boards import Boards
from kerege.leverage.measures import Measure, measures_of

#: portfolios of one part that are weighed: all, or those of the smaller sizes that are no more than this
MOST_CHOICES = 4096


@dataclass(frozen=True)
class Part:
    """Options that act on the same markets.

    markets  : labels of these markets
    choices  : portfolios, by size and then by the order of the options; the first is empty
    measures : effects of each option, by id
    whole    : every portfolio is among the choices
    """

    markets: frozenset[int]
    offers: tuple[Offer, ...]
    choices: tuple[tuple[str, ...], ...]
    measures: dict[str, tuple[Measure, ...]]
    whole: bool

    def bought(self, choice: Sequence[str]) -> tuple[Measure, ...]:
        """Return the effects of a portfolio."""
        return tuple(m for name in choice for m in self.measures[name])

    def cost(self, choice: Sequence[str]) -> float:
        """Return its capital cost, kUSD."""
        return sum(o.capital.mid for o in self.offers if o.option.id in choice)

    def running(self, choice: Sequence[str]) -> float:
        """Return its running cost of a year, kUSD."""
        return sum(o.running for o in self.offers if o.option.id in choice)


def make_parts(boards: Boards, offers: Sequence[Offer]) -> tuple[Part, ...]:
    """Return the options by part, parts in the order of their first option."""
    effects = {o.option.id: measures_of(boards.solved.values, o.option) for o in offers}
    groups: list[tuple[frozenset[int], list[Offer]]] = []
    for offer in offers:
        markets = frozenset(label for m in effects[offer.option.id] for label in boards.market_of(m))
        joined = [offer]
        apart = []
        for others, inside in groups:
            if others & markets:
                markets, joined = markets | others, [*inside, *joined]
            else:
                apart.append((others, inside))
        groups = [*apart, (markets, joined)]
    order = [o.option.id for o in offers]
    found = [_part(m, sorted(g, key=lambda o: order.index(o.option.id)), effects) for m, g in groups]
    return tuple(sorted(found, key=lambda p: order.index(p.offers[0].option.id)))


def _part(
    markets: frozenset[int], offers: list[Offer], effects: dict[str, tuple[Measure, ...]]
) -> Part:  # fmt: skip
    names = [o.option.id for o in offers]
    against = {o.option.id: set(o.option.excludes) for o in offers}
    choices: list[tuple[str, ...]] = []
    for size in range(len(names) + 1):
        larger = [c for c in combinations(names, size) if not any(set(c) & against[n] for n in c)]
        if len(choices) + len(larger) > MOST_CHOICES:
            return Part(markets, tuple(offers), tuple(choices), {n: effects[n] for n in names}, whole=False)
        choices += larger
    return Part(markets, tuple(offers), tuple(choices), {n: effects[n] for n in names}, whole=True)
