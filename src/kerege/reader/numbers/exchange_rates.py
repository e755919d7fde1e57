"""Rates of currencies whose unit is the currency spoken of: "the naira sank to 1,590 to the dollar"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, NamedTuple

from kerege.reader.lexicon import Hit, lexicon
from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.amounts import Amount, is_ratio, is_year
from kerege.reader.numbers.denominators import Denominator
from kerege.reader.numbers.local_units import local_unit
from kerege.reader.packs import Entry, settings

#: words, and characters, between a number and the currency that they lead to ("to the")
_LINKS, _LINKED = 4, 30
#: characters between a currency that is spoken of and its rate; between a pair of codes and its rate
_CLAUSE, _PAIR = 90, 60
#: words that may stand before a currency that opens its clause
_OPENING = 3
#: characters of the text before a sentence in which its currency may be named
_BACK = 300
#: currencies are looked for no farther from a number than this
_AROUND = 250
_SIGNS = ";.:!?()"
#: currencies that others are told in; alone they do not say which one a number is in
_WORLD = ("USD", "EUR")


class _Found(NamedTuple):
    """Currencies near a number: ``named`` by themselves, ``since`` the last amount, ``money`` of any kind."""

    named: list[Hit]
    since: list[Hit]
    money: list[Hit]


def quote_rates(near: Neighbours, amounts: Sequence[Amount]) -> list[Amount]:
    """Return the amounts; numbers that are the rate of a currency have it as their unit."""
    if not any(_may_be_rate(amount) or _is_coded(near, amount) for amount in amounts):
        return list(amounts)
    if not any(_is_currency(hit) for hit in near.scan.of("units")):
        return list(amounts)
    words = settings(near.scan.language, "per").get("rates", {})
    inside = {hit.start for one in amounts for hit in near.within("units", one.start, one.end)}
    quoted: list[Amount] = []
    told = near.scan.start  # where the last amount stands that parts currencies from a number
    for amount in amounts:
        around = near.within("units", amount.start - _AROUND, amount.end + _AROUND)
        money = [hit for hit in around if _is_currency(hit)]
        named = [hit for hit in money if hit.start not in inside]
        quoted.append(
            _quoted(near, amount, _Found(named, [h for h in named if h.start >= told], money), words)
        )
        told = told if is_ratio(amount) or amount.numeral.kind == "fraction" else amount.start
    return quoted


def _is_currency(hit: Hit) -> bool:
    data = hit.entry.data
    whole = hit.end == hit.word_end and float(data.get("factor", 1.0)) == 1.0
    return bool(data.get("money")) and whole and not data.get("adjective")


def _may_be_rate(amount: Amount) -> bool:
    plain = amount.numeral.kind == "cardinal" and amount.numeral.value is not None and amount.noun is None
    return plain and amount.unit is None and not amount.uncounted


def _is_coded(near: Neighbours, amount: Amount) -> bool:
    """Return whether a code of two currencies stands right before a number ("EUR/USD 1.0840")."""
    return amount.unit is not None and near.scan.text[amount.start - 1 : amount.start] == "/"


def _quoted(near: Neighbours, amount: Amount, found: _Found, words: Mapping[str, Any]) -> Amount:
    if (pair := _pair(near, amount, found.money)) is not None:
        return _in_currency(near, amount, pair[1], pair[0])
    if not _may_be_rate(amount):
        return amount
    under = _behind(near, amount, found.named, words) or _before(near, amount, found.since, words)
    if under is not None:
        other = _told(near, amount, found, under.entry)
        return _in_currency(near, amount, other, under) if other is not None else amount
    own = _subject(near, amount, found.since, words)
    return _in_currency(near, amount, own, None) if own is not None else amount


def _in_currency(near: Neighbours, amount: Amount, own: Hit, under: Hit | None) -> Amount:
    unit = local_unit(near, own.entry)
    per = None
    if under is not None:
        base = str((local_unit(near, under.entry) or under.entry).data["base"])
        per = Denominator(base, base, 1.0)
    end = max(amount.numeral.end, amount.end) if amount.unit is None else amount.end
    return replace(amount, unit=unit, per=per, under=None, counted="", noun=None, tail=end, borrowed=True)


def _pair(near: Neighbours, amount: Amount, money: Sequence[Hit]) -> tuple[Hit, Hit] | None:
    """Return the two currencies of a pair that leads to a number ("USD/KZT ended the day at 475.2")."""
    if amount.unit is not None and not amount.unit.data.get("money"):
        return None
    for left, right in pairwise(money):
        gap = near.scan.text[right.end : amount.numeral.start]
        beside = near.scan.text[left.end : right.start] in ("/", " / ") and right.end <= amount.numeral.start
        if beside and len(gap) <= _PAIR and not any(char in _SIGNS or char.isdigit() for char in gap):
            return left, right
    return None


def _behind(near: Neighbours, amount: Amount, named: Sequence[Hit], words: Mapping[str, Any]) -> Hit | None:
    """Return the currency that words like "to the" lead to behind a number."""
    for hit in named:
        if amount.end <= hit.start <= amount.end + _LINKED:
            gap = near.scan.folded_slice(amount.end, hit.start).split()
            linked = 0 < len(gap) <= _LINKS and all(word in words.get("links", ()) for word in gap)
            follows = near.scan.folded_slice(*near.next_word(hit.end))
            return hit if linked and follows not in words.get("areas", ()) else None
    return None


def _before(near: Neighbours, amount: Amount, named: Sequence[Hit], words: Mapping[str, Any]) -> Hit | None:
    """Return the currency that such words lead to before a number ("against the dollar to 50.6")."""
    ends, tails = tuple(words.get("ends", ())), words.get("tails", ())
    for hit in _in_clause(near, amount, named):
        word = near.scan.folded_slice(*near.next_word(hit.end))
        led = near.scan.folded_slice(max(near.scan.start, hit.start - _LINKED), hit.start).split()[-2:]
        if word in tails or (ends and near.scan.folded_slice(hit.start, hit.end).endswith(ends)):
            return hit
        if any(word in words.get("under", ()) for word in led):
            return hit
    return None


def _told(near: Neighbours, amount: Amount, found: _Found, under: Entry) -> Hit | None:
    """Return the other currency of a rate: that of the sentence nearest before it, else one told before."""
    named, money = (
        [hit for hit in hits if hit.entry.data["base"] != under.data["base"]]
        for hits in (found.named, found.money)
    )
    local = [hit for hit in named if hit.entry.data["base"] not in _WORLD]
    inside = [hit for hit in money if hit not in named]
    for hits in (local, inside, named):
        before = [hit for hit in hits if hit.end <= amount.start]
        if before or hits:
            return before[-1] if before else hits[0]
    scan = near.scan
    start = max(0, scan.start - _BACK)
    earlier = lexicon(scan.language).find(scan.text, scan.folded, start, scan.start).get("units", ())
    last = [hit for hit in earlier if _is_currency(hit) and hit.entry.data["base"] not in _WORLD]
    return last[-1] if last and last[-1].entry.data["base"] != under.data["base"] else None


def _subject(near: Neighbours, amount: Amount, named: Sequence[Hit], words: Mapping[str, Any]) -> Hit | None:
    """Return the currency that opens a clause whose number says its rate ("the tenge ended at 470.9")."""
    if is_year(amount) or not _led(near, amount, words):
        return None
    hit = next(_in_clause(near, amount, named), None)
    if hit is None or hit.entry.data["base"] in _WORLD:
        return None
    first = max(near.scan.start, hit.start - _CLAUSE)
    opening = near.scan.text[first : hit.start].rpartition(",")[2].split()
    return hit if len(opening) <= _OPENING and not _is_inner(opening, words) else None


def _in_clause(near: Neighbours, amount: Amount, named: Sequence[Hit]) -> Iterator[Hit]:
    """Yield the currencies before a number in its clause, the nearest first."""
    for hit in reversed(named):
        gap = near.scan.text[hit.end : amount.start]
        if hit.end > amount.start or len(gap) > _CLAUSE:
            continue
        if any(char in _SIGNS for char in gap):
            return
        yield hit


def _is_inner(opening: Sequence[str], words: Mapping[str, Any]) -> bool:
    """Return whether a word before a currency makes it no subject ("bonds in", "за")."""
    return any(word.lower() in words.get("inner", ()) for word in opening)


def _led(near: Neighbours, amount: Amount, words: Mapping[str, Any]) -> bool:
    """Return whether a word like "at" or "to" stands before a number, or a case behind it."""
    before = near.scan.folded_slice(max(near.scan.start, amount.start - _LINKED), amount.start).split()[-3:]
    cased = near.scan.folded_slice(amount.numeral.start, amount.end + 12).split()[:3]
    return any(word in words.get("at", ()) for word in before) or any(
        word in words.get("level", ()) for word in cased
    )
