"""Claims and what follows from them: books of claims, estimates by stated rules, conflicts, and the ledger.

Names that need polars or SQLAlchemy are loaded when they are first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kerege.base.rooms import lazy_names
from kerege.evidence.claims import Claim, ClaimBook, Kind, Source, make_book
from kerege.evidence.conflicts import Conflict, list_conflicts
from kerege.evidence.estimates import RULES, Estimate, EstimateError, estimate
from kerege.evidence.quotes import Quote

if TYPE_CHECKING:
    from kerege.evidence.decisions import Decision, Verdict, decide, history
    from kerege.evidence.exporting import export_book
    from kerege.evidence.importing import ImportResult, import_book
    from kerege.evidence.opening import Ledger, open_ledger
    from kerege.evidence.pending import OpenCandidate, open_candidates
    from kerege.evidence.published import read_facts
    from kerege.evidence.reading import read_claims
    from kerege.evidence.reviewing import review
    from kerege.evidence.reviews import Review, ReviewVerdict
    from kerege.evidence.storing import StoredReading, store_reading
    from kerege.evidence.tracing import Trace, trace
    from kerege.evidence.viewing import LedgerView, view_ledger

_HOMES = {
    "Decision": "decisions",
    "ImportResult": "importing",
    "Ledger": "opening",
    "LedgerView": "viewing",
    "OpenCandidate": "pending",
    "Review": "reviews",
    "ReviewVerdict": "reviews",
    "StoredReading": "storing",
    "Trace": "tracing",
    "Verdict": "decisions",
    "decide": "decisions",
    "export_book": "exporting",
    "history": "decisions",
    "import_book": "importing",
    "open_candidates": "pending",
    "open_ledger": "opening",
    "read_claims": "reading",
    "read_facts": "published",
    "review": "reviewing",
    "store_reading": "storing",
    "trace": "tracing",
    "view_ledger": "viewing",
}

__all__ = [
    "RULES",
    "Claim",
    "ClaimBook",
    "Conflict",
    "Decision",
    "Estimate",
    "EstimateError",
    "ImportResult",
    "Kind",
    "Ledger",
    "LedgerView",
    "OpenCandidate",
    "Quote",
    "Review",
    "ReviewVerdict",
    "Source",
    "StoredReading",
    "Trace",
    "Verdict",
    "decide",
    "estimate",
    "export_book",
    "history",
    "import_book",
    "list_conflicts",
    "make_book",
    "open_candidates",
    "open_ledger",
    "read_claims",
    "read_facts",
    "review",
    "store_reading",
    "trace",
    "view_ledger",
]


__getattr__ = lazy_names(__name__, _HOMES)
