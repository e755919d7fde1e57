"""Decisions about claims: recorded with author and time, superseded by later ones, never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import sqlalchemy as sa

from kerege.base.cells import close_to
from kerege.base.findings import raise_errors, shorten
from kerege.base.hashing import hash_bytes
from kerege.evidence.checking import check_rows
from kerege.evidence.claims import CLAIM_COLUMNS
from kerege.evidence.faults import damaged, ledger_error
from kerege.evidence.opening import Ledger
from kerege.evidence.plaintext import check_plain
from kerege.evidence.schema import claims, decisions, utc_now
from kerege.evidence.state import CLAIMS, SOURCES, Row, current
from kerege.evidence.transactions import read, write

FIELDS = CLAIM_COLUMNS[1:]
_HASHED = ("at", "author", "verdict", "version", "about", "field", "value", "reason")


class Verdict(StrEnum):
    """What a decision does: leave a claim out, prefer it for a number, take it in, or correct a cell."""

    EXCLUDE = "exclude"
    CHOOSE = "choose"
    ACCEPT = "accept"
    CORRECT = "correct"


@dataclass(frozen=True, slots=True)
class Decision:
    """One judgement about one claim.

    id, at, author : number in the ledger, UTC time, who decided
    claim, version : the claim, and the number of the wording that was judged
    about          : for ``choose``: the model number, e.g. ``pipe.capacity``
    field, value   : for ``correct``: the column of the claims table and its new content
    """

    id: int
    at: str
    author: str
    verdict: Verdict
    claim: str
    version: int
    about: str
    field: str
    value: str
    reason: str


def decide(
    ledger: Ledger,
    verdict: Verdict,
    claim: str,
    *,
    author: str,
    reason: str,
    about: str = "",
    field: str = "",
    value: str = "",
) -> Decision:
    """Record a decision about a claim of the ledger and return it.

    Raises
    ------
    FindingsError
        If the claim is not in the ledger, author or reason is blank, ``choose`` lacks ``about``, ``correct``
        lacks a field or would make the claim invalid, or the database fails; nothing is then recorded.
    """
    _check_call(ledger, verdict, author=author, reason=reason, about=about, field=field)
    raise_errors("decision", check_plain([author, reason, about, claim], "decision"))

    def change(connection: sa.Connection) -> Decision:
        known = current(connection, CLAIMS)
        if claim not in known:
            raise ledger_error(
                "unknown-claim",
                f"the ledger has no claim '{claim}'",
                ledger.place,
                expected="the id of a claim that was imported",
                found=shorten(claim),
                remedy=close_to(claim, known) + "import the claim first, or correct the id",
            )
        if verdict is Verdict.CORRECT:
            corrected = with_cell(known[claim], field, value)
            raise_errors("correction", check_rows([corrected], current(connection, SOURCES)))
        return record(
            connection, verdict, known[claim],
            author=author, reason=reason, about=about, field=field, value=value,
        )  # fmt: skip

    return write(ledger, change)


def record(
    connection: sa.Connection,
    verdict: Verdict,
    row: Row,
    *,
    author: str,
    reason: str,
    about: str = "",
    field: str = "",
    value: str = "",
) -> Decision:
    """Add a checked decision about a stored wording, inside the transaction of ``connection``."""
    content = {
        "at": utc_now(),
        "author": author.strip(),
        "verdict": str(verdict),
        "version": row.version,
        "about": about,
        "field": field,
        "value": value.strip(),
        "reason": reason.strip(),
    }
    added = connection.execute(decisions.insert().values({**content, "digest": _digest(content)}))
    number = (added.inserted_primary_key or (0,))[0]
    return _decision({**content, "id": number, "claim": row.id})


def with_cell(row: Row, field: str, value: str) -> Row:
    """Return the row with one cell replaced."""
    place = CLAIM_COLUMNS.index(field)
    return Row((*row.cells[:place], value.strip(), *row.cells[place + 1 :]), row.file, row.line, row.version)


def history(ledger: Ledger, claim: str | None = None) -> tuple[Decision, ...]:
    """Return the decisions about a claim, or all of them, in the order in which they were made."""
    with read(ledger) as connection:
        return read_decisions(connection, claim)


def read_decisions(connection: sa.Connection, claim: str | None = None) -> tuple[Decision, ...]:
    """Return the decisions in the order in which they were made."""
    query = (
        sa.select(decisions, claims.c.claim_id.label("claim"))
        .join_from(decisions, claims, decisions.c.version == claims.c.version)
        .order_by(decisions.c.id)
    )
    if claim is not None:
        query = query.where(claims.c.claim_id == claim)
    rows = [dict(row) for row in connection.execute(query).mappings()]
    for row in rows:
        if row["digest"] != _digest(row):
            raise damaged(f"decision {row['id']}")
    return tuple(_decision(row) for row in rows)


def _digest(content: Mapping[str, object]) -> str:
    return hash_bytes(str(content[name]).encode() for name in _HASHED)


def _decision(row: Mapping[str, object]) -> Decision:
    texts = {name: str(row[name]) for name in ("at", "author", "claim", "about", "field", "value", "reason")}
    return Decision(
        id=int(str(row["id"])),
        version=int(str(row["version"])),
        verdict=Verdict(str(row["verdict"])),
        **texts,
    )


def _check_call(
    ledger: Ledger, verdict: Verdict, *, author: str, reason: str, about: str, field: str
) -> None:
    if not author.strip() or not reason.strip():
        raise ledger_error(
            "no-reason",
            "a decision needs an author and a reason",
            ledger.place,
            found=f"author {shorten(author)}, reason {shorten(reason)}",
            remedy="say who decides and why",
        )
    if (verdict is Verdict.CHOOSE) != bool(about):
        raise ledger_error(
            "no-number",
            "to choose a claim means to prefer it for a number of the model, and only then there is one",
            ledger.place,
            expected="about='element.attribute' with 'choose', and without it otherwise",
            found=f"{verdict} about {shorten(about)}",
            remedy="name the number, e.g. pipe.capacity",
        )
    if (field in FIELDS) != (verdict is Verdict.CORRECT):
        raise ledger_error(
            "no-field",
            "a correction names the column it corrects, and no other decision does",
            ledger.place,
            expected=", ".join(FIELDS),
            found=f"{verdict} of {shorten(field)}",
            remedy=close_to(field, FIELDS) + "name a column of the claims table",
        )
