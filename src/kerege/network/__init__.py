"""A market as index arrays; strings stay in ``Names``."""

from kerege.network.curves import Curves
from kerege.network.incidence import Incidence, arcs_of_links, link_totals, make_incidence
from kerege.network.model import Consumers, Limits, Links, Names, Network, Producers, Stores

__all__ = [
    "Consumers",
    "Curves",
    "Incidence",
    "Limits",
    "Links",
    "Names",
    "Network",
    "Producers",
    "Stores",
    "arcs_of_links",
    "link_totals",
    "make_incidence",
]
