"""Losses of the focus actor by portfolio and attack, part by part; each is solved once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kerege.hedge.model import Attack
from kerege.hedge.parts import Part
from kerege.hedge.setting import Setting
from kerege.leverage.boards import Boards
from kerege.leverage.hands import Hands, hands_of
from kerege.leverage.instruments import Instrument
from kerege.runs.executors import run_all

#: choices from which those of a part are divided among several bundles
_DIVIDED = 32
#: bundles of work for each process
_BUNDLES = 2


@dataclass(frozen=True)
class _Job:
    """Some choices of a part under what an attack does there; without a part, what it does elsewhere."""

    attack: str
    part: int
    choices: tuple[int, ...]
    instruments: tuple[Instrument, ...]


@dataclass(frozen=True)
class _Bundle:
    """Jobs for one process, which share the markets that were solved."""

    setting: Setting
    parts: tuple[Part, ...]
    jobs: tuple[_Job, ...]


def _run(bundle: _Bundle) -> tuple[list[list[float]], int]:
    """Return the loss of every choice of every job, kUSD, and how many markets were solved."""
    boards = bundle.setting.boards()
    victim = hands_of(boards.case, bundle.setting.focus)
    return [
        [_loss(boards, victim, bundle.parts, job, c) for c in job.choices] for job in bundle.jobs
    ], boards.solves


def _loss(boards: Boards, victim: Hands, parts: Sequence[Part], job: _Job, index: int) -> float:
    if job.part == _ELSEWHERE:
        return sum(boards.loss(play, victim) for _, play in boards.plays(job.instruments))
    part = parts[job.part]
    choice = part.choices[index]
    plays = boards.plays([*part.bought(choice), *job.instruments])
    running = part.running(choice) * float(boards.grid.days.sum()) / _DAYS_PER_YEAR
    return sum(boards.loss(play, victim) for _, play in plays) + running


_ELSEWHERE = -1
_DAYS_PER_YEAR = 365


@dataclass
class Losses:
    """What is known so far; ``fill_...`` solves what is missing, in as many processes as are allowed."""

    setting: Setting
    parts: tuple[Part, ...]
    workers: int
    solves: int = 0
    _known: dict[tuple[str, int, int], float] = field(default_factory=dict)

    def loss(self, part: int, choice: int, attack: Attack) -> float:
        """Return the loss of a choice of one part; the first part carries the markets without options."""
        rest = self._known[attack.id, _ELSEWHERE, 0] if part == 0 else 0.0
        return self._known[attack.id, part, choice] + rest

    def total(self, choices: Sequence[int], attack: Attack) -> float:
        """Return the loss of a portfolio under an attack."""
        return sum(self.loss(m, c, attack) for m, c in enumerate(choices))

    def fill_columns(self, attacks: Iterable[Attack]) -> None:
        """Solve every choice of every part under ``attacks``."""
        self._fill(attacks, [range(len(part.choices)) for part in self.parts])

    def fill_choices(self, portfolios: Iterable[Sequence[int]], attacks: Iterable[Attack]) -> None:
        """Solve some portfolios under ``attacks``."""
        wanted = list(portfolios)
        self._fill(attacks, [sorted({p[m] for p in wanted}) for m in range(len(self.parts))])

    def _fill(self, attacks: Iterable[Attack], choices: Sequence[Sequence[int]]) -> None:
        boards = self.setting.boards()
        jobs = [job for a in attacks for job in self._jobs(boards, a, choices)]
        bundles = [_Bundle(self.setting, self.parts, tuple(b)) for b in self._bundled(jobs)]
        for bundle, (losses, solves) in zip(bundles, run_all(_run, bundles, self.workers), strict=True):
            self.solves += solves
            for job, found in zip(bundle.jobs, losses, strict=True):
                for choice, loss in zip(job.choices, found, strict=True):
                    self._known[job.attack, job.part, choice] = loss

    def _jobs(self, boards: Boards, attack: Attack, choices: Sequence[Sequence[int]]) -> list[_Job]:
        """Return what is missing of an attack, its instruments sorted by part."""
        pairs = [(i, boards.market_of(i)) for i in attack.instruments]
        wanted = [(m, p.markets, choices[m]) for m, p in enumerate(self.parts)]
        jobs = []
        for m, markets, mine in wanted:
            missing = tuple(c for c in mine if (attack.id, m, c) not in self._known)
            if missing:
                jobs.append(_Job(attack.id, m, missing, tuple(i for i, w in pairs if w & markets)))
        if (attack.id, _ELSEWHERE, 0) not in self._known:
            with_options = frozenset().union(*(p.markets for p in self.parts))
            outside = tuple(i for i, w in pairs if w and not w & with_options)
            jobs.append(_Job(attack.id, _ELSEWHERE, (0,), outside))
        return jobs

    def _bundled(self, jobs: Sequence[_Job]) -> list[list[_Job]]:
        """Return jobs in bundles of about the same number of choices; what shares solves stays together."""
        groups: dict[tuple[object, ...], list[_Job]] = {}
        for job in jobs:
            for key, some in self._divided(job):
                groups.setdefault(key, []).append(_Job(job.attack, job.part, some, job.instruments))
        bundles: list[list[_Job]] = [[] for _ in range(self.workers * _BUNDLES)]
        loads = [0] * len(bundles)
        for group in sorted(groups.values(), key=lambda g: -sum(len(j.choices) for j in g)):
            least = loads.index(min(loads))
            bundles[least] += group
            loads[least] += sum(len(j.choices) for j in group)
        return [b for b in bundles if b]

    def _divided(self, job: _Job) -> list[tuple[tuple[object, ...], tuple[int, ...]]]:
        """Divide many choices by which of the first options they hold: smaller sets stay with larger."""
        if job.part == _ELSEWHERE or len(job.choices) < _DIVIDED:
            return [((job.part,), job.choices)]
        part = self.parts[job.part]
        names = [o.option.id for o in part.offers[:2]]
        found: dict[tuple[object, ...], list[int]] = {}
        for c in job.choices:
            found.setdefault((job.part, *(n in part.choices[c] for n in names)), []).append(c)
        return [(key, tuple(inside)) for key, inside in found.items()]
