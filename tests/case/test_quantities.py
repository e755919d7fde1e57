"""Units of goods: the price unit that goes with each, numbers in them, and goods that cannot be added up."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kerege.base.findings import Severity
from kerege.base.units import UnitError, expression, factor
from kerege.case.attributes import ATTRIBUTES, CHANGED, ElementKind, attribute_of, for_good
from kerege.case.quantities import DEFAULT, QUANTITIES, in_unit, is_of_quantity, price_unit
from kerege.network.build import build_network
from kerege.network.values import Values
from powered import bound, in_one, powered, write

from .conftest import Folder

UNITS = sorted(QUANTITIES)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Return the case with gas and power instead of the plain template."""
    return Folder(in_one(tmp_path))


def bind(folder: Folder, *numbers: tuple[str, str, str, float, float, float, str]) -> Folder:
    """Add claims and bindings."""
    claims, bindings = bound("NEW", "example", numbers)
    write(folder.path / "claims/example.csv", None, claims)
    write(folder.path / "bindings.csv", None, bindings)
    return folder


def errors(folder: Folder) -> list[tuple[str, str, int]]:
    return [(f.code, f.file, f.row) for f in folder.check() if f.severity is Severity.ERROR]


@pytest.mark.parametrize("unit", UNITS)
def test_quantity_times_price_is_thousands_of_dollars(unit: str) -> None:
    product = f"({expression(unit)})*({expression(price_unit(unit))})"
    assert factor(product, "kUSD") == pytest.approx(1.0, rel=1e-12)


def test_the_price_units_are_those_that_people_quote() -> None:
    assert {unit: price_unit(unit) for unit in UNITS} == {
        "GWh": "USD/MWh", "Mm3": "USD/1000 m3", "kTEU": "USD/TEU", "kt": "USD/t", "t": "USD/kg",
    }  # fmt: skip
    assert DEFAULT in QUANTITIES


@pytest.mark.parametrize("unit", UNITS)
def test_every_attribute_of_every_good_is_in_a_unit_that_is_known(unit: str) -> None:
    for declared in (a for a in ATTRIBUTES if a.unit != CHANGED):
        for other in UNITS if declared.of == "good" else ("",):
            found = for_good(declared, unit, other).unit
            assert "{" not in found
            assert factor(found, found) == 1.0, declared.name


@pytest.mark.parametrize("unit", UNITS)
def test_units_of_quantity_and_price_do_not_mix(unit: str) -> None:
    link = {name: attribute_of(ElementKind.LINK, name) for name in ("capacity", "tariff", "ramp", "loss")}
    assert all(link.values())
    made = {name: for_good(a, unit).unit for name, a in link.items() if a}
    assert made["capacity"] == f"{unit}/day"
    assert made["ramp"] == f"{unit}/day/month"
    assert made["tariff"] == price_unit(unit)
    assert made["loss"] == "1"
    for other in UNITS:
        if other in {unit, {"kt": "t", "t": "kt"}.get(unit)}:
            continue
        with pytest.raises(UnitError):
            factor(made["capacity"], f"{other}/day")


def test_a_good_in_kilotonnes_has_the_range_of_the_declaration() -> None:
    for declared in ATTRIBUTES:
        assert for_good(declared, "kt", "kt").expected == declared.expected, declared.name


@pytest.mark.parametrize("unit", UNITS)
def test_usual_ranges_of_other_units_are_at_least_as_wide_upwards(unit: str) -> None:
    for declared in ATTRIBUTES:
        low, high = for_good(declared, unit, "kt").expected
        assert low <= declared.expected[0]
        assert high >= declared.expected[1]
        assert for_good(declared, unit, "kt").hard == declared.hard


def test_a_ratio_is_in_the_other_good_per_unit_of_the_main_one() -> None:
    declared = attribute_of(ElementKind.CONVERTER, "ratio")
    assert declared
    assert for_good(declared, "GWh", "kt").unit == "kt/GWh"
    assert in_unit("{p}/day", "t") == "USD/kg/day"
    assert is_of_quantity(declared.unit)
    assert not is_of_quantity("day")
    numbers = powered().numbers
    assert numbers["burner", "ratio", "gas", ""].estimate.unit == "Mm3/GWh"
    assert numbers["field-hill", "ratio", "gas", ""].estimate.unit == "Mm3/kt"


