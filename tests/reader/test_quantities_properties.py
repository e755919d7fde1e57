"""What holds for quantities of any text, and for numbers that are read again by themselves."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sentences import sentence

from kerege.documents.document import Document, Paragraph, Sentence
from kerege.reader.layers import Quantity
from kerege.reader.numbers.number_style import NumberStyle, find_style
from kerege.reader.numbers.numerals import CORRUPT, OPEN
from kerege.reader.numbers.quantities import find_quantities, reread
from kerege.reader.packs import LANGUAGES
from kerege.reader.scan import scan_document

WORDS = st.sampled_from(
    [
        "12",
        "3,5",
        "1.500",
        "500,000",
        "1.50.0",
        "2024",
        "$",
        "€",
        "%",
        "km",
        "Mio.",
        "Mrd.",
        "mln",
        "млн",
        "m",
        "bn",
        "Tonnen",
        "tonnes",
        "тонн",
        "ton",
        "zwischen",
        "und",
        "between",
        "and",
        "von",
        "auf",
        "from",
        "to",
        "до",
        "over",
        "über",
        "более",
        "mehr",
        "als",
        "drei",
        "двадцать",
        "жиырма",
        "dreiundzwanzig",
        "Hälfte",
        "half",
        "треть",
        "doppelt",
        "pro",
        "per",
        "в",
        "a",
        "day",
        "Jahr",
        "years",
        "лет",
        "Millionen",
        "thousands",
        "der",
        "the",
        "de",
        ".",
        ",",
        ";",
        "(",
        ")",
        "-",
        "–",
        "+",
        "22.",
        "21e",
        "3rd",
        "top",
        "Platz",
        "einen",
    ]
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=25).map(" ".join)


def read(text: str, language: str) -> tuple[Quantity, ...]:
    scan = sentence(text, language)
    return find_quantities(scan, (), find_style(scan.document))


@given(text=st.text(min_size=1, max_size=200) | SENTENCES, language=st.sampled_from(LANGUAGES))
@settings(max_examples=400, deadline=None)
def test_any_text_gives_spans_inside_it_in_order(text: str, language: str) -> None:
    found = read(text, language)
    last = 0
    for quantity in found:
        assert 0 <= quantity.cue_start <= quantity.start < quantity.end <= quantity.cue_end <= len(text)
        assert quantity.start >= last
        last = quantity.end
        assert quantity.comparator in ("=", "~", "<", ">", "range")
        assert quantity.base_unit


@given(text=SENTENCES, language=st.sampled_from(LANGUAGES))
@settings(max_examples=200, deadline=None)
def test_reading_twice_gives_the_same(text: str, language: str) -> None:
    assert read(text, language) == read(text, language)


@given(
    whole=st.integers(min_value=1, max_value=999),
    tenth=st.integers(min_value=1, max_value=9),
    unit=st.sampled_from(["Mio. t", "Prozent", "Mrd. Euro", "km", "MW", "Barrel pro Tag", "Dollar je Tonne"]),
)
def test_a_span_read_alone_gives_the_same_base_value(whole: int, tenth: int, unit: str) -> None:
    text = f"Es waren im Mai {whole},{tenth} {unit}, hieß es."
    (quantity,) = read(text, "de")
    again = reread(text[quantity.start : quantity.end], "de")
    assert again is not None
    assert (again.base_value, again.base_unit) == (quantity.base_value, quantity.base_unit)


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("3,2 Mrd. US-Dollar", "de", 3.2e9, "USD"),
        ("US$ 3,2 Mrd.", "de", 3.2e9, "USD"),
        ("zwei Drittel", "de", 2 / 3, "ratio"),
        ("23.321", "de", 23321, "count"),
        ("20", "en", 20, "count"),
        ("verdreifacht", "de", 3, "factor"),
        ("dertig jaar", "nl", 30, "year"),
        ("top 10", "en", 10, "rank"),
    ],
)
def test_rereads_a_quoted_number(text: str, language: str, value: float, unit: str) -> None:
    again = reread(text, language)
    assert again is not None
    assert again.base_value == pytest.approx(value)
    assert again.base_unit == unit


def test_rereads_nothing_where_no_number_stands() -> None:
    assert reread("kein Wort davon", "de") is None


def test_an_open_separator_keeps_both_readings() -> None:
    (quantity,) = read("Es sind 2,345 Tonnen Uran.", "de")
    assert quantity.flags == (OPEN,)
    assert quantity.readings == (2.345, 2345.0)


def test_the_document_decides_on_a_separator() -> None:
    text = "Het was 22.5 miljoen ton en 3.7 miljoen ton, en 2,345 ton uranium."
    assert read(text, "nl")[-1].base_value == 2345
    assert reread("2,345 ton", "nl", NumberStyle(point=3)) is not None


def test_a_unit_may_stand_in_the_sentence_before() -> None:
    text = "Versprochen sind zwölf Mrd. Euro. Davon fließen drei Mrd. in Straßen."
    border = text.index("Davon")
    document = Document(
        name="t",
        digest="0",
        form="text",
        text=text,
        paragraphs=(Paragraph(0, len(text), "de"),),
        sentences=(Sentence(0, border, 0, "de"), Sentence(border, len(text), 0, "de")),
    )
    *_, last = scan_document(document)
    (quantity,) = find_quantities(last, (), NumberStyle())
    assert (quantity.base_value, quantity.base_unit, quantity.flags) == (3e9, "EUR", ("unit-inferred",))


def test_a_corrupt_number_is_flagged_and_not_repaired() -> None:
    (quantity,) = read("Es sind 1.50.0 Tonnen Uran.", "de")
    assert (quantity.base_value, quantity.flags) == (None, (CORRUPT,))


@pytest.mark.parametrize(
    ("text", "language", "changes"),
    [
        ("Die Ausfuhr stieg um 12 Prozent auf 22 Mio. t.", "de", ["rise", ""]),
        ("Die Ausfuhr nahm um 5 Prozent ab.", "de", ["fall"]),
        ("Das ist ein Plus von 3 Prozent.", "de", ["rise"]),
        ("20 Prozent mehr Züge fuhren.", "de", ["rise"]),
        ("Der Anteil liegt bei 40 Prozent.", "de", [""]),
        ("De invoer nam met 12 procent af tot 15 miljoen ton.", "nl", ["fall", ""]),
        ("Exports rose 12% to 5 million tonnes.", "en", ["rise", ""]),
        ("Turnover was $3 billion (-2.1%).", "en", ["", "fall"]),
        ("Its share grew from 12% to 34%.", "en", ["", ""]),
    ],
)
def test_changes_are_told_from_levels(text: str, language: str, changes: list[str]) -> None:
    assert [quantity.change for quantity in read(text, language)] == changes


@pytest.mark.parametrize(
    ("text", "language", "unit", "base_unit"),
    [
        ("It ships 12 million tonnes a year.", "en", "Mt/yr", "t/year"),
        ("Die Leitung fasst 38 Mrd. Kubikmeter pro Jahr.", "de", "bcm/yr", "m3/year"),
        ("Тенгиз даёт 700 тыс. баррелей в сутки.", "ru", "kb/d", "m3/day"),
        ("De OPEC pompt 2,2 miljoen vaten per dag.", "nl", "mb/d", "m3/day"),
        ("Станса жылына 12 ТВт·сағ өндіреді, 9 млн текше метр тәулігіне.", "kk", "mcm/day", "m3/day"),
        ("The plant makes 8.5 TWh per year.", "en", "TWh/yr", "J/year"),
        ("It fell to 1.35 mln bpd.", "en", "mb/d", "m3/day"),
    ],
)
def test_rates_are_printed_as_the_ledger_does(text: str, language: str, unit: str, base_unit: str) -> None:
    assert (read(text, language)[-1].unit, read(text, language)[-1].base_unit) == (unit, base_unit)
