"""``[weights]`` of ``choices.toml``: how much each domain of relations counts for the reader."""

from __future__ import annotations

import math
from collections.abc import Mapping

from kerege.base.findings import Finding, error, shorten
from kerege.case.hints import did_you_mean
from kerege.case.tie_tables import DOMAINS
from kerege.case.toml_reading import Fields, Toml

HEADER = "[weights]"


def read_weights(toml: Toml | None) -> tuple[dict[str, float], list[Finding]]:
    """Return the weight of every domain, 1 where none is written, and what is wrong with those written."""
    findings: list[Finding] = []
    written: Mapping[str, object] = {}
    if toml is not None and "weights" in toml.data:
        fields = Fields(toml, toml.data["weights"], HEADER, 0, findings)
        written = fields.table
    rows = {key: toml.row(HEADER, 0, key) for key in written} if toml is not None else {}
    return merge_weights(written, dict.fromkeys(DOMAINS, 1.0), findings, file="choices.toml", rows=rows)


def merge_weights(
    written: Mapping[str, object],
    before: Mapping[str, float],
    findings: list[Finding],
    *,
    file: str,
    rows: Mapping[str, int] | None = None,
) -> tuple[dict[str, float], list[Finding]]:
    """Return ``before`` with the weights written, and what is wrong with them."""
    weights = dict(before)
    for name, value in written.items():
        where: dict[str, str | int] = {"file": file, "row": (rows or {}).get(name, 0), "subject": name}
        if name not in DOMAINS:
            findings.append(error("unknown-domain", f"the weight is of {name!r}, which is not a domain",
                                  **where, expected="one of: " + ", ".join(DOMAINS), found=shorten(name),
                                  remedy=did_you_mean(name, DOMAINS)))  # fmt: skip
        elif isinstance(value, bool) or not isinstance(value, int | float) or not 0.0 <= value < math.inf:
            findings.append(error("bad-weight", f"the weight of {name} is not a number from zero up",
                                  **where, expected="zero or more", found=shorten(value),
                                  remedy=f"write {name} = 2, or leave it out for 1"))  # fmt: skip
        else:
            weights[name] = float(value)
    if not any(weights.values()):
        findings.append(error("bad-weight", "every domain weighs zero", file=file, subject="weights",
                              expected="at least one weight above zero", found="all zero",
                              remedy="give one domain a weight"))  # fmt: skip
    return weights, findings
