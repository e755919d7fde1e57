"""Words to declare a table with: each returns a dataframely column that also carries meaning, unit and range.

Metadata keys the reader knows: ``unit`` (text), ``expected`` (low, high; a value outside is a warning),
``blank`` (a blank cell is the empty text, and allowed), ``end`` (a date is read as the day after
the one meant).
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Any

import dataframely as dy

ID_REGEX = r"^[A-Za-z0-9._-]+$"
_BLANK_ID = r"^[A-Za-z0-9._-]*$"
_ID_OR_STAR = r"^([A-Za-z0-9._-]+|\*)$"
Bounds = tuple[float | None, float | None]
ANY: Bounds = (None, None)


def ident(meaning: str, *, key: bool = False, required: bool = True) -> dy.String:
    """Declare an id of letters, digits, ``-``, ``_`` and ``.``; blank is ``""`` where not required.

    A key may have optional parts: ``key=True, required=False``.
    """
    if required:
        return dy.String(primary_key=key, regex=ID_REGEX, description=meaning)
    return dy.String(primary_key=key, regex=_BLANK_ID, description=meaning, metadata={"blank": True})


def idents(meaning: str, *, required: bool = True, star: bool = False) -> dy.List:
    """Declare a list of ids written ``a;b``; ``star`` admits ``*`` (all); blank is the empty list."""
    inner = dy.String(regex=_ID_OR_STAR if star else ID_REGEX)
    return dy.List(inner, min_length=1 if required else None, description=meaning)


def text(meaning: str, *, key: bool = False, required: bool = True) -> dy.String:
    """Declare free text; blank is ``""`` where not required."""
    return dy.String(primary_key=key, description=meaning, metadata=None if required else {"blank": True})


def number(
    meaning: str, *, unit: str = "1", required: bool = True, hard: Bounds = ANY, expected: Bounds = ANY
) -> dy.Float64:
    """Declare a finite number; outside ``hard`` is an error, outside ``expected`` a warning."""
    metadata: dict[str, Any] = {"unit": unit}
    if expected != ANY:
        metadata["expected"] = expected
    return dy.Float64(nullable=not required, min=hard[0], max=hard[1], description=meaning, metadata=metadata)


def day(meaning: str, *, end: bool = False, required: bool = True) -> dy.Date:
    """Declare a date ``2023``, ``2023-04`` or ``2023-04-05``; ``end`` stores the day after the one meant."""
    return dy.Date(nullable=not required, description=meaning, metadata={"end": True} if end else None)


def choice(meaning: str, options: type[Enum] | Iterable[str], *, required: bool = True) -> dy.Enum:
    """Declare one word of a closed list; blank is null where not required."""
    words = [str(o.value) for o in options] if isinstance(options, type) else list(options)
    return dy.Enum(words, nullable=not required, description=meaning)


def truth(meaning: str, *, required: bool = True) -> dy.Bool:
    """Declare ``true`` or ``false``; blank is null where not required."""
    return dy.Bool(nullable=not required, description=meaning)


def is_required(column: dy.Column) -> bool:
    """Return whether a blank cell of ``column`` is an error."""
    if isinstance(column, dy.List):
        return bool(column.min_length)
    return not (column.nullable or (column.metadata or {}).get("blank"))


def describe(schema: type[dy.Schema]) -> str:
    """Return the declaration of a table as a Markdown table, one row a column."""
    lines = [
        "| column | type | required | unit | hard range | expected range | meaning |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, column in schema.columns().items():
        meta = column.metadata or {}
        hard = _range((getattr(column, "min", None), getattr(column, "max", None)))
        required = "key" if column.primary_key else ("yes" if is_required(column) else "no")
        cells = [
            f"`{name}`",
            _type_words(column),
            required,
            str(meta.get("unit", "")),
            hard,
            _range(meta.get("expected", ANY)),
            column.description or "",
        ]
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    rules = getattr(schema, "rules_in_words", {})
    lines += [""] if rules else []
    lines += [f"* {words}" for words in rules.values()]
    return "\n".join(lines) + "\n"


def _range(bounds: Bounds) -> str:
    low, high = bounds
    if low is None and high is None:
        return ""
    if low is None:
        return f"at most {high:g}"
    return f"at least {low:g}" if high is None else f"{low:g} to {high:g}"


def _type_words(column: dy.Column) -> str:
    if isinstance(column, dy.List):
        return "list of ids `a;b`" if getattr(column.inner, "regex", None) else "list `a;b`"
    if isinstance(column, dy.Enum):
        return "one of " + ", ".join(f"`{word}`" for word in column.categories)
    if isinstance(column, dy.Date):
        return "date (last day meant)" if (column.metadata or {}).get("end") else "date"
    if isinstance(column, dy.String):
        return "id" if column.regex in (ID_REGEX, _BLANK_ID) else "text"
    if isinstance(column, dy.Bool):
        return "`true` or `false`"
    return "whole number" if isinstance(column, dy.Int64) else "number"
