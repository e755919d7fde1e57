"""Coercers together: threats on routes that replace each other hurt more together than apart."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import pytest

from kerege.leverage.alliances import join_threats, matters
from kerege.leverage.boards import Boards, set_boards
from kerege.leverage.threats import LEAST, Kind, Threat, find_threats
from templates import solved_template


@lru_cache(maxsize=1)
def boards() -> Boards:
    return set_boards(solved_template(), 1)


def single(coercer: str, element: str, target: str = "UP") -> Threat:
    found = find_threats(boards(), coercer, target, 1)
    return next(t for t in found if t.kind is Kind.SINGLE and t.instruments[0].element == element)


def test_two_routes_that_replace_each_other() -> None:
    """Pipe and railway share the coast: who loses one turns to the other, unless both are shut."""
    found = join_threats(boards(), single("TR", "pipe"), single("NB", "rail"))
    assert [i.id for i in found.instruments] == ["NB.close.rail", "TR.close.pipe"]
    assert found.apart == found.one.loss + found.other.loss
    assert found.extra == found.loss - found.apart
    assert found.extra > 0.1 * found.apart
    assert matters(found)


def test_all_together_lose_at_least_as_much_as_by_each_route_alone() -> None:
    """The worth of a market is concave in the room of parallel routes, whoever bears the loss."""
    pipe, rail = (single(*one).instruments for one in (("TR", "pipe"), ("NB", "rail")))
    nothing, one, other, both = (
        boards().by_market([*pipe])[0][0].play(some).welfare for some in ((), pipe, rail, (*pipe, *rail))
    )
    assert nothing - both > (nothing - one) + (nothing - other)


@pytest.mark.parametrize("target", ["WE", "EA"])
def test_a_buyer_can_lose_no_more_than_all_it_gained(target: str) -> None:
    """Its surplus grows with the square of what it gets, so the first route lost costs it most."""
    found = join_threats(boards(), single("TR", "pipe", target), single("NB", "rail", target))
    assert max(found.one.loss, found.other.loss) < found.loss < found.apart


def test_two_threats_to_the_same_stretch_add_nothing() -> None:
    """All pipes end at the port: with it shut the railway is no use."""
    found = join_threats(boards(), single("TR", "coast-port"), single("NB", "rail"))
    assert found.loss == pytest.approx(single("TR", "coast-port").loss, rel=1e-9)
    assert found.extra == pytest.approx(-single("NB", "rail").loss, rel=1e-6)


def test_a_threat_joined_with_itself_is_counted_once() -> None:
    one = single("TR", "pipe")
    found = join_threats(boards(), one, one)
    assert (found.instruments, found.loss) == (one.instruments, one.loss)


def test_the_order_does_not_matter() -> None:
    one, other = single("TR", "pipe"), single("NB", "rail")
    first, second = join_threats(boards(), one, other), join_threats(boards(), other, one)
    assert (first.instruments, first.loss, first.apart) == (second.instruments, second.loss, second.apart)


def test_a_trifle_does_not_matter() -> None:
    found = join_threats(boards(), single("TR", "pipe"), single("NB", "rail"))
    assert not matters(replace(found, loss=found.apart + LEAST))
    assert matters(replace(found, loss=found.apart - 2 * LEAST))


@pytest.mark.parametrize("change", [{"target": "WE"}, {"months": 3}])
def test_threats_to_others_or_of_another_length_cannot_be_joined(change: dict[str, object]) -> None:
    one = single("TR", "pipe")
    with pytest.raises(ValueError, match=r"against UP over 1 months and against .* cannot be joined"):
        join_threats(boards(), one, replace(one, **change))
