"""Evidence of a language: script, letters of its own, and frequent words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kerege.base.quick import quick
from kerege.documents.rare_characters import split_words
from kerege.documents.tables import languages_of_words

_CYRILLIC = re.compile("[Ѐ-ԯ]+")
_LATIN = re.compile("[A-Za-zÀ-ɏ]+")
_KAZAKH = re.compile("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
_KAZAKH_ONLY = re.compile("[қғұҚҒҰ]")
_OTHER_CYRILLIC = re.compile("[їєґўҳӣҷӯҡҙҫҗЇЄҐЎҲӢҶӮҠҘҪҖ]")
#: letters from which on a text with none of the Kazakh letters is sure to be none
_LONG = 60
_RUSSIAN = re.compile("[ыэёЫЭЁ]")
#: letters that Serbian lacks
_SOFT = re.compile("[йщъьюя]")
#: scripts that nearly tell the language: first and last character, language
_SCRIPTS = (
    ("\u0370", "\u03ff", "el"),
    ("\u0530", "\u058f", "hy"),
    ("\u0590", "\u05ff", "he"),
    ("\u0600", "\u06ff", "ar"),
    ("\u0900", "\u097f", "hi"),
    ("\u0e00", "\u0e7f", "th"),
    ("\u10a0", "\u10ff", "ka"),
    ("\u3040", "\u30ff", "ja"),
    ("\u4e00", "\u9fff", "zh"),
    ("\uac00", "\ud7af", "ko"),
)
#: share of Kazakh letters among Cyrillic ones from which a text is Kazakh (running text has about a fifth)
_KAZAKH_SHARE = 0.04
_NOT_LATIN = frozenset(("ru", "uk", "be", "bg", "sr", "ky", "tt"))
_OURS = ("de", "nl", "en", "ru", "kk")
#: characters looked at
SAMPLE = 20_000


@quick
@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a language: frequent words found for each, letters by script, words in all."""

    hits: Mapping[str, int]
    words: int
    cyrillic: int
    kazakh: int
    latin: int
    guess: str
    sure: bool
    mixed: bool


def weigh(text: str) -> Evidence:
    """Return the evidence a stretch of text gives for its language."""
    sample = text[:SAMPLE]
    words = split_words(sample.lower())
    owned = Counter(map(_owners_of_words().get, words))
    hits: dict[str, int] = defaultdict(int)
    alone: dict[str, int] = defaultdict(int)
    for known, count in owned.items():
        if known is None:
            continue
        for language in known.languages:
            hits[language] += count
        if known.only:
            alone[known.only] += count
    letters = "".join(words)
    latin = len(letters) if letters.isascii() else _count(_LATIN, letters)
    cyrillic = _count(_CYRILLIC, letters) if latin < len(letters) else 0
    kazakh = len(_KAZAKH.findall(sample)) if cyrillic else 0
    guess, sure, mixed = "", False, False
    if cyrillic > latin:
        guess, sure = _cyrillic_guess(sample, hits, cyrillic, kazakh)
        mixed = latin > 60 or (guess == "kk" and hits["ru"] >= 4) or (guess == "ru" and kazakh >= 4)
    elif latin:
        guess, sure = _latin_guess(hits, len(words))
        mixed = cyrillic > 20 or any(count >= 2 and other != guess for other, count in alone.items())
    else:
        guess = _other_script(sample)
        sure = bool(guess)
    return Evidence(hits, len(words), cyrillic, kazakh, latin, guess, sure, mixed)


def _count(script: re.Pattern[str], letters: str) -> int:
    """Return how many letters are of a script; mostly it is all of them."""
    return len(letters) if script.fullmatch(letters) else len("".join(script.findall(letters)))


@dataclass(frozen=True, slots=True, eq=False)
class _Owners:
    """The languages that some frequent words belong to; ``only`` : the one of ours if there is just one."""

    languages: tuple[str, ...]
    only: str


@cache
def _owners_of_words() -> dict[str, _Owners]:
    """Return word -> whose it is, one record for all words of the same languages."""
    records: dict[tuple[str, ...], _Owners] = {}
    for owners in languages_of_words().values():
        ours = [language for language in owners if language in _OURS]
        records.setdefault(owners, _Owners(owners, ours[0] if len(ours) == 1 else ""))
    return {word: records[owners] for word, owners in languages_of_words().items()}


def _cyrillic_guess(sample: str, hits: Mapping[str, int], cyrillic: int, kazakh: int) -> tuple[str, bool]:
    foreign = len(_OTHER_CYRILLIC.findall(sample))
    if kazakh >= _KAZAKH_SHARE * cyrillic and hits["kk"] >= hits["ru"] and not foreign * 50 > cyrillic:
        own = len(_KAZAKH_ONLY.findall(sample))
        if own and hits["kk"] >= max(hits["uk"], hits["ky"], hits["tt"]):
            return "kk", own >= 2 or hits["kk"] >= 1
    likely = ["ru", "kk", "uk", "be", "bg", "sr", "ky", "tt"]
    if _SOFT.search(sample):
        likely.remove("sr")
    best, lead = _best(hits, likely)
    if best == "ru" and not foreign and not (kazakh >= _KAZAKH_SHARE * cyrillic):
        return "ru", hits["ru"] >= 2 or bool(_RUSSIAN.search(sample))
    if best:
        return best, lead >= 2
    if _RUSSIAN.search(sample) and not kazakh and not foreign:
        return "ru", cyrillic >= _LONG  # Kazakh has these letters too
    return ("" if kazakh or foreign else "ru"), False


def _latin_guess(hits: Mapping[str, int], words: int) -> tuple[str, bool]:
    best, lead = _best(hits, [language for language in hits if language not in _NOT_LATIN])
    if not best:
        return "", False
    sure = (
        lead >= 2 or (lead >= 1 and hits[best] >= 2) or (lead >= 1 and words <= 4 and hits[best] * 2 >= words)
    )
    return best, sure and hits[best] * 12 >= words


def _best(hits: Mapping[str, int], languages: Sequence[str]) -> tuple[str, int]:
    """Return the language with most hits and its lead; the earlier in the order wins a tie."""
    best, most, second = "", 0, 0
    for language in languages:
        count = hits[language]
        if count > most:
            best, most, second = language, count, most
        elif count > second:
            second = count
    return best, most - second


def _other_script(sample: str) -> str:
    letters = Counter(
        language for first, last, language in _SCRIPTS for c in sample[:500] if first <= c <= last
    )
    if letters["ja"] and letters["zh"]:
        return "ja"
    return max(letters, key=lambda language: (letters[language], language)) if letters else ""
