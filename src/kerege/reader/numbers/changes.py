"""Whether a figure is a change ("rose by 12 %") or a level ("rose to 12 million")."""

from __future__ import annotations

from kerege.reader.lexicon import Hit
from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.amounts import Amount
from kerege.reader.numbers.change_verbs import DIRECTIONS, REACH, closes_fraction, nearest_change
from kerege.reader.numbers.comparators import Comparison

_FIGURES = "0123456789$€£₽₸"
#: what leads to a change or its level by itself
_LEADING = frozenset(("by", "to", "from"))
_RATIOS = ("%", "pp", "bp", "half-point", "quarter-point")
#: unit of what rises and falls by so much ("fell 21 cm")
_LENGTH = "m"
#: characters between a changed share and the one that goes on with it
_SECOND = 40
#: a price moves by less than this
_FEW = 500.0


def read_change(near: Neighbours, amount: Amount, cue: int, end: int) -> str:
    """Return ``rise`` or ``fall`` if the amount between ``cue`` and ``end`` is a change, else blank."""
    if amount.change_base or amount.numeral.kind in ("factor", "rank", "event"):
        return ""
    if _is_of_project(near, amount, end):
        return ""
    return _told_beside(near, amount, cue, end) or _told_by_verb(near, amount, cue, end)


def _told_beside(near: Neighbours, amount: Amount, cue: int, end: int) -> str:
    """Return what a sign before the amount or a word right behind it tells ("+7 %", "7 % more")."""
    sign = near.scan.text[near.skip_back(cue) : amount.start].strip()
    joined = near.scan.text[amount.start - 1 : amount.start].strip() != ""  # a dash with a space is none
    if sign[-1:] in ("+", "-", "−", "–") and _is_ratio(amount) and (joined or sign[-1] in "+−"):
        return "rise" if sign[-1] == "+" else "fall"
    for hit in near.after(end, "changes"):
        after = hit.entry.data.get("side") == "after" and near.fits(hit)
        behind = hit.entry.data.get("behind") and cue == amount.start and _is_bare(near, cue, end)
        if hit.entry.key in DIRECTIONS and (after or behind or hit.entry.data.get("noun")):
            return "" if _reaches(hit, amount) else hit.entry.key
    return ""


def _is_of_project(near: Neighbours, amount: Amount, end: int) -> bool:
    """Return whether money is what a project costs ("a $5bn expansion")."""
    if amount.unit is None or not amount.unit.data.get("money"):
        return False
    return any(hit.entry.data.get("project") for hit in near.after(end, "changes"))


def goes_on(near: Neighbours, before: Amount, amount: Amount, cue: int) -> bool:
    """Return whether "and" leads to a second changed share: "rose by 7 % in tonnes and 8 % in TEU"."""
    if not (_is_ratio(before) and _is_ratio(amount)) or not 0 < cue - before.end <= _SECOND:
        return False
    if _of_noun(near, before.start) and _of_noun(near, cue) and near.scan.text[before.end] in ", ":
        return True  # "a fall of 4 % in oil, of 9 % in coal"
    led = any(hit.entry.data.get("role") == "list" for hit in near.before(cue, "comparators"))
    if not led or any(sign in near.scan.text[before.end : cue] for sign in ",;:()"):
        return False
    first, last = near.next_word(amount.end)
    behind = near.scan.folded_slice(first, last)
    return behind in near.scan.folded_slice(before.end, cue).split()[:1]


def _of_noun(near: Neighbours, place: int) -> bool:
    """Return whether the "of" of a noun of change leads to an amount."""
    return any(hit.entry.data.get("of_noun") for hit in near.before(place, "changes"))


def _is_bare(near: Neighbours, cue: int, end: int) -> bool:
    """Return whether no word before an amount says that it is a level ("is 3 Mt gestegen")."""
    return _words_at(near, cue, end).isdisjoint(("to", "level", "from", "against"))


def _told_by_verb(near: Neighbours, amount: Amount, cue: int, end: int) -> str:
    """Return what the nearest verb or noun of change tells, if "by" or the like leads to the amount."""
    words = _words_at(near, cue, end)
    if cue != amount.start:  # "почти на треть"
        words |= {_mark(hit) for hit in near.before(amount.start, "changes") if hit.entry.key == "by"}
    if "past" in words and "by" not in words:
        return ""
    verb = None if "to" in words else nearest_change(near, cue, end, "by" in words)
    if verb is None and _is_ratio(amount) and _by_alone(near, cue):
        return "rise"
    if verb is None or _reaches(verb, amount):
        return ""
    named = _named(verb, cue)
    if "by" in words or _moves(near, verb, amount, cue) or _is_bare_fraction(near, verb, amount, cue):
        return _direction(near, verb, end)
    if _is_ratio(amount) and (named or "from" not in words):
        return _direction(near, verb, end) if _close(near, verb, cue, end) else ""
    of_noun = named and "by of noun" in words and not _taken(near, verb, cue)
    return verb.entry.key if of_noun else ""


def _taken(near: Neighbours, noun: Hit, cue: int) -> bool:
    """Return whether another amount has the noun already ("a loss of 45 million dollars on sales of ...")."""
    return next(iter(near.within("units", noun.end, cue)), None) is not None


