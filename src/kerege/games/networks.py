"""Networks as recourse: shortest path, maximum flow, and flows at least cost with a price for what fails.

A network is arrays over its arcs, tail and head int[a]; nodes are counted from 0. Every arc is an element,
unless ``element`` int[a] says which arcs fall together (-1: cannot be attacked). Costs are not negative, so a
unit on an arc saves at most what a unit unsent and a unit unmet cost together: the penalty of the attacker's
problem is valid by construction.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy import sparse

from kerege.games.arcs import arc_values, check_arcs, node_count
from kerege.games.multicommodity import multicommodity_flow
from kerege.games.recourse import Recourse, elements_of_columns


def shortest_path(
    tail: ArrayLike,
    head: ArrayLike,
    cost: ArrayLike,
    source: int,
    sink: int,
    *,
    penalty: float,
    element: ArrayLike | None = None,
) -> Recourse:
    """Return the shortest path from ``source`` to ``sink`` as recourse; its value is the length.

    Columns: arcs, then unsent, then unmet. Without a path the value is twice ``penalty``, which is charged at
    both ends, as in the network interdiction of the Pyomo gallery.

    Raises
    ------
    ValueError
        If shapes disagree, a node or element is out of range, source is sink, or a cost or the penalty is
        negative or not finite.

    Examples
    --------
    >>> from kerege.games import worst_attack
    >>> worst_attack(shortest_path([0, 1, 0], [1, 2, 2], [1, 1, 5], 0, 2, penalty=10), 1).value
    5.0
    """
    nodes = node_count(tail, head, source, sink)
    supply = np.zeros(nodes)
    supply[[source, sink]] = 1.0, -1.0
    capacity = np.ones(np.size(tail))
    return minimum_cost_flow(tail, head, capacity, cost, supply, penalty=penalty, element=element)


def maximum_flow(
    tail: ArrayLike,
    head: ArrayLike,
    capacity: ArrayLike,
    source: int,
    sink: int,
    *,
    element: ArrayLike | None = None,
) -> Recourse:
    """Return the largest flow from ``source`` to ``sink`` as recourse; its value is minus the flow.

    Columns: arcs, then the flow. The attacker, who makes the value large, makes the flow small; a unit on an
    arc is worth at most one unit of flow (Wood 1993, *Mathematical and Computer Modelling* 17(2)).

    Raises
    ------
    ValueError
        If shapes disagree, a node or element is out of range, source is sink, or a capacity is negative or
        not finite.

    Examples
    --------
    >>> from kerege.games import worst_attack
    >>> -worst_attack(maximum_flow([0, 0], [1, 1], [3, 4], 0, 1), 1).value
    3.0
    """
    arcs = check_arcs(tail, head, node_count(tail, head, source, sink), element)
    limit = arc_values(capacity, arcs, "capacity")
    ends = sparse.coo_array(([-1.0, 1.0], ([source, sink], [0, 0])), shape=(arcs.incidence.shape[0], 1))
    return Recourse(
        cost=np.append(np.zeros(limit.size), -1.0),
        A=sparse.csc_array(sparse.hstack([arcs.incidence, ends])),
        row_lower=np.zeros(ends.shape[0]),
        row_upper=np.zeros(ends.shape[0]),
        upper=np.append(limit, limit.sum()),
        elements=elements_of_columns(np.append(arcs.element, -1), arcs.elements),
        penalty=np.append(np.ones(limit.size), 0.0),
    )


def minimum_cost_flow(
    tail: ArrayLike,
    head: ArrayLike,
    capacity: ArrayLike,
    cost: ArrayLike,
    supply: ArrayLike,
    *,
    penalty: ArrayLike,
    element: ArrayLike | None = None,
) -> Recourse:
    """Return the flow of one good at least cost as recourse; the value is cost with penalties.

    ``multicommodity_flow`` with one good. Columns: arcs, then unsent by node with supply, then unmet by node
    with demand.

    Parameters
    ----------
    tail, head
        int[a].
    capacity, cost
        float[a]; capacity may be inf.
    supply
        float[node]; demand is negative.
    penalty
        A number, or float[node]: the price of a unit unsent (supply) or unmet (demand); charged at both ends.
    element
        int[a], the element of each arc; every arc its own if left out.

    Raises
    ------
    ValueError
        If shapes disagree, a node or element is out of range, a capacity is negative, or a cost or penalty
        is negative or not finite.

    Examples
    --------
    >>> from kerege.games import worst_attack
    >>> worst_attack(minimum_cost_flow([0], [1], [5], [1], [3, -3], penalty=10), 1).value
    60.0
    """
    return multicommodity_flow(
        tail,
        head,
        capacity,
        np.asarray(cost, dtype=np.float64)[None, :],
        np.asarray(supply, dtype=np.float64)[None, :],
        penalty=penalty,
        element=element,
    )
