"""English texts as journalists of many kinds write them: measure, actors, good and period of each figure."""

from datetime import date

import pytest
from reading import claims

DAY = date(2024, 5, 14)


def row(text: str, number: int = 0, published: date | None = DAY) -> tuple[str, str, str, str]:
    """Return measure, subject, good and period of one figure."""
    one = claims(text, "en", published)[number]
    return one.measure, one.subject, one.good, one.period


@pytest.mark.parametrize(
    ("when", "period"),
    [
        ("in 2023", "2023"),
        ("in the three months to September 2023", "2023-07/2023-09"),
        ("in the 12 months to March 2024", "2023-04/2024-03"),
        ("in the year to March 2024", "2023-04/2024-03"),
        ("in the year ended 31 March 2024", "2023-04/2024-03"),
        ("in the year ending March 31, 2024", "2023-04/2024-03"),
        ("in the six months ended 31 December 2023", "2023-07/2023-12"),
        ("in the quarter ended March 31", "2024-01/2024-03"),
        ("in the year to date", "2024"),
        ("in January through April", "2024-01/2024-04"),
        ("in Q3 2023", "2023-07/2023-09"),
        ("last month", "2024-04"),
    ],
)
def test_ways_to_tell_a_period(when: str, period: str) -> None:
    """Each way to tell when."""
    found = claims(f"Poland exported 5 million tonnes of coal {when}.", "en", DAY)
    assert [one.period for one in found] == [period]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Coal exports rose 5% month on month in April.", ["2024-04"]),
        ("Coal exports fell by 7.1% in 2022 year on year.", ["2022"]),
        ("Steel output was 5 million tonnes in 2023, down 0.8% on 2022.", ["2023", "2023"]),
        (
            "Poland mined 5 million tonnes in April, up from 4 million a month earlier.",
            ["2024-04", "2024-03"],
        ),
        ("Poland mined 5 million tonnes in April, up from 4 million a year earlier.", ["2024-04", "2023-04"]),
        ("Poland mined 5 million tonnes in 2023, up from 4 million a year earlier.", ["2023", "2022"]),
    ],
)
def test_comparisons(text: str, periods: list[str]) -> None:
    """A comparison dates only what stands beside it."""
    assert [one.period for one in claims(text, "en", DAY)] == periods


def test_a_noun_that_looks_like_a_verb_does_not_end_the_past() -> None:
    """ "Imports grew" goes on about the year before it."""
    text = "Poland's exports of goods fell by 7% in 2022.\nImports grew by 1.2%."
    assert row(text, 1)[3] == "2022"


def test_the_present_of_an_undated_text_has_no_period() -> None:
    """A year that the text looks back at is not the date of the text."""
    text = "Tajikistan's external debt stands at $3.2 billion.\nIn 2020 it was $3.4 billion."
    assert [one.period for one in claims(text, "en", None)] == ["", "2020"]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Ferrexpo produced 1.6 million tonnes of iron ore in the third quarter.", "Ferrexpo"),
        ("Newmont, the largest producer, mined 631,000 ounces of gold.", "Newmont"),
        ("Codelco's copper output fell to 1.3 million tonnes in 2023.", "Codelco"),
        ("Caspian Copper plc produced 105 kt of copper.", "Caspian Copper plc"),
        ("Throughput at the Port of Rotterdam fell to 435.8 million tonnes in 2023.", "Rotterdam"),
        ("Last year the Union imported 273 bcm of gas.", "European Union"),
    ],
)
def test_names_that_no_list_has(text: str, subject: str) -> None:
    """Firms and ports are told by what stands beside their names."""
    assert claims(text, "en", DAY)[0].subject == subject


def test_a_plural_or_a_word_of_the_language_is_no_name() -> None:
    """Words with a capital at the head of a sentence are mostly words."""
    text = "Poland imported 5 million tonnes of coal in 2023.\nParliament spent $5 million on a terminal."
    assert row(text, 1)[1] == "Poland"


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Estonia spent €250 million on a terminal.", "investment"),
        ("Remittances to Kyrgyzstan amounted to $506 million.", "remittances"),
        ("The country is short of 5 million cubic metres of gas.", "gas_shortage"),
        ("Demand for electricity in Ireland grew by 2.6% in 2023.", "power_consumption_growth"),
        ("India's crude imports from Russia made up 36% of the total.", "share_of_imports"),
        ("Poland's refinery can process 190,000 barrels per day of oil.", "refinery_capacity"),
        ("Rail freight in Poland came to 115.8 million tonnes.", "rail_freight_volume"),
        ("Exports of goods from Poland fell to $5 billion.", "goods_export"),
    ],
)
def test_measures(text: str, measure: str) -> None:
    """Words that name measures."""
    assert claims(text, "en", DAY)[0].measure == measure


def test_who_supplied_a_share_supplied_imports() -> None:
    """A share supplied goes on about the imports before it, and about their good."""
    text = "The European Union imported 273 bcm of gas in 2023.\nNorway supplied a third."
    one = claims(text, "en", DAY)[1]
    assert (one.measure, one.subject, one.object, one.good) == (
        "share_of_imports",
        "Norway",
        "European Union",
        "gas",
    )


def test_the_share_again() -> None:
    """ "The share" is the one spoken of before."""
    text = "Europe buys 14% of its LNG from Russia.\nIn 2021 the share was 20%."
    first, second = claims(text, "en", DAY)
    assert second.measure == first.measure
    assert second.period == "2021"
