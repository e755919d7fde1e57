"""Range, form and rule checks of a typed table, told as findings."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

import dataframely as dy
import polars as pl

from kerege.base.columns import ANY, Bounds
from kerege.base.findings import Finding, error, shorten, warning

#: rules the reader has already reported, cell by cell or with both rows
_TOLD_BEFORE = ("primary_key", "nullability", "min_length")
_NAMED = re.compile(r"`([A-Za-z0-9_]+)`")


def check_rules(
    frame: pl.DataFrame, schema: type[dy.Schema], label: str, incomplete: Collection[int] = ()
) -> tuple[pl.DataFrame, list[Finding]]:
    """Return the rows of ``frame`` that keep all rules of ``schema``, and a finding for each rule broken.

    ``frame`` has the declared types and a column ``_row``. Rules over several columns are not told for the
    rows ``incomplete``, where a cell has no value for another reason. Values outside an expected range are
    warnings and stay.
    """
    good, failures = schema.filter(frame)
    findings: list[Finding] = []
    if len(failures):
        details = failures.details()
        rules = [name for name in details.columns if name not in schema.columns()]
        for row in details.iter_rows(named=True):
            findings += [
                _broken(rule, row, schema, label)
                for rule in rules
                if row[rule] == "invalid"
                and rule.rpartition("|")[2] not in _TOLD_BEFORE
                and ("|" in rule or row["_row"] not in incomplete)
            ]
    return good, findings + _unexpected(good, schema, label)


def _unexpected(good: pl.DataFrame, schema: type[dy.Schema], label: str) -> list[Finding]:
    findings: list[Finding] = []
    for name, column in schema.columns().items():
        meta = column.metadata or {}
        bounds: Bounds = meta.get("expected", ANY)
        if bounds == ANY:
            continue
        low, high = bounds
        outside = pl.lit(value=False)
        if low is not None:
            outside = outside | (pl.col(name) < low)
        if high is not None:
            outside = outside | (pl.col(name) > high)
        findings += [
            warning(
                "unexpected-value",
                f"column '{name}': the value is outside the range one would expect",
                **_place(row, schema, label),
                expected=_interval(low, high, meta),
                found=f"{row[name]:g}",
                remedy="check the figure and its unit; nothing to do if they are right",
            )
            for row in good.filter(outside).iter_rows(named=True)
        ]
    return findings


def _place(row: Mapping[str, Any], schema: type[dy.Schema], label: str) -> dict[str, str | int]:
    keys = schema.primary_key()
    return {"file": label, "row": int(row["_row"]), "subject": str(row[keys[0]]) if keys else ""}


def _interval(low: float | None, high: float | None, meta: Mapping[str, Any]) -> str:
    unit = f" {meta['unit']}" if meta.get("unit", "1") != "1" else ""
    if low is None:
        return f"at most {high:g}{unit}"
    return f"at least {low:g}{unit}" if high is None else f"{low:g} to {high:g}{unit}"


def _broken(rule: str, row: Mapping[str, Any], schema: type[dy.Schema], label: str) -> Finding:
    place = _place(row, schema, label)
    name, _, kind = rule.partition("|")
    if not kind:
        words = getattr(schema, "rules_in_words", {}).get(rule, rule.replace("_", " "))
        return error(
            "broken-rule",
            f"the row breaks a rule of the table: {words}",
            **place,
            expected=words,
            found=", ".join(
                f"{c}={shorten(row[c], 40)}" for c in dict.fromkeys(_NAMED.findall(words)) if c in row
            ),
            remedy="correct the row",
        )
    column = schema.columns()[name]
    found = shorten(row[name])
    if kind in ("min", "max", "min_exclusive", "max_exclusive"):
        low, high = getattr(column, "min", None), getattr(column, "max", None)
        return error(
            "out-of-range",
            f"column '{name}': the value is not possible",
            **place,
            expected=_interval(low, high, column.metadata or {}) if (low, high) != ANY else kind,
            found=found,
            remedy="correct the figure, its sign or its unit",
        )
    if kind in ("regex", "inner_regex"):
        return error(
            "bad-id",
            f"column '{name}': this is not an id",
            **place,
            expected="letters a-z A-Z, digits, '-', '_' and '.'; no spaces",
            found=found,
            remedy="write the id without other characters",
        )
    return error(
        "broken-rule",
        f"column '{name}': the value breaks the rule '{kind}'",
        **place,
        expected=column.description or kind,
        found=found,
        remedy="correct the cell",
    )
