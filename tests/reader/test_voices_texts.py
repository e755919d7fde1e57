from __future__ import annotations

import pytest
from reading import latin
from voice_texts import TALKS, TEXTS

from kerege.documents import read_document
from kerege.reader.candidates import AUTHOR
from kerege.reader.rules import RulesExtractor

HEAD = {
    "de": "28. November 2024\n\n",
    "en": "28 November 2024\n\n",
    "nl": "28 november 2024\n\n",
    "ru": "28 ноября 2024 года\n\n",
    "kk": "2024 жылғы 28 қараша\n\n",
}


def speaker(marked: str, language: str) -> str:
    """Return who says the figure between two stars."""
    text = HEAD[language] + marked
    place = text.index("*")
    document = read_document(text.replace("*", "").encode(), name="test.txt")
    figures = [one for one in RulesExtractor().read(document).candidates if one.kind == "quantity"]
    found = [one for one in figures if one.char_start <= place < one.char_end and one.value == 20]
    return found[0].speaker if found else "no figure"


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [(language, *line) for language, lines in TEXTS.items() for line in lines],
)
def test_who_says_it(language: str, text: str, name: str) -> None:
    assert speaker(text, language) == latin(name)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [(language, *line) for language, lines in TALKS.items() for line in lines],
)
def test_answers_of_interviews(language: str, text: str, name: str) -> None:
    assert speaker(text, language) == latin(name)


def test_questions_are_the_papers() -> None:
    text = TALKS["en"][1][0].replace("*", "").replace("Is it safe", "Are *20* metres safe")
    assert speaker(text, "en") == AUTHOR
