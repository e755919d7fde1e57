"""The good of a figure: of its sentence, else the one spoken of before, else of the firm or the unit."""

from __future__ import annotations

from fnmatch import fnmatchcase

from kerege.reader.frames.goods import good_for
from kerege.reader.frames.measures_names import dimension, good_in_names, table
from kerege.reader.frames.measures_result import Measured, stem_of
from kerege.reader.frames.passage import Passage
from kerege.reader.layers import Memory, Quantity

#: characters between a figure and the good a dash leads to, and of what
_LED, _DASH = 6, " –—-"
_DASHES = frozenset("–—")
#: ends of units of energy that oil and gas are told in, never power
_OF_OIL = ("toe", "boe")
#: shares that are of the good whose flow was spoken of before
_SHARES = (
    "share_of_imports",
    "share_of_exports",
    "share_of_supply",
    "share_of_transit",
    "share_of_production",
    "share_of_consumption",
    "import_dependence",
)
#: words before a flow that may say it is of all goods
_WORDS_BEFORE = 2
#: words between a rate and the level it leads to at most ("to about")
_LEVEL = 3
#: kinds of unit whose measure has the good that was spoken of before
_OF_GOODS = frozenset(("amount", "factor", "ratio", "price", "yield"))
#: units in which gas is told, power is told
_BCM, _WATT_HOURS, _BTU = "bcm", "Wh", "Btu"
#: units of what is poured into bottles and tanks, which is no gas
_LITRES = (["l"], ["hl"], ["ml"])


def good_of_figure(passage: Passage, quantity: Quantity, measured: Measured, memory: Memory) -> str:
    """Return the good of a figure: of its sentence, else the one spoken of before if the measure has one."""
    if not measured.keeps_good:
        return ""
    goes_on = measured.inherited and "{good}" in measured.stem and not _has_good(passage, quantity)
    good = "" if goes_on else good_for(passage.scan, quantity, measured, passage.clauses)
    if quantity.base_unit.startswith("J") and good in table("not_by_energy"):
        good = ""
    fixed = _fixed(quantity, measured.stem, good, memory)
    if fixed:
        return fixed
    stem = measured.stem
    if good or measured.inherited or stem in table("same_good"):
        return good or memory.good
    money = _leads_to(passage, quantity, measured)
    if money is not None and not _is_worth(passage, money, measured, memory):
        return ""  # "exports rose 33 % to 26 billion" is told of all goods
    if stem.startswith(_SHARES) or _same_flow(stem, memory) or _is_worth(passage, quantity, measured, memory):
        return memory.good
    return _left(passage, quantity, stem, memory) or _harvested(quantity, measured)


def _fixed(quantity: Quantity, stem: str, good: str, memory: Memory) -> str:
    """Return the good that the measure or the unit is of whatever was spoken of, blank if neither tells.

    ``good`` : what the sentence names, which may be one of several ("coal" for a share of generation)
    """
    always = next((str(g) for form, g in table("good_of_measure").items() if fnmatchcase(stem, form)), "")
    if always:
        return good if good and stem in table("not_the_good") else always
    told = good or memory.good
    if quantity.unit.startswith(_BCM) and told in table("not_by_bcm") and "{good}" in stem:
        return "gas"
    if not good and memory.good in table("not_by_mass") and "{good}" in stem and _is_volume(quantity):
        return "gas"
    if _WATT_HOURS in quantity.unit and told in table("not_by_watts") and "{good}" in stem:
        return "power"
    if _of_energy(quantity) and stem in table("same_good"):
        return _carrier(good) or _carrier(memory.good, stem) or ("gas" if _BTU in quantity.unit else "power")
    return ""


def _left(passage: Passage, quantity: Quantity, stem: str, memory: Memory) -> str:
    """Return the good of a measure that needs one where its sentence names none."""
    if "{good}" in stem and dimension(quantity) == "rank":
        return memory.good  # "the third-largest producer" goes on about the good
    if "{good}" not in stem or dimension(quantity) not in _OF_GOODS:
        return ""
    if quantity.unit.partition("/")[0].endswith(_OF_OIL):
        return memory.good if memory.good in table("carriers_of_energy") else "crude"
    if quantity.base_unit.startswith("J") and memory.good not in table("carriers_of_energy"):
        return "power"
    return _dealt_in(passage) or memory.good or _of_amount(quantity)


