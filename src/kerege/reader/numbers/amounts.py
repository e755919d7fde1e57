"""A number with what belongs to it: scale word, unit, denominator, counted noun."""

from __future__ import annotations

from dataclasses import dataclass

from kerege.base.quick import quick
from kerege.reader.numbers.denominators import Denominator
from kerege.reader.numbers.numerals import Numeral
from kerege.reader.packs import Entry

_YEARS = frozenset(range(1000, 2101))


@quick
@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit, before comparators are read.

    start, end  : the number with its unit; ``tail`` : end of what belongs to it (adjectives and noun)
    scale       : product of the scale words; ``extra`` : what a smaller amount behind it adds ("2 bn 300 mn")
    unit        : entry of the pack, None if there is none; ``per`` : denominator
    counted     : counted noun as it stands, ``noun`` : its entry if the pack knows it
    high        : the number at the other end of a range
    change_base, changed : whether it is the level before or after a change
    borrowed    : whether its unit stands elsewhere
    uncounted   : whether the noun behind is what the number describes ("ein 500-Millionen-Kredit")
    under       : denominator behind a number without unit ("$228-232/t")
    about       : whether the order of the words says "about" ("миллиардов пять", "een jaar of tien")
    """

    start: int
    end: int
    tail: int
    numeral: Numeral
    scale: float = 1.0
    extra: float = 0.0
    unit: Entry | None = None
    per: Denominator | None = None
    counted: str = ""
    noun: Entry | None = None
    high: Numeral | None = None
    change_base: bool = False
    changed: bool = False
    borrowed: bool = False
    uncounted: bool = False
    about: bool = False
    under: Denominator | None = None

    @property
    def bare(self) -> bool:
        """Whether the number has neither unit nor noun."""
        return self.unit is None and not self.counted


def is_year(amount: Amount) -> bool:
    """Return whether four digits are more likely a year than a count."""
    numeral = amount.numeral
    plain = numeral.digits and not numeral.grouped and amount.scale == 1.0 and amount.unit is None
    counts = amount.noun is not None and not amount.noun.data.get("term")
    if (
        amount.high is not None
        and amount.unit is None
        and numeral.value in _YEARS
        and amount.high.value in _YEARS
    ):
        return not numeral.grouped
    return plain and not counts and numeral.value in _YEARS and numeral.end - numeral.start == 4


def is_ratio(amount: Amount) -> bool:
    """Say whether an amount is in percent or another share."""
    return amount.unit is not None and amount.unit.data["base"] == "ratio"


def is_time(amount: Amount) -> bool:
    """Say whether an amount is in years, months, days or hours."""
    return amount.unit is not None and bool(amount.unit.data.get("time"))
