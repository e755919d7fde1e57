"""Plainly artificial leverage, power, worst cases and hedges: round numbers for tests of tables and pages."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from types import MappingProxyType
from typing import Any

import numpy as np
import polars as pl

from kerege.base.intervals import Interval
from kerege.case.instruments import Deed
from kerege.case.model import Case, Number
from kerege.case.options import Effect, Option
from kerege.evidence.claims import Kind as ClaimKind
from kerege.evidence.estimates import Estimate
from kerege.hedge.model import Attack, Frontier, Hedge, Offer, Point, Verdict
from kerege.leverage.alliances import Alliance
from kerege.leverage.grounds import Basis
from kerege.leverage.instruments import WHOLE, Instrument
from kerege.leverage.matrix import Leverage
from kerege.leverage.power import Division, Power, divide
from kerege.leverage.replies import Aim, Reply
from kerege.leverage.shifts import Shift
from kerege.leverage.threats import Kind, Physical, Threat
from kerege.leverage.worst import WorstCase, WorstCases

HALF = Interval(0.3, 0.5, 0.6)
START = date(2023, 1, 1)


def instrument(actor: str, element: str, deed: Deed = Deed.CLOSE, **given: Any) -> Instrument:
    made = Instrument(
        f"{actor}.{deed}.{element}", actor, element, deed, "capacity", (), "", (Basis.TERRITORY,), WHOLE
    )
    return replace(made, **given)


def threat(kind: Kind, pair: tuple[str, str], months: int, loss: float, own: float, **given: Any) -> Threat:
    """Return a threat; ``loss`` and ``own`` in kUSD."""
    made = Threat(kind, *pair, months, (), loss, own, (), (), True, 1e-9)
    return replace(made, **given)


def make_leverage(
    actors: Sequence[str], focus: str, element: str, good: str, *, months: Sequence[int] = (1, 12),
    apart: Sequence[tuple[str, str]] = (), third: str = "ROW",
) -> Leverage:  # fmt: skip
    """Return a matrix: the n-th actor costs the m-th 10**(n + m) MUSD a year, every other one at more."""
    threats: list[Threat] = []
    for span in months:
        for n, one in enumerate(actors):
            for m, other in enumerate(actors):
                if one == other or (one, other) in apart:
                    continue
                loss = 1000.0 * 10 ** (n + m) * span / 12
                own = 3.0 * loss if (n + m) % 2 else -0.1 * loss
                close = instrument(one, element)
                cap = instrument(
                    one, element, Deed.CAP, basis=(Basis.STATED,), amount=HALF, note="By treaty <b>only</b>"
                )
                more: dict[str, Any] = {
                    "others": ((third, 0.2 * loss), ("XX", -0.1 * loss)),
                    "physical": (Physical(good, -12.0, 3.0, -400.0),),
                }
                pair = (one, other)
                threats += [
                    threat(Kind.SINGLE, pair, span, loss, own, instruments=(close,), **more),
                    threat(
                        Kind.WORST, pair, span, 1.5 * loss, 1.5 * own, instruments=(cap, close), **more,
                        exact=n > 0,
                    ),
                    threat(Kind.WORTHWHILE, pair, span, 0.0, 0.0),
                ]  # fmt: skip
    last = [t for t in threats if t.kind is Kind.WORST and t.months == max(months, default=0)]
    hit = [t for t in last if t.target == focus]
    replies = tuple(
        Reply(t, Aim.RELIEF, instrument(focus, element, Deed.WITHHOLD), 0.5 * t.loss, t.own_loss + 2e4, 0.0)
        for t in hit
    )
    pairs = tuple(
        Alliance(a, b, (*a.instruments, *b.instruments), a.loss + b.loss + 5e6, a.loss + b.loss)
        for a, b in pairwise(hit)
    )
    shifts = tuple(Shift("pipe-shut-90", t, replace(t, loss=0.2 * t.loss)) for t in hit)
    found = (tuple(threats), replies, pairs, shifts)
    return Leverage(tuple(actors), focus, tuple(months), START, *found, 99, 1.0)


def game(option: str, players: Sequence[str], scale: float = 1.0) -> Division:
    """Return a market that only the first two players make: the others add a trifle, the last nothing."""
    values = np.zeros(1 << len(players))
    for mask in range(len(values)):
        both = 1e6 * scale if mask & 3 == 3 else 0.0
        values[mask] = both + sum(1e4 for bit in range(2, len(players) - 1) if mask >> bit & 1)
    return divide(option, players, values, 2e-9)


def make_power(players: Sequence[str], options: Sequence[str] = ()) -> Power:
    """Return the game of :func:`game`, twice as large with the first option, and so on."""
    made = tuple(game(o, players, 2.0 + n) for n, o in enumerate(options))
    return Power(tuple(players), 12, game("", players), made, 64, 1.0)


def quarrel(players: Sequence[str]) -> Power:
    """Return a game in which all are worth more alone: no imputation, an empty core."""
    values = np.array([0.0 if mask == 0 else 1e6 for mask in range(1 << len(players))])
    return Power(tuple(players), 12, divide("", players, values), (), 8, 1.0)


def no_players() -> Power:
    """Return a power without any player."""
    none = np.zeros(0)
    return Power((), 12, Division("", (), np.zeros(1), none, none, none, True, True, False, 0.0), (), 0, 1.0)


def make_worst(focus: str, elements: Sequence[str]) -> WorstCases:
    cases = tuple(WorstCase(k, tuple(sorted(elements[:k])), 2e6 * k, k < 2) for k in range(len(elements) + 1))
    return WorstCases(focus, 12, cases, 40, 200, 1.0)


def option(name: str, element: str, builder: str = "") -> Option:
    return Option(
        name, f"The {name} & more", builder, (), (Effect(f"{name}-{element}", element, "capacity", ()),)
    )


def point(cost: float, loss: float, *options: str, bound: float | None = None) -> Point:
    """Return a portfolio; money in MUSD, ``bound`` only where it is not proven."""
    low = loss if bound is None else bound
    return Point(tuple(sorted(options)), 1e3 * cost, 1e3 * loss, 1e3 * low, 0.1, bound is None, ("hard",))


def make_hedge(focus: str, coercer: str, element: str, *, budget: float = 4e5) -> Hedge:
    """Return a hedge with two options, three points and an unproven one, a limit of two years."""
    options = [option("second-pipe", element, coercer), option("tanks", element)]
    offers = (
        Offer(options[0], Interval(2e5, 3e5, 4e5), 5e3, Interval(365.0, 730.0, 1095.0), ("ASM-001",)),
        Offer(options[1], Interval(4e3, 5e3, 6e3), 0.0, Interval(90.0, 90.0, 90.0)),
    )
    attacks = (
        Attack("peace", "a year of peace", "", (), 0.0),
        Attack("hard", "all <it> has", coercer, (instrument(coercer, element),), 9e6),
    )
    points = (point(0, 9000), point(5, 7000, "tanks", bound=6500), point(305, 4000, "second-pipe", "tanks"))
    return Hedge(
        focus, 12, budget, offers, attacks, points[2],
        (Frontier(0, points, complete=True), Frontier(2, points[:2], complete=False)),
        (Verdict("second-pipe", True, 0.75, "opens a way out"), Verdict("tanks", True, None, "cheap")),
        ("dream",), 3, 20, 77, 1.0,
    )  # fmt: skip


def no_hedge(focus: str, coercer: str) -> Hedge:
    """Return a hedge in which nothing on offer is worth buying and the frontier is one point."""
    made = make_hedge(focus, coercer, "x", budget=math.inf)
    nothing = point(0, 9000)
    verdicts = tuple(Verdict(o.option.id, False, None, "saves less than it costs") for o in made.offers)
    return replace(
        made, chosen=nothing, frontiers=(Frontier(0, (nothing,), complete=True),), verdicts=verdicts,
        left_out=(), draws=0,
    )  # fmt: skip


def with_options(case: Case, actor: str, element: str, claim: str) -> Case:
    """Return ``case`` with two options, an option without numbers and a capped link, bound to ``claim``."""
    rows: dict[str, list[tuple[object, ...]]] = {
        "options": [
            ("second-pipe", "The second-pipe & more", actor, [], None),
            ("tanks", "The tanks & more", None, [], None),
            ("dream", "A dream", None, [], None),
        ],
        "option_effects": [("pipe-room", "second-pipe", element, "capacity", [], None)],
        "instruments": [("cap-it", actor, element, "cap", "By treaty <b>only</b>")],
    }
    tables = dict(case.tables)
    for stem, lines in rows.items():
        own = {c: k for c, k in tables[stem].schema.items() if not c.startswith("_")}
        tables[stem] = pl.DataFrame(lines, schema=own, orient="row")
    made = [
        ("cap-it", "strength", HALF, "1"),
        ("second-pipe", "capital_cost", Interval(2e5, 3e5, 4e5), "kUSD"),
        ("second-pipe", "lead_time", Interval(365.0, 730.0, 1095.0), "day"),
        ("pipe-room", "added", Interval(1.0, 2.0, 3.0), "kt/day"),
    ]
    bound = [
        Number(e, a, "", "", Estimate(i, unit, "single", (claim,), (), ClaimKind.ASSUMPTION, False), "", 9)
        for e, a, i, unit in made
    ]
    numbers = dict(sorted({**case.numbers, **{n.key: n for n in bound}}.items()))
    return replace(case, tables=tables, numbers=MappingProxyType(numbers))
