"""Plain Dutch news: earlier forecasts, what is left and gained, changes told by a participle, Dutch names."""

from datetime import date

import pytest
from frame_lines import cases, differences

from kerege.documents import read_document
from kerege.reader.rules import RulesExtractor


@pytest.mark.parametrize(("text", "expected"), cases("nl_plain"))
def test_a_figure_is_read_as_a_claim(text, expected):
    assert differences(text, expected) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "De inflatie in Tadzjikistan bedroeg 3,6 procent, meldt de Nationale Bank.",
            "National Bank of Tajikistan",
        ),
        (
            "De export van Kazachstan steeg met 5 procent, aldus de centrale bank.",
            "National Bank of Kazakhstan",
        ),
        (
            "De zee zakte. Dat meldt het Kazachse ministerie van Ecologie: 21 centimeter.",
            "Ministry of Ecology of Kazakhstan",
        ),
        ("Kazachstan voert 5 miljoen ton tarwe uit, zegt Jevgeni Karabanov.", "Yevgeny Karabanov"),
        (
            "India betrekt olie van 39 landen, zei minister van Petroleum Hardeep Singh Puri.",
            "Hardeep Singh Puri",
        ),
        ("Kazachstan bouwt 3 centrales, aldus energieminister Jerlan Akkenzjenov.", "Yerlan Akkenzhenov"),
    ],
)
def test_who_says_it_has_an_english_name(text, speaker):
    document = read_document(text.encode(), name="text.txt", published=date(2025, 3, 10))
    claims = [one for one in RulesExtractor().read(document).candidates if one.kind == "quantity"]
    assert claims[-1].speaker == speaker
