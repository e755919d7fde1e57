"""Options as moves: what they add, when they change nothing, which exist."""

from __future__ import annotations

from pathlib import Path

import pytest

from kerege.base.intervals import Interval
from kerege.base.periods import Span
from kerege.case.scenarios import Action
from kerege.leverage.boards import set_boards
from kerege.leverage.measures import Measure, measures_of, options_named
from kerege.network.values import Values
from templates import solved_template, template
from wider import wider_case

SPAN = Span(template().meta.base.start, template().meta.base.end)


def measure(element: str = "pipe", attribute: str = "capacity", **change: object) -> Measure:
    """Return one effect; a number stands for itself."""
    amounts = {k: Interval.point(v) if isinstance(v, float) else v for k, v in change.items()}
    return Measure("m", Action(element, attribute, SPAN.start, SPAN.end, **amounts), f"m.{element}.{change}")


def test_effects_come_with_their_amounts_and_a_draw_changes_them(tmp_path: Path) -> None:
    case = wider_case(tmp_path)
    option = next(o for o in case.options if o.id == "wider-rail")
    (found,) = measures_of(Values(case), option)
    assert (found.option, found.id, found.element, found.rank) == (
        "wider-rail", "wider-rail.capacity", "rail", 0
    )  # fmt: skip
    assert found.effect.add == Interval(5.0, 10.0, 15.0)
    key = next(k for k in case.numbers if k[0] == "wider-rail.capacity")
    drawn = Values(case, {key: 7.0})
    assert measures_of(drawn, option)[0].effect.add == Interval.point(7.0)


def test_a_measure_is_in_force_from_the_first_day() -> None:
    later = Span(SPAN.start.replace(month=6), SPAN.end)
    action = measure(add=3.0).action(later)
    assert (action.start, action.end, action.add) == (later.start, later.end, Interval.point(3.0))


@pytest.mark.parametrize(
    ("change", "idle"),
    [
        ({"add": 3.0}, True),  # the pipe is not full
        ({"factor": 1.5}, True),
        ({"add": -3.0}, False),
        ({"factor": 0.5}, False),
        ({"add": 3.0, "origins": ("UP",)}, False),
    ],
)
def test_only_a_wider_capacity_that_is_not_full_is_idle(change: dict[str, object], *, idle: bool) -> None:
    boards = set_boards(solved_template(), 1)
    market = boards.plays([measure(add=0.0)])[0][1].market
    assert not market.held("pipe")
    assert measure(**change).idle(market) is idle


def test_a_tariff_is_never_idle_and_neither_is_a_full_pipe() -> None:
    boards = set_boards(solved_template(), 1)
    market = boards.plays([measure(add=0.0)])[0][1].market
    assert not measure(attribute="tariff", add=3.0).idle(market)
    full = boards.plays([measure("rail", factor=0.5)])[0][1].market
    assert full.held("rail")
    assert not measure("rail", add=3.0).idle(full)


def test_options_are_named_in_the_order_of_the_case(tmp_path: Path) -> None:
    case = wider_case(tmp_path)
    assert options_named(case, None) == case.options
    names = tuple(o.id for o in case.options)
    assert tuple(o.id for o in options_named(case, names[::-1])) == names
    assert options_named(case, ()) == ()
    with pytest.raises(ValueError, match="tunnel: not an option of the case; known: "):
        options_named(case, ("tunnel",))
    with pytest.raises(ValueError, match="known: none"):
        options_named(template(), ("tunnel",))
