"""An actor of a clause with the part it plays there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kerege.base.quick import quick
from kerege.reader.frames.words import grammar
from kerege.reader.layers import Mention
from kerege.reader.packs import settings
from kerege.reader.scan import Scan

#: the model of an aircraft or vehicle behind its make
_MODEL = re.compile(r" [A-Z]?\d{3}(?:-\d+| MAX|neo| jets?| aircraft| planes?| airliners?)\b")
#: words in brackets behind a name
_ASIDE = re.compile(r"\([^()]{0,40}\)")
#: how an owner ends
_OWNER = frozenset(("'s", "’s"))
#: characters between the members of a list
_JOINER = 12
#: characters of a noun behind a name
_NOUN = 12


@quick
@dataclass(frozen=True, slots=True)
class Part:
    """An actor and its role in the clause.

    role   : ``nom`` (bare), ``of``, ``owner`` (of a share), ``adj``, ``to``, ``from``, ``via``, ``with``,
             ``through`` (way or agent), ``in``, ``by``, ``between``, ``for``, ``on``, ``against``,
             ``said`` (source of the statement), ``dateline``, ``none`` (a comparison)
    clause : number of the clause
    anchor : end of the noun it hangs on (``of``, ``adj``), else -1
    rank   : place in a list of actors joined by commas and "and": 0 for the first
    """

    mention: Mention
    role: str
    clause: int
    anchor: int = -1
    rank: int = 0

    @property
    def start(self) -> int:
        """Offset of the actor's name."""
        return self.mention.start

    @property
    def end(self) -> int:
        """Offset after the actor's name."""
        return self.mention.end


def is_listed(scan: Scan, first: Mention, second: Mention) -> bool:
    """Return whether two actors are joined by a comma or "and" alone."""
    between = _ASIDE.sub("", scan.text[first.end : second.start])
    if len(between) > _JOINER or not between.strip():
        return False
    if between == ", " and _owns(scan, second) and not _owns(scan, first):
        return False  # "Codelco, Chile's copper producer, ..."
    joint = between.strip(" ,").casefold()
    if not joint and second.form == "description":
        return False  # "in Bishkek, the republic buys ..."
    return joint in grammar(scan.language).joiners


def _owns(scan: Scan, mention: Mention) -> bool:
    """Return whether a name is an owner by its ending."""
    end = mention.end
    return scan.text[end : end + 2] in _OWNER or scan.text[end - 2 : end] in _OWNER


def is_model(scan: Scan, mention: Mention) -> bool:
    """Say whether a name is that of a make before its model ("ordered 300 Boeing 737 MAX-10 jets")."""
    return mention.kind == "firm" and _MODEL.match(scan.text, mention.end) is not None


def is_attribute(scan: Scan, mention: Mention) -> bool:
    """Say whether the name of a bloc only tells what the noun behind it is ("below its OPEC quota of 5")."""
    nouns = settings(scan.language, "frame_words").get("attributes", ())
    if not nouns:
        return False
    behind = scan.folded_slice(mention.end, min(mention.end + _NOUN, scan.end)).split(maxsplit=1)
    return bool(behind) and behind[0] in nouns
