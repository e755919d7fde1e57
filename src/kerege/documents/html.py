"""Web pages: the main text by trafilatura, paragraph by paragraph; nothing is run and nothing is fetched."""

from __future__ import annotations

import re
from typing import Any

from kerege.base.findings import Finding, error, note
from kerege.documents.extract import Extract
from kerege.documents.html_metadata import read_metadata
from kerege.documents.limits import EASY_HTML_CHARS, EASY_HTML_TAG_CHARS, EASY_HTML_TAGS

_LONG_TAG = re.compile(rf"<[^<>]{{{EASY_HTML_TAG_CHARS}}}")
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_XML_HEAD = re.compile(r"\A\s{0,200}<\?xml[^>]{0,300}>", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\x0c]+")
_BLOCKS = frozenset(("p", "head", "item", "row", "quote", "code", "list", "table", "body", "main", "div"))


def is_easy(page: str) -> bool:
    """Return whether a page is small and plain enough to be parsed in this process; one linear look."""
    return len(page) <= EASY_HTML_CHARS and page.count("<") <= EASY_HTML_TAGS and not _LONG_TAG.search(page)


def extract_html(page: str, shown: str) -> Extract:
    """Return main text, title, publisher, address and date of a web page given as text."""
    import trafilatura  # noqa: PLC0415  (a quarter of a second, only for web pages)
    from lxml import etree, html  # type: ignore[import-untyped]  # noqa: PLC0415

    source = _NOT_XML.sub("\ufffd", _XML_HEAD.sub("", page))
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = html.document_fromstring(source.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as fault:
        return Extract(findings=(_unparsed(shown, str(fault)),))
    limits = [entry.message for entry in parser.error_log if entry.type_name == "ERR_RESOURCE_LIMIT"]
    if limits:
        return Extract(findings=(_too_deep(shown) if "depth" in limits[0] else _too_rich(shown),))
    facts = read_metadata(tree)
    try:
        found = trafilatura.bare_extraction(
            tree, include_comments=False, include_tables=True, with_metadata=False
        )
    except MemoryError:
        raise
    except Exception as fault:  # the library meets pages nobody has foreseen
        return Extract(findings=(_unparsed(shown, type(fault).__name__),))
    body = getattr(found, "body", None)
    text = "" if body is None else _serialize(body)
    if not text:
        return Extract(findings=(_no_text(shown),))
    notes = (_scripts(shown, tree),) if _count(tree, "script", "object", "embed", "iframe") else ()
    return Extract(text, facts.title, facts.publisher, facts.url, facts.published, notes)


def _serialize(body: Any) -> str:
    """Return the paragraphs of a tree by trafilatura between blank lines, table cells apart by a tab."""
    from lxml import etree  # noqa: PLC0415

    paragraphs: list[str] = []
    pieces: list[str] = []
    rows = 0

    def flush() -> None:
        text = _tidy("".join(pieces))
        pieces.clear()
        if text:
            paragraphs.append(text)

    for event, node in etree.iterwalk(body, events=("start", "end")):
        if event == "start":
            if node.tag == "row":
                rows += 1
            if node.tag in _BLOCKS and not (rows and node.tag != "row"):
                flush()
            pieces.append(_SPACES.sub(" ", node.text or ""))
            continue
        if node.tag == "cell":
            pieces.append("\t")
        elif node.tag == "lb":
            pieces.append("\n")
        elif rows and node.tag in _BLOCKS and node.tag != "row":
            pieces.append(" ")
        elif node.tag in _BLOCKS:
            flush()
        rows -= node.tag == "row"
        pieces.append(_SPACES.sub(" ", node.tail or ""))
    flush()
    return "\n\n".join(paragraphs)


def _tidy(text: str) -> str:
    """Return a paragraph trimmed; a line break before a small letter is no break."""
    cells = [
        _SPACES.sub(" ", cell).strip() if "\n" not in cell else cell.strip() for cell in text.split("\t")
    ]
    lines = [line.strip() for line in "\t".join(cells).strip().split("\n")]
    joined = ""
    for line in filter(None, lines):
        joined += (" " if line[0].islower() else "\n") + line if joined else line
    return joined


def _count(tree: Any, *tags: str) -> int:
    return sum(1 for _ in tree.iter(*tags))


def _scripts(shown: str, tree: Any) -> Finding:
    count = _count(tree, "script", "object", "embed", "iframe")
    return note(
        "active-content",
        "scripts and embedded content were left out, not run and not fetched",
        file=shown,
        found=f"{count:,} elements",
    )


def _unparsed(shown: str, reason: str) -> Finding:
    return error(
        "html-unreadable",
        "the page cannot be parsed as HTML",
        file=shown,
        found=reason[:100],
        remedy="save the page anew, or give its text",
    )


def _too_deep(shown: str) -> Finding:
    return error(
        "html-too-deep",
        "the page nests its elements deeper than any article, and was not read",
        file=shown,
        expected="at most 256 elements inside each other",
        found="more than 256",
        remedy="give the text of the page",
    )


def _too_rich(shown: str) -> Finding:
    return error(
        "html-too-large",
        "the page holds a single text or attribute larger than any article has, and was not read",
        file=shown,
        expected="texts and attributes below 10 million characters",
        remedy="give the text of the page",
    )


def _no_text(shown: str) -> Finding:
    return error(
        "no-text",
        "the page has no text that can be read",
        file=shown,
        found="an empty page, or one that is filled by a script",
        remedy="open the page in a browser, save what you see as text, and give that",
    )
