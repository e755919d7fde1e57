"""``kerege hedge``: which measures cut the worst loss most for the money."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kerege.cli.budget import FORM, parse_budget
from kerege.cli.options import CaseArgument, JsonOption, WorkersOption

if TYPE_CHECKING:
    from kerege.case.model import Case
    from kerege.hedge.model import Hedge


def hedge(
    case: CaseArgument,
    *,
    budget: Annotated[
        str, typer.Option(metavar="MONEY", help=f"What may be spent: {FORM}. A plain number is million USD.")
    ] = "inf",
    focus: Annotated[
        str | None,
        typer.Option(metavar="ID", help="State or bloc that is protected; the focus of the case by default."),
    ] = None,
    adversaries: Annotated[
        list[str] | None,
        typer.Option("--adversary", metavar="ID", help="Whose attacks count; repeatable. By default the "
                     "vectors of the case."),
    ] = None,
    months: Annotated[int, typer.Option(min=1, help="Horizon of the attacks in months.")] = 12,
    years: Annotated[
        list[int] | None,
        typer.Option("--years", min=1, help="A frontier of the options that work within so many years; "
                     "repeatable. 1, 3 and 5 by default."),
    ] = None,
    draws: Annotated[
        int, typer.Option(min=0, help="Draws from the claims' ranges: how often an option is chosen.")
    ] = 0,
    seed: Annotated[int | None, typer.Option(min=0, help="Seed of the draws.")] = None,
    workers: WorkersOption = None,
    as_json: JsonOption = False,
) -> int:  # fmt: skip
    """Show which options to buy for a budget and why, and the frontier of cost against worst loss."""
    millions = parse_budget(budget)
    from kerege.case.load import load_case
    from kerege.cli.bars import bars
    from kerege.cli.hedge_text import tell
    from kerege.cli.screen import put_json
    from kerege.hedge.asking import hedge as ask
    from kerege.hedge.search import SEED, YEARS

    loaded = load_case(case)
    with bars(quiet=as_json) as progress:
        found = ask(loaded, budget=millions, focus=focus or "", adversaries=adversaries or (), months=months,
                    years=years or YEARS, draws=draws, seed=SEED if seed is None else seed, workers=workers,
                    progress=progress)  # fmt: skip
    if as_json:
        put_json(document(loaded, found))
    else:
        tell(loaded, found)
    return 0


def document(case: Case, found: Hedge) -> dict[str, object]:
    """Return the one JSON document of the command: the hedge as it is, its attacks by instrument ids.

    Money is kUSD; a ``budget`` of null is no limit, a frontier of ``years`` 0 has no limit of time.
    """
    chosen = {v.option: v for v in found.verdicts}
    return {
        "case": case.meta.id, "focus": found.focus, "months": found.months, "budget": found.budget,
        "chosen": found.chosen,
        "options": [
            {"option": o.option.id, "name": o.option.name, "builder": o.option.builder,
             "excludes": o.option.excludes, "capital": o.capital, "running": o.running,
             "lead_time": o.lead_time, "claims": o.claims, "verdict": chosen.get(o.option.id)}
            for o in found.offers
        ],
        "left_out": found.left_out,
        "attacks": [
            {"id": a.id, "name": a.name, "coercer": a.coercer, "instruments": [i.id for i in a.instruments],
             "loss": a.loss, "binding": a.id in found.chosen.binding}
            for a in found.attacks
        ],
        "frontiers": found.frontiers, "rounds": found.rounds, "draws": found.draws,
        "evaluated": found.evaluated, "seconds": found.seconds,
        "units": {"money": "kUSD", "running": "kUSD/year", "lead_time": "day"},
        "findings": [f.as_dict() for f in case.findings],
    }  # fmt: skip
