"""What binds a noun phrase to its sentence: preposition, case ending, article, apostrophe, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kerege.reader.actors.suffixes import NOMINATIVE, case_endings, read_case
from kerege.reader.layers import Mention
from kerege.reader.relations.grammar import Grammar
from kerege.reader.scan import Scan

MATTER = "matter"
BARE, OBLIQUE, GENITIVE, ADJECTIVE = "bare", "oblique", "genitive", "adjective"
_ARTICLE_CASES = frozenset(("", BARE, OBLIQUE, GENITIVE))
_REACH, _DEPTH = 60, 4
_STOP = re.compile("[,;:()–—]")
_OWNERS = frozenset(("'s", "’s", "' ", "’ "))


def find_marker(scan: Scan, node: Mention, grammar: Grammar) -> str:
    """Return the marker of a phrase: a preposition as the language writes it, a case, or ``bare``."""
    after = scan.text[node.end : node.end + 2]
    compound = after[:1] == "-" and after[1:].isalnum() and not grammar.cased and node.kind != MATTER
    if compound or node.form == "adjective":
        return ADJECTIVE
    before = _preposition(scan, node, grammar) if node.start > scan.start else ""
    if before not in _ARTICLE_CASES:
        return before
    if grammar.cased:
        return _postposition(scan, node, grammar) or _suffix_case(scan, node)
    if grammar.apostrophe and after in _OWNERS:
        return GENITIVE
    ending = _by_ending(scan, node, grammar) if grammar.case_ends else BARE
    return ending if ending != BARE else before or BARE


def _preposition(scan: Scan, node: Mention, grammar: Grammar) -> str:
    """Return the preposition or the article's case before a phrase, passing over articles and adjectives."""
    case = ""
    for written in _words_before(scan, node.start):
        word = written.lower().strip("'’")
        if word in grammar.prepositions:
            return grammar.prepositions[word]
        article = grammar.articles.get(word)
        if article is not None:
            case = case or _article_case(scan, node, article)
        elif word not in grammar.appositions and not _is_modifier(written, grammar):
            break
    return case


def _words_before(scan: Scan, start: int) -> Iterator[str]:
    """Yield the last words before a phrase, nearest first, back to the sign before it."""
    left = start - _REACH if start - _REACH > scan.start else scan.start
    parts = scan.text[left:start].rsplit(None, _DEPTH)
    whole = left == scan.start
    if len(parts) > _DEPTH:
        parts, whole = parts[1:], True
    for number in range(len(parts) - 1, -1, -1):
        written = parts[number]
        signs = [] if written.isalnum() else list(_STOP.finditer(written))
        if signs:
            rest = written[signs[-1].end() :]
            if rest:
                yield rest
            return
        if number or whole:  # the first word may be cut in two
            yield written


def _is_modifier(written: str, grammar: Grammar) -> bool:
    """Whether a word before a phrase may be passed over: an adjective, also one made of a name."""
    ends = grammar.adjective_ends if written[0].islower() else grammar.name_adjective_ends
    return written.isalpha() and written.endswith(ends)


def _article_case(scan: Scan, node: Mention, name: str) -> str:
    """Return the case an article shows; "der" before a masculine phrase is a subject, else a genitive."""
    if name != "either":
        return name
    first = scan.text[node.start : node.end].split(" ", 1)[0]
    if node.form in ("title", "description") or node.kind == "person":
        return GENITIVE if first.endswith("en") else BARE
    return BARE if scan.text[node.start : node.end].endswith(("en", "Kreml", "Iran", "Irak")) else GENITIVE


def _by_ending(scan: Scan, node: Mention, grammar: Grammar) -> str:
    """Return the case that the end of the last word shows, where the language lists such ends."""
    word = scan.folded_slice(node.start, node.end).rpartition(" ")[2]
    if word in grammar.uncased or scan.text[node.start : node.end].isupper():
        return BARE
    for case, ends in grammar.case_ends:
        if word.endswith(ends):
            return case
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


def _postposition(scan: Scan, node: Mention, grammar: Grammar) -> str:
    """Return the postposition right after a phrase ("Ресейге қарсы")."""
    if scan.text[node.end : node.end + 1] != " ":
        return ""
    rest = scan.folded_slice(node.end, min(scan.end, node.end + 24)).split(None, 1)
    return grammar.postpositions.get(rest[0], "") if rest else ""
