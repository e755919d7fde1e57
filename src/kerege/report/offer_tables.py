"""The tables of a hedge: portfolios, options with what they cost, attacks."""

from __future__ import annotations

from collections.abc import Sequence

from kerege.base.intervals import Interval
from kerege.base.units import KUSD_PER_MUSD
from kerege.hedge.model import Attack, Frontier, Hedge, Offer, Verdict
from kerege.leverage.threats import LEAST
from kerege.report.cells import Cell, Column, Line, TableView, table
from kerege.report.context import Context
from kerege.report.digits import number, percent, span
from kerege.report.threat_tables import MUSD, gdp_cell
from kerege.report.threat_words import instrument_words, months_words
from kerege.report.words import claim_cell, listing, value_cell

_DAYS = 365.0
_NAMED = 3  # instruments of an attack that are named


def limit_words(frontier: Frontier) -> str:
    """Return the limit of time of a frontier."""
    if not frontier.years:
        return "no limit of time"
    return f"within {frontier.years} year{'' if frontier.years == 1 else 's'}"


def portfolio_words(ctx: Context, options: Sequence[str]) -> str:
    """Return the options of a portfolio by name."""
    return listing([ctx.name(o) for o in options]) or "nothing"


def portfolio_table(ctx: Context, hedge: Hedge, frontier: Frontier) -> TableView:
    """Return the portfolios of a frontier, from nothing spent upwards."""
    attacks = {a.id: a.name for a in hedge.attacks}
    lines = [
        Line(
            (
                Cell(str(n)),
                value_cell(p.cost / KUSD_PER_MUSD),
                value_cell(p.loss / KUSD_PER_MUSD),
                Cell("", css="quiet")
                if p.proven or p.loss - p.bound <= LEAST
                else value_cell(p.bound / KUSD_PER_MUSD),
                Cell(portfolio_words(ctx, p.options)),
                Cell(listing([attacks.get(a, a) for a in p.binding])),
                Cell("proven" if p.proven else "search"),
            )
        )
        for n, p in enumerate(frontier.points, start=1)
    ]
    columns = (
        Column("No."),
        Column("Cost", MUSD, True),
        Column("Worst loss", MUSD, True),
        Column("bound", MUSD, True),
        Column("What is bought", wide=True),
        Column("Worst attack", wide=True),
        Column("found by"),
    )
    when = limit_words(frontier)
    more = "" if frontier.complete else " Points may be missing between these."
    remark = (
        f"Cost: capital of all options. Worst loss over {months_words(hedge.months)}, running costs "
        f"included, against the market in peace. Bound: no portfolio of this cost comes below it.{more}"
    )
    return table(f"Portfolios that no other betters, {when}", columns, lines, remark)


def options_table(ctx: Context, hedge: Hedge) -> TableView:
    """Return every option with its costs, each a link to its claims, and why it is in or out."""
    verdicts = {v.option: v for v in hedge.verdicts}
    bought = {v.option for v in hedge.verdicts if v.chosen}
    offers = sorted(hedge.offers, key=lambda o: o.option.id not in bought)
    lines = [_offer(ctx, offer, verdicts.get(offer.option.id)) for offer in offers]
    columns = (
        Column("Option", wide=True),
        Column("in hand of"),
        Column("Capital cost", MUSD, True),
        Column("Running", f"{MUSD}/yr", True),
        Column("Works after", "years", True),
        Column("bought"),
        Column("in draws", numeric=True),
        Column("Why", wide=True),
        Column("claims"),
    )
    drawn = (
        f" In draws: bought in this share of {hedge.draws} draws from the claims' ranges."
        if hedge.draws
        else ""
    )
    remark = (
        "Mid, and low to high in brackets; blue numbers lead to their claims. In hand of: who builds or "
        f"supplies it and may withhold it; blank for nobody.{drawn}"
    )
    return table("Options, those bought first", columns, lines, remark)


def _offer(ctx: Context, offer: Offer, verdict: Verdict | None) -> Line:
    option = offer.option
    bought = verdict is not None and verdict.chosen
    share = "" if verdict is None or verdict.share is None else percent(verdict.share)

    def linked(interval: Interval, per: float, attribute: str) -> Cell:
        ends = span(interval.low / per, interval.high / per, 2)
        mid = number(interval.mid / per, 2)
        words = mid if ends == mid else f"{mid} ({ends})"
        return Cell(words, ctx.anchors.number(option.id, attribute))

    return Line(
        (
            Cell(option.name),
            Cell(ctx.actor(option.builder) if option.builder else ""),
            linked(offer.capital, KUSD_PER_MUSD, "capital_cost"),
            value_cell(offer.running / KUSD_PER_MUSD, ctx.anchors.number(option.id, "running_cost")),
            linked(offer.lead_time, _DAYS, "lead_time"),
            Cell("yes" if bought else "no", css="good" if bought else ""),
            Cell(share),
            Cell("" if verdict is None else verdict.words),
            claim_cell(ctx, offer.claims, 6),
        ),
        css="total" if bought else "",
    )


def attacks_table(ctx: Context, hedge: Hedge) -> TableView:
    """Return what adversaries may do and what it costs where nothing is bought, largest loss first."""
    lines = [
        Line(
            (
                Cell(a.name),
                Cell(ctx.actor(a.coercer) if a.coercer else ""),
                Cell(_deeds(ctx, a)),
                value_cell(a.loss / KUSD_PER_MUSD),
                gdp_cell(ctx, hedge.focus, a.loss),
            )
        )
        for a in sorted(hedge.attacks, key=lambda a: (-a.loss, a.id))
    ]
    columns = (
        Column("Attack"),
        Column("by"),
        Column("what is done", wide=True),
        Column("Loss", MUSD, True),
        Column("of GDP", "a year's", True),
    )
    who = ctx.actor(hedge.focus)
    return table(
        f"What {who} is hedged against: loss over {months_words(hedge.months)} where nothing is bought",
        columns,
        lines,
    )


def _deeds(ctx: Context, attack: Attack) -> str:
    told = [instrument_words(ctx, i) for i in attack.instruments[:_NAMED]]
    left = len(attack.instruments) - len(told)
    return "; ".join([*told, *([f"and {left} more"] if left else [])]) or "nothing: a year of peace"
