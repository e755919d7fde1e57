"""To which vector a partner counts on a day: its own, its bloc's, its home's, or several at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kerege.case.elements import Row

MEMBER = "member"


@dataclass(frozen=True)
class Belonging:
    """Memberships with dates.

    kinds   : kind of every actor (state, bloc, firm, organisation)
    homes   : home of every firm that has one
    spells  : (member, of, since, until); only the status ``member`` counts; None is open
    vectors : the relations of the case, in its order
    """

    kinds: Mapping[str, str]
    homes: Mapping[str, str]
    spells: tuple[tuple[str, str, date | None, date | None], ...]
    vectors: tuple[str, ...]

    def members(self, of: str, day: date) -> tuple[str, ...]:
        """Return who belongs to a bloc or organisation on a day, sorted."""
        return tuple(sorted({m for m, bloc, since, until in self.spells
                             if bloc == of and _holds(since, until, day)}))  # fmt: skip

    def blocs(self, actor: str, day: date) -> tuple[str, ...]:
        """Return what an actor belongs to on a day, sorted."""
        return tuple(sorted({bloc for m, bloc, since, until in self.spells
                             if m == actor and _holds(since, until, day)}))  # fmt: skip

    def vectors_of(self, partner: str, day: date) -> tuple[str, ...]:
        """Return the vectors a partner counts to: none means others, several that it is shared.

        A vector counts to itself; a firm to its home's; a member of one vector to that bloc; an organisation
        to the vectors that belong to it, or whose members do.
        """
        if partner in self.vectors:
            return (partner,)
        if self.homes.get(partner):
            return self.vectors_of(self.homes[partner], day)
        above = [v for v in self.vectors if v in self.blocs(partner, day)]
        if above:
            return tuple(above)
        if self.kinds.get(partner) not in ("bloc", "organisation"):
            return ()
        inside = {v for m in self.members(partner, day) for v in self._up(m, day)}
        return tuple(v for v in self.vectors if v in inside)

    def _up(self, actor: str, day: date) -> tuple[str, ...]:
        if actor in self.vectors:
            return (actor,)
        return tuple(v for v in self.vectors if v in self.blocs(actor, day))

    def inside(self, partner: str, others: frozenset[str], day: date) -> str:
        """Return the one of ``others`` that is a bloc holding ``partner``, or nothing."""
        held = (b for b in self.blocs(partner, day) if b in others and self.kinds.get(b) == "bloc")
        return next(held, "")


def _holds(since: date | None, until: date | None, day: date) -> bool:
    return (since is None or since <= day) and (until is None or day < until)


def make_belonging(actors: Mapping[str, Row], memberships: list[Row], vectors: tuple[str, ...]) -> Belonging:
    """Return the memberships of a case."""
    return Belonging(
        kinds={a: row["kind"] for a, row in actors.items()},
        homes={a: row["home"] for a, row in actors.items() if row["home"]},
        spells=tuple((r["actor"], r["of"], r["since"], r["until"])
                     for r in memberships if r["status"] == MEMBER),
        vectors=vectors,
    )  # fmt: skip
