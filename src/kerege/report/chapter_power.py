"""The chapter of power: what access is worth, how it is divided, and who gains from each option."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kerege.base.units import KUSD_PER_MUSD
from kerege.leverage.power import Division, Power
from kerege.leverage.threats import LEAST
from kerege.report.cells import Cell, Column, Line, TableView, table
from kerege.report.context import Context
from kerege.report.digits import money, percent, residual
from kerege.report.power_figures import MUSD, bars_figure, by_share, centre_words, changes_figure, gain
from kerege.report.threat_words import months_words
from kerege.report.words import Sentence, listing, sentence, value_cell

_NAMED, _OPTIONS = 4, 2  # players and options that the first sentences name

_APART = (
    "some separate coalitions are worth more apart than together: beyond the players there are others whose "
    "gains and losses count, so the sizes are not only gains from agreement."
)
_NO_IMPUTATION = (
    "no division gives every player at least what it has alone, so there is no nucleolus; the prenucleolus "
    "is shown, which leaves that condition out."
)
_EMPTY = "the core is empty: whatever is agreed, some coalition does better on its own."


def power_chapter(ctx: Context) -> dict[str, object] | None:
    """Return the chapter; nothing where the study holds no power."""
    power = ctx.study.power
    if power is None:
        return None
    games = (power.base, *power.options)
    played = bool(power.base.players)
    return {
        "lead": list(_lead(ctx, power)),
        "bars": bars_figure(ctx, power) if played else None,
        "table": _shares(ctx, power.base) if played else None,
        "changes": changes_figure(ctx, power) if played and power.options else None,
        "notes": list(_notes(ctx, power)),
        "residual": residual(max(g.residual for g in games)),
        "solves": power.solves,
    }


def _lead(ctx: Context, power: Power) -> Iterator[Sentence]:
    base, when = power.base, months_words(power.months)
    if not base.players:
        yield sentence("No player controls an element that others need, so there is nothing to divide.")
        return
    together = float(base.values[-1] - base.alone.sum())
    yield sentence(
        f"When {_names(ctx, base.players)} let each other use what they control, that adds "
        f"{money(together / KUSD_PER_MUSD)} over {when} to what each has alone."
    )
    told = [
        f"{ctx.actor(base.players[i])} {money(gain(base, i) / KUSD_PER_MUSD)}{_of(base, i, together)}"
        for i in by_share(base)[:_NAMED]
    ]
    yield sentence(f"By what each adds on average, the Shapley value, it goes to {listing(told)}.")
    moving = [_moved(ctx, power, game) for game in _most_moving(power)[:_OPTIONS]]
    if moving:
        yield sentence(f"Of the options, these move a share most: {'; '.join(moving)}.")


def _moved(ctx: Context, power: Power, game: Division) -> str:
    change = power.change(game)
    top = max(range(len(game.players)), key=lambda i: (abs(float(change[i])), -i))
    size = money(float(change[top]) / KUSD_PER_MUSD, sign=True)
    return f"{ctx.name(game.option)} that of {ctx.actor(game.players[top])} by {size}"


def _names(ctx: Context, players: Sequence[str]) -> str:
    return listing([ctx.actor(p) for p in players])


def _of(game: Division, player: int, together: float) -> str:
    return f" ({percent(gain(game, player) / together)})" if together > LEAST else ""


def _most_moving(power: Power) -> list[Division]:
    """Return the options that change a Shapley value, largest change first."""
    sizes = [(float(abs(power.change(g)).max(initial=0.0)), g) for g in power.options]
    return [g for size, g in sorted(sizes, key=lambda p: (-p[0], p[1].option)) if size > LEAST]


def _shares(ctx: Context, base: Division) -> TableView:
    together = float(base.values[-1] - base.alone.sum())
    lines = [
        Line(
            (
                Cell(ctx.actor(base.players[i])),
                value_cell(_told(float(base.alone[i]))),
                value_cell(_told(gain(base, i)), sign=True),
                Cell(percent(gain(base, i) / together) if together > LEAST else ""),
                value_cell(_told(float(base.nucleolus[i] - base.alone[i])), sign=True),
            )
        )
        for i in by_share(base)
    ]
    columns = (
        Column("Player"),
        Column("Alone", MUSD, True),
        Column("Shapley value adds", MUSD, True),
        Column("of the gains", "", True),
        Column(f"{centre_words(base).capitalize()} adds", MUSD, True),
    )
    return table("The division of the market as it is", columns, lines)


def _told(kusd: float) -> float:
    """Return million USD; what is too small to count is none."""
    return kusd / KUSD_PER_MUSD if abs(kusd) > LEAST else 0.0


def _notes(ctx: Context, power: Power) -> Iterator[str]:
    """Yield what is out of the ordinary in some game, and what becomes of players that others can replace."""
    games = (power.base, *power.options)
    for words, odd in (
        (_APART, [g for g in games if not g.superadditive]),
        (_NO_IMPUTATION, [g for g in games if not g.imputation]),
        (_EMPTY, [g for g in games if g.core_empty]),
    ):
        if odd:
            yield f"{_where(ctx, odd, len(games))}: {words}"
    yield from _replaceable(ctx, power.base)


def _where(ctx: Context, odd: Sequence[Division], count: int) -> str:
    if len(odd) == count:
        return "As it is and with every option" if count > 1 else "As it is"
    names = [ctx.name(g.option) for g in odd if g.option]
    parts = [*(["as it is"] if len(names) < len(odd) else []), *([f"with {listing(names)}"] if names else [])]
    said = " and ".join(parts)
    return said[:1].upper() + said[1:]


def _replaceable(ctx: Context, game: Division) -> Iterator[str]:
    idle: list[str] = []
    spare: list[str] = []
    for player, alone, shapley, centre in zip(
        game.players, game.alone, game.shapley, game.nucleolus, strict=True
    ):
        if float(centre - alone) <= LEAST:
            (spare if float(shapley - alone) > LEAST else idle).append(ctx.actor(player))
    if spare:
        yield (
            f"{listing(spare)}: the {centre_words(game)} gives no more than alone, as the others can do "
            "without; the Shapley value still counts the orders in which they are needed."
        )
    if idle:
        yield f"{listing(idle)}: no more than alone by either rule; nothing they control is needed."
