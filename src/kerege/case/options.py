"""Measures that can be bought: ``options.csv`` and what each changes, ``option_effects.csv``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from kerege.base.findings import Finding, error, warning
from kerege.base.intervals import Interval
from kerege.base.periods import Span
from kerege.case.actions import target_problems, unheeded_problems
from kerege.case.elements import Elements, Row, rows_of
from kerege.case.scenarios import Action

OPTIONS, EFFECTS = "options.csv", "option_effects.csv"
#: (element, attribute) of a bound number
_Bound = Mapping[tuple[str, str], Interval]


@dataclass(frozen=True, slots=True)
class Effect:
    """What an option changes; by how much is bound as ``added`` or ``factor`` of the effect."""

    id: str
    element: str
    attribute: str
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """A measure that can be bought.

    builder  : actor that supplies or builds it and may withhold it; blank where that makes nobody dependent
    excludes : options that cannot be had along with it, in both directions
    """

    id: str
    name: str
    builder: str
    excludes: tuple[str, ...]
    effects: tuple[Effect, ...]
    note: str = ""


def read_options(tables: Mapping[str, pl.DataFrame]) -> tuple[Option, ...]:
    """Return the options of checked tables, in the order of the files."""
    rows = rows_of(tables["options"], OPTIONS)
    against: dict[str, set[str]] = {row["id"]: set() for row in rows}
    for row in rows:
        for other in row["excludes"] or ():
            against[row["id"]].add(other)
            against.setdefault(other, set()).add(row["id"])
    effects: dict[str, list[Effect]] = {}
    for row in rows_of(tables["option_effects"], EFFECTS):
        effects.setdefault(row["option"], []).append(_effect(row))
    return tuple(
        Option(
            row["id"],
            row["name"],
            row["builder"] or "",
            tuple(sorted(against[row["id"]])),
            tuple(effects.get(row["id"], ())),
            row["note"] or "",
        )
        for row in rows
    )


def _effect(row: Row) -> Effect:
    return Effect(row["id"], row["element"], row["attribute"], tuple(row["origins"] or ()))


def effect_action(effect: Effect, bound: _Bound, span: Span) -> Action | None:
    """Return the action of an effect over ``span``, or nothing where its amount is not bound."""
    added, factor = bound.get((effect.id, "added")), bound.get((effect.id, "factor"))
    if added is None and factor is None:
        return None
    return Action(
        effect.element,
        effect.attribute,
        span.start,
        span.end,
        add=added,
        factor=factor if added is None else None,
        origins=effect.origins,
    )


def check_options(
    tables: Mapping[str, pl.DataFrame], elements: Elements, bound: _Bound, span: Span | None
) -> list[Finding]:
    """Return what is wrong with the options and their effects, given the amounts that are bound."""
    named = {row["option"] for row in rows_of(tables["option_effects"], EFFECTS)}
    findings = [
        _without_effect(row)
        for row in rows_of(tables["options"], OPTIONS)
        if row["id"] not in named and not elements.unsure(row["id"], ("option_effects",))
    ]
    findings += [
        warning("unbound", f"option {row['id']} has no {name}; it is left out of every hedge",
                file=row["_file"], row=row["_row"], subject=f"{row['id']}.{name}",
                expected=f"{name} in bindings.csv", found="nothing",
                remedy=f"add a row {row['id']},{name},... to bindings.csv")
        for row in rows_of(tables["options"], OPTIONS)
        for name in ("capital_cost", "lead_time")
        if (row["id"], name) not in bound
    ]  # fmt: skip
    for row in rows_of(tables["option_effects"], EFFECTS):
        findings += _effect_findings(row, elements, bound, span)
    return findings


def _without_effect(row: Row) -> Finding:
    return error("option-without-effect", f"option {row['id']} changes nothing", file=row["_file"],
                 row=row["_row"], subject=row["id"], expected="at least one row in option_effects.csv",
                 found="none", remedy="add what it changes, or delete the option")  # fmt: skip


def _effect_findings(row: Row, elements: Elements, bound: _Bound, span: Span | None) -> list[Finding]:
    effect = _effect(row)
    problems = target_problems(effect.element, effect.attribute, effect.origins, elements)
    where = {"file": row["_file"], "row": row["_row"], "subject": effect.id}
    both = [name for name in ("added", "factor") if (effect.id, name) in bound]
    if len(both) > 1:
        return [error("two-amounts", f"effect {effect.id} has two amounts", **where,
                      expected="added or factor in bindings.csv", found="both",
                      remedy="remove one of the two rows")]  # fmt: skip
    action = effect_action(effect, bound, span) if span is not None else None
    if action is not None and not problems:
        problems = unheeded_problems(action, elements)
    return [error(p.code, p.message, **where, expected=p.expected, found=p.found, remedy=p.remedy)
            for p in problems]  # fmt: skip
