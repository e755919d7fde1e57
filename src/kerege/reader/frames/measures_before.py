"""Measures taken over from the figures before: of a list, of "the share", of the same unit."""

from __future__ import annotations

from fnmatch import fnmatchcase

from kerege.reader.frames.measures_asked import Question
from kerege.reader.frames.measures_fit import fits, kinds_of_class
from kerege.reader.frames.measures_names import good_in_names, table
from kerege.reader.frames.measures_result import ENDINGS, Measured, stem_of
from kerege.reader.frames.measures_shares import is_said_again, whole_before
from kerege.reader.frames.measures_triggers import Trigger
from kerege.reader.memory import measure_before, measure_first

#: numbers of events and places in lists do not grow
_PLACES = ("_number", "_rank")
#: shares that a list of actors goes on with; kinds of actors
_SHARES = ("share_of_", "ownership_share", "ethnic_share", "market_share")
_ACTORS = frozenset(("is:state", "is:firm", "is:bloc", "is:people"))
#: kinds of unit in which the level of what has grown may be told next
_LEVELS = frozenset(("amount", "money", "power"))
#: what is done with goods: of which good is told anew where a figure goes on about an earlier one
_FLOWS = frozenset(("production", "export", "import", "consumption", "stocks", "transit"))
#: what a part "from" somebody of is imported
_TAKEN_IN = ("_consumption", "throughput")
#: class of words for the plan of a year, which is for what a text began with ("the plan remains 96 Mt")
_PLANNED = "yearplan"
#: endings of measures that such a text goes on with
_MADE = ("_export", "_import", "_consumption", "_transit", "throughput")
#: ending of what is told by area, behind which an amount is of the whole
_YIELD = "_yield"
#: classes that tell no more than that something is reached ("coal comes to 74 %")
_LOOSE = frozenset(("reach", "again"))
#: words that open a matter of their own, so that nothing is taken over from before
_OWN_MATTER = frozenset(("price", "loss", "capacity"))
#: what tells that a figure told before is taken up ("that is", "the figure")
_TAKEN_UP = frozenset(("again", "taken up"))
#: words that a share of the sentence before goes on with: "it was", "had expected"
_AGAIN = frozenset(("again", "forecast"))

#: verbs at the end of a list of shares, which are all of what the first is of
_BELONG = frozenset(("share", "account", "own", "belong", "lie"))


def part_of(ask: Question) -> str:
    """Return the name of a share in what the figure before measures, blank if it has none."""
    before = whole_before(ask.memory)
    if before.endswith(_TAKEN_IN) and "role:from" in ask.around:
        return "share_of_imports"  # "burnt 18,000 t, a quarter of it from Russia"
    found = str(next((n for p, n in table("share_of").items() if fnmatchcase(before, p)), ""))
    return found or (f"share_of_{before.removesuffix('_count')}" if before.endswith("_count") else "")


def of_list(ask: Question, told: bool = False) -> Measured | None:
    """Return the measure of the figure before in the same sentence, if this one goes on about it.

    ``told`` : whether a word of the sentence tells one, so that none of an earlier sentence is wanted
    """
    before = ask.memory.measure
    if stem_of(before).endswith(_PLACES):
        return None
    if ask.dim == "ratio" and not ask.ending:
        part = part_of(ask)
        if part:
            return Measured(part, "", None, ask.around | {"part"})
    level = ask.dim != "ratio" and not ask.quantity.counted and before.endswith(ENDINGS)
    if (ask.ending or level) and fits(stem_of(before), ask.ending, ask.dim):
        itself = stem_of(before) in table("growth_itself") and ask.ending == "_growth"
        ending = "" if itself else ask.ending
        return Measured(_open(stem_of(before), ask), ending, None, ask.around, inherited=True)
    earlier = told and measure_before(ask.memory, ask.quantity.base_unit) != before
    return None if ask.ending or earlier else gone_on(ask)


def of_shares(ask: Question, head: Trigger | None) -> Measured | None:
    """Return the share that a list began with where only the verb at its end is told of the figure."""
    if head is None or head.start < ask.quantity.end or ask.dim != "ratio" or ask.ending:
        return None
    told = {t.of for t in ask.triggers if t.clause == ask.clause} - _LOOSE
    alone = told <= _BELONG and "share" in told
    return gone_on(ask) if alone and head.of in _BELONG and ask.memory.measure.startswith(_SHARES) else None


