"""Slavic and Turkic people of Dutch and German texts in English spelling: "Noerlan Zjoemagoelov"."""

from __future__ import annotations

import re
from functools import lru_cache

from kerege.reader.actors.known import kinds
from kerege.reader.packs import COMMON, settings

_WORDS = 2


@lru_cache(maxsize=512)
def respelt(name: str, language: str) -> str:
    """Return the name of a person in English spelling, so that texts in all languages call somebody alike.

    Only names that no pack knows and whose last word ends as Slavic and Turkic names do in the language.

    >>> respelt("Noerlan Zjoemagoelov", "nl"), respelt("Igor Schuwalow", "de"), respelt("Jan Vermeer", "nl")
    ('Nurlan Zhumagulov', 'Igor Shuvalov', 'Jan Vermeer')
    """
    table = settings(COMMON, "romanised").get("spelling", {}).get(language)
    words = name.split()
    if table is None or len(words) < _WORDS or name in kinds() or not all(map(str.istitle, words)):
        return name
    if not words[-1].casefold().endswith(tuple(table["ends"])):
        return name
    return " ".join(_word(word, table["order"]) for word in words)


def _word(word: str, order: list[list[str]]) -> str:
    small = word.casefold()
    for before, after in order:
        small = re.sub(before, after, small)
    return "-".join(part[:1].upper() + part[1:] for part in small.split("-"))
