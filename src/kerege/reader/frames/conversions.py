"""Sums told again in another currency: "412 billion tenge (790 million dollars)"."""

from __future__ import annotations

import re
from dataclasses import replace

from kerege.reader.candidates import Candidate
from kerege.reader.scan import Scan

#: what stands between a sum and the same in another currency: a bracket, words like "about" or a sign
_OPENING = re.compile(r"\s*\((?:[^\W\d]{1,12}\.? ?){0,2}[$€£¥₽₸]?")
#: letters of the code of a currency
_CODE = 3


def told_again(scan: Scan, before: Candidate, again: Candidate) -> Candidate:
    """Return a sum in brackets with what the sum before it tells; any other figure as it is."""
    first, second = (one.base_unit.partition("/")[0] for one in (before, again))
    if first == second or not (_is_money(first) and _is_money(second)):
        return again
    if _OPENING.fullmatch(scan.text, before.char_end, again.char_start) is None:
        return again
    return replace(
        again,
        measure=before.measure,
        subject=before.subject,
        object=before.object,
        good=before.good,
        period=before.period,
        flags=tuple(sorted({*again.flags, *(("measure-inferred",) if before.measure else ())})),
    )


def _is_money(unit: str) -> bool:
    return len(unit) == _CODE and unit.isalpha() and unit.isupper()
