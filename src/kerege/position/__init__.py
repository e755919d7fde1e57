"""The position room: shares by vector, concentration, asymmetry, rankings, timeline and forecasts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kerege.base.rooms import lazy_names, make_callable

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


__getattr__ = lazy_names(__name__, _HOMES)
make_callable(__name__, "build", "position")
