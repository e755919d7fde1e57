"""Texts made to break a reader: each ends soon, says only what stands there, and says it twice alike."""

from __future__ import annotations

import subprocess
import sys
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kerege.documents.document import Document, Paragraph, Sentence
from kerege.documents.reading import read_document
from kerege.reader.candidates import COMPARATORS, Modality
from kerege.reader.extractor import Reading
from kerege.reader.packs import LANGUAGES, entries
from kerege.reader.rules import RulesExtractor

#: seconds a text of some 100 kB may take in a process of its own, start-up and word lists included; it takes
#: four at most where nothing else runs
LIMIT = 40
START = {
    "de": "Kasachstan exportierte im Jahr 2023 nach Deutschland ",
    "en": "In 2023 Kazakhstan exported to Germany ",
    "kk": "Қазақстан 2023 жылы Германияға экспорттады ",
    "nl": "Kazachstan exporteerde in 2023 naar Duitsland ",
    "ru": "В 2023 году Казахстан экспортировал в Германию ",
}
#: name of a trap -> language, Python for its text
TRAPS = {
    "points": ("en", "'1.' * 40_000"),
    "commas": ("de", "'1,' * 40_000 + ' Tonnen'"),
    "digits": ("en", "'9' * 100_000 + ' tonnes'"),
    "digits in threes": ("en", "'123 ' * 25_000 + 'tonnes'"),
    "digits with thin spaces": ("ru", "'123\\u202f' * 25_000 + 'тонн'"),
    "mixed separators": ("de", "\"1.2,3'4 5\\u00a06\" * 8_000 + ' Mio. Tonnen'"),
    "slashes": ("nl", "'1/2/3/' * 15_000 + ' ton'"),
    "dashes": ("en", "'5-6-' * 20_000 + '7 million tonnes'"),
    "en dashes": ("en", "'5 \\u2013 6 \\u2013 ' * 10_000 + ' tonnes'"),
    "colons": ("en", "'12:30:' * 15_000"),
    "powers": ("en", "'10^' * 30_000 + '9 t'"),
    "signs": ("en", "'+-~<>=' * 15_000 + '5 t'"),
    "percents": ("ru", "'5 %' * 30_000"),
    "number words de": ("de", "'hunderttausend' * 5_000 + ' Tonnen'"),
    "number words apart de": ("de", "'zwei hundert und drei tausend ' * 5_000"),
    "number words en": ("en", "'one hundred and twenty-five thousand ' * 5_000 + 'tonnes'"),
    "number words nl": ("nl", "'tweehonderdvijfentwintigduizend' * 3_000 + ' ton'"),
    "number words ru": ("ru", "'двести двадцать пять тысяч ' * 5_000 + 'тонн'"),
    "number words kk": ("kk", "'екі жүз жиырма бес мың ' * 5_000 + 'тонна'"),
    "scales de": ("de", "'Mrd. ' * 20_000"),
    "scales ru": ("ru", "'тыс. ' * 20_000"),
    "numbers with scales": ("ru", "'5 млн тыс. ' * 10_000"),
    "units": ("en", "'5 t/t/t/' * 12_000"),
    "units apart": ("en", "'million barrels a day per tonne a year of ' * 3_000"),
    "hyphens": ("de", "'Öl-' * 30_000 + 'Export'"),
    "joined word": ("de", "'pipeline' * 12_000"),
    "quotes": ("en", "'\"' * 50_000 + ' 5 t ' + '\"' * 50_000"),
    "quotes in quotes": ("ru", "'«' * 50_000 + '5 т' + '»' * 50_000"),
    "low quotes": ("de", "'„5 t' * 20_000"),
    "brackets": ("en", "'(' * 50_000 + '5 t' + ')' * 50_000"),
    "brackets apart": ("en", "'(5 t ' * 20_000"),
    "sayings": ("en", "'he said that she said that ' * 4_000 + '5 t'"),
    "according to": ("ru", "'по данным министерства, ' * 4_000 + '5 т'"),
    "actors": ("en", "'Kazakhstan, Russia and China and ' * 3_500"),
    "relations": ("de", "'Kasachstan exportiert nach Russland und ' * 3_000"),
    "pronouns": ("en", "'it and its country and they ' * 4_000"),
    "times": ("en", "'in January 2023 and from 2020 to 2021 since ' * 2_500"),
    "dates": ("ru", "'с 1 января 2023 года по 31 ' * 4_000"),
    "ranges": ("en", "'between 5 and ' * 8_000 + '9 t'"),
    "comparators": ("en", "'more than about almost up to ' * 4_000 + '5 t'"),
    "negations": ("en", "'not never no ' * 8_000 + '5 t'"),
    "capitals": ("en", "'ABC ' * 25_000"),
    "names": ("en", "'Anna Maria ' * 10_000"),
    "abbreviations": ("en", "'U.S.A. ' * 15_000"),
    "zero width": ("en", "'5\\u200b' * 30_000 + ' tonnes'"),
    "direction marks": ("en", "'\\u202e5\\u202c ' * 20_000 + 'tonnes'"),
    "arabic digits": ("en", "'\\u0661\\u0662,' * 30_000 + ' tonnes'"),
    "full width digits": ("en", "'\\uff11\\uff12.' * 30_000 + ' tonnes'"),
    "superscripts": ("en", "'5\\u00b2\\u00b3\\u2070 ' * 20_000 + 't'"),
    "roman": ("en", "'\\u2160\\u2164' * 30_000 + ' t'"),
    "fractions": ("en", "'1\\u00bd\\u00be ' * 20_000 + 'tonnes'"),
    "combining marks": ("ru", "'5\\u0301\\u0308' * 25_000 + ' тонн'"),
    "emoji": ("en", "'\\U0001f6e2\\ufe0f5 ' * 20_000 + 'tonnes'"),
    "surrogates": ("en", "'\\ud83d5 ' * 20_000 + 'tonnes'"),
    "letters that grow": ("de", "'\\u0130\\u1e9e\\ufb03 5 ' * 15_000 + 't'"),
    "spaces": ("en", "'5' + ' ' * 100_000 + 'tonnes'"),
    "line ends": ("en", "'5\\n' * 40_000 + 'tonnes'"),
    "tabs": ("en", "'5\\t' * 40_000 + 'tonnes'"),
    "nul": ("en", "'5\\0' * 40_000 + 'tonnes'"),
    "table": ("en", "'| 5 | t ' * 12_000"),
    "links": ("en", "'[5 t](http://a/' * 7_000"),
    "dots": ("en", "'5 t' + '.' * 100_000"),
}  # fmt: skip
#: reads a text as a document, and its beginning as one sentence twice
CHILD = """
import sys
sys.path[:0] = {path!r}
from test_hostile import START, check, whole
from kerege.base.findings import FindingsError
from kerege.documents.reading import read_document
from kerege.reader.rules import RulesExtractor
rules = RulesExtractor()
text = START[{language!r}] + {text}
try:
    form = 'markdown' if '|' in text or '[' in text else 'text'
    document = read_document(text.encode(errors='surrogatepass'), name='a.txt', form=form)
    check(document, rules.read(document))
except FindingsError:
    pass
cut = whole(text[:5_000], {language!r})
assert rules.read(cut) == rules.read(cut)
check(cut, rules.read(cut))
"""


