"""What binds a noun phrase to its sentence: preposition, case ending, article, apostrophe, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kerege.reader.layers import Mention
from kerege.reader.scan import Scan
from kerege.reader.suffixes import NOMINATIVE, case_endings, read_case

MATTER = "matter"
BARE, OBLIQUE, GENITIVE, ADJECTIVE = "bare", "oblique", "genitive", "adjective"
_REACH, _DEPTH = 60, 4
_STOPS = ",;:()–—"
_OWNERS = ("'s", "’s", "' ", "’ ")


def find_marker(scan: Scan, node: Mention, words: Mapping[str, Any]) -> str:
    """Return the marker of a phrase: a preposition as the language writes it, a case, or ``bare``.

    ``words`` are the settings of the layer ``relations``: ``prepositions``, ``articles`` by case,
    ``adjective_ends``, ``case_ends``.
    """
    cased = bool(case_endings(scan.language))
    after = scan.text[node.end : node.end + 2]
    if node.form == "adjective" or (after[:1] == "-" and after[1:].isalnum() and not cased):
        return ADJECTIVE
    before = _preposition(scan, node, words)
    if before and before not in (BARE, OBLIQUE, GENITIVE):
        return before
    if cased:
        return _postposition(scan, node, words) or _suffix_case(scan, node)
    if after in _OWNERS and words.get("apostrophe"):
        return GENITIVE
    ending = _by_ending(scan, node, words)
    return ending if ending != BARE else before or BARE


def _preposition(scan: Scan, node: Mention, words: Mapping[str, Any]) -> str:
    """Return the preposition or the article's case before a phrase, passing over articles and adjectives."""
    left = max(scan.start, node.start - _REACH)
    text = scan.text[left : node.start]
    cut = max(text.rfind(sign) for sign in _STOPS) + 1
    parts = text[cut:].split()
    if left > scan.start and cut == 0 and parts:
        parts = parts[1:]  # the first word may be cut in two
    articles = words.get("articles", {})
    case = ""
    skipped = words.get("appositions", ())
    for written in reversed(parts[-_DEPTH:]):
        word = written.lower().strip("'’")
        if word in words.get("prepositions", ()):
            return str(words.get("same", {}).get(word, word))
        for name, forms in articles.items():
            if word in forms:
                case = case or _article_case(scan, node, str(name))
                break
        else:
            if word not in skipped and not _is_modifier(written, words):
                break
    return case


def _is_modifier(written: str, words: Mapping[str, Any]) -> bool:
    """Whether a word before a phrase may be passed over: an adjective, also one made of a name."""
    ends = words.get("adjective_ends" if written[0].islower() else "name_adjective_ends", ())
    return written.isalpha() and written.endswith(tuple(ends) or ("\0",))


def _article_case(scan: Scan, node: Mention, name: str) -> str:
    """Return the case an article shows; "der" before a masculine phrase is a subject, else a genitive."""
    if name != "either":
        return name
    first = scan.text[node.start : node.end].split(" ", 1)[0]
    if node.form in ("title", "description") or node.kind == "person":
        return GENITIVE if first.endswith("en") else BARE
    return BARE if scan.text[node.start : node.end].endswith(("en", "Kreml", "Iran", "Irak")) else GENITIVE


def _by_ending(scan: Scan, node: Mention, words: Mapping[str, Any]) -> str:
    """Return the case that the end of the last word shows, where the language lists such ends."""
    word = scan.folded_slice(node.start, node.end).rpartition(" ")[2]
    table = words.get("case_ends")
    if not table or word in table.get("never", ()) or scan.text[node.start : node.end].isupper():
        return BARE
    for case, ends in table.items():
        if case != "never" and word.endswith(tuple(ends)):
            return str(case)
    return BARE


def _suffix_case(scan: Scan, node: Mention) -> str:
    for hit in reversed(scan.of("actors")):
        if hit.start >= node.start and hit.end <= node.end <= max(hit.word_end, node.end):
            read = read_case(scan.text, scan.folded, hit.end, hit.word_end, scan.language)
            if read is not None and read[1] == node.end:
                return BARE if read[0] in (NOMINATIVE, ADJECTIVE) else read[0]
            break
    word = scan.folded_slice(node.start, node.end).rpartition(" ")[2]
    ends = case_endings(scan.language)
    for cut in range(max(3, len(word) - 6), len(word)):
        case = ends.get(word[cut:])
        if case not in (None, NOMINATIVE, ADJECTIVE):
            return str(case)
    return BARE


def _postposition(scan: Scan, node: Mention, words: Mapping[str, Any]) -> str:
    """Return the postposition right after a phrase ("Ресейге қарсы")."""
    rest = scan.folded_slice(node.end, min(scan.end, node.end + 24)).split()
    if rest and rest[0] in words.get("postpositions", ()) and scan.text[node.end : node.end + 1] == " ":
        return str(words.get("same", {}).get(rest[0], rest[0]))
    return ""
