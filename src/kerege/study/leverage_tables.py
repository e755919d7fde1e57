"""Leverage and worst cases as tables in long form; money in MUSD, a loss positive, a gain negative."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from kerege.case.attributes import attribute_of, for_good
from kerege.case.instruments import NEEDS, Deed
from kerege.case.model import Case, Number
from kerege.leverage.grounds import Basis
from kerege.leverage.hands import hands_of
from kerege.leverage.instruments import Instrument
from kerege.leverage.matrix import Leverage
from kerege.leverage.threats import Threat
from kerege.leverage.worst import WorstCases
from kerege.study.gdp import percent_of_gdp
from kerege.study.shocks import MUSD

_T, _I, _F, _B, _L = pl.String, pl.Int64, pl.Float64, pl.Boolean, pl.List(pl.String)
_PAIR = {"threat": _I, "coercer": _T, "target": _T, "months": _I, "kind": _T}

#: columns of every table of leverage, in order; ``threat`` is the row of ``threats``, from 1
COLUMNS: dict[str, dict[str, type[pl.DataType] | pl.DataType]] = {
    "threats": {**_PAIR, "instruments": _L, "loss": _F, "percent_of_gdp": _F, "own_loss": _F,
                "own_percent_of_gdp": _F, "others": _F, "costs_more": _B, "exact": _B, "residual": _F},
    "threat_quantities": {**_PAIR, "good": _T, "unit": _T, "use": _F, "unserved": _F, "output": _F},
    "third_parties": {**_PAIR, "state": _T, "loss": _F},
    "replies": {"coercer": _T, "target": _T, "months": _I, "aim": _T, "instrument": _T,
                "target_loss": _F, "target_loss_before": _F, "coercer_loss": _F, "coercer_loss_before": _F,
                "peace_loss": _F},
    "alliances": {"one": _T, "other": _T, "target": _T, "months": _I, "instruments": _L, "loss": _F,
                  "apart": _F, "extra": _F},
    "shifts": {"shock": _T, "coercer": _T, "target": _T, "months": _I, "kind": _T, "loss_before": _F,
               "own_loss_before": _F, "loss": _F, "own_loss": _F, "instruments": _L},
    "instruments": {"id": _T, "actor": _T, "element": _T, "deed": _T, "attribute": _T, "origins": _L,
                    "against": _T, "basis": _L, "low": _F, "mid": _F, "high": _F, "unit": _T, "note": _T,
                    "claims": _L},
}  # fmt: skip
WORST_COLUMNS: dict[str, type[pl.DataType] | pl.DataType] = {
    "focus": _T, "months": _I, "count": _I, "elements": _L, "loss": _F, "percent_of_gdp": _F, "exact": _B,
}  # fmt: skip


def leverage_tables(case: Case, leverage: Leverage) -> dict[str, pl.DataFrame]:
    """Return every table of a withdrawal matrix by name, in the order of its threats."""
    numbered = list(enumerate(leverage.threats, start=1))
    rows: dict[str, list[tuple[object, ...]]] = {
        "threats": [(*_pair(n, t), *_threat(case, t)) for n, t in numbered],
        "threat_quantities": [
            (*_pair(n, t), p.good, case.quantities[p.good], p.use, p.unserved, p.output)
            for n, t in numbered
            for p in t.physical
        ],
        "third_parties": [(*_pair(n, t), s, loss / MUSD) for n, t in numbered for s, loss in t.others],
        "replies": [
            (r.threat.coercer, r.threat.target, r.threat.months, str(r.aim), r.instrument.id,
             r.target_loss / MUSD, r.threat.loss / MUSD, r.coercer_loss / MUSD, r.threat.own_loss / MUSD,
             r.peace_loss / MUSD)
            for r in leverage.replies
        ],
        "alliances": [
            (a.one.coercer, a.other.coercer, a.one.target, a.one.months, [i.id for i in a.instruments],
             a.loss / MUSD, a.apart / MUSD, a.extra / MUSD)
            for a in leverage.alliances
        ],
        "shifts": [
            (s.shock, s.before.coercer, s.before.target, s.before.months, str(s.before.kind),
             s.before.loss / MUSD, s.before.own_loss / MUSD, s.after.loss / MUSD, s.after.own_loss / MUSD,
             [i.id for i in s.after.instruments])
            for s in leverage.shifts
        ],
        "instruments": [_instrument(case, i) for i in instruments_of(leverage)],
    }  # fmt: skip
    return {name: pl.DataFrame(rows[name], schema=COLUMNS[name], orient="row") for name in COLUMNS}


def worst_table(case: Case, worst: WorstCases) -> pl.DataFrame:
    """Return the worst sets of 0 to k elements, one row each."""
    rows = [
        (worst.focus, worst.months, c.count, list(c.elements), c.loss / MUSD,
         percent_of_gdp(case, worst.focus, c.loss), c.exact)
        for c in worst.cases
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=WORST_COLUMNS, orient="row")


def instruments_of(leverage: Leverage) -> tuple[Instrument, ...]:
    """Return every instrument that some threat, reply, alliance or shift uses, sorted by id."""
    used: Iterable[Instrument] = (
        *(i for t in leverage.threats for i in t.instruments),
        *(r.instrument for r in leverage.replies),
        *(i for a in leverage.alliances for i in a.instruments),
        *(i for s in leverage.shifts for i in s.after.instruments),
    )
    found = {i.id: i for i in used}
    return tuple(found[name] for name in sorted(found))


def strength_of(case: Case, instrument: Instrument) -> Number | None:
    """Return the number that the size of a stated instrument rests on; nothing where it acts in full."""
    if Basis.STATED not in instrument.basis:
        return None
    hands = hands_of(case, instrument.actor)
    rows = [
        r
        for r in case.stated
        if r.element == instrument.element and r.deed is not Deed.NONE and r.actor in hands.all
    ]
    rows.sort(key=lambda r: r.actor not in hands.states)  # a state's row goes before one of its firms
    return case.number(rows[0].id, NEEDS.get(rows[0].deed, "strength")) if rows else None


def amount_unit(case: Case, instrument: Instrument) -> str:
    """Return the unit of an instrument's amount: ``1`` for a share taken, the unit of price for a tax."""
    if instrument.deed is not Deed.TAX:
        return "1"
    kind = case.elements.kind_of(instrument.element)
    attribute = attribute_of(kind, instrument.attribute) if kind is not None else None
    quantities = case.elements.quantities_of(instrument.element)
    return for_good(attribute, quantities[0]).unit if attribute is not None and quantities else ""


def _pair(row: int, threat: Threat) -> tuple[object, ...]:
    return (row, threat.coercer, threat.target, threat.months, str(threat.kind))


def _threat(case: Case, threat: Threat) -> tuple[object, ...]:
    return (
        [i.id for i in threat.instruments],
        threat.loss / MUSD,
        percent_of_gdp(case, threat.target, threat.loss),
        threat.own_loss / MUSD,
        percent_of_gdp(case, threat.coercer, threat.own_loss),
        sum(loss for _, loss in threat.others) / MUSD,
        threat.costs_more,
        threat.exact,
        threat.residual,
    )


def _instrument(case: Case, i: Instrument) -> tuple[object, ...]:
    number = strength_of(case, i)
    claims = [] if number is None else list(number.estimate.members)
    ends = (i.amount.low, i.amount.mid, i.amount.high)
    names = (i.id, i.actor, i.element, str(i.deed), i.attribute, list(i.origins), i.against)
    return (*names, [str(b) for b in i.basis], *ends, amount_unit(case, i), i.note, claims)
