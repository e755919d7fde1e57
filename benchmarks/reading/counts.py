"""Counts of right answers, and the rates that follow from them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """``right`` of ``predicted`` answers to ``gold`` questions; for an accuracy the last two are the same."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def precision(self) -> float | None:
        """Share of the predictions that are right; None = nothing was predicted."""
        return self.right / self.predicted if self.predicted else None

    @property
    def recall(self) -> float | None:
        """Share of the labels that were found; None = there is no label."""
        return self.right / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; the rate itself for an accuracy; None = no case at all."""
        cases = self.predicted + self.gold
        return 2 * self.right / cases if cases else None

    def as_dict(self) -> dict[str, float | int | None]:
        """Return counts and rates as a plain mapping."""
        return {
            "right": self.right,
            "predicted": self.predicted,
            "gold": self.gold,
            "precision": self.precision,
            "recall": self.recall,
            "f1": self.f1,
        }
