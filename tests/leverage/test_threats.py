"""Threats of one actor: alone, the worst combination, the worthwhile one; told in money and quantities."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import combinations, permutations
from pathlib import Path

import pytest

from kerege.base.intervals import Interval
from kerege.leverage.boards import Boards, set_boards
from kerege.leverage.hands import hands_of
from kerege.leverage.instruments import Instrument, directed, undirected
from kerege.leverage.replies import find_replies
from kerege.leverage.threats import LEAST, Kind, Threat, find_threats
from kerege.network.values import Values
from kerege.whatif.pipeline import solve_case
from powered import bound
from templates import changed, solved_template, template

STATES = ("UP", "TR", "NB", "WE", "EA")
PAIRS = list(permutations(STATES, 2))
pairs = pytest.mark.parametrize(("coercer", "target"), PAIRS, ids=["-".join(p) for p in PAIRS])


@lru_cache(maxsize=1)
def boards() -> Boards:
    return set_boards(solved_template(), 1)


@lru_cache(maxsize=32)
def threats(coercer: str, target: str) -> tuple[Threat, ...]:
    return find_threats(boards(), coercer, target, 1)


def of_kind(kind: Kind, found: tuple[Threat, ...]) -> list[Threat]:
    return [t for t in found if t.kind is kind]


def candidates(coercer: str, target: str) -> list[Instrument]:
    return [*directed(template(), coercer, target), *undirected(template(), coercer)]


def cost(instruments: tuple[Instrument, ...], actor: str) -> float:
    """Return what instruments cost an actor together, asked of the markets directly."""
    hands = hands_of(template(), actor)
    return sum(boards().loss(play, hands) for _, play in boards().plays(instruments))


def slack(most: float) -> float:
    """Return how much a combination may fall short: an instrument must add more than a thousandth."""
    return max(LEAST, 1e-3 * most)


@pairs
def test_the_worst_combination_is_worse_than_any_other(coercer: str, target: str) -> None:
    """Every subset of the instruments tried one by one, also where there are too many to try in full."""
    own = candidates(coercer, target)
    (worst,) = of_kind(Kind.WORST, threats(coercer, target))
    most = max((cost((i,), target) for i in own), default=0.0)
    for size in range(len(own) + 1):
        for some in combinations(own, size):
            assert cost(some, target) <= worst.loss + slack(most), [i.id for i in some]
    assert worst.loss >= 0
    assert worst.exact == (len(own) <= 4)


@pairs
def test_the_worthwhile_combination_has_the_largest_surplus(coercer: str, target: str) -> None:
    own = candidates(coercer, target)

    def surplus(some: tuple[Instrument, ...]) -> float:
        return cost(some, target) - max(cost(some, coercer), 0.0)

    (best,) = of_kind(Kind.WORTHWHILE, threats(coercer, target))
    most = max((surplus((i,)) for i in own), default=0.0)
    for size in range(len(own) + 1):
        for some in combinations(own, size):
            assert surplus(some) <= surplus(best.instruments) + slack(most)
    assert not best.costs_more
    assert best.loss - max(best.own_loss, 0.0) >= 0


@pairs
def test_single_threats_come_by_loss_and_each_hurts(coercer: str, target: str) -> None:
    singles = of_kind(Kind.SINGLE, threats(coercer, target))
    losses = [t.loss for t in singles]
    assert losses == sorted(losses, reverse=True)
    assert all(loss > LEAST for loss in losses)
    told = {t.instruments[0].id for t in singles}
    for i in candidates(coercer, target):
        assert (i.id in told) == (cost((i,), target) > LEAST)


@pairs
def test_what_all_states_lose_is_what_the_accounts_lose(coercer: str, target: str) -> None:
    """Target, coercer and third parties, up to what is too little to be told of a third party."""
    for threat in threats(coercer, target):
        lost = threat.loss + threat.own_loss + sum(loss for _, loss in threat.others)
        changed_accounts = sum(float(play.money.sum()) for _, play in boards().plays(threat.instruments))
        assert lost == pytest.approx(-changed_accounts, abs=LEAST * len(STATES))
        assert {s for s, _ in threat.others} <= set(STATES) - {coercer, target}
        assert [loss for _, loss in threat.others] == sorted((x for _, x in threat.others), reverse=True)


def test_whoever_has_nothing_threatens_with_nothing() -> None:
    found = threats("NB", "TR")
    assert [(t.kind, t.instruments, t.loss, t.own_loss) for t in found] == [
        (Kind.WORST, (), 0, 0),
        (Kind.WORTHWHILE, (), 0, 0),
    ]


def test_a_threat_that_hurts_its_maker_more_is_marked() -> None:
    """Upland can close the pipe on its own soil: Transit loses its fees, Upland its exports."""
    pipe = next(t for t in threats("UP", "TR") if t.instruments[0].element == "pipe")
    assert pipe.own_loss > pipe.loss > 0
    assert pipe.costs_more
    assert not next(t for t in threats("TR", "UP") if t.instruments[0].element == "pipe").costs_more
    assert of_kind(Kind.WORTHWHILE, threats("UP", "TR"))[0].instruments == ()


def test_a_gain_of_its_own_is_no_harm_to_the_target() -> None:
    one = threats("TR", "UP")[0]
    assert not replace(one, loss=5.0, own_loss=-9.0).costs_more
    assert not replace(one, loss=-9.0, own_loss=-5.0).costs_more
    assert replace(one, loss=-9.0, own_loss=5.0).costs_more


def test_quantities_go_with_the_money() -> None:
    """Without the pipe Upland pumps less; Westland, which takes nothing else, buys less."""
    pipe = next(t for t in threats("TR", "UP") if t.instruments[0].element == "pipe")
    (crude,) = pipe.physical
    assert (crude.good, crude.use) == ("crude", 0.0)
    assert crude.output < -100
    west = next(t for t in threats("TR", "WE") if t.instruments[0].element == "pipe")
    assert west.physical[0].use < -10
    assert west.physical[0].output == 0
    assert west.physical[0].use > crude.output  # Eastland buys less as well


def test_a_threat_of_size_nothing_changes_nothing() -> None:
    pipe = next(i for i in undirected(template(), "TR") if i.element == "pipe")
    nothing = replace(pipe, id="TR.nothing.pipe", amount=Interval.point(0.0))
    assert cost((nothing,), "UP") == pytest.approx(0, abs=1.0)
    assert cost((pipe,), "UP") > 1000 * LEAST


def test_the_more_is_taken_the_less_the_market_is_worth() -> None:
    """Not so for each alone: a cap that keeps oil scarce can raise what Upland earns."""
    pipe = next(i for i in undirected(template(), "TR") if i.element == "pipe")
    shares = [0.0, 0.3, 0.6, 0.9, 1.0]
    caps = [replace(pipe, id=f"cap-{s}", amount=Interval.point(s)) for s in shares]
    worths = [boards().plays((i,))[0][1].welfare for i in caps]
    assert worths == sorted(worths, reverse=True)
    assert cost((caps[-1],), "UP") == pytest.approx(cost((pipe,), "UP"), rel=1e-5)


def test_a_threat_over_a_longer_time_costs_more() -> None:
    """Three months of a market without seasons, whose ways out grow: more than one, less than three times."""
    longer = find_threats(set_boards(solved_template(), 3), "TR", "UP", 3)
    one, three = (of_kind(Kind.SINGLE, t)[0].loss for t in (threats("TR", "UP"), longer))
    assert one < three < 3 * one


def test_a_bloc_threatens_with_what_its_members_have(tmp_path: Path) -> None:
    """Westland and its union are hit alike, and so is Upland by either."""
    case = changed(tmp_path, ("instruments.csv", "west-embargo,WE,buyer-west,embargo,\n", ""))
    both = set_boards(solve_case(Values(case)), 1)
    for coercer in ("WE", "UNION"):
        worst = of_kind(Kind.WORST, find_threats(both, coercer, "UP", 1))[0]
        assert [i.element for i in worst.instruments] == ["buyer-west"]
        assert worst.loss == pytest.approx(of_kind(Kind.WORST, threats("WE", "UP"))[0].loss, rel=1e-6)


#: Upland takes a third of its own pipe out of use, and Transit cannot close the port
CAPPED = {"instruments.csv": ("up-cap,UP,pipe,cap,", "open-port,TR,coast-port,none,Treaty")}
THIRD = (("up-cap", "strength", "", 0.3, 0.3, 0.3, "share"),)


def capped(folder: Path) -> Boards:
    claims, bindings = bound("CP", "example", THIRD)
    more = {**CAPPED, "claims/example.csv": claims, "bindings.csv": bindings}
    return set_boards(solve_case(Values(changed(folder, added=more))), 1)


def test_what_pays_its_maker_and_spares_the_target_is_not_worthwhile(tmp_path: Path) -> None:
    """A little less oil by the pipe raises what Upland earns, and what goes by Neighbour's railway."""
    own = capped(tmp_path)
    cap = next(i for i in undirected(own.case, "UP") if i.element == "pipe")
    ((_, play),) = own.plays([cap])
    mine, theirs = (own.loss(play, hands_of(own.case, a)) for a in ("UP", "NB"))
    assert mine < -LEAST
    assert mine < -abs(theirs)
    assert theirs <= 0
    found = find_threats(own, "UP", "NB", 1)
    assert "pipe" not in {i.element for i in of_kind(Kind.WORTHWHILE, found)[0].instruments}


def test_a_reply_does_not_take_what_the_threat_took(tmp_path: Path) -> None:
    """Upland caps the pipe; Transit, which could close the rest of it, has nothing else."""
    own = capped(tmp_path)
    found = find_threats(own, "UP", "TR", 1)
    cap = next(t for t in found if t.kind is Kind.SINGLE and t.instruments[0].element == "pipe")
    assert find_replies(own, cap) == ()
