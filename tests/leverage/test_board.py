"""Sets of moves on one market: each solved once, in an order that does not matter, or taken over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from kerege.base.intervals import Interval
from kerege.case.instruments import Deed
from kerege.case.scenarios import Action, Shock
from kerege.leverage.board import Board, Move, Play, as_play
from kerege.leverage.boards import Boards, set_boards
from kerege.leverage.hands import hands_of
from kerege.leverage.instruments import Instrument, directed, undirected
from kerege.leverage.measures import Measure
from kerege.whatif.outcomes import run_shock
from powered import solved_powered
from templates import solved_template, template

MONTHS = 3


def known() -> dict[str, Instrument]:
    """Return all instruments of the template by id."""
    actors = ("UP", "TR", "NB", "WE", "EA")
    plain = [i for a in actors for i in undirected(template(), a)]
    aimed = [i for a in actors for b in actors if a != b for i in directed(template(), a, b)]
    return {i.id: i for i in (*plain, *aimed)}


MOVES = known()
PIPE, RAIL, PORT = MOVES["TR.close.pipe"], MOVES["NB.close.rail"], MOVES["TR.close.coast-port"]
WEST = MOVES["WE.embargo.buyer-west:UP"]


def board(*always: Move) -> Board:
    boards = set_boards(solved_template(), MONTHS, always=always)
    return boards.by_market([PIPE])[0][0]


def same(one: Play, other: Play, rel: float = 1e-6) -> None:
    """Check that two plays agree, up to a share of the largest number of each kind."""
    for name in ("money", "use", "unserved", "output"):
        a, b = getattr(one, name), getattr(other, name)
        np.testing.assert_allclose(a, b, atol=rel * max(1.0, np.abs(b).max()), err_msg=name)
    assert one.welfare == pytest.approx(other.welfare, rel=rel, abs=1e-3)


def widening(amount: float, element: str = "pipe") -> Measure:
    day = template().meta.base
    effect = Action(element, "capacity", day.start, day.end, add=Interval.point(amount))
    return Measure("wider", effect, "wider.capacity")


def test_nothing_done_changes_nothing() -> None:
    play = board().play(())
    for change in (play.money, play.use, play.unserved, play.output):
        np.testing.assert_allclose(change, 0.0, atol=1e-6)


def test_a_set_is_solved_once_whatever_its_order() -> None:
    one = board()
    first = one.play([PIPE, RAIL, WEST])
    assert one.solves == 1
    assert one.play([WEST, PIPE, RAIL, PIPE]) is first
    assert one.solves == 1
    second = board().play([WEST, RAIL, PIPE])
    assert (second.money == first.money).all()
    assert second.welfare == first.welfare


def test_what_nobody_uses_any_more_is_taken_over_and_right() -> None:
    """With the port shut no barrel moves, so shutting pipe and railway as well changes nothing."""
    one = board()
    shut = one.play([PORT])
    assert one.play([PORT, PIPE]) is shut
    assert one.play([PORT, PIPE, RAIL]) is shut
    assert one.solves == 1
    fresh = board()
    same(fresh.play([PORT, PIPE, RAIL]), shut)
    assert fresh.solves == 1


def test_what_is_used_is_not_taken_over() -> None:
    one = board()
    nothing = one.play(())
    assert one.play([RAIL]) is not nothing
    assert one.play([RAIL, PIPE]) is not one.play([RAIL])
    assert one.solves == 3


@pytest.mark.parametrize("names", [["TR.close.pipe"], ["TR.close.pipe", "NB.close.rail"],
                                   ["WE.embargo.buyer-west:UP", "UP.withhold.field-lake"]])  # fmt: skip
def test_a_play_is_the_shock_of_the_same_actions(names: list[str]) -> None:
    """The slow way: the same actions as a scenario, with another solver."""
    one = board()
    span = one.grid.whole
    actions = tuple(MOVES[n].action(span) for n in names)
    shock = Shock("same", "Same", "", span.start, span.end, actions)
    result = run_shock(solved_template(), shock, grid=one.grid, solver="clarabel")
    same(one.play(MOVES[n] for n in names), as_play(result), rel=1e-5)


def test_what_was_bought_comes_before_what_is_done() -> None:
    """Ten more on the pipe, then half of it capped: half of the wider pipe, though "TR" comes before "wi"."""
    cap = replace(PIPE, id="TR.cap.pipe", deed=Deed.CAP, amount=Interval.point(0.5))
    network = solved_template().calibrated.network
    room = network.links.capacity[network.names.links.index("pipe")].max()
    assert board().play([cap]).market.of("pipe") == pytest.approx(room / 2, rel=1e-5)
    assert board().play([cap, widening(10.0)]).market.of("pipe") == pytest.approx((room + 10) / 2, rel=1e-5)


def test_what_is_always_in_force_is_part_of_every_set() -> None:
    wider = widening(5.0, "rail")
    with_it = board(wider)
    same(with_it.play(()), board().play([wider]))
    same(with_it.play([PIPE]), board().play([wider, PIPE]))
    assert with_it.play([PIPE]).money[0] != board().play([PIPE]).money[0]


def test_losses_are_those_of_all_who_act_for_an_actor() -> None:
    boards = set_boards(solved_template(), MONTHS)
    play = boards.plays([PIPE])[0][1]
    names = solved_template().calibrated.network.names.actors
    expected = -sum(float(play.money[names.index(n)]) for n in ("UP", "upland-oil"))
    assert boards.loss(play, hands_of(template(), "UP")) == pytest.approx(expected)
    assert expected > 0
    together = sum(boards.loss(play, hands_of(template(), a)) for a in ("UP", "TR", "NB", "WE", "EA"))
    assert together == pytest.approx(-float(play.money.sum()))


def test_moves_are_sorted_to_their_markets() -> None:
    boards = set_boards(solved_powered(), 1)
    plain = {i.element: i for i in undirected(boards.case, "UP")}
    moves = [plain["gas-wells"], plain["field-lake"], plain["pipe"]]
    found = boards.by_market(moves)
    # the hill makes gas along with its crude, so oil and gas are one market; nothing joins the rest
    assert sum(len(inside) for _, inside in found) == len(moves)
    assert boards.market_of(replace(PIPE, element="nowhere")) == frozenset()
    assert boards.by_market([replace(PIPE, element="nowhere")]) == []
    assert boards.solves == 0


def test_a_horizon_has_a_first_day_and_whole_months() -> None:
    late = set_boards(solved_template(), 2, start=date(2023, 7, 1))
    assert late.grid.edges == (date(2023, 7, 1), date(2023, 8, 1), date(2023, 9, 1))
    assert isinstance(late, Boards)
    with pytest.raises(ValueError, match="months from 1 on, found 0"):
        set_boards(solved_template(), 0)
