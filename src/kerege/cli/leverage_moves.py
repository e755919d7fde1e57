"""What follows a threat, as tables on the screen: the target's second move, and threats made together."""

from __future__ import annotations

from kerege.case.model import Case
from kerege.cli.amounts import musd
from kerege.cli.instrument_words import short
from kerege.cli.screen import counted, say, table
from kerege.leverage.matrix import Leverage
from kerege.leverage.threats import Kind


def tell_replies(found: Leverage, coercer: str | None = None, target: str | None = None) -> None:
    """Print second moves against threats by ``coercer`` and on ``target``; all there are where not given."""
    replies = [
        r for r in found.replies
        if coercer in (None, r.threat.coercer) and target in (None, r.threat.target)
    ]  # fmt: skip
    table(
        f"Second moves: the target's best answer with one instrument, over "
        f"{counted(found.months[-1], 'month')}, MUSD",
        ("threat", "aim", "answer", ">target loses", ">instead of", ">maker loses", ">instead of"),
        [
            (f"{r.threat.coercer} on {r.threat.target}", str(r.aim), short(r.instrument),
             musd(r.target_loss), musd(r.threat.loss), musd(r.coercer_loss), musd(r.threat.own_loss))
            for r in replies
        ],
    )  # fmt: skip


def tell_alliances(found: Leverage, target: str, coercer: str | None = None) -> None:
    """Print pairs of coercers whose threats against ``target`` do not just add up."""
    kept = [
        a for a in found.alliances
        if a.one.target == target and (coercer is None or coercer in (a.one.coercer, a.other.coercer))
    ]  # fmt: skip
    table(
        f"Joint threats on {target} that do not just add up, over {counted(found.months[-1], 'month')}, MUSD",
        ("by", ">together", ">sum of each alone", ">difference", "reads"),
        [(f"{a.one.coercer} and {a.other.coercer}", musd(a.loss), musd(a.apart), musd(a.extra, sign=True),
          _reads(a.extra)) for a in kept],
    )  # fmt: skip
    if kept:
        say("reinforce: they close each other's ways out; overlap: they strike the same flows.")


def _reads(extra: float) -> str:
    return "reinforce" if extra > 0 else "overlap"


def tell_shifts(case: Case, found: Leverage, coercer: str | None = None) -> None:
    """Print how a lasting shock changes the worst that each coercer can do, where that was asked."""
    kept = [s for s in found.shifts if s.before.kind is Kind.WORST and coercer in (None, s.before.coercer)]
    shock = case.shock(kept[0].shock) if kept else None
    if shock is not None:
        table(
            f"If it lasted: {shock.title}. Worst threats over {counted(found.months[-1], 'month')}, MUSD",
            ("by", "on", ">loss", ">if it lasted", ">difference", ">own", ">if it lasted"),
            [(s.before.coercer, s.before.target, musd(s.before.loss), musd(s.after.loss),
              musd(s.change, sign=True), musd(s.before.own_loss), musd(s.after.own_loss)) for s in kept],
        )  # fmt: skip
