"""A market being changed, with the base use that losses are measured against."""

from __future__ import annotations

from dataclasses import dataclass

from kerege.equilibrium import Calibrated
from kerege.network import Curves, Network
from kerege.network.model import Floats


@dataclass(frozen=True, slots=True)
class State:
    """A market being changed: network, curves, and base use to measure losses against.

    flow, output, purchase : base rates on the same grid, kt/day
    """

    network: Network
    curves: Curves
    flow: Floats
    output: Floats
    purchase: Floats


def start_state(calibrated: Calibrated) -> State:
    """Return the unchanged market."""
    base = calibrated.base
    return State(calibrated.network, calibrated.curves, base.flow, base.output, base.purchase)
