"""What carriage is charged, and to whom the charge goes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kerege.network.model import Floats, Network
from kerege.network.parts import Part
from kerege.network.values import Values


@dataclass(frozen=True, slots=True)
class Charges:
    """The tariff of every link and its parts, USD/t.

    tariff         : float64[n_link, n_period] what shippers pay or bear, the cost of time included
    operating_cost : float64[n_link, n_period] the part that is real cost
    transit_fee    : float64[n_link, n_actor] the part paid on to each territory
    surcharge      : float64[n_arc, n_period] what a shock adds to a stream's tariff, income of the operator
    """

    tariff: Floats
    operating_cost: Floats
    transit_fee: Floats
    surcharge: Floats


def carriage_charge(network: Network, values: Values) -> Floats:
    """float64[n_link, n_period]: the tariff and the cost of time, zero where nothing is bound."""
    return _tariffs(network, values) + time_cost(network, values)[:, None]


def _tariffs(network: Network, values: Values) -> Floats:
    rows = [values.row(link, "tariff", network.grid, 0.0) for link in network.names.links]
    return np.array(rows).reshape(len(network.names.links), network.n_period)


def time_cost(network: Network, values: Values) -> Floats:
    """float64[n_link]: days of carriage at the value of time of the link's one good."""
    goods = dict(values.case.tables["links"].select("id", "goods").iter_rows())
    cost = np.zeros(len(network.names.links))
    for i, link in enumerate(network.names.links):
        days = values.get(link, "transit_time")
        worth = values.get(goods[link][0], "time_value") if len(goods[link]) == 1 else None
        if days is not None and worth is not None:
            cost[i] = days * worth
    return cost


def select_charges(charges: Charges, part: Part) -> Charges:
    """Return the charges of the links of ``part``."""
    return Charges(
        charges.tariff[part.links],
        charges.operating_cost[part.links],
        charges.transit_fee[part.links],
        charges.surcharge[part.arcs],
    )


def charges_on(charges: Charges, take: NDArray[np.int64]) -> Charges:
    """Return the charges of the periods ``take`` of their grid."""
    return Charges(
        charges.tariff[:, take],
        charges.operating_cost[:, take],
        charges.transit_fee,
        charges.surcharge[:, take],
    )


def make_charges(network: Network, values: Values) -> Charges:
    """Return tariffs and their parts; a link without a stated operating cost keeps none of the tariff."""
    tariff, time = _tariffs(network, values), time_cost(network, values)[:, None]
    fees = np.zeros((len(network.names.links), len(network.names.actors)))
    cost = np.zeros_like(tariff)
    for i, link in enumerate(network.names.links):
        stated = values.row(link, "operating_cost", network.grid, np.nan)
        for j, actor in enumerate(network.names.actors):
            fees[i, j] = values.get(link, "transit_fee", of=actor) or 0.0
        room = np.maximum(tariff[i] - fees[i].sum(), 0.0)  # fees above a tariff are the operator's loss
        cost[i] = np.where(np.isnan(stated), room, np.minimum(stated, room))
    return Charges(tariff + time, cost + time, fees, np.zeros((network.n_arc, network.n_period)))
