from kerege.documents.paragraphs import split_paragraphs


def parts(text: str) -> list[str]:
    return [text[b.start : b.end] for b in split_paragraphs(text)]


def test_blank_lines_and_page_breaks() -> None:
    assert parts("a b\n\nc\n \t\nd\x0ce\r\n\r\nf") == ["a b", "c", "d", "e", "f"]


def test_single_lines_are_paragraphs_where_nothing_is_wrapped() -> None:
    text = (
        "Kurze Zeile\n" + "Ein langer Absatz steht in einer Zeile. " * 8 + "\nEin zweiter Absatz.\nUnd mehr."
    )
    assert len(parts(text)) == 4


def test_wrapped_lines_belong_together() -> None:
    text = (
        "Überschrift\n\n"
        "Kasachstan lieferte im vergangenen Jahr rund 21 tausend Tonnen Uran an die\n"
        "Europäische Union, nach China und nach Russland. Die Regierung in Astana sagt,\n"
        "dass die Menge im laufenden Jahr um weitere fünf Prozent wachsen soll, falls\n"
        "genug Schwefelsäure da ist.\n"
        "Der zweite Absatz beginnt nach einer kurzen Zeile und geht dann weiter bis zum\n"
        "Ende der Datei.\n"
    )
    found = parts(text)
    assert [p[:11] for p in found] == ["Überschrift", "Kasachstan ", "Der zweite "]
    assert found[1].endswith("da ist.")


def test_a_sentence_in_each_line_is_not_wrapping() -> None:
    text = (
        "Das ist der erste Satz im Text.\nDas ist der zweite Satz im Text.\nDas ist der dritte Satz hier.\n"
    )
    assert len(parts(text)) == 3


def test_a_line_that_stops_in_mid_sentence_runs_on() -> None:
    text = "Die Regierung in Astana teilte am Mittwoch mit, dass\ndie Ausfuhr steigt."
    assert parts(text) == [text]
