"""Documents in the ledger: the text as it was read, once for each content, and which texts are one work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from kerege.base.hashing import hash_bytes
from kerege.documents.document import Document
from kerege.evidence.faults import damaged
from kerege.evidence.schema import digest_of
from kerege.evidence.texttables import documents

_CONTENT = ("sha256", "name", "form", "text", "languages", "published", "title", "publisher", "url")
_PRECISION = {"year": 4, "month": 7}


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A text as the ledger keeps it.

    id        : number of this version in the ledger
    digest    : SHA-256 of the file's bytes, hexadecimal
    languages : codes, the most used first
    published : ``2023``, ``2023-04`` or ``2023-04-05``; blank = not said
    work      : what all versions of one work share
    author, at : who added it, and when (UTC)
    """

    id: int
    digest: str
    name: str
    form: str
    text: str
    languages: tuple[str, ...]
    published: str
    title: str
    publisher: str
    url: str
    work: str
    author: str
    at: str


def store_document(connection: sa.Connection, document: Document, author: str, at: str) -> tuple[int, str]:
    """Return number and work of a document, adding it if this content is not there yet."""
    cells = _cells(document)
    content = digest_of(*(cells[name] for name in _CONTENT))
    known = connection.execute(
        sa.select(documents.c.id, documents.c.work).where(documents.c.content == content)
    ).first()
    if known is not None:
        return int(known.id), str(known.work)
    work = _work_of(connection, document) or content
    row = {
        **cells,
        "content": content,
        "work": work,
        "name_key": _key(document.name),
        "url_key": _key(document.url),
        "author": author,
        "at": at,
        "digest": digest_of(content, work, author, at),
    }
    added = connection.execute(documents.insert().values(row))
    return int((added.inserted_primary_key or (0,))[0]), work


def load_document(connection: sa.Connection, number: int) -> StoredDocument:
    """Return a stored document.

    Raises
    ------
    FindingsError
        If it is not what was written.
    """
    row = connection.execute(sa.select(documents).where(documents.c.id == number)).mappings().one()
    content = digest_of(*(row[name] for name in _CONTENT))
    if content != row["content"] or row["digest"] != digest_of(
        content, row["work"], row["author"], row["at"]
    ):
        raise damaged(f"document {number}")
    texts = {name: str(row[name]) for name in (*_CONTENT[1:4], *_CONTENT[5:], "work", "author", "at")}
    languages = tuple(code for code in row["languages"].split(";") if code)
    return StoredDocument(id=number, digest=row["sha256"], languages=languages, **texts)


def _cells(document: Document) -> Mapping[str, str]:
    published = document.published.isoformat() if document.published else ""
    return {
        "sha256": document.digest,
        "name": document.name,
        "form": document.form,
        "text": document.text,
        "languages": ";".join(_languages(document)),
        "published": published[: _PRECISION.get(document.published_precision, 10)],
        "title": document.title,
        "publisher": document.publisher,
        "url": document.url,
    }


def _languages(document: Document) -> list[str]:
    lengths: dict[str, int] = {}
    for paragraph in document.paragraphs:
        lengths[paragraph.language] = lengths.get(paragraph.language, 0) + paragraph.end - paragraph.start
    return sorted(lengths, key=lambda code: (-lengths[code], code))


def _work_of(connection: sa.Connection, document: Document) -> str | None:
    """Return the work a new text is a version of: same bytes, same address, or same name.

    Two texts of one name are different works if both have an address and the addresses differ.
    """
    known = documents.c
    signs = [known.sha256 == document.digest]
    same_name = known.name_key == _key(document.name)
    if document.url:
        signs.append(known.url_key == _key(document.url))
        same_name &= known.url_key == ""
    for sign in (*signs, same_name):
        found = connection.execute(sa.select(known.work).where(sign).order_by(known.id.desc())).scalar()
        if found is not None:
            return str(found)
    return None


def _key(text: str) -> str:
    return hash_bytes([text.encode()]) if text else ""
