"""What is asked about a case, checked before anything is solved: every fault as a finding with a way out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from difflib import get_close_matches
from itertools import combinations

from kerege.base.findings import Finding, error, shorten
from kerege.case.hints import did_you_mean, listed
from kerege.case.model import Case
from kerege.leverage.coalitions import MOST_PLAYERS
from kerege.leverage.hands import overlap

#: longest horizon in months; the season of one base year says nothing of what is further away
MOST_MONTHS = 120
_ACTS = ("state", "bloc")


def known_actors(case: Case) -> tuple[str, ...]:
    """Return the states and blocs of a case, sorted: only they act and are hit."""
    return tuple(sorted(a for a, row in case.elements.actors.items() if row["kind"] in _ACTS))


def actor_findings(case: Case, names: Iterable[str]) -> list[Finding]:
    """Return a finding for each name that is no state or bloc of the case."""
    known = known_actors(case)
    return [_stranger(case, name, known) for name in dict.fromkeys(names) if name not in known]


def _stranger(case: Case, name: str, known: Sequence[str]) -> Finding:
    row = case.elements.actors.get(name)
    expected = "a state or bloc: " + (listed(known, 40) or "none in actors.csv")
    if row is None:
        return error("unknown-actor", f"the case {case.meta.id} has no actor {shorten(name)}", subject=name,
                     expected=expected, found=shorten(name), remedy=_meant(case, name, known))  # fmt: skip
    kind, home = row["kind"], row["home"]
    remedy = f"write {home}, where it is at home" if home else "name a state or a bloc"
    return error("not-a-state", f"{name} is of kind {kind}; states and blocs act, for all at home in them",
                 subject=name, expected=expected, found=kind, remedy=remedy)  # fmt: skip


def _meant(case: Case, name: str, known: Sequence[str]) -> str:
    """Return an instruction naming the actors whose id or name comes closest."""
    words = {word.lower(): a for a in known for word in (a, case.elements.actors[a]["name"] or a)}
    close = [words[w] for w in get_close_matches(name.lower(), words, n=3, cutoff=0.6)]
    return "write " + " or ".join(dict.fromkeys(close)) if close else did_you_mean(name, known)


def apart_findings(case: Case, names: Sequence[str]) -> list[Finding]:
    """Return a finding for each two actors that are partly the same, such as a bloc and its member."""
    known = set(known_actors(case))
    pairs = combinations([n for n in dict.fromkeys(names) if n in known], 2)
    return [
        error("same-twice", f"{one} and {other} are partly the same actor", subject=other,
              expected="a bloc or its members", found=f"{one} and {other}",
              remedy="leave one of the two out")
        for one, other in pairs if overlap(case, one, other)
    ]  # fmt: skip


def pair_findings(case: Case, names: Sequence[str]) -> list[Finding]:
    """Return a finding where no two of the actors are apart, so that nobody can act on anybody."""
    known, named = set(known_actors(case)), tuple(dict.fromkeys(names))
    if not set(named) <= known or any(not overlap(case, a, b) for a, b in combinations(named, 2)):
        return []
    return [error("no-pair", "there is nobody to act on", expected="two actors that are not partly the same",
                  found=" and ".join(named) or "none", remedy="name another actor")]  # fmt: skip


def player_findings(case: Case, players: Sequence[str]) -> list[Finding]:
    """Return what is wrong with the players of a game."""
    named = tuple(dict.fromkeys(players))
    found = [*actor_findings(case, named), *apart_findings(case, named)]
    if len(named) == 1:
        found.append(error("one-player", "one player has nobody to bargain with", subject=named[0],
                           expected="two players or more", found=named[0],
                           remedy="name another player, or none for those of the case"))  # fmt: skip
    if len(named) > MOST_PLAYERS:
        found.append(error("too-many-players", f"{len(named)} players have {2 ** len(named)} coalitions, and "
                           "each is a market to solve", expected=f"at most {MOST_PLAYERS} players",
                           found=str(len(named)),
                           remedy="name those that matter, or a bloc for its members"))  # fmt: skip
    return found


def shock_findings(case: Case, name: str) -> list[Finding]:
    """Return a finding where the name is given and is no shock of the case."""
    known = [s.id for s in case.shocks]
    if not name or name in known:
        return []
    expected = f"one of: {listed(known, 40)}" if known else "at least one [[shock]] in shocks.toml"
    return [error("unknown-shock", f"the case {case.meta.id} has no shock {shorten(name)}", subject=name,
                  expected=expected, found=shorten(name), remedy=did_you_mean(name, known))]  # fmt: skip


def option_findings(case: Case, names: Iterable[str]) -> list[Finding]:
    """Return a finding for each name that is no option of the case."""
    known = [o.id for o in case.options]
    return [
        error("unknown-option", f"the case {case.meta.id} has no option {shorten(name)}", subject=name,
              expected=f"one of: {listed(known, 40)}" if known else "at least one row in options.csv",
              found=shorten(name), remedy=did_you_mean(name, known))
        for name in dict.fromkeys(names) if name not in known
    ]  # fmt: skip


def whole_findings(
    what: str, values: Iterable[int], *, least: int = 1, most: int | None = None
) -> list[Finding]:
    """Return a finding for each number that is out of range; one where there is none at all."""
    expected = f"a whole number from {least} " + ("on" if most is None else f"to {most}")
    given = tuple(values)
    wrong = [shorten(v) for v in given if not _fits(v, least, most)] or ([] if given else ["none"])
    return [error("out-of-range", f"{what} is out of range", subject=what, expected=expected, found=value,
                  remedy=f"give {expected}") for value in wrong]  # fmt: skip


def _fits(value: int, least: int, most: int | None) -> bool:
    return isinstance(value, int) and value >= least and (most is None or value <= most)


def start_findings(case: Case, start: date | None) -> list[Finding]:
    """Return a finding where the first day is outside the base period."""
    base = case.meta.base
    if start is None or base.start <= start < base.end:
        return []
    return [error("outside-base", "the first day is outside the base period", subject="start",
                  expected=f"a day from {base.start} on and before {base.end}", found=start.isoformat(),
                  remedy="give a day of the base period; what follows takes its season")]  # fmt: skip
