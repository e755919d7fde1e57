"""The working store of the evidence: books, readings, reviews, decisions; see it as it stands, export it."""

from kerege.evidence.decisions import Decision, Verdict, decide, history
from kerege.evidence.exporting import export_book
from kerege.evidence.importing import ImportResult, import_book
from kerege.evidence.opening import Ledger, open_ledger
from kerege.evidence.pending import OpenCandidate, open_candidates
from kerege.evidence.reviewing import review
from kerege.evidence.reviews import Review, ReviewVerdict
from kerege.evidence.storing import StoredReading, store_reading
from kerege.evidence.tracing import Trace, trace
from kerege.evidence.viewing import LedgerView, view_ledger

__all__ = [
    "Decision",
    "ImportResult",
    "Ledger",
    "LedgerView",
    "OpenCandidate",
    "Review",
    "ReviewVerdict",
    "StoredReading",
    "Trace",
    "Verdict",
    "decide",
    "export_book",
    "history",
    "import_book",
    "open_candidates",
    "open_ledger",
    "review",
    "store_reading",
    "trace",
    "view_ledger",
]
