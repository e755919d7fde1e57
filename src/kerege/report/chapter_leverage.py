"""The chapter of leverage: who can hurt whom, how badly, at what cost to himself, and the worst losses."""

from __future__ import annotations

from collections.abc import Iterator

from kerege.base.units import KUSD_PER_MUSD
from kerege.leverage.matrix import Leverage
from kerege.leverage.threats import LEAST, Kind, Threat
from kerege.report.context import Context
from kerege.report.digits import money, residual
from kerege.report.joint_tables import alliances_table, replies_table, shifts_table, worst_table
from kerege.report.leverage_figures import in_order, matrix_figures
from kerege.report.threat_tables import pair_table, quantities_table, singles_table
from kerege.report.threat_words import (
    cost_words,
    gdp_words,
    instrument_parts,
    months_words,
    parties_words,
    threat_anchor,
)
from kerege.report.words import Part, Sentence, listing, sentence

_AGAINST, _BY = 15, 10  # single instruments that are listed
CAVEAT = (
    "Read the sizes with care: a total withdrawal lies far from anything observed, and the loss is "
    "extrapolated along straight demand curves that are known only near today's use."
)


def leverage_chapter(ctx: Context) -> dict[str, object] | None:
    """Return the chapter; nothing where the study holds neither leverage nor worst cases."""
    study = ctx.study
    if study.leverage is None and study.worst is None:
        return None
    held = {} if study.leverage is None else _matrix(ctx, study.leverage)
    worst = None if study.worst is None else worst_table(ctx, study.worst)
    return {"focus": ctx.actor(ctx.focus), "matrix": held, "worst": worst, "caveat": CAVEAT}


def _matrix(ctx: Context, leverage: Leverage) -> dict[str, object]:
    partners = [a for a in in_order(leverage) if a != leverage.focus]
    last = leverage.months[-1] if leverage.months else 0
    name = ctx.actor(leverage.focus)
    now = [t for t in leverage.threats if t.months == last]
    against = [t for t in now if t.target == leverage.focus]
    by = [t for t in now if t.coercer == leverage.focus]
    over = f"over {months_words(last)}"
    return {
        "lead": list(_lead(ctx, leverage, last)),
        **matrix_figures(ctx, leverage),
        "against": pair_table(ctx, leverage, partners, hit=True),
        "hit": [_detail(ctx, t) for t in _worst(against)],
        "singles": singles_table(
            ctx, against, f"Single instruments against {name} {over}", _AGAINST, hit=True
        ),
        "replies": replies_table(ctx, [r for r in leverage.replies if r.threat.target == leverage.focus]),
        "alliances": alliances_table(ctx, leverage),
        "shifts": shifts_table(ctx, leverage),
        "by": pair_table(ctx, leverage, partners, hit=False),
        "hits": [_detail(ctx, t) for t in _worst(by)],
        "own_singles": singles_table(ctx, by, f"Single instruments of {name} {over}", _BY, hit=False),
        "own_replies": replies_table(
            ctx, [r for r in leverage.replies if r.threat.coercer == leverage.focus]
        ),
        "residual": residual(max((t.residual for t in leverage.threats), default=None)),
        "solves": leverage.solves,
    }


def _worst(threats: list[Threat]) -> list[Threat]:
    """Return the worst combinations that do harm, largest loss first."""
    found = [t for t in threats if t.kind is Kind.WORST and t.instruments]
    return sorted(found, key=lambda t: (-t.loss, t.coercer, t.target))


def _detail(ctx: Context, threat: Threat) -> dict[str, object]:
    """Return what one combination consists of and what comes of it."""
    sure = (
        "It is proven that no combination costs more."
        if threat.exact
        else "Found by search; a combination that costs more may exist."
    )
    gdp = gdp_words(ctx, threat.target, threat.loss)
    return {
        "id": threat_anchor(threat.coercer, threat.target),
        "title": f"{ctx.actor(threat.coercer)} against {ctx.actor(threat.target)}",
        "headline": f"{money(threat.loss / KUSD_PER_MUSD)}{f', {gdp} of GDP' if gdp else ''}",
        "cost": f"{_upper(cost_words(threat.own_loss))}.",
        "others": parties_words(ctx, threat.others),
        "sure": sure,
        "instruments": [sentence(*instrument_parts(ctx, i)) for i in threat.instruments],
        "quantities": quantities_table(ctx, threat) if threat.physical else None,
    }


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def _lead(ctx: Context, leverage: Leverage, last: int) -> Iterator[Sentence]:
    """Yield the answer in words: the hardest threats to the focus actor, then its own, then joint ones."""
    worst = [t for t in leverage.threats if t.kind is Kind.WORST and t.months == last]
    hit = _worst([t for t in worst if t.target == leverage.focus and t.loss > LEAST])
    name, when = ctx.actor(leverage.focus), months_words(last)
    if not hit:
        yield sentence(f"Nobody in the matrix has an instrument that costs {name} anything.")
    else:
        yield can_cost(ctx, hit[0], when)
        cheap = [t for t in hit if not t.costs_more]
        dear = [ctx.actor(t.coercer) for t in hit if t.costs_more]
        if cheap and cheap[0] is not hit[0]:
            yield sentence(
                "The hardest threat that costs its maker less: ", *_parts(ctx, cheap[0], when), "."
            )
        elif cheap:
            yield sentence("It is also the hardest of those that cost their maker less than their target.")
        if dear:
            yield sentence(
                f"The worst that {listing(dear)} can do costs the maker more than it costs {name}."
            )
    own = _worst([t for t in worst if t.coercer == leverage.focus and t.loss > LEAST])
    if own:
        yield sentence("In turn, ", *_parts(ctx, own[0], when), ".")
        cheap = [t for t in own if not t.costs_more]
        if cheap and cheap[0] is not own[0]:
            yield sentence("The hardest that costs it less: ", *_parts(ctx, cheap[0], when), ".")
    joint = next((a for a in leverage.alliances if a.extra > LEAST), None)
    if joint is not None:
        pair = f"{ctx.actor(joint.one.coercer)} and {ctx.actor(joint.other.coercer)}"
        extra = money(joint.extra / KUSD_PER_MUSD)
        yield sentence(f"{pair} together cost {name} {extra} more than both apart: they close its ways out.")


def can_cost(ctx: Context, threat: Threat, when: str) -> Sentence:
    """Return what a threat costs its target and its maker."""
    return sentence(*_parts(ctx, threat, when), ".")


def _parts(ctx: Context, threat: Threat, when: str) -> tuple[Part, ...]:
    loss = money(threat.loss / KUSD_PER_MUSD)
    gdp = gdp_words(ctx, threat.target, threat.loss)
    share: tuple[Part, ...] = (
        (", ", (gdp, ctx.anchors.number(threat.target, "gdp")), " of a year's GDP") if gdp else ()
    )
    return (
        f"{ctx.actor(threat.coercer)} can cost {ctx.actor(threat.target)} ",
        (loss, f"#{threat_anchor(threat.coercer, threat.target)}"),
        f" in {when}",
        *share,
        f", {cost_words(threat.own_loss)}",
    )
