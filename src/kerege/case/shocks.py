"""``shocks.toml``: named scenarios over the base period."""

from __future__ import annotations

from collections.abc import Sequence

from kerege.base.findings import Finding
from kerege.base.periods import Span
from kerege.case.actions import Known
from kerege.case.scenarios import Shock
from kerege.case.shock_actions import read_action
from kerege.case.shock_spans import check_base, read_span
from kerege.case.toml_reading import Fields, Toml

FILE = "shocks.toml"
SHOCK_KEYS = ("id", "title", "question", "start", "days", "note", "action")


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
    span = read_span(fields, None)
    if span is None:
        return None
    check_base(fields, span, base)
    tables = fields.table.get("action", [])
    if not isinstance(tables, list) or not tables:
        fields.add("no-action", f"shock {identity!r} does nothing", "action", expected="at least one action",
                   found="none", remedy="add [[shock.action]] with element, attribute and lost")  # fmt: skip
        return None
    actions = [
        read_action(
            Fields(fields.toml, table, "[[shock.action]]", actions_before + n, fields.findings), span, known
        )
        for n, table in enumerate(tables)
    ]
    good = tuple(a for a in actions if a is not None)
    if not identity or len(good) < len(actions):
        return None
    return Shock(identity, title, fields.text("question"), span.start, span.end, good, fields.text("note"))
