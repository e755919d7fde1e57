"""The hedge room: the cheapest measures that cut the worst loss."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kerege.hedge.asking import hedge
    from kerege.hedge.model import Attack, Frontier, Hedge, Offer, Point, Verdict
    from kerege.hedge.search import find_hedge

#: name -> module; imported on first use because solvers cost start-up time
_HOMES = {
    "find_hedge": "search", "hedge": "asking",
    "Attack": "model", "Frontier": "model", "Hedge": "model", "Offer": "model", "Point": "model",
    "Verdict": "model",
}  # fmt: skip

__all__ = ["Attack", "Frontier", "Hedge", "Offer", "Point", "Verdict", "find_hedge", "hedge"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


class _Room(ModuleType):
    """The room, which can be called: ``kerege.hedge(case)``, although the room has the same name."""

    def __call__(self, *args: Any, **kwargs: Any) -> Hedge:
        """Return :func:`kerege.hedge.asking.hedge` of a case."""
        from kerege.hedge.asking import hedge as ask  # noqa: PLC0415

        return ask(*args, **kwargs)


sys.modules[__name__].__class__ = _Room
