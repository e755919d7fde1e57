"""Days as they are written on the command line."""

from __future__ import annotations

from datetime import date

import typer


def parse_day(text: str | None, option: str = "--start") -> date | None:
    """Return the day an option names; nothing where it was not given.

    Raises
    ------
    typer.BadParameter
        If it is no date.

    Examples
    --------
    >>> parse_day("2023-10-01"), parse_day(None)
    (datetime.date(2023, 10, 1), None)
    """
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{option} {text!r} is no date; expected one such as 2023-10-01") from None
