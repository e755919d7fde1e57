from __future__ import annotations

from datetime import date

import pytest
from sentences import sentence
from voice_lines import LINES

from kerege.documents.document import Document, Paragraph, Sentence
from kerege.reader.actors.finding import find_mentions
from kerege.reader.candidates import AUTHOR
from kerege.reader.layers import Memory, Voice
from kerege.reader.scan import scan_document
from kerege.reader.voices.finding import find_voices, voice_at
from kerege.reader.voices.names import nominative, untitled

DAY = date(2024, 11, 28)


def voice(marked: str, language: str, memory: Memory | None = None) -> Voice:
    """Return the voice of the figure between two stars."""
    start, end = marked.index("*"), marked.rindex("*") - 1
    scan = sentence(marked.replace("*", ""), language, DAY)
    memory = memory or Memory()
    return voice_at(find_voices(scan, find_mentions(scan, memory), memory), start, end)


@pytest.mark.parametrize(
    ("language", "text", "speaker", "modality"),
    [(language, *line) for language, lines in LINES.items() for line in lines],
)
def test_speaker_and_modality(language: str, text: str, speaker: str, modality: str) -> None:
    found = voice(text, language)
    assert (found.speaker, found.modality) == (speaker, modality)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Er sagte, es seien *5* Mt.", "de"),
        ("„Es sind *5* Mt“, sagte er.", "de"),
        ("Das seien *5* Prozent mehr.", "de"),
        ("Hij zei dat het *5* Mt was.", "nl"),
        ("He said it was *5* Mt.", "en"),
        ("“It was *5* Mt,” she added.", "en"),
        ("Он отметил, что их *5*.", "ru"),
        ("По его словам, их *5*.", "ru"),
        ("Оның айтуынша, *5* млн тонна бар.", "kk"),
    ],
)
def test_he_said_is_who_spoke_last(text: str, language: str) -> None:
    assert voice(text, language, Memory(speaker="Jane Doe")).speaker == "Jane Doe"


def test_the_text_goes_on_in_its_own_voice() -> None:
    assert voice("Es sind *5* Mt.", "de", Memory(speaker="Jane Doe")).speaker == AUTHOR


def test_words_behind_the_saying_are_the_authors() -> None:
    text = "Es seien 3 Mt, sagte Putin, als er am Mittwoch *20* Minister traf."
    assert voice(text, "de").speaker == AUTHOR
    assert (
        voice("Es seien *3* Mt, sagte Putin, als er am Mittwoch 20 Minister traf.", "de").speaker
        == "Vladimir Putin"
    )


def test_speech_goes_on_behind_said_x() -> None:
    text = "„Wir liefern 2 Mt“, sagte Putin in Astana und fügte hinzu, dass *3* Mt folgen."
    assert voice(text, "de").speaker == "Vladimir Putin"
    assert voice('"We ship 2 Mt," said Putin. "We have *3* Mt."', "en").speaker == "Vladimir Putin"


def test_two_speakers_in_a_sentence() -> None:
    text = "Putin sagte, es seien *2* Mt, Tokajew sagte, es seien 3 Mt."
    assert voice(text, "de").speaker == "Vladimir Putin"
    text = "Putin sagte, es seien 2 Mt, Tokajew sagte, es seien *3* Mt."
    assert voice(text, "de").speaker == "Kassym-Jomart Tokayev"


def test_a_relay_gives_way_to_whom_it_relays() -> None:
    assert (
        voice("Wie Reuters mitteilt, sollen laut Putin *20* Abkommen folgen.", "de").speaker
        == "Vladimir Putin"
    )


def test_so_at_the_start_is_no_source() -> None:
    assert voice("So stieg der Export Kasachstans um *5* Prozent.", "de").speaker == AUTHOR


def test_a_quotation_runs_over_sentences() -> None:
    text = "„Wir liefern viel. Es sind 5 Millionen Tonnen im Jahr. Mehr geht nicht.“"
    bounds = [(0, 18), (19, 54), (55, len(text))]
    document = Document(
        "t.txt",
        "0" * 64,
        "text",
        text,
        (Paragraph(0, len(text), "de"),),
        tuple(Sentence(a, b, 0, "de") for a, b in bounds),
    )
    middle = list(scan_document(document))[1]
    found = find_voices(middle, (), Memory(speaker="Jane Doe"))
    assert voice_at(found, 27, 28).speaker == "Jane Doe"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Menge lag bei nicht mehr als *5* Mt.", "de"),
        ("Het waren niet minder dan *5* Mt.", "nl"),
        ("It was no less than *5* Mt.", "en"),
        ("Это было не менее *5* млн т.", "ru"),
        ("Бұл *5* млн тоннадан кем емес.", "kk"),
    ],
)
def test_a_comparison_with_not_denies_nothing(text: str, language: str) -> None:
    assert voice(text, language).modality == "asserted"


