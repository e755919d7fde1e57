"""Find text that was damaged on its way: wrong encodings, mixed scripts, doubled words, broken numbers."""

from __future__ import annotations

import re
from itertools import pairwise

from kerege.reader.scan import Scan

_DAMAGE = re.compile(
    "\ufffd"  # a character that could not be decoded
    "|[ÃÂ][\u0080-\u00bf]|â€|Ð[\u0080-\u00bf]|Ñ[\u0080-\u00bf]"  # UTF-8 read as Latin-1
    "|[\u0000-\u0008\u000e-\u001f\u0080-\u009f]"  # control characters
    "|[A-Za-z][\u0430-\u04ff]{2,40}|[\u0430-\u04ff]{2,40}+[a-z](?![a-z])"  # two scripts in one word
    "|[a-zà-ÿа-ӿ]{2,40}+[02-9]{1,3}[a-zà-ÿа-ӿ]{2,40}"  # digits inside a word
    r"|(?<!\d)\d{1,3}(?:[.,]\d{3}){1,5}[.,]\d{4,}(?!\d)"  # number groups out of balance
    r"|(?<!\d)\d{1,3},\d{2},\d{3}(?!\d)"
)
#: what any damage has: an odd character, both scripts, a digit behind a small letter, digits in three groups
_ODD = re.compile("[\ufffdÃÂâÐÑ\u0000-\u0008\u000e-\u001f\u0080-\u009f]")
_SCRIPTS = re.compile("[A-Za-z]"), re.compile("[\u0430-\u04ff]")
_DIGITS = re.compile(r"\d(?:(?<=[a-zà-ÿа-ӿ]\d)|[.,]\d{2,3}[.,]\d)")
_WORD = re.compile(r"[^\W\d_]{3,40}")
#: words that grammar may double
_DOUBLES = frozenset(
    (
        "die",
        "der",
        "das",
        "dass",
        "had",
        "that",
        "was",
        "sie",
        "dat",
        "het",
        "zij",
        "была",
        "были",
        "что",
        "бұл",
    )
)


def corrupt_places(scan: Scan) -> tuple[tuple[int, int], ...]:
    """Return the damaged places of a sentence, in order."""
    found = []
    if _may_be_damaged(scan):
        found = [match.span() for match in _DAMAGE.finditer(scan.text, scan.start, scan.end)]
    words = scan.folded_slice(scan.start, scan.end).split()
    if [one for one, two in pairwise(words) if one == two and len(one) > 2]:
        found += _doubled(scan)
    return tuple(sorted(found))


def _may_be_damaged(scan: Scan) -> bool:
    """Return whether a sentence has what any damage has: a quick look before the search."""
    where = scan.text, scan.start, scan.end
    return bool(
        _ODD.search(*where)
        or [place for place in scan.digits if _DIGITS.match(scan.text, place, scan.end)]
        or all(script.search(*where) for script in _SCRIPTS)
    )


def _doubled(scan: Scan) -> list[tuple[int, int]]:
    """Return words that stand twice in a row ("vervoerd vervoerd")."""
    found = []
    before: tuple[str, int, int] = ("", 0, 0)
    for match in _WORD.finditer(scan.folded, scan.start + 1, scan.end + 1):
        word, start, end = match.group(), match.start() - 1, match.end() - 1
        if word == before[0] and start - before[2] == 1 and word not in _DOUBLES:
            found.append((before[1], end))
        before = (word, start, end)
    return found
