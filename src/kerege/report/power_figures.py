"""Pictures of power: two ways to divide side by side, and who gains from each option."""

from __future__ import annotations

from kerege.base.units import KUSD_PER_MUSD
from kerege.leverage.power import Division, Power
from kerege.leverage.threats import LEAST
from kerege.report import svg
from kerege.report.cells import Figure
from kerege.report.context import Context
from kerege.report.decades import Decades, make_decades
from kerege.report.digits import number
from kerege.report.heat import Layout, Square, draw_heat
from kerege.report.power_bars import Player, draw_power
from kerege.report.threat_words import months_words, size_words

MUSD = "million USD"


def centre_words(game: Division) -> str:
    """Return what the second rule is called."""
    return "nucleolus" if game.imputation else "prenucleolus"


def by_share(game: Division) -> list[int]:
    """Return the players of a game, the largest gain by the Shapley value first."""
    return sorted(range(len(game.players)), key=lambda i: (-gain(game, i), game.players[i]))


def gain(game: Division, player: int) -> float:
    """Return what agreement adds for a player by the Shapley value, beyond what it has alone, kUSD."""
    return float(game.shapley[player] - game.alone[player])


def bars_figure(ctx: Context, power: Power) -> Figure:
    """Return what agreement adds for each player in the market as it is, by both rules."""
    base, centre = power.base, centre_words(power.base)
    players = [
        Player(
            ctx.actor(base.players[i]),
            ctx.palette.actor(base.players[i]),
            *(float(a[i] - base.alone[i]) / KUSD_PER_MUSD for a in (base.shapley, base.nucleolus)),
        )
        for i in by_share(base)
    ]
    title = (
        f"What agreement adds for each over {months_words(power.months)}, beyond what it has alone, {MUSD}"
    )
    told = "; ".join(f"{p.name} Shapley {number(p.shapley)}, {centre} {number(p.nucleolus)}" for p in players)
    drawing = draw_power(players, MUSD, centre=centre, identity="fig-power", title=title, text=told)
    note = (
        "Shapley value: mean of what a player adds, over all orders in which they may agree. "
        f"{centre.capitalize()}: the division under which the least contented coalition is as content as "
        "can be. Colours are those of the actors, as everywhere in the report."
    )
    return Figure(svg.render(drawing), title, wide=True, note=note)


def changes_figure(ctx: Context, power: Power) -> Figure:
    """Return options by players: change of the Shapley value, and of the second rule below it."""
    order = by_share(power.base)
    players = [power.base.players[i] for i in order]
    found = [float(v) / KUSD_PER_MUSD for g in power.options for v in power.change(g)]
    scale = make_decades(found)
    squares = [[_change(ctx, power, g, player, scale) for player in players] for g in power.options]
    title = f"Who gains from each option: change of the share over {months_words(power.months)}, {MUSD}"
    names = [ctx.name(g.option) for g in power.options]
    wide = min(92.0, max(60.0, 660.0 / max(1, len(players))))
    drawing = draw_heat(
        names, [ctx.actor(p) for p in players], squares, axes=("option that stands ready", "player"),
        layout=Layout(names=160.0, wide=wide), identity="fig-power-options", title=title,
        text="; ".join(s.words for row in squares for s in row if s.words),
    )  # fmt: skip
    signs = [(v > 0) - (v < 0) for v in found if scale.level(v)]
    note = (
        "Large: change of the Shapley value against the market as it is; small: that of the nucleolus (of "
        f"the prenucleolus where there is none). Each class is ten times the next; white: below "
        f"{size_words(scale.least)}. Costs of the options are not counted here."
    )
    return Figure(svg.render(drawing), title, scale.key(size_words, signs, gain=True), wide=True, note=note)


def _change(ctx: Context, power: Power, game: Division, player: str, scale: Decades) -> Square:
    if player not in game.players:
        return Square(empty=True)
    i, at = game.players.index(player), power.base.players.index(player)
    shapley = (float(game.shapley[i]) - float(power.base.shapley[at])) / KUSD_PER_MUSD
    centre = (float(game.nucleolus[i]) - float(power.base.nucleolus[at])) / KUSD_PER_MUSD
    return Square(
        text=_signed(shapley),
        small=_signed(centre),
        fill=scale.colour(shapley, gain=True),
        ink=scale.ink(shapley),
        words=f"{ctx.name(game.option)}, {ctx.actor(player)}: Shapley {_signed(shapley)}, "
        f"{centre_words(game)} {_signed(centre)} {MUSD}",
    )


def _signed(musd: float) -> str:
    return "0" if abs(musd) * KUSD_PER_MUSD < LEAST else number(musd, sign=True)
