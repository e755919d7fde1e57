"""Texts older than Unicode: the encoding whose letters make the most plausible words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

#: encodings a file may declare; codecs that do more than map characters are not among them
DECLARABLE: Final = frozenset(
    [f"windows-125{d}" for d in range(9)]
    + [f"cp125{d}" for d in range(9)]
    + [f"iso-8859-{d}" for d in range(1, 17) if d != 12]
    + ["latin1", "latin-1", "koi8-r", "koi8-u", "kz1048", "cp866", "cp850", "mac-cyrillic", "macintosh"]
    + ["ptcp154", "gb18030", "gbk", "gb2312", "big5", "shift_jis", "euc-jp", "euc-kr", "ascii", "us-ascii"]
)
#: tried in this order; the first of equals wins
_CYRILLIC: Final = ("cp1251", "kz1048", "koi8-r", "iso8859-5", "cp866", "mac-cyrillic")
_LATIN: Final = "cp1252"
_SAMPLE: Final = 200_000

_HIGH = re.compile(rb"[\x80-\xff]+")
_GOOD = re.compile(r"(?<=[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі])[а-яёәғқңөұүһі]")
_COMMON = re.compile(r"[оеаинтсрлв]")
_ODD = re.compile(
    r"(?<=[а-яё])[А-ЯЁ]|[а-яё][\x80-\xbf×÷ʹ║│┤╣╗╝┐└┴┬├─┼╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀░▒▓]|[ЂЃѓЉЊЌЋЏђљњќћџЎўЈҐЄєЇїЅѕјґ¤¦§]"
)
_LATIN_ODD = re.compile(r"[A-Za-z][¤¦¬¸¹²³¼½¾×÷¡¿ªº](?=[A-Za-z])")


def guess_legacy(data: bytes) -> str:
    """Return the name of the most plausible one-byte encoding of bytes that are not UTF-8; blank = none.

    Cyrillic encodings are compared by how many letters continue a word in lower case and are frequent, less
    what no word has; Latin is assumed where high bytes are few beside the ASCII letters.
    """
    sample = data[:_SAMPLE]
    high = sum(len(run) for run in _HIGH.findall(sample))
    letters = sum(map(str.isalpha, sample.decode("ascii", "ignore")))
    if high * 3 <= letters:
        return (
            _LATIN
            if _decodes(data, _LATIN) and not _LATIN_ODD.search(sample.decode(_LATIN, "replace"))
            else ""
        )
    scores = [(_score(sample.decode(name)), name) for name in _CYRILLIC if _decodes(sample, name)]
    best, name = max(scores, key=lambda scored: scored[0], default=(0.0, ""))
    return name if best > 0.5 * high and _decodes(data, name) else ""


def declared_charset(names: Iterable[str]) -> str:
    """Return the first declared encoding that may be trusted, normalised; blank = none."""
    for name in names:
        plain = name.strip().lower().replace("_", "-")
        if plain in DECLARABLE or plain.replace("-", "_") in DECLARABLE:
            return "cp1252" if plain in ("iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii") else plain
    return ""


def _decodes(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _score(text: str) -> float:
    """Return plausible letters less implausible ones; larger is better."""
    good = len(_GOOD.findall(text))
    return good + 0.5 * len(_COMMON.findall(text)) - 3.0 * len(_ODD.findall(text))
