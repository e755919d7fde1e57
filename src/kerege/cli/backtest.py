"""``kerege backtest``: every past event beside the model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from kerege.cli.options import CaseArgument, JsonOption

if TYPE_CHECKING:
    from kerege.case.model import Case
    from kerege.case.scenarios import Event
    from kerege.study.model import BacktestRun
    from kerege.study.progress import Progress
    from kerege.whatif.pipeline import Solved

#: how the verdict of an event begins that the model could not be run on
FAILURE = "no answer"


def backtest(
    case: CaseArgument,
    events: Annotated[
        str | None,
        typer.Option(metavar="PLACE", help="Folder with events.csv, event_actions.csv and "
                     "event_observations.csv, or a file of events with the other two beside it; used "
                     "instead of the case's own."),
    ] = None,
    as_json: JsonOption = False,
) -> int:  # fmt: skip
    """Compare the model with past events: observed, model, error, verdict; no event is left out."""
    from kerege.case.load import load_case
    from kerege.case.other_events import with_events
    from kerege.cli.backtest_text import tell
    from kerege.cli.bars import bars
    from kerege.cli.screen import put_json
    from kerege.study.progress import Silent

    loaded = load_case(case)
    if events is not None:
        loaded = with_events(loaded, events)
    with bars(quiet=False) as progress:
        runs = tuple(_all(loaded, progress or Silent()))
    if as_json:
        put_json(_document(loaded, runs))
    else:
        tell(runs)
    return 1 if any(_failed(run) for run in runs) else 0


def _all(case: Case, progress: Progress) -> Iterator[BacktestRun]:
    from kerege.network.values import Values
    from kerege.whatif.pipeline import solve_case

    progress.stage("balance, calibrate, solve the base", 1)
    solved = solve_case(Values(case))
    progress.step()
    progress.stage("events", len(case.events))
    for event in case.events:
        yield _run(solved, event)
        progress.step()


def _run(solved: Solved, event: Event) -> BacktestRun:
    """Return one event compared; one that the model cannot answer says why, and does not hide the others."""
    from dataclasses import replace

    from kerege.case.scenarios import Role
    from kerege.solve import SolveError
    from kerege.study.backtests import run_backtests

    try:
        return run_backtests(solved, [event])[0]
    except (SolveError, ValueError) as problem:
        empty = run_backtests(solved, [replace(event, role=Role.OUT_OF_SCOPE)])[0]
        return replace(empty, event=event, verdict=f"{FAILURE}: {problem}")


def _failed(run: BacktestRun) -> bool:
    return run.verdict.startswith(FAILURE)


def _document(case: Case, runs: tuple[BacktestRun, ...]) -> dict[str, object]:
    from kerege.study.verdicts import by_verdict

    sorts = by_verdict(runs)
    return {
        "case": case.meta.id,
        "met": [r.event.id for r in sorts.met],
        "partly": [r.event.id for r in sorts.partly],
        "missed": [r.event.id for r in sorts.missed],
        "no_test": [r.event.id for r in sorts.rest],
        "events": [
            {
                "id": r.event.id, "name": r.event.name, "role": r.event.role, "start": r.event.start,
                "end_exclusive": r.event.end, "grade": r.event.grade, "verdict": r.verdict,
                "reason": r.reason, "rows": r.rows, "certificates": [c.as_dict() for c in r.certificates],
            }
            for r in runs
        ],
        "findings": [f.as_dict() for f in case.findings],
    }  # fmt: skip
