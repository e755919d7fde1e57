"""``instruments.csv``: what actors are stated to be able to do, or not to be able to do, to elements."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

import polars as pl

from kerege.base.findings import Finding, error, warning
from kerege.case.attributes import ElementKind
from kerege.case.elements import MAKERS, Elements, Row, rows_of

FILE = "instruments.csv"


class Deed(StrEnum):
    """What an actor does to an element; ``none`` says that it cannot."""

    CLOSE = "close"
    CAP = "cap"
    TAX = "tax"
    EMBARGO = "embargo"
    WITHHOLD = "withhold"
    NONE = "none"


#: what a deed changes, by kind of element; a tax changes the tariff of a link
CHANGES: Mapping[ElementKind, str] = {
    ElementKind.LINK: "capacity",
    ElementKind.LIMIT: "capacity",
    ElementKind.CONSUMER: "purchase",
    ElementKind.STORE: "size",
    **dict.fromkeys(MAKERS, "capacity"),
}
#: the number without which an instrument is of no known size
NEEDS = {Deed.CAP: "strength", Deed.TAX: "duty"}


@dataclass(frozen=True, slots=True)
class Stated:
    """One row: an instrument that is stated, or an exception with its reason in ``note``."""

    id: str
    actor: str
    element: str
    deed: Deed
    note: str = ""


def read_instruments(tables: Mapping[str, pl.DataFrame]) -> tuple[Stated, ...]:
    """Return the rows of a checked table, in the order of the files."""
    return tuple(
        Stated(row["id"], row["actor"], row["element"], Deed(row["kind"]), row["note"] or "")
        for row in rows_of(tables["instruments"], FILE)
    )


def check_instruments(
    tables: Mapping[str, pl.DataFrame], elements: Elements, bound: Collection[tuple[str, str]]
) -> list[Finding]:
    """Return exceptions without a reason, impossible deeds, deeds of unknown size, contradictions."""
    findings = []
    first: dict[tuple[str, str], Row] = {}
    for row in rows_of(tables["instruments"], FILE):
        where = {"file": row["_file"], "row": row["_row"], "subject": row["id"]}
        deed = Deed(row["kind"])
        if deed is Deed.NONE and not row["note"]:
            findings.append(error(
                "exception-without-reason", f"{row['actor']} cannot act on {row['element']}: why?",
                **where, expected="the reason in note", found="nothing",
                remedy="write why: a treaty, a contract, a commitment"))  # fmt: skip
        need = NEEDS.get(deed)
        if need is not None and (row["id"], need) not in bound:
            findings.append(warning(
                "unbound", f"instrument {row['id']} has no {need}; it is left out of leverage", **where,
                expected=f"{need} in bindings.csv", found="nothing",
                remedy=f"add a row {row['id']},{need},... to bindings.csv"))  # fmt: skip
        findings += _undoable(row, deed, elements, where)
        other = first.setdefault((row["actor"], row["element"]), row)
        if other is not row and Deed.NONE in {deed, Deed(other["kind"])}:
            findings.append(error(
                "instrument-and-exception", f"{row['actor']} both can and cannot act on {row['element']}",
                **where, expected="an instrument or an exception", remedy="remove one of the two rows",
                found=f"{other['kind']} in {other['_file']}:{other['_row']} and {row['kind']}"))  # fmt: skip
    return findings


def _undoable(row: Row, deed: Deed, elements: Elements, where: Mapping[str, str | int]) -> list[Finding]:
    """Return the deed as a finding where its element has nothing that it could change."""
    kind = elements.kinds.get(row["element"])
    if kind is None or deed is Deed.NONE:
        return []
    if kind is ElementKind.LINK if deed is Deed.TAX else kind in CHANGES:
        return []
    wanted = "a link" if deed is Deed.TAX else "a link, a plant or a group of kind limit"
    return [error("bad-instrument", f"{row['element']} is a {kind}, it takes no {deed}", **where,
                  expected=wanted, found=f"{deed} of a {kind}",
                  remedy="name the links or plants themselves, one row each")]  # fmt: skip
