"""Months in which a forecast was made, not those of its figure ("the 4.9% it forecast in December")."""

from __future__ import annotations

from kerege.reader.scan import Scan
from kerege.reader.times.roles import Words, listed_near, says


def is_of_forecast(scan: Scan, words: Words) -> bool:
    """Return whether the words beside a month tell that somebody foretold a figure then.

    Words behind may need a participle in the sentence ("im Juni hatte sie 4 % prognostiziert").
    """
    if says(words, scan.language, "foretold_before") or says(words, scan.language, "foretold_after"):
        return True
    if listed_near(scan.language, "foretold_with_after").isdisjoint(words.after):
        return False
    told = scan.folded_slice(scan.start, scan.end)
    return any(f" {verb} " in told for verb in listed_near(scan.language, "foretold_with"))
