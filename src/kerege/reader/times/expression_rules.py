"""What the pieces of a time expression say, by the rule of the grammar they fit."""

from __future__ import annotations

from dataclasses import replace

from kerege.reader.times.expression import Expression, season
from kerege.reader.times.expression_dates import read_date, read_year
from kerege.reader.times.numerals import Atom

#: years written as "2019-2023" lie within so many years
_SPAN = 60
#: most months in "the 24 months to March"
_LONGEST = 60
#: months of a year
_YEAR = 12
#: keys of words for the year before
_BEFORE = frozenset(("prior", "year_before"))
_UNITS = {
    "j": "year", "J": "year", "m": "month", "w": "week", "t": "day", "k": "decade", "Q": "quarter",
    "H": "half", "M": "", "S": "", "W": "", "s": "season",
}  # fmt: skip


def read_expression(rule: str, pieces: list[Atom]) -> Expression | None:
    """Return what the pieces that fit a rule of the grammar say; None if that is no time."""
    start, end = pieces[0].start, pieces[-1].end
    by = {piece.symbol: piece for piece in reversed(pieces)}
    if rule in _RULES:
        return _RULES[rule](by, start, end)
    if rule == "prior":
        return _prior(pieces, start, end)
    if rule == "again":
        if pieces[0].symbol != "A" and by["A"].name not in {"same", "same_year", "back"}:
            rest = [piece for piece in pieces if piece.symbol != "A"]
            told = read_date(rest, by, start, end)
            return replace(told, sure=True) if told is not None else None
        year, shift, _ = read_year(pieces, by)
        return Expression(start, end, "anaphoric", year=year, shift=shift, name=by["A"].name)
    if rule == "years":
        years = [piece.value for piece in pieces if piece.symbol == "Y"]
        sure = any(piece.symbol in "jJ" or piece.sure for piece in pieces)
        ends = years[0], years[-1]
        return Expression(start, end, "years", days=ends, sure=sure or 0 < ends[1] - ends[0] < _SPAN)
    return read_date(pieces, by, start, end)


def _prior(pieces: list[Atom], start: int, end: int) -> Expression | None:
    """Read months of the year before ("im Oktober des Vorjahres"); other words behind months tell nothing."""
    rest = pieces[:-1]
    before = pieces[-1].name in _BEFORE
    by = {piece.symbol: piece for piece in reversed(rest)}
    told = read_date(rest, by, start, end if before else rest[-1].end)
    if told is None or not before or told.sort != "date":
        return told
    return replace(told, shift=-1, name=pieces[-1].name, sure=True)


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


def _ending(by: dict[str, Atom], start: int, end: int) -> Expression | None:
    """Read months told by number and end ("the 12 months to March 2024", "the year ended 30 June")."""
    unit = next(symbol for symbol in "mQHjs" if symbol in by)
    number = next((by[symbol].value for symbol in "nc" if symbol in by and by[symbol].start == start), 1)
    count = number * {"m": 1, "Q": 3, "H": 6, "j": 12, "s": 12}[unit]
    if not 1 <= count <= _LONGEST:
        return None
    year, month = by["F"].parts[:2] if "F" in by else (0, by["M"].value)
    shift = None
    if "F" not in by:
        year, shift, _ = read_year([by["M"]], {symbol: by[symbol] for symbol in "YLz" if symbol in by})
    return Expression(start, end, "ending", year=year, shift=shift, months=(month, month), count=count)


def _since(by: dict[str, Atom], start: int, end: int) -> Expression:
    """Read months counted from the year's beginning ("the five months since the start of the year")."""
    return Expression(
        start,
        end,
        "count",
        count=next(by[symbol].value for symbol in "nc" if symbol in by),
        unit="month" if "m" in by else "quarter",
        name="month_in",
        sure=False,
    )


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
    "since": _since,
    "span": _span,
    "ending": _ending,
    "single": _single,
    "many": _count,
    "amount": _count,
    "turned": _count,
    "near": _near,
    "full": _full,
}