def whole(text: str, language: str) -> Document:
    """Return a text as one sentence of a language, however long it is."""
    return Document(
        "a.txt", "0" * 64, "text", text, (Paragraph(0, len(text), language),),
        (Sentence(0, len(text), 0, language),),
    )  # fmt: skip


def check(document: Document, reading: Reading) -> None:
    """Fail if a candidate is not what stands in the text, or not in form."""
    seen = set()
    for one in reading.candidates:
        assert 0 <= one.claim_start <= one.char_start < one.char_end <= one.claim_end <= len(document.text), (
            one
        )
        assert document.text[one.char_start : one.char_end] == one.span, one
        assert one.comparator in COMPARATORS
        assert one.modality in tuple(Modality)
        for number in (one.value, one.value_low, one.value_high, one.base_value, one.base_low, one.base_high):
            assert number is None or number == number, one  # noqa: PLR0124  (not a number)
            assert number is None or abs(number) != float("inf"), one
        assert one.id not in seen, one
        seen.add(one.id)


@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_ends_soon(trap: str) -> None:
    language, text = TRAPS[trap]
    code = CHILD.format(path=[p for p in sys.path if p], language=language, text=text)
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=LIMIT, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]


@cache
def words(language: str) -> tuple[str, ...]:
    """Return forms of the packs of a language, some of each layer."""
    found: dict[str, list[str]] = {}
    for entry in entries(language):
        found.setdefault(entry.layer, []).extend(entry.forms[:2])
    return tuple(form for layer in sorted(found) for form in found[layer][:60])


SIGNS = st.sampled_from([
    "5", "1.500", "1,5", "2023", "0", "12", "3-4", "5–7", "10 000", "½",
    *"%$€₸‰.,;:–-()«»„“\"'/+<>~=×^²°№…!?",
    "\n", "\n\n", "\t", "\u00a0", "\u202f", "\u200b", "\u202e", "\u0301", "\ufeff", "\ud800", *"🛢İß٣",
])  # fmt: skip


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    """Return a language and a text of its pack's words, signs and digits."""
    language = draw(st.sampled_from(LANGUAGES))
    piece = st.one_of(
        st.sampled_from(words(language)), SIGNS, st.text(max_size=4), st.integers(0, 10**9).map(str)
    )
    pieces = draw(st.lists(piece, min_size=1, max_size=40))
    gaps = draw(
        st.lists(st.sampled_from([" ", " ", " ", "", "-"]), min_size=len(pieces), max_size=len(pieces))
    )
    return language, "".join(p + g for p, g in zip(pieces, gaps, strict=True))


@settings(max_examples=400)
@given(texts())
def test_made_sentences_are_read_and_twice_alike(made: tuple[str, str]) -> None:
    language, text = made
    document = whole(text, language)
    reading = RulesExtractor().read(document)
    check(document, reading)
    assert RulesExtractor().read(document) == reading


@settings(max_examples=150)
@given(st.lists(texts(), min_size=1, max_size=4))
def test_made_documents_are_read_and_twice_alike(made: list[tuple[str, str]]) -> None:
    data = ". ".join(START[language] + text for language, text in made).encode(errors="replace")
    document = read_document(data, name="a.txt")
    reading = RulesExtractor().read(document)
    check(document, reading)
    assert RulesExtractor().read(read_document(data, name="a.txt")) == reading


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_packs_alone_and_twice(language: str) -> None:
    rules = RulesExtractor()
    for word in words(language):
        for text in (word, f"{word} {word}", f"5 {word}", f"{word} 5 {word}", f"{word}.", f"«{word}»"):
            document = whole(text, language)
            check(document, rules.read(document))
