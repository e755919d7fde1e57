"""Places that open a report: "LONDON, Sept 28 –", "Delfzijl, 8 maart 2024"."""

from __future__ import annotations

import re

from kerege.reader.layers import Mention
from kerege.reader.scan import Scan

#: characters in which a sentence may have a dateline before the first word
_DATELINE = 20
#: characters of an article before the name that opens a report
_ARTICLE = 4
#: a date right behind a town
_DATED = re.compile(r"[,/] ?(?:[^\W\d]{3,12} )?\d{1,2}[. ]")


def is_dateline(scan: Scan, mention: Mention) -> bool:
    """Say whether a place opens a report ("LONDON, Sept 28 –", "Moskau/Astana,", "Baku (Reuters)")."""
    if mention.start - scan.start > _DATELINE:
        return False
    opening = scan.text[scan.start : mention.start].rstrip()
    if opening[-1:].isalpha() and not opening.isupper():  # "SANTIAGO DE CHILE, 31."
        return False  # "Население Алматы – 2,2 млн"
    behind = scan.text[mention.end : mention.end + 2]
    if mention.form != "capital":
        return _is_shouted(scan, mention) or behind in {" –", " —", " (", ". "} or _is_dated(scan, mention)
    return behind[:1] in {",", "/", ".", ":"} or behind in {" –", " —", " -", " ("}


def _is_shouted(scan: Scan, mention: Mention) -> bool:
    """Say whether a town in capitals and a dash stand before the name that opens it ("GENT - Shell")."""
    if scan.text[mention.end : mention.end + 3] != " - ":
        return False
    first = mention.end + 3
    named = any(first <= hit.start <= first + _ARTICLE for hit in scan.of("actors"))
    return named and scan.text[mention.start : mention.end].isupper()


def _is_dated(scan: Scan, mention: Mention) -> bool:
    """Say whether a date follows a name, and no insertion ("Johan Castberg, with 30 wells")."""
    if _DATED.match(scan.text, mention.end) is None:
        return False
    return all(hit.start != mention.end + 2 for hit in scan.of("frame_words"))
