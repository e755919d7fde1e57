"""Claims as cells of text, and back."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from kerege.base.periods import parse_date
from kerege.evidence.claims import CLAIM_COLUMNS, Claim, Kind


def claim_from_cells(cells: Mapping[str, str], file: str, row: int) -> Claim:
    """Return the claim that checked ``cells`` (by the names of ``CLAIM_COLUMNS``) stand for.

    Raises
    ------
    ValueError
        If a number, date or kind does not parse; the reader has checked this before.
    """
    start, end = cells["period_start"], cells["period_end"]
    return Claim(
        id=cells["id"],
        topic=cells["topic"],
        subject=cells["subject"],
        measure=cells["measure"],
        object=cells["object"],
        value=_number(cells["value"]),
        low=_number(cells["low"]),
        high=_number(cells["high"]),
        unit=cells["unit"],
        start=parse_date(start) if start else None,
        end=parse_date(end, end=True) if end else None,
        kind=Kind(cells["kind"]),
        source=cells["source"],
        speaker=cells["speaker"],
        note=cells["note"],
        rounding=rounding(cells["value"]),
        file=file,
        row=row,
    )


def cells_of(claim: Claim) -> tuple[str, ...]:
    """Return the cells of a claim in the order of ``CLAIM_COLUMNS``; the inverse of reading them."""
    cells = {
        "id": claim.id,
        "topic": claim.topic,
        "subject": claim.subject,
        "measure": claim.measure,
        "object": claim.object,
        "value": _figure(claim.value, claim.rounding),
        "low": _figure(claim.low, 0.0),
        "high": _figure(claim.high, 0.0),
        "unit": claim.unit,
        "period_start": claim.start.isoformat() if claim.start else "",
        "period_end": _last_day(claim.end),
        "kind": str(claim.kind),
        "source": claim.source,
        "speaker": claim.speaker,
        "note": claim.note,
    }
    return tuple(cells[name] for name in CLAIM_COLUMNS)


def rounding(text: str) -> float:
    """Return half a unit of the last digit of a printed number: ``90.0`` gives 0.05, ``67`` gives 0.5.

    Blank or unreadable text gives 0 (unknown).
    """
    try:
        exponent = Decimal(text).as_tuple().exponent
    except InvalidOperation:
        return 0.0
    return 0.5 * 10.0**exponent if isinstance(exponent, int) and -300 < exponent < 300 else 0.0


def _number(text: str) -> float | None:
    return float(text) if text else None


def _last_day(end: date | None) -> str:
    return "" if end is None else (end - timedelta(days=1)).isoformat()


def _figure(value: float | None, half_unit: float) -> str:
    if value is None:
        return ""
    if half_unit > 0.0:
        decimals = max(0, round(-math.log10(2.0 * half_unit)))
        exact = f"{value:.{decimals}f}"
        if float(exact) == value:
            return exact
    if not math.isfinite(value):
        return repr(value)  # refused wherever the cells are checked
    return next(text for text in (f"{value:.15g}", repr(value)) if float(text) == value)