def _harvested(quantity: Quantity, measured: Measured) -> str:
    """Return what the word of a measure is of by itself ("the harvest"), blank if it may be anything."""
    if measured.head is None or "{good}" not in measured.stem or dimension(quantity) == "money":
        return ""
    return str(table("good_of_word").get(measured.head.of, ""))


def _is_volume(quantity: Quantity) -> bool:
    """Say whether a figure is of cubic metres."""
    return quantity.base_unit.partition("/")[0] == "m3"


def _of_energy(quantity: Quantity) -> bool:
    """Say whether money is for a unit of energy ("tenge per kilowatt-hour")."""
    return quantity.base_unit.endswith("/J")


def _carrier(good: str, stem: str = "") -> str:
    """Return a good that is sold by its energy, else blank; tariffs are of what lines carry."""
    fits = table("carriers_of_energy") if stem != "tariff" else table("carried_by_lines")
    return good if good in fits else ""


def _same_flow(stem: str, memory: Memory) -> bool:
    """Say whether a share is one of the flow of a good spoken of before ("imported gas; half ...")."""
    if not memory.good or not stem.startswith(_SHARES):
        return False
    before = stem_of(memory.measure)
    if before.startswith(_SHARES):
        return True
    good = good_in_names(memory.good)
    return (
        before.startswith(f"{good}_") and table("share_of").get(f"*_{before[len(good) + 1 :]}", stem) == stem
    )


def _is_worth(passage: Passage, quantity: Quantity, measured: Measured, memory: Memory) -> bool:
    """Say whether money is for the flow of the good told just before ("5 Mt; the imports cost 2 billion")."""
    head, stem = measured.head, measured.stem
    good = good_in_names(memory.good)
    if not good or head is None or dimension(quantity) != "money":
        return False
    words, of_all = passage.scan.folded_slice(passage.scan.start, head.start).split(), table("of_all_goods")
    whole = not frozenset(of_all["words"]).isdisjoint(words[-_WORDS_BEFORE:])
    whole = whole or not frozenset(of_all["without"]).isdisjoint(words)
    return not whole and stem_of(memory.measure) == stem.replace("{good}", good) != stem


def _leads_to(passage: Passage, quantity: Quantity, measured: Measured) -> Quantity | None:
    """Return the money a rate of a flow leads to ("exports rose 33 % to 26 billion dollars")."""
    if quantity.base_unit != "ratio" or measured.head is None or measured.stem not in table("good_beside"):
        return None
    level = next((q for q in passage.quantities if q.start > quantity.end), None)
    if level is None or dimension(level) != "money":
        return None
    return level if len(passage.scan.text[quantity.end : level.start].split()) <= _LEVEL else None


def _has_good(passage: Passage, quantity: Quantity) -> bool:
    """Say whether the clause of a figure names a good, or a dash leads to one or from one.

    "5 Mt of it – wheat", "нефти — сократилась до 5 млн т"
    """
    at, text = passage.clauses.at, passage.scan.text
    return any(
        at(hit.start) == at(quantity.start)
        or (
            at(hit.start) == at(quantity.start) - 1
            and text[hit.word_end : hit.word_end + 3].strip() in _DASHES
        )
        or (0 < hit.start - quantity.end <= _LED and not text[quantity.end : hit.start].strip(_DASH))
        for hit in passage.scan.of("goods")
    )


def _dealt_in(passage: Passage) -> str:
    """Return the good that a firm of the sentence deals in, blank if none is known."""
    goods = table("good_of_actor")
    return next((str(goods[part.mention.actor]) for part in passage.parts if part.mention.actor in goods), "")


def _of_amount(quantity: Quantity) -> str:
    """Return what an amount is of where the text names no good at all, blank if it may be anything."""
    if quantity.unit.partition("/")[0].split()[-1:] in _LITRES:
        return ""
    return str(table("good_at_last").get(quantity.base_unit.partition("/")[0], ""))
