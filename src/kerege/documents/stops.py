"""Stops: which of them end a sentence, and which belong to abbreviations, initials, ordinals and dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kerege.documents.tables import months, read_table

CLOSING = "\"'”“’‘»«)\\]}›‹"
_OPENERS = re.compile(r"[\s(\[{„“”\"'«»‚‘’–—/]")
_REACH, _TOKEN = 24, 20
_AFTER = re.compile(rf"\s+(?:[{CLOSING}„‚\[({{–—•*-]\s?){{0,4}}(\w{{0,30}})")
_NEXT_PART = re.compile(r"\s{1,3}(\w{1,5})\.")
_NUMBER = re.compile(r"\d{1,3}")
_DATE_PART = re.compile(r"\d{1,2}\.\d{1,2}")
#: what stands over the bar of a rate ("5 млн б/с.")
_RATE = re.compile(r"\d[\d.,–\s-]*%?\s?(?:[^\W\d]{1,4}\.?\s)?[^\W\d]{1,4}[23²³]?/$|\d\s?%\s[^\W\d]{1,2}/$")
_ROMAN = re.compile(r"[IVX]{1,5}")
_ENDS_IN_DIGITS = re.compile(r"\d[\d.,–-]*\s{1,3}$")
_PARTICLES = frozenset(
    (
        "de",
        "der",
        "den",
        "van",
        "von",
        "du",
        "la",
        "le",
        "el",
        "al",
        "ten",
        "ter",
        "bin",
        "ibn",
        "zu",
        "da",
        "di",
    )
)
#: a social network whose name is one letter, words before it
_NETWORK = "X"
_BEFORE_X = "network platform netzwerk plattform dienst medium соцсети платформе желісінде"
_NETWORKS = tuple(f"{word} " for word in _BEFORE_X.split())
#: tonnes, metres, litres after a scale word ("5 млн т.")
_UNIT_LETTERS = frozenset("tтmмlл")
#: a year or century ends a sentence before any capital if the sentence has this many words already
_LONG_ENOUGH = 7


@dataclass(frozen=True, slots=True)
class Stops:
    """Abbreviations of a language by what may follow, the beginnings of longer ones, and sentence openers."""

    inner: frozenset[str]
    unit: frozenset[str]
    year: frozenset[str]
    number: frozenset[str]
    amount: frozenset[str]
    last: frozenset[str]
    ordinal: frozenset[str]
    parts: frozenset[str]
    openers: frozenset[str]


@cache
def stops_of(language: str) -> Stops:
    """Return the tables of a language; of English for one that has none."""
    table = read_table("abbreviations")
    words = read_table("function_words")
    keys = ("common", language if f"{language}.inner" in table else "en")
    kinds = {
        kind: frozenset(word for key in keys for word in table.get(f"{key}.{kind}", ()))
        for kind in ("inner", "unit", "year", "number", "amount", "last", "ordinal")
    }
    parts = {
        ".".join(pieces[:size]) + "."
        for kind in kinds.values()
        for word in kind
        for pieces in [word.strip(".").split(".")]
        for size in range(2, len(pieces) + 1)
    }
    openers = frozenset(words.get(language, words["en"]))
    return Stops(**kinds, parts=frozenset(parts), openers=openers)


def ends_here(text: str, done: int, match: re.Match[str], stops: Stops, language: str) -> bool:
    """Return whether the sentence that began at ``done`` ends with this stop."""
    after = _AFTER.match(text, match.end())
    word = after[1] if after else ""
    if after and after.end() == len(text) and not word:
        return False
    if word[:1].islower():
        return False
    so_far = text[max(done, match.start() - 200) : match.start()]
    if match.group()[0] != "." or match.group().startswith(".."):
        return True
    return _full_stop(text, so_far, match, word, stops, language)


def _full_stop(text: str, so_far: str, match: re.Match[str], word: str, stops: Stops, language: str) -> bool:
    """Return whether a single full stop before a capital, a digit or a sign ends the sentence."""
    token = _last_token(so_far)
    if not token:
        return True
    before = so_far[: -len(token)]
    opens = word.lower() in stops.openers and not word.isdigit()
    if token.isdigit() or _DATE_PART.fullmatch(token):
        return _after_number(before, token, word, opens, stops)
    if len(match.group()) > 1 or _RATE.search(before):
        return True
    following = _NEXT_PART.match(text, match.end())
    verdict = _known(before, token, following[1] if following else "", word, opens, stops)
    if verdict is not None:
        return verdict
    if len(token) == 1 and token.isalpha():
        return _after_letter(before, token, word, opens)
    return opens or not (_ROMAN.fullmatch(token) and language in ("de", "nl"))


def _known(before: str, token: str, following: str, word: str, opens: bool, stops: Stops) -> bool | None:
    """Return whether the sentence ends after one of the abbreviations, whole or in pieces; None if none."""
    for form in (_joined(before.rstrip(), token), token.lower() + "."):
        if following and f"{form}{following.lower()}." in stops.parts:
            return False
        verdict = _abbreviation(form, before, word, opens, stops)
        if verdict is not None:
            return verdict
    return None


def _last_token(text: str) -> str:
    """Return the run of characters before a stop, without what opens it; at most twenty."""
    return _OPENERS.split(text[-_REACH:].removesuffix("\n"))[-1][-_TOKEN:]


def _joined(before: str, token: str) -> str:
    """Return the token with up to two pieces before it that end in a stop: ``z. B`` gives ``z.b.``."""
    form = token.lower() + "."
    for _ in range(2):
        piece = _last_token(before)
        if not piece.endswith(".") or len(piece) > 5:
            break
        form = piece.lower() + form
        before = before[: -len(piece)].rstrip()
    return form


def _abbreviation(form: str, before: str, word: str, opens: bool, stops: Stops) -> bool | None:
    """Return whether the sentence ends after an abbreviation; None if it is none."""
    if form in stops.year and _ENDS_IN_DIGITS.search(before[-_REACH:]):
        return opens or len(before.split()) >= _LONG_ENOUGH
    if form in stops.last or form in stops.amount:
        return form in stops.last or not (word[1:2].isupper() or word[:1].isdigit())
    if form in stops.unit:
        return opens
    before_number = form in stops.number and word[:1].isdigit()
    return False if before_number or form in stops.inner or form in stops.year else None


def _after_letter(before: str, token: str, word: str, opens: bool) -> bool:
    """Return whether the sentence ends after a single letter: an initial, or a unit after a number."""
    if token.islower():
        return token in _UNIT_LETTERS or bool(_ENDS_IN_DIGITS.search(before[-_REACH:])) or opens
    if token == _NETWORK and before.casefold().endswith(_NETWORKS):
        return len(word) > 1  # "wrote on the social network X. Deliveries ..."
    return opens and len(word) > 1 and word.lower() not in _PARTICLES


def _after_number(before: str, token: str, word: str, opens: bool, stops: Stops) -> bool:
    """Return whether the sentence ends after a number: ordinals and days of the month do not end it."""
    day_and_month = word.isdigit() and len(token) <= 2 and len(word) in (1, 2, 4)
    if day_and_month or word.lower() in months():
        return False
    if not stops.ordinal or opens or not _NUMBER.fullmatch(token):
        return True
    words = before[-60:].split()
    if words and words[-1].lower() in stops.ordinal:
        return False
    return len(token) > 2
