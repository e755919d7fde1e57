"""The one Jinja environment of the pages: escaping on, unknown names are errors."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def environment() -> Environment:
    """Return the environment of the report's templates."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415  (start-up time)

    return Environment(
        loader=PackageLoader("kerege.report", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
