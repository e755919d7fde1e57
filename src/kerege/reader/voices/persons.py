"""Names no pack knows that are people's, told by a title: "Jane Doe, the board's chief executive"."""

from __future__ import annotations

import re
from dataclasses import replace

from kerege.reader.actors.known import kinds
from kerege.reader.layers import Mention
from kerege.reader.scan import Scan
from kerege.reader.voices.titles import has_title, has_titles, is_title

#: characters of a title before a name, of an apposition behind it
_BEFORE, _BEHIND = 30, 80
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_UNKNOWN = frozenset(("firm",))


def as_people(scan: Scan, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return the mentions with people among the names that no pack knows, which own no figures of houses."""
    if not scan.once(has_titles):
        return mentions
    known = kinds()
    return tuple(
        [
            replace(m, kind="person")
            if m.kind in _UNKNOWN and m.form == "name" and m.actor not in known and _is_person(scan, m)
            else m
            for m in mentions
        ]
    )


def _is_person(scan: Scan, mention: Mention) -> bool:
    """Return whether two words with capitals have a title before them, or behind them between commas."""
    words = scan.text[mention.start : mention.end].split()
    if len(words) < 2 or not all(word.istitle() for word in words):
        return False
    before = scan.text[max(scan.start, mention.start - _BEFORE) : mention.start]
    if has_title(before.rstrip(" ,"), scan.language):
        return True
    if scan.text[mention.end : mention.end + 2] != ", ":
        return False
    stop = min(mention.end + _BEHIND, scan.end)
    inside = re.split(r"[,.;:]", scan.text[mention.end + 2 : stop], maxsplit=1)[0]
    return any(is_title(word, scan.language) for word in _WORDS.findall(inside))
