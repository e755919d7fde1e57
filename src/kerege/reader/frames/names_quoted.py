"""Names in quotation marks that no pack lists, told by what they do ("«КазМинералз» выпустила")."""

from __future__ import annotations

import re

from kerege.reader.layers import Mention
from kerege.reader.packs import settings
from kerege.reader.scan import Scan

_QUOTED = re.compile(r"[«„“]([A-ZА-ЯЁ][^\W_]{1,20}(?:[ -][^\W_]{1,20}){0,2})[»”“] (?=[^\W\d_])")
#: layers whose words tell what a name does
_DOING = ("measures", "changes", "modality")
_MOST = 8


def quoted_names(scan: Scan, taken: list[tuple[int, int]]) -> list[Mention]:
    """Return short quotations before a verb, where names of firms stand in quotation marks.

    ``taken`` : places of names found before.
    """
    if not settings(scan.language, "frame_names").get("quoted_acting", False):
        return []
    found: list[Mention] = []
    verbs: set[int] | None = None
    for number, match in enumerate(_QUOTED.finditer(scan.text, scan.start, scan.end)):
        if number == _MOST:
            break
        start, end = match.span(1)
        if any(low < end and start < high for low, high in taken):
            continue
        if verbs is None:
            verbs = {
                hit.start
                for layer in _DOING
                for hit in scan.of(layer)
                if layer != "measures" or hit.entry.data.get("verb")
            }
        if match.end() in verbs:
            found.append(Mention(start, end, match.group(1), "firm"))
    return found
