"""Checks of ownership: each stake has its number, each number its row, and shares add up."""

from __future__ import annotations

import polars as pl

from kerege.base.findings import Finding, error
from kerege.base.periods import Span
from kerege.case.elements import Elements, Row, rows_of
from kerege.case.hints import listed
from kerege.case.model import Number, NumberKey
from kerege.case.number_defaults import Numbers

#: sums of published shares miss 1 by rounding
SHARE_TOLERANCE = 0.005


def check_stakes(
    table: pl.DataFrame, elements: Elements, numbers: Numbers, broken: frozenset[NumberKey], base: Span | None
) -> list[Finding]:
    """Return stakes without a number, numbers without a stake, and shares above one."""
    findings: list[Finding] = []
    rows: dict[tuple[str, str], Row] = {(r["element"], r["holder"]): r for r in rows_of(table, "stakes.csv")}
    sums: dict[str, list[Number]] = {}
    for key, number in numbers.items():
        if key[1] != "stake":
            continue
        row = rows.get((key[0], key[2]))
        if row is None and not elements.unsure(key[0], ("stakes",)):
            findings.append(
                error(
                    "stake-without-row",
                    f"{key[2]} has a share of {key[0]} but no row in stakes.csv",
                    file=number.file,
                    row=number.row,
                    subject=f"{key[0]}.stake@{key[2]}",
                    expected="a row in stakes.csv",
                    found="none",
                    remedy=f"add {key[0]},{key[2]},, to stakes.csv",
                )
            )
        if not key[3] and (row is None or _lasts(row, base)):
            sums.setdefault(key[0], []).append(number)
    for (element, holder), row in rows.items():
        key = (element, "stake", holder, "")
        if key not in numbers and key not in broken and _lasts(row, base):
            findings.append(
                error(
                    "unbound",
                    f"the share of {holder} in {element} is not bound",
                    file=row["_file"],
                    row=row["_row"],
                    subject=f"{element}.stake@{holder}",
                    expected=f"a binding {element},stake,{holder}",
                    found="nothing",
                    remedy="bind the share to a claim, or delete the row",
                )
            )
    for element, shares in sums.items():
        total = sum(n.estimate.interval.mid for n in shares)
        last = max(shares, key=lambda n: (n.file, n.row))
        if total > 1 + SHARE_TOLERANCE:
            findings.append(
                error(
                    "stakes-above-one",
                    f"the shares of {element} add up to {total:.4g}",
                    file=last.file,
                    row=last.row,
                    subject=f"{element}.stake",
                    expected="at most 1",
                    found=listed(f"{n.of} {n.estimate.interval.mid:g}" for n in shares),
                    remedy="correct a share, or give the rows of stakes.csv their dates",
                )
            )
    return findings


def _lasts(row: Row, base: Span | None) -> bool:
    """Whether a dated row is in force on some day of the base period."""
    if base is None:
        return True
    return (row["since"] is None or row["since"] < base.end) and (
        row["until"] is None or row["until"] > base.start
    )
