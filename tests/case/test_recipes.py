"""What plants take in and make: recipes that say nothing sensible, ratios that are missing, dead ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from kerege.base.findings import Severity
from powered import bound, in_one, write

from .conftest import Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Return the case with gas and power instead of the plain template."""
    return Folder(in_one(tmp_path))


def ratio(folder: Folder, plant: str, good: str, unit: str) -> Folder:
    claims, bindings = bound("NEW", "example", ((plant, "ratio", good, 0.1, 0.05, 0.2, unit),))
    write(folder.path / "claims/example.csv", None, claims)
    write(folder.path / "bindings.csv", None, bindings)
    return folder


def codes(folder: Folder) -> list[str]:
    return [f.code for f in folder.check() if f.severity is Severity.ERROR]


def test_the_case_with_recipes_is_sound(folder: Folder) -> None:
    assert codes(folder) == []
    assert [r["role"] for r in folder.load().elements.recipes["burner"]] == ["in"]


@pytest.mark.parametrize(
    ("row", "unit", "words"),
    [
        ("lamps,gas,UP,in,", "", "lamps is a consumer and has no recipe"),
        ("gas-wells,crude,UP,in,", "kt/Mm3", "gas-wells is a producer and takes nothing in"),
        ("gas-wells,gas,UP,out,", "Mm3/Mm3", "gas-wells is a producer and makes that stream already"),
        ("burner,power,UP,in,", "GWh/GWh", "burner is a converter and makes that stream already"),
    ],
)
def test_a_bad_recipe_is_told_at_its_row(folder: Folder, row: str, unit: str, words: str) -> None:
    folder.append("recipes.csv", row)
    plant, good, *_ = row.split(",")
    if unit:
        ratio(folder, plant, good, unit)
    found = folder.only("bad-recipe")
    assert (found.file, found.row, found.subject) == ("recipes.csv", folder.row("recipes.csv", row), plant)
    assert found.message == words


def test_a_recipe_of_a_plant_that_is_not_there_is_told_once(folder: Folder) -> None:
    folder.append("recipes.csv", "brnr,crude,UP,in,")
    found = folder.only("unknown-id")
    assert (found.file, found.row) == ("recipes.csv", folder.row("recipes.csv", "brnr"))


def test_a_recipe_of_a_link_is_told(folder: Folder) -> None:
    folder.append("recipes.csv", "pipe,gas,UP,in,")
    assert "unknown-id" in codes(folder)


def test_an_unknown_role_is_told(folder: Folder) -> None:
    folder.replace("recipes.csv", "burner,gas,UP,in,", "burner,gas,UP,burns,")
    found = next(f for f in folder.check() if f.severity is Severity.ERROR)
    assert (found.code, found.file) == ("unknown-value", "recipes.csv")
    assert codes(folder) == ["unknown-value"]  # and not that the converter takes nothing in


def test_a_recipe_names_one_origin(folder: Folder) -> None:
    folder.replace("recipes.csv", "burner,gas,UP,in,", "burner,gas,UP;NB,in,")
    found = next(f for f in folder.check() if f.severity is Severity.ERROR)
    assert (found.file, found.row) == ("recipes.csv", folder.row("recipes.csv", "UP;NB"))


def test_a_converter_without_inputs_is_told_at_its_row(folder: Folder) -> None:
    folder.drop("recipes.csv", "burner").drop("bindings.csv", "burner,ratio")
    found = folder.only("no-input")
    assert (found.file, found.row) == ("plants.csv", folder.row("plants.csv", "burner"))
    assert found.subject == "burner"


def test_a_converter_that_only_makes_more_takes_nothing_in(folder: Folder) -> None:
    folder.append("goods.csv", "heat,Heat,power,GWh,")
    folder.append("plants.csv", "town,Town,consumer,junction,heat,*,UP,")
    folder.replace("recipes.csv", "burner,gas,UP,in,", "burner,heat,UP,out,")
    assert "no-input" in codes(folder)


@pytest.mark.parametrize(("plant", "role"), [("burner", "in"), ("field-hill", "out")])
def test_a_ratio_that_is_not_bound_is_told_at_its_recipe(folder: Folder, plant: str, role: str) -> None:
    folder.drop("bindings.csv", f"{plant},ratio")
    found = folder.only("unbound")
    assert (found.file, found.row) == ("recipes.csv", folder.row("recipes.csv", f"{plant},gas,UP,{role}"))
    assert (found.subject, found.expected) == (f"{plant}.ratio@gas", f"a binding {plant},ratio,gas")


def test_a_ratio_whose_claim_is_broken_is_told_there_and_not_as_missing(folder: Folder) -> None:
    folder.replace("bindings.csv", "burner,ratio,gas,,PO-001", "burner,ratio,gas,,PO-901")
    assert folder.only("missing-claim").file == "bindings.csv"


