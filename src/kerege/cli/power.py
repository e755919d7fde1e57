"""``kerege power``: what access is worth in a bargain, and how each option changes it."""

from __future__ import annotations

from typing import Annotated

import typer

from kerege.cli.options import CaseArgument, JsonOption, WorkersOption


def power(
    case: CaseArgument,
    *,
    players: Annotated[
        list[str] | None,
        typer.Option("--player", metavar="ID", help="State or bloc that bargains; repeatable. By default the "
                     "vectors and the focus of the case."),
    ] = None,
    options: Annotated[
        list[str] | None,
        typer.Option("--option", metavar="ID", help="Option to compare; repeatable. All by default."),
    ] = None,
    no_options: Annotated[bool, typer.Option("--no-options", help="Compare no options.")] = False,
    months: Annotated[int, typer.Option(min=1, help="Horizon in months.")] = 12,
    workers: WorkersOption = None,
    as_json: JsonOption = False,
) -> int:  # fmt: skip
    """Show Shapley value and nucleolus of the players side by side, and their change with each option."""
    if no_options and options:
        raise typer.BadParameter("give --option or --no-options, not both")
    from kerege.case.load import load_case
    from kerege.cli.bars import bars
    from kerege.cli.power_json import document
    from kerege.cli.power_text import tell
    from kerege.cli.screen import put_json
    from kerege.leverage.asking import power as ask

    tried = () if no_options else options or None
    loaded = load_case(case)
    with bars(quiet=as_json) as progress:
        found = ask(loaded, players=players or (), months=months, options=tried, workers=workers,
                    progress=progress)  # fmt: skip
    if as_json:
        put_json(document(loaded, found))
    else:
        tell(loaded, found)
    return 0
