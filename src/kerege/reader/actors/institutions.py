"""What a state's bank, customs, commission or office of statistics is called in English."""

from __future__ import annotations

from functools import lru_cache

from kerege.reader.actors.known import kinds
from kerege.reader.packs import COMMON, settings

#: an office of statistics whose name the text does not tell
_STATISTICS = frozenset(("Statistics Office", "National Statistics Committee"))
#: how the bank of a state is called
_BANK, _NATIONAL = "Central Bank", "National Bank"


@lru_cache(maxsize=512)
def institution(office: str, state: str) -> str:
    """Return the name of a state's ministry, bank, customs, commission or office of statistics."""
    listed = listed_institution(_BANK if office == _NATIONAL else office, state)
    if listed:
        return listed
    if office in _STATISTICS:
        known = (one for one, (_, of) in kinds().items() if of == state and "Statistic" in one)
        return next(known, f"{office} of {state}")
    other = {_BANK: _NATIONAL, _NATIONAL: _BANK}.get(office, office)
    named, renamed = f"{office} of {state}", f"{other} of {state}"
    return renamed if named not in kinds() and renamed in kinds() else named


def listed_institution(office: str, state: str) -> str:
    """Return how the packs say a state's institution is called ("Bank of Ghana"); blank if they do not."""
    return str(settings(COMMON, "actors")["institutions"].get(office, {}).get(state, ""))
