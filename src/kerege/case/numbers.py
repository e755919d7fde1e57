"""Checks of one binding: whom it is of, its period, the kinds of its claims, the range of its value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kerege.base.findings import Finding, error, shorten, warning
from kerege.base.intervals import Interval
from kerege.base.periods import Span, parse_date
from kerege.case.attributes import Attribute
from kerege.case.elements import Elements, Row
from kerege.case.hints import did_you_mean, listed
from kerege.evidence.claims import Claim
from kerege.evidence.estimates import Estimate

Where = Mapping[str, str | int]


def check_of(row: Row, declared: Attribute, elements: Elements, where: Where) -> list[Finding]:
    """Check the ``of`` column against what the attribute declares."""
    of = row["of"]
    if not declared.of:
        return (
            []
            if not of
            else [
                error(
                    "of-not-wanted",
                    f"{declared.name} is not of an origin or actor",
                    **where,
                    expected="an empty cell in of",
                    found=shorten(of),
                    remedy="empty the cell",
                )
            ]
        )
    if not of:
        hint = "; for the sum over origins use a group of kind total" if declared.of == "origin" else ""
        return [error("of-missing", f"{declared.name} needs the {declared.of} it is of", **where,
                      expected=f"an {declared.of} in of", found="nothing",
                      remedy=f"write the {declared.of}{hint}")]  # fmt: skip
    if declared.of == "good":
        return _check_good(row, elements, where)
    return _check_actor(row, declared, elements, where)


def _check_actor(row: Row, declared: Attribute, elements: Elements, where: Where) -> list[Finding]:
    """Check that a number is of an actor, whose streams the element carries or whose land it crosses."""
    of, element = row["of"], row["element"]
    if of not in elements.actors:
        return [] if elements.unsure(of, ("actors",)) else [error(
            "unknown-id", f"of names {of!r}, which is not an actor", **where, expected="an id of actors.csv",
            found=shorten(of), remedy=did_you_mean(of, elements.actors))]  # fmt: skip
    if declared.of == "origin" and not elements.accepts(element, of):
        origins = elements.origins_of(element)
        return [error("origin-not-carried", f"{element} does not carry streams of origin {of!r}", **where,
                      expected=listed(origins), found=repr(of),
                      remedy=did_you_mean(of, origins) + ", or add the origin to the element")]  # fmt: skip
    territories = elements.rows.get(element, {}).get("territories")
    if declared.name == "transit_fee" and territories is not None and of not in territories:
        return [error("not-a-territory", f"{element} does not cross {of!r}", **where,
                      expected=listed(territories) or "a link with territories", found=repr(of),
                      remedy="correct of, or add the territory in links.csv")]  # fmt: skip
    return []


def _check_good(row: Row, elements: Elements, where: Where) -> list[Finding]:
    """Check that a ratio is of a good that the recipe of the plant names."""
    plant, of = row["element"], row["of"]
    named = [r["good"] for r in elements.recipes.get(plant, ())]
    if of in named or elements.unsure(plant, ("recipes",)):
        return []
    return [error("not-in-recipe", f"the recipe of {plant} does not name {of!r}", **where,
                  expected=listed(named) or f"a row of {plant} in recipes.csv", found=repr(of),
                  remedy=did_you_mean(of, named) + ", or add the good to recipes.csv")]  # fmt: skip


def check_period(row: Row, base: Span | None, where: Where) -> list[Finding]:
    """Check that a binding's period is a date and lies in the base period."""
    period = row["period"]
    if not period or base is None:
        return []
    try:
        span = Span(parse_date(period), parse_date(period, end=True))
    except (ValueError, OverflowError):
        return [
            error(
                "not-a-date",
                "the period is not a date",
                **where,
                expected="blank, 2023, 2023-04 or 2023-04-05",
                found=shorten(period),
                remedy="write the period, or leave it blank for the base period",
            )
        ]
    if base.start <= span.start and span.end <= base.end:
        return []
    return [error("outside-base", f"the period {period} lies outside the base period", **where,
                  expected=f"within {base.start} to {base.end} (the day after the last)", found=period,
                  remedy="correct the period, or widen base_start and base_end in case.toml")]  # fmt: skip


def check_kinds(claims: Iterable[Claim], declared: Attribute, where: Where) -> list[Finding]:
    """Check that an observed quantity does not rest on plans, forecasts or opinions."""
    return [
        error(
            "kind-not-accepted",
            f"{declared.name} is an observed quantity and claim {c.id} is a {c.kind}",
            **where,
            expected="claims of the kinds " + ", ".join(declared.kinds),
            found=f"{c.kind} ({c.file}:{c.row})",
            remedy="bind a measured claim, or an assumption that says why the plan was met",
        )
        for c in claims
        if c.kind not in declared.kinds
    ]


def within_rounding(found: Estimate, claims: Iterable[Claim], declared: Attribute) -> Estimate:
    """Return the estimate cut to the possible range where only rounding of printed figures goes beyond it.

    A share printed as 1 is exact above: 1.5 is not among the values it may have been rounded from.
    """
    value, (low, high) = found.interval, declared.hard
    stated = any(c.low is not None or c.high is not None for c in claims)
    if stated or not low <= value.mid <= high:
        return found
    return replace(found, interval=Interval(max(value.low, low), value.mid, min(value.high, high)))


def check_range(value: Interval, declared: Attribute, where: Where) -> list[Finding]:
    """Check an estimate against the possible and the usual range of its attribute."""
    found = f"{value.low:g} / {value.mid:g} / {value.high:g} {declared.unit}"
    low, high = declared.hard
    if value.low < low or value.high > high:
        return [error("out-of-range", f"{declared.name} has an impossible value", **where, found=found,
                      expected=f"from {low:g} to {high:g} {declared.unit}",
                      remedy="correct the sign, unit or figure of the claim, or the rule")]  # fmt: skip
    low, high = declared.expected
    if value.mid < low or value.mid > high:
        return [warning("unusual-value", f"{declared.name} has an unusual value", **where, found=found,
                        expected=f"usually from {low:g} to {high:g} {declared.unit}",
                        remedy="check unit and figure; nothing to do if they are right")]  # fmt: skip
    return []
