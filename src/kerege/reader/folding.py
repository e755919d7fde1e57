"""Fold a text for lookup without moving a single offset."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import accumulate

from kerege.documents.rare_characters import rare_characters

#: signs that carry meaning and are kept; every other sign becomes a space
_KEPT = frozenset("%‰$€£¥₽₸₼₴₮₹₾₦₵₱৳₭₫₩₪₨₺฿₡₲؋¢°³²№")
_SAME = {"ё": "е", "Ё": "е"}
#: more signs than this are replaced one by one where they stand
_MANY = 60


class _Folds(dict[int, str]):
    """Code point -> its folded character, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        folded = _fold(chr(code))
        self[code] = folded
        return folded


def _fold(char: str) -> str:
    if char in _SAME:
        return _SAME[char]
    if char.isalnum() or char in _KEPT:
        lower = char.lower()
        return lower if len(lower) == 1 else char
    if unicodedata.category(char) == "Mn":
        return char  # a combining mark belongs to its letter
    return " "


_FOLDS = _Folds()


def fold(text: str) -> str:
    """Return ``text`` in lower case with signs as spaces; same length, so offsets hold.

    >>> fold("US-Dollar, 20 % – Kasachstan’s")
    'us dollar  20 %   kasachstan s'
    """
    if text.isascii() and text.isalpha():  # most are single words
        return text.lower()
    return fold_and_tell(text)[0]


def fold_all(texts: Sequence[str]) -> list[str]:
    """Return many short texts folded, at once, as a call for each would cost more than the folding.

    >>> fold_all(["Öl", "US-Dollar"])
    ['öl', 'us dollar']
    """
    folded = fold("".join(texts))
    ends = accumulate(map(len, texts))
    return [folded[end - len(text) : end] for text, end in zip(texts, ends, strict=True)]


def fold_and_tell(text: str) -> tuple[str, list[str]]:
    """Return ``text`` folded, and its characters in lower case that are none from a to z and no space."""
    lower = text.lower()
    rare = rare_characters(lower)
    if len(lower) != len(text) or "Σ" in text:  # letters whose small one is two, or depends on its place
        return text.translate(_FOLDS), rare
    changed = [char for char in rare if _FOLDS[ord(char)] != char]
    if len(changed) > _MANY:
        return text.translate(_FOLDS), rare
    for char in changed:
        lower = lower.replace(char, _FOLDS[ord(char)])
    return lower, rare
