"""The word tables of this room, read once from its data files."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def read_table(name: str) -> dict[str, tuple[str, ...]]:
    """Return a data file of lines ``key: words``; ``#`` starts a comment line."""
    text = (files("kerege.documents") / "data" / f"{name}.txt").read_text(encoding="utf-8")
    rows = (line.partition(":") for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return {key.strip(): tuple(words.split()) for key, _, words in rows}


@cache
def languages_of_words() -> dict[str, tuple[str, ...]]:
    """Return for each frequent word the languages it belongs to, in the order of the table."""
    found: dict[str, tuple[str, ...]] = {}
    for name in ("function_words", "topic_words"):
        for language, words in read_table(name).items():
            for word in words:
                owners = found.get(word, ())
                found[word] = owners if language in owners else (*owners, language)
    return found


@cache
def months() -> dict[str, int]:
    """Return the number of the month for each of its names in any language (lower case, no full stop)."""
    return {
        name: number
        for row in read_table("months").values()
        for number, names in enumerate(row, 1)
        for name in names.split("|")
    }
