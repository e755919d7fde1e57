"""Claims of a tie or a forecast become figures: which claims count, and in what unit."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from kerege.base.findings import Finding, error, shorten, warning
from kerege.base.units import UnitError, factor
from kerege.case.claim_selection import ORDERED_RULES
from kerege.case.elements import Elements
from kerege.case.hints import did_you_mean, listed
from kerege.case.model import Exclusion
from kerege.case.tie_tables import Form
from kerege.evidence.claims import QUALITATIVE, Claim, ClaimBook, Kind
from kerege.evidence.estimates import RULES, Estimate, EstimateError, estimate

Where = Mapping[str, str | int]
DEFAULT_RULE = "median"


@dataclass(frozen=True)
class Desk:
    """What the rows are read against.

    excluded : exclusion of choices.toml by claim id
    focus    : whose tie a blank actor means
    """

    elements: Elements
    book: ClaimBook
    excluded: Mapping[str, Exclusion]
    focus: str


def find_claims(
    names: Sequence[str], desk: Desk, where: Where, *, rule: str = "", column: str = "claims"
) -> tuple[list[Claim], list[Finding]]:
    """Return the claims after exclusions, and why there are none."""
    book = desk.book.claims
    if not names:
        return [], [error("no-claims", "the row names no claim", **where, found="nothing",
                          expected="ids of claims separated by ;",
                          remedy=f"name the claims it rests on in {column}")]  # fmt: skip
    missing = [c for c in names if c not in book]
    if missing:
        told = [c for c in missing if not desk.elements.unsure(c, ("claims",))]
        return [], [
            error("missing-claim", f"claim {c!r} is not in the book", **where, found=shorten(c),
                  expected="an id of claims/*.csv",
                  remedy=did_you_mean(c, book) + ", or add the claim to a file in claims/")
            for c in told
        ]  # fmt: skip
    kept = [book[c] for c in names if c not in desk.excluded]
    out = [c for c in names if c in desk.excluded]
    if out and (not kept or rule in ORDERED_RULES):
        lines = listed(sorted({f"line {desk.excluded[c].row}" for c in out}))
        what = f"a part of the rule {rule!r}" if kept else "every claim of this row"
        return [], [warning("exclusion-breaks-rule" if kept else "exclusion-empties",
                            f"choices.toml excludes {what} ({lines}); the row is left out", **where,
                            expected="claims that are not excluded", found="excluded: " + listed(out),
                            remedy="nothing, or name another claim")]  # fmt: skip
    return kept, []


def check_kinds(
    claims: Sequence[Claim], kinds: Collection[Kind], where: Where, *, code: str, what: str
) -> list[Finding]:
    """Report the claims of other kinds than those ``what`` may rest on."""
    return [
        error(code, f"{what} and claim {c.id} is a {c.kind}", **where,
              expected="claims of the kinds " + ", ".join(kinds), found=f"{c.kind} ({c.file}:{c.row})",
              remedy="name a claim of one of these kinds, or correct the kind in its file")
        for c in claims
        if c.kind not in kinds
    ]  # fmt: skip


def base_unit(form: str, unit: str) -> str:
    """Return the unit a row is worked in: a share and a count are plain numbers."""
    return unit if form == Form.AMOUNT else ("1" if form == Form.SHARE else "count")


def fit(claim: Claim, form: str) -> Claim:
    """Return a claim whose printed unit reads as a share or a count where the row says that it is one.

    ``% of exports`` is percent; a noun that is no unit, such as ``firms``, counts.
    """
    words = claim.unit.strip()
    for sign in ("%", "percent", "share"):
        if words.startswith(f"{sign} of "):
            return replace(claim, unit="share" if sign == "share" else "percent")
    if form == Form.COUNT and words not in QUALITATIVE and not is_unit(words):
        return replace(claim, unit="count")
    return claim


def is_unit(words: str) -> bool:
    """Return whether a text is a unit and not a noun."""
    try:
        factor(words, words)
    except UnitError:
        return False
    return True


def figure_of(
    claims: Sequence[Claim], rule: str, form: str, unit: str, desk: Desk, where: Where
) -> tuple[Estimate | None, list[Finding]]:
    """Return the estimate in ``unit`` of claims that read as ``form``, or the reason why there is none."""
    if rule not in RULES:
        return None, [error("unknown-rule", f"the rule {rule!r} is not known", **where, found=shorten(rule),
                            expected=", ".join(RULES), remedy=did_you_mean(rule, RULES))]  # fmt: skip
    try:
        fitted = [fit(c, form) for c in claims]
        return estimate(fitted, rule, unit, sources=desk.book.sources), []
    except EstimateError as problem:
        return None, [error("no-estimate", f"the claims give no number: {problem}", **where,
                            expected=f"claims that the rule {rule!r} turns into {unit}",
                            found=listed(f"{c.id} ({c.unit})" for c in claims),
                            remedy="correct the claims, the rule, the form or the unit of the row",
                            )]  # fmt: skip
