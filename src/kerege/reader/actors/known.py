"""What the packs know of actors: kind, state behind them, adjectives, offices, regions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from kerege.reader.folding import fold
from kerege.reader.packs import COMMON, common_entries, entries, settings

#: letters of a name that tell it in a text; of a name of several words ("Republic of ...")
_STEM, _LONG_STEM = 12, 24
_NAMING = frozenset(("name", "capital", "adjective"))


@cache
def kinds() -> Mapping[str, tuple[str, str]]:
    """Return actor -> kind, and state or bloc behind it (itself for states, blank when none is known)."""
    known: dict[str, tuple[str, str]] = {}
    for entry in common_entries():
        if entry.layer == "actors" and "kind" in entry.data:
            kind = str(entry.data["kind"])
            own = entry.key if kind in ("state", "bloc") else ""
            known[entry.key] = kind, str(entry.data.get("state", own))
    return known


@cache
def stems(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return state -> beginnings of its names, adjectives and capitals in a language, folded."""
    names: dict[str, list[str]] = {}
    for entry in entries(language):
        form = entry.data.get("form", "name")
        if entry.layer != "actors" or entry.case or form not in _NAMING or "city" in entry.data:
            continue
        if kinds().get(entry.key, ("",))[0] not in ("state", "bloc"):
            continue
        for name in sorted({fold(name) for name in entry.forms}, key=len):
            stem = f" {name[: _LONG_STEM if ' ' in name[:_STEM] else _STEM]}"
            if not stem.startswith(tuple(names.setdefault(entry.key, []) or ("\0",))):
                names[entry.key].append(stem)
    return {key: tuple(found) for key, found in names.items()}


def demonym(actor: str) -> str:
    """Return the English adjective of a state or bloc, its name where there is none."""
    return _demonyms().get(actor, (actor, actor))[0]


def people(actor: str) -> str:
    """Return the English name of the people of a state."""
    return _demonyms().get(actor, (actor, actor))[1]


def holders(state: str, office: str) -> tuple[str, ...]:
    """Return all who held an office, as far as the packs list them."""
    held = settings(COMMON, "actors").get("offices", {}).get(state, ())
    return tuple(str(row[3]) for row in held if row[0] == office)


def in_office(state: str, office: str, day: date | None) -> str:
    """Return who held an office on a day; without a day, who holds it now; blank if unknown."""
    held = settings(COMMON, "actors").get("offices", {}).get(state, ())
    for title, since, until, person in held:
        if title != office:
            continue
        if day is None and not until:
            return str(person)
        if day is not None and since <= day.isoformat() and (not until or day.isoformat() < until):
            return str(person)
    return ""


def region_members(region: str) -> tuple[str, ...]:
    """Return the states of a region, empty if the packs do not list them."""
    return tuple(settings(COMMON, "actors").get("regions", {}).get(region, ()))


@cache
def _demonyms() -> Mapping[str, tuple[str, str]]:
    return {
        state: (pair[0], pair[1]) for state, pair in settings(COMMON, "actors").get("demonyms", {}).items()
    }
