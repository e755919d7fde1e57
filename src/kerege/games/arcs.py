"""Arcs of a network as arrays: checked once, with the matrix of where they lead."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import sparse

from kerege.games.coalitions import Vector

Indices = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Arcs:
    """Arcs of a network and the elements they belong to.

    incidence : csc float64[node, a]; +1 at the node an arc leaves, -1 at the one it reaches
    element   : int64[a]; -1 where an arc cannot be attacked
    elements  : number of elements
    """

    incidence: sparse.csc_array
    element: Indices
    elements: int


def node_count(tail: ArrayLike, head: ArrayLike, source: int, sink: int) -> int:
    """Return the number of nodes of a network from the largest index, or ValueError if source is sink."""
    if source == sink:
        raise ValueError(f"source and sink must be two nodes, found node {source} for both")
    if source < 0 or sink < 0:
        raise ValueError(f"nodes are counted from 0, found source {source} and sink {sink}")
    ends = np.concatenate([np.ravel(np.asarray(x, dtype=np.int64)) for x in (tail, head, source, sink)])
    return int(ends.max()) + 1


def check_arcs(tail: ArrayLike, head: ArrayLike, nodes: int, element: ArrayLike | None) -> Arcs:
    """Return arcs int[a] between nodes 0 to ``nodes`` - 1, or ValueError where an index is out of range."""
    out, into = np.asarray(tail, dtype=np.int64), np.asarray(head, dtype=np.int64)
    of = np.arange(out.size) if element is None else np.asarray(element, dtype=np.int64)
    for name, found in (("head", into), ("element", of)):
        if found.shape != out.shape or out.ndim != 1:
            raise ValueError(f"{name} must be one row like tail, {out.shape}, found shape {found.shape}")
    for name, found in (("tail", out), ("head", into)):
        faulty = np.flatnonzero((found < 0) | (found >= nodes))
        if faulty.size:
            raise ValueError(
                f"{name} of arc {faulty[0]} is node {found[faulty[0]]}; expected 0 to {nodes - 1}"
            )
    arc = np.arange(out.size)
    entries = np.append(np.ones(arc.size), -np.ones(arc.size))
    places = (np.append(out, into), np.append(arc, arc))
    incidence = sparse.csc_array(sparse.coo_array((entries, places), shape=(nodes, arc.size)))
    return Arcs(incidence, of, int(of.max(initial=-1)) + 1)


def arc_values(values: ArrayLike, arcs: Arcs, name: str, *, endless: bool = False) -> Vector:
    """Return float64[a], each 0 or more (and finite unless ``endless``), or ValueError with ``name``."""
    found, count = np.asarray(values, dtype=np.float64), arcs.element.size
    if found.shape != (count,):
        raise ValueError(f"{name} must have one entry for each of {count} arcs, found shape {found.shape}")
    faulty = np.flatnonzero(~((found >= 0) & (endless | np.isfinite(found))))
    if faulty.size:
        wanted = "0 or more" if endless else "0 or more, and finite"
        raise ValueError(f"{name} of arc {faulty[0]} is {found[faulty[0]]}; expected {wanted}")
    return found
