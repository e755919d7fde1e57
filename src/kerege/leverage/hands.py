"""Who acts for an actor: itself, the members of a bloc, and the firms at home in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kerege.case.blocs import bloc_members
from kerege.case.model import Case


@dataclass(frozen=True, slots=True)
class Hands:
    """An actor and those whose acts and whose income count as its own.

    states : the actor, and its members where it is a bloc
    all    : these and the firms at home in them
    own    : the actor and the firms at home in it, without members: who may be bound by an exception
    """

    actor: str
    states: frozenset[str]
    all: frozenset[str]
    own: frozenset[str]


def hands_of(case: Case, actor: str) -> Hands:
    """Return who acts for ``actor``.

    Raises
    ------
    ValueError
        If the case has no such state or bloc.
    """
    return _hands(case)[checked(case, (actor,))[0]]


def checked(case: Case, actors: Iterable[str]) -> tuple[str, ...]:
    """Return ``actors`` without repetition, in order, or raise ValueError for what is no state or bloc."""
    known = _hands(case)
    wanted = tuple(dict.fromkeys(actors))
    strange = [a for a in wanted if a not in known]
    if strange:
        raise ValueError(f"{', '.join(strange)}: not a state or bloc of the case; known: {', '.join(known)}")
    return wanted


@lru_cache(maxsize=4)
def _hands(case: Case) -> dict[str, Hands]:
    rows = case.elements.actors
    members = bloc_members(case)
    firms: dict[str, set[str]] = {}
    for name, row in rows.items():
        if row["home"]:
            firms.setdefault(row["home"], set()).add(name)
    found = {}
    for name in sorted(a for a, row in rows.items() if row["kind"] in {"state", "bloc"}):
        states = frozenset({name, *members.get(name, ())})
        inside = {f for state in states for f in firms.get(state, ())}
        found[name] = Hands(
            name, states, states | frozenset(inside), frozenset({name} | firms.get(name, set()))
        )
    return found


def overlap(case: Case, one: str, other: str) -> bool:
    """Whether two actors are partly the same: a state and its own bloc."""
    return bool(hands_of(case, one).states & hands_of(case, other).states)


def default_players(case: Case) -> tuple[str, ...]:
    """Return the vectors and the focus actor: who bargains where nobody is named.

    A vector that is partly the same as the focus actor or as an earlier vector is left out.
    """
    found: list[str] = []
    for actor in checked(case, (case.meta.focus, *case.meta.vectors)):
        if not any(overlap(case, actor, other) for other in found):
            found.append(actor)
    return (*found[1:], found[0])


def default_actors(case: Case) -> tuple[str, ...]:
    """Return whom a matrix is about where nobody is named: the rivals of the case, or who bargains."""
    return checked(case, case.meta.rivals) or default_players(case)
