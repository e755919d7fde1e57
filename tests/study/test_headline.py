"""Headline results of a shock, read off the tables."""

from pathlib import Path

import polars as pl
import pytest

from kerege.network.values import Values
from kerege.study.changes import make_changes
from kerege.study.shocks import Measurement, focus_income, headline
from kerege.study.tables import make_tables
from kerege.whatif.outcomes import ShockOutcome, run_shock, run_shocks
from kerege.whatif.pipeline import Solved, solve_case
from templates import changed, solved_template, template


@pytest.fixture(scope="module")
def result() -> ShockOutcome:
    return run_shock(solved_template(), template().shocks[0])


def values(found: tuple[Measurement, ...], measure: str) -> dict[str, float]:
    return {m.subject: m.value for m in found if m.measure == measure}


def test_no_measure_of_a_subject_comes_twice(result: ShockOutcome) -> None:
    keys = [(m.measure, m.subject) for m in headline(result)]
    assert len(keys) == len(set(keys))


def test_incomes_by_state_are_those_of_the_tables(result: ShockOutcome) -> None:
    solved = solved_template()
    before = make_tables(result.pair.base, result.before, solved.owners)
    after = make_tables(result.pair.shocked, result.after, solved.owners)
    changes = make_changes(template(), before, after)
    found = values(headline(result), "income change")
    for state, change in changes.states.select("state", "change").iter_rows():
        assert found[state] == pytest.approx(change / 1000, rel=1e-9, abs=1e-6)
    assert focus_income(result) == found["UP"]
    months = values(headline(result), "income change by month")
    assert list(months) == list(result.pair.base.network.grid.labels)
    assert sum(months.values()) == pytest.approx(found["UP"])
    take = changes.accounts.filter(pl.col("state") == "UP", pl.col("item") == "state take")["change"].sum()
    assert values(headline(result), "state take change")["UP"] == pytest.approx(take / 1000)


def test_output_of_the_focus_actor(result: ShockOutcome) -> None:
    found = headline(result)
    base, shocked = result.pair.base, result.pair.shocked
    lost = (shocked.output.sum(axis=0) - base.output.sum(axis=0)) * base.network.grid.days
    assert values(found, "output change") == pytest.approx({"UP": lost.sum()})
    months = values(found, "output change by month")
    assert months["2023-04"] == pytest.approx(100 * lost[0] / 30 / base.output[:, 0].sum())
    assert values(found, "deepest output change") == {"UP": min(months.values())}


def test_flows_that_hardly_change_are_left_out(result: ShockOutcome) -> None:
    flows = values(headline(result), "flow change")
    assert flows["pipe"] < 0 < flows["rail"]
    largest = max(abs(x) for x in flows.values())
    assert all(abs(x) > 0.01 * largest for x in flows.values())


def test_a_focus_actor_that_makes_nothing_has_no_change_of_output(tmp_path: Path) -> None:
    case = changed(tmp_path, ("case.toml", 'focus = "UP"', 'focus = "WE"'))
    solved: Solved = solve_case(Values(case))
    found = headline(run_shock(solved, case.shocks[0]))
    assert values(found, "output change") == {"WE": 0}
    assert values(found, "deepest output change") == {"WE": 0}
    assert set(values(found, "output change by month").values()) == {0}
    assert values(found, "flow change") == {}
    assert focus_income(run_shock(solved, case.shocks[0])) < 0


def test_shocks_on_one_grid_share_their_base_and_no_other() -> None:
    first, second = template().shocks
    results = list(run_shocks(solved_template(), [first, second, first]))
    assert [r.pair.shock.id for r in results] == ["pipe-shut-90", "rail-widened", "pipe-shut-90"]
    assert results[0].pair.base is results[2].pair.base
    assert results[0].pair.base is not results[1].pair.base
    assert all(max(r.before.identity_error, r.after.identity_error) < 1e-9 for r in results)
