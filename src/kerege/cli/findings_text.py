"""Findings as a readable report, and their counts in a line."""

from __future__ import annotations

from collections.abc import Sequence
from shlex import quote

from kerege.base.findings import Finding, Severity
from kerege.cli.screen import counted, remark


def counts(findings: Sequence[Finding]) -> dict[str, int]:
    """Return how many findings there are of each severity, the worst first."""
    return {s.value: sum(f.severity is s for f in findings) for s in Severity}


def in_words(findings: Sequence[Finding]) -> str:
    """Return the counts as "1 error, 2 warnings, 0 notes"."""
    return ", ".join(counted(n, name) for name, n in counts(findings).items())


def remark_findings(case: str, findings: Sequence[Finding]) -> None:
    """Say on stderr that a case has findings, and how to see them."""
    if findings:
        remark(f"{in_words(findings)}; to see them: kerege check {quote(case)}")
