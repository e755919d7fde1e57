"""Places that open a report: "LONDON, Sept 28 –", "Delfzijl, 8 maart 2024"."""

from __future__ import annotations

import re

from kerege.reader.layers import Mention
from kerege.reader.scan import Scan

#: characters in which a sentence may have a dateline before the first word
_DATELINE = 20
#: a date right behind a town
_DATED = re.compile(r"[,/] ?(?:[^\W\d]{3,12} )?\d{1,2}[. ]")


def is_dateline(scan: Scan, mention: Mention) -> bool:
    """Say whether a place opens a report ("LONDON, Sept 28 –", "Moskau/Astana,", "Baku (Reuters)")."""
    if mention.start - scan.start > _DATELINE:
        return False
    behind = scan.text[mention.end : mention.end + 2]
    if mention.form != "capital":
        return behind in {" –", " —", " (", ". "} or _DATED.match(scan.text, mention.end) is not None
    return behind[:1] in {",", "/", ".", ":"} or behind in {" –", " —", " -", " ("}
