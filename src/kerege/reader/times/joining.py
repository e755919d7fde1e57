"""Join time expressions to ranges, and lend the year of the last member of a list to the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kerege.reader.times.expression import Expression


def joined(found: list[tuple[Expression, str]], between: frozenset[int]) -> Iterator[Expression]:
    """Yield the expressions with ranges joined ("October 2022 to March 2023") and years lent.

    ``between`` holds the starts of expressions after "between", where "and" joins a range.
    """
    lent = _lent(found)
    place = 0
    while place < len(lent):
        left, gap = lent[place]
        certain = left.start in between
        ranged = gap in {"-", "~"} or (
            gap == "&" and (certain or (place + 1 < len(lent) and _adjacent(left, lent[place + 1][0])))
        )
        if ranged and place + 1 < len(lent) and _fits(left, lent[place + 1][0], certain=certain):
            right = lent[place + 1][0]
            yield Expression(left.start, right.end, "range", ranged=True, bound=(left, right))
            place += 2
            continue
        yield left
        place += 1


def _adjacent(left: Expression, right: Expression) -> bool:
    """Return whether two times are neighbouring months of one year: "in January and February"."""
    if left.days or right.days or not left.months or not right.months:
        return False
    same = (left.year, left.shift) == (right.year, right.shift)
    return same and left.months[0] == left.months[1] and left.months[1] + 1 == right.months[0]


def _fits(left: Expression, right: Expression, *, certain: bool) -> bool:
    known = left.sort in {"date", "unit"} and right.sort in {"date", "vague", "unit"}
    return known and (certain or left.sure or right.sure or _adjacent(left, right))


def _lent(found: list[tuple[Expression, str]]) -> list[tuple[Expression, str]]:
    lent = list(found)
    for place in range(len(lent) - 2, -1, -1):
        (left, gap), (right, _) = lent[place], lent[place + 1]
        if left.sort != "date" or right.sort != "date" or gap not in {"-", "~", "&", ","}:
            continue
        if left.year or left.shift is not None:
            if right.sure and not left.months and not right.months:
                lent[place] = (replace(left, sure=True), gap)
            continue
        if right.year or right.shift is not None:
            earlier = left.months and right.months and left.months[0] > right.months[0] and gap in {"-", "~"}
            year = right.year - 1 if right.year and earlier else right.year
            lent[place] = (replace(left, year=year, shift=right.shift), gap)
    return lent
