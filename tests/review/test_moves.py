"""Which numbers of the model a candidate would move."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import candidate, claim, small_case

from kerege.case.model import Case
from kerege.review.matches import Match, Move
from kerege.review.matching import Matcher

CHOICE = '\n[[choose]]\nelement = "pipe"\nattribute = "capacity"\nclaim = "EX-021"\nreason = "measured"\n'
DAYS = 365


def moved(case: Case, **given: object) -> dict[tuple[str, str], Move]:
    match: Match = Matcher(case).match(candidate(**given))
    return {move.number[:2]: move for move in match.moves}


def test_a_median_takes_the_new_figure_in(tmp_path: Path) -> None:
    move = moved(small_case(tmp_path), value=20.0)["pipe", "capacity"]
    assert move.before.mid == pytest.approx(16.5 * 1000 / DAYS, rel=1e-3)
    assert move.after.mid == pytest.approx(17.0 * 1000 / DAYS, rel=1e-3)
    assert move.after.high == pytest.approx(20.0 * 1000 / DAYS, rel=2e-3)
    assert (move.unit, move.instead) == ("kt/day", "")
    assert move.change == pytest.approx(0.5 / 16.5, rel=1e-3)


def test_a_single_claim_is_joined_as_a_median_would(tmp_path: Path) -> None:
    lines, bindings = [claim("M-1", "rail", "capacity", 20, "kt/day")], ["rail,capacity,,,M-1,single,"]
    case = small_case(tmp_path, lines, bindings)
    figure = {"subject": "Railway through Neighbour", "measure": "capacity", "value": 30.0, "unit": "kt/day"}
    move = moved(case, **figure)["rail", "capacity"]
    assert (move.before.mid, move.after.mid) == (pytest.approx(20.0), pytest.approx(25.0))


def test_a_figure_that_says_the_same_moves_nothing(tmp_path: Path) -> None:
    case = small_case(tmp_path)
    assert moved(case, subject="Railway through Neighbour", measure="capacity", value=None, value_low=18.0,
                 value_high=22.0, comparator="range", unit="kt/day") == {}  # fmt: skip


def test_a_derived_number_takes_the_new_figure_instead(tmp_path: Path) -> None:
    lines = [
        claim("D-1", "pipe", "capacity of Kazakh line", 10, "Mt/yr"),
        claim("D-2", "pipe", "capacity", 7, "Mt/yr"),
    ]
    case = small_case(tmp_path, lines, ["pipe,capacity,,,D-2;D-1,sum,"])
    move = moved(case, value=9.0)["pipe", "capacity"]
    assert move.before.mid == pytest.approx(17.0 * 1000 / DAYS, rel=1e-3)
    assert move.instead in {"D-1", "D-2"}
    kept = {"D-1": 7.0, "D-2": 10.0}[move.instead]
    assert move.after.mid == pytest.approx((9.0 + kept) * 1000 / DAYS, rel=1e-3)


def test_a_number_that_an_analyst_chose_does_not_move(tmp_path: Path) -> None:
    assert moved(small_case(tmp_path, choices=CHOICE), value=20.0) == {}


@pytest.mark.parametrize("modality", ["planned", "expected", "opinion", "denied"])
def test_plans_and_opinions_move_no_observed_number(tmp_path: Path, modality: str) -> None:
    case = small_case(tmp_path)
    for field, attribute in (("output", "output"), ("flow", "flow")):
        found = moved(case, subject="Hill field", measure=f"crude_{field}", value=99.0, unit="kt/day",
                      modality=modality)  # fmt: skip
        assert not any(name == attribute for _, name in found)


def test_another_dimension_moves_nothing(tmp_path: Path) -> None:
    case = small_case(tmp_path)
    for unit in ("USD", "km", "ratio", "flurb"):
        assert moved(case, value=20.0, unit=unit) == {}


def test_the_case_itself_is_left(tmp_path: Path) -> None:
    case = small_case(tmp_path)
    before = dict(case.numbers)
    moved(case, value=20.0)
    assert dict(case.numbers) == before


def test_the_largest_change_comes_first() -> None:
    from kerege.case.load import load_case

    matcher = Matcher(load_case("kazakhstan"))
    match = matcher.match(candidate(subject="CPC pipeline", measure="tariff", value=60.0, unit="USD/t"))
    changes = [abs(move.change) for move in match.moves]
    assert changes
    assert changes == sorted(changes, reverse=True)
