"""Places named only in a reason: "exports fell because of the war in Iran" tells of no exports to Iran."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kerege.reader.frames.parts import Part
from kerege.reader.packs import settings
from kerege.reader.scan import Scan

#: characters between a word for a reason and a place
_REACH = 48
#: roles of places
_PLACES = frozenset(("in", "on"))
#: what a sign with its space is folded to
_SIGN = "  "


def without_places(scan: Scan, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the parts; a place behind a word for a reason, no figure or sign between, has no role."""
    causes = _causes(scan.language)
    if not causes or all(part.role not in _PLACES for part in parts):
        return parts
    return tuple([replace(part, role="none") if _is_reason(scan, part, causes) else part for part in parts])


def _is_reason(scan: Scan, part: Part, causes: Sequence[str]) -> bool:
    if part.role not in _PLACES:
        return False
    before = scan.folded_slice(max(scan.start, part.start - _REACH), part.start)
    place = max(before.rfind(cause) for cause in causes)
    between = before[place:]
    return place >= 0 and _SIGN not in between and not any(map(str.isdigit, between))


@cache
def _causes(language: str) -> tuple[str, ...]:
    words = settings(language, "goods").get("reasons", {}).get("of_places", ())
    return tuple(f" {str(word).replace('-', ' ')} " for word in words)
