"""Tables of what was read from texts (since version 2): documents, readings, candidates, reviews, quotes."""

from __future__ import annotations

import sqlalchemy as sa

from kerege.evidence.quotes import QUOTE_COLUMNS
from kerege.evidence.schema import claims, guard, listings_table, metadata, versions_table


def _text(name: str, comment: str = "") -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, comment=comment or None)


#: one row for each text as it was read; another text, name or title makes another row
documents = sa.Table(
    "documents",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("content", sa.Text, nullable=False, unique=True, comment="hash of the columns up to 'url'"),
    _text("work", "'content' of the first version of the same work"),
    _text("name_key", "hash of the name, to look it up"),
    _text("url_key", "hash of the address, blank when there is none"),
    _text("sha256", "of the file's bytes"),
    _text("name"),
    _text("form", "text, markdown, html or pdf"),
    _text("text", "what all offsets point into"),
    _text("languages", "codes separated by ';', the most used first"),
    _text("published", "day, month or year as far as known"),
    _text("title"),
    _text("publisher"),
    _text("url"),
    _text("author", "who added it"),
    _text("at", "UTC"),
    _text("digest", "hash of the columns 'content', 'work', 'author', 'at'"),
    sqlite_autoincrement=True,
    sqlite_strict=True,
)
for _key in ("work", "name_key", "url_key", "sha256"):
    sa.Index(f"ix_documents_{_key}", documents.c[_key])

#: one row for each time a document was read with a new result
readings = sa.Table(
    "readings",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("document", sa.ForeignKey(documents.c.id), nullable=False, index=True),
    _text("author"),
    _text("at", "UTC"),
    _text("digest", "hash of the document, author, time, and all that was proposed"),
    sqlite_autoincrement=True,
    sqlite_strict=True,
)

#: what back ends propose: one row for each place and content, never changed by a review
candidates = sa.Table(
    "candidates",
    metadata,
    sa.Column("id", sa.Text, primary_key=True, comment="hash of place and content"),
    sa.Column("document", sa.ForeignKey(documents.c.id), nullable=False, index=True),
    sa.Column("start", sa.Integer, nullable=False, comment="first character of the figure"),
    _text("sentence", "start:end of the sentence in the text"),
    _text("words", "hash of the figure's words and of its clause"),
    _text("meaning", "hash of words and fields, without place"),
    _text("extractor", "back end and version that proposed it first"),
    _text("fields", "all fields as JSON, as the reader prints them"),
    _text("digest", "hash of the columns up to 'fields'"),
    sqlite_strict=True,
)

#: which candidates a reading proposed
candidate_listings = sa.Table(
    "candidate_listings",
    metadata,
    sa.Column("reading", sa.ForeignKey(readings.c.id), primary_key=True),
    sa.Column("candidate", sa.ForeignKey(candidates.c.id), primary_key=True),
    _text("extractor", "back end and version"),
    sqlite_strict=True,
)

#: judgements about candidates; a later one of the same words supersedes, and none is ever removed
reviews = sa.Table(
    "reviews",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("candidate", sa.ForeignKey(candidates.c.id), nullable=False, index=True),
    sa.Column("reading", sa.ForeignKey(readings.c.id), nullable=False, comment="latest one known by then"),
    sa.Column("claim", sa.ForeignKey(claims.c.version), comment="wording it became, or that it withdraws"),
    _text("at", "UTC"),
    _text("author"),
    _text("verdict"),
    _text("changes", "corrected fields as JSON"),
    _text("reason"),
    _text("digest", "hash of all columns but 'id'"),
    sqlite_autoincrement=True,
    sqlite_strict=True,
)

quotes = versions_table("quotes", "claim_id", QUOTE_COLUMNS)
quote_listings = listings_table("quote_listings", quotes)

TEXT_TABLES = (documents, readings, candidates, candidate_listings, reviews, quotes, quote_listings)
for _table in TEXT_TABLES:
    guard(_table)
