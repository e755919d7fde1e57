"""Who says what: the result of the speakers room."""

from __future__ import annotations

from dataclasses import dataclass

from kerege.speakers.facts import Fact
from kerege.speakers.silences import Silence


@dataclass(frozen=True, slots=True)
class Speaker:
    """One speaker over all claims of a case.

    side      : actor they speak for; blank = nobody's; None = not known
    claims    : number of claims; ``as_party``: of those, where the side is a party to the matter
    forecasts : claims of kind plan or forecast
    shared    : facts that others tell, too; ``conflicts``: of those, where the speaker's figure differs from
                another's beyond ranges and roundings
    high, low : of the shared facts, how often the speaker's figure is the highest, the lowest (ties count for
                nobody)
    met, missed    : forecasts that came due
    mean_relative  : mean of (forecast - outcome) / outcome; None without any
    """

    name: str
    side: str | None
    claims: int
    as_party: int
    forecasts: int
    shared: int
    conflicts: int
    high: int
    low: int
    met: int
    missed: int
    mean_relative: float | None


@dataclass(frozen=True)
class Speakers:
    """Who says what in a case: speakers by number of claims, facts side by side, and silences.

    names : claim id -> name of its speaker; claims of the analyst (assumptions) have none
    """

    names: dict[str, str]
    speakers: tuple[Speaker, ...]
    facts: tuple[Fact, ...]
    silences: tuple[Silence, ...]
