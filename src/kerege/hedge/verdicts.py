"""In words: why an option is bought, and why not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kerege.hedge.frontiers import choice_of, worst_attack_on
from kerege.hedge.losses import Losses
from kerege.hedge.model import Attack, Offer, Point, Verdict
from kerege.leverage.threats import LEAST

#: a change of the worst loss up to this share of it is none
_NOTHING = 1e-4


def make_verdicts(
    losses: Losses,
    offers: Sequence[Offer],
    attacks: Sequence[Attack],
    chosen: Point,
    budget: float,
    shares: Mapping[str, float],
) -> tuple[Verdict, ...]:
    """Return a verdict on every option; portfolios one option apart from the chosen one are solved."""
    others = {o.option.id: _one_apart(chosen, o.option.id) for o in offers}
    wanted = [c for names in others.values() if (c := choice_of(losses.parts, names)) is not None]
    losses.fill_choices(wanted, attacks)
    return tuple(
        Verdict(
            o.option.id,
            o.option.id in chosen.options,
            shares.get(o.option.id),
            _words(losses, o, others[o.option.id], attacks, chosen, budget),
        )
        for o in offers
    )


def _one_apart(chosen: Point, name: str) -> tuple[str, ...]:
    """Return the portfolio with ``name`` if it is not in, and without it if it is."""
    if name in chosen.options:
        return tuple(n for n in chosen.options if n != name)
    return tuple(sorted((*chosen.options, name)))


def _words(
    losses: Losses,
    offer: Offer,
    other: tuple[str, ...],
    attacks: Sequence[Attack],
    chosen: Point,
    budget: float,
) -> str:
    name = offer.option.id
    rivals = sorted(set(offer.option.excludes) & set(chosen.options))
    choice = choice_of(losses.parts, other)
    if rivals:
        return f"out: cannot be had along with {', '.join(rivals)}"
    if choice is None:
        return "out: portfolios this large were not weighed"
    loss, attack = worst_attack_on(losses, choice, attacks)
    change = loss - chosen.loss
    if name in chosen.options:
        return f"in: without it the worst loss would be {_money(change)} larger ({attack.name})"
    if change > _nothing(chosen):
        return f"out: with it the worst loss would be {_money(change)} larger ({attack.name})"
    return _spares(-change, offer.capital.mid, chosen, budget, attack)


def _spares(spared: float, price: float, chosen: Point, budget: float, attack: Attack) -> str:
    """Return why an option is out that does no harm."""
    if spared <= _nothing(chosen):
        return f"out: it changes nothing in the worst attack ({attack.name})"
    if price > budget:
        return f"out: it would spare {_money(spared)}, but costs {_money(price)}, more than the budget"
    if price + chosen.cost > budget:
        left = _money(budget - chosen.cost)
        return f"out: it would spare {_money(spared)}, but costs {_money(price)}; {left} is left"
    return f"out: it would spare no more than {_money(spared)} for {_money(price)}"


def _nothing(chosen: Point) -> float:
    """Return the change of the worst loss up to which it is none, kUSD."""
    return max(LEAST, _NOTHING * abs(chosen.loss))


def _money(kusd: float) -> str:
    return f"{kusd / 1000:,.0f} million USD" if abs(kusd) < 1e6 else f"{kusd / 1e6:,.2f} billion USD"
