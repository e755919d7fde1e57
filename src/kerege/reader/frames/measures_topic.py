"""The rate that a sentence without a figure speaks of ("Inflation stays high. In August it was 12 %")."""

from __future__ import annotations

from kerege.reader.frames.measures_names import table
from kerege.reader.scan import Scan

#: characters from the beginning of a sentence within which its subject stands
_OPENS = 30


def topic_rate(scan: Scan) -> str:
    """Return the measure of a rate that is the subject of a sentence without a number; blank if none is."""
    hits = scan.of("measures")
    if not hits or scan.digits or scan.of("numbers"):
        return ""
    first = hits[0]
    return str(table("topics").get(first.entry.stem, "")) if first.start - scan.start <= _OPENS else ""
