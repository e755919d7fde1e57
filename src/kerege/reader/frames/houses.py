"""The firm whose report a document is: its heading names it with a legal form or calls itself a report."""

from __future__ import annotations

import re

from kerege.reader.layers import Memory, Mention
from kerege.reader.packs import settings
from kerege.reader.scan import Scan

#: characters of a document in which its heading stands
_HEADING = 300
#: characters before and behind a name where its legal form stands
_ASIDE = 6
_FORMS = re.compile(r"[\w.]{2,12}")


def find_house(scan: Scan, mentions: tuple[Mention, ...], memory: Memory) -> str:
    """Return the firm that speaks of itself in a document, blank if the sentence does not tell.

    A firm named in the heading does if it has its legal form ("Donau-Chemie Linz AG") or if the heading has
    a word of reports ("annual results", "Lagebericht").
    """
    if scan.start > _HEADING or memory.measure:
        return ""
    firms = [m for m in mentions if m.kind == "firm" and m.form == "name" and not m.actor.isupper()]
    if not firms:
        return ""
    table = settings(scan.language, "frame_words").get("house", {})
    head = scan.folded_slice(0, min(_HEADING, len(scan.text)))
    told = any(word in head for word in table.get("reports", ()))
    legal = tuple(table.get("legal", ()))
    owned = next((m for m in firms if legal and _named_in_full(scan, m, legal)), None)
    found = owned or (firms[0] if told else None)
    return found.actor if found is not None else ""


def _named_in_full(scan: Scan, mention: Mention, legal: tuple[str, ...]) -> bool:
    """Say whether a firm's name has its legal form, in it or right before or behind it."""
    words = _FORMS.findall(scan.text, max(mention.start - _ASIDE, 0), mention.end + _ASIDE)
    return any(word in legal or word.rstrip(".") in legal for word in words)
