"""``kerege leverage``: who can hurt whom, through what, how badly and at what cost to himself."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kerege.cli.dates import parse_day
from kerege.cli.options import CaseArgument, JsonOption, StartOption, WorkersOption

if TYPE_CHECKING:
    from kerege.case.model import Case


class Shown(StrEnum):
    """Kinds of threat, as :class:`kerege.leverage.threats.Kind`; help must not load that."""

    WORST = "worst"
    WORTHWHILE = "worthwhile"
    SINGLE = "single"


def leverage(
    case: CaseArgument,
    *,
    actors: Annotated[
        list[str] | None,
        typer.Option("--actor", metavar="ID", help="State or bloc in the matrix; repeatable. By default the "
                     "vectors and the focus of the case; fewer are faster."),
    ] = None,
    coercer: Annotated[
        str | None, typer.Option("--from", metavar="ID", help="Show only what this actor can do.")
    ] = None,
    target: Annotated[
        str | None, typer.Option("--on", metavar="ID", help="Show only what can be done to this actor.")
    ] = None,
    months: Annotated[
        list[int] | None,
        typer.Option("--months", min=1, help="Horizon in months; repeatable. 1, 3 and 12 by default."),
    ] = None,
    start: StartOption = None,
    kind: Annotated[
        Shown | None,
        typer.Option("--kind", help="Combination that hurts most (worst, by default), that hurts most beyond "
                     "its own cost (worthwhile), or the one instrument that hurts most (single)."),
    ] = None,
    under: Annotated[
        str, typer.Option("--under", metavar="SHOCK", help="Also how this shock would shift leverage over "
                          "the focus, or the actor of --on, if it lasted.")
    ] = "",
    workers: WorkersOption = None,
    as_json: JsonOption = False,
) -> int:  # fmt: skip
    """Show who can hurt whom, how badly and at what cost to himself; --from and --on for the detail."""
    first = parse_day(start)
    from kerege.case.load import load_case
    from kerege.cli.bars import bars
    from kerege.cli.leverage_json import document
    from kerege.cli.leverage_text import tell
    from kerege.cli.screen import put_json
    from kerege.leverage.asking import leverage as ask
    from kerege.leverage.matrix import MONTHS
    from kerege.leverage.threats import Kind

    loaded = load_case(case)
    chosen = _actors(loaded, actors, coercer, target)
    with bars(quiet=as_json) as progress:
        found = ask(
            loaded, actors=chosen, coercers=(coercer,) if coercer and not target else (),
            targets=(target,) if target else (), focus=target or coercer or "", months=months or MONTHS,
            start=first, under=under, workers=workers, progress=progress,
        )  # fmt: skip
    wanted = None if kind is None else Kind(kind)
    if as_json:
        put_json(document(loaded, found, kind=wanted, coercer=coercer, target=target))
    else:
        tell(loaded, found, kind=wanted or Kind.WORST, coercer=coercer, target=target)
    return 0


def _actors(
    case: Case, actors: list[str] | None, coercer: str | None, target: str | None
) -> tuple[str, ...]:  # fmt: skip
    """Return whom the matrix is about: those named, or those of the case, and the pair asked for.

    Raises
    ------
    FindingsError
        If one of the pair is unknown, or the two are partly the same.
    """
    from kerege.base.findings import raise_errors
    from kerege.leverage.asked import actor_findings, pair_findings
    from kerege.leverage.hands import default_actors

    pair = tuple(name for name in (coercer, target) if name is not None)
    raise_errors("leverage", [
        *actor_findings(case, (*(actors or ()), *pair)),
        *(pair_findings(case, pair) if len(pair) > 1 else ()),
    ])  # fmt: skip
    return tuple(dict.fromkeys((*(actors or default_actors(case)), *pair)))
