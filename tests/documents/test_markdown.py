from datetime import date

from made_files import check_offsets, told

from kerege.documents import read_document

TEXT = """---
title: "Uran"
date: 2024-11-03
url: https://example.org/uran
---
# Uran aus **Kasachstan** ##

Kasachstan lieferte [21.227 Tonnen](https://example.org/2024/11) Uran,
das sind **43 %**. Der Rest ist 5*3 und _so_ weiter.

- Öl: 80 Mio. t
  im Jahr
- Gas: 20 Mrd. m3

| Land | Menge |
|---|---:|
| Kasachstan | 21.227 t |

> Zitat eins
> zwei

![Bild](b.png "t")
"""


def test_markup_is_known_and_text_is_kept() -> None:
    document = read_document(TEXT.encode(), name="a.md")
    assert document.text == TEXT
    check_offsets(document)
    assert told(document) == [
        "Uran aus **Kasachstan",
        "Kasachstan lieferte [21.227 Tonnen](https://example.org/2024/11) Uran,\ndas sind **43 %**.",
        "Der Rest ist 5*3 und _so_ weiter.",
        "Öl: 80 Mio. t\n  im Jahr",
        "Gas: 20 Mrd. m3",
        "Land | Menge",
        "Kasachstan | 21.227 t",
        "Zitat eins\n> zwei",
        "Bild",
    ]


def test_prose_blanks_link_targets_in_place() -> None:
    document = read_document(TEXT.encode(), name="a.md")
    prose = document.prose()
    assert "2024/11" not in prose
    assert "|" not in prose
    assert prose.index("21.227 Tonnen") == TEXT.index("21.227 Tonnen")
    assert "5*3" in prose


def test_front_matter_gives_date_title_and_address() -> None:
    document = read_document(TEXT.encode(), name="a.md")
    assert (document.published, document.published_precision) == (date(2024, 11, 3), "day")
    assert (document.title, document.url) == ("Uran", "https://example.org/uran")
