"""The state whose ministry acts in a sentence ("The ministry will build three plants")."""

from __future__ import annotations

from kerege.reader.actors.focus import find_focus
from kerege.reader.actors.known import kinds
from kerege.reader.candidates import AUTHOR
from kerege.reader.folding import fold
from kerege.reader.layers import Memory
from kerege.reader.packs import settings
from kerege.reader.scan import Scan

#: characters before the ministry: an article
_ARTICLE = 4


def acting_state(scan: Scan, memory: Memory, speaker: str) -> str:
    """Return the state of a ministry that opens a sentence and does not speak in it; blank if none."""
    if speaker != AUTHOR:
        return ""
    for hit in scan.of("attribution"):
        if hit.start - scan.start > _ARTICLE:
            return ""
        base = str(hit.entry.data.get("base", ""))
        if hit.entry.key.startswith("ministry") and scan.folded_slice(hit.start, hit.word_end) == fold(base):
            home = str(settings(scan.language, "frame_words").get("home", ""))
            return kinds().get(memory.topic, ("", ""))[1] or find_focus(scan, (), memory) or home
    return ""
