"""``shocks.toml``: named scenarios over the base period."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from kerege.base.findings import Finding, Severity
from kerege.base.intervals import Interval
from kerege.base.periods import Span
from kerege.base.units import UnitError, factor
from kerege.case.actions import Known, claim_problems, target_problems, unheeded_problems
from kerege.case.attributes import attribute_of, for_good
from kerege.case.quantities import DEFAULT
from kerege.case.scenarios import Action, Shock
from kerege.case.toml_reading import Fields, Toml
from kerege.evidence.claims import ClaimBook
from kerege.evidence.estimates import EstimateError, estimate

FILE = "shocks.toml"
SHOCK_KEYS = ("id", "title", "question", "start", "days", "note", "action")
ACTION_KEYS = (
    "element", "attribute", "lost", "factor", "add", "unit", "claims", "rule", "origins", "phase_in_days",
    "start", "days", "note",
)  # fmt: skip
MAX_DAYS = 36_600


def read_shocks(tomls: Sequence[Toml], base: Span, known: Known) -> tuple[tuple[Shock, ...], list[Finding]]:
    """Return the shocks in the order of the files and what is wrong with them; no file means none."""
    findings: list[Finding] = []
    shocks: dict[str, Shock] = {}
    for toml in tomls:
        _read_file(toml, base, known, shocks, findings)
    return tuple(shocks.values()), findings


def _read_file(
    toml: Toml, base: Span, known: Known, shocks: dict[str, Shock], findings: list[Finding]
) -> None:
    """Add the shocks of one file."""
    Fields(toml, dict(toml.data), "", 0, findings).only(["shock"])
    actions_before = 0
    tables = toml.data.get("shock", [])
    if not isinstance(tables, list):
        Fields(toml, {}, "[shock]", 0, findings).add(
            "wrong-type", "shock must be a list of tables", "shock", expected="[[shock]]", found="[shock]",
            remedy="write [[shock]] with two brackets")  # fmt: skip
        return
    for n, table in enumerate(tables):
        fields = Fields(toml, table, "[[shock]]", n, findings)
        shock = _shock(fields, base, known, actions_before)
        inside = fields.table.get("action")
        actions_before += len(inside) if isinstance(inside, list) else 0
        if shock is None:
            continue
        if shock.id in shocks:
            fields.add(
                "duplicate-id",
                f"two shocks have the id {shock.id!r}",
                "id",
                expected="one shock for each id",
                found=repr(shock.id),
                remedy="give one of them another id",
            )
            continue
        shocks[shock.id] = shock


def shock_ids(tomls: Sequence[Toml]) -> tuple[str, ...]:
    """Return the ids written in the files, of valid shocks or not."""
    found = [toml.data.get("shock", []) for toml in tomls]
    tables = [t for shocks in found if isinstance(shocks, list) for t in shocks]
    return tuple(str(t["id"]) for t in tables if isinstance(t, dict) and "id" in t)


def _shock(fields: Fields, base: Span, known: Known, actions_before: int) -> Shock | None:
    fields.only(SHOCK_KEYS)
    identity = fields.text("id", required=True)
    title = fields.text("title", required=True)
    span = _span(fields, None)
    if span is None:
        return None
    _check_base(fields, span, base)
    tables = fields.table.get("action", [])
    if not isinstance(tables, list) or not tables:
        fields.add("no-action", f"shock {identity!r} does nothing", "action", expected="at least one action",
                   found="none", remedy="add [[shock.action]] with element, attribute and lost")  # fmt: skip
        return None
    actions = [
        _action(
            Fields(fields.toml, table, "[[shock.action]]", actions_before + n, fields.findings), span, known
        )
        for n, table in enumerate(tables)
    ]
    good = tuple(a for a in actions if a is not None)
    if not identity or len(good) < len(actions):
        return None
    return Shock(identity, title, fields.text("question"), span.start, span.end, good, fields.text("note"))


def _span(fields: Fields, whole: Span | None) -> Span | None:
    start = fields.day("start", required=whole is None)
    if "days" not in fields.table and whole is None:
        fields.missing("days", f"add days = 90 to {fields.header}")
        return None
    start = start or (whole.start if whole and "start" not in fields.table else None)
    if start is None:
        return None
    if "days" not in fields.table and whole is not None:
        end = whole.end
    else:
        days = fields.whole("days", 0, 1, MAX_DAYS)
        if not days:
            return None
        end = _after(start, days)
    if end <= start or (whole is not None and (start < whole.start or end > whole.end)):
        fields.add(
            "outside-shock",
            "the action lies outside its shock",
            "start",
            expected=f"within {_words(whole)}",
            found=f"{start} to {end}",
            remedy="change start or days of the action or of the shock",
        )
        return None
    return Span(start, end)


def _after(start: date, days: int) -> date:
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return date.max


def _words(span: Span | None) -> str:
    return f"{span.start} to {span.end}" if span else "the calendar"


def _check_base(fields: Fields, span: Span, base: Span) -> None:
    shared = span.overlap(base)
    if shared == span.days:
        return
    fields.add("outside-base", f"the shock runs from {span.start} to {span.end}, "
               + ("outside the base period" if not shared else "beyond the base period"), "start",
               expected=f"within {_words(base)} (the day after the last)", found=_words(span),
               remedy="move start, shorten days, or widen base_start and base_end in case.toml")  # fmt: skip


def _action(fields: Fields, span: Span, known: Known) -> Action | None:
    before = sum(f.severity is Severity.ERROR for f in fields.findings)
    fields.only(ACTION_KEYS)
    element, attribute = fields.text("element", required=True), fields.text("attribute", required=True)
    origins, claims = fields.texts("origins"), fields.texts("claims")
    own = _span(fields, span)
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
