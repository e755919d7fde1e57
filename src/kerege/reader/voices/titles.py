"""Titles before names: "president", "Hafenchef"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from kerege.documents.rare_characters import split_words
from kerege.reader.packs import settings
from kerege.reader.scan import Scan

#: letters of a title that may be the end of a longer word
_LONG = 5


class _Titles(NamedTuple):
    """Titles of a language, and those that may end a longer word, by their last ``size`` letters."""

    whole: frozenset[str]
    endings: Mapping[str, tuple[str, ...]]
    size: int


def has_title(text: str, language: str) -> bool:
    """Return whether the last word of a text is a title ("глава", "KTZ-Chef")."""
    last = text.rsplit(None, 1)[-1:]
    return bool(last) and is_title(last[0], language)


def is_title(word: str, language: str) -> bool:
    """Return whether a word is a title, or a long one ends it ("Hafenchef", "вице-президент")."""
    titles = _titles(language)
    small = word.lower()
    return small in titles.whole or small.endswith(titles.endings.get(small[-titles.size :], ()))


def is_declined(word: str, language: str) -> bool:
    """Return whether a title is not in the nominative, as far as one more form of it tells ("министра")."""
    titles = _titles(language).whole
    cases = settings(language, "attribution").get("grammar", {}).get("title_cases", ())
    small = word.lower()
    if not cases or small not in titles:
        return False
    stem = small[:-1]
    declined = small.endswith(("а", "я")) and (stem in titles or f"{stem}ь" in titles)
    return declined or (small.endswith("ы") and f"{stem}а" in titles)


@cache
def _titles(language: str) -> _Titles:
    grammar = settings(language, "attribution").get("grammar", {})
    titles = [str(title) for title in grammar.get("titles", ())]
    cases = [str(case) for case in grammar.get("title_cases", ())]
    titles += [_stem(title) + case for title in titles for case in cases]
    ends = [title for title in titles if len(title) >= _LONG] + list(grammar.get("title_ends", ()))
    size = min(map(len, ends), default=_LONG)
    endings: dict[str, tuple[str, ...]] = {}
    for end in ends:
        endings[end[-size:]] = (*endings.get(end[-size:], ()), end)
    return _Titles(frozenset(titles), endings, size)


def has_titles(scan: Scan) -> bool:
    """Return whether there is a title anywhere in a sentence."""
    whole, endings, size = _titles(scan.language)
    words = split_words(scan.text[scan.start : scan.end].lower())
    if not whole.isdisjoint(words):
        return True
    tails = [word[-size:] for word in words]
    if endings.keys().isdisjoint(tails):
        return False
    return any(
        word.endswith(endings[tail]) for word, tail in zip(words, tails, strict=True) if tail in endings
    )


def _stem(title: str) -> str:
    """Return a title without the letter that endings replace ("председатель", "житель")."""
    return title[:-1] if title.endswith(("ь", "й")) else title
