"""The case as data: what :func:`kerege.case.load.load_case` returns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import polars as pl

from kerege.base.findings import Finding
from kerege.base.periods import Grid, Span, make_grid
from kerege.case.attributes import MODE_PREFIX, ElementKind
from kerege.case.elements import Elements, index_elements, mode_names
from kerege.case.instruments import Stated, read_instruments
from kerege.case.options import Option, read_options
from kerege.case.scenarios import Event, Shock
from kerege.case.tie_model import Relations
from kerege.evidence.claims import ClaimBook
from kerege.evidence.estimates import Estimate

#: (element, attribute, of, period)
NumberKey = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class CaseMeta:
    """What ``case.toml`` says: whose question it is, and the base period, grid and money.

    base         : days of the base period
    step         : length of one period of the grid (day, week, month, quarter, year)
    horizon_days : how far results look ahead
    parts        : sub-folders that hold tables of the case
    rivals       : states and blocs whose threats to each other are looked at; the vectors and the focus
                   actor where none is named
    """

    id: str
    title: str
    focus: str
    question: str
    vectors: tuple[str, ...]
    base: Span
    step: str
    currency: str
    price_year: int
    horizon_days: int
    default_shock: str
    parts: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()

    @property
    def grid(self) -> Grid:
        """The periods of the base period."""
        return make_grid(self.base.start, self.base.end, self.step)


@dataclass(frozen=True, slots=True)
class Number:
    """One number of the model and the evidence it rests on.

    estimate : interval in the attribute's base unit, with the rule and the members
    claims   : ids as bound, in order, before exclusions and choices
    row      : line of ``file``, the table of bindings it stands in
    """

    element: str
    attribute: str
    of: str
    period: str
    estimate: Estimate
    note: str
    row: int
    claims: tuple[str, ...] = ()
    file: str = "bindings.csv"

    @property
    def key(self) -> NumberKey:
        """``(element, attribute, of, period)``."""
        return (self.element, self.attribute, self.of, self.period)


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A speaker or a claim the analyst leaves out of every estimate, and why."""

    speaker: str
    claim: str
    reason: str
    row: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A claim the analyst prefers for one number, whatever the rule says, and why."""

    element: str
    attribute: str
    of: str
    claim: str
    reason: str
    row: int


@dataclass(frozen=True, slots=True)
class Choices:
    """The analyst's recorded decisions, in the order of ``choices.toml``."""

    exclusions: tuple[Exclusion, ...] = ()
    chosen: tuple[Choice, ...] = ()


@dataclass(frozen=True, eq=False)
class Case:
    """A checked case folder.

    tables   : by file stem (actors, places, links, ...), each with ``_row``, the line of the file
    numbers  : by (element, attribute, of, period), sorted
    findings : the warnings and notes that remain
    digest   : hash of all input files
    """

    meta: CaseMeta
    folder: Path
    tables: Mapping[str, pl.DataFrame]
    book: ClaimBook
    numbers: Mapping[NumberKey, Number]
    choices: Choices
    shocks: tuple[Shock, ...]
    events: tuple[Event, ...]
    findings: tuple[Finding, ...]
    digest: str
    kinds: Mapping[str, ElementKind] = field(default_factory=dict)
    relations: Relations = field(default_factory=Relations)

    @cached_property
    def defaults(self) -> Mapping[str, tuple[str, ...]]:
        """Elements whose numbers hold for a link where it has none, by link, the nearest first."""
        rows = self.tables["links"].select("id", "mode", "goods").iter_rows()
        return {
            link: tuple(MODE_PREFIX + name for name in mode_names(mode, goods)) for link, mode, goods in rows
        }

    @cached_property
    def elements(self) -> Elements:
        """Index of the structure tables."""
        return index_elements(self.tables)

    @cached_property
    def stated(self) -> tuple[Stated, ...]:
        """Instruments and exceptions that are stated, in the order of the files."""
        return read_instruments(self.tables)

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """Measures that can be bought, in the order of the files."""
        return read_options(self.tables)

    @cached_property
    def quantities(self) -> Mapping[str, str]:
        """Unit of quantity by good."""
        return dict(self.tables["goods"].select("id", "quantity_unit").iter_rows())

    def number(self, element: str, attribute: str, of: str = "", period: str = "") -> Number | None:
        """Return the number bound to an attribute, or nothing.

        Looks for the period, then for the whole base period, then for the defaults of the link's mode.
        """
        for owner in (element, *self.defaults.get(element, ())):
            for when in dict.fromkeys((period, "")):
                number = self.numbers.get((owner, attribute, of, when))
                if number is not None:
                    return number
        return None

    def shock(self, shock_id: str) -> Shock | None:
        """Return the shock with this id, or nothing."""
        return next((s for s in self.shocks if s.id == shock_id), None)

    def event(self, event_id: str) -> Event | None:
        """Return the event with this id, or nothing."""
        return next((e for e in self.events if e.id == event_id), None)
