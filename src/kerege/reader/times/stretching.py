"""Times since something: how far they go ("since July", "since the start of the year")."""

from __future__ import annotations

from kerege.reader.layers import Memory, TimeSpan
from kerege.reader.scan import Scan
from kerege.reader.times.calendar import Anchor
from kerege.reader.times.memory import opens_paragraph
from kerege.reader.times.resolve import since

#: lengths of an ISO month and year
_MONTH, _YEAR = 7, 4
#: how the first month or day of a year or a season ends; months back that are reported on
_YEAR_STARTS, _REPORTED = ("-01", "-07-01", "-09-01"), 2


def stretched(spans: list[TimeSpan], anchor: Anchor | None, scan: Scan, memory: Memory) -> list[TimeSpan]:
    """Stretch "since" times to what follows in the sentence, or to the document.

    The document's own day only tells when it was said ("since July, the ministry said on Monday").
    """
    spread = []
    today = anchor.last.isoformat() if anchor is not None else ""
    for number, span in enumerate(spans):
        if span.role != "since" or not span.period or "/" in span.period:
            spread.append(span)
            continue
        later = (
            s.period
            for s in spans[number + 1 :]
            if s.role == "at" and s.period not in {"", today}
            if s.kind != "name" and ";" not in scan.text[span.end : s.start]
        )
        period = since(
            span.period, anchor, next(later, "") or _told_through(span.period, anchor, scan, memory)
        )
        spread.append(TimeSpan(span.start, span.end, period, span.kind, span.role))
    return spread


def _told_through(start: str, anchor: Anchor | None, scan: Scan, memory: Memory) -> str:
    """Return the month up to which a year's figures are told, blank if they go on to the document.

    "8 Mt in May. Since the start of the year 40 Mt" in one paragraph of June is of January to May.
    """
    if anchor is None or anchor.precision == "year" or not start.endswith(_YEAR_STARTS):
        return ""
    cut = memory.periods.index("") if "" in memory.periods else len(memory.periods)
    near = memory.periods[:cut]
    if opens_paragraph(scan):  # only what was told of the same months
        near = tuple(period for period in memory.periods if period.startswith(f"{start[:_MONTH]}/"))
    told = [period.rpartition("/")[2] for period in near]
    today = anchor.last.isoformat()[:_MONTH]
    month = max((period for period in told if len(period) == _MONTH and period < today), default="")
    if not month or month <= start[:_MONTH]:
        return ""
    gap = (anchor.year - int(month[:_YEAR])) * 12 + anchor.last.month - int(month[_YEAR + 1 :])
    return month if gap <= _REPORTED else ""
