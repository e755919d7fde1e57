"""Lender and borrower of a loan and of its terms."""

from __future__ import annotations

from kerege.reader.actors.focus import find_focus
from kerege.reader.actors.known import kinds
from kerege.reader.frames.measures import Measured, stem_of
from kerege.reader.frames.measures_names import table
from kerege.reader.frames.passage import Passage
from kerege.reader.layers import Memory

_PLACES = frozenset(("state", "bloc", "region"))

#: terms of a loan, whose actors they share
_TERMS = frozenset(("interest_rate", "contract_duration"))


def of_loan(passage: Passage, measured: Measured, name: str, other: str, memory: Memory) -> tuple[str, str]:
    """Return lender and borrower of a loan and its terms; any other subject and object as they are."""
    stem, around = stem_of(measured.stem), measured.around
    if stem in _TERMS and memory.measure == "loan":
        banks = memory.subject in table("lenders")["names"]
        lender = ("" if banks else kinds().get(memory.subject, ("", ""))[1]) or memory.subject
        return lender or name, memory.object or other
    if stem in _TERMS and "loan" in around and (lender := _lender_told(memory)):
        return lender, find_focus(passage.scan, (), memory) or other
    if stem == "loan" and not other:
        other = _borrower(passage, name, memory)
    return _lender_first(stem, name, other)


def _lender_told(memory: Memory) -> str:
    """Return the development bank that the text told of first among the latest actors; blank if none."""
    names = table("lenders")["names"]
    return next((m.actor for m in reversed(memory.actors) if m.actor in names), "")


def _borrower(passage: Passage, lender: str, memory: Memory) -> str:
    """Return the state that a text is about where a bank from abroad lends to nobody named; else blank."""
    if kinds().get(lender, ("", "state")) != ("body", ""):
        return ""
    named = any(part.mention.kind in _PLACES for part in passage.parts)
    return memory.topic if not named and kinds().get(memory.topic, ("",))[0] == "state" else ""


def _lender_first(stem: str, name: str, other: str) -> tuple[str, str]:
    """Return subject and object of what is lent; a development bank never borrows from a state or firm."""
    lenders = table("lenders")
    swapped = stem in lenders["measures"] and other in lenders["names"] and name not in lenders["names"]
    return (other, name) if swapped else (name, other)
