"""How far to trust the answer, in sentences: past events, certificates, what the ranges are made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kerege.report.context import certificate_anchor
from kerege.report.digits import residual
from kerege.report.words import Part, Sentence, sentence
from kerege.study.model import BacktestRun, Study
from kerege.study.verdicts import by_verdict, worst_certificate


def past_events(runs: tuple[BacktestRun, ...]) -> Sentence:
    """Return how many past events come out as observed, and which do not; nothing if there are none."""
    if not runs:
        return ()
    found = by_verdict(runs)
    count = len(runs) - len(found.rest)
    if count == 0:
        return sentence("None of ", (_counted(len(runs), "past event"), "#backtests"), " tests the model.")
    met, missed = len(found.met), len(found.missed)
    said: list[Part] = [
        f"Of {_counted(count, 'past event')} that {'tests' if count == 1 else 'test'} the model, ",
        (f"{met or 'none'} {'comes' if met < 2 else 'come'} out as observed", "#backtests"),
    ]
    if found.partly:
        said.append(f"{', ' if missed else ' and '}{len(found.partly)} only at one end of what was lost")
        said += _which(found.partly)
    if missed:
        said += [f" and {missed} {'does' if missed == 1 else 'do'} not", *_which(found.missed)]
    if found.rest:
        more = "1 more tests" if len(found.rest) == 1 else f"{len(found.rest)} more test"
        said.append(f"; {more} nothing, each with its reason")
    return sentence(*said, ".")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _which(runs: Sequence[BacktestRun]) -> Iterator[Part]:
    """Yield the ids of events in brackets, each a link."""
    for n, run in enumerate(runs):
        yield ", " if n else " ("
        yield run.event.id, f"#event-{run.event.id}"
    yield ")"


def remarks(study: Study) -> Iterator[Sentence]:
    """Yield the worst certificate, draws without an answer, and what a range is."""
    worst = worst_certificate(study)
    yield sentence(
        "Certificates: the worst residual is ",
        (residual(worst.certificate.worst), f"#{certificate_anchor(worst.key)}"),
        f" ({worst.of}), where {residual(worst.certificate.tolerance)} is allowed; "
        f"the base returns its table within {residual(study.base.residual)} of each flow.",
    )
    if not study.draws:
        yield sentence("No ranges: the study was run without draws.")
        return
    lost = len(study.failed)
    if lost:
        why = f"{'has' if lost == 1 else 'have'} no certified answer and no part in the ranges"
        yield sentence(f"{_counted(lost, 'draw')} {why}: {study.failed[0]}")
    yield sentence(
        f"A range, low to high, is the 5th to 95th percentile of {_counted(study.draws - lost, 'draw')} from "
        f"the claims' ranges (seed {study.seed}), widened to hold the run at the mid values."
    )
