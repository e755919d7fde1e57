"""Names that no pack lists, written in capitals (PGE)."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kerege.reader.frames.other_script import is_code
from kerege.reader.layers import Mention
from kerege.reader.packs import settings
from kerege.reader.scan import Scan
from kerege.reader.voices.titles import is_title

_CAPITALS = re.compile(r"[A-ZА-ЯЁ](?<![\w-].)[A-ZА-ЯЁ]{2,5}(?!\w|-\d)", re.DOTALL)
#: a capitalised word behind a name in capitals ("KAZ Koper")
_MORE = re.compile(r" [A-ZÀ-Þ][^\W\d_A-Z]{2,20}(?![\w-])")
#: who speaks in a transcript ("JOHN DE WIT: ...")
_LABEL = re.compile(r"[^\W\d_][^\Wa-z\d_]+(?:[ .'’-]{1,2}[^\Wa-z\d_]+){0,4}:(?=\s)")


def capitals(scan: Scan, taken: list[tuple[int, int]]) -> list[Mention]:
    """Return names written in capitals, other than words that the packs know (units, goods, GDP)."""
    found = []
    known: set[int] | None = None
    label = _LABEL.match(scan.text, scan.start, scan.end)
    for match in _CAPITALS.finditer(scan.text, label.end() if label else scan.start, scan.end):
        if known is None:
            known = {hit.start for layer, hits in scan.hits.items() if layer != "frame_names" for hit in hits}
        if match.group() in settings(scan.language, "frame_names").get("no_names", ()):
            continue
        if (
            scan.text[match.start() - 1 : match.start()] == "("
            and scan.text[match.end() : match.end() + 1] == ")"
        ):
            continue  # an abbreviation of the name before it, or an agency
        if match.start() in known or is_code(scan, *match.span()):
            continue
        if _shouted(scan, match.start(), match.end()):
            continue
        name = Mention(match.start(), match.end(), match.group(), "firm")
        more = None if nouns_are_capitalised(scan.language) else _MORE.match(scan.text, match.end(), scan.end)
        if more is not None and _is_title(scan, more.group().strip()):
            more = None  # "KPA Managing Director Jane Doe"
        if more is not None and all(hit.start != more.start() + 1 for hit in scan.of("months")):
            full = replace(name, end=more.end(), actor=scan.text[match.start() : more.end()])
            name = full if is_free(taken, full) else name
        if is_free(taken, name):
            taken.append((name.start, name.end))
            found.append(name)
    return found


def _is_title(scan: Scan, word: str) -> bool:
    """Say whether a word is that of an office, or a small one, and no part of a name."""
    small = settings(scan.language, "frame_names").get("small", ())
    return word.casefold() in small or is_title(word, scan.language)


def _shouted(scan: Scan, start: int, end: int) -> bool:
    """Say whether the words beside are in capitals as well, as in a headline or a dateline."""
    left = [word for word in scan.text[max(start - 14, 0) : start].split() if word[0].isalnum()]
    right = [word for word in scan.text[end : end + 14].split() if word[0].isalnum() or word[0] in ",:"]
    beside = [word for word in (*left[-1:], *right[:1]) if len(word) > 2 and word.isalpha()]
    inserted = scan.text[start - 2 : start] == ", "  # "the owner, AMG, pays"
    return any(word.isupper() for word in beside) or (scan.text[end : end + 1] in {",", ":"} and not inserted)


@cache
def nouns_are_capitalised(language: str) -> bool:
    """Return whether every noun of a language is written with a capital letter."""
    return bool(settings(language, "counted").get("nouns", {}).get("capitalised"))


def is_free(taken: list[tuple[int, int]], name: Mention) -> bool:
    """Return whether a name overlaps none of the places that are taken."""
    return not any(start < name.end and name.start < end for start, end in taken)
