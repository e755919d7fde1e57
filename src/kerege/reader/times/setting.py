"""What surrounds a time expression when it is put on the calendar."""

from __future__ import annotations

from dataclasses import dataclass

from kerege.base.quick import quick
from kerege.reader.times.calendar import Anchor


@quick
@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds an expression when it is resolved.

    anchor  : date of the document; None = not known
    future  : whether the sentence speaks of what is to come
    context : period spoken of before, for anaphora; blank = none
    own     : whether it was spoken of in the same sentence, or the expression is one side of a comparison
    report  : period the document reports on; blank = none told
    months  : months spoken of last, more than one; blank = none
    day     : a day of the document's week told in the same sentence; blank = none
    told    : periods spoken of before, latest first
    """

    anchor: Anchor | None
    future: bool
    context: str
    own: bool
    report: str = ""
    months: str = ""
    day: str = ""
    told: tuple[str, ...] = ()
