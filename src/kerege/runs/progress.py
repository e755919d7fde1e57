"""How long work tells how far it is, without knowing who listens."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """A listener: one stage at a time, each with a number of steps."""

    def stage(self, title: str, steps: int) -> None:
        """Begin a stage of ``steps`` steps; 0 where nobody knows how many."""

    def step(self) -> None:
        """One step of the stage is done."""


class Silent:
    """Listens to nothing."""

    def stage(self, title: str, steps: int) -> None:
        """Ignore the stage."""

    def step(self) -> None:
        """Ignore the step."""
