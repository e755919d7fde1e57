"""The results as a page."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from benchmarks.contestants import CONTESTANTS, versions
from benchmarks.measure import BUDGET, ROUNDS, WARM_UP, Timing
from benchmarks.networks import SIZES, Size
from benchmarks.study import CASE, StudyTiming

#: load average at the start above which the machine counts as shared
BUSY = 0.5


@dataclass(frozen=True, slots=True)
class Entry:
    """A contestant on a size: its timing, or why there is none.

    apart : largest relative difference of objective and of flow from the reference
    """

    name: str
    timing: Timing | None
    apart: tuple[float, float]
    note: str = ""


Results = Sequence[tuple[Size, Sequence[Entry]]]


def machine(load: float) -> str:
    """Return the machine in a sentence."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        lines = info.read_text(encoding="utf-8").splitlines()
        model = next((x.split(":", 1)[1].strip() for x in lines if x.startswith("model name")), model)
    shared = (
        f"**Other work ran on the machine** (load average {load:.1f} at the start), so wall times are too "
        "long and spread; processor times suffer less."
        if load > BUSY
        else f"Nothing else ran on the machine (load average {load:.1f} at the start)."
    )
    return (
        f"{model}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}. {shared}"
    )


def page(results: Results, studies: Sequence[StudyTiming], load: float) -> str:
    """Return the page of all results as Markdown."""
    parts = [
        "# Benchmarks",
        "Written by `python -m benchmarks` (`make bench`); do not edit.",
        f"{date.today().isoformat()}. {machine(load)}",
        f"Packages: {versions(CONTESTANTS)}.",
        "## Shocked markets",
        _method(),
        *(_table(size, entries) for size, entries in results),
        "## The whole study",
        _study(studies),
        "## Leverage, power, worst case, hedge",
        _games(studies),
    ]
    return "\n\n".join(parts) + "\n"


def _method() -> str:
    sizes = "; ".join(
        f"**{s.name}**: {s.places} places, {s.links} links, {s.streams} streams, {s.periods} "
        f"period{'' if s.periods == 1 else 's'}"
        for s in SIZES
    )
    return (
        "One random market, and shocks that take 30 to 95 % of one link's capacity for up to three periods. "
        f"{sizes}. Every contestant states the market in its own way and solves the same shocks, one thread, "
        "in a process of its own. Answers are compared with those of Kerege with Clarabel (certified) before "
        "any time is shown; *apart* is the largest relative difference of the objective and of a flow (of "
        f"the largest flow). {WARM_UP} solves warm up; then up to {ROUNDS} rounds over the shocks, or "
        f"{BUDGET:.0f} s. Times are per shocked scenario: median (quartiles). *Build* is once. Memory is "
        "the peak of the process, imports included."
        "\n\n"
        "What is compared differs. Kerege assembles, solves, polishes and certifies every scenario from the "
        "inputs; its memory of answers is emptied before each. "
        "Clarabel alone gets finished matrices, renews the right-hand side and stops at its default "
        "tolerance, as does cvxpy, which renews a parameter. linopy edits the right-hand side of a model "
        "built once; PyPSA builds its model anew for every call, as its users do; both use HiGHS, the solver "
        "of quadratic programs that is installed with them."
    )


def _table(size: Size, entries: Sequence[Entry]) -> str:
    lines = [
        f"### {size.name}",
        "",
        "| contestant | wall ms | processor ms | build s | memory MiB | solves | apart |",
        "|---|---|---|---|---|---|---|",
    ]
    return "\n".join(lines + [_row(e) for e in entries])


def _row(entry: Entry) -> str:
    if entry.timing is None:
        return f"| {entry.name} | {entry.note} | | | | | |"
    t = entry.timing
    return (
        f"| {entry.name} | {_spread(t.wall)} | {_spread(t.cpu)} | {t.prepare:.2f} | {t.memory:.0f} "
        f"| {len(t.wall)} | {entry.apart[0]:.0e}, {entry.apart[1]:.0e} |"
    )


def _spread(values: Sequence[float]) -> str:
    low, mid, high = np.quantile(values, [0.25, 0.5, 0.75])
    return f"{_digits(mid)} ({_digits(low)} to {_digits(high)})"


def _digits(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _study(studies: Sequence[StudyTiming]) -> str:
    if not studies:
        return "Not run."
    one = studies[0]
    wall, cpu = ([getattr(s, name) for s in studies] for name in ("wall", "cpu"))
    return (
        f"`run_study` of `{CASE}`: {one.shocks} shocks, {one.draws} draws, one unknown at a time for the "
        f"default shock, {one.events} events, leverage, power, the worst case and the hedge, on all cores. "
        "The base alone is balance, prices, calibration and market of all systems over twelve months.\n\n"
        "| runs | wall s: median (least to most) | base alone s | processor s, all processes "
        "| largest process MiB | worst residual |\n|---|---|---|---|---|---|\n"
        f"| {len(studies)} | {np.median(wall):.1f} ({min(wall):.1f} to {max(wall):.1f}) "
        f"| {min(s.solve for s in studies):.1f} | {np.median(cpu):.1f} "
        f"| {max(s.memory for s in studies):.0f} | {one.worst:.0e} |"
    )


def _games(studies: Sequence[StudyTiming]) -> str:
    if not studies:
        return "Not run."
    rows = []
    for name, (_, solves, size) in studies[0].games.items():
        wall = float(np.median([s.games[name][0] for s in studies]))
        rows.append(f"| {name} | {size} | {wall:.0f} | {solves:,} | {1000 * wall / max(solves, 1):.1f} |")
    return (
        f"Of `{CASE}`, within the study above. Every market solved has a certificate. *Solves* are shocked "
        "markets; what a larger set takes over from a smaller one without a solve is not counted, nor are "
        "draws of the hedge.\n\n| question | size | wall s | solves | ms of wall per solve |\n"
        "|---|---|---|---|---|\n" + "\n".join(rows)
    )
