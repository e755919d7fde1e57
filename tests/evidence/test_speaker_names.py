"""Speakers' names, offices and relays."""

import pytest

from kerege.evidence.speaker_names import Named, one_name, parse_speaker


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Yerlan Akkenzhenov (energy minister)", Named("Yerlan Akkenzhenov", "energy minister", "")),
        ("Smailov, KZ PM", Named("Smailov", "KZ PM", "")),
        ("Reuters via MarketScreener", Named("Reuters", "", "MarketScreener")),
        (
            "Bureau of National Statistics (KZ) via DataHub",
            Named("Bureau of National Statistics", "KZ", "DataHub"),
        ),
        ("author", Named("author", "", "")),
        ("", Named("", "", "")),
    ],
)
def test_parts_of_a_speaker(text: str, named: Named) -> None:
    assert parse_speaker(text) == named


def test_a_surname_stands_for_the_one_full_name_that_ends_in_it() -> None:
    assert one_name(["Tokayev", "Kassym-Jomart Tokayev"])["Tokayev"] == "Kassym-Jomart Tokayev"


def test_a_surname_of_two_people_stands_for_neither() -> None:
    assert one_name(["Ivanov", "Igor Ivanov", "Pavel Ivanov"])["Ivanov"] == "Ivanov"


def test_an_agency_is_not_a_surname() -> None:
    known = one_name(["Reuters", "Interfax / Reuters", "KZ ministry", "ministry"])
    assert known["Reuters"] == "Reuters"
    assert known["ministry"] == "ministry"
