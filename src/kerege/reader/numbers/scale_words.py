"""Scale words behind a number: "12 Mio.", "3.2bn", "2 hundred thousand"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.units_of_text import read_unit
from kerege.reader.packs import settings

_SCALING = ("hundred", "thousand", "multiple")
_HUNDRED = 100
_RANGE = 24
#: the second end of a range with its letter: "-4m", " and 15m"
_OTHER_END = re.compile(r" ?(?:[-–]|to|and|or) ?[$€£]?[0-9]{1,4}(?:[.,][0-9]{1,3})?([a-z]{1,2})\b")


def read_scale(near: Neighbours, position: int, *, money: bool = False) -> tuple[float, int]:
    """Return the product of the scale words behind a number, and where they end."""
    scale = 1.0
    for _ in range(3):
        value, last = _one_scale(near, position, money=money, first=scale == 1.0)
        if value == 1.0:
            break
        scale, position = scale * value, last
    return scale, position


def _is_size(near: Neighbours, end: int) -> bool:
    """Return whether a word of size follows a letter: it is a unit ("3.5m high")."""
    first, last = near.next_word(end)
    return near.scan.folded_slice(first, last) in _measures(near.scan.language)


def _is_many(near: Neighbours, position: int, end: int) -> bool:
    """Return whether a letter behind decimals is a scale word ("20.3m"), and no unit ("3.5m high")."""
    measured = _is_size(near, end)
    digits = near.scan.text[max(0, position - 3) : position]
    return digits[-1:].isdigit() and any(sign in digits for sign in ".,") and not measured


def _opens_range(near: Neighbours, position: int, end: int) -> bool:
    """Return whether a letter stands behind both ends of a range before a unit ("14m and 15m pounds")."""
    letter = near.scan.text[position:end]
    other = _OTHER_END.match(near.scan.text, end, min(near.scan.end, end + _RANGE))
    if other is None or other.group(1) != letter:
        return False
    return read_unit(near, other.end())[0] is not None or bool(near.after(other.end(), "counted"))


def _measures(language: str) -> Sequence[str]:
    words: Sequence[str] = settings(language, "scales").get("glued", {}).get("measures", ("",))
    return words


def is_adjective(near: Neighbours, first: int, last: int) -> bool:
    """Return whether the last scale word up to a place is an adjective ("трёхсотмиллионный заём")."""
    stuck = near.glued(first, "scales")
    hits = [stuck] if stuck is not None else near.after(first, "scales")
    return any(hit.end == last and hit.entry.data.get("adjective") for hit in hits)


def _one_scale(near: Neighbours, position: int, *, money: bool, first: bool) -> tuple[float, int]:
    stuck = near.glued(position, "scales")
    if stuck is not None:
        data = stuck.entry.data
        if (
            not data.get("glued")
            or money
            or read_unit(near, stuck.end)[0]
            or near.after(stuck.end, "counted")
            or (stuck.entry.key in near.glued_scales and not _is_size(near, stuck.end))
            or _is_many(near, position, stuck.end)
            or _opens_range(near, position, stuck.end)
        ):
            near.glued_scales.add(stuck.entry.key)
            return float(data["value"]), stuck.end
        return 1.0, position
    for hit in near.after(position, "scales"):
        if hit.entry.data.get("adjective") and hit.start == position:
            continue
        if not hit.entry.data.get("glued") and hit.end == hit.word_end:
            return float(hit.entry.data["value"]), hit.end
    for hit in near.after(position, "numbers") if first else ():
        adds = hit.entry.data.get("role") == "hundred" and hit.entry.data.get("value") != _HUNDRED
        if hit.entry.data.get("role") in _SCALING and hit.end == hit.word_end and not adds:
            return float(hit.entry.data["value"]), hit.end
    return 1.0, position
