"""Instruments in plain words: what is done to what, and why the actor can do it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kerege.case.attributes import ElementKind
from kerege.case.instruments import Deed
from kerege.case.model import Case
from kerege.case.quantities import price_unit
from kerege.leverage.grounds import Basis
from kerege.leverage.instruments import Instrument
from kerege.report.context import names_of
from kerege.report.digits import ranged

_WHY = {
    Basis.TERRITORY: "on its soil", Basis.OPERATION: "run by its own", Basis.STAKE: "blocking stake",
    Basis.PURCHASE: "it buys", Basis.SUPPLY: "it supplies", Basis.STATED: "stated",
}  # fmt: skip


def element_names(case: Case) -> dict[str, str]:
    """Return the names of links, plants and groups by id."""
    found: dict[str, str] = {}
    for table in ("links", "plants", "groups"):
        found.update(names_of(case.tables[table]))
    return found


def deed_words(case: Case, instrument: Instrument, names: Mapping[str, str]) -> str:
    """Return what is done, such as ``close Pipeline through Transit to goods of UP``."""
    name = names.get(instrument.element, instrument.element)
    amount, goods = instrument.amount, " and ".join(instrument.origins)
    share = ranged(100 * amount.low, 100 * amount.mid, 100 * amount.high, "%")
    whole = amount.low >= 1.0
    if instrument.deed is Deed.TAX:
        unit = price_unit(case.elements.quantities_of(instrument.element)[0])
        return f"charge {ranged(amount.low, amount.mid, amount.high, unit)} on {name}"
    if case.kinds[instrument.element] is ElementKind.CONSUMER:
        if instrument.deed is Deed.WITHHOLD:
            return f"sell nothing to {name}" if whole else f"sell {share} less to {name}"
        origin = f" from {goods}" if goods else ""
        return f"buy {'nothing' if whole else f'{share} less'}{origin} for {name}"
    verb = "withhold" if instrument.deed is Deed.WITHHOLD else "close"
    done = f"{verb} {name}" if whole else f"take {share} of {name}"
    return done + (f" to goods of {goods}" if goods else "")


def reason_words(instrument: Instrument) -> str:
    """Return why the actor has it, with the note of the row that states it.

    Examples
    --------
    >>> from kerege.case.instruments import Deed
    >>> basis = (Basis.TERRITORY, Basis.STATED)
    >>> reason_words(Instrument("i", "TR", "pipe", Deed.CLOSE, "capacity", (), "", basis, note="As in 2022"))
    'on its soil, stated: As in 2022'
    """
    words = ", ".join(_WHY[basis] for basis in instrument.basis)
    return f"{words}: {instrument.note}" if instrument.note else words


def listed_elements(instruments: Iterable[Instrument]) -> str:
    """Return the elements that instruments act on, with the origins they are limited to."""
    return ", ".join(short(i) for i in instruments)


def short(instrument: Instrument) -> str:
    """Return the element with the origins that are meant, such as ``pipe@UP``."""
    return instrument.element + (f"@{'+'.join(instrument.origins)}" if instrument.origins else "")
