"""The working store of the evidence: open it, import a book, record decisions, see and export the state."""

from kerege.evidence.decisions import Decision, Verdict, decide, history
from kerege.evidence.exporting import export_book
from kerege.evidence.importing import ImportResult, import_book
from kerege.evidence.opening import Ledger, open_ledger
from kerege.evidence.viewing import LedgerView, view_ledger

__all__ = [
    "Decision",
    "ImportResult",
    "Ledger",
    "LedgerView",
    "Verdict",
    "decide",
    "export_book",
    "history",
    "import_book",
    "open_ledger",
    "view_ledger",
]
