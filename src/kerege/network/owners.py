"""Who owns, operates and taxes what: shares of actors in the income of every element."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from kerege.case.model import Case
from kerege.network.model import Floats, Names, Network
from kerege.network.parts import Part
from kerege.network.values import Values


@dataclass(frozen=True, slots=True)
class Owners:
    """Shares of actors (rows sum to one) and the state each actor's income counts to.

    producers, links, consumers : float64[n_..., n_actor]
    operated      : bool[n_link] somebody runs the link under a tariff, or nobody has a claim on it and it
                    counts to the state it leads to; its rents stay with the shippers
    state_take    : float64[n_producer] share of a producer's surplus that its territory takes; none at sea
    territory     : float64[n_producer, n_actor] the territory of each producer's place
    origin        : float64[n_stream, n_actor] the actor whose good a stream is
    home          : tuple of the state of each actor, in order of names.actors
    """

    producers: Floats
    links: Floats
    consumers: Floats
    operated: NDArray[np.bool_]
    state_take: Floats
    territory: Floats
    origin: Floats
    home: tuple[str, ...]


def make_owners(network: Network, values: Values) -> Owners:
    """Return the ownership of every element of ``network``; what no stake covers goes to the operator."""
    case, names = values.case, network.names
    plants = {row["id"]: row for row in case.tables["plants"].iter_rows(named=True)}
    links = {row["id"]: row for row in case.tables["links"].iter_rows(named=True)}
    territory = {row["id"]: row["territory"] or "" for row in case.tables["places"].iter_rows(named=True)}
    soil = _unit([territory[plants[p]["place"]] for p in names.producers], names)
    take = [values.get(name, "state_take") for name in names.producers]
    buyers = _buyers_at(network, plants)
    runs = [links[k]["operator"] or buyers.get(links[k]["to"], "") for k in names.links]
    carried = _shares(names.links, runs, names, values)
    nobody = carried.sum(axis=1) == 0
    states = _unit([territory[links[k]["to"]] or territory[links[k]["from"]] for k in names.links], names)
    return Owners(
        producers=_shares(names.producers, [plants[p]["owner"] for p in names.producers], names, values),
        links=np.where(nobody[:, None], states, carried),
        consumers=_shares(names.consumers, [plants[p]["owner"] for p in names.consumers], names, values),
        operated=np.array([bool(links[k]["operator"]) for k in names.links], dtype=np.bool_) | nobody,
        state_take=np.array([0.0 if t is None else t for t in take]) * soil.sum(axis=1),
        territory=soil,
        origin=_unit([origin for _, origin in names.streams], names),
        home=_homes(case, names),
    )


def select_owners(owners: Owners, part: Part) -> Owners:
    """Return the ownership of the elements of ``part``; actors and streams stay as they are."""
    return replace(
        owners,
        producers=owners.producers[part.producers],
        links=owners.links[part.links],
        consumers=owners.consumers[part.consumers],
        operated=owners.operated[part.links],
        state_take=owners.state_take[part.producers],
        territory=owners.territory[part.producers],
    )


def _buyers_at(network: Network, plants: dict[str, dict[str, str]]) -> dict[str, str]:
    """Return the owner of the first consumer at each place that has one."""
    found: dict[str, str] = {}
    for name in network.names.consumers:
        found.setdefault(plants[name]["place"], plants[name]["owner"])
    return found


def _unit(actors: list[str], names: Names) -> Floats:
    matrix = np.zeros((len(actors), len(names.actors)))
    for i, actor in enumerate(actors):
        if actor:
            matrix[i, names.actors.index(actor)] = 1.0
    return matrix


def _shares(ids: tuple[str, ...], operators: list[str], names: Names, values: Values) -> Floats:
    matrix = np.zeros((len(ids), len(names.actors)))
    for i, (element, operator) in enumerate(zip(ids, operators, strict=True)):
        for j, actor in enumerate(names.actors):
            matrix[i, j] = values.get(element, "stake", of=actor) or 0.0
        held = matrix[i].sum()
        if held > 1:  # the case check allows rounding of stated shares
            matrix[i] /= held
        elif operator:
            matrix[i, names.actors.index(operator)] += 1.0 - held
        elif held > 0:
            matrix[i] /= held
    return matrix


def _homes(case: Case, names: Names) -> tuple[str, ...]:
    home = {row["id"]: row["home"] or row["id"] for row in case.tables["actors"].iter_rows(named=True)}
    return tuple(home[actor] for actor in names.actors)