def _moves(near: Neighbours, verb: Hit, amount: Amount, cue: int) -> bool:
    """Return whether a verb right before money tells its change ("climbed 65 cents", "fell $2 to $71")."""
    unit = amount.unit
    if unit is not None and unit.data.get("base") == _LENGTH:
        return _is_plain(verb) and verb.end == near.skip_back(cue)
    if unit is None or not unit.data.get("money"):
        return False
    if verb.entry.data.get("closed") and amount.scale == 1.0:
        return True
    if verb.end != near.skip_back(cue):
        return False
    ends = [hit.end for hit in near.after(amount.end, "changes") if hit.entry.key == "to"]
    to = any(near.scan.text[near.skip(end)] in _FIGURES for end in ends if near.skip(end) < near.scan.end)
    small = amount.scale == 1.0 and (amount.numeral.value or 0.0) < _FEW
    return to or float(unit.data.get("factor", 1.0)) < 1.0 or (small and _is_plain(verb))


def _is_bare_fraction(near: Neighbours, verb: Hit, amount: Amount, cue: int) -> bool:
    """Return whether a fraction of nothing stands right behind a word of change ("down a fifth in May")."""
    if amount.unit is not None or amount.numeral.kind != "fraction" or verb.end != near.skip_back(cue):
        return False
    ends = closes_fraction(near.scan.language)
    first, last = near.next_word(amount.end)
    return bool(ends) and (first == last or near.scan.folded_slice(first, last) in ends)


def _is_plain(verb: Hit) -> bool:
    """Return whether a word is a verb that tells a change without a particle."""
    return not verb.entry.data.get("noun") and "particles" not in verb.entry.data


def _by_alone(near: Neighbours, cue: int) -> bool:
    """Return whether a word stands before a share that tells a change with any verb ("gab um 2 % nach")."""
    return any(hit.entry.data.get("alone") for hit in near.before(cue, "changes") if hit.entry.key == "by")


def _reaches(verb: Hit, amount: Amount) -> bool:
    """Return whether a verb tells the level reached by the case that otherwise tells a change."""
    goal = verb.entry.data.get("goal", "")
    return goal == "all" or (goal != "" and not _is_ratio(amount))


def is_level(near: Neighbours, comparison: Comparison, start: int, end: int) -> bool:
    """Return whether "up to" tells the level that something rose or fell to ("вырос до 20 %")."""
    if comparison.comparator != "<" or comparison.approx:
        return False
    cue = comparison.start if comparison.start < start else comparison.end
    around = near.within("changes", start - REACH, end + REACH)
    words = [hit for hit in around if cue in (hit.start, hit.end) and hit.entry.key == "to"]
    if comparison.start < start:
        words = [hit for hit in words if hit.end in (near.skip_back(start), _before_filler(near, start))]
    return bool(words) and any(
        hit.entry.key in (*DIRECTIONS, "level") and _same_clause(near, hit, start, end) for hit in around
    )


def _before_filler(near: Neighbours, start: int) -> int:
    """Return the end of what stands before a filler word at a number ("до жалких 200 тысяч")."""
    fillers = [hit for hit in near.before(start, "comparators") if hit.entry.data.get("role") == "filler"]
    return near.skip_back(fillers[0].start) if fillers else start


def _same_clause(near: Neighbours, hit: Hit, start: int, end: int) -> bool:
    first, last = (hit.end, start) if hit.end <= start else (end, hit.start)
    return not any(sign in near.scan.text[first:last] for sign in ";:()")


def _direction(near: Neighbours, verb: Hit, end: int) -> str:
    """Return the direction of a verb; a particle behind the amount may turn it ("nahm um 5 % ab")."""
    turns = verb.entry.data.get("turns", ())
    turned = near.scan.folded_slice(*near.next_word(end)) in turns or _closes(near.scan.text, end) in turns
    return {"rise": "fall", "fall": "rise"}[verb.entry.key] if turned else verb.entry.key


def _closes(text: str, start: int) -> str:
    """Return the word that closes the clause of a place ("nahm um 5 % auf 3 Mio. Tonnen ab")."""
    clause = text[start : start + REACH]
    for sign in (". ", ", ", "; ", "\n"):
        clause = clause.split(sign, 1)[0]
    return (clause.rstrip(".").split() or [""])[-1]


def _named(verb: Hit, cue: int) -> bool:
    """Return whether the change is a noun right before ("Anstieg von 5 %")."""
    return bool(verb.entry.data.get("noun")) and verb.end <= cue and cue - verb.end < 24


def _is_ratio(amount: Amount) -> bool:
    return amount.unit is not None and amount.unit.key in _RATIOS


def _words_at(near: Neighbours, cue: int, end: int) -> set[str]:
    """Return the marks of change and level right before the amount, or right after it."""
    marks = {_mark(hit) for hit in near.before(cue, "changes")}
    for hit in near.before(cue, "comparators"):
        if hit.entry.data.get("role") == "filler" and not marks & _LEADING:  # "op met 3 %"
            marks |= {_mark(mark) for mark in near.before(hit.start, "changes")}
            marks |= {_mark(mark) for mark in near.scan.of("changes") if mark.end == hit.end}
    marks |= {_mark(hit) for hit in near.within("changes", cue, end) if hit.start == cue}  # "met ruim 5 %"
    marks |= {_mark(hit) for hit in near.before(end, "changes")}
    return marks | {_mark(hit) for hit in near.after(end, "changes") if hit.entry.data.get("side") == "after"}


def _mark(hit: Hit) -> str:
    return "by of noun" if hit.entry.data.get("of_noun") else hit.entry.key


def _close(near: Neighbours, verb: Hit, cue: int, end: int) -> bool:
    """Return whether verb and percentage stand together, no comma between."""
    first, last = (verb.end, cue) if verb.end <= cue else (end, verb.start)
    taken = any(hit.entry.data["base"] == "ratio" for hit in near.within("units", first, last))
    return not taken and "," not in near.scan.text[first:last] and last - first <= REACH // 2
