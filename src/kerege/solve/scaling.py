"""A second try for badly scaled programs: unknowns in units of their own curvature, rows of size one.

A base table whose widest claim is a million times wider than its narrowest spans more decades than an
interior-point method's own scaling takes out. Only the solver sees the scaled program; the certificate is
computed on the original one.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy import sparse

from kerege.solve.program import Program, Solution, Vector


def curvature_units(program: Program) -> Vector:
    """float64[n]: the size of each unknown at which its own quadratic cost is one."""
    curvature = program.P.diagonal()
    usual = float(np.median(curvature[curvature > 0])) if (curvature > 0).any() else 1.0
    return np.asarray(1.0 / np.sqrt(np.where(curvature > 0, curvature, usual)))


def scale(program: Program, unit: Vector) -> tuple[Program, Vector]:
    """Return the program in unknowns counted in ``unit``, float64[n], its rows of size one, and their sizes.

    An unknown x is its unit times its scaled value; a row of the scaled program is the original one over its
    size, float64[m].
    """
    A = sparse.csr_array(program.A @ sparse.diags_array(unit))
    largest = np.asarray(abs(A).max(axis=1).todense()).ravel() if A.shape[0] else np.zeros(0)
    row = np.where(largest > 0, largest, 1.0)
    columns = sparse.diags_array(unit)
    scaled = Program(
        P=sparse.csc_array(columns @ program.P @ columns),
        q=program.q * unit,
        A=sparse.csc_array(sparse.diags_array(1.0 / row) @ A),
        row_lower=program.row_lower / row,
        row_upper=program.row_upper / row,
        lower=program.lower / unit,
        upper=program.upper / unit,
    )
    return scaled, row


def unscale(solution: Solution, unit: Vector, row: Vector) -> Solution:
    """Return the answer to the original program from that to the scaled one."""
    return replace(
        solution,
        x=solution.x * unit,
        row_dual=solution.row_dual / row,
        bound_dual=solution.bound_dual / unit,
    )
