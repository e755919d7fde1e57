"""What a shock is about: goods of its system in one unit, or those acted on where goods are told alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kerege.base.intervals import Interval
from kerege.case import Case
from kerege.case.scenarios import Action, Shock
from kerege.study.scope import EVERYTHING, Scope, shock_scope, system_goods, whole_scope
from kerege.study.shocks import Measurement, headline
from kerege.whatif.outcomes import run_shock
from powered import changed, powered, solved_powered
from templates import template

#: one more good of the gas system in its unit, and heat, which is counted like power
MORE = {"goods.csv": ("methane,Methane,gas,Mm3,", "heat,Heat,gas,GWh,")}
GOODS = "gas,Gas,What if the wells stop?,wells-halved,,"
SOURCING = "gas,Gas,What if the wells stop?,wells-halved,sourcing,"


def shock(*elements: str) -> Shock:
    first, last = date(2023, 4, 1), date(2023, 7, 1)
    actions = tuple(Action(e, "capacity", first, last, lost=Interval.point(1.0)) for e in elements)
    return Shock("S", "Shock", "", first, last, actions)


def scope(case: Case, *elements: str) -> Scope:
    return shock_scope(case, shock(*elements))


@pytest.fixture(scope="module")
def richer(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return changed(tmp_path_factory.mktemp("richer"), added=MORE)


@pytest.fixture(scope="module")
def sourced(tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder: Path = tmp_path_factory.mktemp("sourced")
    return changed(folder, ("systems.csv", GOODS, SOURCING), added=MORE)


@pytest.mark.parametrize(
    ("elements", "expected"),
    [
        (("pipe",), Scope(("crude",), "kt", "oil")),
        (("coast-port",), Scope(("crude",), "kt", "oil")),
        (("exports",), Scope(("crude",), "kt", "oil")),
        (("gas-line",), Scope(("gas",), "Mm3", "gas")),
        (("burner",), Scope(("power",), "GWh", "power")),
        (("lamps",), Scope(("power",), "GWh", "power")),
        (("field-hill",), Scope(("crude",), "kt", "oil")),  # its main product, not what it makes along
        (("gas-wells", "pipe"), Scope(("gas",), "Mm3", "gas")),  # the first element says what it is about
        (("pipe", "gas-wells"), Scope(("crude",), "kt", "oil")),
    ],
)
def test_the_first_element_says_what_a_shock_is_about(elements: Sequence[str], expected: Scope) -> None:
    assert scope(powered(), *elements) == expected


def test_a_shock_is_about_all_goods_of_the_system_in_its_unit(richer: Case) -> None:
    assert system_goods(richer, "gas") == ("gas", "heat", "methane")
    assert scope(richer, "gas-wells") == Scope(("gas", "methane"), "Mm3", "gas")


def test_where_goods_are_told_alone_only_those_acted_on_count(sourced: Case) -> None:
    assert scope(sourced, "gas-wells") == Scope(("gas",), "Mm3", "gas")
    assert scope(sourced, "gas-wells", "burner") == Scope(("gas",), "Mm3", "gas")
    assert scope(sourced, "pipe") == Scope(("crude",), "kt", "oil")


def test_a_case_without_systems_is_one_system() -> None:
    case = template()
    assert shock_scope(case, case.shocks[0]) == Scope(("crude",), "kt", "")
    assert system_goods(case, "") == ("crude",)
    assert whole_scope(case) == Scope(("crude",), "kt", "")


def test_what_names_no_good_is_about_the_first_unit_of_the_case() -> None:
    nothing = replace(shock("pipe"), actions=())
    assert shock_scope(powered(), nothing) == whole_scope(powered())
    assert whole_scope(powered()) == Scope(("crude",), "kt", "")
    assert Scope((), "kt", "") == EVERYTHING


def found(name: str) -> tuple[Measurement, ...]:
    solved = solved_powered()
    chosen = solved.values.case.shock(name)
    assert chosen
    return headline(run_shock(solved, chosen))


@pytest.mark.parametrize(
    ("name", "unit", "plants"),
    [
        ("pipe-shut-90", "kt", ("field-hill", "field-lake")),
        ("wells-halved", "Mm3", ("gas-wells",)),
        ("burner-stops", "GWh", ("burner",)),
    ],
)
def test_headline_quantities_are_of_the_goods_it_is_about(
    name: str, unit: str, plants: Sequence[str]
) -> None:
    measured = found(name)
    quantities = [m for m in measured if m.measure in {"output change", "flow change", "use change"}]
    assert {m.unit for m in quantities} == {unit}
    solved = solved_powered()
    chosen = solved.values.case.shock(name)
    assert chosen
    pair = run_shock(solved, chosen).pair
    rows = [pair.base.network.names.producers.index(p) for p in plants]
    lost = (pair.shocked.output - pair.base.output)[rows].sum(axis=0) @ pair.base.network.grid.days
    (output,) = [m for m in measured if m.measure == "output change"]
    assert output.value == pytest.approx(float(lost), rel=1e-9, abs=1e-9)
    assert output.subject == "UP"


def test_flows_of_other_goods_are_not_told() -> None:
    carried = {m.subject for m in found("wells-halved") if m.measure == "flow change"}
    assert carried <= {"gas-line", "hill-gas"}
    assert "gas-line" in carried


def test_what_goes_unserved_is_told_in_its_unit() -> None:
    (unserved,) = [m for m in found("burner-stops") if m.measure == "unserved"]
    assert (unserved.subject, unserved.unit) == ("UP", "GWh")
    assert unserved.value == pytest.approx(90 * 14, rel=0.02)  # 14 GWh a day for some ninety days
    assert not [m for m in found("pipe-shut-90") if m.measure == "unserved"]
