"""People with Slavic and Turkic names are called alike in all languages, whatever a text's spelling."""

from __future__ import annotations

from datetime import date

import pytest
from reading import claims

from kerege.reader.respelt import respelt

NAMES = [
    ("nl", "Noerlan Zjoemagoelov", "Nurlan Zhumagulov"),
    ("nl", "Joeri Oesjakov", "Yuri Ushakov"),
    ("nl", "Sadyr Dzjanybekov", "Sadyr Janybekov"),
    ("nl", "Jan Vermeer", "Jan Vermeer"),
    ("de", "Igor Schuwalow", "Igor Shuvalov"),
    ("de", "Alexej Tschernow", "Alexei Chernov"),
    ("de", "Bernhard Bülow", "Bernhard Bülow"),
    ("en", "Igor Schuwalow", "Igor Schuwalow"),
    ("nl", "Gazprom", "Gazprom"),
]


@pytest.mark.parametrize(("language", "name", "spelt"), NAMES)
def test_a_name_is_spelt_as_in_english(language: str, name: str, spelt: str) -> None:
    assert respelt(name, language) == spelt


def test_the_speaker_of_a_figure_is_spelt_as_in_english() -> None:
    text = "De uitvoer steeg tot 5 miljoen ton, zei analist Noerlan Zjoemagoelov."
    (claim,) = claims(text, "nl", date(2025, 3, 10))
    assert claim.speaker == "Nurlan Zhumagulov"
