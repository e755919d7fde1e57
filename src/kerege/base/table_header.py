"""The header of a CSV file against the columns that are declared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import dataframely as dy

from kerege.base.cells import close_to
from kerege.base.columns import is_required
from kerege.base.findings import Finding, error, shorten


def check_header(
    header: Sequence[str], columns: Mapping[str, dy.Column], label: str, findings: list[Finding]
) -> bool:
    """Report blank, double, unknown and missing columns; return whether rows can be read."""
    counts = Counter(header)
    for name, count in counts.items():
        if name == "":
            code, message = "blank-column-name", "a column has no name"
        elif count > 1:
            code, message = "duplicate-column", f"column {shorten(name)} stands {count} times in the header"
        elif name not in columns:
            code, message = "unknown-column", f"column {shorten(name)} is not part of this table"
        else:
            continue
        findings.append(
            error(
                code,
                message,
                file=label,
                row=1,
                expected=", ".join(columns),
                found=shorten(name),
                remedy=close_to(name, [c for c in columns if c not in counts])
                + "rename or remove the column",
            )
        )
    missing = [name for name, column in columns.items() if name not in counts and is_required(column)]
    findings += [
        error(
            "missing-column",
            f"column '{name}' is missing",
            file=label,
            row=1,
            expected=", ".join(columns),
            found=shorten(", ".join(header), 120),
            remedy=f"add the column '{name}': {columns[name].description or 'required'}",
        )
        for name in missing
    ]
    return not missing and not any(counts[name] > 1 for name in columns)
