"""Options with their prices: what can be bought, and what cannot for want of a price."""

from __future__ import annotations

from kerege.base.periods import DAYS_PER_YEAR
from kerege.hedge.model import Offer
from kerege.network.values import Values

#: a lead time is in time up to this much later than it says, days: claims speak of years and months
_ROUNDING = 0.5
#: numbers without which an option cannot be weighed
NEEDED = ("capital_cost", "lead_time")


def offers_of(values: Values) -> tuple[tuple[Offer, ...], tuple[str, ...]]:
    """Return the options that can be weighed, in the order of the case, and the ids of the others."""
    offers, left_out = [], []
    case = values.case
    for option in case.options:
        cost, lead = (values.interval(option.id, name) for name in NEEDED)
        if cost is None or lead is None:
            left_out.append(option.id)
            continue
        names = (*NEEDED, "running_cost")
        numbers = [n for name in names if (n := case.number(option.id, name)) is not None]
        claims = tuple(dict.fromkeys(c for n in numbers for c in n.claims))
        offers.append(Offer(option, cost, values.get(option.id, "running_cost") or 0.0, lead, claims))
    return tuple(offers), tuple(left_out)


def in_time(offer: Offer, years: int) -> bool:
    """Whether an option works within so many years; always for 0."""
    return years == 0 or offer.lead_time.mid <= years * DAYS_PER_YEAR + _ROUNDING
