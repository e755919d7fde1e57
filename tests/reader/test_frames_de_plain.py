"""Plain German news: the perfect tense, "es" for an amount, shares that came from somewhere."""

from datetime import date

import pytest
from frame_lines import cases, differences

from kerege.documents import read_document
from kerege.reader.rules import RulesExtractor


@pytest.mark.parametrize(("text", "expected"), cases("de_plain"))
def test_a_figure_is_read_as_a_claim(text, expected):
    assert differences(text, expected) == []


def _speakers(text):
    document = read_document(text.encode(), name="text.txt", published=date(2025, 3, 10))
    return [one.speaker for one in RulesExtractor().read(document).candidates if one.kind == "quantity"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Kazatomprom hat 10 Tonnen Uran gefördert. Das teilte der Konzern mit.", "Kazatomprom"),
        ("Kazatomprom wächst. Nach Angaben des Konzerns stieg der Umsatz um 5 %.", "Kazatomprom"),
        ("Die Kosten bezifferte ein Vertreter von QazaqGaz auf etwa 3,5 Milliarden Dollar.", "QazaqGaz"),
        (
            "Die Exporte fielen um 9 %, wie das Statistische Bundesamt mitteilte.",
            "Federal Statistical Office of Germany",
        ),
        ("Bis 2029 kämen 7 Gigawatt ans Netz, sagte Sungat Jessimchanow.", "Sungat Yessimkhanov"),
        ("Die Lieferungen seien um 40 % gefallen, sagte die Handelsbeauftragte Karin Maier.", "Karin Maier"),
    ],
)
def test_who_says_it_is_the_firm_that_is_meant(text, speaker):
    assert _speakers(text)[-1] == speaker