@pytest.mark.parametrize(
    ("text", "language", "modality"),
    [
        ("Es ist geplant, *5* Mt zu liefern.", "de", "planned"),
        ("Gepland is een haven van *5* Mt.", "nl", "planned"),
        ("Het land is niet van *5* leveranciers afhankelijk.", "nl", "denied"),
        ("Companies intend to build *5* plants.", "en", "planned"),
        ("The line does not carry *5* Mt.", "en", "denied"),
        ("I believe *5* percent is enough.", "en", "opinion"),
        ("Намерены построить *5* станций.", "ru", "planned"),
        ("Экспорт не достиг *5* млн т.", "ru", "denied"),
        ("На мой взгляд, *5* процентов мало.", "ru", "opinion"),
        ("Экспорт *5* млн тоннаға жетуі тиіс.", "kk", "opinion"),
        ("2030 жылы *5* млн тонна болады.", "kk", "expected"),
        ("2030 beträgt die Kapazität *5* Mt.", "de", "expected"),
    ],
)
def test_modality(text: str, language: str, modality: str) -> None:
    assert voice(text, language).modality == modality


def test_a_modality_ends_with_its_clause() -> None:
    assert voice("Kasachstan plant ein Werk, während Russland *5* Mt liefert.", "de").modality == "asserted"
    assert voice("Das Werk, das 2022 gebaut werden soll, kostet *5* Mrd. Euro.", "de").modality == "asserted"


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        (
            "Der Vizepräsident von Rosatom, Kirill Komarow, sagte, der Bau koste *5* Mrd.",
            "de",
            "Kirill Komarow",
        ),
        ("Einem Bericht von Bloomberg zufolge stieg er um *5* Prozent.", "de", "Bloomberg"),
        (
            "Het bureau voor de statistiek meldde een stijging van *5* procent.",
            "nl",
            "Bureau voor de statistiek",
        ),
        ("KazMunayGas CEO Magzum Mirzagaliyev said it would invest *5* bn.", "en", "Magzum Mirzagaliyev"),
        ("Data from Kpler showed that *5* cargoes were shipped.", "en", "Kpler"),
        ("Глава «Казатомпрома» Меиржан Юсупов заявил, что их *25*.", "ru", "Меиржан Юсупов"),
        ("По подсчётам Bloomberg, экспорт упал на *5* процентов.", "ru", "Bloomberg"),
        ("Вице-министр Ерлан Аққенженовтің сөзінше, экспорт *5* пайызға артты.", "kk", "Ерлан Аққенженов"),
        ("Bloomberg дерегінше, баға *5* пайызға төмендеді.", "kk", "Bloomberg"),
    ],
)
def test_unknown_speakers(text: str, language: str, speaker: str) -> None:
    assert voice(text, language).speaker == speaker


@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [
        ("Саткалиева", "ru", "Саткалиев"),
        ("Ивана Петрова", "ru", "Иван Петров"),
        ("Андрея Сидоренко", "ru", "Андрей Сидоренко"),
        ("Ахметовтың", "kk", "Ахметов"),
        ("Peter Maier", "de", "Peter Maier"),
    ],
)
def test_nominative(name: str, language: str, expected: str) -> None:
    assert nominative(name, language) == expected


def test_titles_are_taken_off() -> None:
    assert untitled("Treasury Secretary Jane Doe", "en") == "Jane Doe"
    assert untitled("Hafenmanager Rinat Sarsenow", "de") == "Rinat Sarsenow"


@pytest.mark.parametrize("language", ["de", "nl", "en", "ru", "kk"])
@pytest.mark.parametrize(
    "text", ["", "“", "“”„«»\"'‘’", ",,,;;;:::", "sagte", "said", "по словам", "деді", "laut ", "X" * 300]
)
def test_broken_sentences_do_not_raise(text: str, language: str) -> None:
    scan = sentence(text, language, DAY)
    assert find_voices(scan, (), Memory(speaker="X"))[0].start == 0
