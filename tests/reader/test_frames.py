"""Figures with measure, subject, object and good, in five languages; sentences of our own."""

import pytest
from reading import claims

CASES = {
    ("crude_export", "Norway", "Poland", "crude"): [
        ("en", "Norway exported 5 million tonnes of oil to Poland."),
        ("de", "Norwegen exportierte 5 Millionen Tonnen Öl nach Polen."),
        ("nl", "Noorwegen exporteerde 5 miljoen ton olie naar Polen."),
        ("ru", "Норвегия экспортировала 5 млн тонн нефти в Польшу."),
        ("kk", "Норвегия Польшаға 5 млн тонна мұнай экспорттады."),
    ],
    ("coal_export", "Mongolia", "China", "coal"): [
        ("en", "Mongolia's exports of coal to China reached 70 million tonnes."),
        ("de", "Die Kohleexporte der Mongolei nach China erreichten 70 Millionen Tonnen."),
        ("nl", "De uitvoer van kolen van Mongolië naar China bedroeg 70 miljoen ton."),
        ("ru", "Экспорт угля Монголии в Китай достиг 70 млн тонн."),
        ("kk", "Моңғолияның Қытайға көмір экспорты 70 млн тоннаға жетті."),
    ],
    ("lng_import", "Japan", "Qatar", "lng"): [
        ("en", "Japan imported 3 million tonnes of LNG from Qatar."),
        ("de", "Japan importierte 3 Millionen Tonnen Flüssiggas aus Katar."),
        ("nl", "Japan voerde 3 miljoen ton lng uit Qatar in."),
        ("ru", "Япония импортировала 3 млн тонн СПГ из Катара."),
        ("kk", "Жапония Катардан 3 млн тонна сұйытылған газ импорттады."),
    ],
    ("trade_turnover", "Georgia", "Armenia", ""): [
        ("en", "Trade between Georgia and Armenia grew to $900 million."),
        ("de", "Der Handel zwischen Georgien und Armenien wuchs auf 900 Millionen Dollar."),
        ("nl", "De handel tussen Georgië en Armenië groeide tot 900 miljoen dollar."),
        ("ru", "Товарооборот между Грузией и Арменией вырос до 900 млн долларов."),
        ("kk", "Грузия мен Армения арасындағы тауар айналымы 900 млн долларға жетті."),
    ],
    ("uranium_production", "Canada", "", "uranium"): [
        ("en", "Canada produced 20,000 tonnes of uranium."),
    ],
    ("population", "Armenia", "", ""): [
        ("de", "Die Bevölkerung Armeniens zählt 3 Millionen Einwohner."),
    ],
    ("gdp_growth", "Armenia", "", ""): [
        ("ru", "Экономика Армении выросла на 8 процентов."),
        ("nl", "De economie van Armenië groeide met 8 procent."),
        ("de", "Die armenische Wirtschaft wuchs um 8 Prozent."),
    ],
    ("loan", "China", "Kyrgyzstan", ""): [
        ("en", "China lent Kyrgyzstan a loan of $2 billion."),
    ],
    ("ownership_share", "Chevron", "Gazprom", ""): [
        ("de", "Chevron hält 15 Prozent an Gazprom."),
    ],
    ("share_of_trade", "China", "Mongolia", ""): [
        ("en", "China accounts for 40 percent of Mongolia's foreign trade."),
        ("ru", "Доля Китая во внешней торговле Монголии составила 40 процентов."),
    ],
    ("share_of_imports", "Hungary", "Russia", "gas"): [
        ("nl", "Hongarije haalt 80 procent van zijn gas uit Rusland."),
    ],
    ("refinery_capacity", "refinery", "", ""): [
        ("en", "The refinery has a capacity of 5 million tonnes a year."),
    ],
    ("length", "pipeline", "", ""): [
        ("ru", "Протяжённость трубопровода составляет 900 километров."),
    ],
}


@pytest.mark.parametrize(
    ("language", "text", "told"), [(*case, told) for told, cases in CASES.items() for case in cases]
)
def test_a_figure_has_measure_subject_object_and_good(language, text, told):
    assert [(c.measure, c.subject, c.object, c.good) for c in claims(text, language)] == [told]


def test_counts_are_named_by_what_they_count():
    assert [c.measure for c in claims("Georgia and Turkey signed 14 agreements.", "en")] == [
        "agreements_count"
    ]
    assert [c.measure for c in claims("In Georgien arbeiten 300 Unternehmen.", "de")] == ["firms_count"]
    assert [c.measure for c in claims("В Грузии открыли 12 школ.", "ru")] == ["schools_count"]


def test_a_change_takes_the_name_of_its_level():
    found = claims("Gas exports from Algeria to Spain rose by 7 percent to 9 billion cubic metres.", "en")
    assert [(c.measure, c.subject, c.object) for c in found] == [
        ("gas_export_growth", "Algeria", "Spain"),
        ("gas_export", "Algeria", "Spain"),
    ]


def test_members_of_a_list_share_the_measure_and_have_their_own_actor():
    found = claims("Belgien importierte 4 Millionen Tonnen Weizen, Spanien 3 Millionen Tonnen.", "de")
    assert [(c.measure, c.subject) for c in found] == [("wheat_import", "Belgium"), ("wheat_import", "Spain")]


def test_a_later_sentence_goes_on_about_the_figure_before():
    found = claims(
        "Algeria exported 9 billion cubic metres of gas to Spain.\nThat was 7 percent more than in 2022.",
        "en",
    )
    assert (found[1].measure, found[1].subject, found[1].good) == ("gas_export_growth", "Algeria", "gas")


def test_a_part_of_a_flow_is_a_share_of_it():
    found = claims("Egypt imported 12 million tonnes of wheat, of which 60 percent came from Russia.", "en")
    assert [c.measure for c in found] == ["wheat_import", "share_of_imports"]
    assert (found[1].subject, found[1].object) == ("Russia", "Egypt")


def test_nothing_is_guessed_where_no_word_tells():
    found = claims("Georgien nannte 5 Millionen Tonnen.", "de")
    assert [(c.measure, c.base_value, c.base_unit) for c in found] == [("", 5e6, "t")]


def test_a_name_that_no_list_has_is_told_by_its_legal_form_or_capitals():
    found = claims("Die Bergbau Nord AG fördert jährlich 200.000 Tonnen Kupfer.", "de")
    assert [(c.measure, c.subject) for c in found] == [("copper_production", "Bergbau Nord AG")]
    found = claims("QZX produced 200,000 tonnes of copper.", "en")
    assert [(c.measure, c.subject) for c in found] == [("copper_production", "QZX")]


def test_a_currency_is_no_actor():
    found = claims("Georgien erhielt einen Kredit von 20 Millionen US-Dollar.", "de")
    assert [(c.measure, "United States" in (c.subject, c.object)) for c in found] == [("loan", False)]


def test_the_claim_is_the_clause_and_holds_the_figure():
    text = "Georgia grew, analysts said, while Armenia exported 3 million tonnes of copper to China."
    (found,) = claims(text, "en")
    assert (
        text[found.claim_start : found.claim_end]
        == "while Armenia exported 3 million tonnes of copper to China."
    )


def test_a_length_has_no_period_unless_it_is_dated():
    assert claims("The pipeline is 900 kilometres long.", "en")[0].period == ""
    assert claims("Norway exported 5 million tonnes of oil.", "en")[0].period == "2024-05"
