"""Suspicious characters: what a reader cannot see or what shows a corrupted text; counted, never changed."""

from __future__ import annotations

import re
from collections import Counter

from kerege.base.findings import Finding, warning
from kerege.documents.rare_characters import rare_characters

_SUSPICIOUS = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufffd]"
)
_MOJIBAKE = re.compile(r"Ã[\x80-\xbf¤¶¼Ÿ„–œ©¨«¯‰]|â€[\x80-\xbf“”œ™ž˜¦]|Ð[\x80-\xbf°µ½»¾]|Р[°µёїѕ]Р|вЂ[“”™љќ]")
#: what any garbled text has
_LEADS = frozenset("ÃâÐЂ°µёїѕ")
_DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_INVISIBLE = frozenset("\xad\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff")
#: kind of character, code, what is wrong, what to do
_KINDS = (
    ("nul", "nul-characters", "NUL characters", "look whether the file is damaged"),
    ("control", "control-characters", "control characters", "look whether the file is damaged"),
    (
        "direction",
        "direction-marks",
        "marks that change the writing direction",
        "compare with the page as printed",
    ),
    (
        "invisible",
        "invisible-characters",
        "zero-width characters or soft hyphens",
        "search words may be interrupted",
    ),
    (
        "replaced",
        "replacement-characters",
        "replacement characters (U+FFFD)",
        "get the text from its source again",
    ),
)


def check_characters(text: str, shown: str) -> tuple[Finding, ...]:
    """Return a warning for each kind of suspicious character in a text, with count and first place."""
    found = []
    rare = rare_characters(text)
    if _SUSPICIOUS.search("".join(rare)):
        counts: Counter[str] = Counter()
        first: dict[str, int] = {}
        for match in _SUSPICIOUS.finditer(text):
            kind = _kind(match.group())
            counts[kind] += 1
            first.setdefault(kind, match.start())
        found += [
            _finding(code, what, remedy, counts[kind], first[kind], shown)
            for kind, code, what, remedy in _KINDS
            if counts[kind]
        ]
    garbled = 0 if _LEADS.isdisjoint(rare) else sum(1 for _ in _MOJIBAKE.finditer(text))
    if garbled > 1:
        what = "places that look like UTF-8 read in another encoding"
        place = _MOJIBAKE.search(text)
        start = place.start() if place else 0
        found.append(
            _finding("garbled-characters", what, "get the text from its source again", garbled, start, shown)
        )
    return tuple(found)


def _kind(character: str) -> str:
    if character == "\x00":
        return "nul"
    if character in _DIRECTION:
        return "direction"
    if character in _INVISIBLE:
        return "invisible"
    return "replaced" if character == "\ufffd" else "control"


def _finding(code: str, what: str, remedy: str, count: int, first: int, shown: str) -> Finding:
    return warning(
        code,
        f"the text holds {what}; they were kept as they are",
        file=shown,
        found=f"{count:,}, the first at character {first:,}",
        remedy=remedy,
    )
