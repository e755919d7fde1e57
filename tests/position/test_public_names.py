"""What the room gives out: every name, the call by the name of the room, and examples that run."""

from __future__ import annotations

import doctest
import importlib

import pytest

import kerege as kg
import kerege.position
from kerege.position.model import COLUMNS, Position

from .conftest import Relations


def test_every_public_name_can_be_imported_and_others_say_so() -> None:
    assert all(getattr(kerege.position, name) is not None for name in kerege.position.__all__)
    with pytest.raises(AttributeError, match="nothing_here"):
        _ = kerege.position.nothing_here


def test_the_room_is_called_by_its_name(made: Relations) -> None:
    assert isinstance(kg.position(made.load()), Position)
    assert isinstance(kerege.position(made.load(), year=2023), Position)


def test_every_table_has_a_line_in_the_docstring() -> None:
    assert Position.__doc__ is not None
    assert all(f"    {name}" in Position.__doc__ for name in COLUMNS)


@pytest.mark.parametrize("name", ["concentration", "formulas", "build"])
def test_examples_run(name: str) -> None:
    result = doctest.testmod(importlib.import_module(f"kerege.position.{name}"))
    assert result.attempted
    assert not result.failed


def test_the_example_of_the_command_runs() -> None:
    result = doctest.testmod(importlib.import_module("kerege.cli.position"))
    assert (result.attempted, result.failed) == (1, 0)
