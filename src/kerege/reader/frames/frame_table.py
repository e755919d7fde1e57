"""Frames: which roles whose quantity a figure is may have, and towards whom, by measure."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache, lru_cache

from kerege.reader.packs import COMMON, settings


@dataclass(frozen=True, slots=True)
class Frame:
    """Roles that subject and object of a measure may have, the likeliest first; kinds of actors it suits."""

    subject: tuple[str, ...]
    object: tuple[str, ...]
    prefer: Set[str] = frozenset()


def frame_of(stem: str, around: Set[str]) -> Frame:
    """Return the frame of a measure (without the ending of a change) in its surroundings."""
    for needs, bars, frame in _frames_of(stem):
        if bars.isdisjoint(around) and not (needs and needs.isdisjoint(around)):
            return frame
    return Frame((), ())


@lru_cache(maxsize=512)
def _frames_of(stem: str) -> tuple[tuple[frozenset[str], frozenset[str], Frame], ...]:
    """Return the frames whose names a measure fits, in order, with what they need and what bars them."""
    return tuple(
        (needs, bars, frame)
        for names, needs, bars, frame in _frames()
        if any(fnmatchcase(stem, name) for name in names)
    )


@cache
def _frames() -> tuple[tuple[tuple[str, ...], frozenset[str], frozenset[str], Frame], ...]:
    return tuple(
        (
            tuple(row["measure"]),
            frozenset(row.get("with", ())),
            frozenset(row.get("without", ())),
            Frame(tuple(row["subject"]), tuple(row["object"]), frozenset(row.get("prefer", ()))),
        )
        for row in settings(COMMON, "measures")["slots"]
    )
