"""The hedge room: the cheapest measures that cut the worst loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kerege.base.rooms import lazy_names, make_callable

if TYPE_CHECKING:
    from kerege.hedge.asking import hedge
    from kerege.hedge.model import Attack, Frontier, Hedge, Offer, Point, Verdict
    from kerege.hedge.search import find_hedge

#: name -> module; imported on first use because solvers cost start-up time
_HOMES = {
    "find_hedge": "search", "hedge": "asking",
    "Attack": "model", "Frontier": "model", "Hedge": "model", "Offer": "model", "Point": "model",
    "Verdict": "model",
}  # fmt: skip

__all__ = ["Attack", "Frontier", "Hedge", "Offer", "Point", "Verdict", "find_hedge", "hedge"]


__getattr__ = lazy_names(__name__, _HOMES)
make_callable(__name__, "asking", "hedge")
