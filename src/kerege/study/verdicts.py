"""What a study says of itself: the run that answers it, its events by verdict, every certificate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kerege.solve import Certificate
from kerege.study.model import BacktestRun, ShockRun, Study


def default_run(study: Study) -> ShockRun | None:
    """Return the run of the case's default shock, else the first one, else nothing."""
    wanted = study.case.meta.default_shock
    return next((r for r in study.shocks if r.shock.id == wanted), next(iter(study.shocks), None))


@dataclass(frozen=True, slots=True)
class Tested:
    """Events by what they say of the model.

    met    : the run at the mid of what was lost comes out as observed
    partly : only a run at one end of its range does
    missed : none does
    rest   : the event tests nothing
    """

    met: tuple[BacktestRun, ...]
    partly: tuple[BacktestRun, ...]
    missed: tuple[BacktestRun, ...]
    rest: tuple[BacktestRun, ...]


def by_verdict(runs: tuple[BacktestRun, ...]) -> Tested:
    """Return the events sorted by their verdict."""
    kinds: dict[str, list[BacktestRun]] = {"met": [], "partly": [], "missed": [], "rest": []}
    for run in runs:
        kinds[_kind(run.verdict)].append(run)
    return Tested(**{kind: tuple(found) for kind, found in kinds.items()})


def _kind(verdict: str) -> str:
    if verdict.startswith("outside"):
        return "missed"
    if verdict.startswith(("within", "null")):
        return "partly" if "end" in verdict.partition(":")[0].split() else "met"
    return "rest"


@dataclass(frozen=True, slots=True)
class Proof:
    """A certificate with the market it is of.

    key : ``base``, the id of a shock, or the id of an event with the number of the solve
    of  : the same in words
    """

    key: str
    of: str
    certificate: Certificate


def certificates(study: Study) -> Iterator[Proof]:
    """Yield the certificate of every market solved at the mid values: base, shocks, events."""
    yield Proof("base", "base market", study.base.certificate)
    for run in study.shocks:
        yield Proof(run.shock.id, run.shock.title, run.certificate)
    for test in study.backtests:
        event = test.event
        for n, certificate in enumerate(test.certificates, start=1):
            yield Proof(f"{event.id}-{n}", f"{event.id} {event.name}, solve {n}", certificate)


def worst_certificate(study: Study) -> Proof:
    """Return the certificate with the largest residual."""
    return max(certificates(study), key=lambda proof: proof.certificate.worst)
