"""Prices under which the base table is an equilibrium: the inverse problem.

Observed flows, charges and delivered prices rarely satisfy the conditions of spatial equilibrium together.
This finds node prices, and the smallest wedges on links and purchases (in the weighted least-squares sense),
such that every used arc earns exactly its charge plus its wedge and no unused arc would pay. The wedges are
the calibration terms of positive mathematical programming (Howitt 1995, *American Journal of Agricultural
Economics* 77(2), equations 5-9), found here for the whole network at once; a wedge is what charges do not
explain: quality, contracts, preference, hidden cost.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from kerege.equilibrium.balance import Balance
from kerege.network import Incidence, Network, arcs_of_links, link_totals, make_incidence
from kerege.network.charges import carriage_charge
from kerege.network.model import Floats
from kerege.network.unbuilt import Flags, built
from kerege.network.values import Values
from kerege.solve import Certificate, Program, solve

#: flows below this are no flow, kt/day
USED = 1e-6
#: a capacity counts as binding at the base within this share
BINDING = 1e-6
#: wedges of this size on a link are unremarkable, as a share of the good's mean delivered price
LINK_WEDGE = 1 / 60
#: on a purchase abroad
PURCHASE_WEDGE = 1 / 60
#: on a purchase at home, where prices are regulated and deliveries are an obligation
HOME_WEDGE = 5 / 3
#: a delivered price without a stated range is judged on this share
PRICE_WIDTH = 0.01
#: shortfall of a field's price below its cost, judged on this share
COST_WEDGE = 1 / 30
#: pull of undetermined prices towards the mean, judged on this multiple
PRICE_RIDGE = 50 / 3


@dataclass(frozen=True, slots=True)
class BasePrices:
    """Prices and wedges of one representative period per column.

    node      : float64[n_node, n_period] USD/t
    wedge     : float64[n_arc, n_period] USD/t on top of the charge
    preference: float64[n_purchase, n_period] USD/t added to what the consumer pays
    consumer  : float64[n_consumer, n_period] USD/t paid
    """

    node: Floats
    wedge: Floats
    preference: Floats
    consumer: Floats
    certificates: tuple[Certificate, ...]


def base_prices(base: Balance, values: Values, *, solver: str = "clarabel") -> BasePrices:
    """Return prices and wedges for every period; equal periods are solved once."""
    network = base.network
    incidence = make_incidence(network)
    charge = carriage_charge(network, values)
    capacities = np.minimum(np.vstack([network.links.capacity, network.limits.capacity]), 1e12)
    stacked = np.vstack([base.flow, base.output, base.purchase, charge, capacities])
    n, a, u, c = incidence.n_node, network.n_arc, network.n_purchase, len(network.names.consumers)
    ways, plants = built(network)
    solved: dict[bytes, tuple[Floats, Certificate]] = {}
    parts = []
    for t in range(network.n_period):
        key = np.concatenate([stacked[:, t], *_observed_prices(network, values, t)]).tobytes()
        if key not in solved:
            program = _inverse(base, values, incidence, charge[:, t], (ways[:, t], plants[:, t]), t)
            solution, certificate = solve(
                program, solver=solver, what=f"base prices of {network.grid.labels[t]}"
            )
            solved[key] = (solution.x, certificate)
        parts.append(solved[key][0][: n + a + u + c])  # how many rents follow differs by period
    x = np.column_stack(parts)
    node, wedge, preference, paid = np.split(x, np.cumsum([n, a, u]))
    return BasePrices(node, wedge, preference, paid, tuple(s[1] for s in solved.values()))


def _inverse(
    base: Balance, values: Values, incidence: Incidence, charge: Floats, standing: tuple[Flags, Flags], t: int
) -> Program:
    """Unknowns: node prices, arc wedges, purchase preferences, consumer prices, cost shortfalls, rents.

    ``standing`` says which arcs and producers are built; what is not bounds no price.
    """
    network = base.network
    n, a, u = incidence.n_node, network.n_arc, network.n_purchase
    c, p = len(network.names.consumers), len(network.names.producers)
    flow, bought, made = base.flow[:, t], base.purchase[:, t], base.output[:, t]
    tight_links, tight_limits = _tight(base, t)
    on_link = arcs_of_links(network)[tight_links]
    rents = sparse.vstack([on_link, network.limits.on_arcs[tight_limits]], format="csr")
    r = rents.shape[0]
    zero = sparse.csr_array
    buys = sparse.csr_array((np.ones(u), (np.arange(u), network.consumers.purchase_consumer)), shape=(u, c))
    arcs = sparse.hstack([incidence.arcs.T, -sparse.eye_array(a), zero((a, u + c + p)), -rents.T])
    purchases = sparse.hstack(
        [incidence.purchases.T, zero((u, a)), sparse.eye_array(u), buys, zero((u, p + r))]
    )
    sells = sparse.csr_array(incidence.outputs.T)
    fields = sparse.hstack([sells, zero((p, a + u + c)), sparse.eye_array(p), zero((p, r))])
    used, buys_now, makes = flow > USED, bought > USED, made > USED
    ways, plants = standing
    cost = np.array([values.get(name, "cost") or 0.0 for name in network.names.producers])
    low = np.concatenate([np.where(used, charge[network.links.arc_link], -np.inf),
                          np.where(buys_now, 0.0, -np.inf), np.where(makes, cost, -np.inf)])  # fmt: skip
    high = np.concatenate([
        np.where(used | ways, charge[network.links.arc_link], np.inf), np.zeros(u),
        np.where(makes | ~plants, np.inf, cost),
    ])  # fmt: skip
    paid, paid_width = _observed_prices(network, values, t)
    typical = _typical_price(network, values, paid)
    scale = np.concatenate([
        PRICE_RIDGE * typical[incidence.stream], LINK_WEDGE * typical[network.links.arc_stream],
        _purchase_share(network, values) * typical[network.consumers.purchase_stream], paid_width,
        COST_WEDGE * typical[network.producers.stream], PRICE_RIDGE * _rent_scale(rents, network, typical),
    ])  # fmt: skip
    weight = (LINK_WEDGE * typical.mean() / scale) ** 2  # one for a usual link
    target = np.concatenate([typical[incidence.stream], np.zeros(a + u), paid, np.zeros(p + r)])
    floor = np.concatenate([
        np.full(n, -np.inf), np.where(used, -np.inf, 0.0), np.full(u, -np.inf),
        np.zeros(c), np.where(makes, 0.0, -np.inf), np.zeros(r),
    ])  # fmt: skip
    ceiling = np.concatenate([
        np.full(n + a, np.inf), np.where(buys_now, np.inf, 0.0), np.full(c, np.inf),
        np.where(makes, np.inf, 0.0), np.full(r, np.inf),
    ])  # fmt: skip
    return Program(
        P=sparse.csc_array(sparse.diags_array(weight, format="csc")),
        q=-weight * target,
        A=sparse.csc_array(sparse.vstack([arcs, purchases, fields], format="csc")),
        row_lower=low,
        row_upper=high,
        lower=floor,
        upper=ceiling,
    )


def _rent_scale(rents: sparse.csr_array, network: Network, typical: Floats) -> Floats:
    """float64[n_rent]: highest typical price of the streams that a rent is earned on."""
    found = np.zeros(rents.shape[0])
    coo = sparse.coo_array(rents)
    np.maximum.at(found, coo.coords[0], typical[network.links.arc_stream[coo.coords[1]]])
    return np.where(found > 0, found, typical.max(initial=1.0))


def _purchase_share(network: Network, values: Values) -> Floats:
    """float64[n_purchase]: usual wedge as a share; wide where a good is sold where it comes from."""
    places = values.case.tables["places"]
    territory = dict(zip(places["id"].to_list(), places["territory"].to_list(), strict=True))
    names, buyers = network.names, network.consumers
    where = [territory[names.places[p]] for p in buyers.place[buyers.purchase_consumer]]
    origin = [names.streams[s][1] for s in buyers.purchase_stream]
    home = np.array([w == o for w, o in zip(where, origin, strict=True)], dtype=np.bool_)
    return np.where(home, HOME_WEDGE, PURCHASE_WEDGE)


def _typical_price(network: Network, values: Values, paid: Floats) -> Floats:
    """float64[n_stream]: mean delivered price of each stream's good; the mean of all where nobody buys it."""
    plants = values.case.tables["plants"]
    good = dict(zip(plants["id"].to_list(), plants["good"].to_list(), strict=True))
    bought = np.array([good[name] for name in network.names.consumers])
    means = {g: float(paid[bought == g].mean()) for g in sorted(set(bought))}
    rest = float(paid.mean()) if paid.size else 0.0
    return np.array([means.get(g, rest) for g, _ in network.names.streams])


def _tight(base: Balance, t: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the links and the limits (on arcs) that are full at the base."""
    network = base.network
    use = link_totals(network, base.flow[:, t])
    joint = network.limits.on_arcs @ base.flow[:, t]
    full = 1 - BINDING
    return (
        np.flatnonzero((use >= network.links.capacity[:, t] * full) & (use > USED)),
        np.flatnonzero((joint >= network.limits.capacity[:, t] * full) & (joint > USED)),
    )


def _observed_prices(network: Network, values: Values, t: int) -> tuple[Floats, Floats]:
    label = network.grid.labels[t]
    paid, width = [], []
    for name in network.names.consumers:
        found = values.interval(name, "price", period=label)
        if found is None:
            raise ValueError(f"consumer {name} has no price; `kerege check` names the row to add")
        paid.append(found.mid)
        width.append(max((found.high - found.low) / 2, PRICE_WIDTH * found.mid))
    return np.array(paid), np.array(width)
