"""Names that no pack lists, told by the verb, possessive or insertion behind them ("Codelco's output")."""

from __future__ import annotations

import re

from kerege.reader.frames.acting_words import Acting, acting_of
from kerege.reader.frames.words import grammar
from kerege.reader.layers import Mention
from kerege.reader.scan import Scan

_CAPITAL = "[A-ZÀ-ÞА-ЯЁӘҒҚҢӨҰҮҺІ]"
_WORD = rf"{_CAPITAL}[\w&-]{{1,30}}+"
#: what stands before the first letter is looked at behind it: a search for letters is quicker
_FIRST = rf"{_CAPITAL}(?<![\w.'’&-].)[\w&-]{{1,30}}+"
_NAME = re.compile(rf"{_FIRST}(?: {_WORD}){{0,3}}(?![\w&-])", re.DOTALL)
#: names of two words or more, and owners: for languages that write all nouns with capitals
_LONG_NAME = re.compile(rf"{_FIRST}(?:(?: {_WORD}){{1,3}}(?![\w&-])|(?=['’]s ))", re.DOTALL)
#: "FY24", "H1": no names
_CODE = re.compile(r"[A-Z]{1,2}\d{1,4}")
#: the number of a plant or line behind its name
_NUMBER = re.compile(r" \d{1,2}(?= [^\W\d_])")
_POSSESSIVE = ("'s ", "’s ")
#: kind of plants and lines, whose names end with what they are ("Richards Bay Coal Terminal")
_SITE = "asset"
#: layers whose words are no names, though a sentence may begin with them
_NO_NAMES = (
    "measures", "goods", "units", "counted_nouns", "times", "months", "attribution", "frame_words",
    "frame_names", "actor_words", "changes", "comparators", "numbers", "modality", "scales", "frame_things",
)  # fmt: skip
#: layers whose nouns have owners ("the profit of X", "the ships of X")
_OWNED = ("measures", "frame_things", "counted_nouns")
_MOST = 40
#: characters of "between Osh and", words of "Osh and"
_LINE, _ENDS = 40, 2


def acting_names(scan: Scan, taken: list[tuple[int, int]]) -> list[Mention]:
    """Return capitalised words without a known name that act: a verb, a possessive or an insertion follows.

    One word at the head of a sentence may be any noun, so it counts only if it is no plural and no word of a
    pack. ``taken`` : places of names found before.
    """
    acting = acting_of(scan.language)
    if acting is None:
        return []
    runs = _runs(scan, taken, acting)
    if not runs:
        return []
    verbs = {hit.start for hit in scan.of("measures") if hit.entry.data.get("verb")}
    verbs |= {hit.start for hit in scan.of("modality")}
    sites = {hit.word_end for hit in scan.of("frame_names") if hit.entry.data.get("kind") == _SITE}
    found: list[Mention] = []
    for start, short in runs:
        end = _numbered(scan, short, acting, verbs)
        acts = end > short or _acts(scan, start, end, acting, verbs)
        if not acts and scan.text.count(" ", start, end) + 1 >= acting.fewest:
            acts = _inverts(scan, start, acting, verbs, taken) or _owns(scan, start, acting)
        acts = acts and not _is_end_of_line(scan, start)
        if acts and not _is_person(scan, start, acting) and not _is_noun(scan, start, end, acting):
            kind = _SITE if end > short or end in sites else "firm"
            found.append(Mention(start, end, scan.text[start:end], kind))
    return found


def _is_end_of_line(scan: Scan, start: int) -> bool:
    """Say whether a name is the second of two that a line lies between ("between Osh and Naryn will be")."""
    before = scan.folded_slice(max(scan.start, start - _LINE), start).split()[-_ENDS:]
    joined = len(before) == _ENDS and before[-1] in grammar(scan.language).joiners
    roles = [h for h in scan.of("frame_words") if h.entry.data.get("role") == "between"]
    return joined and any(0 <= start - h.word_end <= _LINE for h in roles)


def _runs(scan: Scan, taken: list[tuple[int, int]], acting: Acting) -> list[tuple[int, int]]:
    """Return where capitalised words stand that may be names."""
    pattern = _NAME if acting.fewest == 1 else _LONG_NAME
    found = []
    for number, match in enumerate(pattern.finditer(scan.text, scan.start, scan.end)):
        if number == _MOST:
            break
        start, end = _trimmed(scan, match, acting)
        if start >= end or (scan.text[end - 1].isdigit() and _CODE.fullmatch(scan.text, start, end)):
            continue
        if not [low for low, high in taken if low < end and start < high]:
            found.append((start, end))
    return found


