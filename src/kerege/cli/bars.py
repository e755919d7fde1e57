"""Progress bars on stderr; nothing where stderr is not a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from kerege.cli.screen import console


class Bars:
    """One bar for each stage of a study."""

    def __init__(self, screen: Progress) -> None:
        self._screen = screen
        self._task: TaskID | None = None

    def stage(self, title: str, steps: int) -> None:
        """Begin the bar of a stage of ``steps`` steps; 0 where nobody knows how many."""
        self._task = self._screen.add_task(title, total=steps or None)

    def step(self) -> None:
        """One step of the stage is done."""
        if self._task is not None:
            self._screen.advance(self._task)


@contextmanager
def bars(*, quiet: bool) -> Iterator[Bars | None]:
    """Show bars while the block runs; gives None where they are not wanted or stderr is not a terminal."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console(sys.stderr)) as screen:
        yield Bars(screen)
