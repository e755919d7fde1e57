"""Metadata of a web page: title, publisher, address and date of publication, as the page states them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

_DATES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "citation_publication_date",
    "citation_date",
    "parsely-pub-date",
    "sailthru.date",
    "publication_date",
    "publish-date",
    "publish_date",
    "published_time",
    "pubdate",
    "article_date_original",
    "date",
)
_TITLES = ("og:title", "twitter:title", "dc.title", "citation_title", "title")
_PUBLISHERS = ("og:site_name", "dc.publisher", "citation_publisher", "application-name", "publisher")
_URLS = ("og:url", "citation_public_url")
_ISO = re.compile(r"\s{0,5}(\d{4})[-/](\d{2})(?:[-/](\d{2}))?(?![\d-])")
_COMPACT = re.compile(r"\s{0,5}(\d{4})(\d{2})(\d{2})(?!\d)")
_ARTICLES = re.compile(r"(?:Article|Report|BlogPosting|NewsItem)$")
_MAX_JSON = 200_000
_MAX_FIELD = 500


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the head of a page says about it; blank = not said. ``published`` is an ISO day, month or year."""

    title: str = ""
    publisher: str = ""
    url: str = ""
    published: str = ""


def read_metadata(tree: Any) -> PageFacts:
    """Return title, publisher, address and date of a parsed page (an lxml tree)."""
    metas = _metas(tree)
    linked = list(_linked_data(tree))
    title = _first(metas, _TITLES) or _text(tree.find(".//title")) or _from_linked(linked, "headline")
    publisher = _first(metas, _PUBLISHERS) or _from_linked(linked, "publisher")
    canonical = next((node.get("href", "") for node in tree.iterfind('.//link[@rel="canonical"]')), "")
    url = canonical or _first(metas, _URLS)
    dates = [*(metas.get(name, "") for name in _DATES), _from_linked(linked, "datePublished"), *_times(tree)]
    return PageFacts(
        _clean(title),
        _clean(publisher),
        _clean(url) if url.startswith(("http://", "https://")) else "",
        next(filter(None, map(iso_date, dates)), ""),
    )


def iso_date(words: str) -> str:
    """Return the ISO day or month a machine-written date starts with; blank if it is none."""
    match = _ISO.match(words) or _COMPACT.match(words)
    return "-".join(part for part in match.groups() if part) if match else ""


def _metas(tree: Any) -> dict[str, str]:
    metas: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop") or ""
        content = node.get("content")
        if name and content:
            metas.setdefault(name.strip().lower()[:_MAX_FIELD], content[:_MAX_FIELD])
    return metas


def _first(metas: dict[str, str], names: Iterable[str]) -> str:
    return next((metas[name] for name in names if metas.get(name, "").strip()), "")


def _times(tree: Any) -> Iterator[str]:
    """Yield the moments that ``time`` elements mark as the publication."""
    for node in tree.iter("time"):
        marks = f"{node.get('itemprop', '')} {node.get('class', '')}".lower()
        if node.get("pubdate") is not None or "publish" in marks:
            yield (node.get("datetime") or "")[:_MAX_FIELD]


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield the articles described in JSON-LD scripts (data, read as data)."""
    for node in tree.iterfind('.//script[@type="application/ld+json"]'):
        words = node.text or ""
        if len(words) > _MAX_JSON:
            continue
        try:
            plain = json.loads(words)
        except (ValueError, RecursionError):
            continue
        items = plain if isinstance(plain, list) else [plain]
        for item in [*items, *(g for i in items if isinstance(i, dict) for g in _listed(i.get("@graph")))]:
            if isinstance(item, dict) and any(_ARTICLES.search(str(t)) for t in _listed(item.get("@type"))):
                yield item


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _from_linked(items: Iterable[dict[str, Any]], field: str) -> str:
    for item in items:
        value = item.get(field)
        value = value.get("name") if isinstance(value, dict) else value
        if isinstance(value, str) and value.strip():
            return value
    return ""


def _text(node: Any) -> str:
    return "" if node is None else str(node.text_content())


def _clean(words: str) -> str:
    return " ".join(words[:_MAX_FIELD].split())
