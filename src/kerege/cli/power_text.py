"""Power as tables on the screen: two divisions side by side, then what each option moves."""

from __future__ import annotations

import numpy as np

from kerege.case.model import Case
from kerege.cli.amounts import TRACE, musd
from kerege.cli.screen import counted, say, table
from kerege.leverage.power import Division, Power
from kerege.network.model import Floats
from kerege.report.context import names_of
from kerege.report.digits import NOTHING, fixed

#: signs of the longest bar
BAR = 12


def tell(case: Case, found: Power) -> None:
    """Print the division of the market as it is, notes on it, and the change with each option."""
    names, base = names_of(case.tables["actors"]), found.base
    whole = float(base.values[-1])
    say(f"What access is worth among {', '.join(found.players)} over {counted(found.months, 'month')}: "
        f"{musd(whole)} million USD together.", "")  # fmt: skip
    _division(base, names, whole)
    say("Shapley: what a player adds to a coalition, averaged over all orders of joining.",
        "Nucleolus: the division that keeps the least content coalition as content as can be.",
        *_notes(base), "")  # fmt: skip
    if found.options:
        _options(case, found)


def bar(share: float, width: int = BAR) -> str:
    """Return a share of the longest bar as signs that every terminal has.

    Examples
    --------
    >>> bar(0.5), bar(-0.25), bar(0.0)
    ('######', '---', '')
    """
    return ("#" if share > 0 else "-") * round(abs(share) * width)


def _division(base: Division, names: dict[str, str], whole: float) -> None:
    largest = max(float(np.abs([base.shapley, base.nucleolus]).max(initial=0.0)), TRACE)
    table(
        "Division, million USD",
        ("player", ">Shapley", ">%", "", ">nucleolus", ">%", "", ">alone", "name"),
        [
            (player, musd(base.shapley[i]), _share(base.shapley[i], whole), bar(base.shapley[i] / largest),
             musd(base.nucleolus[i]), _share(base.nucleolus[i], whole), bar(base.nucleolus[i] / largest),
             musd(base.alone[i]), names.get(player, player))
            for i, player in enumerate(base.players)
        ],
    )  # fmt: skip


def _share(money: float, whole: float) -> str:
    return fixed(100 * money / whole, 1) if whole > TRACE else NOTHING


def _notes(division: Division) -> list[str]:
    """Return what must be known to read a division, a sentence each."""
    found = []
    if not division.superadditive:
        found.append("Some separate coalitions are worth more apart than together: the whole is not sure to "
                     "form, and the Shapley value is a yardstick, not a forecast.")  # fmt: skip
    if division.core_empty:
        found.append("The core is empty: whatever is agreed, some coalition does better on its own.")
    if not division.imputation:
        found.append("Together they are worth less than each alone: the nucleolus shown is the prenucleolus, "
                     "which may give less than standing alone.")  # fmt: skip
    return found


def _options(case: Case, found: Power) -> None:
    """Print what each option moves; those that move nothing are named only, the document has them."""
    moving = [d for d in found.options if _moves(found, d)]
    still = [d.option for d in found.options if not _moves(found, d)]
    _changes(found, moving)
    titles = {o.id: o.name for o in case.options}
    say(*(f"{d.option}: {titles.get(d.option, d.option)}" for d in moving))
    if still:
        say(f"Without effect on the division: {', '.join(still)}.")
    usual = set(_notes(found.base))
    for note in dict.fromkeys(n for d in found.options for n in _notes(d) if n not in usual):
        say(f"With {', '.join(d.option for d in found.options if note in _notes(d))}: {note}")
    better = [d.option for d in found.options if usual - set(_notes(d))]
    if better:
        say(f"Not all notes above hold with {', '.join(better)}.")


def _moves(found: Power, division: Division) -> bool:
    shift = (found.change(division), division.nucleolus - found.base.nucleolus)
    return bool(np.abs(shift).max(initial=0.0) > TRACE)


def _changes(found: Power, moving: list[Division]) -> None:
    lines = []
    for division in moving:
        both = (("Shapley", found.change(division)), ("nucleolus", division.nucleolus - found.base.nucleolus))
        for n, (what, change) in enumerate(both):
            lines.append((division.option if n == 0 else "", what, *_row(change)))
    heads = tuple(f">{p}" for p in found.players)
    table("Change when an option stands ready, million USD", ("option", "", *heads), lines)


def _row(change: Floats) -> tuple[str, ...]:
    return tuple(musd(float(c), sign=True) for c in change)
