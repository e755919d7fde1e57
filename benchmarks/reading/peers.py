"""Readers of others: ``PYTHON -m benchmarks.reading.peers NAME`` reads texts on stdin, writes figures.

It needs the standard library and the peer only, so it also runs in an environment of its own. Both peers name
units in words; :mod:`benchmarks.reading.peer_units` turns them into base units. What a peer does not offer
(comparator, period, speaker, relations) is not asked of it.
"""

from __future__ import annotations

import importlib.metadata
import json
import sys
import time
import warnings
from collections.abc import Callable
from typing import Any

from benchmarks.reading.peer_units import base_of

#: name of a peer -> (distributions whose version is shown, languages of the gold set its release offers)
PEERS = {
    "quantulum3": (("quantulum3",), ("en",)),
    "recognizers-text": (("recognizers-text-suite",), ("en",)),
}
Read = Callable[[str], list[dict[str, Any]]]


def quantulum() -> Read:
    """Return the reader of quantulum3, without its optional classifier; a range is value and uncertainty."""
    from quantulum3 import parser  # noqa: PLC0415  (may be absent)

    def read(text: str) -> list[dict[str, Any]]:
        rows = []
        for found in parser.parse(text):
            start, end = found.span
            parts = [(d["base"], d["power"]) for d in found.unit.dimensions] or [(found.unit.name, 1)]
            spread = found.uncertainty or 0.0
            rows.append(_row(start, end, parts, found.value - spread, found.value + spread))
        return rows

    return read


def recognizers() -> Read:
    """Return the reader of recognizers-text: money, dimension, percentage, number, ordinal, in that order.

    A figure inside one already found is left out, as is a number inside what its date model calls a date.
    """
    from recognizers_date_time import DateTimeRecognizer  # noqa: PLC0415
    from recognizers_number import NumberRecognizer  # noqa: PLC0415
    from recognizers_number_with_unit import NumberWithUnitRecognizer  # noqa: PLC0415
    from recognizers_text import Culture  # noqa: PLC0415

    numbers, units = NumberRecognizer(Culture.English), NumberWithUnitRecognizer(Culture.English)
    dates = DateTimeRecognizer(Culture.English).get_datetime_model()
    models = (
        (units.get_currency_model(), "money"),
        (units.get_dimension_model(), ""),
        (numbers.get_percentage_model(), "percentage"),
        (numbers.get_number_model(), "count"),
        (numbers.get_ordinal_model(), "ordinal"),
    )

    def read(text: str) -> list[dict[str, Any]]:
        taken: list[tuple[int, int]] = []
        rows = []
        periods = [(d.start, d.end + 1) for d in dates.parse(text)]
        for model, kind in models:
            for found in model.parse(text):
                start, end = found.start, found.end + 1
                blocked = taken + (periods if kind in {"count", "ordinal"} else [])
                value = _number(found.resolution)
                if value is None or any(a < end and start < b for a, b in blocked):
                    continue
                taken.append((start, end))
                rows.append(_row(start, end, [(_unit(kind, found.resolution), 1)], value, value))
        return rows

    return read


READERS: dict[str, Callable[[], Read]] = {"quantulum3": quantulum, "recognizers-text": recognizers}


def run(read: Read, documents: list[dict[str, str]], rounds: int) -> dict[str, Any]:
    """Return the rows of all documents and the processor seconds of the fastest round."""
    read(documents[0]["text"])  # tables load on first use
    seconds = []
    rows: list[dict[str, Any]] = []
    for _ in range(rounds):
        start = time.process_time()
        rows = [{"doc": d["doc"], **row} for d in documents for row in read(d["text"])]
        seconds.append(time.process_time() - start)
    return {"rows": rows, "seconds": min(seconds)}


def _unit(kind: str, resolution: dict[str, Any]) -> str:
    """Return the unit a model names; a pound of the money model is sterling."""
    if kind not in {"", "money"}:
        return kind
    unit = str(resolution["unit"])
    return "pound sterling" if kind == "money" and unit.lower() == "pound" else unit


def _number(resolution: dict[str, Any] | None) -> float | None:
    try:
        return float(str((resolution or {}).get("value")).rstrip("%"))
    except ValueError:
        return None


def _row(start: int, end: int, parts: list[tuple[str, int]], low: float, high: float) -> dict[str, Any]:
    """Return a figure in the words of the output contract."""
    factor, unit = base_of(parts)
    if unit == "count" and 0 < abs(low) < 1:
        unit = "ratio"  # both peers leave "two thirds" without a unit
    low, high = low * factor, high * factor
    ranged = low != high
    return {
        "kind": "quantity",
        "char_start": start,
        "char_end": end,
        "base_value": None if ranged else low,
        "base_low": low if ranged else None,
        "base_high": high if ranged else None,
        "base_unit": unit,
    }


def main() -> None:
    """Read documents and the number of rounds as JSON on stdin; write rows, seconds and version as JSON."""
    name = sys.argv[1]
    asked = json.load(sys.stdin)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            read = READERS[name]()
        except ImportError as problem:
            json.dump({"missing": f"not installed here ({problem})"}, sys.stdout)
            return
        answer = run(read, asked["documents"], asked["rounds"])
    versions = ", ".join(f"{d} {importlib.metadata.version(d)}" for d in PEERS[name][0])
    json.dump({"version": versions, **answer}, sys.stdout)


if __name__ == "__main__":
    main()
