"""Names that no pack lists, told by the figure in brackets behind them ("Gamma Coal (3 million tonnes)")."""

from __future__ import annotations

import re

from kerege.reader.frames.names_capitals import nouns_are_capitalised
from kerege.reader.frames.unknown import no_names
from kerege.reader.layers import Mention
from kerege.reader.scan import Scan

_WORD = r"[A-ZÀ-ÞА-ЯЁӘҒҚҢӨҰҮҺІ][\w&’'-]{1,30}+"
#: a number with its unit fills the brackets
_FIGURE = r"(?=\s\([^()\w]{0,4}(?:[^\W\d]{2,12}\s){0,2}[$€£]?\d[\d.,\s]{0,12}(?:%|[^\W\d_])[^()]{0,40}\))"
_PLAIN = re.compile(rf"(?<![\w«„“\"])({_WORD}(?:\s{_WORD}){{0,3}}){_FIGURE}")
_QUOTED = re.compile(rf"[«„“\"]([^\W\d_a-zа-яё][^«»„“”\"\n]{{1,48}})[»”“\"]{_FIGURE}")
_BEHIND = re.compile(rf"[»”“\"]?{_FIGURE}")
_MOST = 8


def bracketed_names(scan: Scan, taken: list[tuple[int, int]]) -> list[Mention]:
    """Return names of unknown firms right before brackets with a figure.

    One word counts where only names have capitals, or in a list with a known name. ``taken`` : places of
    names found before.
    """
    if " (" not in scan.text[scan.start : scan.end]:
        return []
    found: list[Mention] = []
    alone = not nouns_are_capitalised(scan.language) or any(_BEHIND.match(scan.text, end) for _, end in taken)
    for pattern in (_QUOTED, _PLAIN):
        for number, match in enumerate(pattern.finditer(scan.text, scan.start, scan.end)):
            start, end = match.span(1)
            if number == _MOST or any(low < end and start < high for low, high in taken):
                continue
            name = match.group(1)
            if pattern is _PLAIN and not (" " in name or ((alone or found) and start > scan.start)):
                continue
            if pattern is _PLAIN and start in scan.once(no_names):
                continue
            found.append(Mention(start, end, name, "firm"))
    return found
