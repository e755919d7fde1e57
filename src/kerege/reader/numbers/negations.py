"""Words that turn a comparator behind them: "never more than" is at most."""

from __future__ import annotations

import re

from kerege.reader.folding import fold
from kerege.reader.neighbours import Neighbours
from kerege.reader.packs import settings

#: how far before a comparator "never" may stand
_NEVER = 45


def is_never(near: Neighbours, cue: int) -> bool:
    """Return whether "never" stands a few words before "more than" in the clause."""
    words = settings(near.scan.language, "comparators").get("echo", {}).get("never", ())
    clause = re.split("[,;:.()]", near.scan.text[max(near.scan.start, cue - _NEVER) : cue])[-1]
    return any(word in words for word in fold(clause).split())
