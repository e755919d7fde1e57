"""What a row of ``bindings.csv`` is read with, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from kerege.base.periods import Span
from kerege.case.elements import Row
from kerege.case.model import Choice, Exclusion
from kerege.evidence.claims import ClaimBook

FILE = "bindings.csv"
#: a rule that takes over the number bound elsewhere
SAME = "same:"


@dataclass(frozen=True)
class Evidence:
    """What binding needs besides the table.

    excluded : exclusion by claim id
    chosen   : choice by (element, attribute, of)
    """

    book: ClaimBook
    excluded: dict[str, Exclusion]
    chosen: dict[tuple[str, str, str], Choice]
    base: Span | None


def where(row: Row) -> dict[str, str | int]:
    """Return file, row and subject of a binding, for findings about it."""
    subject = f"{row['element']}.{row['attribute']}" + (f"@{row['of']}" if row["of"] else "")
    return {"file": row["_file"], "row": row["_row"], "subject": subject}
