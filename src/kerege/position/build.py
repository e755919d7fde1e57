"""From the relations of a case to its position."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

import polars as pl

from kerege.base.findings import FindingsError, error, raise_errors
from kerege.base.periods import parse_date
from kerege.case.belonging import Belonging, make_belonging
from kerege.case.elements import rows_of
from kerege.case.hints import did_you_mean
from kerege.case.model import Case
from kerege.case.tie_groups import day_of, group_ties
from kerege.case.tie_tables import DOMAINS
from kerege.case.weights import merge_weights
from kerege.position.balance import balance_rows, change_rows, overall_rows, share_rows
from kerege.position.events import timeline_rows
from kerege.position.indices import index_rows
from kerege.position.model import COLUMNS, Position, frame
from kerege.position.pairs import asymmetry_rows
from kerege.position.rankings import flip_rows, ranking_rows
from kerege.position.scoring import forecast_rows, speaker_rows
from kerege.position.wholes import by_year, recorded, whole_of

STAGE = "position"


def position(
    case: Case,
    *,
    year: int | None = None,
    domains: Iterable[str] = (),
    weights: Mapping[str, float] | None = None,
) -> Position:
    """Return the position of the focus actor of ``case``.

    Parameters
    ----------
    case
        A loaded case; its relations are in ``ties.csv``, ``timeline.csv`` and ``forecasts.csv``.
    year
        Keep only this year in the tables that have years; the overall balance still uses the latest year of
        each domain up to it.
    domains
        Keep only these domains; all by default.
    weights
        Weights of domains that replace those of ``choices.toml``.

    Raises
    ------
    FindingsError
        If a domain is not known or a weight is not a number from zero up.

    Examples
    --------
    >>> from kerege.case import load_case
    >>> position(load_case("kazakhstan")).balance.columns[:3]
    ['domain', 'year', 'vector']
    """
    kept = _domains(domains)
    merged, findings = merge_weights(weights or {}, case.relations.weights, [], file="")
    raise_errors(STAGE, findings)
    rows = _rows(case, kept, merged)
    tables = {name: frame(name, rows[name]) for name in COLUMNS}
    if year is not None:
        tables = {name: _of_year(table, year) for name, table in tables.items()}
    return Position(case.meta.focus, case.meta.vectors, year, merged, **tables)


def _rows(
    case: Case, kept: Collection[str], weights: Mapping[str, float]
) -> dict[str, list[dict[str, object]]]:
    """Return the rows of every table, of the domains ``kept``."""
    ties = [t for t in case.relations.ties if t.domain in kept]
    belonging = _belonging(case)
    focus, book = case.meta.focus, case.book
    last = max([case.meta.base.start.year, *(day_of(t).year for t in ties),
                *(e.date.year for e in case.relations.timeline)])  # fmt: skip
    groups = group_ties(ties)
    wholes = by_year([*(w for g in groups if (w := whole_of(g, belonging))), *recorded(ties, last)])
    own = {key: whole for key, whole in wholes.items() if key[0][0] == focus}
    shares = share_rows(own, belonging, book)
    balance = balance_rows(shares, case.meta.vectors, book)
    rankings = ranking_rows([g for g in groups if g.series[0] == focus], belonging, book)
    forecasts = forecast_rows(case.relations.forecasts, book, known_until(case))
    counts = {d: sum(r["domain"] == d for r in balance) for d in DOMAINS}
    return {
        "balance": balance,
        "shares": shares,
        "overall": overall_rows(balance, case.meta.vectors, weights),
        "weights": [{"domain": d, "weight": weights[d], "rows": counts[d]} for d in DOMAINS if d in kept],
        "indices": index_rows(own, book),
        "rankings": rankings,
        "flips": flip_rows(rankings),
        "asymmetries": asymmetry_rows(wholes, focus),
        "changes": change_rows(shares),
        "timeline": timeline_rows(case.relations.timeline, belonging, focus),
        "forecasts": forecasts,
        "speakers": speaker_rows(forecasts),
    }


def _of_year(table: pl.DataFrame, year: int) -> pl.DataFrame:
    column = "to_year" if "to_year" in table.columns else "year"
    return table.filter(pl.col(column) == year) if column in table.columns else table


def _belonging(case: Case) -> Belonging:
    actors = {row["id"]: row for row in rows_of(case.tables["actors"], "actors.csv")}
    memberships = rows_of(case.tables["memberships"], "memberships.csv")
    return make_belonging(actors, memberships, case.meta.vectors)


def known_until(case: Case) -> date | None:
    """Return the date of the newest source of the case: up to then it knows the world.

    The clock of the computer has no say, so that a result can be repeated.
    """
    found = []
    for source in case.book.sources.values():
        try:
            found.append(parse_date(source.date))
        except ValueError:
            continue  # undated
    return max(found, default=None)


def _domains(wanted: Iterable[str]) -> frozenset[str]:
    names = tuple(wanted)
    unknown = [n for n in names if n not in DOMAINS]
    if unknown:
        raise FindingsError(STAGE, [
            error("unknown-domain", f"{n!r} is not a domain of relations", subject=n, found=n,
                  expected="one of: " + ", ".join(DOMAINS), remedy=did_you_mean(n, DOMAINS))
            for n in unknown
        ])  # fmt: skip
    return frozenset(names or DOMAINS)
