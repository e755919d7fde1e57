"""Names that prices and rates are quoted by: sorts of a good ("Brent"), currencies."""

from __future__ import annotations

from kerege.reader.frames.measures_names import good_of, table
from kerege.reader.frames.passage import Passage
from kerege.reader.layers import Quantity


def brand(passage: Passage, quantity: Quantity, good: str) -> str:
    """Return the name that markets quote a good by ("Brent"), the last before its figure; blank if none."""
    hits = [h for h in passage.scan.of("goods") if h.start < quantity.start and good_of(h) == good]
    named = [str(h.entry.data["brand"]) for h in hits if "brand" in h.entry.data]
    return named[-1] if named else ""


def currency(passage: Passage, quantity: Quantity) -> str:
    """Return the currency whose rate a figure is: the last named before it, else that of its unit."""
    names = table("currencies")
    inside = [(q.start, q.end) for q in passage.quantities]
    hits = [h for h in passage.scan.of("units") if h.entry.data.get("money") and h.end <= quantity.start]
    bases = [
        str(h.entry.data["base"]) for h in hits if not any(start <= h.start < end for start, end in inside)
    ]
    return str(next((names[b] for b in (*reversed(bases), quantity.base_unit) if b in names), ""))
