"""The claims of a binding that stay after the analyst's choices and exclusions."""

from __future__ import annotations

from kerege.base.findings import Finding, error, shorten
from kerege.case.binding_rows import SAME, Evidence, where
from kerege.case.elements import Elements, Row
from kerege.case.hints import did_you_mean, listed
from kerege.evidence.claims import Claim

#: rules whose members have places: taking one out changes what is computed
ORDERED_RULES = frozenset({"difference", "ratio", "product", "sum", "total_share"})
#: rule recorded when the analyst chose the claim
CHOSEN = "single"


def select_claims(row: Row, elements: Elements, evidence: Evidence) -> tuple[list[Claim], str, list[Finding]]:
    """Return the claims after choices and exclusions, the rule to use, and why there are none."""
    book, names = evidence.book.claims, row["claims"]
    rule = row["rule"] or "median"
    if not names:
        return (
            [],
            rule,
            [
                error(
                    "no-claims",
                    "the binding names no claim",
                    **where(row),
                    expected="ids of claims separated by ;",
                    found="nothing",
                    remedy=f"name claims, or take over a number with {SAME}<element>.<attribute>",
                )
            ],
        )
    missing = [c for c in names if c not in book]
    if missing:
        told = [c for c in missing if not elements.unsure(c, ("claims",))]
        return (
            [],
            rule,
            [
                error(
                    "missing-claim",
                    f"claim {c!r} is not in the book",
                    **where(row),
                    expected="an id of claims/*.csv",
                    found=shorten(c),
                    remedy=did_you_mean(c, book) + ", or add the claim to a file in claims/",
                )
                for c in told
            ],
        )
    choice = evidence.chosen.get((row["element"], row["attribute"], row["of"]))
    if choice is not None:
        return [book[choice.claim]], CHOSEN, []
    kept = [book[c] for c in names if c not in evidence.excluded]
    out = [c for c in names if c in evidence.excluded]
    if out and (not kept or rule in ORDERED_RULES):
        return [], rule, [_exclusion_problem(row, rule, out, evidence, every=not kept)]
    return kept, rule, []


def _exclusion_problem(row: Row, rule: str, out: list[str], evidence: Evidence, *, every: bool) -> Finding:
    lines = listed(sorted({f"line {evidence.excluded[c].row}" for c in out}))
    what = "every claim of this number" if every else f"a part of the rule {rule!r}"
    return error(
        "exclusion-empties" if every else "exclusion-breaks-rule",
        f"choices.toml excludes {what} ({lines})",
        **where(row),
        expected="at least one claim that is not excluded" if every else "all claims of the rule",
        found="excluded: " + listed(out),
        remedy="bind another claim, choose one in choices.toml, or drop the exclusion",
    )
