"""The report room: a study as a page, tables, a spreadsheet; it formats and draws, and computes no result.

``write_report`` needs the extra ``[report]``; asking for it without raises ``ModuleNotFoundError`` at once.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kerege.report.write import write_report

__all__ = ["write_report"]
_EXTRA = ("jinja2", "xlsxwriter")


def __getattr__(name: str) -> object:
    """Load ``write_report`` on first use, once the packages it needs are known to be there."""
    if name != "write_report":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    for package in _EXTRA:
        if find_spec(package) is None:
            raise ModuleNotFoundError(f"No module named {package!r}", name=package)
    from kerege.report.write import write_report  # noqa: PLC0415

    return write_report
