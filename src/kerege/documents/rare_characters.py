"""The characters of a text that are no plain letters, told quickly: most of a text is letters from a to z."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
#: more signs than this are looked for at once, fewer one by one, which is quicker
_MANY = 60
_PLAIN = b"abcdefghijklmnopqrstuvwxyz "


def rare_characters(small: str) -> list[str]:
    """Return each character of a text in small letters that is none from a to z and no space, once, in order.

    >>> rare_characters("die größe, die straße")
    ['ö', 'ß', ',']
    """
    rest = small.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    return list(dict.fromkeys(rest.decode("utf-8", "surrogatepass")))


def split_words(small: str) -> list[str]:
    """Return the runs of letters of a text in small letters, in order.

    >>> split_words("5mal größer, g20")
    ['mal', 'größer', 'g']
    """
    found = rare_characters(small)
    signs = [char for char in found if not char.isalnum() or char.isdecimal()]
    if len(signs) > _MANY:
        return _WORD.findall(small)
    for sign in signs:
        small = small.replace(sign, " ")
    return small.split()
