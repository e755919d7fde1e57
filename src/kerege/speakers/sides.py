"""Whose side a speaker is on, and whether that side is a party to what a claim is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from kerege.case.model import Case
from kerege.evidence.claims import Claim

_WORD = re.compile(r"[\w'+-]+")
_LONGEST = 5
#: end of the name under which a text speaks in its own voice
TEXT = " (author)"
#: columns of links, plants and groups that name actors with an interest in the element
_INTERESTED = ("operator", "territories", "owner", "holder")


@dataclass(frozen=True)
class Sides:
    """The actors of a case as parties to claims.

    stated : speaker's name -> actor they speak for, from ``speakers.csv``; blank = nobody's side
    """

    case: Case
    stated: Mapping[str, str]

    @cached_property
    def _names(self) -> Mapping[tuple[str, ...], str]:
        """Words of every name of an actor in small letters, and every id as it stands -> the id."""
        names: dict[tuple[str, ...], str] = {}
        for actor, row in self.case.elements.actors.items():
            names.setdefault(_words(row["name"]), actor)
            names.setdefault((actor,), actor)
        return names

    @cached_property
    def _holders(self) -> Mapping[str, frozenset[str]]:
        """Claim -> actors with an interest in the elements whose numbers rest on it."""
        held: dict[str, set[str]] = {}
        for row in self.case.tables["stakes"].iter_rows(named=True):
            held.setdefault(row["element"], set()).add(row["holder"])
        found: dict[str, set[str]] = {}
        for number in self.case.numbers.values():
            row = self.case.elements.rows.get(number.element, {})
            owners = {name for column in _INTERESTED for name in _listed(row.get(column))}
            if number.element in self.case.elements.actors:
                owners.add(number.element)
            for claim in number.claims:
                found.setdefault(claim, set()).update(owners, held.get(number.element, ()))
        return {claim: frozenset(actors) for claim, actors in found.items()}

    def mentioned(self, text: str) -> tuple[str, ...]:
        """Return the actors whose name or id stands in a text, in its order."""
        words = tuple(_WORD.findall(text))
        found, at = [], 0
        while at < len(words):
            for size in range(min(_LONGEST, len(words) - at), 0, -1):
                run = words[at : at + size]
                actor = self._names.get(run) or self._names.get(tuple(w.casefold() for w in run))
                if actor is not None:
                    found.append(actor)
                    at += size - 1
                    break
            at += 1
        return tuple(dict.fromkeys(found))

    def whole(self, text: str) -> str:
        """Return the actor whose name or id a text is as a whole; blank if it is none."""
        return self._names.get((text.strip(),)) or self._names.get(_words(text), "")

    def side(self, speaker: str) -> str | None:
        """Return the actor a speaker speaks for; blank = nobody's, None = not known."""
        if speaker in self.stated:
            return self.stated[speaker]
        if speaker.endswith(TEXT):
            return None  # an outlet's name tells nothing of its side
        named = self.mentioned(speaker)
        return named[0] if named else None

    def parties(self, claim: Claim) -> frozenset[str]:
        """Return the actors a claim is about, and those with an interest in what rests on it."""
        named = {*self.mentioned(claim.subject), *self.mentioned(claim.object)}
        return frozenset(named | self._holders.get(claim.id, frozenset()))

    def is_party(self, speaker: str, claim: Claim) -> bool | None:
        """Return whether the speaker's side, or its home, is a party; None if the side is not known."""
        side = self.side(speaker)
        if side is None:
            return None
        own = self._homes(side)
        return bool(side) and any(own & self._homes(party) for party in self.parties(claim))

    def _homes(self, actor: str) -> frozenset[str]:
        row = self.case.elements.actors.get(actor, {})
        return frozenset(name for name in (actor, row.get("home") or "") if name)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in _WORD.findall(text))


def _listed(value: Iterable[str] | str | None) -> tuple[str, ...]:
    if value is None or value == "":
        return ()
    return (value,) if isinstance(value, str) else tuple(value)
