"""Bare numbers that go on with the sentence before: "250 million euros. Of this, sixty go to the region"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kerege.reader.lexicon import Hit, lexicon
from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.amounts import Amount, is_year
from kerege.reader.numbers.denominators import TIMES, Denominator
from kerege.reader.numbers.elided_parts import closes, is_decimal
from kerege.reader.numbers.not_claims import is_named

_BACK = 300
_OPENING = 60
_LEAST = 2
_ROLES = ("part", "echo")


def share_sentences(near: Neighbours, amounts: Sequence[Amount]) -> list[Amount]:
    """Return the amounts; a bare first one behind "of them" or "there are" takes what was told before."""
    found = list(amounts)
    first = next((index for index, amount in enumerate(found) if not is_year(amount)), None)
    if first is None:
        return found
    amount = found[first]
    plain = amount.bare and amount.numeral.kind == "cardinal" and amount.numeral.value is not None
    if not plain or amount.start - near.scan.start > _OPENING:
        return found
    role = _role(near, amount.start) or _part_behind(near, amount) or _decimal(near, amount)
    pronoun = not amount.numeral.digits and (amount.numeral.value or 0.0) < _LEAST  # "it got one"
    if role and not (role == "echo" and pronoun):
        found[first] = _told_before(near, amount, role)
    return found


def _role(near: Neighbours, start: int) -> str:
    """Return "part" or "echo" where such words lead to a number, comparators and fillers aside."""
    for _ in range(3):
        place = near.skip_back(start)
        comma = near.scan.text[place - 1 : place] == "," and place > near.scan.start
        hits = near.before(place - 1 if comma else start, "comparators")
        roles = [str(hit.entry.data.get("role", "")) for hit in hits]
        for role in _ROLES:
            if role in roles:
                return role
        if not hits or not any(role in ("", "filler") for role in roles):
            return ""
        start = hits[0].start
    return ""


def _part_behind(near: Neighbours, amount: Amount) -> str:
    """Return "part" where "of those" or "more" stands behind a number."""
    hits = near.after(amount.end, "comparators")
    return "part" if any(hit.entry.data.get("role") in ("part", "further") for hit in hits) else ""


def _decimal(near: Neighbours, amount: Amount) -> str:
    """Return "part" for decimals that close a clause behind a word ("last year it managed 4.5")."""
    if any(hit.entry.key == "number" for hit in near.within("changes", near.scan.start, amount.start)):
        return ""  # "the number of migrants rose to 3.67 million"
    if any(hit.end == hit.word_end for hit in near.within("counted_nouns", near.scan.start, amount.start)):
        return ""  # "passenger traffic rose to 1.9 million"
    word = near.scan.text[near.skip_back(amount.start) - 1 : near.skip_back(amount.start)].isalpha()
    return (
        "part" if word and is_decimal(amount) and closes(near, amount) and not is_named(near, amount) else ""
    )


def _told_before(near: Neighbours, amount: Amount, role: str) -> Amount:
    """Return the amount with unit and scale word, or noun, that the sentence before tells last."""
    scan = near.scan
    start = max(0, scan.start - _BACK)
    if "\n\n" in scan.text[start : scan.start].rstrip():
        start = scan.text.rindex("\n\n", start, scan.start)
    hits = lexicon(scan.language).find(scan.text, scan.folded, start, scan.start)
    units = [hit for hit in hits.get("units", ()) if _lends(hit, timed=role == "echo")]
    nouns = [hit for hit in hits.get("counted", ()) if _is_noun(hit)]
    last = max((*units, *nouns), key=lambda hit: hit.start, default=None)
    if last is None:
        return amount
    if last.entry.layer == "counted":
        noun = scan.text[last.start : last.word_end]
        return replace(amount, counted=noun, noun=last.entry, borrowed=True)
    scales = [hit for hit in hits.get("scales", ()) if 0 <= last.start - hit.end <= 2]
    small = amount.scale == 1.0 and not amount.numeral.grouped
    scale = float(scales[-1].entry.data["value"]) if scales and small else amount.scale
    per = amount.per or _rate(hits, last)
    return replace(amount, unit=last.entry, scale=scale, per=per, borrowed=True)


def _rate(hits: dict[str, list[Hit]], unit: Hit) -> Denominator | None:
    """Return the day or month that a unit of the sentence before is told for ("barrels a day")."""
    rates = [hit for hit in hits.get("per", ()) if 0 <= hit.start - unit.end <= 1]
    if any(hit.entry.key in TIMES and hit.entry.data.get("role") == "whole" for hit in rates):
        key = next(hit.entry.key for hit in rates if hit.entry.key in TIMES)
        return Denominator(key, key, 1.0)
    ends = [hit.end for hit in rates if hit.entry.data.get("role") == "word"]
    times = [hit for hit in hits.get("units", ()) if any(0 <= hit.start - end <= 1 for end in ends)]
    timed = next((str(hit.entry.data["base"]) for hit in times if hit.entry.data["base"] in TIMES), "")
    return Denominator(timed, timed, 1.0) if timed else None


def _lends(hit: Hit, *, timed: bool) -> bool:
    data = hit.entry.data
    whole = hit.end == hit.word_end and not data.get("adjective") and not data.get("only_per")
    return whole and data["base"] != "ratio" and (timed or not data.get("time"))


def _is_noun(hit: Hit) -> bool:
    return (
        hit.end == hit.word_end and not hit.entry.data.get("term") and hit.entry.data.get("event") != "only"
    )
