"""Kazakh news: whose a figure is, by postposition, case, quotation marks and what was told before."""

import pytest
from frame_lines import cases, differences

from kerege.documents.reading import read_document
from kerege.reader.rules import RulesExtractor


@pytest.mark.parametrize(("text", "expected"), cases("kk_whose"))
def test_a_figure_has_its_owner(text, expected):
    assert differences(text, expected) == []


@pytest.mark.parametrize(
    ("text", "good"),
    [
        (
            "Моңғол көмірі Қытайға кетеді. Рельс төселсе, көмірдің тасымалы тоннасына 8 долларға түседі-мыс.",
            "coal",
        ),
        ("Екібастұзда 42 млн тонна көмір өндірілді, оның көбін электр стансалары алды.", "coal"),
        ("Ресей елдегі газ желілеріне иелік етеді және газдың 87,5 пайызын жеткізеді.", "gas"),
        ("Қазақмыс 270 мың тонна мыс балқытты.", "copper"),
    ],
)
def test_the_good_is_what_the_unit_measures(text, good):
    found = RulesExtractor().read(read_document(text.encode(), name="test.txt")).candidates
    assert [one.good for one in found if one.kind == "quantity"][-1] == good
