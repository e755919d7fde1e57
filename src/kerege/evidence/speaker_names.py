"""Speakers as the claims write them: one name for one speaker, without office and relay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_BRACKETS = re.compile(r"\s*\([^()]*\)")
#: a word of a person's name: a capital and small letters, so that neither "NO" nor "/" is one
_GIVEN = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]+([-'][^\W\d_]+)*")
_RELAY = re.compile(r"\s+via\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """A speaker's text in its parts: ``Bolat Akchulakov (energy minister) via Interfax``."""

    name: str
    office: str
    relay: str


def parse_speaker(text: str) -> Named:
    """Return name, office and relay of a speaker as a claim writes it.

    Examples
    --------
    >>> parse_speaker("Bolat Akchulakov, energy minister")
    Named(name='Bolat Akchulakov', office='energy minister', relay='')
    >>> parse_speaker("Reuters via Zonebourse")
    Named(name='Reuters', office='', relay='Zonebourse')
    """
    first, *relays = _RELAY.split(text.strip())
    offices = [found.strip(" ()") for found in _BRACKETS.findall(first)]
    name, _, after = _BRACKETS.sub("", first).partition(", ")
    if after:
        offices.append(after.strip())
    return Named(name.strip(), "; ".join(offices), "; ".join(relays))


def one_name(names: Iterable[str]) -> Mapping[str, str]:
    """Return name -> the fuller name it stands for: a surname alone, where one full name alone ends in it.

    Examples
    --------
    >>> one_name(["Tokayev", "Kassym-Jomart Tokayev"])["Tokayev"]
    'Kassym-Jomart Tokayev'
    """
    known = sorted(set(names))
    by_last: dict[str, list[str]] = {}
    for name in known:
        words = name.split()
        if len(words) in (2, 3) and all(_GIVEN.fullmatch(word) for word in words):
            by_last.setdefault(words[-1], []).append(name)
    return {name: fuller[0] if len(fuller := by_last.get(name, [])) == 1 else name for name in known}
