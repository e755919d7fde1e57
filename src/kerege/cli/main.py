"""Entry point: the commands, and one door through which every error leaves as a message and an exit code.

Commands import what they need when they run, so that ``kerege --help`` costs next to nothing.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from kerege.cli.backtest import backtest
from kerege.cli.check import check
from kerege.cli.encoding import prepare_streams
from kerege.cli.faults import USAGE, guarded
from kerege.cli.hedge import hedge
from kerege.cli.ledger import ledger
from kerege.cli.ledger_trace import trace_claim
from kerege.cli.leverage import leverage
from kerege.cli.new import new
from kerege.cli.position import position
from kerege.cli.power import power
from kerege.cli.read import read
from kerege.cli.review import review
from kerege.cli.run_case import run_case
from kerege.cli.speakers import speakers
from kerege.cli.whatif import what_if
from kerege.cli.why import why
from kerege.cli.worst import worst
from kerege.version import VERSION

DEBUG = "--debug"
JSON = "--json"


class Guarded(TyperGroup):
    """The command group; whatever goes wrong inside becomes a message and an exit code."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command of the arguments and exit."""
        prepare_streams()
        given: Sequence[str] | None = kwargs.pop("args", args[0] if args else None)
        words = list(sys.argv[1:] if given is None else given)
        debug = DEBUG in words or os.environ.get("KEREGE_DEBUG", "") not in {"", "0"}
        settings = {**kwargs, "standalone_mode": False, "prog_name": "kerege"}
        work = super().main
        code = guarded(
            lambda: work(args=[w for w in words if w != DEBUG], **settings),
            as_json=JSON in words,
            debug=debug,
        )
        sys.exit(code)


app = typer.Typer(
    cls=Guarded,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"kerege {VERSION}\n")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def kerege(
    context: typer.Context,
    _show_version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
    _debug: Annotated[
        bool, typer.Option(DEBUG, help="Show where an unexpected error happened (or set KEREGE_DEBUG=1).")
    ] = False,
) -> None:
    """Strategic-dependency analysis: conflicting claims in, certified answers out.

    A CASE is the name of a bundled case, such as kazakhstan, or the path of a folder.
    Exit codes: 0 done, 1 an error, told as findings, 2 wrong usage, 130 interrupted.
    """
    if context.invoked_subcommand is None:
        sys.stderr.write(context.get_help() + "\n")
        raise typer.Exit(USAGE)


app.command("run")(run_case)
app.command("check")(check)
app.command("whatif")(what_if)
app.command("backtest")(backtest)
app.command("position")(position)
app.command("leverage")(leverage)
app.command("power")(power)
app.command("worst")(worst)
app.command("hedge")(hedge)
app.command("why")(why)
app.command("read")(read)
app.command("review")(review)
app.command("speakers")(speakers)
app.command("new")(new)
ledger.command("trace")(trace_claim)
app.add_typer(ledger, name="ledger")


def run() -> None:
    """Run the command line (the script ``kerege``)."""
    app()
