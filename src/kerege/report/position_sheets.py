"""The tables of the position as files."""

from __future__ import annotations

from collections.abc import Iterator

from kerege.position.model import Position
from kerege.report.flat_sheet import Sheet, as_sheet

_POSITION = {
    "balance": "Share of each vector by domain and year",
    "shares": "Share of each vector under each statistic",
    "overall": "Weighted mean over domains",
    "weights": "Weights of domains",
    "indices": "Concentration by domain, year and statistic",
    "rankings": "Partners by size under each statistic",
    "flips": "Pairs whose order depends on the statistic",
    "asymmetries": "Own share of trade less the partner's",
    "changes": "Change of shares from year to year",
    "timeline": "Dated events",
    "forecasts": "Forecasts and what came",
    "speakers": "Forecasts by speaker",
}
_PARTS = ("low", "mid", "high", "own_low", "own_mid", "own_high", "theirs_low", "theirs_mid", "theirs_high")
_IN_PARTS = ("balance", "shares", "overall", "asymmetries", "changes")
_POSITION_UNITS = {
    "indices": {
        **dict.fromkeys(("hhi_low", "hhi_high"), "0 to 1"),
        **dict.fromkeys(("effective_low", "effective_high"), "partners"),
        **dict.fromkeys(("hirschman_low", "hirschman_high"), "0 to 100"),
    },
    "forecasts": {"relative": "parts of the outcome"},
    "speakers": dict.fromkeys(("mean_relative", "mean_absolute"), "parts of the outcome"),
    **{name: dict.fromkeys(_PARTS, "parts of one") for name in _IN_PARTS},
}


def position_sheets(position: Position | None) -> Iterator[Sheet]:
    """Yield every table of the position that has rows."""
    for name, frame in position.tables().items() if position is not None else ():
        if frame.height:
            yield as_sheet(f"position_{name}", _POSITION[name], _POSITION_UNITS.get(name, {}), frame)
