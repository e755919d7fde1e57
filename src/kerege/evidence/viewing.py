"""The ledger as it stands now: claims with the decisions applied."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kerege.evidence.claims import CLAIM_COLUMNS, ClaimBook, Source, make_book
from kerege.evidence.decisions import Decision, Verdict, read_decisions, with_cell
from kerege.evidence.opening import Ledger
from kerege.evidence.printing import claim_from_cells
from kerege.evidence.quotes import QUOTE_COLUMNS, quote_from_cells
from kerege.evidence.reviews import withdrawn_claims
from kerege.evidence.state import CLAIMS, QUOTES, SOURCES, Row, current
from kerege.evidence.transactions import read
from kerege.evidence.upgrading import knows_texts


@dataclass(frozen=True)
class LedgerView:
    """The state of a ledger.

    book     : all claims in their latest wording, corrections applied (excluded ones are still there)
    excluded : claim id -> the decision that excludes it
    accepted : claim id -> the decision that accepted it
    chosen   : model number (``pipe.capacity``) -> the decision that prefers a claim for it
    stale    : corrections and acceptances of a wording that a later import replaced; they are not applied
    """

    book: ClaimBook
    excluded: Mapping[str, Decision]
    accepted: Mapping[str, Decision]
    chosen: Mapping[str, Decision]
    stale: tuple[Decision, ...]


def view_ledger(ledger: Ledger) -> LedgerView:
    """Return the current state: the latest decision of each sort counts."""
    state = read_state(ledger)
    claims, made = state.claims, state.decisions
    stale = tuple(d for d in made if _is_stale(d, claims))
    standing: dict[str, Decision] = {}
    chosen: dict[str, Decision] = {}
    for decision in made:
        if decision.verdict is Verdict.CHOOSE:
            chosen[decision.about] = decision
        elif decision.verdict is not Verdict.CORRECT and decision not in stale:
            standing[decision.claim] = decision
    rows = corrected(claims, made)
    book = make_book(
        (
            claim_from_cells(dict(zip(CLAIM_COLUMNS, row.cells, strict=True)), row.file, row.line)
            for row in rows.values()
        ),
        (Source(*row.cells) for row in state.sources.values()),
        {name: row.cells for name, row in rows.items()},
        (quote_from_cells(dict(zip(QUOTE_COLUMNS, row.cells, strict=True))) for row in state.quotes.values()),
    )
    by_verdict = {
        verdict: {c: d for c, d in sorted(standing.items()) if d.verdict is verdict}
        for verdict in (Verdict.EXCLUDE, Verdict.ACCEPT)
    }
    return LedgerView(
        book, by_verdict[Verdict.EXCLUDE], by_verdict[Verdict.ACCEPT], dict(sorted(chosen.items())), stale
    )


@dataclass(frozen=True, slots=True)
class State:
    """What the ledger holds at one moment, by id in sorted order.

    withdrawn : claims read from a text whose last review rejects them
    """

    claims: Mapping[str, Row]
    sources: Mapping[str, Row]
    decisions: tuple[Decision, ...]
    quotes: Mapping[str, Row]
    withdrawn: frozenset[str]


def read_state(ledger: Ledger) -> State:
    """Return claims, sources, decisions and quotes of one moment."""
    with read(ledger) as connection:
        texts = knows_texts(connection)
        return State(
            current(connection, CLAIMS),
            current(connection, SOURCES),
            read_decisions(connection),
            current(connection, QUOTES) if texts else {},
            withdrawn_claims(connection) if texts else frozenset(),
        )


def corrected(claims: Mapping[str, Row], made: tuple[Decision, ...]) -> dict[str, Row]:
    """Return the rows with all corrections that apply to their wording."""
    rows = dict(claims)
    for decision in made:
        if decision.verdict is Verdict.CORRECT and not _is_stale(decision, claims):
            rows[decision.claim] = with_cell(rows[decision.claim], decision.field, decision.value)
    return rows


def _is_stale(decision: Decision, claims: Mapping[str, Row]) -> bool:
    judged = decision.verdict in (Verdict.CORRECT, Verdict.ACCEPT)
    return judged and claims[decision.claim].version != decision.version
