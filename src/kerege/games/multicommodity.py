"""Flows of several goods over one network, at least cost, as recourse."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import sparse

from kerege.games.arcs import Arcs, arc_values, check_arcs
from kerege.games.recourse import Recourse, elements_of_columns


def multicommodity_flow(
    tail: ArrayLike,
    head: ArrayLike,
    capacity: ArrayLike,
    cost: ArrayLike,
    supply: ArrayLike,
    *,
    penalty: ArrayLike,
    element: ArrayLike | None = None,
) -> Recourse:
    """Return flows of several goods that share the capacity of arcs as recourse.

    Columns: arcs of good 0, of good 1, ...; then unsent by good and node with supply; then unmet by good and
    node with demand. An attack on an arc stops all goods on it.

    Parameters
    ----------
    tail, head
        int[a].
    capacity
        float[a], for all goods together; may be inf.
    cost
        float[good, a].
    supply
        float[good, node]; demand is negative. What is too much or too little in all pays the penalty.
    penalty
        A number, float[node] or float[good, node]: the price of a unit unsent or unmet; charged at both ends.
    element
        int[a], the element of each arc; every arc its own if left out.

    Raises
    ------
    ValueError
        As for ``minimum_cost_flow``.

    Examples
    --------
    Two goods on one arc of capacity 4: one unit stays behind, at the cheaper price.

    >>> from kerege.games import worst_attack
    >>> both = multicommodity_flow(
    ...     [0], [1], [4], [[1], [1]], [[2, -2], [3, -3]], penalty=[[7, 7], [5, 5]])
    >>> worst_attack(both, 0).value
    14.0
    """
    amount = _amounts(supply)
    goods, nodes = amount.shape
    arcs = check_arcs(tail, head, nodes, element)
    limit = arc_values(capacity, arcs, "capacity", endless=True)
    rows = enumerate(_goods(cost, goods))
    price = np.concatenate([arc_values(row, arcs, f"cost of good {g}") for g, row in rows])
    return _recourse(amount, arcs, limit, price, _penalty(penalty, amount.shape))


def _recourse(
    amount: NDArray[np.float64],
    arcs: Arcs,
    limit: NDArray[np.float64],
    price: NDArray[np.float64],
    fine: NDArray[np.float64],
) -> Recourse:
    """Return the program: each good balanced at each node, the capacity of each arc shared.

    amount : float64[good, node], supply less demand
    limit  : float64[a]
    price  : float64[good * a]
    fine   : float64[good, node]
    """
    goods = len(amount)
    unsent, unmet = np.flatnonzero(amount > 0), np.flatnonzero(amount < 0)
    total = np.minimum(np.maximum(amount, 0).sum(axis=1), np.maximum(-amount, 0).sum(axis=1))
    saved = np.where(amount > 0, fine, 0).max(axis=1) + np.where(amount < 0, fine, 0).max(axis=1)
    ends = np.concatenate([unsent, unmet])
    sign = np.append(np.ones(unsent.size), -np.ones(unmet.size))
    slack = sparse.coo_array((sign, (ends, np.arange(ends.size))), shape=(amount.size, ends.size))
    balance = sparse.hstack([sparse.block_diag([arcs.incidence] * goods), slack])
    shared = np.flatnonzero(np.isfinite(limit) & (goods > 1))
    by_arc = sparse.eye_array(limit.size, format="csr")[shared]
    joint = sparse.hstack([by_arc] * goods + [sparse.coo_array((shared.size, ends.size))])
    even = amount.ravel()
    return Recourse(
        cost=np.concatenate([price, fine.ravel()[ends]]),
        A=sparse.csc_array(sparse.vstack([balance, joint])),
        row_lower=np.append(even, np.zeros(shared.size)),
        row_upper=np.append(even, limit[shared]),
        upper=np.concatenate([np.minimum(limit, total[:, None]).ravel(), np.abs(even[ends])]),
        elements=elements_of_columns(
            np.append(np.tile(arcs.element, goods), np.full(ends.size, -1)), arcs.elements
        ),
        penalty=np.append(np.repeat(saved, limit.size), np.zeros(ends.size)),
    )


def _amounts(supply: ArrayLike) -> NDArray[np.float64]:
    found = np.asarray(supply, dtype=np.float64)
    if found.ndim != 2 or found.size == 0 or not np.isfinite(found).all():
        raise ValueError(f"supply must be finite numbers by good and node, found {supply!r}")
    return found


def _goods(cost: ArrayLike, goods: int) -> NDArray[np.float64]:
    found = np.asarray(cost, dtype=np.float64)
    if found.ndim != 2 or found.shape[0] != goods:
        raise ValueError(f"cost must have one row for each of {goods} goods, found shape {found.shape}")
    return found


def _penalty(penalty: ArrayLike, shape: tuple[int, ...]) -> NDArray[np.float64]:
    fine = np.asarray(penalty, dtype=np.float64)
    if not ((fine >= 0) & np.isfinite(fine)).all():
        raise ValueError(f"penalty must be finite and not negative, found {penalty!r}")
    if fine.ndim > 2 or any(a not in {1, b} for a, b in zip(fine.shape[::-1], shape[::-1], strict=False)):
        raise ValueError(
            f"penalty must be a number, one by node, or one by good and node {shape}, "
            f"found shape {fine.shape}"
        )
    return np.broadcast_to(fine, shape)
