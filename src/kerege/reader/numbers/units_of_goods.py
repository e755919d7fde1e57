"""Measures of volume that stand for a mass by the good: a bushel of wheat is 27.2 kilograms."""

from __future__ import annotations

from dataclasses import replace

from kerege.reader.neighbours import Neighbours
from kerege.reader.packs import Entry

_BACK = 250


def of_good(near: Neighbours, unit: Entry, position: int) -> Entry:
    """Return a unit as the mass of the good spoken of; unchanged if it is none of its pack's goods.

    Parameters
    ----------
    near : the sentence
    unit : the unit; ``goods`` in its data are beginnings of words and tonnes
    position : where the unit stands; goods before it count before those behind it
    """
    goods = unit.data.get("goods")
    if not goods:
        return unit
    scan = near.scan
    for first, last in (
        (max(scan.start, position - _BACK), position),
        (position, min(scan.end, position + _BACK)),
        (max(0, scan.start - _BACK), scan.start),
    ):
        text = f" {scan.folded_slice(first, last)}"
        places = {text.rfind(f" {word}"): mass for word, mass in goods.items()}
        if (best := max(places)) >= 0:
            return replace(unit, data={**unit.data, "base": "t", "factor": places[best]})
    return unit
