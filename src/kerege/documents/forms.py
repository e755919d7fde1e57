"""The form of a file: text, Markdown, HTML or PDF by what is in it; everything else refused with a remedy."""

from __future__ import annotations

import re
from pathlib import PurePath

from kerege.base.findings import Finding, error

FORMS = ("text", "markdown", "html", "pdf")

_AS_TEXT = "save it as PDF with a text layer, as HTML or as plain text, and give that"
_UNPACK = "unpack it yourself and give the files inside"
_NO_OCR = "give the text itself: pictures are not read"
_WEB = "save the page as 'HTML only' and give that"
_OTHER = "give plain text, Markdown, HTML or a PDF with a text layer"
#: first bytes, what they are, what to do
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Office file of the old kind (OLE)", _AS_TEXT),
    (b"{\\rtf", "a rich text file (RTF)", _AS_TEXT),
    (b"%!PS", "a PostScript file", _AS_TEXT),
    (b"\x1f\x8b", "a gzip archive", _UNPACK),
    (b"BZh", "a bzip2 archive", _UNPACK),
    (b"\xfd7zXZ\x00", "an xz archive", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "a zstandard archive", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (b"\x89PNG\r\n", "a picture (PNG)", _NO_OCR),
    (b"\xff\xd8\xff", "a picture (JPEG)", _NO_OCR),
    (b"GIF8", "a picture (GIF)", _NO_OCR),
    (b"II*\x00", "a picture (TIFF)", _NO_OCR),
    (b"MM\x00*", "a picture (TIFF)", _NO_OCR),
    (b"SQLite format 3\x00", "a database", _OTHER),
    (b"\x7fELF", "a program", _OTHER),
    (b"MZ\x90\x00", "a program", _OTHER),
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OFFICE = (".docx", ".docm", ".xlsx", ".xlsm", ".pptx", ".pptm", ".odt", ".ods", ".odp", ".epub", ".pages")
_UNICODE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x00\x00\xfe\xff")
_HEAD = 4096
_CONTROL = bytes(c for c in range(32) if c not in b"\t\n\r\x0c\x1b")

_HTML = re.compile(r"\s{0,200}(?:<!doctype\s{1,20}html|<(?:html|head|body)\b)", re.IGNORECASE)
_HTML_INSIDE = re.compile(r"<(?:!doctype\s{1,20}html|html|head|body)\b", re.IGNORECASE)
_FRAGMENT = re.compile(
    r"\s{0,200}<(?:article|div|main|section|p|h1|h2|meta|title|table|script)\b[^<>]{0,500}>", re.I
)
_XML = re.compile(r"\s{0,200}<\?xml\b", re.IGNORECASE)
_FRONT_MATTER = re.compile(r"---[ \t]*\n(?:[A-Za-z_]{1,40}:[^\n]*\n)")
#: characters of signs of Markdown, any of which a text must have before it is searched for the sign
_MARKDOWN_SIGNS = tuple(
    (marks, re.compile(sign, re.MULTILINE))
    for marks, sign in (
        (("# ",), r"^#{1,6} \S"),
        (("](",), r"\]\((?:https?:|/|#)"),
        (("---",), r"^\|? ?:?-{3,}:? ?\|"),
        (("```", "~~~"), r"^(?:```|~~~)"),
        (("**",), r"\*\*\w[^*\n]{0,200}\*\*"),
    )
)


def refuse_binary(data: bytes, shown: str) -> Finding | None:
    """Return the finding for a file that is no text, HTML or PDF; nothing is unpacked to find out."""
    if data.startswith(_ZIP):
        suffix = PurePath(shown).suffix.lower()
        office = suffix in _OFFICE or b"word/" in data[:_HEAD] or b"[Content_Types].xml" in data[:_HEAD]
        what = "an Office file (a zip archive)" if office else "a zip archive"
        return _refusal(shown, what, _AS_TEXT if office else _UNPACK)
    for magic, what, remedy in _MAGIC:
        if data.startswith(magic):
            return _refusal(shown, what, remedy)
    head = data[:_HEAD]
    if b"MIME-Version:" in head and b"multipart/" in head:
        return _refusal(shown, "a web archive or mail (MIME)", _WEB)
    if not head.startswith(_UNICODE_MARKS) and _looks_binary(data[: 16 * _HEAD]):
        return _refusal(shown, "a binary file", _OTHER)
    return None


def is_pdf(data: bytes) -> bool:
    """Return whether the file is a PDF: its mark stands in the first bytes."""
    return b"%PDF-" in data[:1024]


def detect_form(text: str, name: str) -> str:
    """Return ``html``, ``markdown``, ``text`` or ``xml`` (not read) by content first, extension second."""
    head = text[:_HEAD]
    suffix = PurePath(name).suffix.lower()
    if _HTML.match(head):
        return "html"
    if _XML.match(head):
        return "html" if _HTML_INSIDE.search(head) else "xml"
    if _FRAGMENT.match(head) and "</" in text[: 8 * _HEAD]:
        return "html"
    if suffix in (".html", ".htm", ".xhtml") and ("</" in text or _HTML_INSIDE.search(text)):
        return "html"
    if suffix in (".md", ".markdown", ".mdown", ".mkd"):
        return "markdown"
    return "markdown" if _is_markdown(text[: 16 * _HEAD]) else "text"


def refuse_xml(shown: str) -> Finding:
    """Return the finding for XML that is not a web page."""
    return _refusal(shown, "an XML file", _OTHER)


def _is_markdown(text: str) -> bool:
    head = text.replace("\r\n", "\n")
    if _FRONT_MATTER.match(head):
        return True
    found = [sign for marks, sign in _MARKDOWN_SIGNS if any(mark in head for mark in marks)]
    return len(found) > 1 and sum(bool(sign.search(head)) for sign in found) > 1


def _looks_binary(head: bytes) -> bool:
    """Return whether control bytes are too many for a text, UTF-16 without a mark aside."""
    if not head or utf16_order(head):
        return False
    control = len(head) - len(head.translate(None, _CONTROL))
    return control * 20 > len(head)


def utf16_order(head: bytes) -> str:
    """Return ``utf-16-le`` or ``utf-16-be`` if every other byte is almost always zero, else blank."""
    pairs = len(head) // 2
    if pairs < 4:
        return ""
    even, odd = head[0 : 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    if odd * 10 > pairs * 4 and even * 50 < pairs:
        return "utf-16-le"
    return "utf-16-be" if even * 10 > pairs * 4 and odd * 50 < pairs else ""


def _refusal(shown: str, what: str, remedy: str) -> Finding:
    return error(
        "form-unsupported",
        f"this is {what}, which is not read",
        file=shown,
        expected="plain text, Markdown, HTML, or PDF with a text layer",
        found=what,
        remedy=remedy,
    )
