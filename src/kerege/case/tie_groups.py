"""Ties that make one whole: the same actor, domain, measure, statistic and period."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kerege.base.intervals import Interval
from kerege.base.units import factor
from kerege.case.belonging import Belonging
from kerege.case.tie_figures import base_unit
from kerege.case.tie_model import SeriesKey, Tie
from kerege.case.tie_tables import Basis, Form
from kerege.evidence.values import converts

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Group:
    """Figures of several partners that add up to one total.

    start, end : days the figures are of, ``end`` exclusive; a calendar year for stocks
    rows       : one tie for each partner and ``via``, in the order of the file; a partner may have both a
                 share and an amount
    total      : the tie that gives the whole, if there is one
    """

    series: SeriesKey
    start: date
    end: date
    rows: tuple[Tie, ...]
    total: Tie | None

    @property
    def day(self) -> date:
        """The day memberships are looked up: the last one."""
        return self.end - ONE_DAY

    @property
    def unit(self) -> str:
        """Unit of the amounts or counts: the total's, else the first row's."""
        ties = [*([self.total] if self.total else []), *self.rows]
        return next((base_unit(t.form, t.unit) for t in ties if t.form != Form.SHARE), "1")

    def value(self, tie: Tie) -> Interval:
        """Return the figure of one of its amounts or counts in the unit of the group."""
        if tie.estimate is None:
            return Interval.point(1.0)
        if tie.estimate.unit == self.unit:
            return tie.estimate.interval
        return tie.estimate.interval.scaled(factor(tie.estimate.unit, self.unit))

    def converts(self, tie: Tie) -> bool:
        """Return whether a row is in a unit that becomes the group's."""
        return tie.form == Form.SHARE or converts(base_unit(tie.form, tie.unit), self.unit)


def day_of(tie: Tie) -> date:
    """Return the day a tie is of: its last one, or the first while it lasts.

    Raises
    ------
    ValueError
        If it has no date.
    """
    if tie.end is not None:
        return tie.end - ONE_DAY
    if tie.start is None:
        raise ValueError(f"tie {tie.id} has no date")
    return tie.start


def _span(tie: Tie) -> tuple[date, date]:
    if tie.basis == Basis.FLOW and tie.start is not None and tie.end is not None:
        return tie.start, tie.end
    year = day_of(tie).year
    return date(year, 1, 1), date(year + 1, 1, 1)


def group_ties(ties: Iterable[Tie]) -> list[Group]:
    """Return the groups of all ties that carry a figure, in the order of their first rows.

    Of a stock told several times in a year the last counts.
    """
    found: dict[tuple[SeriesKey, date, date], dict[tuple[str, str, bool], Tie]] = {}
    for tie in ties:
        if tie.form == Form.EVENT:
            continue
        rows = found.setdefault((tie.series, *_span(tie)), {})
        key = (tie.partner, tie.via, tie.form == Form.SHARE)
        first = rows.get(key)
        if first is None or day_of(tie) > day_of(first):
            rows[key] = tie
    return [
        Group(
            series, start, end, tuple(t for t in rows.values() if not t.is_total),
            next((t for t in rows.values() if t.is_total and not t.via), None),
        )
        for (series, start, end), rows in found.items()
    ]  # fmt: skip


def counted(group: Group) -> tuple[Tie, ...]:
    """Return the rows that tell a share: those of form share, and amounts where there is a total.

    Where a partner has both, the share counts.
    """
    shares = {(t.partner, t.via) for t in group.rows if t.form == Form.SHARE}
    return tuple(
        t for t in group.rows
        if t.form == Form.SHARE or (group.total is not None and (t.partner, t.via) not in shares)
    )  # fmt: skip


def outermost(ties: tuple[Tie, ...], day: date, belonging: Belonging) -> tuple[Tie, ...]:
    """Return the ties that count once: those of members of a bloc with a row of its own are left out."""
    named = frozenset(t.partner for t in ties)
    return tuple(t for t in ties if not belonging.inside(t.partner, named, day))
