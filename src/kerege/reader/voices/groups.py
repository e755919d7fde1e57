"""Groups and people without a name: "analysts", "analysts of the Development Bank", "a diplomat"."""

from __future__ import annotations

from kerege.reader.layers import Mention
from kerege.reader.lexicon import Hit
from kerege.reader.packs import settings
from kerege.reader.scan import Scan
from kerege.reader.voices.names import name_after
from kerege.reader.voices.words import listed

#: characters between a group and its house, and before somebody without a name up to the article
_NEAR, _BACK = 14, 44
#: small words between a group and a house that no pack knows
_SMALL = 2
_HOUSES = frozenset(("body", "firm", "media"))
_SIGNS = ',;:.!?()«»„“”"'


def house_of(scan: Scan, hit: Hit, mentions: tuple[Mention, ...]) -> str:
    """Return the house whose people a group is ("analysts at the bank", "Rystad analysts"); blank if none."""
    small = listed(scan.language, "members") | listed(scan.language, "articles")
    for mention in mentions:
        if mention.kind not in _HOUSES:
            continue
        if 0 < mention.start - hit.word_end <= _NEAR:
            between = scan.folded_slice(hit.word_end, mention.start).split()
            if all(word in small for word in between) and (between or mention.form == "genitive"):
                return mention.actor
            if not between and settings(scan.language, "attribution").get("cases"):
                return mention.actor
        gap = hit.start - mention.end
        if 0 <= gap <= 1 and mention.form != "adjective":
            return mention.actor
    return _unknown_house(scan, hit, mentions)


def _unknown_house(scan: Scan, hit: Hit, mentions: tuple[Mention, ...]) -> str:
    """Return the house that no pack knows behind its people ("analysts at BMO"); blank if there is none."""
    found = name_after(scan, hit.word_end, _SMALL)
    between = scan.folded_slice(hit.word_end, found[0]).split() if found is not None else []
    if found is None or not between or between[0] not in listed(scan.language, "seated_at"):
        return ""
    if any(word not in listed(scan.language, "articles") for word in between[1:]):
        return ""
    return "" if any(m.start < found[1] and found[0] < m.end for m in mentions) else scan.text[slice(*found)]


def may_be_group(scan: Scan, hit: Hit) -> bool:
    """Return whether people without a name are meant, and no title before one ("des Ökonomen Jan Doe")."""
    found = name_after(scan, hit.word_end, 0)
    if found is not None and found[0] == hit.word_end + 1 and " " in scan.text[slice(*found)]:
        return False
    return not hit.entry.data.get("single") or is_single(scan, hit)


def is_single(scan: Scan, hit: Hit) -> bool:
    """Return whether somebody without a name is meant: "a senior diplomat", but not "diplomat Jane Doe"."""
    if scan.text[hit.word_end + 1 : hit.word_end + 2].isupper() and _bare(scan.language):
        return False
    left = scan.text[max(scan.start, hit.start - _BACK) : hit.start]
    cut = max(left.rfind(sign) for sign in _SIGNS) + 1
    words = scan.folded_slice(hit.start - len(left) + cut, hit.start).split()[-3:]
    if any(word in listed(scan.language, "indefinite") for word in words):
        return True
    return bool(settings(scan.language, "attribution").get("grammar", {}).get("no_articles"))


def _bare(language: str) -> bool:
    return not settings(language, "attribution").get("grammar", {}).get("capital_nouns")
