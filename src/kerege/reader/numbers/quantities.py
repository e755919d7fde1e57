"""Quantities of a sentence: value, unit, base value, comparator, and whether it is a change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kerege.documents.document import Document, Paragraph, Sentence
from kerege.reader.layers import Quantity, TimeSpan
from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.amount_reading import leads_on, read_amounts
from kerege.reader.numbers.amounts import Amount
from kerege.reader.numbers.area_rates import rate_by_area
from kerege.reader.numbers.ballots import count_votes
from kerege.reader.numbers.bare_rates import as_percent
from kerege.reader.numbers.changes import goes_on, is_level, read_change
from kerege.reader.numbers.comparators import Comparison, read_comparison
from kerege.reader.numbers.counting import find_counted
from kerege.reader.numbers.dated import time_at
from kerege.reader.numbers.denominators import rate_before
from kerege.reader.numbers.elided_lists import share_lists
from kerege.reader.numbers.elided_sentences import share_sentences
from kerege.reader.numbers.ellipsis import share_units
from kerege.reader.numbers.exchange_rates import quote_rates
from kerege.reader.numbers.not_claims import is_claim
from kerege.reader.numbers.number_style import NumberStyle
from kerege.reader.numbers.number_words import OPENING, find_number_words, only_opening
from kerege.reader.numbers.numbered_things import counted_before
from kerege.reader.numbers.numerals import Numeral, find_digits
from kerege.reader.numbers.ordinals import number_events
from kerege.reader.numbers.parts_of_whole import count_parts, join_parts
from kerege.reader.numbers.percent_points import as_points
from kerege.reader.numbers.ranges import join_amounts
from kerege.reader.numbers.same_rate import is_per_same
from kerege.reader.numbers.small_money import settle_cents
from kerege.reader.numbers.spelled_out import spelled_once
from kerege.reader.numbers.unit_prices import price_one
from kerege.reader.numbers.vague_numbers import add_vague
from kerege.reader.numbers.values import measure
from kerege.reader.scan import Scan, scan_document

_TEN = 10
#: nouns of people who are asked: "a poll among 1,500 voters"
_PEOPLE = frozenset(("persons", "people", "voters", "households", "firms"))
#: how fast trains go is no figure of the ledger
_SPEED = "m/hour"


def find_quantities(scan: Scan, times: Sequence[TimeSpan], style: NumberStyle) -> tuple[Quantity, ...]:
    """Return the quantities of a sentence that are claims, in order.

    Parameters
    ----------
    scan : the sentence
    times : dates and periods found in it; numbers in them are no quantities
    style : what the document says on decimal signs
    """
    if not (scan.digits or scan.of("numbers") or scan.of("scales") or _has_unit_alone(scan)):
        return ()
    near = Neighbours(scan)
    near.glued_scales.update(style.glued)
    found = []
    risen = False
    rated: Amount | None = None
    moved: tuple[Amount, str] | None = None
    for amount in _amounts(near, times, style):
        loose = amount.numeral.kind == "fraction"
        inner = amount.numeral.end if amount.high is None else -1
        comparison = read_comparison(
            near, amount.start, amount.end, inner=inner, tail=amount.tail, traits=_traits(amount), loose=loose
        )
        if (risen and comparison.comparator == "<") or is_level(near, comparison, amount.start, amount.end):
            comparison = Comparison("=", False, amount.start, amount.end)
        raised, risen = risen, amount.change_base
        if is_claim(near, amount, times, comparison.comparator, comparison.start):
            change = "" if raised else read_change(near, amount, comparison.start, comparison.end)
            if not change and moved is not None and goes_on(near, moved[0], amount, comparison.start):
                change = moved[1]
            moved = (amount, change) if change else None
            told = _with_rate(near, amount, comparison.start)
            if rated is not None and is_per_same(near, rated, told, comparison.start, changed=change != ""):
                told = replace(told, per=rated.per)
            rated = told if told.per is not None else rated
            quantity = measure(near, told, comparison, change)
            found += [quantity] if quantity.base_unit != _SPEED else []
    return tuple(found)


def _traits(amount: Amount) -> frozenset[str]:
    """Return what comparators ask of a number: ``round`` (in tens), ``ratio`` or ``time`` by its unit."""
    found = {amount.numeral.kind}
    size = (amount.numeral.value or 0.0) * amount.scale
    if size >= _TEN and not size % _TEN:
        found.add("round")
    if amount.unit is None and amount.numeral.kind == "fraction":
        found.add("ratio")
    if amount.noun is not None:
        found.update(("counted", "people") if amount.noun.key in _PEOPLE else ("counted",))
    if amount.unit is not None:
        found.add("time" if amount.unit.data.get("time") else str(amount.unit.data["base"]))
    return frozenset(found)


def _with_rate(near: Neighbours, amount: Amount, cue: int) -> Amount:
    """Return the amount with the denominator that stands before it ("täglich 2 Mio. Barrel")."""
    if amount.per is not None or amount.unit is None:
        return amount
    rate = rate_before(near, amount.unit, cue)
    return amount if rate is None else replace(amount, per=rate)


def _amounts(near: Neighbours, times: Sequence[TimeSpan], style: NumberStyle) -> list[Amount]:
    """Return the numbers of a sentence with unit or noun, ranges joined."""
    scan = near.scan
    digits: list[Numeral] = []
    if scan.digits:
        digits = find_digits(scan.text, scan.start, scan.end, scan.digits, scan.language, style)
    lone = not digits and not scan.of("scales") and not scan.of("units")
    if lone and only_opening(near) and not leads_on(near, [hit.end for hit in scan.of("numbers")]):
        return []
    words = find_number_words(near)
    bare = lone and OPENING.issuperset([word.kind for word in words])
    if bare and not leads_on(near, [word.end for word in words]):
        return []
    if not (words or digits or scan.of("scales") or _has_unit_alone(scan)):
        return []
    numerals = add_vague(near, _merged(near, digits, words))
    numerals = number_events(near, numerals)
    dated = [span for span in times if span.kind not in ("duration", "relative", "vague")]
    numerals = [n for n in numerals if time_at(dated, n) is None and not _are_days(n, dated)]
    read = read_amounts(near, join_parts(near, numerals))
    if not read:  # articles mostly
        return []
    amounts = join_amounts(near, read)
    counted = count_parts(near, [find_counted(near, amount) for amount in amounts])
    counted = as_points(near, [counted_before(near, amount) for amount in counted])
    counted = as_percent(near, quote_rates(near, count_votes(near, counted)))
    shared = share_units(near, share_lists(near, counted, times))
    if any(amount.bare for amount in shared):  # what was lent may be lent on
        shared = share_lists(near, shared, times)
    return rate_by_area(near, price_one(near, settle_cents(share_sentences(near, shared))))


def _are_days(numeral: Numeral, times: Sequence[TimeSpan]) -> bool:
    """Say whether what reads as a share are two days of a month ("5/6 June")."""
    share = numeral.kind == "fraction" and numeral.digits
    return share and any(span.start == numeral.end + 1 for span in times)


def _has_unit_alone(scan: Scan) -> bool:
    """Say whether a unit of a sentence is a number as well ("полпроцента")."""
    return any(hit.entry.data.get("alone") for hit in scan.of("units"))


def _merged(near: Neighbours, digits: list[Numeral], words: list[Numeral]) -> list[Numeral]:
    ordered = sorted([*digits, *words], key=lambda numeral: (numeral.start, -numeral.end))
    return spelled_once(near, ordered)


def reread(text: str, language: str, style: NumberStyle | None = None) -> Quantity | None:
    """Return the first number of a quoted text with its unit, whatever stands around it.

    Other back ends use it to check the number they propose against the words they quote.
    """
    document = Document(
        name="", digest="", form="text", text=text,
        paragraphs=(Paragraph(0, len(text), language),),
        sentences=(Sentence(0, len(text), 0, language),),
    )  # fmt: skip
    for scan in scan_document(document):
        near = Neighbours(scan, alone=True)
        for amount in _amounts(near, (), style or NumberStyle()):
            if amount.numeral.kind not in ("times", "several"):
                comparison = read_comparison(near, amount.start, amount.end)
                return replace(measure(near, amount, comparison, ""), change="")
    return None
