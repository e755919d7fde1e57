"""Bodies whose names begin with a state or town: "Ghana Tea Board", "Kenya Association of Manufacturers"."""

from __future__ import annotations

from functools import cache

from kerege.reader.layers import Mention
from kerege.reader.packs import COMMON, settings
from kerege.reader.scan import Scan
from kerege.reader.voices.names import name_after
from kerege.reader.voices.oblique import is_oblique
from kerege.reader.voices.words import Speaker

#: kinds of actors that such a name begins with
_PLACES = frozenset(("state", "region", "bloc"))
#: words behind the noun of a body that go on with its name
_LINKS = (" of the ", " of ", " for the ", " for ")


def whole_bodies(scan: Scan, mentions: tuple[Mention, ...]) -> list[Speaker]:
    """Return the bodies with an English name of which only the state or town at its head is known."""
    found: list[Speaker] = []
    for mention in mentions:
        if mention.kind not in _PLACES or (found and mention.start < found[-1].end):
            continue
        after = scan.text[mention.end : mention.end + 2]
        start = mention.start + (4 if mention.actor.startswith("the ") and _has_article(scan, mention) else 0)
        if after[:1] != " " or not after[1:].isupper():
            continue
        run = name_after(scan, start, 0)
        if run is None or run[0] != start or run[1] <= mention.end:
            continue
        end = _end(scan, mention.end, run[1])
        if end > mention.end:
            name = scan.text[start:end]
            found.append(Speaker(start, end, name, "body", is_oblique(scan, start, end)))
    return found


def _has_article(scan: Scan, mention: Mention) -> bool:
    return scan.folded_slice(mention.start, mention.start + 4).strip() == "the"


def _end(scan: Scan, start: int, stop: int) -> int:
    """Return where the name of a body ends whose capitals reach to ``stop``; ``start`` if it is none."""
    words = scan.text[start:stop].split(" ")
    nouns = [number for number, word in enumerate(words) if word in _nouns()]
    if not nouns:
        return start
    end = start + len(" ".join(words[: nouns[-1] + 1]))
    link = next((link for link in _LINKS if scan.text.startswith(link, end)), "")
    if link and end == stop:
        behind = name_after(scan, end + len(link), 0)
        if behind is not None and behind[0] == end + len(link) and behind[1] <= scan.end:
            return behind[1]
    return end


@cache
def _nouns() -> frozenset[str]:
    return frozenset(settings(COMMON, "actors").get("bodies", {}).get("english", ()))
