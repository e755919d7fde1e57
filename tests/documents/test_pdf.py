import zlib

import pytest
from made_files import assemble_pdf, check_offsets, page, pdf, refusal, stream, told

from kerege.base.findings import FindingsError
from kerege.documents import read_document
from kerege.documents.extract import Extract
from kerege.documents.isolation import extract_apart

HEADER = (50, 800, "Das Blatt – Ausgabe 7")


def test_lines_hyphens_and_pages() -> None:
    first = [
        HEADER,
        (50, 740, "Kasachstan lieferte im Jahr 2022 rund 21.227 Tonnen Uran nach Eu-"),
        (50, 726, "ropa und China. Die Öl- und die Gas-"),
        (50, 712, "förderung stieg auch, und zwar nach Angaben des Ministeriums sehr"),
        (290, 30, "1"),
    ]
    second = [HEADER, (50, 740, "stark. So steht es da."), (50, 700, "Neuer Absatz."), (290, 30, "2")]
    third = [HEADER, (50, 740, "Ende."), (290, 30, "3")]
    document = read_document(pdf(first, second, third), name="a.pdf")
    check_offsets(document)
    assert document.form == "pdf"
    assert told(document) == [
        "Kasachstan lieferte im Jahr 2022 rund 21.227 Tonnen Uran nach Europa und China.",
        "Die Öl- und die Gasförderung stieg auch, und zwar nach Angaben des Ministeriums sehr stark.",
        "So steht es da.",
        "Neuer Absatz.",
        "Ende.",
    ]
    (finding,) = document.findings
    assert (finding.code, finding.found) == ("pdf-running-lines", "6 lines")


def test_no_text_layer() -> None:
    with pytest.raises(FindingsError) as raised:
        read_document(pdf([], []), name="scan.pdf")
    (finding,) = raised.value.findings
    assert (finding.code, finding.found) == ("pdf-without-text", "2 pages without a letter")
    assert "no text layer" in finding.message
    assert "OCR" in finding.remedy


def test_pages_without_text_are_counted() -> None:
    (finding,) = read_document(pdf([(50, 700, "Ein Satz.")], []), name="a.pdf").findings
    assert (finding.code, finding.found) == ("pdf-pages-without-text", "1 of 2 pages")


def test_a_locked_file_is_named_as_such() -> None:
    keys = b"/O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b">"
    lock = b"/Root 1 0 R /ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 " + keys + b" >>"
    with pytest.raises(FindingsError, match="locked by a password") as raised:
        read_document(pdf([(50, 700, "Ein Satz.")]).replace(b"/Root 1 0 R", lock), name="a.pdf")
    assert [f.code for f in raised.value.findings] == ["pdf-locked"]


def test_damaged_looping_and_swollen_files_end_in_findings() -> None:
    assert refusal(b"%PDF-1.4\n" + b"junk" * 1000, "a.pdf") == ("pdf-unreadable",)
    kid = b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    catalog = b"<< /Type /Catalog /Pages 2 0 R >>"
    loop = b"<< /Type /Pages /Count 1000000 /Kids [2 0 R 3 0 R] >>"
    assert refusal(assemble_pdf([catalog, loop, kid, stream(b""), font]), "a.pdf") == ("pdf-too-long",)
    packed = zlib.compress(b"BT /F1 11 Tf " + b"(A) Tj " * 20_000_000 + b"ET", 1)
    bomb = [
        catalog,
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        kid,
        stream(packed, b"/Filter /FlateDecode"),
        font,
    ]
    (code,) = refusal(assemble_pdf(bomb), "a.pdf")
    assert code in ("file-ends-parser", "file-takes-too-much-memory", "file-takes-too-long", "text-too-long")
    assert told(read_document(pdf([(50, 700, "Es geht weiter.")]), name="a.pdf")) == ["Es geht weiter."]


def test_a_slow_file_is_ended_and_the_next_is_read() -> None:
    slow = page("<a " + " ".join(f"a{i}=1" for i in range(200_000)) + ">x</a>")
    found = extract_apart("html", slow, "a.html", seconds=0.5)
    assert isinstance(found, Extract)
    assert [f.code for f in found.findings] == ["file-takes-too-long"]
    assert "0.5 seconds" in found.findings[0].expected
    assert extract_apart("html", page("<p>Ein Satz.</p><p>Zwei.</p>"), "a.html").text == "Ein Satz.\n\nZwei."
