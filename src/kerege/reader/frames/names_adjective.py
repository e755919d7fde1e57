"""Names made of places: "Мугалжарский район", "Мозырский НПЗ", "дорога Кызыл — Курагино"."""

from __future__ import annotations

import re
from functools import cache

from kerege.reader.layers import Mention
from kerege.reader.lexicon import Hit
from kerege.reader.packs import settings
from kerege.reader.scan import Scan

_REACH = 70
_TOWN = r"[^\W\d_a-zа-яё][^\W\d_]{2,24}(?:-[^\W\d_]{2,24})?"
#: towns joined by dashes right behind a noun
_ROUTE = re.compile(rf" ({_TOWN}(?: ?[—–] ?{_TOWN}){{1,3}}|{_TOWN} - {_TOWN})")
_DASH = re.compile(r" ?[—–] ?| - ")
#: towns joined by dashes or hyphens, each with a capital, behind a noun or before it
_NAMED = r"[^\W\d_a-zа-яё][^\W\d_]{2,24}"
_ENDS = rf"{_NAMED}(?: ?[—–] ?{_NAMED}| - {_NAMED}|-{_NAMED}){{1,3}}"
_BEHIND, _AHEAD = re.compile(rf" ({_ENDS})(?![\w–—-]| [–—-] )"), re.compile(rf"(?<![\w-])({_ENDS})[- ]$")
_HYPHEN = re.compile(r" ?[—–] ?| - |-")
#: beginnings of names that are no town's
_NO_TOWNS = frozenset(
    ("trans", "sino", "nord", "süd", "ost", "west", "north", "south", "east", "noord", "zuid", "oost")
)
_SITES = frozenset(("region", "asset"))
_MOST = 40


def with_routes(scan: Scan, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return the mentions with lines named by their ends in the place of these ends."""
    routes = [h for h in scan.of("frame_names") if "route" in h.entry.data]
    if not routes:
        return mentions
    kept = list(mentions)
    for hit in routes[:_MOST]:
        noun, match, dash = _route_at(scan, hit)
        if match is None:
            continue
        start, end = match.span(1)
        if any(m.start <= start and end <= m.end for m in kept):
            continue
        inside = {m.start: m for m in kept if start <= m.start < end}
        if any(m.kind == "state" and m.form == "name" for m in inside.values()):
            continue
        ends, place = [], start
        for town in dash.split(match.group(1)):
            place = scan.text.index(town, place)
            known = inside.get(place)
            ends.append(known.actor if known and known.kind in _SITES else _latin(town, scan.language))
        kept = [m for m in kept if m not in inside.values()]
        kept.append(Mention(start, end, f"{'-'.join(ends)} {noun}", "asset"))
    return tuple(sorted(kept, key=lambda m: (m.start, m.end))) if kept else mentions


def _route_at(scan: Scan, hit: Hit) -> tuple[str, re.Match[str] | None, re.Pattern[str]]:
    """Return the noun of a line, the names of its ends beside it, and what joins them."""
    noun, side = str(hit.entry.data["route"]), hit.entry.data.get("ends", "")
    if not side:
        return noun, _ROUTE.match(scan.text, hit.word_end, scan.end), _DASH
    if side == "behind":
        match = _BEHIND.match(scan.text, hit.word_end, scan.end)
    else:
        match = _AHEAD.search(scan.text, max(scan.start, hit.start - _REACH), hit.start)
    towns = _HYPHEN.split(match.group(1)) if match is not None else []
    bad = any(not town[0].isupper() or town.casefold() in _NO_TOWNS for town in towns)
    return noun, None if bad else match, _HYPHEN


def adjective_names(scan: Scan, taken: list[tuple[int, int]]) -> list[Mention]:
    """Return districts and plants named by an adjective, in Latin letters and with an English noun.

    ``taken`` : places of names found before; an adjective that is one of them is left to it.
    """
    pattern = _pattern(scan.language)
    found: list[Mention] = []
    if pattern is None:
        return found
    for hit in [h for h in scan.of("frame_names") if "english" in h.entry.data][:_MOST]:
        noun = hit.entry.data["english"]
        low = max(scan.start, hit.start - _REACH)
        match = pattern.search(scan.text[low : hit.start])
        if match is None or match.group(1).casefold() in _barred(scan.language):
            continue
        start = low + match.start(1)
        if any(first < hit.start and start < last for first, last in taken):
            continue
        towns = settings(scan.language, "frame_names")["adjectives"].get("towns", {})
        town = towns.get(match.group(1).casefold()) or _latin(match.group(1), scan.language)
        actor = f"{town} {noun}"
        found.append(Mention(start, hit.word_end, actor, str(hit.entry.data.get("kind", "asset"))))
    return found


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    """Return the pattern of an adjective with a capital and small ones up to the noun; None without such."""
    table = settings(language, "frame_names").get("adjectives")
    if table is None:
        return None
    ends = "|".join(map(re.escape, table["ends"]))
    small = "|".join(map(re.escape, table["small"]))
    word = r"[^\W\d_a-zа-яё][^\W\d_]{2,24}?(?:-[^\W\d_]{2,24}?)?"
    return re.compile(rf"(?<!\w)({word})(?:{ends})((?: [^\W\d_]{{2,20}}(?:{small})){{0,2}}) $")


@cache
def _barred(language: str) -> frozenset[str]:
    """Return the stems of adjectives that are of no place ("сельский район")."""
    return frozenset(settings(language, "frame_names")["adjectives"].get("barred", ()))


def _latin(stem: str, language: str) -> str:
    """Return a name in Latin letters, each word with a capital."""
    letters = settings(language, "frame_names").get("adjectives", {}).get("latin", {})
    if not letters:
        return stem
    return "-".join("".join(letters.get(c, c) for c in part.casefold()).title() for part in stem.split("-"))
