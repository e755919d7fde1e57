"""Who earns and pays what in a solved market, and the identity that proves nothing is lost.

Every tonne's money is followed from buyer to seller at the market's own prices. The sum over all actors must
equal the value of the objective plus the payments that shippers see as cost and somebody else earns
(tariffs above operating cost), which :func:`identity_error` checks from the inputs.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from kerege.equilibrium.assemble import missed_penalty, stock_stiffness
from kerege.equilibrium.outcome import Outcome
from kerege.equilibrium.tracing import arc_tails, producer_mix, stock_nodes
from kerege.network import link_totals
from kerege.network.charges import Charges
from kerege.network.model import Floats
from kerege.network.owners import Owners


class Item(StrEnum):
    """Lines of an actor's account."""

    CONSUMER_SURPLUS = "consumer surplus"
    PRODUCER_SURPLUS = "producer surplus"
    STATE_TAKE = "state take"
    CARRIAGE_MARGIN = "carriage margin"
    TRANSIT_FEE = "transit fee"
    CONGESTION_RENT = "congestion rent"
    ROUTE_RENT = "route rent"
    STORAGE = "storage"
    MARKET_POWER = "market power"
    MISSED_MINIMUM = "missed minimum"


@dataclass(frozen=True, slots=True)
class Accounts:
    """Money by line, actor and period.

    money    : float64[n_item, n_actor, n_period] kUSD over each period, items in order of :class:`Item`
    transfer : float64 kUSD, payments in the objective that somebody earns
    welfare  : float64 kUSD, the market's own objective, with its sign turned
    """

    money: Floats
    transfer: float
    welfare: float

    @property
    def identity_error(self) -> float:
        """Relative difference between the sum of all accounts and welfare plus transfers."""
        total = float(self.money.sum())
        expected = self.welfare + self.transfer
        return abs(total - expected) / max(1.0, float(np.abs(self.money).sum()))


def make_accounts(outcome: Outcome, charges: Charges, owners: Owners) -> Accounts:
    """Return the accounts of a solved market."""
    mix = producer_mix(outcome)
    lines = {
        Item.CONSUMER_SURPLUS: _consumers(outcome, owners),
        Item.PRODUCER_SURPLUS: np.zeros(0),
        Item.STATE_TAKE: np.zeros(0),
        **_carriage(outcome, charges, owners, mix),
        Item.STORAGE: _storage(outcome, owners, mix),
        Item.MARKET_POWER: _market_power(outcome, owners),
        Item.MISSED_MINIMUM: _missed(outcome, owners),
    }
    lines[Item.PRODUCER_SURPLUS], lines[Item.STATE_TAKE] = _producers(outcome, owners)
    days = outcome.network.grid.days
    money = np.stack([lines[item] for item in Item]) * days
    return Accounts(money, _transfer(outcome, charges), _welfare(outcome))


def _split(amount: Floats, shares: Floats) -> Floats:
    """float64[n_actor, n_period] from float64[n_element, n_period] and shares [n_element, n_actor]."""
    return np.asarray(shares.T @ amount)


def _node_price(outcome: Outcome, of: str) -> Floats:
    return np.asarray(getattr(outcome.market.incidence, of).T @ outcome.price)


def _markup(outcome: Outcome) -> Floats:
    """float64[n_purchase, n_period] USD/t above the node price, where sellers have market power."""
    buyers = outcome.network.consumers
    slope = outcome.market.curves.demand_slope[buyers.purchase_consumer]
    return np.asarray(buyers.conduct[:, None] * slope * outcome.purchase)


def _consumers(outcome: Outcome, owners: Owners) -> Floats:
    network, curves = outcome.network, outcome.market.curves
    value = curves.choke * outcome.demand - curves.demand_slope * outcome.demand**2 / 2
    paid = -_node_price(outcome, "purchases") + _markup(outcome) - curves.preference
    spent = np.zeros_like(outcome.demand)
    np.add.at(spent, network.consumers.purchase_consumer, paid * outcome.purchase)
    shed = np.isfinite(curves.lost_load)
    unserved = np.where(shed, curves.lost_load, 0.0) * outcome.unserved
    return _split(value - spent - unserved, owners.consumers)


def _producers(outcome: Outcome, owners: Owners) -> tuple[Floats, Floats]:
    curves = outcome.market.curves
    cost = curves.block_cost * outcome.block + curves.block_slope * outcome.block**2 / 2
    spent = np.zeros_like(outcome.output)
    np.add.at(spent, curves.block_producer, cost)
    surplus = _node_price(outcome, "outputs") * outcome.output - spent
    taken = surplus * owners.state_take[:, None]
    return _split(surplus - taken, owners.producers), _split(taken, owners.territory)


