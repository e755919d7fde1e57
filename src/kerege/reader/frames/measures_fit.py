"""Whether a measure can be told in a kind of unit: an export in tonnes or money, never in days."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cache, lru_cache

from kerege.reader.frames.measures_names import rules, table

#: kinds of unit that are an ending of another measure's name, so that any level may have them
_RELATIVE = ("_growth", "_growth_factor")
#: kinds of unit without a growth of their own
_NO_GROWTH = frozenset(("time", "ordinal", "rank"))
#: times that grow and shrink as amounts do ("the waiting time has doubled")
_TIMES = frozenset(("waiting_time", "transit_time"))


@lru_cache(maxsize=4096)
def kinds_of_unit(stem: str) -> frozenset[str]:
    """Return the kinds of unit a measure is told in, empty if the table does not say.

    >>> sorted(kinds_of_unit("share_of_exports")), sorted(kinds_of_unit("firms_count"))
    (['ratio'], ['count'])
    """
    if stem.startswith("share_of_"):
        return frozenset(("ratio",))
    if stem.endswith("_count"):
        return frozenset(("count",))
    found: set[str] = {dim for dim, name in table("by_dimension").items() if _named(stem, str(name))}
    for rows in rules().values():
        for rule in rows:
            if _named(stem, rule.name):
                found |= rule.dims
    return frozenset(found)


def _named(stem: str, name: str) -> bool:
    return fnmatchcase(stem, name.replace("{good}", "*"))


def fits(stem: str, ending: str, dim: str) -> bool:
    """Say whether a figure of a kind of unit can be of a measure with an ending."""
    kinds = kinds_of_unit(stem)
    if not kinds:
        return True
    if ending in _RELATIVE:
        return not kinds <= _NO_GROWTH or stem in _TIMES
    return dim in kinds


@cache
def kinds_of_class(of: str) -> frozenset[str]:
    """Return the kinds of unit that a class of words names measures in, empty if it names none."""
    return frozenset(dim for rule in rules().get(of, ()) for dim in rule.dims)
