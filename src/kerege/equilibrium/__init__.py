"""The market: base balance, calibration, equilibrium, accounts."""

from kerege.equilibrium.accounts import Accounts, Item, make_accounts
from kerege.equilibrium.assemble import Market, assemble
from kerege.equilibrium.balance import Balance, balance
from kerege.equilibrium.calibrate import Calibrated, calibrate
from kerege.equilibrium.outcome import Outcome, solve_market
from kerege.equilibrium.ranges import flow_ranges, uniqueness

__all__ = [
    "Accounts",
    "Balance",
    "Calibrated",
    "Item",
    "Market",
    "Outcome",
    "assemble",
    "balance",
    "calibrate",
    "flow_ranges",
    "make_accounts",
    "solve_market",
    "uniqueness",
]