def _carriage(outcome: Outcome, charges: Charges, owners: Owners, mix: Floats) -> dict[Item, Floats]:
    """Tariffs go to operators and territories, rents to whoever holds the right to ship.

    Under a posted tariff the price gap across a full pipe stays with the shippers, who are taken to be the
    producers whose oil is in the pipe (see :mod:`kerege.equilibrium.tracing`). On a lane without an operator
    what is left goes to the buyers at its end.
    """
    network, curves = outcome.network, outcome.market.curves
    link, flow = network.links.arc_link, outcome.flow
    on_link = outcome.link_flow()
    fee_rate = charges.transit_fee.sum(axis=1)[:, None]
    margin = (charges.tariff - charges.operating_cost - fee_rate) * on_link
    np.add.at(margin, link, charges.surcharge * flow)
    fees = charges.transit_fee.T @ on_link
    spread = _node_price(outcome, "arcs") * flow
    own_cost = curves.arc_cost * flow + curves.arc_slope * flow**2 / 2
    link_rent = outcome.link_rent[link] * flow
    limit_rent = (network.limits.on_arcs.T @ outcome.limit_rent) * flow
    rest = spread - own_cost - link_rent - limit_rent
    run = owners.operated[link][:, None]
    lanes = link_totals(network, np.where(run, 0.0, rest))
    kept = link_rent + limit_rent + np.where(run, rest, 0.0)
    return {
        Item.CARRIAGE_MARGIN: _split(margin, owners.links),
        Item.TRANSIT_FEE: np.asarray(fees),
        Item.CONGESTION_RENT: _to_shippers(outcome, owners, arc_tails(outcome), kept, mix),
        Item.ROUTE_RENT: _split(lanes, owners.links),
    }


def _to_shippers(
    outcome: Outcome, owners: Owners, nodes: NDArray[np.int64], rent: Floats, mix: Floats
) -> Floats:
    """float64[n_actor, n_period]: rents at ``nodes``, float64[n, n_period], to those whose oil it is."""
    earned = np.zeros_like(outcome.output)
    for node, row in zip(nodes, rent, strict=True):
        earned += mix[node] * row
    taken = earned * owners.state_take[:, None]
    return _split(earned - taken, owners.producers) + _split(taken, owners.territory)


def _storage(outcome: Outcome, owners: Owners, mix: Floats) -> Floats:
    """Gains and costs of carrying stock; tanks hold the shippers' oil, so both are theirs."""
    stores, days = outcome.network.stores, outcome.network.grid.days
    before = np.column_stack([stores.initial, outcome.stock[:, :-1]])
    traded = _node_price(outcome, "stocks") * (outcome.stock - before) / days
    cost = stock_stiffness(outcome.network) * (outcome.stock - stores.usual[:, None]) ** 2 / 2
    return _to_shippers(outcome, owners, stock_nodes(outcome), traded - cost, mix)


def _market_power(outcome: Outcome, owners: Owners) -> Floats:
    gained = _markup(outcome) * outcome.purchase
    by_stream = np.zeros((len(outcome.network.names.streams), outcome.network.n_period))
    np.add.at(by_stream, outcome.network.consumers.purchase_stream, gained)
    return _split(by_stream, owners.origin)


def _missed(outcome: Outcome, owners: Owners) -> Floats:
    minima = outcome.market.structure
    shares = np.vstack([owners.links[minima.promised], owners.producers[minima.must_run]])
    # what is missed is paid for; what a minimum forces is already in the prices of its link or plant
    penalty = missed_penalty(outcome.network, outcome.market.curves, minima)
    return -_split(outcome.missed * penalty, shares)


def _transfer(outcome: Outcome, charges: Charges) -> float:
    network, curves = outcome.network, outcome.market.curves
    paid = ((charges.tariff - charges.operating_cost) * outcome.link_flow()).sum(axis=0)
    paid = paid + (charges.surcharge * outcome.flow).sum(axis=0)
    slope = curves.demand_slope[network.consumers.purchase_consumer]
    conduct = (network.consumers.conduct[:, None] * slope * outcome.purchase**2 / 2).sum(axis=0)
    return float((paid + conduct) @ network.grid.days)


def _welfare(outcome: Outcome) -> float:
    stores, network = outcome.network.stores, outcome.network
    usual = stock_stiffness(network) * stores.usual[:, None] ** 2 / 2
    constant = float(usual.sum(axis=0) @ network.grid.days) if network.n_stock else 0.0
    return -outcome.certificate.objective - constant
