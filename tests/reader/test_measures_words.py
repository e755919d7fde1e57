"""What a figure measures in short sentences of many styles, by the words that news use for it.

A line of ``measures_<language>.txt``: measures of the figures between stars, then the sentence.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from reading import claims

_STARRED = re.compile(r"\*([^*]+)\*")


def rows(language: str) -> list[tuple[str, str, str]]:
    """Return language, measures and sentence of each line."""
    text = Path(__file__).with_name(f"measures_{language}.txt").read_text(encoding="utf-8")
    return [(language, *(part.strip() for part in line.split("|", 1))) for line in text.splitlines() if line]


def measures(language: str, marked: str) -> list[str]:
    """Return the measures of the figures between stars, blank where none is found."""
    places, plain, last = [], "", 0
    for match in _STARRED.finditer(marked):
        plain += marked[last : match.start()]
        places.append((len(plain), len(plain) + len(match.group(1))))
        plain += match.group(1)
        last = match.end()
    found = claims(plain + marked[last:], language)
    return [
        next((one.measure for one in found if one.char_start < end and start < one.char_end), "no figure")
        for start, end in places
    ]


@pytest.mark.parametrize(
    ("language", "wanted", "marked"), [row for name in ("de", "en", "kk", "nl", "ru") for row in rows(name)]
)
def test_the_words_tell_the_measure(language: str, wanted: str, marked: str) -> None:
    assert measures(language, marked) == [name.strip() for name in wanted.split(",")]
