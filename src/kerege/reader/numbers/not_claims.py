"""Contexts in which a number is no claim: references, names, periods, arguments, known sets."""

from __future__ import annotations

from collections.abc import Sequence

from kerege.reader.layers import TimeSpan
from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.amounts import Amount, is_year
from kerege.reader.numbers.codes import is_code
from kerege.reader.numbers.dated import time_at
from kerege.reader.numbers.exclusions import applies, closed, opens, pointed, undone
from kerege.reader.numbers.number_kinds import kinds_of
from kerege.reader.numbers.numbered_things import is_numbered
from kerege.reader.numbers.numerals import Numeral
from kerege.reader.packs import settings
from kerege.reader.scan import Scan

_YEARS = frozenset(range(1900, 2101))
_YEAR_DIGITS = 4
_LONGEST = 60
_NO_CLAIMS = ("times", "ordinal", "several", "article")


def is_claim(near: Neighbours, amount: Amount, times: Sequence[TimeSpan], comparator: str, cue: int) -> bool:
    """Return whether an amount says something that can be checked."""
    numeral = amount.numeral
    kinds = kinds_of(amount, comparator)
    if numeral.kind in _NO_CLAIMS or _in_time(near, amount, times, comparator):
        return False
    if _is_label(near, amount) or _excluded(near, amount, kinds, cue):
        return False
    if "time" in kinds:
        return _lasting(near, amount)
    if numeral.value is None and "measured" not in kinds:
        return False
    if "count" in kinds and amount.scale == 1.0 and _describes(near, amount, kinds):
        return False  # "27-nation bloc", "one company"
    return not amount.bare or _worth_counting(near, amount, comparator, cue)


def _is_label(near: Neighbours, amount: Amount) -> bool:
    """Return whether a number is a year, the number of a list, or a code."""
    if is_year(amount):
        return True
    return _in_year(near, amount) or _list_number(near, amount) or is_code(near, amount)


def _describes(near: Neighbours, amount: Amount, kinds: set[str]) -> bool:
    """Return whether a count is part of a word or an article; "no more than one train a day" is a figure."""
    rated = amount.per is not None and "compared" in kinds
    return _hyphened(near, amount) or (_is_one(amount.numeral) and not rated)


def _is_one(numeral: Numeral) -> bool:
    return numeral.value == 1 and not numeral.digits


def _in_time(near: Neighbours, amount: Amount, times: Sequence[TimeSpan], comparator: str) -> bool:
    """Return whether the number is part of a date or period; durations are judged by their words."""
    span = time_at(times, amount.numeral)
    if span is None or span.role == "compared":  # "four days less than two years ago"
        return span is not None
    timed = amount.unit is not None and amount.unit.data.get("time")
    open_kinds = ("duration", "vague") if comparator == "=" else ("duration", "relative", "vague")
    return not (timed and (span.kind in open_kinds or _of_term(near, span)))


def _of_term(near: Neighbours, span: TimeSpan) -> bool:
    """Return whether words like "over" lead from a contract or loan to the years it runs for."""
    words = settings(near.scan.language, "numbers").get("grammar", {}).get("of_terms", ())
    first = near.scan.folded_slice(span.start, span.end).split()[:1]
    before = near.scan.folded_slice(max(near.scan.start, span.start - 8), span.start).split()[-1:]
    if not any(word in words for word in (*first, *before)):
        return False
    terms = near.within("counted", span.start - _LONGEST, span.start)
    return any(hit.entry.data.get("term") for hit in terms)


def is_named(near: Neighbours, amount: Amount) -> bool:
    """Return whether a bare number is part of a name or reference ("Block 2", "p. 14")."""
    return is_code(near, amount) or _excluded(near, amount, kinds_of(amount, "=") | {"bare"}, amount.start)


