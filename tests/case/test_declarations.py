"""The declarations of tables and attributes hang together."""

from __future__ import annotations

import doctest
import importlib
import subprocess
import sys

import pytest

import kerege.case
from kerege.base.units import factor
from kerege.case import ATTRIBUTES, TABLES, ElementKind, describe_attributes, describe_tables
from kerege.case.attributes import CHANGED, GROUP_NEEDS, REQUIRED, attribute_of, attributes_for, for_good
from kerege.case.quantities import QUANTITIES
from kerege.case.references import REFERENCES
from kerege.evidence.claims import Kind


def test_an_attribute_is_declared_once_for_each_kind_of_element() -> None:
    keys = [(kind, a.name) for a in ATTRIBUTES for kind in a.applies_to]
    assert len(keys) == len(set(keys))
    assert all(attribute_of(kind, name) in attributes_for(kind) for kind, name in keys)
    assert attribute_of(ElementKind.GOOD, "capacity") is None


@pytest.mark.parametrize("attribute", ATTRIBUTES, ids=[f"{a.applies_to[0]}-{a.name}" for a in ATTRIBUTES])
def test_attributes_have_known_units_and_ranges_in_order(attribute: object) -> None:
    for quantity in QUANTITIES if attribute.unit != CHANGED else ():
        unit = for_good(attribute, quantity, "Mm3").unit
        assert factor(unit, unit) == pytest.approx(1.0)
    assert attribute.hard[0] <= attribute.expected[0] <= attribute.expected[1] <= attribute.hard[1]
    assert attribute.meaning.endswith(".")


@pytest.mark.parametrize("name", ["flow", "output", "demand", "purchase", "fill"])
def test_plans_and_forecasts_never_fill_an_observed_quantity(name: str) -> None:
    observed = [a for a in ATTRIBUTES if a.name == name]
    assert observed
    assert all(Kind.PLAN not in a.kinds and Kind.FORECAST not in a.kinds for a in observed)


def test_required_attributes_are_declared() -> None:
    needs = {**REQUIRED, **{kind: (names,) for kind, names in GROUP_NEEDS.items()}}
    assert all(attribute_of(k, name) for k, groups in needs.items() for names in groups for name in names)


def test_references_name_columns_that_exist() -> None:
    assert all(r.column in TABLES[r.table].columns() for r in REFERENCES)


def test_documentation_comes_from_the_declarations() -> None:
    assert all(f"`{a.name}`" in describe_attributes() for a in ATTRIBUTES)
    text = describe_tables()
    assert all(f"### {stem}.csv" in text for stem in TABLES)
    assert "Id of the link." in text


def test_every_public_name_can_be_imported_and_others_say_so() -> None:
    assert all(getattr(kerege.case, name) is not None for name in kerege.case.__all__)
    with pytest.raises(AttributeError, match="nothing_here"):
        _ = kerege.case.nothing_here


def test_importing_the_room_is_cheap() -> None:
    code = (
        "import sys, kerege.case; sys.exit(any(m in sys.modules for m in ('polars', 'dataframely', 'pint')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603


@pytest.mark.parametrize("name", ["attributes", "hints", "load"])
def test_examples_in_docstrings(name: str) -> None:
    module = importlib.import_module(f"kerege.case.{name}")
    result = doctest.testmod(module)
    assert result.attempted
    assert not result.failed
