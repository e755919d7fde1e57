"""Quantities of a sentence as short lines, for tests of the packs."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

from sentences import sentence

from kerege.documents import read_document
from kerege.reader.layers import Memory, Quantity
from kerege.reader.numbers.number_style import NumberStyle, find_style
from kerege.reader.numbers.quantities import find_quantities
from kerege.reader.scan import scan_document
from kerege.reader.times.finding import find_times


def lines(text: str, language: str) -> list[str]:
    """Return one line for each quantity: comparator (blank for "="), value or ends, base unit.

    A vague number, which has a least value only, ends in two points: ``> 10000.. count``.
    """
    scan = sentence(text, language, published=date(2024, 6, 17))
    found = find_quantities(scan, find_times(scan, Memory()), find_style(scan.document))
    return [_line(quantity) for quantity in found]


def figures(text: str) -> list[Quantity]:
    """Return the quantities of all sentences of a text, in order."""
    found: list[Quantity] = []
    for scan in scan_document(read_document(text.encode(), name="x.txt")):
        found += find_quantities(scan, find_times(scan, Memory()), NumberStyle())
    return found


def told_cases(file: str) -> list[tuple[str, str, list[str]]]:
    """Return language, text and expected lines of each case of a file: ``language | text => a; b``."""
    rows = Path(__file__).with_name(file).read_text(encoding="utf-8").splitlines()
    return [_case(row) for row in rows if row and not row.startswith("#")]


def _case(line: str) -> tuple[str, str, list[str]]:
    language, _, rest = line.partition(" | ")
    text, _, told = rest.partition(" =>")
    return language, text, [figure.strip() for figure in told.split(";") if figure.strip()]


def seconds(language: str, text: str) -> float:
    """Return the processor time that the figures of a text take, its times found before."""
    document = read_document(text.encode(), name="x.txt")
    scans = [scan for scan in scan_document(document) if scan.language == language]
    work = [(scan, find_times(scan, Memory())) for scan in scans]
    start = time.process_time()
    for scan, times in work:
        find_quantities(scan, times, NumberStyle())
    return time.process_time() - start


def check_linear(language: str, piece: str) -> None:
    """Check that the figures of a piece repeated take time in proportion to its length."""
    seconds(language, piece * 5)
    small, large = seconds(language, piece * 100), seconds(language, piece * 800)
    assert large < 30 * small + 0.5


def _line(quantity: Quantity) -> str:
    if quantity.comparator == "range":
        figure = f"{_number(quantity.base_low)}..{_number(quantity.base_high)}"
    elif quantity.base_value is None:
        figure = f"{quantity.comparator} {_number(quantity.base_low)}.."
    else:
        figure = f"{quantity.comparator} {_number(quantity.base_value)}".removeprefix("= ")
    return f"{figure} {quantity.base_unit}"


def _number(value: float | None) -> str:
    if value is None:
        return "?"
    return f"{value:.0f}" if value == round(value) and abs(value) < 1e15 else f"{value:.9g}"
