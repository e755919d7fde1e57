"""The leverage room: who can hurt whom, through what, how badly and at what cost to himself.

Also what access is worth in a bargain, and which few elements an actor can least afford to lose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kerege.base.rooms import lazy_names, make_callable

if TYPE_CHECKING:
    from kerege.leverage.alliances import Alliance, join_threats
    from kerege.leverage.asking import leverage
    from kerege.leverage.coalitions import find_power
    from kerege.leverage.grounds import Basis
    from kerege.leverage.hands import Hands, hands_of
    from kerege.leverage.instruments import Instrument, directed, undirected
    from kerege.leverage.matrix import Leverage, find_leverage
    from kerege.leverage.power import Division, Power, divide
    from kerege.leverage.replies import Aim, Reply, find_replies
    from kerege.leverage.threats import Kind, Physical, Threat, find_threats
    from kerege.leverage.worst import WorstCase, WorstCases, find_worst

#: name -> module; imported on first use because solvers cost start-up time
_HOMES = {
    "Alliance": "alliances", "join_threats": "alliances",
    "leverage": "asking", "find_power": "coalitions",
    "Hands": "hands", "hands_of": "hands",
    "Basis": "grounds", "Instrument": "instruments", "directed": "instruments",
    "undirected": "instruments",
    "Leverage": "matrix", "find_leverage": "matrix",
    "Division": "power", "Power": "power", "divide": "power",
    "Aim": "replies", "Reply": "replies", "find_replies": "replies",
    "Kind": "threats", "Physical": "threats", "Threat": "threats", "find_threats": "threats",
    "WorstCase": "worst", "WorstCases": "worst", "find_worst": "worst",
}  # fmt: skip

__all__ = [
    "Aim",
    "Alliance",
    "Basis",
    "Division",
    "Hands",
    "Instrument",
    "Kind",
    "Leverage",
    "Physical",
    "Power",
    "Reply",
    "Threat",
    "WorstCase",
    "WorstCases",
    "directed",
    "divide",
    "find_leverage",
    "find_power",
    "find_replies",
    "find_threats",
    "find_worst",
    "hands_of",
    "join_threats",
    "leverage",
    "undirected",
]


__getattr__ = lazy_names(__name__, _HOMES)
make_callable(__name__, "asking", "leverage")