@pytest.mark.parametrize(
    ("old", "new", "value"),
    [
        ("stoves,demand,,11,10.5,11.5,Mm3/day", "stoves,demand,,3.65,3.6,3.7,bcm/yr", 10.0),
        ("stoves,price,,100,95,105,USD/1000 m3", "stoves,price,,0.1,0.09,0.11,USD/m3", 100.0),
        ("lamps,demand,,20,19,21,GWh/day", "lamps,demand,,7.3,7.2,7.4,TWh/yr", 20.0),
        ("lamps,demand,,20,19,21,GWh/day", "lamps,demand,,1,0.9,1.1,GW", 24.0),
        ("lamps,price,,50,48,52,USD/MWh", "lamps,price,,0.05,0.04,0.06,USD/kWh", 50.0),
        ("burner,ratio,gas,0.25,0.24,0.26,Mm3/GWh", "burner,ratio,gas,0.25,0.24,0.26,m3/kWh", 0.25),
    ],
)
def test_claims_in_other_units_are_converted_to_those_of_the_good(
    folder: Folder, old: str, new: str, value: float
) -> None:
    case = folder.replace("claims/example.csv", old, new).load()
    element, attribute, of = new.split(",")[:3]
    assert case.numbers[element, attribute, of, ""].estimate.interval.mid == pytest.approx(value)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("stoves,demand,,11,10.5,11.5,Mm3/day", "stoves,demand,,11,10.5,11.5,kt/day"),
        ("stoves,price,,100,95,105,USD/1000 m3", "stoves,price,,100,95,105,USD/t"),
        ("lamps,price,,50,48,52,USD/MWh", "lamps,price,,50,48,52,USD/t"),
        ("burner,ratio,gas,0.25,0.24,0.26,Mm3/GWh", "burner,ratio,gas,0.25,0.24,0.26,kt/GWh"),
        ("burner,ratio,gas,0.25,0.24,0.26,Mm3/GWh", "burner,ratio,gas,0.25,0.24,0.26,1"),
    ],
)
def test_a_claim_in_the_unit_of_another_good_is_told(folder: Folder, old: str, new: str) -> None:
    element, attribute = new.split(",")[:2]
    folder.replace("claims/example.csv", old, new)
    wrong = [f for f in folder.check() if f.severity is Severity.ERROR]
    assert [(f.code, f.row) for f in wrong] == [
        ("bad-unit", folder.row("bindings.csv", f"{element},{attribute}"))
    ]


def test_an_action_adds_in_the_unit_of_its_good(folder: Folder) -> None:
    shock = folder.path / "shocks.toml"
    text = shock.read_text(encoding="utf-8")
    shock.write_text(text.replace("lost = 0.5\n", 'add = 3.65\n  unit = "bcm/yr"\n'), encoding="utf-8")
    wells = folder.load().shock("wells-halved")
    assert wells
    assert wells.actions[0].add
    assert wells.actions[0].add.mid == pytest.approx(10.0)
    shock.write_text(text.replace("lost = 0.5\n", 'add = 3.65\n  unit = "Mt/yr"\n'), encoding="utf-8")
    assert folder.only("bad-unit").expected == "a unit that converts to Mm3/day"


def test_an_unknown_unit_of_quantity_is_told(folder: Folder) -> None:
    folder.replace("goods.csv", "gas,Natural gas,gas,Mm3,", "gas,Natural gas,gas,bcm,")
    found = next(f for f in folder.check() if f.code == "unknown-value")
    assert (found.file, found.row) == ("goods.csv", folder.row("goods.csv", "bcm"))


# goods of two units on one element


def test_a_link_of_two_units_is_told_at_its_row(folder: Folder) -> None:
    folder.replace("links.csv", "lake,junction,gas,UP", "lake,junction,gas;crude,UP")
    found = next(f for f in folder.check() if f.file == "links.csv")
    assert (found.code, found.row) == ("mixed-units", folder.row("links.csv", "gas-line"))
    assert {"gas in Mm3", "crude in kt"} <= set(re.split(", ", found.found))


def test_goods_of_one_unit_may_share_a_link(folder: Folder) -> None:
    folder.append("goods.csv", "condensate,Condensate,oil,kt,")
    folder.replace("links.csv", "hill,junction,crude,UP", "hill,junction,crude;condensate,UP")
    assert errors(folder) == []


@pytest.mark.parametrize(
    "member", ["gas-line,flow,*,+", "gas-wells,output,*,+", "stoves,purchase,*,+", "lamps,purchase,*,+"]
)
def test_a_limit_of_two_units_is_told_at_its_row(folder: Folder, member: str) -> None:
    folder.append("group_members.csv", f"coast-port,{member}")
    found = [f for f in folder.check() if f.file == "groups.csv"]
    assert [(f.code, f.row) for f in found] == [("mixed-units", folder.row("groups.csv", "coast-port"))]


