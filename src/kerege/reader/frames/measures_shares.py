"""Shares that go on about what was spoken of before: "Norway supplied a third", "the share was 20 %"."""

from __future__ import annotations

from collections.abc import Iterable

from kerege.reader.frames.measures_triggers import Trigger

#: words of a whole that a share may be of
_WHOLES = frozenset(("need", "consumption", "production", "export", "world", "market", "generation"))


def is_of_imports(before: str, triggers: Iterable[Trigger], clause: int) -> bool:
    """Say whether a share supplied is one of imports (``before`` : the measure before it)."""
    own = any(t.clause == clause and t.of in _WHOLES for t in triggers)
    return not own and (before == "share_of_imports" or before.endswith("_import"))


def is_said_again(before: str, triggers: Iterable[Trigger], clause: int) -> bool:
    """Say whether a clause speaks of "the share" again, without saying of what."""
    return "share" in before and any(t.of == "share" and t.clause == clause for t in triggers)
