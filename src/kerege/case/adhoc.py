"""A shock made up on the spot, checked against a case exactly as ``shocks.toml`` is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kerege.base.findings import raise_errors
from kerege.case.actions import Known
from kerege.case.bindings import densities
from kerege.case.elements import index_elements
from kerege.case.model import Case
from kerege.case.scenarios import Shock
from kerege.case.shocks import read_shocks
from kerege.case.toml_reading import Toml

STAGE = "what-if"


def known_of(case: Case) -> Known:
    """Return what scenarios of ``case`` may refer to."""
    elements = index_elements(case.tables)
    return Known(elements, case.book, densities(elements, dict(case.numbers)))


def make_shock(case: Case, table: Mapping[str, Any], file: str = "shock") -> Shock:
    """Return the shock that a ``[[shock]]`` table of ``shocks.toml`` with this content would make.

    Parameters
    ----------
    case
        The case it acts on.
    table
        The keys of one ``[[shock]]``; its actions are a list of tables under ``action``.
    file
        Where findings say it was written.

    Raises
    ------
    FindingsError
        If the table is not a valid shock of the case.
    """
    toml = Toml(file, {"shock": [dict(table)]}, ())
    shocks, findings = read_shocks([toml], case.meta.base, known_of(case))
    raise_errors(STAGE, findings)
    return shocks[0]
