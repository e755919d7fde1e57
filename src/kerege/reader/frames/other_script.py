"""Names written in Latin letters in a text of another script ("аналитик Halyk Research")."""

from __future__ import annotations

import re

from kerege.reader.layers import Mention
from kerege.reader.packs import settings
from kerege.reader.scan import Scan

_RUN = re.compile(
    r"(?<![\w$€£./-])[A-Z][A-Za-z&.'’-]{1,30}(?: (?:[A-Z][A-Za-z&.'’-]{0,30}|of|and|de|the)){0,4}"
)
#: layers whose Latin words are no names of firms
_WORDS = ("units", "goods", "measures", "comparators", "scales", "not_claims", "times", "counted_nouns")
#: where something is published, which is nobody
_PLATFORMS = frozenset(
    ("Telegram", "YouTube", "Facebook", "Instagram", "WhatsApp", "Twitter", "TikTok", "Online", "Internet")
)
_SHORTEST, _MOST = 3, 40
#: characters before a short name in brackets in which its last word stands
_BEFORE = 30


def latin_names(scan: Scan, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return the mentions with names in Latin letters; a longer run replaces the known name it begins with.

    Only in languages of another script (``latin_names`` in ``frame_words.toml``).
    """
    if not settings(scan.language, "frame_words").get("latin_names", False):
        return mentions
    known = {hit.start for layer in _WORDS for hit in scan.of(layer)}
    barred = settings(scan.language, "frame_names").get("no_names", ())
    kept = list(mentions)
    for number, match in enumerate(_RUN.finditer(scan.text, scan.start, scan.end)):
        name = match.group().rstrip(" .'’-&").removesuffix(" of").removesuffix(" and")
        start, end = match.start(), match.start() + len(name)
        if number == _MOST:
            break
        if len(name) < _SHORTEST or start in known or name in barred or name in _PLATFORMS:
            continue
        if is_code(scan, start, end):
            continue
        inside = [m for m in kept if m.start < end and start < m.end]
        if any(m.start < start or m.end >= end for m in inside):
            continue
        state = next((m.state for m in inside if m.state), "")
        kept = [m for m in kept if m not in inside]
        kind = "body" if _is_short_name(scan, start, end) else "firm"
        kept.append(Mention(start, end, name, kind, state=state))
    return tuple(sorted(kept, key=lambda m: (m.start, m.end)))


def is_code(scan: Scan, start: int, end: int) -> bool:
    """Say whether capitals behind a colon that end their line are a code of shares ("KASE: KMGZ")."""
    last = scan.text[end : end + 1] in {"", "\n", ")", "]"}
    return last and scan.text[start - 2 : start] == ": " and scan.text[start:end].isupper()


def _is_short_name(scan: Scan, start: int, end: int) -> bool:
    """Say whether capitals in brackets are short for the words before ("координатор энергосистемы (CEN)")."""
    bracketed = scan.text[start - 1 : start] == "(" and scan.text[end : end + 1] == ")"
    words = scan.text[max(scan.start, start - _BEFORE) : start - 1].split()[-1:]
    return bracketed and scan.text[start:end].isupper() and bool(words) and words[0].islower()
