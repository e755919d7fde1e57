"""Bare numbers of a later clause that go on with an amount before: "took a day; in winter it took eleven"."""

from __future__ import annotations

from collections.abc import Sequence

from kerege.reader.lexicon import Hit
from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.amounts import Amount
from kerege.reader.numbers.elided_labels import sign_before
from kerege.reader.numbers.elided_parts import closes, is_prepositional, one_word_closes
from kerege.reader.packs import settings

_REACH = 140
_BORDERS = ",;:–—"
#: numbers of one kind do not differ more than this, those before a scale word a little more
_SPREAD = 20.0
_SCALED_SPREAD = 100.0
_WHOLE = 100.0
_LEAST = 2
_LABEL_WORDS = 4
#: shares of one whole are no more than it, with what rounding adds
_ALL = 100.6
_BESIDE = 40
_NEXT = 4


def contrasted(near: Neighbours, lender: Amount, amount: Amount) -> bool:
    """Return whether a bare number ends its clause as the amount of an earlier one does.

    A comparator or words like "it took" and "with" have to lead to it: any other number may count anything.
    """
    near_enough = amount.start - lender.end <= _REACH and not (amount.changed or amount.change_base)
    pronoun = not amount.numeral.digits and (amount.numeral.value or 0.0) < _LEAST
    if not near_enough or pronoun or not _alike(lender, amount):
        return False
    if _is_difference(near, amount):
        return _parted(near, lender.end, amount.start)
    if not (closes(near, amount) or is_prepositional(near, amount) or one_word_closes(near, amount)):
        return False
    if _changing(near, amount):
        return not _grown_by(near, lender)
    led = _led(near, amount) or _labelled(near, lender, amount) or _dashed(near, amount)
    if led and _parted(near, lender.end, amount.start):
        return True
    return _done(near, lender, amount)


def _alike(lender: Amount, amount: Amount) -> bool:
    """Return whether two numbers may be of one kind by their size."""
    ours, theirs = amount.numeral.value or 0.0, lender.numeral.value or 0.0
    if lender.unit is not None and lender.unit.data["base"] == "ratio":
        return 0.0 < ours <= _WHOLE
    spread = _SCALED_SPREAD if lender.scale > 1.0 else _SPREAD
    return theirs / spread <= ours <= theirs * spread and amount.numeral.kind == "cardinal"


def _is_difference(near: Neighbours, amount: Amount) -> bool:
    """Return whether "more" or "less" stands behind a number."""
    hits = near.after(amount.end, "changes")
    return any(hit.entry.key in ("rise", "fall") and hit.entry.data.get("side") == "after" for hit in hits)


def _labelled(near: Neighbours, lender: Amount, amount: Amount) -> bool:
    """Return whether a comma and a short label lead to digits that close the clause (", der neue 400")."""
    gap = near.scan.text[lender.end : amount.start]
    parted = gap.rstrip(" ,") if ";" in gap else gap  # "; the year before, 34"
    border = max(parted.rfind(sign) for sign in _BORDERS)
    words = gap[border + 1 :].split()
    label = amount.numeral.digits and border >= 0 and 1 <= len(words) <= _LABEL_WORDS
    nouns = settings(near.scan.language, "counted").get("nouns", {})
    if not label or not closes(near, amount):
        return False
    same = (
        words[-1] == near.scan.text[max(near.scan.start, lender.start - 12) : lender.start].split(" ")[-2:][0]
    )
    return same or words[-1].lower() not in nouns.get("prepositions", ())


def _dashed(near: Neighbours, amount: Amount) -> bool:
    """Return whether a dash that stands for the verb leads to a number that closes its clause."""
    return sign_before(near, amount) == "-" and closes(near, amount)


def _done(near: Neighbours, lender: Amount, amount: Amount) -> bool:
    """Return whether a verb behind "and" or "but" tells what became of them ("promised 15, sent six")."""
    if not closes(near, amount) or not _tells_things(near, lender):
        return False
    words = near.scan.folded_slice(lender.end, amount.start).split()
    nouns = settings(near.scan.language, "counted").get("nouns", {})
    echo = settings(near.scan.language, "comparators").get("echo", {})
    joined = [hit for hit in near.within("comparators", lender.end, amount.start) if _is_list(hit)]
    parted = ";" in near.scan.text[lender.end : amount.start]
    bordered = joined or parted or any(word in echo.get("borders", ()) for word in words)
    if not words or not (bordered or _verb_behind_comma(near, amount, tuple(echo.get("verb_ends", ())))):
        return False
    beside = words[-1] in nouns.get("prepositions", ()) or words[-1] in echo.get("borders", ())
    return not beside and len(words[-1]) > 2 and not any(hit.end >= amount.start - 1 for hit in joined)