def test_a_total_of_two_units_is_told(folder: Folder) -> None:
    folder.append("group_members.csv", "exports,gas-line,flow,*,+")
    assert ("mixed-units", "groups.csv", folder.row("groups.csv", "exports,")) in errors(folder)


def test_a_limit_of_one_unit_is_in_that_unit(folder: Folder) -> None:
    folder.append("groups.csv", "lines,Gas lines,limit,,")
    folder.append("group_members.csv", "lines,gas-line,flow,*,+", "lines,hill-gas,flow,*,+")
    case = bind(folder, ("lines", "capacity", "", 7.3, 7.2, 7.4, "bcm/yr")).load()
    number = case.number("lines", "capacity")
    assert number
    assert (number.estimate.unit, number.estimate.interval.mid) == ("Mm3/day", pytest.approx(20))


def test_a_default_of_a_mode_with_goods_of_two_units_is_told(folder: Folder) -> None:
    bind(folder, ("mode:pipeline", "tariff", "", 5, 4, 6, "USD/t"))
    found = folder.only("mixed-units")
    assert (found.file, found.row) == ("bindings.csv", folder.row("bindings.csv", "mode:pipeline,tariff"))
    assert found.remedy == "write one row for each good: mode:pipeline:<good>"
    assert set(found.found.split(", ")) == {"crude in kt", "gas in Mm3"}


def test_a_plain_number_may_be_the_default_of_a_mode_with_two_units(folder: Folder) -> None:
    case = bind(folder, ("mode:pipeline", "loss", "", 0.02, 0.01, 0.03, "1")).load()
    for link in ("pipe", "gas-line", "hill-gas"):
        number = case.number(link, "loss")
        assert number
        assert number.estimate.interval.mid == 0.02
    assert case.number("rail", "loss") is None


def test_the_default_of_a_mode_and_good_wins_over_that_of_the_mode_and_the_link_over_both(
    folder: Folder,
) -> None:
    case = bind(
        folder,
        ("mode:pipeline", "loss", "", 0.02, 0.01, 0.03, "1"),
        ("mode:pipeline:gas", "loss", "", 0.04, 0.03, 0.05, "1"),
        ("hill-gas", "loss", "", 0.06, 0.05, 0.07, "1"),
    ).load()
    network = build_network(Values(case), case.meta.grid)
    losses = dict(zip(network.names.links, network.links.loss.tolist(), strict=True))
    assert (losses["pipe"], losses["gas-line"], losses["hill-gas"]) == (0.02, 0.04, 0.06)
    assert losses["rail"] == 0
    assert case.defaults["gas-line"] == ("mode:pipeline:gas", "mode:pipeline")


def test_a_link_of_two_goods_has_the_default_of_its_mode_alone(folder: Folder) -> None:
    folder.append("goods.csv", "methane,Methane,gas,Mm3,")
    folder.replace("links.csv", "hill,junction,gas,UP", "hill,junction,gas;methane,UP")
    bind(folder, ("mode:pipeline", "loss", "", 0.02, 0.01, 0.03, "1"),
         ("mode:pipeline:gas", "loss", "", 0.04, 0.03, 0.05, "1"),
         ("hill-gas", "tariff", "", 5, 4, 6, "USD/1000 m3"))  # fmt: skip
    case = folder.load()
    found = case.number("hill-gas", "loss")
    assert found
    assert found.element == "mode:pipeline"


@pytest.mark.parametrize(
    "element", ["mode:pipeline:power", "mode:pipeline:water", "mode:line", "mode:line:gas"]
)
def test_a_default_that_holds_for_no_link_is_told(folder: Folder, element: str) -> None:
    bind(folder, (element, "loss", "", 0.02, 0.01, 0.03, "1"))
    found = folder.only("unknown-id")
    assert (found.file, found.row) == ("bindings.csv", folder.row("bindings.csv", element))


def test_a_tariff_below_cost_is_found_over_the_default_of_mode_and_good(folder: Folder) -> None:
    bind(folder, ("gas-line", "operating_cost", "", 9, 8, 10, "USD/1000 m3"))
    found = folder.only("tariff-below-cost")
    assert found.row == folder.row("bindings.csv", "gas-line,operating_cost")
