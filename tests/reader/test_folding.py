"""Folding keeps every offset, and signs of money stay in the text."""

from __future__ import annotations

import sys

import pytest

from kerege.documents import read_document
from kerege.reader.folding import fold
from kerege.reader.rules import RulesExtractor


def test_a_text_folds_as_its_characters_do() -> None:
    every = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]
    text = "".join(char for char in every if char != "Σ" and len(char.lower()) == 1)
    assert fold(text) == "".join(map(fold, text))


@pytest.mark.parametrize("text", ["İZMİR – Σ, ΟΔΟΣ", "Gas_Öl ‰ Ёлка №5\n", "a\u0301b"])
def test_offsets_hold(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert folded == "".join(map(fold, text))


@pytest.mark.parametrize(("sign", "money"), [("₹", "INR"), ("₾", "GEL"), ("₸", "KZT")])
def test_signs_of_money(sign: str, money: str) -> None:
    document = read_document(f"The firm paid {sign}25 million for gas.".encode(), name="a.txt")
    assert [c.base_unit for c in RulesExtractor().read(document).candidates if c.value] == [money]
