"""One cell of text becomes one typed value, or a problem in words."""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

import dataframely as dy

from kerege.base.columns import is_required
from kerege.base.periods import parse_date

_NUMBER = re.compile(r"[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]{1,5})?")
_WHOLE = re.compile(r"[-+]?[0-9]{1,18}")
_NOT_FINITE = ("nan", "inf", "infinity")


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a cell has no value; the reader adds file, row and column."""

    code: str
    message: str
    expected: str
    remedy: str


def parse(text: str, column: dy.Column) -> object | Problem:
    """Return the value of a trimmed cell in the type of ``column`` (blank: None, ``""`` or ``[]``)."""
    if text == "":
        return _blank(column)
    read = _READERS.get(type(column))
    return text if read is None else read(text, column)


def close_to(word: str, known: Iterable[str]) -> str:
    """Return ``did you mean 'x'? `` for the nearest known word, or nothing."""
    near = _nearest(word[:80], tuple(known))
    return f"did you mean {near!r}? " if near else ""


@lru_cache(maxsize=4096)
def _nearest(word: str, known: tuple[str, ...]) -> str:
    return next(iter(difflib.get_close_matches(word, known, n=1)), "")


def _blank(column: dy.Column) -> object | Problem:
    if is_required(column):
        return Problem("missing-cell", "a required cell is blank", "a value", "fill the cell")
    if isinstance(column, dy.List):
        return []
    return "" if (column.metadata or {}).get("blank") else None


def _number(text: str, _column: dy.Column) -> object | Problem:
    value = float(text) if _NUMBER.fullmatch(text) else None
    if value is not None and math.isfinite(value):
        return value
    if value is not None or text.lower().lstrip("+-") in _NOT_FINITE:
        remedy = "leave the cell blank if the value is not known"
        return Problem("not-finite", "this is not a finite number", "a finite number", remedy)
    remedy = "write digits with a point as decimal mark, and put words in the note"
    if re.fullmatch(r"[-+]?[0-9]+,[0-9]+", text):
        remedy = f"write {text.replace(',', '.')} if the comma is a decimal mark"
    elif re.fullmatch(r"[-+]?[0-9]{1,3}([ ',_\u00a0\u202f][0-9]{3})+(\.[0-9]+)?", text):
        remedy = "write the number without marks between the thousands"
    elif text.startswith((">", "<", "~", "≈", "≥", "≤")):
        remedy = "put 'more than' in the column of the low bound, 'up to' in the column of the high bound"
    return Problem("not-a-number", "this is not a number", "a number such as 12.5", remedy)


def _whole(text: str, _column: dy.Column) -> object | Problem:
    if _WHOLE.fullmatch(text):
        return int(text)
    return Problem(
        "not-a-whole-number", "this is not a whole number", "a whole number such as 12", "write digits only"
    )


def _date(text: str, column: dy.Column) -> object | Problem:
    end = bool((column.metadata or {}).get("end"))
    try:
        return parse_date(text, end=end)
    except ValueError:
        return Problem(
            "not-a-date", "this is not a date", "2023, 2023-04 or 2023-04-05", "write year-month-day"
        )


def _truth(text: str, _column: dy.Column) -> object | Problem:
    if text.lower() in ("true", "false"):
        return text.lower() == "true"
    return Problem(
        "not-a-truth-value", "this is neither true nor false", "true or false", "write true or false"
    )


def _word(text: str, column: dy.Column) -> object | Problem:
    known = list(column.categories) if isinstance(column, dy.Enum) else []
    if text in known:
        return text
    return Problem(
        "unknown-value",
        "this word is not in the list of the column",
        ", ".join(known),
        close_to(text, known) + "write one of the words of the list",
    )


def _list(text: str, _column: dy.Column) -> object | Problem:
    items = [item.strip() for item in text.split(";")]
    if not all(items):
        return Problem("bad-list", "an element of the list is blank", "a;b", "remove the extra semicolon")
    twice = sorted({item for item in items if items.count(item) > 1})
    if twice:
        return Problem("bad-list", f"{twice[0]!r} is listed twice", "each element once", "remove one of them")
    return items


_READERS: dict[type[dy.Column], Callable[[str, dy.Column], object | Problem]] = {
    dy.List: _list,
    dy.Enum: _word,
    dy.Date: _date,
    dy.Bool: _truth,
    dy.Int64: _whole,
    dy.Float64: _number,
}
