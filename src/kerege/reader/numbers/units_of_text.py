"""Units behind and before a number."""

from __future__ import annotations

import re

from kerege.reader.lexicon import Hit
from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.local_units import is_at_home
from kerege.reader.packs import Entry

#: signs that part a currency from the next number: "5,5 трлн ₽ (2,9 %)"
_APART = "(„“«–—+"
#: marks before and behind slang ("600 млн «зелёных»")
#: what makes a number behind one letter a sum of money and no name ("R500", "K2.1 billion", never "N7")
_SUM = re.compile(
    r"[0-9]{3}|[0-9]{1,2}[.,][0-9]|[0-9]{1,2}[ -]?(?:bn|mn|m|k|tn|trn|b|[mbtr]{1,2}illion|thousand)\b"
)
_OPEN, _SHUT = frozenset('«„“"'), frozenset('»“”"')


def read_unit(near: Neighbours, position: int, *, per: bool = False) -> tuple[Entry | None, int]:
    """Return the unit right after a number or scale word, and where it ends; ``per``: as a denominator."""
    stuck = near.glued(position, "units")
    if stuck is not None and (per or not stuck.entry.data.get("only_per")):
        return stuck.entry, stuck.end
    start = near.skip(position)
    hits = near.after(position, "units")
    for hit in sorted(hits, key=lambda hit: bool(hit.entry.data.get("only_per")) is not per):
        data = hit.entry.data
        if (data.get("only_per") and not per) or data.get("quoted") or data.get("hides"):
            continue
        if data.get("scaled") and not near.before(start, "scales"):
            continue  # "6,6 biljoen won", not "in 2023 won het land"
        if hit.end == hit.word_end or not near.scan.text[hit.end - 1].isalpha():
            return hit.entry, hit.end
    if near.scan.text[start : start + 1] == "(":
        return _stated(near, start + 1, position)
    if near.scan.text[start : start + 1] in _OPEN:
        return _quoted(near, start + 1, position)
    linked = _past_link(near, start)
    return read_unit(near, linked) if linked else (None, position)


def _stated(near: Neighbours, start: int, position: int) -> tuple[Entry | None, int]:
    """Return the unit that brackets state ("полумиллиардный (в долларах) заём")."""
    for hit in near.after(start, "units"):
        if hit.entry.data.get("stated") and near.scan.text[hit.end : hit.end + 1] == ")":
            return hit.entry, hit.end + 1
    return None, position


def _quoted(near: Neighbours, start: int, position: int) -> tuple[Entry | None, int]:
    """Return the slang name of a unit that stands in quotation marks."""
    for hit in near.after(start, "units"):
        if hit.entry.data.get("quoted") and near.scan.text[hit.end : hit.end + 1] in _SHUT:
            return hit.entry, hit.end + 1
    return None, position


def _past_link(near: Neighbours, position: int) -> int:
    """Return where "of" ends in "millions of dollars"; 0 if there is none."""
    for hit in near.after(position, "per"):
        if hit.entry.data.get("role") == "of":
            return hit.end
    return 0


def unit_before(near: Neighbours, position: int) -> Hit | None:
    """Return the unit of money right before a number ("US$ 3,2"), None if there is none."""
    text = near.scan.text
    if position > near.scan.start and text[position - 1].isalpha():
        stuck = near.glued_before(position, "units")
        return stuck if stuck is not None and _may_lead(near, stuck, position) else None
    for hit in near.before(position, "units"):
        if any(sign in text[hit.end : position] for sign in _APART):
            continue
        place = near.skip_back(hit.start)
        dashed = any(dash in text[place : hit.start] for dash in "-–—‑")  # "$5-$6bn"
        digit_before = hit.start > near.scan.start and text[place - 1].isdigit() and not dashed
        if not digit_before and _may_lead(near, hit, position):
            return hit
    return None


def _may_lead(near: Neighbours, hit: Hit, position: int) -> bool:
    """Return whether a unit may stand before a number ("Rs 500"; "R500" where the text names Durban)."""
    data = hit.entry.data
    if not data.get("before"):
        return False
    if data.get("letter") and (
        hit.end != position or not _SUM.match(near.scan.text, position, near.scan.end)
    ):
        return False
    return not data.get("only_there") or is_at_home(near, hit.entry)
