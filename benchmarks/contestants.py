"""Who takes part, and which packages each needs; a peer that is not installed is told as absent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec

from benchmarks.answers import Preparation


@dataclass(frozen=True, slots=True)
class Contestant:
    """One way to solve the shocked markets.

    prepare  : module and function that make a solver of a problem
    packages : distributions it needs, named in the results with their versions
    """

    name: str
    prepare: tuple[str, str]
    packages: tuple[str, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Packages that are not installed."""
        return tuple(p for p in self.packages if find_spec(p) is None)

    def load(self) -> Preparation:
        """Return the preparation; importing it is part of what a user waits for, not of a solve."""
        module, function = self.prepare
        found: Preparation = getattr(import_module(module), function)
        return found


#: the first one is the reference that all answers are checked against
CONTESTANTS: tuple[Contestant, ...] = (
    Contestant("Kerege, Clarabel", ("benchmarks.kerege_runs", "with_clarabel"), ("kerege", "clarabel")),
    Contestant("Kerege, fast", ("benchmarks.kerege_runs", "with_fast"), ("kerege", "piqp")),
    Contestant("Clarabel alone, updated", ("benchmarks.kerege_runs", "clarabel_alone"), ("clarabel",)),
    Contestant("cvxpy (DPP), Clarabel", ("benchmarks.cvxpy_run", "cvxpy_dpp"), ("cvxpy", "clarabel")),
    Contestant("linopy edited, HiGHS", ("benchmarks.linopy_run", "linopy_edited"), ("linopy", "highspy")),
    Contestant("PyPSA optimize, HiGHS", ("benchmarks.pypsa_run", "pypsa_optimize"), ("pypsa", "highspy")),
)


def versions(contestants: Sequence[Contestant]) -> str:
    """Return the packages of ``contestants`` with their versions, in a line."""
    names = sorted(
        {p for c in contestants for p in c.packages if find_spec(p) is not None} | {"numpy", "scipy"}
    )
    return ", ".join(f"{name} {version(name)}" for name in names)
