"""What a state's bank, customs, commission or office of statistics is called."""

import pytest

from kerege.documents.reading import read_document
from kerege.reader.actors.institutions import institution
from kerege.reader.rules import RulesExtractor

CASES = [
    ("Ghana's economy is growing.\nInflation was 5 percent, the central bank said.", "Bank of Ghana"),
    ("Brazil's economy grows.\nInflation was 5 percent, the central bank said.", "Central Bank of Brazil"),
    ("China's economy is growing.\nExports grew by 5 percent, customs said.",
     "General Administration of Customs of China"),
    ("Togos Wirtschaft wächst.\nDie Inflation lag bei 5 Prozent, teilte das Statistikamt mit.",
     "Statistics Office of Togo"),
    ("De economie van Turkije groeit.\nDe opkomst was 5 procent, meldde de kiescommissie.",
     "Supreme Election Council"),
    ("Экономика Китая растёт.\nИнфляция составила 5 процентов, сообщил нацбанк.", "People's Bank of China"),
    ("Қырғызстан экономикасы өсуде.\nИнфляция 5 пайыз болды, деп хабарлады орталық банк.",
     "National Bank of Kyrgyzstan"),
    ("According to the Ghana Tea Board, exports rose by 5 percent.", "Ghana Tea Board"),
    ("According to the Ghana National Petroleum Corporation, exports rose by 5 percent.",
     "Ghana National Petroleum Corporation"),
    ("Ghana's state firm Cocobod raised its output by 5 percent, it said on Monday.", "Cocobod"),
    ("Погрузка ОАО «Ромашка» выросла на 5%, сообщили в АО «Ромашка».", "Ромашка"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), CASES)
def test_who_says_it(text: str, speaker: str) -> None:
    found = RulesExtractor().read(read_document(text.encode(), name="a.txt")).candidates
    assert [c.speaker for c in found if c.kind == "quantity" and c.value == 5] == [speaker]


def test_a_bank_is_called_as_the_packs_know_it() -> None:
    assert institution("Central Bank", "Kyrgyzstan") == "National Bank of Kyrgyzstan"
    assert institution("National Bank", "Switzerland") == "Swiss National Bank"
    assert institution("National Bank", "Togo") == "National Bank of Togo"
    assert institution("Ministry of Energy", "Togo") == "Ministry of Energy of Togo"
    assert institution("Statistics Office", "Togo") == "Statistics Office of Togo"


def test_a_legal_form_is_nobody() -> None:
    text = "Погрузка ПАО «Ромашка» составила 92 млн тонн."
    found = RulesExtractor().read(read_document(text.encode(), name="a.txt")).candidates
    assert [c.subject for c in found] == ["Ромашка"]
