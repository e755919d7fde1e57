"""Rooms that load their names on first use, and that can be called like their main question."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from types import ModuleType
from typing import Any


def lazy_names(room: str, homes: Mapping[str, str]) -> Callable[[str], Any]:
    """Return the ``__getattr__`` of a room: name -> module of the room that holds it.

    Solvers and tables cost start-up time, so their modules are imported when a name is first asked for.

    Raises
    ------
    AttributeError
        for a name that stands in no module
    """

    def find(name: str) -> Any:
        if name not in homes:
            raise AttributeError(f"module {room!r} has no attribute {name!r}")
        return getattr(import_module(f"{room}.{homes[name]}"), name)

    return find


def make_callable(room: str, module: str, function: str) -> None:
    """Make a room callable: ``kerege.hedge(case)`` asks the question whose name the room has.

    room     : name of the package
    module   : module of the room that holds the function, imported when it is called
    function : the function to call
    """

    class Room(ModuleType):
        def __call__(self, *args: Any, **kwargs: Any) -> Any:
            return getattr(import_module(f"{room}.{module}"), function)(*args, **kwargs)

    sys.modules[room].__class__ = Room
