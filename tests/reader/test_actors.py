"""Actors by their canonical names in five languages: cases, capitals, titles, descriptions, traps."""

from datetime import date

import pytest
from sentences import sentence

from kerege.reader.actors.finding import find_mentions
from kerege.reader.layers import Memory, Mention

NOTHING = Memory()


def actors(text: str, language: str, memory: Memory = NOTHING, published: date | None = None) -> list[str]:
    return [m.actor for m in find_mentions(sentence(text, language, published), memory)]


NAMES = [
    ("de", "Kasachstans Öl", ["Kazakhstan"]),
    ("de", "der kasachische Export in die Vereinigten Staaten", ["Kazakhstan", "United States"]),
    ("de", "Kirgistan, Kirgisien und Weißrussland", ["Kyrgyzstan", "Kyrgyzstan", "Belarus"]),
    ("de", "Moskau und der Kreml", ["Russia", "Russia"]),
    ("de", "OVKS, EAWU, GUS, SOZ und OPEC+", ["CSTO", "EAEU", "CIS", "SCO", "OPEC+"]),
    ("de", "Kasachen und Russen", ["Kazakhs", "Russians"]),
    ("de", "die EU-Staaten und die Golfstaaten", ["EU member states", "Gulf states"]),
    ("de", "der Mittlere Korridor und die CPC-Pipeline", ["Middle Corridor", "CPC pipeline"]),
    ("nl", "Kazachstan, Oekraïne en de VS", ["Kazakhstan", "Ukraine", "United States"]),
    ("nl", "de Kazachse olie en het Russische gas", ["Kazakhstan", "Russia"]),
    ("nl", "Moskou, Brussel en Berlijn", ["Russia", "European Union", "Germany"]),
    ("nl", "westerse landen en Europese landen", ["Western countries", "European countries"]),
    (
        "en",
        "The U.S. told us that the US and the UK agreed.",
        ["United States", "United States", "United Kingdom"],
    ),
    ("en", "Kazakhstan’s CPC, KMG and Kazatomprom", ["Kazakhstan", "CPC", "KazMunayGas", "Kazatomprom"]),
    ("en", "Turkey ate turkey, and china came from China.", ["Türkiye", "China"]),
    ("en", "the BTC pipeline and Nord Stream 2", ["BTC pipeline", "Nord Stream"]),
    ("ru", "Казахстана, Казахстану, Казахстаном, Казахстане", ["Kazakhstan"] * 4),
    ("ru", "Россия, России, Россию, Россией", ["Russia"] * 4),
    ("ru", "ОДКБ, ЕАЭС, СНГ, ШОС и ЕС", ["CSTO", "EAEU", "CIS", "SCO", "European Union"]),
    ("ru", "казахстанский экспорт, российского газа", ["Kazakhstan", "Russia"]),
    ("ru", "КазМунайГазом и Казатомпрому", ["KazMunayGas", "Kazatomprom"]),
    ("ru", "Токаевым, Путина, Си Цзиньпину", ["Kassym-Jomart Tokayev", "Vladimir Putin", "Xi Jinping"]),
    ("ru", "Тенгиз, Кашагана и Карачаганаке", ["Tengiz", "Kashagan", "Karachaganak"]),
    ("kk", "Қазақстанның, Қазақстанға, Қазақстанда, Қазақстаннан, Қазақстанмен", ["Kazakhstan"] * 5),
    ("kk", "АҚШ-қа, ЕАЭО-ға, ҰҚШҰ-ның", ["United States", "EAEU", "CSTO"]),
    ("kk", "ресейлік газ, қазақстандық мұнай", ["Russia", "Kazakhstan"]),
    ("kk", "Тоқаевтың, Путинге, Си Цзиньпинмен", ["Kassym-Jomart Tokayev", "Vladimir Putin", "Xi Jinping"]),
    ("kk", "Қытайдан, Өзбекстанға және Түркиядан", ["China", "Uzbekistan", "Türkiye"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), NAMES)
def test_names_have_one_canonical_name(language, text, expected):
    assert actors(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "person", "words"),
    [
        ("de", "Der Präsident Russlands Wladimir Putin kam.", "Vladimir Putin",
         "Präsident Russlands Wladimir Putin"),
        ("de", "Chinas Xi Jinping kam.", "Xi Jinping", "Chinas Xi Jinping"),
        ("de", "Präsident Kassym-Schomart Tokajew kam.", "Kassym-Jomart Tokayev",
         "Präsident Kassym-Schomart Tokajew"),
        ("nl", "De Russische president Poetin kwam.", "Vladimir Putin", "Russische president Poetin"),
        ("en", "Kazakh President Kassym-Jomart Tokayev came.", "Kassym-Jomart Tokayev",
         "Kazakh President Kassym-Jomart Tokayev"),
        ("ru", "Президент Казахстана Касым-Жомарт Токаев прибыл.", "Kassym-Jomart Tokayev",
         "Президент Казахстана Касым-Жомарт Токаев"),
        ("kk", "Қазақстан Президенті Қасым-Жомарт Тоқаев келді.", "Kassym-Jomart Tokayev",
         "Қазақстан Президенті Қасым-Жомарт Тоқаев"),
    ],
)  # fmt: skip
def test_title_and_name_are_one_person(language, text, person, words):
    (mention,) = find_mentions(sentence(text, language), Memory())
    assert (mention.actor, mention.kind, text[mention.start : mention.end]) == (person, "person", words)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "die kasachische Regierung", "Government of Kazakhstan"),
        ("de", "kasachische Beamte", "Kazakh officials"),
        ("de", "russische Unternehmen", "Russian firms"),
        ("nl", "de regering van Kazachstan", "Government of Kazakhstan"),
        ("en", "Kazakhstan's government", "Government of Kazakhstan"),
        ("en", "Russian companies", "Russian firms"),
        ("ru", "правительство Казахстана", "Government of Kazakhstan"),
        ("ru", "российские компании", "Russian firms"),
        ("kk", "Қазақстан үкіметі", "Government of Kazakhstan"),
    ],
)
def test_a_state_and_a_noun_make_a_body(language, text, expected):
    assert actors(text, language) == [expected]


