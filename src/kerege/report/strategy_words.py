"""The answer of leverage and hedge in a sentence each."""

from __future__ import annotations

from collections.abc import Iterator

from kerege.base.units import KUSD_PER_MUSD
from kerege.leverage.threats import LEAST, Kind
from kerege.report.chapter_leverage import can_cost
from kerege.report.context import Context
from kerege.report.digits import money
from kerege.report.threat_words import months_words
from kerege.report.words import Sentence, listing, sentence


def strategy_sentences(ctx: Context) -> Iterator[Sentence]:
    """Yield who can hurt the focus actor most, what a lasting shock changes in that, and what hedges it."""
    study, name = ctx.study, ctx.actor(ctx.focus)
    leverage, hedge = study.leverage, study.hedge
    if leverage is not None and leverage.months:
        last = leverage.months[-1]
        hit = [
            t
            for t in leverage.threats
            if (t.target, t.months, t.kind) == (leverage.focus, last, Kind.WORST) and t.loss > LEAST
        ]
        if hit:
            yield can_cost(ctx, max(hit, key=lambda t: t.loss), months_words(last))
    if hedge is not None and hedge.chosen.options:
        before = hedge.frontiers[0].points[0].loss
        names = listing([o.option.name for o in hedge.offers if o.option.id in hedge.chosen.options])
        spared = money((before - hedge.chosen.loss) / KUSD_PER_MUSD)
        yield sentence(
            f"For {money(hedge.chosen.cost / KUSD_PER_MUSD)}, {name} can ",
            (f"cut the worst loss by {spared}", "#hedge"),
            f", from {money(before / KUSD_PER_MUSD)}: {names}.",
        )
