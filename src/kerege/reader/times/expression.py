"""One time expression as it is written: which year, months, days, units its pieces tell."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kerege.base.quick import quick
from kerege.reader.times.numerals import Atom

#: years written as "2019-2023" lie within so many years
_SPAN = 60
#: most months in "the 24 months to March"
_LONGEST = 60
#: months of a year
_YEAR = 12
#: month units that are blocks of months
_BLOCKS = {"Q": 3, "H": 6}
#: first and last year of a decade, of its beginning, middle and end
_DECADE_PARTS = {0: (0, 9), 1: (0, 3), 2: (3, 6), 3: (7, 9)}
_UNITS = {
    "j": "year", "J": "year", "m": "month", "w": "week", "t": "day", "k": "decade", "Q": "quarter",
    "H": "half", "M": "", "S": "", "W": "", "s": "season",
}  # fmt: skip


@quick
@dataclass(frozen=True, slots=True)
class Expression:
    """A time as it is written, before it is put on the calendar.

    sort   : ``date`` (year, months, days as far as said), ``unit`` (last month), ``count`` (five years),
             ``ending`` (``count`` months up to ``months``), ``weekday``, ``years``, ``anaphoric``, ``vague``,
             ``event``, ``clock``
    year   : year, 0 = not said; ``shift`` : or the year relative to the document's
    months : first and last month of the year; ``days`` : first and last day of the month
    size   : "last" -1, "this" 0, "next" 1 before months, weekdays, seasons and counts; None = not said
    count  : number of units; ``unit`` : year, month, ... ; ``name`` : of the entry (anaphora, events)
    sure   : whether it cannot be anything but a time
    ranged : whether it has a "to" in it; ``bound`` : first and last part of a range, each on its own
    """

    start: int
    end: int
    sort: str
    year: int = 0
    shift: int | None = None
    months: tuple[int, int] | None = None
    days: tuple[int, int] | None = None
    size: int | None = None
    count: int = 0
    unit: str = ""
    name: str = ""
    sure: bool = True
    ranged: bool = False
    bound: tuple[Expression, Expression] | None = None


def read_expression(rule: str, pieces: list[Atom]) -> Expression | None:
    """Return what the pieces that fit a rule of the grammar say; None if that is no time."""
    start, end = pieces[0].start, pieces[-1].end
    by = {piece.symbol: piece for piece in reversed(pieces)}
    if rule in _RULES:
        return _RULES[rule](by, start, end)
    if rule == "again":
        if pieces[0].symbol != "A" and by["A"].name not in {"same", "back"}:
            rest = [piece for piece in pieces if piece.symbol != "A"]
            told = _calendar(rest, by, start, end)
            return replace(told, sure=True) if told is not None else None
        year, shift, _ = _year(pieces, by)
        return Expression(start, end, "anaphoric", year=year, shift=shift, name=by["A"].name)
    if rule == "years":
        years = [piece.value for piece in pieces if piece.symbol == "Y"]
        sure = any(piece.symbol in "jJ" or piece.sure for piece in pieces)
        ends = years[0], years[-1]
        return Expression(start, end, "years", days=ends, sure=sure or 0 < ends[1] - ends[0] < _SPAN)
    return _calendar(pieces, by, start, end)


def _full(by: dict[str, Atom], start: int, end: int) -> Expression:
    year, month, day = by["F"].parts
    days = (day, day) if day else None
    return Expression(start, end, "date", year=year, months=(month, month), days=days, name=by["F"].name)


def _single(by: dict[str, Atom], start: int, end: int) -> Expression:
    ((symbol, atom),) = by.items()
    if symbol == "T" and isinstance(atom.value, int):
        return Expression(start, end, "years", days=(atom.value, atom.value + 9))
    if symbol == "R":
        return Expression(start, end, "years", days=(atom.parts[0], atom.parts[1]))
    if symbol == "W":
        return Expression(start, end, "weekday", count=atom.value)
    if symbol == "X":
        return Expression(start, end, "unit", size=atom.value, unit=atom.name.partition("_")[0])
    sort = {"A": "anaphoric", "V": "vague", "E": "event", "C": "clock"}[symbol]
    return Expression(start, end, sort, name=atom.name)


def _count(by: dict[str, Atom], start: int, end: int) -> Expression | None:
    unit = next(_UNITS[symbol] for symbol in "jJmwtkQH" if symbol in by)
    number = next((by[symbol].value for symbol in "nco" if symbol in by), 1)
    if "o" in by and "L" in by:
        return None
    size = by["L"].value if "L" in by else None
    if size == 0:
        size, start = None, next(by[symbol].start for symbol in "nco" if symbol in by)
    name = by["m"].name if "m" in by else ""
    if "k" in by and by["k"].value:
        unit, number = "year", number * by["k"].value
    return Expression(
        start, end, "count", size=size, count=number, unit=unit, name=name, sure=size is not None
    )


def _years_of(unit: Atom) -> int:
    """Return how many years a word for several tells ("a decade", "пятилетка")."""
    return unit.value or 10


def _near(by: dict[str, Atom], start: int, end: int) -> Expression:
    size = by["L"].value
    if "M" in by:
        month = by["M"].value
        return Expression(start, end, "date", months=(month, month), size=size)
    if "S" in by:
        return Expression(start, end, "date", months=season(by["S"].value), size=size)
    if "W" in by:
        return Expression(start, end, "weekday", count=by["W"].value, size=size)
    unit = next(_UNITS[symbol] for symbol in "mwtkQHs" if symbol in by)
    if unit == "decade" and size:
        return Expression(start, end, "count", size=size, count=_years_of(by["k"]), unit="year")
    return Expression(start, end, "unit", size=size, unit=unit)


def _calendar(pieces: list[Atom], by: dict[str, Atom], start: int, end: int) -> Expression | None:
    """Read an expression of year, months and days, with "beginning" or "end" before it."""
    year, shift, sure = _year(pieces, by)
    dated = bool(year) or shift is not None
    if "T" in by:
        first, last = _DECADE_PARTS[by["P"].value if "P" in by else 0]
        return Expression(start, end, "years", days=(by["T"].value + first, by["T"].value + last))
    if "S" in by and not dated:
        return Expression(start, end, "vague", name="season", count=by["S"].value)
    months = _months(pieces, by)
    if months is None and any(symbol in by for symbol in "mQH"):
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


def _year(pieces: list[Atom], by: dict[str, Atom]) -> tuple[int, int | None, bool]:
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
    return replace(expression, months=narrowed, shift=expression.shift if known else 0)


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
    days = [piece.value for piece in pieces if piece.symbol in "noD"]
    if not days or not all(1 <= day <= 31 for day in days):
        return None
    return days[0], days[-1]


def season(number: int) -> tuple[int, int]:
    """Return the first and last month of a season (1 spring ... 4 winter)."""
    return 3 * number, (3 * number + 1) % 12 + 1


def _ending(by: dict[str, Atom], start: int, end: int) -> Expression | None:
    """Read months told by number and end ("the 12 months to March 2024", "the year ended 30 June")."""
    unit = next(symbol for symbol in "mQHj" if symbol in by)
    number = next((by[symbol].value for symbol in "nc" if symbol in by and by[symbol].start == start), 1)
    count = number * {"m": 1, "Q": 3, "H": 6, "j": 12}[unit]
    if not 1 <= count <= _LONGEST:
        return None
    year, month = by["F"].parts[:2] if "F" in by else (0, by["M"].value)
    shift = None
    if "F" not in by:
        year, shift, _ = _year([by["M"]], {symbol: by[symbol] for symbol in "YLz" if symbol in by})
    return Expression(start, end, "ending", year=year, shift=shift, months=(month, month), count=count)


def _span(by: dict[str, Atom], start: int, end: int) -> Expression | None:
    """Read years told by number and end ("the decade to 2023", "the five years to 2024")."""
    count = next((by[symbol].value for symbol in "nc" if symbol in by), 1)
    count *= _years_of(by["k"]) if "k" in by else 1
    last = by["Y"].value
    return Expression(start, end, "years", days=(last - count, last)) if 1 < count <= _SPAN else None


def _winter(by: dict[str, Atom], start: int, end: int) -> Expression:
    """Read a season with the years it runs through ("the winter of 2023/24")."""
    year = by["R"].parts[0] if "R" in by else by["Y"].value
    return Expression(start, end, "date", year=year, months=season(by["S"].value))


def _tail(by: dict[str, Atom], start: int, end: int) -> Expression | None:
    """Read the last months of a year ("the last three months of 2023")."""
    count = next(by[symbol].value for symbol in "nc" if symbol in by) * (3 if "Q" in by else 1)
    if by["L"].value != -1 or not 1 <= count < _YEAR or "Y" not in by:
        return None
    return Expression(start, end, "date", year=by["Y"].value, months=(_YEAR + 1 - count, _YEAR))


def _season(by: dict[str, Atom], start: int, end: int) -> Expression:
    """Read a season with its years ("2023/24 маусымында")."""
    return Expression(start, end, "years", days=(by["R"].parts[0], by["R"].parts[1]))


_RULES = {
    "winter": _winter,
    "tail": _tail,
    "season": _season,
    "span": _span,
    "ending": _ending,
    "single": _single,
    "many": _count,
    "amount": _count,
    "turned": _count,
    "near": _near,
    "full": _full,
}
