"""The withdrawal matrix as one JSON document."""

from __future__ import annotations

from kerege.case.model import Case
from kerege.leverage.instruments import Instrument
from kerege.leverage.matrix import Leverage
from kerege.leverage.threats import Kind, Threat
from kerege.study.gdp import percent_of_gdp


def document(
    case: Case,
    found: Leverage,
    *,
    kind: Kind | None = None,
    coercer: str | None = None,
    target: str | None = None,
) -> dict[str, object]:
    """Return the threats asked for (all where nothing was), their instruments, replies and alliances.

    Money is kUSD over the horizon, a loss positive; ``instruments`` holds by id what the lists name.
    """
    threats = [t for t in found.threats if _wanted(t, kind, coercer, target)]
    replies = [r for r in found.replies if _wanted(r.threat, None, coercer, target)]
    alliances = [
        a for a in found.alliances
        if target in (None, a.one.target) and coercer in (None, a.one.coercer, a.other.coercer)
    ]  # fmt: skip
    shifts = [s for s in found.shifts if _wanted(s.before, kind, coercer, target)]
    used = [i for t in threats for i in t.instruments] + [i for a in alliances for i in a.instruments]
    used += [i for r in replies for i in (r.instrument, *r.threat.instruments)]
    used += [i for s in shifts for i in s.after.instruments]
    return {
        "case": case.meta.id, "focus": found.focus, "actors": found.actors, "months": found.months,
        "start": found.start,
        "threats": [_threat(case, t) for t in threats],
        "replies": [
            {**_pair(r.threat), "aim": r.aim, "instrument": r.instrument.id, "target_loss": r.target_loss,
             "target_loss_before": r.threat.loss, "coercer_loss": r.coercer_loss,
             "coercer_loss_before": r.threat.own_loss, "peace_loss": r.peace_loss}
            for r in replies
        ],
        "alliances": [
            {"coercers": [a.one.coercer, a.other.coercer], "target": a.one.target, "months": a.one.months,
             "instruments": _ids(a.instruments), "loss": a.loss, "apart": a.apart, "extra": a.extra}
            for a in alliances
        ],
        "shifts": [
            {"shock": s.shock, "kind": s.before.kind, **_pair(s.before), "loss_before": s.before.loss,
             "own_loss_before": s.before.own_loss, "loss": s.after.loss, "own_loss": s.after.own_loss,
             "instruments": _ids(s.after.instruments)}
            for s in shifts
        ],
        "instruments": {i.id: i for i in sorted(used, key=lambda i: i.id)},
        "units": {"money": "kUSD", "percent_of_gdp": "% of a year's GDP", "quantities": case.quantities},
        "solves": found.solves, "seconds": found.seconds,
        "findings": [f.as_dict() for f in case.findings],
    }  # fmt: skip


def _wanted(threat: Threat, kind: Kind | None, coercer: str | None, target: str | None) -> bool:
    return (
        (kind in (None, threat.kind))
        and coercer in (None, threat.coercer)
        and target in (None, threat.target)
    )


def _pair(threat: Threat) -> dict[str, object]:
    return {"coercer": threat.coercer, "target": threat.target, "months": threat.months}


def _ids(instruments: tuple[Instrument, ...]) -> list[str]:
    return [i.id for i in instruments]


def _threat(case: Case, threat: Threat) -> dict[str, object]:
    return {
        "kind": threat.kind, **_pair(threat), "instruments": _ids(threat.instruments), "loss": threat.loss,
        "percent_of_gdp": percent_of_gdp(case, threat.target, threat.loss), "own_loss": threat.own_loss,
        "own_percent_of_gdp": percent_of_gdp(case, threat.coercer, threat.own_loss),
        "costs_more": threat.costs_more,
        "others": [{"state": state, "loss": loss} for state, loss in threat.others],
        "physical": threat.physical, "exact": threat.exact, "residual": threat.residual,
    }  # fmt: skip
