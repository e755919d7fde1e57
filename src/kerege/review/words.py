"""Candidates in words: the figure, who and whom, the period, for screens and pages."""

from __future__ import annotations

from kerege.reader.candidates import Candidate
from kerege.review.matches import Match, Move

_SIGNS = {"=": "", "~": "about ", "<": "up to ", ">": "over "}


def figure_words(candidate: Candidate) -> str:
    """Return the figure with its unit: ``over 80 %``, ``20 to 25 USD bn``; blank for a relation."""
    c = candidate
    if c.kind != "quantity":
        return ""
    if c.comparator == "range" and c.value_low is not None and c.value_high is not None:
        return f"{c.value_low:.10g} to {c.value_high:.10g} {c.unit}".strip()
    best = next((x for x in (c.value, c.value_low, c.value_high) if x is not None), None)
    return "" if best is None else f"{_SIGNS.get(c.comparator, '')}{best:.10g} {c.unit}".strip()


def what_words(candidate: Candidate) -> str:
    """Return what is measured or asserted: ``crude_export (crude)``, ``not depends_on``."""
    c = candidate
    if c.kind == "relation":
        return ("not " if c.polarity == "negative" else "") + c.relation
    good = f" ({c.good})" if c.good and c.good not in c.measure else ""
    return f"{c.measure or 'not told'}{good}"


def who_words(candidate: Candidate) -> str:
    """Return subject and object: ``Norway → Germany``."""
    c = candidate
    return " → ".join(name for name in (c.subject or ("?" if c.object else ""), c.object) if name)


def said_words(candidate: Candidate) -> str:
    """Return who says it and how, without what goes without saying: ``author``, ``Reuters, hedged``."""
    how = "" if candidate.modality == "asserted" else f", {candidate.modality}"
    return f"{candidate.speaker}{how}"


def move_words(move: Move) -> str:
    """Return what a number would become: ``pipe.capacity 230 to 227 kt/day (-1.1 %)``."""
    name = ".".join(part for part in move.number[:2]) + (f"@{move.number[2]}" if move.number[2] else "")
    before, after = move.before, move.after
    if before.mid == after.mid:
        return f"{name} keeps {before.mid:.4g}, range {after.low:.4g} to {after.high:.4g} {move.unit}"
    return f"{name} {before.mid:.4g} to {after.mid:.4g} {move.unit} ({move.change:+.1%})"


def stand_words(match: Match, claims: int = 4, numbers: int = 3) -> str:
    """Return how a candidate stands, the claims it was compared with, and the numbers it would move most."""
    by = f" by {_share(match.spread)}" if match.spread else ""
    compared = ", ".join(
        c.claim + (f" ({_share(c.spread)})" if c.spread else "") for c in match.comparisons[:claims]
    )
    words = [f"{match.status}{by}" + (f": {compared}" if compared else "")]
    return "; ".join([*words, *(move_words(move) for move in match.moves[:numbers])])


def _share(spread: float) -> str:
    """Return a distance in percent; a small one with a digit more, so that it is not nothing."""
    return f"{spread:.0%}" if spread >= 0.01 else f"{spread:.2%}"
