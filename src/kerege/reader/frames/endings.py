"""The role of a name by its own ending: suffixes that follow the stem, or a declined form of the name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kerege.reader.actors.suffixes import case_endings
from kerege.reader.folding import fold
from kerege.reader.layers import Mention
from kerege.reader.packs import Entry
from kerege.reader.scan import Scan

#: what a case of a name tells in a language that puts case behind the word
_ROLES: Mapping[str, str] = {
    "genitive": "of",
    "dative": "to",
    "ablative": "from",
    "locative": "in",
    "instrumental": "with",
}
_PROPER = frozenset(("name", "capital", "genitive"))
#: characters between a name and the noun that says what it is ("«Katco» кәсіпорнының")
_GAP = 2
#: letters of a word that its ending leaves at least
_STEM = 2
#: forms of a name that is declined, at least
_DECLINED = 4


def suffixed_role(scan: Scan, mention: Mention) -> str:
    """Return the role that a suffix tells, blank if none: of the name, its title, or the noun behind it.

    With a line or a port as its means something is carried that way ("КТК құбырымен").
    """
    role = _suffixed(scan, mention)
    return "via" if role == "with" and mention.kind == "asset" else role


def _suffixed(scan: Scan, mention: Mention) -> str:
    cases = case_endings(scan.language)
    stems = [hit.end for hit in scan.of("actors") if mention.start <= hit.start and hit.end <= mention.end]
    ending = scan.folded_slice(stems[-1] if stems else mention.end, mention.end).strip()
    if " " in ending or mention.form in {"title", "description"}:
        return _of_word(scan.folded_slice(mention.start, mention.end).rpartition(" ")[2], cases)
    role = _ROLES.get(cases.get(ending, ""), "")
    if role:
        return role
    for hit in scan.of("frame_words"):
        if "head" in hit.entry.data and 0 < hit.start - mention.end <= _GAP:
            return _ROLES.get(cases.get(scan.folded_slice(hit.end, hit.word_end), ""), "nom")
    return ""


def opens_placed(scan: Scan, mention: Mention, endings: tuple[str, ...]) -> bool:
    """Say whether a land with an ending of place opens its sentence as the owner of what is there.

    "Germany's stores" are "Германиядағы қоймалар".
    """
    if mention.kind not in {"state", "bloc"} or scan.text[scan.start : mention.start].strip():
        return False
    return bool(endings) and scan.folded_slice(mention.start, mention.end).rstrip().endswith(endings)


def headed_end(scan: Scan, mention: Mention) -> int:
    """Return where the noun ends that says what a name is ("«Katco» кәсіпорны"), else the name."""
    heads = (h for h in scan.of("frame_words") if "head" in h.entry.data)
    return next((h.word_end for h in heads if 0 < h.start - mention.end <= _GAP), mention.end)


def agents_role(scan: Scan, mention: Mention) -> str:
    """Return the role of people with a state's adjective before them ("үнді саудагерлері"), blank if none."""
    cases = case_endings(scan.language)
    if not cases:
        return ""
    for hit in scan.of("frame_words"):
        if "agents" in hit.entry.data and 0 < hit.start - mention.end <= _GAP:
            return _ROLES.get(cases.get(scan.folded_slice(hit.end, hit.word_end), ""), "nom")
    return ""


def _of_word(word: str, cases: Mapping[str, str]) -> str:
    """Return the role that the longest ending of a word tells."""
    for start in range(min(_STEM, len(word) - 2), len(word) - 1):  # one letter may be the word's own last
        case = cases.get(word[start:])
        if case is not None:
            return _ROLES.get(case, "")
    return ""


def declined_role(scan: Scan, mention: Mention, declension: tuple[tuple[str, str, str], ...]) -> str:
    """Return the role that the case of a name tells, blank for a nominative or a form that is unknown.

    ``declension`` : end of the nominative, end of the case, role; the nominative has to be a known form.
    """
    if mention.form not in _PROPER:
        return ""
    hit = next((h for h in scan.of("actors") if h.start == mention.start), None)
    if hit is None or hit.end != mention.end:
        return ""
    text, known = scan.folded_slice(hit.start, hit.end), _forms(hit.entry)
    for base, end, role in declension:
        if text.endswith(end) and text[: len(text) - len(end)] + base in known:
            return role
    return ""


def is_nominative(scan: Scan, mention: Mention) -> bool:
    """Say whether a name that is declined stands as it is listed first, so that it hangs on no noun."""
    hit = next((h for h in scan.of("actors") if h.start == mention.start), None)
    if hit is None or hit.end != mention.end or len(hit.entry.forms) < _DECLINED:
        return False
    text = scan.folded_slice(hit.start, hit.end)
    return text == _base(hit.entry, text)


@cache
def _base(entry: Entry, text: str) -> str:
    """Return the nominative of a form: the form listed last before it, or itself, that opens a paradigm."""
    firsts = [fold(form) for form in entry.forms]
    stem = text[: max(len(text) - 2, _STEM)]
    return next((form for form in firsts if form.startswith(stem)), text)


@cache
def _forms(entry: Entry) -> frozenset[str]:
    return frozenset(fold(form) for form in entry.forms)
