"""Power as one JSON document."""

from __future__ import annotations

from kerege.case.model import Case
from kerege.leverage.power import Division, Power


def document(case: Case, found: Power) -> dict[str, object]:
    """Return the divisions, the market as it is first (its ``option`` is null), and worths of coalitions.

    Money is kUSD over the horizon; ``change`` is against the market as it is.
    """
    return {
        "case": case.meta.id, "players": found.players, "months": found.months,
        "divisions": [_division(found.base, d) for d in (found.base, *found.options)],
        "units": {"money": "kUSD"}, "solves": found.solves, "seconds": found.seconds,
        "findings": [f.as_dict() for f in case.findings],
    }  # fmt: skip


def _division(base: Division, d: Division) -> dict[str, object]:
    return {
        "option": d.option or None,
        "players": [
            {"player": p, "alone": d.alone[i], "shapley": d.shapley[i], "nucleolus": d.nucleolus[i],
             "shapley_change": d.shapley[i] - base.shapley[i],
             "nucleolus_change": d.nucleolus[i] - base.nucleolus[i]}
            for i, p in enumerate(d.players)
        ],
        "coalitions": [
            {"members": [p for bit, p in enumerate(d.players) if mask >> bit & 1], "worth": worth}
            for mask, worth in enumerate(d.values)
        ],
        "whole": d.values[-1], "imputation": d.imputation, "superadditive": d.superadditive,
        "core_empty": d.core_empty, "residual": d.residual,
    }  # fmt: skip
