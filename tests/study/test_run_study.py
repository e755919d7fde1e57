"""A whole study: complete, in order, and the same to the last digit however many processes work."""

from dataclasses import fields

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from kerege.study.build import run_study
from kerege.study.model import Study
from templates import template

DRAWS, SEED = 4, 5


class Listener:
    """Writes down what it is told."""

    def __init__(self) -> None:
        self.stages: list[tuple[str, int]] = []
        self.steps: list[int] = []

    def stage(self, title: str, steps: int) -> None:
        self.stages.append((title, steps))
        self.steps.append(0)

    def step(self) -> None:
        self.steps[-1] += 1


@pytest.fixture(scope="module")
def listener() -> Listener:
    return Listener()


@pytest.fixture(scope="module")
def study(listener: Listener) -> Study:
    return run_study(template(), draws=DRAWS, seed=SEED, workers=1, progress=listener)


def frames(result: Study) -> dict[str, pl.DataFrame]:
    found = {"balance": result.base.balance, "calibration": result.base.calibration}
    holders = {"base": result.base.tables}
    for run in result.shocks:
        found |= {f"{run.shock.id} ranges": run.ranges, f"{run.shock.id} drivers": run.drivers}
        holders |= {f"{run.shock.id} tables": run.tables, f"{run.shock.id} changes": run.changes}
    for name, holder in holders.items():
        found |= {f"{name} {f.name}": getattr(holder, f.name) for f in fields(holder)}
    return found | {f"event {b.event.id}": b.rows for b in result.backtests}


def test_two_processes_give_the_digits_of_one(study: Study) -> None:
    other = run_study(template(), draws=DRAWS, seed=SEED, workers=2)
    one, two = frames(study), frames(other)
    assert list(one) == list(two)
    for name, frame in one.items():
        assert_frame_equal(frame, two[name], check_exact=True)
    assert other.digest == study.digest
    assert [b.verdict for b in other.backtests] == [b.verdict for b in study.backtests]


def test_every_shock_and_event_is_there_in_the_order_of_the_case(study: Study) -> None:
    assert [r.shock.id for r in study.shocks] == ["pipe-shut-90", "rail-widened"]
    assert [b.event.id for b in study.backtests] == ["EV01"]
    assert study.case is template()
    assert (study.draws, study.seed) == (DRAWS, SEED)
    assert study.seconds > 0
    assert study.base.residual < 1e-3


def test_every_result_is_certified_and_its_accounts_add_up(study: Study) -> None:
    assert study.base.certificate.passed
    assert study.base.identity < 1e-9
    for run in study.shocks:
        assert run.certificate.passed
        assert run.identity < 1e-9
        assert run.certificate is run.outcome.certificate
    assert all(c.passed for b in study.backtests for c in b.certificates)


def test_drivers_are_of_the_default_shock_only(study: Study) -> None:
    assert study.shocks[0].drivers.height > 0
    assert study.shocks[1].drivers.height == 0
    assert study.shocks[1].drivers.schema == study.shocks[0].drivers.schema


def test_rows_of_a_backtest_carry_claims_and_phases(study: Study) -> None:
    rows = study.backtests[0].rows
    assert rows["phase"].to_list() == ["actual", "actual", "alarm", "alarm"]
    assert rows["claims"].to_list()[0] == ["EX-041"]
    assert (rows["model_low"] <= rows["model"]).all()
    assert (rows["model"] <= rows["model_high"]).all()
    assert (rows["error"] - (rows["model"] - rows["observed"])).abs().max() < 1e-12


def test_progress_is_told_stage_by_stage_and_every_step_is_done(study: Study, listener: Listener) -> None:
    titles = [title for title, _ in listener.stages]
    assert titles == [
        "balance, calibrate, solve the base", "shocks", "draws from the claims' ranges",
        "one unknown at a time", "leverage", "power", "worst case", "backtests",
    ]  # fmt: skip
    assert [steps for _, steps in listener.stages] == listener.steps
    assert listener.steps[:3] == [1, 2, DRAWS]
    assert listener.steps[-1] == len(study.backtests)


def test_without_draws_there_are_no_drivers_and_ranges_are_points() -> None:
    listener = Listener()
    one = template().shocks[1:]
    found = run_study(template(), shocks=one, draws=0, games=False, workers=1, progress=listener)
    assert [r.shock.id for r in found.shocks] == ["rail-widened"]
    table = found.shocks[0].ranges
    assert (table["low"] == table["high"]).all()
    assert found.shocks[0].drivers.height == 0
    assert [steps for _, steps in listener.stages] == listener.steps == [1, 1, 0, 1]


def test_a_study_of_no_shocks_is_its_base() -> None:
    found = run_study(template(), shocks=[], draws=2, workers=1)
    assert found.shocks == ()
    assert found.base.certificate.passed


def test_the_digest_is_of_the_inputs_the_seed_and_the_draws(study: Study) -> None:
    def digest(draws: int, seed: int) -> str:
        return run_study(template(), shocks=[], draws=draws, seed=seed, workers=1).digest

    assert digest(0, 1) == digest(0, 1)
    assert len({digest(0, 1), digest(0, 2), digest(1, 1), study.digest}) == 4
