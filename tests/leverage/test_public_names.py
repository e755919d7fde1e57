"""What the rooms of leverage and hedge give out: every name, and the call by the name of the room."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

import pytest

import kerege as kg
from kerege.base.findings import FindingsError
from kerege.leverage.matrix import Leverage
from templates import template


@pytest.mark.parametrize("name", ["leverage", "hedge"])
def test_every_public_name_can_be_imported_and_others_say_so(name: str) -> None:
    room = import_module(f"kerege.{name}")
    assert all(getattr(room, public) is not None for public in room.__all__)
    with pytest.raises(AttributeError, match="nothing_here"):
        _ = room.nothing_here


def test_the_rooms_are_called_by_their_names() -> None:
    room: ModuleType = import_module("kerege.leverage")
    found = room(template(), actors=("TR", "UP"), months=(1,), workers=1)  # type: ignore[operator]
    assert isinstance(found, Leverage)
    assert kg.leverage(template(), actors=("TR", "UP"), months=(1,), workers=1).actors == ("TR", "UP")
    with pytest.raises(FindingsError, match="no-options"):
        import_module("kerege.hedge")(template())  # type: ignore[operator]


def test_every_name_of_the_package_is_there() -> None:
    assert all(getattr(kg, name) is not None for name in kg.__all__)
