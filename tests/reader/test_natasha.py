"""The rules with names found by natasha: unknown speakers of Russian texts get a name."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytest.importorskip("natasha")

from sentences import sentence

from kerege.documents.document import Document
from kerege.documents.reading import read_document
from kerege.reader.actors.finding import find_mentions
from kerege.reader.layers import Memory, Mention
from kerege.reader.natasha_names import NatashaExtractor, join_names
from kerege.reader.rules import RulesExtractor


@pytest.fixture(scope="module")
def natasha() -> NatashaExtractor:
    return NatashaExtractor()


def names(natasha: NatashaExtractor, text: str) -> dict[str, Mention]:
    """Return what natasha adds or renames, by name."""
    scan = sentence(text, "ru")
    known = find_mentions(scan, Memory())
    return {m.actor: m for m in natasha._with_names(scan, known) if m not in known}


def document(text: str) -> Document:
    return read_document(text.encode(), name="a.txt", published="2024-03-01")


def test_the_name_says_both_versions(natasha: NatashaExtractor) -> None:
    first, _, second = natasha.name.partition(" + ")
    assert first.split()[0] == "natasha"
    assert first.split()[1][0].isdigit()
    assert second == RulesExtractor.name


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Об этом рассказали Булату Тажибекову.", "Булат Тажибеков", "Булату Тажибекову"),
        ("Это подтвердили Наталье Ивановне Мельниковой.", "Наталья Ивановна Мельникова",
         "Наталье Ивановне Мельниковой"),
        ("Отчёт готовили для Сергея Мухаметшина.", "Сергей Мухаметшин", "Сергея Мухаметшина"),
    ],
)  # fmt: skip
def test_people_stand_in_the_nominative(natasha: NatashaExtractor, text: str, name: str, words: str) -> None:
    found = names(natasha, text)[name]
    assert found.kind == "person"
    assert text[found.start : found.end] == words


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Это данные Евразийского института стратегических исследований.",
         "Евразийский институт стратегических исследований"),
        ("Доклад Ассоциации экспортёров сырья вышел вчера.", "Ассоциация экспортёров сырья"),
        ("Об этом говорят в Фонде развития промышленности.", "Фонд развития промышленности"),
    ],
)  # fmt: skip
def test_only_the_head_of_a_body_is_put_into_the_nominative(
    natasha: NatashaExtractor, text: str, name: str
) -> None:
    found = names(natasha, text)
    assert found[name].kind == "body", found


def test_what_follows_the_head_is_never_inflected(natasha: NatashaExtractor) -> None:
    for noun in ("Министерство", "Министерства", "Министерству", "Министерством"):
        scan = sentence(f"Отчёт {noun} энергетики и Бюро национальной статистики готов.", "ru")
        found = [m.actor for m in natasha._tagger.names(scan.text, 0)]
        assert all("энергетика" not in name and "национальная" not in name for name in found), found


def test_what_the_packs_know_keeps_its_name(natasha: NatashaExtractor) -> None:
    scan = sentence("Токаев и «Газпром» в Москве обсудили доклад Министерства энергетики Казахстана.", "ru")
    known = find_mentions(scan, Memory())
    assert set(known) <= set(natasha._with_names(scan, known))
    assert not names(natasha, "Токаев провёл встречу в Астане с главой «Роснефти».")


def test_an_unknown_person_behind_a_title_takes_the_nominative() -> None:
    scan = sentence("Президенту Алмазу Тургунбаеву доложили.", "ru")
    (known,) = find_mentions(scan, Memory())
    assert known.kind == "person"
    person = Mention(11, 29, "Алмаз Тургунбаев", "person")
    (found,) = join_names(scan, (known,), (person,))
    assert (found.actor, found.start, found.end) == ("Алмаз Тургунбаев", known.start, known.end)


def test_a_speaker_that_no_pack_knows_gets_a_name(natasha: NatashaExtractor) -> None:
    text = (
        "По данным Евразийского института стратегических исследований, добыча нефти в Казахстане "
        "составила 90 млн тонн."
    )
    (found,) = natasha.read(document(text)).candidates
    assert found.speaker == "Евразийский институт стратегических исследований"
    assert (found.subject, found.base_value, found.extractor) == ("Kazakhstan", 90e6, natasha.name)


def test_a_speaker_is_no_owner_of_the_figure(natasha: NatashaExtractor) -> None:
    text = "По оценке Ассоциации экспортёров сырья, экспорт нефти России составил 240 млн тонн."
    found = natasha.read(document(text)).candidates
    assert [(c.kind, c.subject, c.speaker) for c in found] == [
        ("quantity", "Russia", "Ассоциация экспортёров сырья")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Laut Energieminister Alexei Petrow förderte Kasachstan im Jahr 2023 rund 90 Mio. Tonnen Öl.",
        "Kazakhstan exported 70 Mt of crude in 2023, said Aliya Serikova of the Steppe Institute.",
        "Volgens Jan de Vries voerde Duitsland vorig jaar 5 miljoen ton aardolie in.",
        "Министр Ерлан Ақкенжеқов 2023 жылы 90 миллион тонна мұнай өндірілгенін айтты.",
    ],
)
def test_other_languages_pass_unchanged(natasha: NatashaExtractor, text: str) -> None:
    def fields(reading: object) -> list[dict[str, object]]:
        rows = [c.as_dict() for c in reading.candidates]  # type: ignore[attr-defined]
        return [{k: v for k, v in row.items() if k not in {"id", "extractor"}} for row in rows]

    assert fields(natasha.read(document(text))) == fields(RulesExtractor().read(document(text)))


@pytest.mark.parametrize(
    "text",
    ["", " ", "…", "«»", "Ъ", "ООО " * 300, "Иванов-" * 500, "а́" * 200, "И\u200bв\u202eа\u0000н",
     "1.1." * 400, "ё" * 5000],
)  # fmt: skip
def test_odd_sentences_do_not_raise(natasha: NatashaExtractor, text: str) -> None:
    found = list(natasha._tagger.names(text, 0))
    assert found == list(natasha._tagger.names(text, 0))
    assert all(0 <= m.start < m.end <= len(text) for m in found)


def test_loading_warns_of_nothing_and_needs_no_network() -> None:
    code = (
        "import socket, sys, warnings\n"
        "def refuse(*_): raise OSError('no network')\n"
        "socket.socket.connect = refuse\n"
        "warnings.simplefilter('error')\n"
        "from kerege.reader.backends import make_extractor\n"
        "print(make_extractor('natasha').name)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("natasha ")