def test_an_office_means_who_held_it_on_the_day():
    assert actors("der US-Präsident", "de", published=date(2023, 5, 1)) == ["Joe Biden"]
    assert actors("der US-Präsident", "de", published=date(2025, 5, 1)) == ["Donald Trump"]
    assert actors("der Bundeskanzler", "de", published=date(2024, 1, 1)) == ["Olaf Scholz"]


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("de", "In Berlin schneit es.", True),
        ("de", "Berlin lehnt ab.", False),
        ("en", "Talks were held in Moscow.", True),
        ("ru", "Встреча прошла в Москве.", True),
        ("kk", "Кездесу Мәскеуде өтті.", True),
        ("nl", "Het overleg in Moskou ging door.", True),
    ],
)
def test_a_capital_after_a_word_of_place_is_only_a_place(language, text, place):
    (mention,) = [m for m in find_mentions(sentence(text, language), Memory()) if m.form == "capital"]
    assert mention.place is place


def _memory(*names: str) -> Memory:
    return Memory(actors=tuple(Mention(0, 1, name, "state", "name", False, name) for name in names))


def test_descriptions_stand_for_the_state_in_focus():
    assert actors("Das Land wächst.", "de", _memory("Mongolia")) == ["Mongolia"]
    assert actors("Het land groeit.", "nl", _memory("Mongolia")) == ["Mongolia"]
    assert actors("The country grows.", "en", _memory("Mongolia")) == ["Mongolia"]
    assert actors("Страна растёт.", "ru", _memory("Mongolia")) == ["Mongolia"]
    assert actors("Ел өсуде.", "kk", _memory("Mongolia")) == ["Mongolia"]


def test_a_region_narrows_the_description():
    memory = _memory("Russia", "Uzbekistan", "China")
    assert actors("Das zentralasiatische Land wächst.", "de", memory) == ["Uzbekistan"]


def test_both_countries_are_two_mentions_of_one_span():
    first, second = find_mentions(sentence("Beide Länder wachsen.", "de"), _memory("China", "Georgia"))
    assert {first.actor, second.actor} == {"China", "Georgia"}
    assert (first.start, first.end) == (second.start, second.end)


def test_nothing_is_guessed_without_a_focus():
    assert actors("Das Land und die Regierung wachsen, er auch.", "de") == []


def test_anti_russian_is_not_russia_and_a_direction_is_not_the_west():
    assert actors("eine anti-russische Stimmung", "de") == []
    assert actors("im Westen des Hauses", "de") == []
    assert actors("the west of the city", "en") == []


def test_an_unknown_minister_stands_as_written():
    (mention,) = find_mentions(sentence("Energieminister Erika Musterfrau sprach.", "de"), Memory())
    assert (mention.actor, mention.kind) == ("Erika Musterfrau", "person")


def test_kazakh_endings_must_be_endings():
    assert actors("Қазақстанша", "kk") == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Das Bündnis wächst.", ["NATO"]),
        ("nl", "De alliantie groeit.", ["NATO"]),
        ("en", "The alliance grows.", ["NATO"]),
        ("ru", "Альянс растёт.", ["NATO"]),
        ("ru", "Всемирная организация против этого.", []),
        ("kk", "Бұл ұйым өсуде.", ["NATO"]),
        ("en", "The organisation Greenpeace grows.", []),
    ],
)
def test_an_alliance_is_the_bloc_named_last(language, text, expected):
    nato = Mention(0, 0, "NATO", "bloc", state="NATO")
    assert actors(text, language, Memory(actors=(nato,))) == expected


def test_in_the_union_is_a_place_and_in_the_west_a_direction():
    assert actors("Rain in the EU and in the west.", "en") == ["European Union"]


def test_a_state_with_the_name_of_its_people():
    assert actors("Deutschland und Polen wachsen.", "de") == ["Germany", "Poland"]
    assert actors("Die Polen kommen.", "de") == ["Poles"]
