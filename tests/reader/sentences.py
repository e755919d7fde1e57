"""One sentence as a scan, for tests of single layers."""

from datetime import date

from kerege.documents.document import Document, Paragraph, Sentence
from kerege.reader.scan import Scan, scan_document


def sentence(text: str, language: str, published: date | None = None, precision: str = "day") -> Scan:
    """Return the whole text as one sentence of a document."""
    document = Document(
        name="test.txt",
        digest="0" * 64,
        form="text",
        text=text,
        paragraphs=(Paragraph(0, len(text), language),),
        sentences=(Sentence(0, len(text), 0, language),),
        published=published,
        published_precision=precision if published else "",
    )
    return next(scan_document(document))