def _excluded(near: Neighbours, amount: Amount, kinds: set[str], cue: int) -> bool:
    """Return whether the words around an amount are in the pack's list."""
    places = {amount.start} if "compared" in kinds and "time" not in kinds else {cue, amount.start}
    candidates = [hit for place in places for hit in near.before(place, "not_claims")]
    if any(
        applies(hit, "before", kinds)
        and not (hit.entry.key == "code" and amount.counted and not amount.numeral.digits)
        and pointed(near, hit)
        and opens(near, hit)
        and not undone(near, hit, amount)
        for hit in candidates
    ):
        return True
    if any(
        applies(hit, "after", kinds) and closed(near, hit) and not undone(near, hit, amount)
        for hit in near.after(amount.end, "not_claims")
    ):
        return True
    first, last = amount.numeral.start, amount.numeral.end
    around = [hit for hit in near.within("not_claims", first - _LONGEST, first + 1) if hit.end >= last]
    if any(applies(hit, "whole", kinds) for hit in around):
        return True
    if not amount.counted:
        within = near.within("not_claims", last, amount.end) if amount.unit is not None else ()
        return any(applies(hit, "unit", kinds) and not undone(near, hit, amount) for hit in within)
    noun_start = amount.tail - len(amount.counted)
    nouns = [hit for hit in near.within("not_claims", amount.end, noun_start + 1) if noun_start < hit.end]
    return any(applies(hit, "noun", kinds) for hit in nouns)


def _in_year(near: Neighbours, amount: Amount) -> bool:
    """Return whether four digits before a noun are a year ("In 2024 plants generated ...")."""
    numeral = amount.numeral
    plain = numeral.digits and not numeral.grouped and amount.unit is None and amount.scale == 1.0
    if not plain or numeral.end - numeral.start != _YEAR_DIGITS or numeral.value not in _YEARS:
        return False
    slots = near.before(numeral.start, "not_claims")
    return any(hit.entry.key == "year slot" for hit in slots)


def _list_number(near: Neighbours, amount: Amount) -> bool:
    """Return whether a number opens the sentence as "1." or "2)"."""
    numeral, scan = amount.numeral, near.scan
    if not numeral.digits or numeral.start > near.skip(scan.start) or amount.unit is not None:
        return False
    return scan.text[numeral.end : numeral.end + 1] in (".", ")")


def _lasting(near: Neighbours, amount: Amount) -> bool:
    """Return whether a duration is a claim; as an adjective only of contracts and the like."""
    unit = amount.unit
    if unit is not None and unit.data["base"] == "hour" and _clock(near, amount):
        return False
    if unit is not None and unit.data["base"] == "year" and _bracketed(near, amount):
        return False  # an age
    if unit is None or not (unit.data.get("adjective") or _hyphened(near, amount)):
        return True
    for hit in near.scan.of("counted"):
        if amount.end <= hit.start <= amount.end + 40 and hit.entry.data.get("term"):
            return not any(sign in near.scan.text[amount.end : hit.start] for sign in ",.;:")
    return False


def _bracketed(near: Neighbours, amount: Amount) -> bool:
    text = near.scan.text
    return text[max(0, amount.start - 1) : amount.start] == "(" and text[amount.end : amount.end + 1] == ")"


def _clock(near: Neighbours, amount: Amount) -> bool:
    """Return whether "10.15" is a time of day."""
    hours, point, minutes = near.scan.text[amount.numeral.start : amount.numeral.end].partition(".")
    return bool(point) and hours.isdigit() and minutes.isdigit() and len(minutes) == 2 and int(minutes) < 60


def _hyphened(near: Neighbours, amount: Amount) -> bool:
    end = amount.numeral.end
    hyphen = amount.high is None and near.scan.text[end : end + 1] in ("-", "‑")
    return hyphen and not near.after(end, "comparators_after")  # "140-odd"


def _moves(scan: Scan) -> bool:
    return any(hit.entry.key in ("rise", "fall", "level") for hit in scan.of("changes"))


def _worth_counting(near: Neighbours, amount: Amount, comparator: str, cue: int) -> bool:
    """Return whether a number without unit and noun still says something."""
    numeral = amount.numeral
    if (
        numeral.kind in ("factor", "rank", "fraction", "event", "vague")
        or amount.high is not None
        or amount.change_base
        or amount.changed
        or is_numbered(near, amount)
    ):
        return True
    if numeral.grouped or amount.scale >= 1e3 or not numeral.decided:
        return True
    if any(hit.entry.key == "level" for hit in near.before(cue, "changes")):
        return True
    if not near.scan.once(_moves):
        return False
    return comparator != "=" or any(hit.entry.key in ("to", "by") for hit in near.before(cue, "changes"))
