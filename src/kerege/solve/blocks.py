"""A program that falls apart into independent programs, taken apart and put together again.

Markets of goods that do not touch each other share a program and no row. Solving them apart is quicker, keeps
a badly scaled one from spoiling the others, and lets a change in one leave the answers of the rest as they
are. Each part is certified against its own sizes, which is stricter than one certificate over all.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from kerege.solve.certificate import Certificate
from kerege.solve.program import Program, Solution, Status

Indices = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Block:
    """An independent part of a program: its variables and rows, as indices into the whole."""

    variables: Indices
    rows: Indices
    program: Program


@dataclass(frozen=True, slots=True)
class _Cut:
    """How programs of one matrix fall apart: variables, rows, matrix of each part; none if they do not."""

    A: sparse.csc_array
    parts: tuple[tuple[Indices, Indices, sparse.csc_array], ...]


#: cuts kept in memory: markets of one structure share their matrix, and each is cut once
_KEPT = 64
_cuts: OrderedDict[int, _Cut] = OrderedDict()


def split(program: Program) -> tuple[Block, ...]:
    """Return the independent parts of ``program`` in the order of their first variable.

    Variables that no row and no other variable touches make one part together, with rows that hold none.
    """
    cut = _cut_of(program)
    if not cut.parts:
        everything = np.arange(program.q.size), np.arange(program.row_lower.size)
        return (Block(*everything, program),)
    return tuple(_block(program, *part) for part in cut.parts)


def _cut_of(program: Program) -> _Cut:
    """Return how a program falls apart, from memory where only its matrix decides that."""
    if not _is_diagonal(program.P):
        return _make_cut(program)
    known = _cuts.get(id(program.A))
    if known is None or known.A is not program.A:
        known = _make_cut(program)
    _cuts[id(program.A)] = known
    _cuts.move_to_end(id(program.A))
    while len(_cuts) > _KEPT:
        _cuts.popitem(last=False)
    return known


def _is_diagonal(P: sparse.csc_array) -> bool:
    return bool((P.indices == np.repeat(np.arange(P.shape[1]), np.diff(P.indptr))).all())


def _make_cut(program: Program) -> _Cut:
    n = program.q.size
    label = _labels(program)
    sizes = np.bincount(label[:n], minlength=int(label.max(initial=0)) + 1) if n else np.zeros(1, np.int64)
    rows_in = np.bincount(label[n:], minlength=sizes.size)
    lone = (sizes <= 1) & (rows_in == 0) | (sizes == 0)
    of_variable = np.where(lone[label[:n]], -1, label[:n])
    of_row = np.where(lone[label[n:]], -1, label[n:])
    found, where = np.unique(of_variable, return_index=True)
    first = dict(zip(found.tolist(), where.tolist(), strict=True))
    order = sorted({*first, *np.unique(of_row).tolist()}, key=lambda block: first.get(block, n))
    if len(order) <= 1:
        return _Cut(program.A, ())
    A = program.A.tocsr()
    sets = [(np.flatnonzero(of_variable == b), np.flatnonzero(of_row == b)) for b in order]
    return _Cut(program.A, tuple((v, r, sparse.csc_array(A[r][:, v])) for v, r in sets))


def _labels(program: Program) -> Indices:
    """int64[n + m]: number of the connected part of each variable and row."""
    n, m = program.q.size, program.row_lower.size
    rows, columns = program.A.nonzero()
    one, two = program.P.nonzero()
    tail, head = np.concatenate([rows + n, one]), np.concatenate([columns, two])
    graph = sparse.coo_array((np.ones(tail.size, dtype=np.int8), (tail, head)), shape=(n + m, n + m))
    _, label = connected_components(graph, directed=False)
    return np.asarray(label, dtype=np.int64)


def _block(program: Program, variables: Indices, rows: Indices, A: sparse.csc_array) -> Block:
    part = Program(
        P=sparse.csc_array(program.P[:, variables][variables, :]),
        q=program.q[variables],
        A=A,
        row_lower=program.row_lower[rows],
        row_upper=program.row_upper[rows],
        lower=program.lower[variables],
        upper=program.upper[variables],
    )
    return Block(variables, rows, part)


def join(
    program: Program, blocks: Sequence[Block], answers: Sequence[tuple[Solution, Certificate]]
) -> tuple[Solution, Certificate]:
    """Return the answer to ``program`` from those to its parts; the worst residual of any part counts."""
    x, z = np.zeros(program.q.size), np.zeros(program.q.size)
    y = np.zeros(program.row_lower.size)
    for block, (solution, _) in zip(blocks, answers, strict=True):
        x[block.variables], z[block.variables] = solution.x, solution.bound_dual
        y[block.rows] = solution.row_dual
    proofs = [certificate for _, certificate in answers]
    worst = {
        name: float(np.max([getattr(c, name) for c in proofs]))
        for name in ("primal", "dual", "sign", "complementarity", "gap", "natural")
    }
    names = dict.fromkeys(c.solver for c in proofs if c.iterations)
    certificate = replace(
        proofs[0],
        **worst,
        objective=sum(c.objective for c in proofs),
        dual_objective=sum(c.dual_objective for c in proofs),
        solver=", ".join(names) or proofs[0].solver,
        iterations=sum(c.iterations for c in proofs),
        seconds=sum(c.seconds for c in proofs),
        digest=program.digest,
    )
    whole = Solution(x, y, z, Status.SOLVED, certificate.solver, certificate.iterations, certificate.seconds)
    return whole, certificate
