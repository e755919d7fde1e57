"""Whom a mention stands for: a person, ministry or central bank may stand for its state."""

from __future__ import annotations

from functools import cache

from kerege.reader.actors.known import kinds
from kerege.reader.frames.listed import is_listed
from kerege.reader.frames.measures import Measured
from kerege.reader.frames.measures_names import table
from kerege.reader.frames.parts import Part
from kerege.reader.layers import Mention
from kerege.reader.packs import COMMON, settings

#: how the names of offices begin that act for their state
_OFFICES = ("Ministry ", "Government of ", "Press Service of ", "Presidential Administration of ")
#: how the name of all firms of a state ends, whose figures are those of the state
_GROUP = " firms"
#: kinds of actors with a state that are several of its people or countries
_MANY = frozenset(("people", "bloc"))
#: what the name of an office has that counts for its state
_COUNTS = "Statistic"


def name_of(part: Part | None, measured: Measured) -> str:
    """Return the name of a figure's actor; a person or a paper stands for its state, a people in trade."""
    if part is None:
        return ""
    mention = part.mention
    of_state = not measured.stem.endswith("_count") and not is_listed("of_peoples", measured.stem)
    flow = mention.kind == "people" and of_state
    stands = mention.kind in {"person", "media"} and measured.stem not in table("of_persons")
    program = mention.kind == "body" and measured.stem == "investment" and _is_bloc(mention.state)
    program = program and "Bank" not in mention.actor
    ministry = mention.kind == "body" and (
        (mention.form == "title" and _is_of_state(mention.actor)) or mention.actor in _ministries()
    )
    bank = mention.kind == "body" and _tells_of_state(mention, measured)
    return (
        mention.state if mention.state and (flow or stands or program or ministry or bank) else mention.actor
    )


def _tells_of_state(mention: Mention, measured: Measured) -> bool:
    """Say whether a bank or office tells what its state has: exports, growth; all where it is unnamed."""
    titled = mention.form == "title" and mention.actor.startswith("National Bank of ")
    titled = titled or _COUNTS in mention.actor
    if is_listed("of_no_offices", measured.stem) or is_listed("of_economies", measured.stem):
        return True
    return titled and measured.stem not in table("of_bodies")


def _is_of_state(name: str) -> bool:
    """Say whether ministries or officials act for their state."""
    return name.startswith(_OFFICES) or name.endswith(" officials")


@cache
def _ministries() -> frozenset[str]:
    """Return the names of their own that ministries of states have ("HM Treasury")."""
    listed = settings(COMMON, "actors")["institutions"]
    return frozenset(
        name for office, names in listed.items() if office.startswith("Ministry") for name in names.values()
    )


def _counts_firms(measured: Measured) -> bool:
    """Say whether a figure is of the firms themselves, as how many they are."""
    return measured.stem.startswith("firms_")


def _is_bloc(name: str) -> bool:
    return kinds().get(name, ("",))[0] == "bloc"


def whose(name: str, measured: Measured, told: tuple[Mention, ...]) -> str:
    """Return whose firms, people or countries a figure is about ("Danish firms bought 3 Mt")."""
    firms = name.endswith(_GROUP)
    if is_listed("of_peoples", measured.stem) or (firms and _counts_firms(measured)):
        return name
    groups = (m for m in told if m.actor == name and m.state)
    return next((m.state for m in groups if m.kind in _MANY or firms), name)
