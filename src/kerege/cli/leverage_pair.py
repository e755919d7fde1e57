"""What one actor can do to another, in detail: instruments in words, combinations, third parties, answers."""

from __future__ import annotations

from kerege.case.model import Case
from kerege.cli.amounts import musd, percent
from kerege.cli.instrument_words import deed_words, element_names, listed_elements, reason_words, short
from kerege.cli.leverage_moves import tell_alliances, tell_replies, tell_shifts
from kerege.cli.screen import counted, say, table
from kerege.leverage.instruments import Instrument
from kerege.leverage.matrix import Leverage
from kerege.leverage.threats import Kind, Threat
from kerege.report.context import names_of
from kerege.report.digits import NOTHING, number

#: rows of the table of third parties; the JSON document has all
ROWS = 12


def tell_pair(case: Case, found: Leverage, coercer: str, target: str) -> None:
    """Print everything that is known of ``coercer`` against ``target``."""
    names = names_of(case.tables["actors"])
    say(f"What {names.get(coercer, coercer)} can do to {names.get(target, target)}, from {found.start}. "
        "A loss is positive, a gain negative.", "")  # fmt: skip
    mine = [t for t in found.threats if (t.coercer, t.target) == (coercer, target)]
    _singles(case, found, [t for t in mine if t.kind is Kind.SINGLE])
    _combinations(case, found, mine, coercer, target)
    worst = found.threat(coercer, target, found.months[-1])
    if worst is not None and worst.instruments:
        _third_parties(worst, names)
        _quantities(case, worst)
    tell_replies(found, coercer, target)
    tell_alliances(found, target, coercer)
    tell_shifts(case, found, coercer)
    if len([a for a in found.actors if a != target]) < 2:
        say("Only these two are in the matrix; name more with --actor to see joint threats.")


def _singles(case: Case, found: Leverage, threats: list[Threat]) -> None:
    """Print a line for each instrument with its loss over every horizon, largest first."""
    by_instrument: dict[str, tuple[Instrument, dict[int, Threat]]] = {}
    for threat in threats:
        (instrument,) = threat.instruments
        by_instrument.setdefault(instrument.id, (instrument, {}))[1][threat.months] = threat
    last = found.months[-1]

    def size(item: tuple[Instrument, dict[int, Threat]]) -> tuple[float, str]:
        return (-max(t.loss for t in item[1].values() if t.months == max(item[1])), item[0].id)

    elements = element_names(case)
    table(
        f"Each instrument alone: loss of the target by months, own loss over "
        f"{counted(last, 'month')}, MUSD",
        ("element", *(f">{m} mo" for m in found.months), ">own", "deed", "why"),
        [
            (short(i), *(musd(at[m].loss) if m in at else NOTHING for m in found.months),
             musd(at[last].own_loss) if last in at else NOTHING, deed_words(case, i, elements),
             reason_words(i))
            for i, at in sorted(by_instrument.values(), key=size)
        ],
    )  # fmt: skip


def _combinations(case: Case, found: Leverage, mine: list[Threat], coercer: str, target: str) -> None:
    lines = []
    for kind in (Kind.WORST, Kind.WORTHWHILE):
        for months in found.months:
            threat = next((t for t in mine if (t.kind, t.months) == (kind, months)), None)
            if threat is not None:
                lines.append(_combination(case, threat, coercer, target))
    table(
        "Combinations (worst: costs the target most; worthwhile: most beyond what it costs its maker)",
        ("kind", ">months", ">loss MUSD", ">% GDP", ">own MUSD", ">% GDP", "sure", "elements"),
        lines,
    )


def _combination(case: Case, threat: Threat, coercer: str, target: str) -> tuple[str, ...]:
    head = (str(threat.kind), str(threat.months))
    if not threat.instruments:
        return (*head, *[NOTHING] * 4, _sure(threat), "nothing that hurts" if threat.kind is Kind.WORST
                else "nothing that hurts more than it costs")  # fmt: skip
    return (
        *head, musd(threat.loss) + ("*" if threat.costs_more else ""), percent(case, target, threat.loss),
        musd(threat.own_loss), percent(case, coercer, threat.own_loss), _sure(threat),
        listed_elements(threat.instruments) + (" (* costs its maker more)" if threat.costs_more else ""),
    )  # fmt: skip


def _sure(threat: Threat) -> str:
    return "proven" if threat.exact else "searched"


def _third_parties(worst: Threat, names: dict[str, str]) -> None:
    most = sorted(worst.others, key=lambda pair: -abs(pair[1]))[:ROWS]
    kept = [pair for pair in worst.others if pair in most]
    table(
        f"Third parties under the worst combination over {counted(worst.months, 'month')} "
        f"({len(kept)} of {len(worst.others)})",
        ("state", ">loss MUSD", "name"),
        [(state, musd(loss), names.get(state, state)) for state, loss in kept],
    )


def _quantities(case: Case, worst: Threat) -> None:
    table(
        f"Changes for the target under it, over {counted(worst.months, 'month')}",
        ("good", "unit", ">use", ">unserved", ">output"),
        [
            (p.good, case.quantities[p.good], number(p.use, sign=True), number(p.unserved, sign=True),
             number(p.output, sign=True))
            for p in worst.physical
        ],
    )  # fmt: skip
