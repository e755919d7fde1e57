"""Times without a number that tell how long something takes: "takes a week", "занимает неделю"."""

from __future__ import annotations

from kerege.reader.neighbours import Neighbours
from kerege.reader.packs import settings

#: how far from the time a word of lasting may stand
_LASTING = 30


def lasts(near: Neighbours, position: int) -> bool:
    """Return whether a word like "takes" stands a few words before ("the trip takes a week")."""
    grammar = settings(near.scan.language, "numbers").get("grammar", {})
    first = max(near.scan.start, position - _LASTING)
    clause = near.scan.text[first:position]
    cut = max(clause.rfind(sign) for sign in ",;:.!?")
    before = near.scan.folded_slice(first + cut + 1, position).split()
    after = near.scan.folded_slice(position, min(near.scan.end, position + _LASTING)).split()
    lasting = any(word in grammar.get("lasting", ()) for word in before)
    return lasting or any(word in grammar.get("lasting_after", ()) for word in after)
