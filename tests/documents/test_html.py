from datetime import date

import pytest
from made_files import GERMAN, article, check_offsets, page, refusal, told

from kerege.documents import read_document
from kerege.documents.html import is_easy
from kerege.documents.html_metadata import iso_date

HEAD = (
    "<title>Uran – Blatt</title><meta property='og:title' content='Uran aus Kasachstan'>"
    "<meta property='og:site_name' content='Das Blatt'><link rel='canonical' href='https://example.org/uran'>"
    "<meta property='article:published_time' content='2024-03-12T08:00:00+01:00'>"
)


def test_main_text_and_metadata() -> None:
    body = (
        "<nav><a href=/>Start</a></nav><script>steal('99 Tonnen')</script><style>.a{}</style>"
        "<article><h1>Uran</h1>"
        f"<p>{GERMAN[0]}</p><p>Ein Satz<br>mit Umbruch, der lang genug ist für den Leser.</p>"
        f"<p>{GERMAN[1]}</p>"
        "<ul><li>Gas: 20 Mrd. m<sup>3</sup></li></ul>"
        "<table><tr><th>Land</th><th>Menge</th></tr><tr><td>Kanada</td><td>7.351 t</td></tr></table>"
        "</article>"
    )
    document = read_document(page(body, HEAD), name="a.html")
    check_offsets(document)
    assert told(document) == [
        "Uran",
        "Kasachstan lieferte im Jahr 2022 rund 21.227 Tonnen Uran.",
        "Das sind 43 Prozent der Weltförderung.",
        "Ein Satz mit Umbruch, der lang genug ist für den Leser.",
        GERMAN[1],
        "Gas: 20 Mrd. m3",
        "Land\tMenge",
        "Kanada\t7.351 t",
    ]
    assert (document.title, document.publisher, document.url) == (
        "Uran aus Kasachstan",
        "Das Blatt",
        "https://example.org/uran",
    )
    assert (document.published, document.published_precision) == (date(2024, 3, 12), "day")
    (finding,) = document.findings
    assert (finding.code, finding.found) == ("active-content", "1 elements")


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-03-12"}</script>',
        '<script type=application/ld+json>[{"@type":["Report"],"datePublished":"20240312"}]</script>',
        '<meta name="DC.date" content="20240312">',
        '<meta itemprop="datePublished" content="2024-03-12">',
    ],
)
def test_dates_of_a_page(head: str) -> None:
    assert read_document(article(*GERMAN, head=head), name="a.html").published == date(2024, 3, 12)


def test_dates_in_a_graph_of_linked_data() -> None:
    graph = '{"@graph": [{"@type": "WebSite"}, {"@type": ["NewsArticle"], "datePublished": "2024-03-12"}]}'
    head = f'<script type="application/ld+json">{graph}</script>'
    assert read_document(article(*GERMAN, head=head), name="a.html").published == date(2024, 3, 12)


def test_a_time_element_and_no_modified_date() -> None:
    shown = "<time class='published' datetime='2024-03-12T09:00'>gestern</time>"
    assert read_document(article(shown, *GERMAN), name="a.html").published == date(2024, 3, 12)
    changed = '<meta property="article:modified_time" content="2024-03-12">'
    assert read_document(article(*GERMAN, head=changed), name="a.html").published is None
    assert iso_date("12.03.2024") == ""


def test_broken_linked_data_is_skipped() -> None:
    deep = '<script type="application/ld+json">' + "[" * 50_000 + "</script>"
    assert read_document(article(*GERMAN, head=deep), name="a.html").published is None


def test_entities_are_not_resolved() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "aa"><!ENTITY b SYSTEM "file:///etc/hostname">'
    bomb += "".join(f'<!ENTITY c{i} "{"&a;" if not i else f"&c{i - 1};" * 9}">' for i in range(20))
    document = read_document(
        f"{bomb}]><html><body><p>{GERMAN[0]} &c19; &b;</p></body></html>".encode(), name="a.html"
    )
    assert GERMAN[0] in document.text
    assert len(document.text) < 200


def test_hostile_pages_end_in_findings() -> None:
    assert refusal(page("<div>" * 100_000 + "x"), "a.html") == ("html-too-deep",)
    assert refusal(page(f"<p title='{'x' * 11_000_000}'>Ein Satz.</p>"), "a.html") == ("html-too-large",)
    assert refusal(page("<script>document.write('a')</script>"), "a.html") == ("no-text",)
    assert refusal(b"<html></html>", "a.html") == ("no-text",)


def test_large_pages_are_read_in_the_child_process() -> None:
    data = article(*(f"Im Jahr {i} waren es {i} Tonnen Uran aus Kasachstan." for i in range(3_000)))
    assert not is_easy(data.decode())
    document = read_document(data, name="a.html")
    assert len(document.paragraphs) == 3_000
    assert document.sentences[0].language == "de"


def test_a_short_page_is_read_whole() -> None:
    assert told(read_document(b"<html><body><p>Kurz: 5 Tonnen.</p></body></html>", name="a.html")) == [
        "Kurz: 5 Tonnen."
    ]
