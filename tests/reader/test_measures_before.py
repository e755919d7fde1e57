"""Measures that a figure has from the words and figures before it, and those it must not have."""

from __future__ import annotations

import pytest
from reading import claims

from kerege.reader.frames.measures_fit import fits, kinds_of_unit


def measures(text: str, language: str) -> list[str]:
    """Return the measures of the figures of a text, a sentence on each line."""
    return [one.measure for one in claims(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "Exports to Chad rose to 5 Mt. \nIn May 2 Mt were shipped.", "goods_export"),
        ("en", "Egypt exported 4 Mt of wheat.\nThe measures were extended by half a year.", "duration"),
        (
            "de",
            "Der Preis stieg auf 60 Dollar je Fass.\nDie Maßnahmen gelten sechs Monate länger.",
            "duration",
        ),
        ("en", "Coal exports have doubled.\nIt was 12 Mt.", "coal_export"),
        ("en", "Peru exported 3 Mt of copper.\nChina bought 2 Mt.", "copper_export"),
        ("ru", "Перу экспортировало 3 млн тонн меди.\nПоловину купил Китай.", "share_of_exports"),
        ("en", "The project costs $4bn.\nOf this, lenders will provide 40%.", "share_of_cost"),
        (
            "en",
            "Remittances reached $9bn.\nRussia's share fell by 5 percentage points.",
            "share_of_remittances_change",
        ),
        (
            "de",
            "Die Reserven betragen 40 Mrd. Dollar.\nErwartet wird ein Wachstum von 4 Prozent.",
            "gdp_growth",
        ),
        ("en", "Of the 30 trains, six are late.\nThey carried 5 Mt of freight.", "rail_freight_volume"),
        ("en", "Peak output of 2,500 tU is forecast, around 4% of world supply.", "share_of_production"),
        ("en", "The mine produced 5 kt of tin, of which a third was sold in Peru.", "share_of_production"),
        ("en", "About 200 thousand people fled to Georgia; 150 thousand have gone home.", "migrants_count"),
        ("nl", "De export verdubbelde.\nHet ging om 6 miljoen ton.", "goods_export"),
        ("en", "And remittances?\nThey reached $3 billion.", "remittances"),
        ("en", "The debt is $9bn, and $2bn of it is owed to a bank.", "debt"),
        ("en", "China takes 45% of Peru's exports.\nNext come Japan (12%) and Chile.", "share_of_exports"),
        ("en", "Households pay 21 tenge per kWh.", "tariff"),
        ("en", "Output was far above the quota of 1.2 million barrels a day.", "production_quota"),
        ("en", "Fifteen people were killed.", "deaths_count"),
        ("ru", "Доля Китая в экспорте Перу выросла с 20 до 34 процентов.", "share_of_exports"),
        ("de", "Das Werk wird zu 80 Prozent mit einem Kredit bezahlt.", ""),
    ],
)
def test_the_last_figure_goes_on_with_the_matter_before(language: str, text: str, wanted: str) -> None:
    assert measures(text, language)[-1] == wanted


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "The bank expects inflation of 6% and growth of 3.5%.", ["inflation", "gdp_growth"]),
        ("ru", "ЦБ ждёт инфляцию 5 процентов и рост ВВП на 2 процента.", ["inflation", "gdp_growth"]),
        ("de", "Die Firma kaufte für 9 Mio. Euro Gas, davon entfielen 2 Mio. Euro auf Norwegen.", None),
        ("en", "The company made a loss of $4 million.", ["loss"]),
        ("en", "The loss grew by $4 million.", ["loss_change"]),
        ("en", "358 container trains arrived.", ["trains_count"]),
        ("de", "Die EU setzte 12 Belarussen auf die Sanktionsliste.", ["sanctions_count"]),
        ("en", "A euro was worth 520 tenge.", ["exchange_rate"]),
        ("en", "Saudi Arabia is at 9 mb/d.", ["crude_production"]),
        ("en", "France bought uranium. \nSome 30% came from Niger.", ["share_of_imports"]),
    ],
)
def test_each_figure_has_the_measure_of_its_own_words(
    language: str, text: str, wanted: list[str] | None
) -> None:
    found = measures(text, language)
    assert wanted is None or found == wanted


def test_a_measure_is_told_in_its_own_units() -> None:
    assert kinds_of_unit("share_of_imports") == {"ratio"}
    assert "money" in kinds_of_unit("coal_export")
    assert fits("coal_export", "_growth", "ratio")
    assert not fits("coal_export", "", "time")
    assert not fits("price", "_change", "time")
    assert not fits("event_number", "_growth", "ratio")
    assert fits("a_name_without_rules", "", "money")


@pytest.mark.parametrize(
    ("language", "text", "good"),
    [
        ("en", "Plants burned 60 Mt of coal.\nThe tariff rose to 25 tenge per kilowatt-hour.", "power"),
        ("en", "Nuclear provided 20% of electricity.", "uranium"),
        ("en", "The wind farm has a capacity of 90 MW.", "power"),
        ("en", "Power of Siberia 2 could carry 50 bcm.", "gas"),
        ("de", "Für Heizöl zahlten Kunden 90 Euro je 100 Liter.", "oil_products"),
        ("nl", "De wijnexport bracht 40 miljoen euro op.", "wine"),
        ("ru", "Поголовье овец — 20 млн голов.", "sheep"),
        ("en", "Utilities imported 9,000 t of uranium.\nNiger's share was 20%.", "uranium"),
    ],
)
def test_the_good_of_the_last_figure(language: str, text: str, good: str) -> None:
    assert claims(text, language)[-1].good == good
