"""The position room: shares by vector, concentration, asymmetry, rankings, timeline and forecasts."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kerege.position.build import position
    from kerege.position.concentration import Bounds, effective_number, herfindahl, hhi_bounds, hirschman
    from kerege.position.events import Axis, shared_axis
    from kerege.position.formulas import (
        asymmetry,
        characterisation_factor,
        eu_supply_risk,
        geopolitical_risk,
        governance_hhi,
        import_risk,
        withdrawal_loss,
    )
    from kerege.position.model import COLUMNS, Position

#: name -> module; imported on first use because tables cost start-up time
_HOMES = {
    "COLUMNS": "model", "Position": "model", "position": "build", "Axis": "events", "shared_axis": "events",
    "Bounds": "concentration", "effective_number": "concentration", "herfindahl": "concentration",
    "hhi_bounds": "concentration", "hirschman": "concentration", "asymmetry": "formulas",
    "characterisation_factor": "formulas", "eu_supply_risk": "formulas", "geopolitical_risk": "formulas",
    "governance_hhi": "formulas", "import_risk": "formulas", "withdrawal_loss": "formulas",
}  # fmt: skip

__all__ = [
    "COLUMNS",
    "Axis",
    "Bounds",
    "Position",
    "asymmetry",
    "characterisation_factor",
    "effective_number",
    "eu_supply_risk",
    "geopolitical_risk",
    "governance_hhi",
    "herfindahl",
    "hhi_bounds",
    "hirschman",
    "import_risk",
    "position",
    "shared_axis",
    "withdrawal_loss",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


class _Room(ModuleType):
    """The room, which can be called: ``kerege.position(case)``, although the room has the same name."""

    def __call__(self, *args: Any, **kwargs: Any) -> Position:
        """Return :func:`kerege.position.build.position` of a case."""
        from kerege.position.build import position as make  # noqa: PLC0415

        return make(*args, **kwargs)


sys.modules[__name__].__class__ = _Room
