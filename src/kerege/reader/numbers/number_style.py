"""How a document writes numbers: which sign parts the decimals, which the thousands."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from string import digits

from kerege.documents.document import Document
from kerege.documents.places import places_of
from kerege.reader.packs import LANGUAGES, settings

POINT, COMMA = ".", ","
_NUMBER = re.compile(r"[0-9](?<![\w.,:/+-].)[0-9]{0,8}(?:[.,][0-9]{1,9}){1,4}(?![\w:/])", re.DOTALL)
#: a sum with "m" stuck to it: the "m" of the document are millions
_MILLIONS = re.compile(r"[$€£]\d[\d.,]{0,12}m(?!\w)")
_SAMPLE = 500_000


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """Evidence on separators in a whole document.

    point : unambiguous numbers with a decimal point ("22.5", "1,234,567")
    comma : unambiguous numbers with a decimal comma ("22,5", "1.234.567")
    glued : scale words of one letter that the document writes ("$5m")
    """

    point: int = 0
    comma: int = 0
    glued: tuple[str, ...] = ()

    def votes(self, sign: str) -> int:
        """Return how many numbers have this sign before their decimals."""
        return self.point if sign == POINT else self.comma


def find_style(document: Document) -> NumberStyle:
    """Return what the unambiguous numbers of a document say on its separators."""
    text = document.text
    places = places_of(text[:_SAMPLE], digits)
    found = [match for place in places if (match := _NUMBER.match(text, place, _SAMPLE))]
    votes = Counter([decimal_sign(match.group(), text[match.end() : match.end() + 1]) for match in found])
    priced = any(sign in document.text for sign in "$€£")
    glued = ("million",) if priced and _MILLIONS.search(document.text, 0, _SAMPLE) else ()
    return NumberStyle(point=votes[POINT], comma=votes[COMMA], glued=glued)


def decimal_sign(token: str, following: str = "") -> str:
    """Return the decimal sign that a number proves, blank if it proves none.

    >>> [decimal_sign(token) for token in ("22.5", "1.234,5", "1.234.567", "1.234")]
    ['.', ',', ',', '']
    """
    signs = [char for char in token if char in ".,"]
    head, *groups = re.split("[.,]", token)
    if len(signs) == 1:
        if len(groups[0]) == 3 and len(head) <= 3 and head != "0":
            return ""
        return "" if signs[0] == POINT and _may_be_date(head, groups[0], following) else signs[0]
    if not all(len(group) == 3 for group in groups[:-1]) or len(head) > 3:
        return ""
    if len(set(signs)) == 1:
        return _other(signs[0]) if len(groups[-1]) == 3 else ""
    return signs[-1] if len(set(signs[:-1])) == 1 and signs[-1] != signs[0] else ""


def _may_be_date(day: str, month: str, following: str) -> bool:
    """Return whether "27.11" may be a day and a month, or "14.30" an hour."""
    return following == "." or (len(month) == 2 and int(day) <= 31 and int(month) < 60)


def _other(sign: str) -> str:
    return COMMA if sign == POINT else POINT


def native_decimal(language: str) -> str:
    """Return the decimal sign of a language; the comma unless its pack says otherwise."""
    grammar = settings(language, "numbers").get("grammar", {}) if language in LANGUAGES else {}
    return str(grammar.get("decimal", COMMA))


def native_thousands(language: str) -> str:
    """Return the thousands sign of a language: the other one of point and comma unless its pack says so."""
    grammar = settings(language, "numbers").get("grammar", {}) if language in LANGUAGES else {}
    return str(grammar.get("thousands", _other(native_decimal(language))))
