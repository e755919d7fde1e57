"""Shocks as data: a calibrated market and actions in, a shocked outcome out; events as tests."""

from kerege.whatif.apply import apply_actions
from kerege.whatif.backtest import Backtest, Comparison, backtest
from kerege.whatif.regrid import regrid
from kerege.whatif.run import WhatIf, shock_grid, what_if
from kerege.whatif.state import State, start_state
from kerege.whatif.strength import End

__all__ = [
    "Backtest",
    "Comparison",
    "End",
    "State",
    "WhatIf",
    "apply_actions",
    "backtest",
    "regrid",
    "shock_grid",
    "start_state",
    "what_if",
]
