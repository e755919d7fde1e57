"""What a number without a unit counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kerege.reader.lexicon import Hit
from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.amounts import Amount
from kerege.reader.numbers.case_ends import is_cased
from kerege.reader.numbers.comparators import past_comparator
from kerege.reader.numbers.denominators import TIMES, read_denominator
from kerege.reader.numbers.joined_nouns import joined_noun
from kerege.reader.numbers.unknown_nouns import ENDS, is_plural, unknown_noun
from kerege.reader.packs import settings

_MOST_WORDS = 6
_QUOTES = {"«": "»", "„": "“", "“": "”", '"': '"'}
_LONGEST_NAME = 60
_EVENT_WORDS = 6
#: words of a phrase before its noun: "5.000 [von China finanzierte] Unternehmen", but "2 Mrd. [für] Firmen"
_PARTICIPLE = 3
#: roles of number words that begin a number
_NUMBERS = ("tens", "hundred", "several")
#: the size of each of the things that are counted
_SIZED = re.compile(r"[0-9]{1,3}(?:[.,]?[0-9]{1,3}){0,3}[-‑][a-zA-Z]+(?=[\s-])")


def find_counted(near: Neighbours, amount: Amount) -> Amount:
    """Return the amount with the noun it counts; unchanged if it has a unit or no noun follows."""
    if (
        amount.unit is not None
        or amount.uncounted
        or amount.numeral.kind not in ("cardinal", "vague", "article")
    ):
        return amount
    compared = past_comparator(near, amount.end)
    if compared == amount.end and is_cased(near, amount):
        return amount
    passage = _words(near, _past_owner(near, compared), _MOST_WORDS)
    if amount.numeral.kind == "vague" and passage and near.scan.folded_slice(*passage[0]) in _of(near):
        passage = passage[1:]
    known = _known(near, passage)
    argument = _hit_in(near, passage, "not_claims", event=False)
    if argument is not None and (known is None or argument.start <= known.start):
        entry = known.entry if known is not None and known.start == argument.start else None
        counted = near.scan.text[argument.start : argument.end]
        return replace(amount, counted=counted, noun=entry, tail=argument.end)
    if known is not None:
        noun = near.scan.text[known.start : known.word_end]
        per, _ = read_denominator(near, known.word_end)
        return replace(amount, counted=noun, noun=known.entry, tail=known.word_end, per=per)
    first, last = unknown_noun(near, passage)
    per = read_denominator(near, last)[0] if last > first else None
    rated = per is not None and per.base in TIMES
    joined = joined_noun(near.scan.language, near.scan.folded_slice(first, last)) if last > first else None
    plural = joined is not None or is_plural(near, first, last)  # "250 Abramstanks"
    if first == last or not (plural or (rated and amount.numeral.value == 1)):
        return amount
    counted = near.scan.text[first:last]
    return replace(amount, counted=counted, noun=joined, tail=last, per=per if rated else amount.per)


def _past_owner(near: Neighbours, position: int) -> int:
    """Return where "of our" ends in "two of our colleagues", else the place; not in "two of the largest"."""
    owners = settings(near.scan.language, "counted").get("nouns", {}).get("owners", ())
    words = _words(near, position, 4)
    for count in (2, 1):
        told = near.scan.folded_slice(words[0][0], words[count - 1][1]) if len(words) > count else ""
        if told in owners:
            following = [hit for word in words[count:] for hit in near.after(word[0], "numbers")]
            ranked = any(hit.entry.data.get("role") == "rank_tail" for hit in following)
            return position if ranked else words[count - 1][1]
    return position


def _of(near: Neighbours) -> Sequence[str]:
    words: Sequence[str] = settings(near.scan.language, "numbers").get("grammar", {}).get("of", ())
    return words


def find_event(near: Neighbours, position: int) -> Hit | None:
    """Return the event that an ordinal before it numbers ("22. Sitzung")."""
    passage = _words(near, _past_name(near, position), _EVENT_WORDS)
    return _hit_in(near, passage, "counted", event=True)


def _past_name(near: Neighbours, position: int) -> int:
    """Return the place after a name in quotation marks that begins there ("4-й «Форум» ...")."""
    first = near.skip(position)
    closing = _QUOTES.get(near.scan.text[first : first + 1])
    if closing is None:
        return position
    last = near.scan.text.find(closing, first + 1, min(near.scan.end, first + _LONGEST_NAME))
    return position if last < 0 else last + 1


def _words(near: Neighbours, position: int, most: int) -> list[tuple[int, int]]:
    """Return the next words up to a sign that ends the phrase or another number."""
    text, end = near.scan.text, near.scan.end
    words: list[tuple[int, int]] = []
    point = "." if text[max(0, position - 5) : position].strip()[-1:].isalpha() else ""  # "8 тыс. компаний"
    while len(words) < most:
        first, last = near.next_word(position)
        if (
            first > 1
            and text[first : first + 1].isdigit()
            and text[first - 1] == "-"
            and text[first - 2].isalpha()
        ):
            words.append((first, last))  # "FA-50"
            position = last
            continue
        if not words and (sized := _SIZED.match(text, first, end)) and not text[position:first].strip():
            position = sized.end()  # "three 12,000-ton tankers"
            continue
        if (
            first == last
            or text[first].isdigit()
            or _numbered(near, first)
            or (position > 0 and text[position - 1 : first].strip("-‑ \u00a0\n")[1:].removeprefix(point))
        ):
            break
        words.append((first, last))
        position, point = last, ""
        if last < end and text[last] in ENDS:
            break
    return words


def _numbered(near: Neighbours, first: int) -> bool:
    """Return whether a word is a number of its own ("2,4 miljard levert vijfhonderd banen op")."""
    hits = near.after(first, "numbers")
    return any(hit.end == hit.word_end and hit.entry.data.get("role") in _NUMBERS for hit in hits)


def _known(near: Neighbours, words: list[tuple[int, int]]) -> Hit | None:
    return _hit_in(near, words, "counted", event=False) or _told(near, words)


def _told(near: Neighbours, words: list[tuple[int, int]]) -> Hit | None:
    """Return the verb right behind a number that says what is counted ("23 were injured")."""
    hits = near.after(words[0][0], "counted") if words else ()
    return next((hit for hit in hits if hit.entry.data.get("verbal") and hit.end == hit.word_end), None)


def _hit_in(near: Neighbours, words: list[tuple[int, int]], layer: str, *, event: bool) -> Hit | None:
    """Return the first hit that ends with one of the words and stands before anything that ends a phrase."""
    if not words:
        return None
    grammar = settings(near.scan.language, "counted").get("nouns", {})
    stops = grammar.get("stops", ())
    limit = words[-1][1]
    verbs = tuple(grammar.get("verb_ends", ()))
    for first, last in words:
        word = near.scan.folded_slice(first, last)
        if word in stops or (
            verbs and not event and word.endswith(verbs) and not _listed(near, first, last, layer)
        ):
            limit = first
            break
    led = not event and near.scan.folded_slice(*words[0]) in grammar.get("prepositions", ())
    least = words[min(_PARTICIPLE, len(words)) - 1][1] if led else words[0][0]
    ends = {last for _, last in words}
    for hit in near.within(layer, least, limit):
        if hit.end not in ends or hit.end != hit.word_end:
            continue
        kind = hit.entry.data.get("event")
        if hit.entry.data.get("side", "noun") != "noun":
            continue
        if (event and kind) or (not event and kind != "only"):
            return hit
    return None


def _listed(near: Neighbours, first: int, last: int, layer: str) -> bool:
    """Return whether a word is listed in a layer, so that it is no verb that ends alike ("страны")."""
    return any(hit.end == last for hit in near.after(first, layer))
