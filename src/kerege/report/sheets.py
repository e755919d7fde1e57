"""The tables of a study as files, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator

from kerege.report.backtest_sheets import backtest_sheets
from kerege.report.evidence_sheets import evidence_sheets
from kerege.report.flat_sheet import Sheet
from kerege.report.market_sheets import base_sheets, shock_sheets
from kerege.study.model import Study


def sheets(study: Study) -> Iterator[Sheet]:
    """Yield every table of the study."""
    yield from base_sheets(study)
    yield from shock_sheets(study)
    yield from backtest_sheets(study)
    yield from evidence_sheets(study)
