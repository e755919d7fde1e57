"""Texts with the figures expected in them, for tests of measure, actors and period.

A block is a text and lines ``> figure | measure | subject | object | period``; ``*`` = not tested here.
"""

from pathlib import Path

from kerege.documents.reading import read_document
from kerege.reader.candidates import Candidate
from kerege.reader.rules import RulesExtractor

Case = tuple[str, tuple[str, ...]]


def cases(language: str) -> list[Case]:
    """Return text and expected figure of each line of a language's file."""
    path = Path(__file__).with_name(f"frames_{language}.txt")
    found = []
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        text = "\n".join(line for line in lines if not line.startswith(">"))
        wanted = [line[1:].split("|") for line in lines if line.startswith(">")]
        found.extend((text, tuple(word.strip() for word in words)) for words in wanted)
    return found


def differences(text: str, expected: tuple[str, ...]) -> list[str]:
    """Return what is other than expected in the figure of a text; blank lists nothing."""
    figure, *values = expected
    claim = _claim(text, figure)
    if claim is None:
        return [f"no figure {figure}"]
    found = (claim.measure, claim.subject, claim.object, claim.period)
    return [
        f"{one!r}, not {wanted!r}"
        for one, wanted in zip(found, values, strict=True)
        if wanted not in {"*", one}
    ]


def _claim(text: str, figure: str) -> Candidate | None:
    found = RulesExtractor().read(read_document(text.encode(), name="test.txt")).candidates
    place = text.index(figure)
    for one in found:
        if one.kind == "quantity" and one.char_start < place + len(figure) and place < one.char_end:
            return one
    return None
