import pytest
from made_files import GERMAN, article, pdf

from kerege.base.findings import FindingsError
from kerege.documents import read_document

ZIP = b"PK\x03\x04\x14\x00"


@pytest.mark.parametrize(
    ("data", "name", "what", "remedy"),
    [
        (ZIP, "bericht.docx", "an Office file (a zip archive)", "save it as PDF"),
        (ZIP + b"[Content_Types].xml", "bericht.txt", "an Office file (a zip archive)", "save it as PDF"),
        (ZIP, "a.zip", "a zip archive", "unpack it yourself"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100),
            "a.doc",
            "an Office file of the old kind (OLE)",
            "save it as",
        ),
        (b"{\\rtf1 Text}", "a.rtf", "a rich text file (RTF)", "save it as"),
        (b"\x1f\x8b\x08" + bytes(20), "a.txt", "a gzip archive", "unpack"),
        (b"\x89PNG\r\n\x1a\n", "a.png", "a picture (PNG)", "give the text"),
        (
            b"MIME-Version: 1.0\nContent-Type: multipart/related\n",
            "a.mht",
            "a web archive or mail (MIME)",
            "HTML only",
        ),
        (b"<?xml version='1.0'?><rss><item/></rss>", "a.xml", "an XML file", "give plain text"),
        (bytes(range(256)) * 40, "a.txt", "a binary file", "give plain text"),
    ],
)
def test_what_is_not_read_says_what_to_do(data: bytes, name: str, what: str, remedy: str) -> None:
    with pytest.raises(FindingsError) as raised:
        read_document(data, name=name)
    (finding,) = raised.value.findings
    assert (finding.code, finding.found, finding.file) == ("form-unsupported", what, name)
    assert what in finding.message
    assert remedy in finding.remedy


@pytest.mark.parametrize(
    ("data", "name", "form"),
    [
        (article(*GERMAN), "a.txt", "html"),
        (b"<p>Ein <b>kurzer</b> Satz.</p><p>Noch einer.</p>", "a.txt", "html"),
        (pdf([(50, 700, "Ein Satz.")]), "a.txt", "pdf"),
        (b"# Titel\n\nEin [Verweis](https://example.org).\n", "a.txt", "markdown"),
        (b"---\ntitle: A\n---\nEin Satz.\n", "a.txt", "markdown"),
        (b"Ein Satz.", "a.md", "markdown"),
        (b"Ein Satz mit 3 < 5 und 5 > 3.", "a.txt", "text"),
        (b"# Nr. 5 ist da.\nEin Satz.", "a.txt", "text"),
        (b"Ein Satz.", "a.html", "text"),
    ],
)
def test_content_tells_the_form_before_the_extension(data: bytes, name: str, form: str) -> None:
    assert read_document(data, name=name).form == form
