"""Figures that go on about the one before: sums in another currency, two figures that one speaker tells."""

from __future__ import annotations

import re
from dataclasses import replace

from kerege.reader.candidates import AUTHOR, Candidate
from kerege.reader.frames.measures_result import stem_of
from kerege.reader.scan import Scan

#: what stands between a sum and the same in another currency: a bracket, words like "about" or a sign
_OPENING = re.compile(r"\s*\((?:[^\W\d]{1,12}\.? ?){0,2}[$€£¥₽₸]?")
#: flag of a subject that another sentence named; characters between a change and the level it led to
_CARRIED, _LEVEL = "subject-carried", 60
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


def of_the_same(before: Candidate, one: Candidate) -> Candidate:
    """Return a figure with the subject of the one before where its own only tells both of them.

    "Exports fell 9 % in volume and 4 % in value, the agency said." A level has that of its change.
    """
    if _is_level_of(before, one):
        return replace(one, subject=before.subject, object=before.object)
    tells = one.subject == one.speaker == before.speaker != AUTHOR
    alike = stem_of(one.measure) == stem_of(before.measure) and "measure-inferred" in one.flags
    if not (tells and alike) or before.subject in {"", one.subject}:
        return one
    return replace(one, subject=before.subject)


def _is_level_of(before: Candidate, one: Candidate) -> bool:
    """Say whether a level without a subject of its own is what a change led to ("fell by 9 % to 5 Mt")."""
    if _CARRIED not in one.flags or _CARRIED in before.flags or before.subject in {"", one.subject}:
        return False
    near = 0 <= one.char_start - before.char_end <= _LEVEL
    return near and before.measure != one.measure == stem_of(before.measure)
