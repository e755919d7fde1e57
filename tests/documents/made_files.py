"""Files made in code: web pages and PDFs, well-meaning and hostile."""

import pytest

from kerege.base.findings import FindingsError
from kerege.documents import Document, read_document

GERMAN = (
    "Kasachstan lieferte im Jahr 2022 rund 21.227 Tonnen Uran. Das sind 43 Prozent der Weltförderung.",
    "Die Regierung in Astana will die Ausfuhr über das Kaspische Meer verdoppeln, sagte ein Sprecher.",
)


def page(body: str, head: str = "", lang: str = "de") -> bytes:
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">{head}</head>'
        f"<body>{body}</body></html>"
    ).encode()


def article(*paragraphs: str, head: str = "") -> bytes:
    return page("<article>" + "".join(f"<p>{p}</p>" for p in paragraphs) + "</article>", head)


def assemble_pdf(objects: list[bytes]) -> bytes:
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(out)
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        + table
        + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    )


def stream(data: bytes, extra: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), extra, data)


def pdf(*pages: list[tuple[int, int, str]]) -> bytes:
    """A PDF of pages of (x, y, words) in Helvetica 11."""
    kids = b" ".join(b"%d 0 R" % (5 + 2 * i) for i in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(pages), kids),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for i, lines in enumerate(pages):
        shown = b"".join(
            b"1 0 0 1 %d %d Tm (%s) Tj\n" % (x, y, words.encode("cp1252")) for x, y, words in lines
        )
        objects.append(stream(b"BT /F1 11 Tf\n" + shown + b"ET"))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (4 + 2 * i)
        )
    return assemble_pdf(objects)


def refusal(data: bytes, name: str, **wishes: str) -> tuple[str, ...]:
    """Codes of the findings with which a file is refused."""
    with pytest.raises(FindingsError) as raised:
        read_document(data, name=name, **wishes)
    assert all(f.message and f.file for f in raised.value.findings)
    return tuple(f.code for f in raised.value.findings)


def told(document: Document) -> list[str]:
    return [document.quote(s.start, s.end) for s in document.sentences]


def check_offsets(document: Document) -> None:
    """What every document keeps: ordered, disjoint, trimmed spans that cover all but space and mark-up."""
    prose = document.prose()
    assert len(prose) == len(document.text)
    done = 0
    for paragraph in document.paragraphs:
        assert done <= paragraph.start < paragraph.end <= len(prose)
        done = paragraph.end
    covered = bytearray(len(prose))
    done = 0
    for sentence in document.sentences:
        home = document.paragraphs[sentence.paragraph]
        assert max(done, home.start) <= sentence.start < sentence.end <= home.end
        words = prose[sentence.start : sentence.end]
        assert words == words.strip()
        covered[sentence.start : sentence.end] = b"\x01" * (sentence.end - sentence.start)
        done = sentence.end
    assert not [c for c, inside in zip(prose, covered, strict=True) if not inside and not c.isspace()]
