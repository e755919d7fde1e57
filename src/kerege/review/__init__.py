"""Candidates set against what is known: claims of the ledger, numbers of the case, and what would move."""