def _verb_behind_comma(near: Neighbours, amount: Amount, ends: tuple[str, ...]) -> bool:
    """Return whether a comma and a few words up to a verb lead to a number ("15 trains, six left")."""
    before = near.scan.folded_slice(max(near.scan.start, amount.start - _BESIDE), amount.start)
    gap = near.scan.text[max(near.scan.start, amount.start - _BESIDE) : amount.start].rpartition(",")
    words = gap[2].split()
    return bool(ends and gap[1] and 1 <= len(words) <= _LABEL_WORDS) and before.rstrip().endswith(ends)


def _tells_things(near: Neighbours, lender: Amount) -> bool:
    """Return whether an amount counts things or measures a good: no share or time, no money mostly."""
    if lender.noun is not None:
        return True
    data = lender.unit.data if lender.unit is not None else {}
    if not data or data["base"] == "ratio" or data.get("time"):
        return False
    echo = settings(near.scan.language, "comparators").get("echo", {})
    return not data.get("money") or "verb_ends" in echo


def _is_list(hit: Hit) -> bool:
    return hit.entry.data.get("role") == "list"


def sharing(near: Neighbours, lender: Amount, amount: Amount) -> bool:
    """Return whether a bare number is another share of the same whole ("43 percent for, 32 against")."""
    first, second = lender.numeral.value, amount.numeral.value
    percent = lender.unit is not None and lender.unit.key == "%" and lender.high is None
    if not percent or first is None or second is None or amount.scale != 1.0 or amount.changed:
        return False
    if second <= 0.0 or first + second > _ALL or amount.start - lender.end > _REACH:
        return False
    if any(_is_change(hit) for hit in near.within("changes", lender.start - _REACH, amount.end + _BESIDE)):
        return False
    words = near.scan.folded_slice(lender.end, amount.start).split()
    nouns = settings(near.scan.language, "counted").get("nouns", {})
    if words and words[-1] in nouns.get("prepositions", ()):
        before = near.scan.folded_slice(max(near.scan.start, lender.start - _BESIDE), lender.start).split()
        return words[-1] in before[-3:] and closes(near, amount)
    if not words:
        return False
    told = near.scan.folded_slice(*near.next_word(amount.end)) in nouns.get("sides", ())
    return told or (_side_follows(near, amount, nouns.get("sides", ())))


def _side_follows(near: Neighbours, amount: Amount, sides: Sequence[str]) -> bool:
    """Return whether one of the words of a vote stands among the next ones ("32 ihn ablehnen")."""
    words = near.scan.folded_slice(amount.end, min(near.scan.end, amount.end + _BESIDE)).split()[:_NEXT]
    return any(word in sides for word in words)


def _led(near: Neighbours, amount: Amount) -> bool:
    """Return whether a comparator or an echo ("it took") stands before a number, fillers aside."""
    position = amount.start
    for _ in range(3):
        hits = near.before(position, "comparators")
        if any("role" not in hit.entry.data or hit.entry.data["role"] == "echo" for hit in hits):
            return True
        fillers = [hit for hit in hits if hit.entry.data.get("role") == "filler"]
        if not fillers:
            return False
        position = fillers[0].start
        if _is_border(near, position):
            return True
    return False


def _is_border(near: Neighbours, position: int) -> bool:
    """Return whether a word like "now" ends right before a place ("en nu weer zeventien")."""
    words = settings(near.scan.language, "comparators").get("echo", {}).get("borders", ())
    before = near.scan.folded_slice(max(near.scan.start, position - 12), position).split()
    return bool(before) and before[-1] in words


def _changing(near: Neighbours, amount: Amount) -> bool:
    """Return whether "from" leads to a number in a sentence that tells a change, fillers aside."""
    places = [amount.start]
    places += [hit.start for hit in near.before(amount.start, "comparators") if hit.entry.key != "echo"]
    words = settings(near.scan.language, "comparators").get("echo", {}).get("to", ())
    marks = [hit for place in places for hit in near.before(place, "changes")]
    if not any(hit.entry.key == "from" or _text(near, hit) in words for hit in marks):
        return False
    return any(_is_change(hit) for hit in near.within("changes", amount.start - _REACH, amount.start))


def _grown_by(near: Neighbours, lender: Amount) -> bool:
    """Return whether a share is what something else grew by ("297 Mt ... up by a fifth to 27.5")."""
    if lender.unit is None or lender.unit.data["base"] != "ratio":
        return lender.numeral.kind == "fraction"
    return any(hit.entry.key == "by" for hit in near.before(lender.start, "changes"))


def _text(near: Neighbours, hit: Hit) -> str:
    return near.scan.folded_slice(hit.start, hit.end)


def _is_change(hit: Hit) -> bool:
    return hit.entry.key in ("rise", "fall", "move")


def _parted(near: Neighbours, first: int, last: int) -> bool:
    """Return whether a sign or a word like "now" or "while" stands between two places."""
    if any(sign in near.scan.text[first:last] for sign in _BORDERS):
        return True
    words = settings(near.scan.language, "comparators").get("echo", {}).get("borders", ())
    return any(word in words for word in near.scan.folded_slice(first, last).split())
