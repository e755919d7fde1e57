"""The report room: a study as a page, tables, a spreadsheet; it formats and draws, and computes no result."""

from kerege.report.write import write_report

__all__ = ["write_report"]
