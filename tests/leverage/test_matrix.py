"""The matrix of all pairs: who is in it, in which order, and the same digits in one process or two."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import pytest

from kerege.leverage.matrix import Leverage, find_leverage, task_count
from kerege.leverage.threats import Kind, Threat
from templates import solved_template

STATES = ("TR", "NB", "WE", "EA", "UP")


@lru_cache(maxsize=1)
def matrix() -> Leverage:
    return find_leverage(solved_template(), months=(3, 1), workers=1)


def figures(t: Threat) -> tuple[object, ...]:
    ids = tuple(i.id for i in t.instruments)
    return (t.kind, t.coercer, t.target, t.months, ids, t.loss, t.own_loss, t.others, t.physical, t.exact)


def test_every_pair_and_horizon_is_there() -> None:
    found = matrix()
    assert (found.actors, found.focus, found.months) == (STATES, "UP", (1, 3))
    worst = [(t.months, t.coercer, t.target) for t in found.threats if t.kind is Kind.WORST]
    assert worst == [(m, a, b) for m in (1, 3) for a in STATES for b in STATES if a != b]


def test_an_actor_does_not_threaten_its_own_bloc() -> None:
    found = find_leverage(solved_template(), actors=("WE", "UNION", "UP"), months=(1,), workers=1)
    told = {(t.coercer, t.target) for t in found.threats}
    assert told == {("WE", "UP"), ("UNION", "UP"), ("UP", "WE"), ("UP", "UNION")}
    assert not found.alliances  # Westland and its union are no two coercers


def test_replies_and_alliances_are_about_the_focus_over_the_longest_horizon() -> None:
    found = matrix()
    assert found.replies
    for reply in found.replies:
        assert "UP" in {reply.threat.coercer, reply.threat.target}
        assert (reply.threat.months, reply.threat.kind) == (3, Kind.WORST)
    assert found.alliances
    for alliance in found.alliances:
        assert (alliance.one.target, alliance.one.months, alliance.other.target) == ("UP", 3, "UP")
    extra = [a.extra for a in found.alliances]
    assert extra == sorted(extra, reverse=True)
    assert extra[0] > 0  # two buyers who leave no third


def test_a_combination_is_found_by_its_pair() -> None:
    found = matrix()
    worst = found.threat("TR", "UP", 3)
    assert worst is not None
    assert worst.kind is Kind.WORST
    best = found.threat("UP", "TR", 1, Kind.WORTHWHILE)
    assert best is not None
    assert best.instruments == ()
    assert found.threat("TR", "UP", 12) is None
    assert found.threat("TR", "TR", 3) is None


def test_two_processes_give_the_same_digits() -> None:
    found = find_leverage(solved_template(), months=(1, 3), workers=2)
    assert [figures(t) for t in found.threats] == [figures(t) for t in matrix().threats]
    for mine, theirs in zip(found.replies, matrix().replies, strict=True):
        assert replace(mine, threat=theirs.threat) == theirs
    assert [a.loss for a in found.alliances] == [a.loss for a in matrix().alliances]
    assert found.solves == matrix().solves


def test_progress_is_told_for_each_actor_and_horizon() -> None:
    ticks: list[int] = []
    actors = ("TR", "UP")
    find_leverage(solved_template(), actors=actors, months=(1, 2), workers=1, tick=lambda: ticks.append(1))
    assert len(ticks) == task_count(actors, (1, 2)) == 4
    assert task_count(("TR", "TR"), (1, 1)) == 1


def test_another_focus() -> None:
    found = find_leverage(solved_template(), actors=("TR", "NB", "WE"), focus="WE", months=(1,), workers=1)
    assert found.focus == "WE"
    assert {a.one.target for a in found.alliances} <= {"WE"}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"actors": ("TR", "XX")}, "XX: not a state or bloc"),
        ({"focus": "pipe-co"}, "pipe-co: not a state or bloc"),
        ({"months": (0,)}, "whole number of months from 1 on, found 0"),
    ],
)
def test_wrong_arguments(change: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        find_leverage(solved_template(), **{"workers": 1, "months": (1,), **change})
