"""Amounts told in two steps: "2 млрд 300 млн тенге", "13 руб. 60 коп.", "2 hours 15 minutes"."""

from __future__ import annotations

from dataclasses import replace

from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.amounts import Amount
from kerege.reader.packs import settings

_DAYS = {"year": 365.25, "month": 365.25 / 12, "week": 7.0, "day": 1.0, "hour": 1 / 24}
_SPACES = " \u00a0\u202f\u2009"
_LONGEST_GAP = 6


def chained(near: Neighbours, big: Amount, small: Amount) -> Amount | None:
    """Return "2 млрд 300 млн тенге" as one amount, None if the two do not belong together."""
    if (
        big.extra
        or small.numeral.kind != "cardinal"
        or small.numeral.value is None
        or small.scale > big.scale
    ):
        return None
    if small.start != small.numeral.start or (big.numeral.value or 0.5) % 1:
        return None
    return _by_scale(near, big, small) or _by_unit(near, big, small)


def _by_scale(near: Neighbours, big: Amount, small: Amount) -> Amount | None:
    """Return "11 тыс. 300 тонн" as one amount: the scale words go down and the unit stands last."""
    if (
        big.scale < 1e3
        or big.unit is not None
        or near.scan.text[big.end : small.start].strip(_between(small))
    ):
        return None
    extra = (small.numeral.value or 0.0) * small.scale
    if extra >= big.scale:
        return None
    return replace(big, end=small.end, tail=small.tail, extra=extra, unit=small.unit, per=small.per)


def _between(small: Amount) -> str:
    """Return the signs that may part two steps; a comma only in words ("a million, two hundred thousand")."""
    return _SPACES + ("." if small.numeral.digits else ".,")


def _by_unit(near: Neighbours, big: Amount, small: Amount) -> Amount | None:
    """Return "13 руб. 60 коп." as one amount: the second unit is a part of the first."""
    if big.unit is None or small.unit is None or big.per is not None or big.scale != 1.0:
        return None
    if not _joined(near, big.end, small.start):
        return None
    part = _part(big, small)
    extra = (small.numeral.value or 0.0) * part
    if not 0.0 < part < 1.0 or extra >= 1.0 or big.unit.data["base"] == "ratio":
        return None
    return replace(big, end=small.end, tail=small.tail, extra=extra, per=small.per)


def _part(big: Amount, small: Amount) -> float:
    """Return the small unit in big ones; 0 if one is no part of the other."""
    ours, theirs = (amount.unit.data if amount.unit is not None else {} for amount in (big, small))
    size = float(theirs.get("factor", 1.0)) / float(ours.get("factor", 1.0))
    if ours.get("time") and theirs.get("time"):
        return size * _DAYS[theirs["base"]] / _DAYS[ours["base"]]
    return size if ours["base"] == theirs["base"] else 0.0


def _joined(near: Neighbours, first: int, last: int) -> bool:
    """Return whether nothing but a space or "and" stands between two places."""
    gap = near.scan.text[first:last].strip(_SPACES)
    links = settings(near.scan.language, "numbers").get("grammar", {}).get("part_links", ())
    return not gap.strip(".") or (len(gap) <= _LONGEST_GAP and gap.lower() in links)
