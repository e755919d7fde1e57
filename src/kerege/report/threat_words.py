"""Threats in words: instruments, what they cost whom, how sure it is."""

from __future__ import annotations

from collections.abc import Sequence

from kerege.base.units import KUSD_PER_MUSD
from kerege.case.attributes import ElementKind
from kerege.case.instruments import Deed
from kerege.leverage.grounds import Basis
from kerege.leverage.instruments import Instrument
from kerege.leverage.matrix import Leverage
from kerege.leverage.threats import LEAST, Threat
from kerege.report.context import Context
from kerege.report.digits import MINUS, THIN, as_given, display, money, number, percent, span
from kerege.report.words import Part, listing
from kerege.study.gdp import percent_of_gdp
from kerege.study.leverage_tables import amount_unit, strength_of

#: share of a gross domestic product below which it is not told, %
_TRACE = 0.01
_BASIS = {
    Basis.TERRITORY: "on its soil",
    Basis.OPERATION: "runs it",
    Basis.STAKE: "holds a blocking stake",
    Basis.PURCHASE: "buys there",
    Basis.SUPPLY: "supplies it",
    Basis.STATED: "stated in the case",
}
_DEEDS = {
    Deed.CLOSE: "closes",
    Deed.CAP: "caps",
    Deed.TAX: "taxes",
    Deed.EMBARGO: "stops buying at",
    Deed.WITHHOLD: "withholds",
}


def months_words(months: int) -> str:
    """Return a horizon in words.

    Examples
    --------
    >>> months_words(1), months_words(3), months_words(12)
    ('one month', '3 months', 'a year')
    """
    return {1: "one month", 12: "a year"}.get(months, f"{months} months")


def threat_anchor(coercer: str, target: str) -> str:
    """Return the id of the part that tells a threat in full."""
    return f"threat-{coercer}-{target}"


def detail_link(leverage: Leverage, threat: Threat) -> str:
    """Return the link to the part that tells of a pair, blank where there is none."""
    last = leverage.threat(threat.coercer, threat.target, leverage.months[-1])
    told = leverage.focus in (threat.coercer, threat.target) and last is not None and last.instruments
    return f"#{threat_anchor(threat.coercer, threat.target)}" if told else ""


def instrument_parts(ctx: Context, instrument: Instrument) -> tuple[Part, ...]:
    """Return what an instrument is, its size with a link to the number behind it, and why it is there."""
    case, i = ctx.case, instrument
    bound = strength_of(case, i)
    href = ctx.anchors.number(*bound.key) if bound is not None else ""
    buyer = case.elements.kind_of(i.element) is ElementKind.CONSUMER
    deed = _DEEDS[i.deed]
    if i.deed is Deed.WITHHOLD and buyer:
        deed = "refuses to supply"
    elif i.deed is Deed.EMBARGO and not buyer:
        deed = "puts an embargo on"
    of = f", only what comes from {listing([ctx.actor(o) for o in i.origins])}" if i.origins else ""
    if bound is not None or i.amount.mid < 1 or i.deed is Deed.TAX:
        unit = amount_unit(case, i)
        low, shown = display(i.amount.low, unit)
        high, _ = display(i.amount.high, unit)
        size: tuple[Part, ...] = (" by ", (f"{span(low, high)} {shown}", href))
    else:
        size = ()
    why = listing([_BASIS[b] for b in i.basis])
    note = f": {i.note}" if i.note else ""
    return (f"{deed} {ctx.name(i.element)}", *size, f"{of} ({why}){note}")


def instrument_words(ctx: Context, instrument: Instrument) -> str:
    """Return the same as text, without its note."""
    parts = instrument_parts(ctx, instrument)
    text = "".join(p if isinstance(p, str) else p[0] for p in parts)
    return text.removesuffix(f": {instrument.note}") if instrument.note else text


def cost_words(own_loss: float) -> str:
    """Return what a threat costs its maker; ``own_loss`` in kUSD.

    Examples
    --------
    >>> cost_words(3e6), cost_words(-5e4), cost_words(10.0)
    ('at an own cost of 3.00 billion USD', 'gaining 50.0 million USD itself', 'at no cost of its own')
    """
    if own_loss > LEAST:
        return f"at an own cost of {money(own_loss / KUSD_PER_MUSD)}"
    if own_loss < -LEAST:
        return f"gaining {money(-own_loss / KUSD_PER_MUSD)} itself"
    return "at no cost of its own"


def short_money(kusd: float) -> str:
    """Return money as short as a cell of a map needs, in dollars; the unit stands in the title.

    Examples
    --------
    >>> [short_money(v).replace(THIN, " ") for v in (20973831.0, 279323.0, -1990.0, 40.0)]
    ['21.0 bn', '279 m', '−1.99 m', '0']
    """
    musd = abs(kusd) / KUSD_PER_MUSD
    if abs(kusd) < LEAST:
        return "0"
    sign = MINUS if kusd < 0 else ""
    return f"{sign}{number(musd / 1000)}{THIN}bn" if musd >= 999.5 else f"{sign}{number(musd)}{THIN}m"


def size_words(musd: float) -> str:
    """Return a round size, million USD, as short as a key needs.

    Examples
    --------
    >>> size_words(100.0), size_words(10000.0)
    ('100 m USD', '10 bn USD')
    """
    return f"{as_given(musd / 1000)} bn USD" if musd >= 1000 else f"{as_given(musd)} m USD"


def gdp_words(ctx: Context, actor: str, kusd: float) -> str:
    """Return money in % of a year's GDP of an actor, blank where that is not bound."""
    share = percent_of_gdp(ctx.case, actor, kusd)
    if share is None:
        return ""
    if abs(kusd) < LEAST:
        return percent(0.0)
    return percent(share / 100) if abs(share) >= _TRACE else f"under {as_given(_TRACE)}{THIN}%"


def parties_words(ctx: Context, others: Sequence[tuple[str, float]], most: int = 3) -> str:
    """Return which third parties lose and gain most, with the amounts."""
    losers = [(s, v) for s, v in others if v > LEAST][:most]
    gainers = [(s, v) for s, v in reversed(others) if v < -LEAST][:most]
    told = []
    for verb, pairs in (("lose", losers), ("gain", gainers)):
        if pairs:
            said = listing([f"{ctx.actor(s)} {money(abs(v) / KUSD_PER_MUSD)}" for s, v in pairs])
            told.append(f"Third parties that {verb} most: {said}.")
    return " ".join(told) or "Nobody else loses or gains."


def proof_words(threat: Threat) -> str:
    """Return how sure it is that no combination is worse."""
    return "proven" if threat.exact else "search"
