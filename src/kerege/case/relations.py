"""All tables of relations of a case, read against its actors, claims and choices."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

import polars as pl

from kerege.base.findings import Finding
from kerege.case.belonging import make_belonging
from kerege.case.choices import excluded_claims
from kerege.case.dated_rows import read_dated, read_forecast
from kerege.case.elements import Elements, Row, rows_of
from kerege.case.model import CaseMeta, Choices
from kerege.case.tie_checks import check_ties
from kerege.case.tie_figures import Desk
from kerege.case.tie_model import Relations
from kerege.case.tie_rows import read_tie
from kerege.case.toml_reading import Toml
from kerege.case.weights import read_weights
from kerege.evidence.claims import ClaimBook

T = TypeVar("T")


def read_relations(
    tables: Mapping[str, pl.DataFrame],
    elements: Elements,
    book: ClaimBook,
    choices: Choices,
    meta: CaseMeta | None,
    choices_toml: Toml | None,
) -> Relations:
    """Return the relations, with every finding about them."""
    weights, findings = read_weights(choices_toml)
    if meta is None:
        return Relations(weights=weights, findings=tuple(findings))
    desk = Desk(elements, book, excluded_claims(choices, book), meta.focus)
    ties = _rows(read_tie, tables["ties"], "ties.csv", desk, findings)
    dated = _rows(read_dated, tables["timeline"], "timeline.csv", desk, findings)
    forecasts = _rows(read_forecast, tables["forecasts"], "forecasts.csv", desk, findings)
    memberships = rows_of(tables["memberships"], "memberships.csv")
    findings += check_ties(ties, make_belonging(elements.actors, memberships, meta.vectors))
    return Relations(tuple(ties), tuple(dated), tuple(forecasts), weights, tuple(findings))


def _rows(
    read: Callable[[Row, Desk], tuple[T | None, list[Finding]]],
    table: pl.DataFrame,
    file: str,
    desk: Desk,
    findings: list[Finding],
) -> list[T]:
    """Return what the rows of a table say; those with an error are left out and told."""
    found = []
    for row in rows_of(table, file):
        item, problems = read(row, desk)
        findings += problems
        if item is not None:
            found.append(item)
    return found
