import pytest
from made_files import refusal, told

from kerege.documents import read_document

RUSSIAN = "Казахстан увеличил добычу урана. Компания сообщила, что поставки в Европу выросли на 5 процентов."
KAZAKH = "Қазақстан уран өндірісін арттырды. Компания Еуропаға жеткізу көлемі өскенін хабарлады."
GERMAN = "Kasachstan erhöhte die Förderung. Die Ausfuhr über das Kaspische Meer wächst – „für Europa“."


@pytest.mark.parametrize("name", ["cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic"])
def test_older_cyrillic_is_told_by_its_letters(name: str) -> None:
    document = read_document(RUSSIAN.encode(name), name="a.txt")
    assert document.text == RUSSIAN
    assert [f.code for f in document.findings] == ["encoding-assumed"]
    assert name in document.findings[0].found
    assert "most plausible" in document.findings[0].message


def test_older_kazakh_and_latin() -> None:
    assert read_document(KAZAKH.encode("kz1048"), name="a.txt").text == KAZAKH
    assert read_document(GERMAN.encode("cp1252"), name="a.txt").text == GERMAN


@pytest.mark.parametrize("name", ["utf-16", "utf-16-be", "utf-16-le", "utf-32"])
def test_wide_encodings(name: str) -> None:
    document = read_document(GERMAN.encode(name), name="a.txt")
    assert document.text == GERMAN
    assert [f.code for f in document.findings] == ["encoding-assumed"] * name.endswith("e")


def test_declared_charset_of_a_page() -> None:
    page = (
        f'<html><head><meta charset="windows-1251"></head><body><p>{RUSSIAN}</p><p>Конец.</p></body></html>'
    )
    document = read_document(page.encode("cp1251"), name="a.html")
    assert RUSSIAN in document.text
    assert document.findings == ()


def test_declared_nonsense_is_not_trusted() -> None:
    page = f'<html><head><meta charset="idna"></head><body><p>{GERMAN}</p></body></html>'
    assert GERMAN in read_document(page.encode("cp1252"), name="a.html").text


def test_broken_utf8_is_flagged_and_never_repaired() -> None:
    data = (GERMAN * 3).encode()
    at = data.index("ö".encode())
    document = read_document(data[:at] + b"\xff" + data[at:], name="a.txt")
    assert document.text.count("\ufffd") == 1
    broken, seen = document.findings
    assert (broken.code, broken.found) == ("encoding-broken", f"1 bytes, the first at byte {at}")
    assert (seen.code, seen.found) == ("replacement-characters", f"1, the first at character {at}")


def test_mixed_and_unknown_encodings_are_refused() -> None:
    assert refusal(RUSSIAN.encode() * 3 + RUSSIAN.encode("cp1251"), "a.txt") == ("encoding-mixed",)
    assert refusal(GERMAN.encode() * 3 + GERMAN.encode("cp1252") * 3, "a.txt") == ("encoding-mixed",)
    assert refusal(bytes(range(128, 256)) * 10, "a.txt") == ("encoding-unknown",)


@pytest.mark.parametrize(
    ("inside", "code", "words"),
    [
        ("\x00", "nul-characters", "NUL characters"),
        ("\x07", "control-characters", "control characters"),
        ("\u202e", "direction-marks", "writing direction"),
        ("\u200b", "invisible-characters", "zero-width"),
        ("\xad", "invisible-characters", "soft hyphens"),
        ("\ufffd", "replacement-characters", "U+FFFD"),
    ],
)
def test_suspicious_characters_stay_and_are_counted(inside: str, code: str, words: str) -> None:
    text = f"Das sind {inside}99{inside} Tonnen Öl, sagte er. Der Rest des Textes ist gut."
    document = read_document(text.encode(), name="a.txt")
    assert document.text == text
    (finding,) = document.findings
    assert (finding.code, finding.found) == (code, "2, the first at character 9")
    assert words in finding.message


def test_text_read_in_the_wrong_encoding_is_noticed() -> None:
    garbled = GERMAN.encode().decode("cp1252", "replace")
    found = [f.code for f in read_document(garbled.encode(), name="a.txt").findings]
    assert "garbled-characters" in found
    assert read_document(RUSSIAN.encode(), name="a.txt").findings == ()
    assert told(read_document(KAZAKH.encode(), name="a.txt"))[0] == "Қазақстан уран өндірісін арттырды."
