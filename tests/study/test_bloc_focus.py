"""A focus actor that is a bloc: its members' goods and income are its own, and counted once."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

import polars as pl
import pytest

from kerege.case.blocs import bloc_members, focus_group
from kerege.network.values import Values
from kerege.report.headline import about, find_range, state_change
from kerege.study.build import shock_run
from kerege.study.model import ShockRun
from kerege.study.shocks import Measurement, focus_income, headline
from kerege.study.uncertainty import ranges
from kerege.whatif.outcomes import ShockOutcome, run_shock
from kerege.whatif.pipeline import Solved, solve_case
from templates import changed, solved_template, template

#: the bloc of the template gets Upland and Neighbour beside Westland, which has left
MEMBERS = {
    "memberships.csv": ("UP,UNION,member,1999,", "NB,UNION,member,,", "EA,UNION,observer,2000,",
                        "TR,UNION,member,2024,"),
    "bindings.csv": ("UNION,gdp,,,EX-080,single,",),
    "claims/example.csv": (
        "EX-080,crude,UNION,gdp,,400,,,USD bn,2023-01-01,2023-12-31,assumption,example,example,",
    ),
}  # fmt: skip


@lru_cache(maxsize=1)
def solved() -> Solved:
    folder = Path(mkdtemp())
    case = changed(
        folder,
        ("case.toml", 'focus = "UP"', 'focus = "UNION"'),
        ("memberships.csv", "WE,UNION,member,2000,", "WE,UNION,member,2000,2010"),
        added=MEMBERS,
    )
    return solve_case(Values(case))


@lru_cache(maxsize=1)
def outcome() -> ShockOutcome:
    return run_shock(solved(), solved().values.case.shocks[0])


@lru_cache(maxsize=1)
def run() -> ShockRun:
    shock = outcome().pair.shock
    spread = ranges([shock], {shock.id: headline(outcome())}, [])
    return shock_run(outcome(), spread[shock.id], None)


def values(found: tuple[Measurement, ...], measure: str) -> dict[str, float]:
    return {m.subject: m.value for m in found if m.measure == measure}


def test_members_are_those_of_the_first_day() -> None:
    case = solved().values.case
    assert bloc_members(case) == {"UNION": ("NB", "UP")}
    assert focus_group(case) == ("UNION", "NB", "UP")


def test_a_state_is_its_own_group() -> None:
    assert focus_group(template()) == ("UP",)


def test_the_market_is_the_same_whose_question_it_is() -> None:
    assert solved().outcome.certificate.objective == pytest.approx(
        solved_template().outcome.certificate.objective, rel=1e-9
    )


def test_output_of_a_bloc_is_that_of_its_members() -> None:
    plain = run_shock(solved_template(), template().shocks[0])
    mine, theirs = headline(outcome()), headline(plain)
    for measure in ("output change", "deepest output change"):
        assert values(mine, measure) == {"UNION": pytest.approx(values(theirs, measure)["UP"], rel=1e-6)}
    assert values(mine, "output change")["UNION"] < 0
    months = values(mine, "output change by month")
    assert months == pytest.approx(values(theirs, "output change by month"), rel=1e-6, abs=1e-6)


def test_income_of_a_bloc_is_the_sum_over_its_members_and_no_other() -> None:
    found = headline(outcome())
    states = values(found, "income change")
    total = states["UP"] + states["NB"]
    assert states["WE"] != 0
    assert values(found, "income change of bloc") == {"UNION": pytest.approx(total)}
    assert focus_income(outcome()) == pytest.approx(total)
    assert sum(values(found, "income change by month").values()) == pytest.approx(total)


def test_the_table_of_blocs_sums_their_members_once() -> None:
    changes = run().changes
    members = changes.states.filter(pl.col("state").is_in(["UP", "NB"]))
    (row,) = changes.blocs.iter_rows(named=True)
    assert row["state"] == "UNION"
    for column in ("base", "shocked", "change"):
        assert row[column] == pytest.approx(members[column].sum())
    assert row["gdp"] == pytest.approx(400e6)  # kUSD
    assert row["percent_of_gdp"] == pytest.approx(100 * row["change"] / 400e6)


def test_the_report_tells_a_bloc_by_its_members() -> None:
    change = state_change(run(), "UNION")
    (row,) = run().changes.blocs.iter_rows(named=True)
    assert change == (pytest.approx(row["change"] / 1000), pytest.approx(row["percent_of_gdp"]))
    up = run().changes.states.filter(pl.col("state") == "UP").row(0, named=True)
    assert state_change(run(), "UP") == (
        pytest.approx(up["change"] / 1000), pytest.approx(up["percent_of_gdp"])
    )  # fmt: skip
    assert state_change(run(), "nobody") is None


def test_the_range_of_a_blocs_income_is_that_of_the_bloc() -> None:
    found = find_range(run(), "income change", "UNION")
    (row,) = run().changes.blocs.iter_rows(named=True)
    assert found is not None
    assert found[1] == pytest.approx(row["change"] / 1000)
    assert about(1.0, run(), "income change", "nobody") == (1.0, 1.0, 1.0)


def test_flows_of_any_member_are_told() -> None:
    flows = values(headline(outcome()), "flow change")
    assert flows["pipe"] < 0 < flows["rail"]