@pytest.mark.parametrize(
    ("element", "good", "unit"),
    [("burner", "crude", "kt/GWh"), ("gas-wells", "crude", "kt/Mm3"), ("field-hill", "power", "GWh/kt")],
)
def test_a_ratio_of_a_good_that_the_recipe_does_not_name_is_told(
    folder: Folder, element: str, good: str, unit: str
) -> None:
    ratio(folder, element, good, unit)
    found = folder.only("not-in-recipe")
    assert (found.file, found.row) == ("bindings.csv", folder.row("bindings.csv", f"{element},ratio,{good}"))
    assert found.found == repr(good)


def test_a_ratio_of_no_good_is_told(folder: Folder) -> None:
    folder.replace("bindings.csv", "burner,ratio,gas,", "burner,ratio,,")
    assert sorted(codes(folder)) == ["of-missing", "unbound"]


def test_a_consumer_has_no_ratio(folder: Folder) -> None:
    folder.replace("bindings.csv", "burner,ratio,gas,", "lamps,ratio,gas,")
    assert "attribute-does-not-apply" in codes(folder)


@pytest.mark.parametrize("low", [-0.1, -0.3])
def test_a_ratio_is_not_negative(folder: Folder, low: float) -> None:
    folder.replace("claims/example.csv", "burner,ratio,gas,0.25,0.24", f"burner,ratio,gas,0.25,{low}")
    assert "out-of-range" in codes(folder)


# paths of inputs and joint products


def test_an_input_that_cannot_get_to_its_converter_is_told_at_the_recipe(folder: Folder) -> None:
    folder.replace("plants.csv", "converter,junction,power", "converter,coast,power")
    folder.replace("plants.csv", "lamps,Lamps,consumer,junction", "lamps,Lamps,consumer,coast")
    found = folder.only("no-way-in")
    assert (found.file, found.row) == ("recipes.csv", folder.row("recipes.csv", "burner,gas"))
    assert found.message == "gas of origin UP cannot get to burner"
    assert "coast" in found.expected


def test_an_input_of_an_origin_that_nobody_makes_is_told(folder: Folder) -> None:
    folder.replace("recipes.csv", "burner,gas,UP,in,", "burner,gas,NB,in,")
    found = folder.only("no-way-in")
    assert (found.file, found.row) == ("recipes.csv", folder.row("recipes.csv", "burner,gas"))


def test_a_joint_product_without_an_outlet_is_told_at_its_plant(folder: Folder) -> None:
    folder.drop("links.csv", "hill-gas")
    found = folder.only("no-way-out")
    assert (found.file, found.row) == ("plants.csv", folder.row("plants.csv", "field-hill"))
    assert found.message == "gas made by field-hill at 'hill' can reach no consumer"


def test_a_joint_product_may_be_used_up_where_it_is_made(folder: Folder) -> None:
    folder.drop("links.csv", "hill-gas")
    folder.append("plants.csv", "flare,Flare,consumer,hill,gas,UP,upland-oil,")
    claims, bindings = bound("FL", "example", (("flare", "price", "", 1, 0.5, 2, "USD/1000 m3"),
                                               ("flare", "elasticity", "", 5, 4, 6, "1")))  # fmt: skip
    write(folder.path / "claims/example.csv", None, claims)
    write(folder.path / "bindings.csv", None, bindings)
    assert codes(folder) == []


def test_gas_that_only_a_converter_takes_has_a_way_out(folder: Folder) -> None:
    folder.drop("plants.csv", "stoves").drop("bindings.csv", "stoves")
    assert codes(folder) == []


def test_what_a_converter_makes_needs_a_way_out(folder: Folder) -> None:
    folder.replace("plants.csv", "lamps,Lamps,consumer,junction", "lamps,Lamps,consumer,coast")
    found = sorted((f.code, f.subject) for f in folder.check() if f.severity is Severity.ERROR)
    assert found == [("no-way-in", "lamps"), ("no-way-out", "burner")]


def test_a_plant_may_take_in_its_own_good_of_another_origin(folder: Folder) -> None:
    """A refiner at the junction makes Upland's oil of Transit's, which comes in there."""
    folder.append(
        "plants.csv",
        "blender,Blender,converter,junction,crude,NB,UP,",
        "nb-buyer,Buyer,consumer,junction,crude,NB,UP,",
    )
    folder.append("recipes.csv", "blender,crude,UP,in,")
    numbers = (
        ("blender", "ratio", "crude", 1.1, 1.05, 1.2, "kt/kt"),
        ("blender", "output", "", 1, 0.9, 1.1, "kt/day"),
        ("blender", "cost", "", 5, 4, 6, "USD/t"),
        ("blender", "elasticity", "", 1, 0.5, 2, "1"),
        ("nb-buyer", "price", "", 700, 690, 710, "USD/t"),
        ("nb-buyer", "elasticity", "", 1, 0.5, 2, "1"),
    )
    claims, bindings = bound("BL", "example", numbers)
    write(folder.path / "claims/example.csv", None, claims)
    write(folder.path / "bindings.csv", None, bindings)
    assert codes(folder) == []
    folder.replace("recipes.csv", "blender,crude,UP,in,", "blender,crude,NB,in,")
    assert "bad-recipe" in codes(folder)
