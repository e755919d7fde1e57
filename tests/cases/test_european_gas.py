"""Acceptance of the second bundled case, the gas of Europe: the engine knows nothing of the first."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

import kerege
from cases.worlds import World, bought, flow, leftovers, paid, total
from kerege.case.blocs import focus_group
from kerege.case.scenarios import Role
from kerege.study.shocks import focus_income

LOST = "russian-pipeline-lost"
DEMAND = tuple(
    f"demand-{zone}"
    for zone in ("germany", "north-west", "italy", "iberia", "central-east", "south-east", "nordic-baltic")
)
TERMINALS = tuple(
    f"lng-{zone}" for zone in ("north-west", "italy", "iberia", "central-east", "south-east", "nordic-baltic")
)


@pytest.fixture(scope="module")
def europe() -> World:
    return World("european-gas")


# the base


def test_it_is_clean(europe: World) -> None:
    assert {f.severity.value for f in europe.case.findings} <= {"note"}
    assert europe.case.meta.parts == ()


def test_the_base_is_certified_and_returns_its_table(europe: World) -> None:
    base, found = europe.solved.calibrated.base, europe.solved.outcome
    proofs = [*base.certificates, *europe.solved.calibrated.prices.certificates, found.certificate]
    assert all(c.passed for c in proofs)
    assert max(c.worst for c in proofs) <= 1e-7
    used = base.flow > 1e-3  # Mm3/day
    assert np.abs(found.flow[used] / base.flow[used] - 1).max() <= 1e-3
    assert europe.solved.residual <= 1e-3
    assert europe.solved.accounts(found).identity_error <= 1e-6
    assert max(leftovers(found).values()) < 1e-8


def test_every_shock_is_certified(europe: World) -> None:
    assert len(europe.shocks) >= 8
    for answer in europe.shocks.values():
        assert answer.pair.shocked.certificate.worst <= 1e-7
        assert max(answer.before.identity_error, answer.after.identity_error) <= 1e-6


# a focus that is a bloc


def test_the_focus_is_a_bloc_and_its_loss_that_of_its_members(europe: World) -> None:
    group = focus_group(europe.case)
    assert europe.case.meta.focus == group[0] == "EU"
    assert set(group[1:]) == {"DE", "NWE", "IT", "IBE", "CEE", "SEE", "NBE", "PL"}
    parts = [europe.change(LOST, "income change", state) for state in group]
    assert focus_income(europe.shock(LOST)) == pytest.approx(sum(parts))
    assert europe.change(LOST, "income change of bloc", "EU") == pytest.approx(sum(parts))
    assert sum(parts) < 10 * parts[0] < 0  # far more than what is booked to the bloc itself
    change = europe.change(LOST, "output change", "EU")
    assert change > 0  # dear gas calls for more home gas


# what it answers


def test_the_loss_of_russian_pipelines_costs_europe_a_hundred_billion_and_more(europe: World) -> None:
    """The bill for gas imports rose by two to three hundred billion in 2022."""
    assert -400_000 < europe.change(LOST, "income change of bloc", "EU") < -80_000  # MUSD
    assert europe.change(LOST, "income change", "RU") < -3_000
    assert min(europe.change(LOST, "income change", s) for s in ("NO", "US", "QA", "DZ")) > 3_000


def test_prices_rise_everywhere_and_demand_falls_by_a_tenth(europe: World) -> None:
    pair = europe.shock(LOST).pair
    for zone in DEMAND:
        assert 1.3 < (paid(pair.shocked, zone) / paid(pair.base, zone)).mean() < 5
    before, after = (total(o, bought(o, DEMAND)) for o in (pair.base, pair.shocked))
    assert -0.2 < after / before - 1 < -0.04


def test_ships_come_to_europe_and_asia_goes_short(europe: World) -> None:
    more = europe.flow_change(LOST, *TERMINALS)
    assert 15_000 < more < 80_000  # Mm3
    assert europe.flow_change(LOST, "lng-rivals") < -0.5 * more
    lost = europe.flow_change(LOST, "nord-stream", "yamal-europe", "ukraine-transit", "turkstream-europe")
    assert lost < -80_000


def test_what_is_worse_costs_more_and_what_helps_costs_less(europe: World) -> None:
    loss = {
        shock: europe.change(shock, "income change of bloc", "EU")
        for shock in ("nord-stream-lost", "nord-stream-lost-ukraine-open", LOST, f"{LOST}-terminals",
                      "all-russian-gas-lost", "russian-lng-refused")
    }  # fmt: skip
    assert loss["all-russian-gas-lost"] < loss[LOST] < loss["nord-stream-lost"] < 0
    assert loss[LOST] < loss[f"{LOST}-terminals"]
    assert loss["nord-stream-lost"] < 3 * loss["nord-stream-lost-ukraine-open"]  # idle pipe is worth a lot
    assert loss["nord-stream-lost"] < 10 * loss["russian-lng-refused"]  # cargoes go elsewhere, others come


def test_nothing_flows_where_a_pipe_is_lost(europe: World) -> None:
    assert flow(europe.shock("nord-stream-lost").pair.shocked, "nord-stream").max() < 1e-6


def test_the_explosion_of_an_empty_pipe_is_a_null_event(europe: World) -> None:
    run = europe.backtest("EGT-3")
    assert run.event.expected_null
    assert run.event.role is Role.TESTS
    assert run.verdict == "null, as observed"


# an engine without a country

#: words of a case, and the files where they still stand as examples
WORDS = re.compile(r"kazakh|\bKZ\b|\bcpc\b|tengiz|nord.?stream|druzhba", re.IGNORECASE)
NAMED = re.compile(r"""load_case\("kazakhstan"\)|such as kazakhstan|Russian and Kazakh""")
#: the language of that name, and the words of languages, which list the names of the world
LANGUAGES = ("cases/", "reader/packs/", "documents/evidence.py", "documents/languages.py")
KINDS = {".py", ".j2", ".css", ".js", ".toml", ".csv"}


def test_the_engine_knows_no_case() -> None:
    """Only the name of a bundled case may stand in examples and help."""
    home = Path(kerege.__file__).parent
    files = {f.relative_to(home).as_posix(): f for f in home.rglob("*") if f.suffix in KINDS}
    found = {
        name
        for name, file in files.items()
        if not name.startswith(LANGUAGES) and WORDS.search(NAMED.sub("", file.read_text(encoding="utf-8")))
    }
    assert found == set()
