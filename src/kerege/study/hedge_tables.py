"""A hedge as tables in long form: options with costs and verdicts, attacks, frontier; money in MUSD."""

from __future__ import annotations

import math

import polars as pl

from kerege.case.model import Case
from kerege.hedge.model import Hedge, Offer, Verdict
from kerege.study.gdp import percent_of_gdp
from kerege.study.shocks import MUSD

_T, _I, _F, _B, _L = pl.String, pl.Int64, pl.Float64, pl.Boolean, pl.List(pl.String)

#: columns of every table of a hedge, in order; ``gap`` is relative, ``budget`` is null where none was said
COLUMNS: dict[str, dict[str, type[pl.DataType] | pl.DataType]] = {
    "hedge_options": {"option": _T, "name": _T, "builder": _T, "capital_low": _F, "capital_mid": _F,
                      "capital_high": _F, "running": _F, "lead_time_low": _F, "lead_time_mid": _F,
                      "lead_time_high": _F, "claims": _L, "chosen": _B, "share": _F, "words": _T},
    "hedge_attacks": {"id": _T, "name": _T, "coercer": _T, "instruments": _L, "loss": _F,
                      "percent_of_gdp": _F},
    "hedge_frontier": {"years": _I, "cost": _F, "loss": _F, "bound": _F, "gap": _F, "proven": _B,
                       "options": _L, "binding": _L, "chosen": _B, "budget": _F},
}  # fmt: skip
LEFT_OUT = "left out: its cost or its lead time is not bound"


def hedge_tables(case: Case, hedge: Hedge) -> dict[str, pl.DataFrame]:
    """Return the tables by name, each in the order of the hedge."""
    verdicts = {v.option: v for v in hedge.verdicts}
    budget = hedge.budget / MUSD if math.isfinite(hedge.budget) else None
    rows: dict[str, list[tuple[object, ...]]] = {
        "hedge_options": [
            *(_offer(o, verdicts.get(o.option.id)) for o in hedge.offers),
            *((name, option_name(case, name), *[None] * 8, [], False, None, LEFT_OUT)
              for name in hedge.left_out),
        ],
        "hedge_attacks": [
            (a.id, a.name, a.coercer, [i.id for i in a.instruments], a.loss / MUSD,
             percent_of_gdp(case, hedge.focus, a.loss))
            for a in hedge.attacks
        ],
        "hedge_frontier": [
            (f.years, p.cost / MUSD, p.loss / MUSD, p.bound / MUSD, p.gap, p.proven, list(p.options),
             list(p.binding), f.years == 0 and p.options == hedge.chosen.options, budget)
            for f in hedge.frontiers
            for p in f.points
        ],
    }  # fmt: skip
    return {name: pl.DataFrame(rows[name], schema=COLUMNS[name], orient="row") for name in COLUMNS}


def option_name(case: Case, option: str) -> str:
    """Return the name of an option, or its id."""
    return next((o.name for o in case.options if o.id == option), option)


def _offer(offer: Offer, verdict: Verdict | None) -> tuple[object, ...]:
    capital, time = offer.capital, offer.lead_time
    return (
        offer.option.id,
        offer.option.name,
        offer.option.builder,
        *(v / MUSD for v in (capital.low, capital.mid, capital.high)),
        offer.running / MUSD,
        *(time.low, time.mid, time.high),
        list(offer.claims),
        verdict is not None and verdict.chosen,
        None if verdict is None else verdict.share,
        "" if verdict is None else verdict.words,
    )
