"""Kerege: strategic-dependency analysis from conflicting claims to certified answers.

>>> import kerege as kg
>>> case = kg.load_case("kazakhstan")  # doctest: +SKIP
>>> base = kg.solve_base(case)  # doctest: +SKIP
>>> out = kg.what_if(case, case.meta.default_shock)  # doctest: +SKIP

Names are loaded on first use, so that ``import kerege`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from kerege.version import VERSION as __version__  # noqa: N811  (the name packages are asked for)

if TYPE_CHECKING:
    from kerege.case.lineage import why
    from kerege.case.load import check_case, load_case
    from kerege.facade import run_backtest, solve_base, what_if, write_report
    from kerege.hedge.asking import hedge
    from kerege.leverage.asking import leverage, power, worst
    from kerege.position.build import position
    from kerege.review.reading import read_texts
    from kerege.speakers.build import list_speakers
    from kerege.study.build import run_study

_HOMES = {
    "check_case": "kerege.case.load",
    "hedge": "kerege.hedge.asking",
    "leverage": "kerege.leverage.asking",
    "load_case": "kerege.case.load",
    "list_speakers": "kerege.speakers.build",
    "power": "kerege.leverage.asking",
    "position": "kerege.position.build",
    "read_texts": "kerege.review.reading",
    "run_backtest": "kerege.facade",
    "run_study": "kerege.study.build",
    "solve_base": "kerege.facade",
    "what_if": "kerege.facade",
    "why": "kerege.case.lineage",
    "worst": "kerege.leverage.asking",
    "write_report": "kerege.facade",
}

__all__ = [
    "__version__",
    "check_case",
    "hedge",
    "leverage",
    "list_speakers",
    "load_case",
    "position",
    "power",
    "read_texts",
    "run_backtest",
    "run_study",
    "solve_base",
    "what_if",
    "why",
    "worst",
    "write_report",
]


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'kerege' has no attribute {name!r}")
