"""The cheapest hedge, against every portfolio under every attack; budgets, exclusions, time, vendors."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations
from pathlib import Path

import pytest

from kerege.hedge.model import Attack, Hedge
from kerege.hedge.search import find_hedge
from kerege.leverage.boards import set_boards
from kerege.leverage.hands import hands_of
from kerege.leverage.measures import measures_of
from kerege.leverage.threats import Kind, find_threats
from kerege.network.values import Values
from kerege.whatif.pipeline import Solved, solve_case
from templates import solved_template
from wider import OPTIONS, PRICES, Number, prices, solved_wider, wider_case

NAMES = [o for o, _, _ in OPTIONS]
COST = {"wider-rail": 300e3, "second-pipe": 900e3, "wider-pipe": 120e3}
MONTHS = 3
RIVALS = ("TR", "NB")


def hedge(solved: Solved, **more: object) -> Hedge:
    return find_hedge(solved, **{"adversaries": RIVALS, "months": MONTHS, "workers": 1, **more})


@lru_cache(maxsize=1)
def found() -> Hedge:
    return hedge(solved_wider())


def repriced(folder: Path, *numbers: Number, **more: object) -> Solved:
    return solve_case(Values(wider_case(folder, numbers=(*PRICES, *numbers), **more)))


def portfolios(names: Iterable[str]) -> list[tuple[str, ...]]:
    names = sorted(names)
    return [c for size in range(len(names) + 1) for c in combinations(names, size)]


def loss(solved: Solved, bought: Iterable[str], attack: Attack) -> float:
    """Return what an attack costs Upland with ``bought`` in place, on boards of its own."""
    boards = set_boards(solved, MONTHS)
    options = [o for o in boards.case.options if o.id in set(bought)]
    measures = [m for o in options for m in measures_of(solved.values, o)]
    plays = boards.plays([*measures, *attack.instruments])
    return sum(boards.loss(play, hands_of(boards.case, "UP")) for _, play in plays)


def worst(solved: Solved, bought: Iterable[str], attacks: Iterable[Attack]) -> float:
    return max(loss(solved, bought, a) for a in attacks)


@pytest.mark.parametrize("rivals", [RIVALS, ("TR", "NB", "WE", "EA")], ids=["transit", "all"])
def test_the_frontier_is_that_of_every_portfolio_under_every_attack(rivals: tuple[str, ...]) -> None:
    hedged = hedge(solved_wider(), adversaries=rivals)
    every = {p: worst(solved_wider(), p, hedged.attacks) for p in portfolios(NAMES)}
    points = hedged.frontiers[0].points
    assert hedged.frontiers[0].complete
    for point in points:
        assert point.proven
        assert point.loss == pytest.approx(every[point.options], rel=1e-6)
        assert point.cost == sum(COST[o] for o in point.options)
        within = [value for p, value in every.items() if sum(COST[o] for o in p) <= point.cost]
        assert point.loss == pytest.approx(min(within), rel=1e-6)
    # what is not on it spares less than a thousandth
    for portfolio, value in every.items():
        cost = sum(COST[o] for o in portfolio)
        best = min(p.loss for p in points if p.cost <= cost)
        assert value >= best - 1.1e-3 * points[0].loss


def test_the_more_is_spent_the_less_is_lost() -> None:
    for frontier in found().frontiers:
        assert [p.cost for p in frontier.points] == sorted({p.cost for p in frontier.points})
        losses = [p.loss for p in frontier.points]
        assert losses == sorted(set(losses), reverse=True)
        assert all(p.proven and p.gap <= 1e-6 and p.bound <= p.loss for p in frontier.points)
    assert len(found().frontiers[0].points) > 2


def test_nothing_bought_leaves_the_worst_threat() -> None:
    """The defender's problem without money is the attackers' problem."""
    boards = set_boards(solved_wider(), MONTHS)
    threats = [t for a in RIVALS for t in find_threats(boards, a, "UP", MONTHS) if t.kind is Kind.WORST]
    hedged = hedge(solved_wider(), budget=0)
    assert hedged.chosen.options == ()
    assert hedged.chosen.loss == pytest.approx(max(t.loss for t in threats), rel=1e-9)
    assert hedged.chosen.binding == (found().frontiers[0].points[0].binding[0],)
    assert hedged.chosen == hedged.frontiers[0].points[0]


@pytest.mark.parametrize(
    ("budget", "options"),
    [
        (299_999, ()),  # nothing on the frontier is that cheap
        (300_000, ("wider-rail",)),
        (899_999, ("wider-rail",)),
        (900_000, ("second-pipe",)),
        (math.inf, ("second-pipe", "wider-rail")),
    ],
)
def test_the_best_within_the_budget_is_chosen(budget: float, options: tuple[str, ...]) -> None:
    hedged = hedge(solved_wider(), budget=budget)
    assert hedged.chosen.options == options
    assert hedged.frontiers == found().frontiers  # the budget only picks a point


def test_the_binding_attack_is_the_one_that_reaches_the_loss() -> None:
    by_id = {a.id: a for a in found().attacks}
    for point in found().frontiers[0].points:
        for name in point.binding:
            assert loss(solved_wider(), point.options, by_id[name]) == pytest.approx(point.loss, rel=1e-6)
    assert by_id["peace"].instruments == ()


def test_options_that_exclude_each_other_are_not_bought_together(tmp_path: Path) -> None:
    solved = repriced(tmp_path, rows={"second-pipe": ",wider-rail"})
    hedged = hedge(solved)
    assert {"second-pipe", "wider-rail"} not in [set(p.options) for f in hedged.frontiers for p in f.points]
    assert hedged.chosen.options == ("second-pipe",)
    verdict = next(v for v in hedged.verdicts if v.option == "wider-rail")
    assert verdict.words == "out: cannot be had along with second-pipe"


def test_only_what_works_in_time_is_on_a_frontier_by_years() -> None:
    """The railway takes one year, the second pipe four."""
    by_years = {f.years: {o for p in f.points for o in p.options} for f in found().frontiers}
    assert list(by_years) == [0, 1, 3, 5]
    assert by_years[1] == by_years[3] == {"wider-rail"}
    assert by_years[5] == by_years[0] == {"wider-rail", "second-pipe"}
    assert [f.years for f in hedge(solved_wider(), years=(2, 2, 0, -1)).frontiers] == [0, 2]


def test_running_costs_are_part_of_the_loss(tmp_path: Path) -> None:
    """A hundred million a year are a quarter of that over three months."""
    running = ("second-pipe", "running_cost", "", 100, 90, 110, "MUSD")
    dear = hedge(repriced(tmp_path, running)).frontiers[0].points
    cheap = {p.options: p for p in found().frontiers[0].points}
    for point in dear:
        extra = point.loss - cheap[point.options].loss
        days = (31 + 28 + 31) / 365
        assert extra == pytest.approx(1e5 * days * ("second-pipe" in point.options), abs=1.0)
        assert point.cost == cheap[point.options].cost


def test_options_without_a_price_are_left_out_and_named(tmp_path: Path) -> None:
    numbers = (*prices("wider-rail", 300, 1), *prices("second-pipe", 900, 4)[:1])
    hedged = hedge(solve_case(Values(wider_case(tmp_path, numbers=numbers))))
    assert hedged.left_out == ("second-pipe", "wider-pipe")
    assert [o.option.id for o in hedged.offers] == ["wider-rail"]
    assert {o for f in hedged.frontiers for p in f.points for o in p.options} == {"wider-rail"}


def test_without_options_there_is_one_point() -> None:
    hedged = hedge(solved_template())
    assert [len(f.points) for f in hedged.frontiers] == [1, 1, 1, 1]
    assert (hedged.chosen.options, hedged.chosen.cost) == ((), 0.0)
    assert hedged.chosen.loss == pytest.approx(max(a.loss for a in hedged.attacks))
    assert (hedged.verdicts, hedged.left_out) == ((), ())


def test_an_option_is_worth_less_against_whoever_can_withhold_it(tmp_path: Path) -> None:
    """Transit builds the second pipe, and may then shut it along with the first."""
    withhold = {"instruments.csv": ("tr-second,TR,second,close,The vendor runs it",)}
    kept, lost = found(), hedge(repriced(tmp_path, added=withhold, rows={"second-pipe": "TR,"}))

    def spared(hedged: Hedge) -> float:
        attack = next(a for a in hedged.attacks if a.coercer == "TR")
        solved = solved_wider()
        return loss(solved, (), attack) - loss(solved, ("second-pipe",), attack)

    assert "second" in {i.element for a in lost.attacks if a.coercer == "TR" for i in a.instruments}
    assert spared(lost) == pytest.approx(0, abs=100)
    assert spared(kept) > 100_000
    assert "second-pipe" not in lost.chosen.options
    assert "second-pipe" in kept.chosen.options


def test_two_processes_give_the_same_digits() -> None:
    one, two = (hedge(solved_wider(), adversaries=("TR", "EA"), draws=2, workers=w) for w in (1, 2))
    assert one.frontiers == two.frontiers
    assert one.verdicts == two.verdicts
    assert one.attacks == two.attacks


@pytest.mark.parametrize("budget", [-1.0, math.nan, -math.inf])
def test_a_budget_is_a_number_from_0_on(budget: float) -> None:
    with pytest.raises(ValueError, match="a budget is 0 or more, or inf; found"):
        hedge(solved_wider(), budget=budget)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"adversaries": ("UP",)}, "nobody is left to attack UP"),
        ({"adversaries": ("UNION", "WE"), "focus": "WE"}, "nobody is left to attack WE"),
        ({"adversaries": ("XX",)}, "XX: not a state or bloc"),
        ({"focus": "pipe-co"}, "pipe-co: not a state or bloc"),
        ({"months": 0}, "from 1 on, found 0"),
    ],
)
def test_wrong_arguments(change: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        hedge(solved_wider(), **change)
