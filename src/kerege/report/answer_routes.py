"""What a shock moves from route to route, in one sentence."""

from __future__ import annotations

import polars as pl

from kerege.report.digits import number, percent, ranged
from kerege.report.flows import Route, export_routes, mine, own_share
from kerege.report.headline import about, size
from kerege.report.telling import OWN, Told
from kerege.report.words import Sentence, listing, sentence

_WAYS = 3  # most ways out that are named
_TRICKLE = 1e-4  # share of what leaves undisturbed below which a change of a route is not told


def routes_sentence(told: Told) -> Sentence:
    """Tell what leaves the focus actor's territory less by one route, and what more by others."""
    ctx, run, time = told.ctx, told.run, told.time
    if own_share(ctx) < OWN:
        return ()
    routes = export_routes(ctx)
    own = run.changes.flows.filter(mine(ctx), pl.col("link").is_in([r.link for r in routes]))
    whole = (pl.col("base", "change") * pl.col("days")).sum() * ctx.shown.per_amount
    sums = own.join(time.table(), on="period").group_by("link").agg(whole)
    change = {link: float(moved) for link, _, moved in sums.iter_rows()}
    floor = _TRICKLE * float(sums["base"].sum())
    order = sorted((r for r in routes if abs(change.get(r.link, 0.0)) > floor), key=lambda r: change[r.link])
    down, up = [r for r in order if change[r.link] < 0], [r for r in order[::-1] if change[r.link] > 0]

    def by(chosen: list[Route]) -> str:
        parts = (
            ranged(
                *about(change[r.link], run, "flow change", r.link, 1 / ctx.shown.per_amount), ctx.shown.amount
            )
            for r in chosen
        )
        return listing([f"{r.name} {words}" for r, words in zip(chosen, parts, strict=True)])

    where = f"{told.section}-routes"
    if not down:
        return sentence("More leaves by ", (by(up[:_WAYS]), where), ".") if up else ()
    lost, found = -sum(change[r.link] for r in down), sum(change[r.link] for r in up)
    shut = [r.name for r in down[:2]] + ([f"{len(down) - 2} more ways"] if len(down) > 2 else [])
    only = size(about(change[down[0].link], run, "flow change", down[0].link, 1 / ctx.shown.per_amount))
    amount = f"{number(lost)} {ctx.shown.amount}" if down[1:] else ranged(*only, ctx.shown.amount)
    opening = ("Of ", (amount, told.proof), f" that do not leave by {listing(shut)}, ")
    if not up:
        return sentence(*opening, ("none", where), " finds another way out.")
    chiefly = "chiefly " if len(up) > _WAYS else ""
    ways = f" find another way out, {chiefly}by {by(up[:_WAYS])}."
    return sentence(*opening, (f"{number(found)} {ctx.shown.amount} ({percent(found / lost)})", where), ways)
