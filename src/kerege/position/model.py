"""The result of the position room: frozen tables, one row a fact, ready for a report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

_T, _I, _F, _B = pl.String(), pl.Int64(), pl.Float64(), pl.Boolean()
_D, _L = pl.Date(), pl.List(pl.String())
_INTERVAL = {"low": _F, "mid": _F, "high": _F}
_SERIES = {"domain": _T, "measure": _T, "year": _I, "by": _T}

#: columns of every table of :class:`Position`, in order
COLUMNS: dict[str, dict[str, pl.DataType]] = {
    "balance": {"domain": _T, "year": _I, "vector": _T, **_INTERVAL, "statistics": _I, "claims": _I,
                "weakest": _T},
    "shares": {**_SERIES, "vector": _T, **_INTERVAL, "start": _D, "end": _D, "claims": _L, "weakest": _T},
    "overall": {"year": _I, "vector": _T, **_INTERVAL, "domains": _L, "oldest": _I},
    "weights": {"domain": _T, "weight": _F, "rows": _I},
    "indices": {**_SERIES, "of": _T, "hhi_low": _F, "hhi_high": _F, "effective_low": _F,
                "effective_high": _F, "hirschman_low": _F, "hirschman_high": _F, "partners": _I,
                "claims": _I, "weakest": _T, "exact": _B},
    "rankings": {**_SERIES, "start": _D, "end": _D, "rank": _I, "state_rank": _I, "partner": _T, "kind": _T,
                 "inside": _T, **_INTERVAL, "unit": _T, "clear": _B, "claims": _L, "weakest": _T},
    "flips": {"domain": _T, "measure": _T, "year": _I, "start": _D, "end": _D, "one": _T, "two": _T,
              "one_larger": _L, "two_larger": _L, "clear": _B},
    "asymmetries": {"domain": _T, "measure": _T, "year": _I, "partner": _T, "by": _T, "by_partner": _T,
                    "own_low": _F, "own_mid": _F, "own_high": _F, "theirs_low": _F, "theirs_mid": _F,
                    "theirs_high": _F, **_INTERVAL, "claims": _L},
    "changes": {"domain": _T, "measure": _T, "by": _T, "vector": _T, "from_year": _I, "to_year": _I,
                **_INTERVAL, "sign": _T},
    "timeline": {"id": _T, "date": _D, "end": _D, "year": _I, "type": _T, "tone": _T, "actor": _T,
                 "partners": _L, "vectors": _L, "title": _T, "claims": _L, "note": _T},
    "forecasts": {"forecast": _T, "title": _T, "measure": _T, "unit": _T, "due": _D, "status": _T,
                  "direction": _T, "claim": _T, "speaker": _T, "kind": _T, "made": _T, "low": _F, "mid": _F,
                  "high": _F, "actual_low": _F, "actual_mid": _F, "actual_high": _F, "error": _F,
                  "relative": _F, "verdict": _T, "resolved_by": _L},
    "speakers": {"speaker": _T, "forecasts": _I, "resolved": _I, "met": _I, "missed": _I, "unclear": _I,
                 "mean_relative": _F, "mean_absolute": _F},
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Position:
    """Who a focus actor depends on, for what, how much, and how that shifted.

    All shares are parts of one; ``end`` is the day after the last; ``by`` says whose numbers they are.

    balance     : one row for each domain, year and vector (``others`` included); statistics and claims are
                  counts, weakest is the weakest kind. The statistics that speak of a vector span its interval
                  with their median as mid; measures of one domain are averaged
    shares      : the same by measure and statistic, with the ids of the claims
    overall     : weighted mean over domains by year, each domain with its latest year up to then; ``oldest``
                  is the oldest year used, ``domains`` those that count
    weights     : weight of every domain and how many rows of ``balance`` it has
    indices     : Herfindahl-Hirschman bounds, effective number of partners (1/HHI; infinite where the index
                  may be zero) and Hirschman's index (0 to 100). ``of`` is ``partners`` or ``routes`` (rows
                  told apart by ``via``); ``partners`` is how many are named; ``exact`` is false where the
                  upper end is only an outer bound
    rankings    : partners by size under each statistic; ``rank`` counts a bloc with a row of its own as one,
                  ``state_rank`` leaves blocs out; ``inside`` names the bloc of the same ranking that holds a
                  partner; ``clear`` means that all after it are smaller whatever the figures admit, null
                  for the last
    flips       : pairs that change places with the choice of statistics: ``one_larger`` and ``two_larger``
                  hold ``by of one / by of two``; ``clear`` where both orders hold whatever the figures admit
    asymmetries : own share of trade with a partner less the partner's share of trade with the focus
    changes     : change of a vector's share between consecutive years of one statistic; ``sign`` is up, down
                  or unclear
    timeline    : dated events; ``tone`` is cooperative, conflicting or neutral
    forecasts   : one row for each forecast claim; ``status`` open, overdue or resolved; error is forecast
                  less outcome; ``verdict`` met, missed or unclear, blank while open
    speakers    : forecasts by speaker, with mean relative error and its mean size
    """

    focus: str
    vectors: tuple[str, ...]
    year: int | None
    settings: Mapping[str, float]
    balance: pl.DataFrame
    shares: pl.DataFrame
    overall: pl.DataFrame
    weights: pl.DataFrame
    indices: pl.DataFrame
    rankings: pl.DataFrame
    flips: pl.DataFrame
    asymmetries: pl.DataFrame
    changes: pl.DataFrame
    timeline: pl.DataFrame
    forecasts: pl.DataFrame
    speakers: pl.DataFrame

    def tables(self) -> dict[str, pl.DataFrame]:
        """Return all tables by name, in the order of ``COLUMNS``."""
        return {name: getattr(self, name) for name in COLUMNS}


def frame(name: str, rows: list[dict[str, object]]) -> pl.DataFrame:
    """Return a table of :class:`Position` from its rows."""
    return pl.DataFrame(rows, schema=COLUMNS[name], orient="row")
