"""Forecasts that came due: error, within the stated range or not, by speaker; open ones with their date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from statistics import fmean

from kerege.base.intervals import Interval
from kerege.case.tie_model import Forecast, Saying
from kerege.case.tie_tables import Direction
from kerege.evidence.claims import ClaimBook

MET, MISSED, UNCLEAR = "met", "missed", "unclear"


def forecast_rows(
    forecasts: Iterable[Forecast], book: ClaimBook, as_of: date | None
) -> list[dict[str, object]]:
    """Return the rows of ``forecasts``: one for each claim, by due date.

    ``as_of`` is the day up to which the case knows the world: an open forecast due before it is overdue.
    """
    found = []
    for f in sorted(forecasts, key=lambda f: (f.due, f.id)):
        status = "resolved" if f.outcome else ("overdue" if as_of and f.due <= as_of else "open")
        for said in f.sayings:
            claim = said.claim
            source = book.sources.get(claim.source)
            found.append({
                "forecast": f.id, "title": f.title, "measure": f.measure, "unit": f.unit,
                "due": f.due - timedelta(days=1), "status": status, "direction": f.direction,
                "claim": claim.id, "speaker": claim.speaker or "not said", "kind": str(claim.kind),
                "made": source.date if source else "", "low": said.low, "mid": said.mid, "high": said.high,
                **score(said, f.outcome, f.direction), "resolved_by": list(f.resolved_by),
            })  # fmt: skip
    return found


def score(said: Saying, outcome: Interval | None, direction: str) -> dict[str, object]:
    """Return what came, error (forecast less outcome), relative error and verdict of one forecast claim.

    A bound is compared as its only figure. The verdict is ``met`` where the whole range of the outcome is
    within what was said, ``missed`` where none of it is, else ``unclear``.
    """
    if outcome is None:
        empty = ("actual_low", "actual_mid", "actual_high", "error", "relative")
        return {**dict.fromkeys(empty), "verdict": ""}
    best = next(x for x in (said.mid, said.low, said.high) if x is not None)
    error = best - outcome.mid
    low, high = _range(said, best, direction)
    if low <= outcome.low and outcome.high <= high:
        verdict = MET
    else:
        verdict = MISSED if outcome.high < low or high < outcome.low else UNCLEAR
    return {
        "actual_low": outcome.low, "actual_mid": outcome.mid, "actual_high": outcome.high, "error": error,
        "relative": error / abs(outcome.mid) if outcome.mid else None, "verdict": verdict,
    }  # fmt: skip


def _range(said: Saying, best: float, direction: str) -> tuple[float, float]:
    """Return the outcomes that meet a forecast: its stated range, else its figure within rounding."""
    endless = float("inf")
    if direction == Direction.AT_LEAST:
        return (best - said.rounding if said.low is None else said.low), endless
    if direction == Direction.AT_MOST:
        return -endless, (best + said.rounding if said.high is None else said.high)
    if said.low is None and said.high is None:
        return best - said.rounding, best + said.rounding
    return (-endless if said.low is None else said.low), (endless if said.high is None else said.high)


def speaker_rows(forecasts: Sequence[dict[str, object]]) -> list[dict[str, object]]:
    """Return the rows of ``speakers`` from those of ``forecasts``, by name."""
    found: list[dict[str, object]] = []
    for speaker in sorted({str(r["speaker"]) for r in forecasts}):
        mine = [r for r in forecasts if r["speaker"] == speaker]
        errors = [float(str(r["relative"])) for r in mine if r["relative"] is not None]
        verdicts = [r["verdict"] for r in mine]
        found.append({
            "speaker": speaker, "forecasts": len(mine), "resolved": sum(bool(v) for v in verdicts),
            "met": verdicts.count(MET), "missed": verdicts.count(MISSED),
            "unclear": verdicts.count(UNCLEAR), "mean_relative": fmean(errors) if errors else None,
            "mean_absolute": fmean(abs(e) for e in errors) if errors else None,
        })  # fmt: skip
    return found
