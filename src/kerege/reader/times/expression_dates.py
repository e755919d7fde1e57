"""Expressions of year, months and days ("the end of March 2024", "the first half of last year")."""

from __future__ import annotations

from dataclasses import replace

from kerege.reader.times.expression import Expression, season
from kerege.reader.times.numerals import Atom

#: month units that are blocks of months
_BLOCKS = {"Q": 3, "H": 6}
#: days of the parts of a month: week, ten days, half; and days of the longest month
_PARTS = {"t": 1, "w": 7, "k": 10, "H": 15}
_LONGEST = 31
#: first and last year of a decade, of its beginning, middle and end
_DECADE_PARTS = {0: (0, 9), 1: (0, 3), 2: (3, 6), 3: (7, 9)}
#: pieces of "second month"
_PAIR = 2
#: name of an end of a year that is not told
UNTOLD_YEAR = "untold_year"


def read_date(pieces: list[Atom], by: dict[str, Atom], start: int, end: int) -> Expression | None:
    """Read an expression of year, months and days, with "beginning" or "end" before it."""
    year, shift, sure = read_year(pieces, by)
    dated = bool(year) or shift is not None
    if "T" in by:
        first, last = _DECADE_PARTS[by["P"].value if "P" in by else 0]
        return Expression(start, end, "years", days=(by["T"].value + first, by["T"].value + last))
    if "S" in by and not dated:
        return Expression(start, end, "vague", name="season", count=by["S"].value)
    months = _months(pieces, by)
    untold = months is None and any(symbol in by for symbol in "mQH")
    if untold or (_is_of_row(pieces, by) and not dated):
        return None
    if "m" in by and "M" not in by and not dated and "o" not in by:
        return Expression(start, end, "count", count=months[1] if months else 0, unit="month", sure=False)
    if months is None and "j" in by and by["j"].name == "years" and year and year % 10 == 0:
        first, last = _DECADE_PARTS[by["P"].value if "P" in by else 0]
        return Expression(start, end, "years", days=(year + first, year + last))
    days = _days(pieces) if "M" in by and months and months[0] == months[1] else None
    expression = Expression(start, end, "date", year=year, shift=shift, months=months, days=days, sure=sure)
    part = by.get("P", by.get("G"))
    return _part(expression, part.value) if part else expression


def _is_of_row(pieces: list[Atom], by: dict[str, Atom]) -> bool:
    """Say whether an ordinal only numbers a month in a row ("for the second month running")."""
    plain = "m" in by and "M" not in by and "o" in by and not {"n", "c"} & by.keys()
    return plain and len(pieces) == _PAIR and by["o"].value > 1


def read_year(pieces: list[Atom], by: dict[str, Atom]) -> tuple[int, int | None, bool]:
    """Return the year, or the year relative to the document's, and whether it is surely one."""
    if "Y" in by:
        return by["Y"].value, None, by["Y"].sure or len(pieces) > 1
    if "L" in by or "z" in by:
        return 0, by["L" if "L" in by else "z"].value, True
    return (by["q"].parts[0] if "q" in by else 0), None, True


def _part(expression: Expression, part: int) -> Expression:
    """Narrow a year to its beginning, middle or end; a month or quarter stays as it is."""
    if expression.months is not None:
        return expression
    narrowed = {1: (1, 1), 2: (6, 6), 3: (12, 12)}[part]
    known = expression.year or expression.shift is not None
    if known:
        return replace(expression, months=narrowed)
    return replace(expression, months=narrowed, shift=0, name=UNTOLD_YEAR if narrowed[0] > 1 else "")


def _months(pieces: list[Atom], by: dict[str, Atom]) -> tuple[int, int] | None:
    names = [piece.value for piece in pieces if piece.symbol == "M"]
    if names and "m" in by and pieces[0].symbol in "nc":
        return (names[0] - pieces[0].value + 1, names[0]) if 1 <= pieces[0].value <= names[0] else None
    if len(names) == 1 and "Q" in by:
        return max(1, names[0] - 2), names[0]
    if names:
        return names[0], names[-1]
    if "S" in by:
        return season(by["S"].value)
    numbers = [piece.value for piece in pieces if piece.symbol in "onc"]
    if "m" in by:
        counts = [piece.value for piece in pieces if piece.symbol in "nc"]
        number = counts[0] if counts else 1
        return (1, number) if 1 <= number <= 12 else None
    return _blocks([piece for piece in pieces if piece.symbol in "QHq"], numbers)


def _blocks(blocks: list[Atom], numbers: list[int]) -> tuple[int, int] | None:
    """Return the months of quarters or halves."""
    if not blocks:
        return None
    if blocks[0].symbol == "q":
        return blocks[0].parts[1], blocks[-1].parts[2]
    size = _BLOCKS[blocks[0].symbol]
    if not numbers or max(numbers) * size > 12 or min(numbers) < 1:
        return None
    return size * (numbers[0] - 1) + 1, size * numbers[-1]


def _days(pieces: list[Atom]) -> tuple[int, int] | None:
    if any(piece.symbol in _PARTS for piece in pieces):
        return _days_of_part(pieces)
    days = [piece.value for piece in pieces if piece.symbol in "noD"]
    if not days or not all(1 <= day <= 31 for day in days):
        return None
    return days[0], days[-1]


def _days_of_part(pieces: list[Atom]) -> tuple[int, int] | None:
    """Return the days of part of a month ("the first ten days of March", "the second half of May")."""
    part = next((piece.value for piece in pieces if piece.symbol == "o"), 1)
    symbol = next(piece.symbol for piece in pieces if piece.symbol in _PARTS)
    if symbol in "Hk":
        size = _PARTS[symbol]
        most = _LONGEST // size
        last = _LONGEST if part == most else size * part
        return (size * (part - 1) + 1, last) if 0 < part <= most else None
    days = next((piece.value for piece in pieces if piece.symbol in "nc"), 0) * _PARTS[symbol]
    return (1, days) if part == 1 and 1 < days < _LONGEST else None