def changed(ask: Question) -> Measured | None:
    """Return the measure that a change without a word for it is of."""
    before = stem_of(_amount_told(ask) or ask.memory.measure)
    if before and not before.endswith(_PLACES) and fits(before, ask.ending, ask.dim):
        return Measured(_open(before, ask), ask.ending, None, ask.around, inherited=True)
    return None


def _amount_told(ask: Question) -> str:
    """Return the measure of the amount told before its share ("6 billion, 42 % of GDP. That is 7 % more")."""
    before = ask.memory.measure
    again = before == "share_of_gdp" or not _TAKEN_UP.isdisjoint(ask.around)
    if not (before.startswith("share_of_") and ask.ending == "_growth" and again):
        return ""
    return next((measure for unit, measure in ask.memory.units if unit != "ratio"), "")


def gone_on(ask: Question) -> Measured | None:
    """Return the measure of the latest figure in the same unit; None where another matter begins."""
    before = measure_before(ask.memory, ask.quantity.base_unit) or _grown_before(ask)
    if _PLANNED in ask.around and ask.dim in _LEVELS and before.endswith(_MADE):
        before = measure_first(ask.memory, ask.quantity.base_unit) or before
    name = before if before in table("growth_itself") else stem_of(before)
    if ask.dim == "amount" and name.endswith(_YIELD):
        name = name.removesuffix(_YIELD) + "_production"  # "1.6 t a hectare; 17 Mt are expected"
    if not before or ask.dim in {"ordinal", "rank"} or not fits(name, "", ask.dim):
        return None
    if ask.dim == "ratio" and not ask.fresh and not _goes_on(ask, before):
        return None
    if name == before in table("growth_itself") and ask.quantity.number_kind == "fraction":
        return None  # "grew by 7 %; a third of it ..."
    if ask.dim == "count" and ask.quantity.counted:
        return None
    if any(t.clause == ask.clause and t.of in _OWN_MATTER for t in ask.triggers):
        return None
    return Measured(_open(name, ask), "", None, ask.around, inherited=True)


def said_again(ask: Question, *, later: bool = False) -> Measured | None:
    """Return the share of the sentence before where a clause says "it was", "forecast".

    ``later`` : whether only a later clause tells a measure, so that "the share" is the one told before
    """
    told = ask.dim == "ratio" and not ask.ending
    told = told and (
        not _AGAIN.isdisjoint(ask.around)
        or (later and is_said_again(stem_of(ask.memory.measure), ask.triggers, ask.clause))
    )
    return gone_on(ask) if told else None


def _goes_on(ask: Question, before: str) -> bool:
    """Say whether a share goes on with those of the sentence before: "the share", or bare actors."""
    if is_said_again(stem_of(before), ask.triggers, ask.clause):
        return True
    bare = not any(t.clause == ask.clause and kinds_of_class(t.of) for t in ask.triggers)
    if any(t.clause == ask.clause and t.of in _AGAIN for t in ask.triggers):
        return True  # "a year ago it was 66 %", "in May the bank still expected 4.9 %"
    told = {t.of for t in ask.triggers if t.clause == ask.clause} - _LOOSE
    kinds = {kind for of in sorted(told) for kind in kinds_of_class(of)}
    if before in table("yearly_names") and "ratio" not in kinds:
        return True  # growth was 5 %; "the fund expects 4 % this year"
    parts = _ACTORS | {"good"} if before in table("of_fuels") else _ACTORS
    return (bare or "ratio" not in kinds) and before.startswith(_SHARES) and not ask.around.isdisjoint(parts)


def _grown_before(ask: Question) -> str:
    """Return what has just grown, for an amount told next ("exports doubled. 5 Mt went abroad")."""
    before = ask.memory.measure
    return before if before.endswith(ENDINGS) and ask.dim in _LEVELS else ""


def _open(name: str, ask: Question) -> str:
    """Return a measure with its good left open again ("{good}_export")."""
    good = good_in_names(ask.memory.good) or "goods"
    part = ask.fresh and ask.memory.measure.startswith("share_of_")  # "cocoa, a quarter of it, rose to 5 Mt"
    if part and name.startswith("goods_"):
        return "{good}_" + name.removeprefix("goods_")
    if name.startswith(f"{good}_"):
        return "{good}" + name.removeprefix(good)
    flow = name.rpartition("_")[2]
    return f"{{good}}_{flow}" if flow in _FLOWS and "good" in ask.around else name
