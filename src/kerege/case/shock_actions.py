"""One ``[[shock.action]]``: the element it changes, and how much."""

from __future__ import annotations

from kerege.base.findings import Severity
from kerege.base.intervals import Interval
from kerege.base.periods import Span
from kerege.base.units import UnitError, factor
from kerege.case.actions import Known, claim_problems, target_problems, unheeded_problems
from kerege.case.attributes import attribute_of, for_good
from kerege.case.quantities import DEFAULT
from kerege.case.scenarios import Action
from kerege.case.shock_spans import MAX_DAYS, read_span
from kerege.case.toml_reading import Fields
from kerege.evidence.claims import ClaimBook
from kerege.evidence.estimates import EstimateError, estimate

ACTION_KEYS = (
    "element", "attribute", "lost", "factor", "add", "unit", "claims", "rule", "origins", "phase_in_days",
    "start", "days", "note",
)  # fmt: skip


def read_action(fields: Fields, span: Span, known: Known) -> Action | None:
    """Return the action of a table inside a shock of ``span``; nothing if anything is wrong with it."""
    before = sum(f.severity is Severity.ERROR for f in fields.findings)
    fields.only(ACTION_KEYS)
    element, attribute = fields.text("element", required=True), fields.text("attribute", required=True)
    origins, claims = fields.texts("origins"), fields.texts("claims")
    own = read_span(fields, span)
    phase = fields.whole("phase_in_days", 0, 0, MAX_DAYS)
    problems = claim_problems(claims, known)
    if element and attribute:
        problems += target_problems(element, attribute, origins, known.elements)
    for p in problems:
        fields.add(p.code, p.message, p.key, expected=p.expected, found=p.found, remedy=p.remedy)
    unread = element not in known.elements.kinds or any(c not in known.book.claims for c in claims)
    if own is None or unread or sum(f.severity is Severity.ERROR for f in fields.findings) > before:
        return None
    change = _change(fields, element, attribute, claims, known)
    if change is None:
        return None
    kind, amount = change
    action = Action(
        element, attribute, own.start, own.end, origins=origins, phase_in_days=phase, claims=claims,
        lost=amount if kind == "lost" else None, factor=amount if kind == "factor" else None,
        add=amount if kind == "add" else None,
    )  # fmt: skip
    unheeded = unheeded_problems(action, known.elements)
    for p in unheeded:
        fields.add(p.code, p.message, p.key, expected=p.expected, found=p.found, remedy=p.remedy)
    return None if unheeded else action


def _change(
    fields: Fields, element: str, attribute: str, claims: tuple[str, ...], known: Known
) -> tuple[str, Interval] | None:  # fmt: skip
    given = [key for key in ("lost", "factor", "add") if key in fields.table]
    if len(given) > 1 or not (given or claims):
        fields.add(
            "bad-action",
            "an action says exactly one of lost, factor, add",
            expected="lost, factor or add",
            found=" and ".join(given) or "none",
            remedy="write lost = 1.0 for a full stop",
        )
        return None
    kind = known.elements.kinds[element]
    declared = attribute_of(kind, attribute)
    units = known.elements.quantities_of(element) or (DEFAULT,)
    unit = for_good(declared, units[0]).unit if declared else "1"
    barrels = known.density(element)
    if not given:
        return _from_claims(fields, claims, unit, barrels, known.book)
    amount = fields.interval(given[0])
    if amount is None:
        return None
    if given[0] == "add":
        return _converted(fields, amount, unit, barrels)
    top = 1.0 if given[0] == "lost" else float("inf")
    if amount.low < 0 or amount.high > top:
        fields.add(
            "out-of-range",
            f"{given[0]} is outside its range",
            given[0],
            found=str(fields.table[given[0]]),
            expected="a share from 0 to 1" if top == 1 else "a number from 0 on",
            remedy="write 0.4 for 40 percent; use factor for an increase",
        )
        return None
    return given[0], amount


def _converted(
    fields: Fields, amount: Interval, unit: str, barrels: float | None
) -> tuple[str, Interval] | None:
    written = fields.text("unit", required=True)
    if not written:
        return None
    try:
        return "add", amount.scaled(factor(written, unit, barrels))
    except (UnitError, ValueError) as problem:
        fields.add(
            "bad-unit",
            str(problem),
            "unit",
            expected=f"a unit that converts to {unit}",
            found=repr(written),
            remedy=f'write unit = "{unit}"',
        )
        return None


def _from_claims(
    fields: Fields, claims: tuple[str, ...], unit: str, barrels: float | None, book: ClaimBook
) -> tuple[str, Interval] | None:
    rule = fields.text("rule", default="median")
    try:
        found = estimate(
            [book.claims[c] for c in claims], rule, unit, barrels_per_tonne=barrels, sources=book.sources
        )
    except EstimateError as problem:
        fields.add(
            "no-estimate",
            f"the claims give no amount: {problem}",
            "claims",
            found=", ".join(claims),
            expected=f"claims that convert to {unit}",
            remedy="correct claims or rule, or write add",
        )
        return None
    return "add", found.interval
