import sys
from types import ModuleType

import pytest

from kerege.base.rooms import lazy_names, make_callable


@pytest.fixture
def room(monkeypatch):
    package, inner = ModuleType("a_room"), ModuleType("a_room.asking")
    package.__path__ = []
    inner.ask = lambda case, *, deep=False: (case, deep)
    monkeypatch.setitem(sys.modules, "a_room", package)
    monkeypatch.setitem(sys.modules, "a_room.asking", inner)
    return package


def test_names_are_found_in_their_module(room):
    assert lazy_names("a_room", {"ask": "asking"})("ask") is sys.modules["a_room.asking"].ask


def test_an_unknown_name_is_told_as_python_tells_it(room):
    with pytest.raises(AttributeError, match="module 'a_room' has no attribute 'answer'"):
        lazy_names("a_room", {"ask": "asking"})("answer")


def test_a_room_is_called_like_its_question(room):
    make_callable("a_room", "asking", "ask")
    assert room("case", deep=True) == ("case", True)
    assert isinstance(room, ModuleType)
