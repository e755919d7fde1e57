"""Read a text given sentence by sentence, one a line, for tests of the whole reader."""

from datetime import date

from kerege.documents.document import Document, Paragraph, Sentence
from kerege.reader.candidates import Candidate
from kerege.reader.romanised import is_person, romanised
from kerege.reader.rules import RulesExtractor


def document(text: str, language: str, published: date | None = date(2024, 5, 14)) -> Document:
    """Return a document whose lines are its sentences."""
    sentences, start = [], 0
    for line in text.split("\n"):
        sentences.append(Sentence(start, start + len(line), 0, language))
        start += len(line) + 1
    return Document(
        name="test.txt",
        digest="0" * 64,
        form="text",
        text=text,
        paragraphs=(Paragraph(0, len(text), language),),
        sentences=tuple(sentences),
        published=published,
        published_precision="day" if published else "",
    )


def claims(text: str, language: str, published: date | None = date(2024, 5, 14)) -> list[Candidate]:
    """Return the figures of a text, by place."""
    found = RulesExtractor().read(document(text, language, published)).candidates
    return [one for one in found if one.kind == "quantity"]


def latin(name: str) -> str:
    """Return a speaker as the reader writes it: people in Latin letters."""
    return romanised(name) if is_person(name) else name
