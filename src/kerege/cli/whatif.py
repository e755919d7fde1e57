"""``kerege whatif``: one shock at the mid values, named in the case or made up on the spot."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from kerege.cli.options import CaseArgument, JsonOption
from kerege.cli.settings import FORM, parse_setting

if TYPE_CHECKING:
    from kerege.case.model import Case
    from kerege.case.scenarios import Shock

ADHOC = "ad-hoc"
DEFAULT_DAYS = 90


def what_if(
    case: CaseArgument,
    shock: Annotated[
        str | None,
        typer.Argument(metavar="[SHOCK]", help="Id of a shock; the case's default one if left out."),
    ] = None,
    *,
    settings: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="CHANGE", help=f"Make a shock up: {FORM}. Repeatable."),
    ] = None,
    start: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="First day of a made-up shock; the base period's by default."),
    ] = None,
    days: Annotated[
        int | None, typer.Option(min=1, help=f"Days a made-up shock lasts; {DEFAULT_DAYS} by default.")
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="List the shocks of the case.")] = False,
    as_json: JsonOption = False,
) -> int:
    """Run one shock and show who wins and loses, output by month, flows and prices."""
    _check_usage(shock, settings, start, days, listed=listed)
    from kerege.case.load import load_case
    from kerege.case.quantities import price_unit
    from kerege.cli.screen import put_json
    from kerege.cli.whatif_text import shock_list, tell

    loaded = load_case(case)
    if listed:
        shock_list(loaded, as_json=as_json)
        return 0
    chosen = _made_up(loaded, settings, start, days) if settings else _named(loaded, shock)
    from kerege.facade import what_if as solve_shock

    run = solve_shock(loaded, chosen)
    if not as_json:
        tell(loaded, run)
        return 0
    changes = run.changes
    put_json({
        "case": loaded.meta.id, "shock": run.shock, "ranges": run.ranges,
        "states": changes.states, "flows": changes.flows, "plants": changes.plants,
        "prices": changes.prices, "accounts": changes.accounts,
        "certificate": run.certificate.as_dict(), "identity": run.identity,
        "units": {"states": "kUSD", "accounts": "kUSD",
                  "flows": {g: f"{q}/day" for g, q in loaded.quantities.items()},
                  "plants": {g: f"{q}/day" for g, q in loaded.quantities.items()},
                  "prices": {g: price_unit(q) for g, q in loaded.quantities.items()}},
        "findings": [f.as_dict() for f in loaded.findings],
    })  # fmt: skip
    return 0


def _check_usage(
    shock: str | None, settings: list[str] | None, start: str | None, days: int | None, *, listed: bool
) -> None:
    if shock is not None and settings:
        raise typer.BadParameter("give a SHOCK or --set, not both")
    if (start is not None or days is not None) and not settings:
        raise typer.BadParameter("--start and --days belong to a shock made up with --set")
    if listed and (settings or shock is not None):
        raise typer.BadParameter("--list stands alone")


def _named(case: Case, shock: str | None) -> Shock:
    from kerege.facade import find_shock

    return find_shock(case, case.meta.default_shock if shock is None else shock)


def _made_up(case: Case, settings: list[str], start: str | None, days: int | None) -> Shock:
    from kerege.case.adhoc import make_shock

    first: date = case.meta.base.start
    table = {
        "id": ADHOC, "title": "; ".join(settings), "start": start or first.isoformat(),
        "days": DEFAULT_DAYS if days is None else days, "action": [parse_setting(text) for text in settings],
    }  # fmt: skip
    return make_shock(case, table, file="--set")
