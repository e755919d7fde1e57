"""What a figure measures that no word of its sentence tells: by the figures before, actors, or its unit."""

from __future__ import annotations

from kerege.reader.frames.measures_asked import Question
from kerege.reader.frames.measures_before import changed, gone_on, part_of
from kerege.reader.frames.measures_fit import fits
from kerege.reader.frames.measures_names import table
from kerege.reader.frames.measures_result import ENDINGS, Measured, stem_of
from kerege.reader.memory import measure_before

#: classes of words that tell of a part
_PARTS = frozenset(("share", "account"))

#: kinds of unit in which what markets quote by a name of its own rises and falls ("Brent climbed 65 cents")
_OF_BRANDS = frozenset(("money", "price", "ratio"))
#: what a few dollars beside the name of a market's good are: its price ("Brent at $70")
_QUOTED, _PRICED = frozenset(("brand", "tiny")), frozenset(("money", "price"))
#: what tells that a clause is about a good
_GOODS = frozenset(("good", "good:power"))
#: endings of amounts that "growth" beside a year before is of
_GROWING = (
    *("_production", "_export", "_import", "_consumption", "_transit", "_turnover", "throughput"),
    *("_count", "revenue", "profit", "remittances", "inflow", "freight", "investment"),
)


def untold(ask: Question) -> Measured:
    """Return the measure of a figure that no word tells: of the figures before, else of its unit."""
    relative = ask.ending in {"_growth", "_growth_factor"}
    part = not relative and any(t.of in _PARTS for t in ask.triggers)
    if ask.dim == "ratio" and part and part_of(ask):
        return Measured(part_of(ask), ask.ending, None, ask.around | {"part"})
    if ask.dim == "rank":
        return Measured(_ranked(ask), "", None, ask.around)
    found = changed(ask) if ask.ending else _quoted(ask) or gone_on(ask)
    if found is not None:
        return found
    if ask.ending and ask.dim != "time":
        named = ask.dim in _OF_BRANDS and "brand" in ask.around
        named = named or (ask.dim == "money" and {"good", "tiny"} <= ask.around)
        return Measured("price" if named else "", ask.ending if named else "", None, ask.around)
    if ask.dim == "ratio" and not part and (name := _alone(ask)):
        return Measured(name, "_growth", None, ask.around)
    small = ask.dim == "money" and "big" not in ask.around
    base = ask.quantity.base_unit.partition("/")[0]
    by_unit = str(table("by_base").get(base, table("by_dimension").get("small" if small else ask.dim, "")))
    name = _whole(ask) or _group(ask) or _by_role(ask) or _by_rate(ask) or by_unit
    rate = rate_before(ask) if not name else ""
    return Measured(name or rate, "", None, ask.around, inherited=bool(rate))


def rate_before(ask: Question) -> str:
    """Return the rate or share told last, which a bare share goes on with; blank if there is none."""
    if ask.dim != "ratio" or ask.ending:
        return ""
    if ask.quantity.number_kind == "fraction":
        return part_of(ask)  # "the town has 2 million inhabitants; a third is younger than 15"
    before = measure_before(ask.memory, ask.quantity.base_unit)
    name = before if before in table("growth_itself") else stem_of(before)
    return name if fits(name, "", ask.dim) else ""


def _whole(ask: Question) -> str:
    """Return what an amount is of behind a share of it ("91 % of exports; of coal it was 68 Mt")."""
    known = ask.dim == "amount" and not _GOODS.isdisjoint(ask.around)
    return str(table("whole_of").get(ask.memory.measure, "")) if known else ""


def _quoted(ask: Question) -> Measured | None:
    """Return the price that a few dollars beside the name of a market's good are ("Brent stood at $70")."""
    fits = ask.around >= _QUOTED and ask.dim in _PRICED
    return Measured("price", "", None, ask.around) if fits else None


def _by_rate(ask: Question) -> str:
    """Return what an amount per day is of that a unit tells the good of ("Saudi Arabia at 9 mb/d")."""
    if ask.dim != "amount" or "rate" not in ask.around:
        return ""
    goods = table("good_of_unit")
    units = (ask.quantity.unit, *ask.quantity.unit.replace("/", " ").split())
    good = next((str(goods[unit]) for unit in units if unit in goods), "")
    return str(table("by_rate").get(good, ""))


def grown(ask: Question) -> Measured | None:
    """Return what a growth of which nothing is said is of ("growth of 4 % is expected"), else None."""
    before = ask.memory.measure
    goes_on = before.endswith(ENDINGS) or (before != "" and "taken up" in ask.around)
    goes_on = goes_on or (ask.fresh and before not in table("rates_of_economies"))
    if ask.ending != "_growth" or (goes_on and not _of_economy(ask)):
        return None
    beside = any(t.of == "yearbefore" for t in ask.triggers)
    if beside and not ask.fresh and stem_of(before).endswith(_GROWING):
        return changed(ask)  # "made 3 Mt. Against the year before the growth was 4 %"
    name = _alone(ask)
    return Measured(name, ask.ending, None, ask.around) if name else None


def _of_economy(ask: Question) -> bool:
    """Say whether a bank or fund speaks of "growth" behind that of a branch, after that of the economy."""
    told = measure_before(ask.memory, ask.quantity.base_unit) == "gdp_growth"
    return told and not ask.fresh and "is:body" in ask.around and "good" not in ask.around


def _alone(ask: Question) -> str:
    """Return what grows where a text says no more than "growth", blank if it does not."""
    return next((str(name) for of, name in table("growth_alone").items() if of in ask.around), "")


def _group(ask: Question) -> str:
    """Return the measure of a part of the people that a clause tells of, blank if it tells of none."""
    if ask.dim != "ratio":
        return ""
    return next((str(name) for of, name in table("share_of_groups").items() if of in ask.around), "")


def _by_role(ask: Question) -> str:
    """Return the name that the role of an actor leaves ("a third from Niger"), blank if none does."""
    if ask.around.isdisjoint(_GOODS) and not ask.memory.good:
        return ""
    names = table("by_role").get(ask.dim, {})
    return next((str(name) for role, name in names.items() if role in ask.around), "")


def _ranked(ask: Question) -> str:
    """Return what a place in a list is of where nothing else tells: of the figure before."""
    before = stem_of(ask.memory.measure)
    whole = next((form for form, name in table("share_of").items() if name == before and form[0] == "*"), "")
    before = whole.replace("*", "{good}") if whole else before
    return f"{before}_rank" if before and not before.endswith(("_rank", "_number", "_count")) else ""
