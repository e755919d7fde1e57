"""The withdrawal matrix as tables on the screen; a pair in detail where one was asked for."""

from __future__ import annotations

from kerege.case.model import Case
from kerege.cli.amounts import musd, percent
from kerege.cli.instrument_words import listed_elements
from kerege.cli.leverage_moves import tell_alliances, tell_replies, tell_shifts
from kerege.cli.leverage_pair import tell_pair
from kerege.cli.screen import counted, say, table
from kerege.leverage.hands import overlap
from kerege.leverage.matrix import Leverage
from kerege.leverage.threats import Kind
from kerege.report.context import names_of
from kerege.report.digits import NOTHING

_MEANT = {
    Kind.WORST: "the combination that costs the target most, whatever it costs its maker",
    Kind.WORTHWHILE: "the combination that costs the target most beyond what it costs its maker",
    Kind.SINGLE: "the one instrument that costs the target most",
}


def tell(
    case: Case, found: Leverage, *, kind: Kind, coercer: str | None = None, target: str | None = None
) -> None:
    """Print the matrix of one kind of threat for every horizon, or the detail of one pair.

    Where only one of ``coercer`` and ``target`` is given, the matrix keeps its row or column.
    """
    names = names_of(case.tables["actors"])
    if coercer and target:
        tell_pair(case, found, coercer, target)
        return
    rows = [coercer] if coercer else [a for a in found.actors if a != target]
    columns = [target] if target else [a for a in found.actors if a != coercer]
    say(f"Leverage from {found.start}: {_MEANT[kind]}. A loss is positive, a gain negative.")
    say("Actors: " + ", ".join(f"{a} {names.get(a, a)}" for a in found.actors), "")
    marks: set[str] = set()
    for months in found.months:
        _matrix(case, found, kind, months, rows, columns, marks)
    _legend(marks)
    if coercer or target:
        _combinations(found, kind, rows, columns)
    tell_replies(found, coercer, target)
    if not coercer:
        tell_alliances(found, target or found.focus)
    tell_shifts(case, found, coercer)


def _matrix(
    case: Case, found: Leverage, kind: Kind, months: int, rows: list[str], columns: list[str],
    marks: set[str],
) -> None:  # fmt: skip
    """Print three lines for each coercer: loss of the target, in % of its GDP, own loss."""
    lines = []
    for one in rows:
        cells = [_cells(case, found, kind, one, other, months, marks) for other in columns]
        for n, what in enumerate(("loss", "%GDP", "own")):
            lines.append((one if n == 0 else "", what, *(cell[n] for cell in cells)))
    heads = tuple(f">{name}" for name in columns)
    table(f"{counted(months, 'month')}: rows act on columns, million USD", ("by", "", *heads), lines)


def _cells(
    case: Case, found: Leverage, kind: Kind, one: str, other: str, months: int, marks: set[str]
) -> tuple[str, str, str]:
    if overlap(case, one, other):
        return "", "", ""
    threat = found.threat(one, other, months, kind)
    if threat is None or not threat.instruments:
        return NOTHING, NOTHING, NOTHING
    before = "" if threat.exact else "~"
    after = "*" if threat.costs_more else ""
    marks |= {mark for mark in (before, after) if mark}
    return (
        f"{before}{musd(threat.loss)}{after}",
        percent(case, other, threat.loss),
        musd(threat.own_loss),
    )


def _legend(marks: set[str]) -> None:
    say(
        "loss: of the column's actor over the whole horizon; %GDP: the same in % of a year's GDP;",
        f"own: what it costs the row's actor. {NOTHING} nothing that hurts; blank: (partly) the same actor.",
    )
    if "*" in marks:
        say("* costs its maker more than its target.")
    if "~" in marks:
        say("~ the worst found; not proven to be the worst there is.")
    say("")


def _combinations(found: Leverage, kind: Kind, rows: list[str], columns: list[str]) -> None:
    """Print what each threat of a row or a column consists of, over the longest horizon."""
    months = found.months[-1]
    lines = []
    for one in rows:
        for other in columns:
            threat = found.threat(one, other, months, kind)
            if threat is not None and threat.instruments:
                lines.append((one, other, musd(threat.loss), listed_elements(threat.instruments)))
    table(f"What is used, over {counted(months, 'month')}", ("by", "on", ">loss MUSD", "elements"), lines)
