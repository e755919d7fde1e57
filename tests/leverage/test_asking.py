"""Questions in Python: findings for what is wrong, all at once, and stages for whoever listens."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import kerege as kg
from kerege.base.findings import FindingsError
from kerege.leverage.asked import player_findings
from templates import template


class Heard:
    def __init__(self) -> None:
        self.stages: list[list[Any]] = []

    def stage(self, title: str, steps: int) -> None:
        self.stages.append([title, steps, 0])

    def step(self) -> None:
        self.stages[-1][2] += 1


def codes(call: Any, **words: Any) -> list[str]:
    with pytest.raises(FindingsError) as told:
        call(template(), **words)
    return [f.code for f in told.value.findings]


def test_all_faults_come_at_once() -> None:
    assert codes(kg.leverage, actors=("XX", "UP"), focus="YY", months=(0, 3), start=date(2022, 1, 1)) == [
        "unknown-actor",
        "unknown-actor",
        "out-of-range",
        "outside-base",
    ]
    assert codes(kg.leverage, months=()) == ["out-of-range"]
    assert codes(kg.leverage, months=(1.5,)) == ["out-of-range"]
    assert codes(kg.worst, count=-1, limit=0, focus="XX") == ["unknown-actor", "out-of-range", "out-of-range"]
    assert codes(kg.power, players=("UP", "XX"), options=("x",)) == ["unknown-actor", "unknown-option"]


def test_too_many_players_are_refused_before_they_are_solved() -> None:
    found = player_findings(template(), [f"P{n}" for n in range(13)])
    assert found[-1].code == "too-many-players"
    assert "8192 coalitions" in found[-1].message


def test_stages_are_told() -> None:
    heard = Heard()
    kg.leverage(template(), actors=("TR", "UP"), months=(1, 3), workers=1, progress=heard)
    assert heard.stages == [["balance, calibrate, solve the base", 1, 1], ["threats", 4, 4]]


def test_the_start_moves_the_season_and_not_the_answer_of_a_flat_year() -> None:
    first, later = (
        kg.worst(template(), count=1, months=1, start=start).cases[1] for start in (None, date(2023, 10, 1))
    )
    assert first.elements == later.elements
    assert first.loss == pytest.approx(later.loss, rel=0.02)  # months differ by a day
