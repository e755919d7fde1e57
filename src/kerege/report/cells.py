"""Tables for people: columns with units, cells with links; the templates and the spreadsheet print them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Column:
    """A header: words, unit below them, and whether the column holds numbers (set to the right)."""

    name: str
    unit: str = ""
    numeric: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: text, where it links to, more links after it, and a class for its look."""

    text: str
    href: str = ""
    more: tuple[tuple[str, str], ...] = ()
    css: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row, with an id where others link to it."""

    cells: tuple[Cell, ...]
    id: str = ""
    css: str = ""


@dataclass(frozen=True, slots=True)
class TableView:
    """A whole table: caption, columns, rows, a remark below."""

    caption: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...] = field(default=())
    remark: str = ""


def table(caption: str, columns: Sequence[Column], lines: Sequence[Line], remark: str = "") -> TableView:
    """Return a table.

    Raises
    ------
    ValueError
        If a row has not one cell for each column.
    """
    for line in lines:
        if len(line.cells) != len(columns):
            raise ValueError(f"a row of {caption!r} has {len(line.cells)} cells for {len(columns)} columns")
    return TableView(caption, tuple(columns), tuple(lines), remark)


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing as markup, its caption, a key of (colour, words) and whether it needs the full width."""

    markup: str
    caption: str
    key: tuple[tuple[str, str], ...] = ()
    wide: bool = False
    note: str = ""
