"""Amounts whose order says "about": "миллиардов пять долларов", "тонн сорок", "een jaar of tien"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kerege.reader.lexicon import Hit
from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.amounts import Amount
from kerege.reader.packs import settings

_LAYERS = ("scales", "units", "counted")


def inverted(near: Neighbours, before: list[Amount], amount: Amount) -> Amount:
    """Return the amount with the scale word or unit that stands before its number; unchanged if none does.

    ``before`` : the amounts so far; one that was read from the scale word alone is taken off
    """
    grammar = settings(near.scan.language, "numbers").get("inverted")
    plain = amount.numeral.kind == "cardinal" and amount.scale == 1.0 and amount.per is None
    if not grammar or not plain:
        return amount
    hit = _led(near, amount.numeral.start, grammar)
    first = None if hit is None else _first(near, hit, grammar)
    if hit is None or first is None:
        return amount
    alone = bool(before) and before[-1].start == first
    if max((earlier.end for earlier in before[: len(before) - alone]), default=0) > first:
        return amount
    found = _turned(near, amount, hit, first, str(grammar["link"]).strip())
    if found is not amount and alone:
        before.pop()
    return found


def _turned(near: Neighbours, amount: Amount, hit: Hit, first: int, link: str) -> Amount:
    if hit.entry.layer == "scales":
        return replace(amount, start=first, scale=float(hit.entry.data["value"]), about=True)
    apart = near.scan.text[hit.end : amount.start].strip(" \u00a0") != link
    if amount.unit is not None or ((apart or amount.numeral.digits) and not _closes(near, amount)):
        return amount
    if apart and (amount.numeral.digits or hit.entry.layer == "scales"):
        return amount
    if hit.entry.layer == "units":
        return replace(amount, start=first, unit=hit.entry, about=True)
    noun = near.scan.text[hit.start : hit.end]
    return replace(amount, start=first, counted=noun, noun=hit.entry, about=True)


def _led(near: Neighbours, start: int, grammar: Mapping[str, Any]) -> Hit | None:
    """Return the word before a number that may change places with it."""
    link = str(grammar["link"])
    position = near.skip_back(start)
    if link:
        if near.scan.folded_slice(position - len(link), position) != link:
            return None
        position -= len(link)
    position = _past_preposition(near, position, tuple(grammar.get("prepositions", ())))
    if near.scan.text[near.skip_back(position) : position].strip(" \u00a0"):
        return None
    for layer in _LAYERS:
        for hit in near.before(position, layer):
            if near.scan.folded_slice(hit.start, hit.end) in grammar["forms"]:
                return None if _counted_alone(near, hit) else hit
    return None


def _past_preposition(near: Neighbours, position: int, words: tuple[str, ...]) -> int:
    """Return the place before a preposition that a noun and its number take in ("метров на двести")."""
    stop = near.skip_back(position)
    first = near.scan.folded_slice(max(near.scan.start, stop - 8), stop).rpartition(" ")[2]
    return stop - len(first) if first and first in words else position


def _counted_alone(near: Neighbours, hit: Hit) -> bool:
    """Return whether a number of its own stands before a word ("из 86 вагонов 14")."""
    return near.scan.text[near.skip_back(hit.start) - 1 : near.skip_back(hit.start)].isdigit()


def _first(near: Neighbours, hit: Hit, grammar: Mapping[str, Any]) -> int | None:
    """Return where the amount begins; None where an article has to stand before and does not."""
    if not grammar.get("article"):
        return hit.start
    for before in near.before(hit.start, "numbers"):
        if before.entry.data.get("role") == "article":
            return before.start
    return None


def _closes(near: Neighbours, amount: Amount) -> bool:
    """Return whether no noun follows: a sign, the end, or a word that is none."""
    first, last = near.next_word(amount.end)
    nouns = settings(near.scan.language, "counted").get("nouns", {})
    word = near.scan.folded_slice(first, last)
    apart = near.scan.text[amount.end : first].strip(" \u00a0")
    return not word or bool(apart) or word in nouns.get("skip", ())
