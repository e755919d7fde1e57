"""Numbers without a number: "Millionen Menschen", "several thousand", "tens of thousands", "полгода"."""

from __future__ import annotations

from dataclasses import replace

from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.lasting import lasts
from kerege.reader.numbers.numerals import Numeral


def add_vague(near: Neighbours, numerals: list[Numeral]) -> list[Numeral]:
    """Return the numerals with plural scale words that stand alone, and with "several" as vague numbers."""
    found = [_several(near, numeral) if numeral.kind == "several" else numeral for numeral in numerals]
    ends = {near.skip(numeral.end) for numeral in found if numeral.kind != "times"}
    starts = {numeral.start for numeral in found}
    scale_ends: set[int] = set()
    for hit in near.scan.of("scales"):
        counted = hit.start in ends or hit.start in scale_ends or hit.start in starts
        if counted or _digit_before(near, hit.start):
            scale_ends.add(near.skip(hit.end))
        elif hit.entry.data.get("alone") and (not hit.entry.data.get("plural") or near.compared(hit.start)):
            found.append(Numeral(hit.start, hit.start, 1.0))  # the scale word is read behind it
            scale_ends.add(near.skip(hit.end))
        elif hit.entry.data.get("plural"):
            found.append(Numeral(hit.start, hit.end, float(hit.entry.data["value"]), "vague"))
            scale_ends.add(near.skip(hit.end))
    return sorted(_with_whole_units(near, found), key=lambda numeral: (numeral.start, -numeral.end))


def _with_whole_units(near: Neighbours, numerals: list[Numeral]) -> list[Numeral]:
    """Return the numerals with units that are a number by themselves ("полгода", "a fortnight")."""
    found = numerals
    for hit in near.scan.of("units"):
        if not hit.entry.data.get("alone") or hit.end != hit.word_end:
            continue
        if hit.entry.data.get("lasting") and not lasts(near, hit.start):
            continue
        found = [numeral for numeral in found if not hit.start <= numeral.start < hit.end]
        if not any(near.skip(numeral.end) == hit.start and numeral.kind == "cardinal" for numeral in found):
            found = [*found, Numeral(hit.start, hit.start, 1.0)]
    return found


def _several(near: Neighbours, numeral: Numeral) -> Numeral:
    """Return "mehrere" before a scale word as a vague number ("mehrere Milliarden")."""
    for layer in ("scales", "numbers"):
        for hit in near.after(numeral.end, layer):
            value = float(hit.entry.data.get("value", 0.0))
            scaling = layer == "scales" or hit.entry.data.get("role") in (
                "thousand",
                "hundred",
                "multiple",
                "vague",
            )
            if scaling and hit.end == hit.word_end and value >= 10:
                return replace(numeral, end=hit.end, value=value * (numeral.value or 1.0), kind="vague")
    return numeral


def _digit_before(near: Neighbours, position: int) -> bool:
    place = near.skip_back(position)
    return place > near.scan.start and near.scan.text[place - 1].isdigit()