def _numbered(scan: Scan, end: int, acting: Acting, verbs: set[int]) -> int:
    """Return where a name ends with its number, if a verb follows that ("Estlink 3 costs")."""
    number = _NUMBER.match(scan.text, end, scan.end)
    if number is None:
        return end
    verb = number.end() + 1
    word = scan.folded_slice(verb, min(verb + 24, scan.end)).partition(" ")[0]
    return number.end() if verb in verbs or word in acting.verbs else end


def _trimmed(scan: Scan, match: re.Match[str], acting: Acting) -> tuple[int, int]:
    """Return where capitalised words begin and end without the small words in front."""
    start, end = match.span()
    while start < end and _is_small((word := scan.text[start:end].partition(" ")[0]).casefold(), acting):
        start += len(word) + 1
    return start, end


def _is_small(word: str, acting: Acting) -> bool:
    """Say whether a word before a name is none of it ("State-owned Cotco", "Lagos-based Oando")."""
    return word in acting.small or word.endswith(acting.tails)


def _acts(scan: Scan, start: int, end: int, acting: Acting, verbs: set[int]) -> bool:
    """Say whether what follows a name shows that it acts or owns."""
    if scan.text.startswith(_POSSESSIVE, end):
        return True
    behind = scan.text[end : min(end + 24, scan.end)]
    words = behind.split(maxsplit=2)
    if behind[:1] == " " and words:
        if scan.text.count(" ", start, end) + 1 < acting.fewest or words[0].endswith(acting.many):
            return False
        return end + 1 in verbs or words[0].casefold() in acting.verbs
    if behind[:2] != ", " or scan.text.count(" ", start, end) + 1 < acting.fewest:
        return False
    if scan.text[start - 2 : start] == ", " and end + 2 in verbs:  # "the operator, X, moved 3 Mt"
        return True
    return len(words) > 1 and words[1].casefold() in acting.inserted


def _owns(scan: Scan, start: int, acting: Acting) -> bool:
    """Say whether a name stands behind a measure and "of": "de winst van Polderstaal"."""
    before = scan.text[max(start - 8, scan.start) : start]
    link = next((word for word in acting.owner if before.endswith(word)), "")
    place = start - len(link)
    return link != "" and any(hit.word_end == place for layer in _OWNED for hit in scan.of(layer))


def _is_person(scan: Scan, start: int, acting: Acting) -> bool:
    """Say whether a title stands before a name ("topman Jansen"), or it is a last one ("Jan de Vries")."""
    if acting.titles and scan.text[start : start + 40].partition(" ")[0].endswith(acting.titles):
        return True
    before = scan.text[max(start - 24, scan.start) : start]
    link = next((word for word in acting.particles if before.endswith(word)), "")
    if link and before.removesuffix(link).rpartition(" ")[2].istitle():
        return True
    return before.rstrip().rpartition(" ")[2].casefold() in acting.persons


def _inverts(scan: Scan, start: int, acting: Acting, verbs: set[int], taken: list[tuple[int, int]]) -> bool:
    """Say whether the verb stands right before a name: "In 2023 won Solidcore ..."."""
    if not acting.inverted or scan.text[start - 1 : start] != " ":
        return False
    verb = scan.text.rfind(" ", scan.start, start - 1) + 1
    word = scan.text[verb : start - 1]
    if verb <= scan.start or word.endswith(acting.many) or any(high == verb - 1 for _, high in taken):
        return False
    return word.isalpha() and (verb in verbs or word.casefold() in acting.verbs)


def _is_noun(scan: Scan, start: int, end: int, acting: Acting) -> bool:
    """Say whether capitalised words are words of the language and no name."""
    words = scan.text[start:end].split()
    known = scan.once(no_names)
    place = start
    for word in words:
        inner = place > start and acting.fewest == 1
        if place in known and not inner and not (word.isupper() and len(words) > 1):
            return True
        place += len(word) + 1
    head = not scan.text[scan.start : start].strip(" «„“\"'‘(")
    plural = words[0].endswith(acting.plural)
    return head and len(words) == 1 and plural and not scan.text.startswith(_POSSESSIVE, end)


def no_names(scan: Scan) -> frozenset[int]:
    """Return where words of a sentence begin that are no names."""
    return frozenset([hit.start for layer in _NO_NAMES for hit in scan.of(layer)])
