"""Axes of charts over time: frame, ticks, unit, months, the days of a shock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kerege.report import svg
from kerege.report.palette import INK, MUTED, RULE
from kerege.report.scale import Scale, fit, tick_words

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONG = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SHADE = "#f6ebe4"


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Periods along the page. `shaded` are the first and last period a shock acts in, or nothing."""

    periods: tuple[str, ...]
    shaded: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Plot:
    """The inner rectangle of a chart and its scales; x is the place of a period's middle."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    y: Scale
    marks: tuple[float, ...]
    count: int

    def x(self, index: float) -> float:
        """Return the middle of a period."""
        return self.left + (index + 0.5) * (self.right - self.left) / self.count


def make_plot(
    values: Sequence[float], count: int, *, width: float = 360, height: float = 210, zero: bool = True
) -> Plot:
    """Return a plot that fits ``values``; with ``zero`` the axis includes 0."""
    low, high = min(values, default=0.0), max(values, default=1.0)
    if zero:
        low, high = min(low, 0.0), max(high, 0.0)
    y, marks = fit(low, high, height - 26, 30, 4)
    left = 12 + max(svg.text_width(words, 10.5) for words in tick_words(marks))
    return Plot(width, height, left, width - 8, 30, height - 26, y, tuple(marks), count)


def draw_axes(plot: Plot, axis: TimeAxis, unit: str) -> list[svg.Node]:
    """Return shade, rules, tick labels and the unit, to be drawn below the data."""
    out: list[svg.Node] = []
    step = (plot.right - plot.left) / plot.count
    if axis.shaded is not None:
        first, last = axis.shaded
        out.append(
            svg.rect(
                plot.left + first * step,
                plot.top,
                (last - first + 1) * step,
                plot.bottom - plot.top,
                fill=SHADE,
            )
        )
        words = svg.text(
            plot.left + (first + (last - first + 1) / 2) * step,
            plot.top - 5,
            "shock",
            size=9.5,
            anchor="middle",
            fill="#96532f",
        )
        out.append(words)
    for mark, said in zip(plot.marks, tick_words(plot.marks), strict=True):
        y = plot.y(mark)
        out.append(
            svg.line(
                (plot.left, y),
                (plot.right, y),
                stroke=INK if mark == 0 else RULE,
                stroke_width=0.9 if mark == 0 else 0.6,
            )
        )
        out.append(svg.text(plot.left - 5, y + 3.6, said, size=10.5, anchor="end", fill=MUTED))
    out.append(svg.text(0, 12, unit, size=10.5, fill=MUTED))
    out += [
        svg.text(plot.x(n), plot.bottom + 15, words, size=10, anchor="middle", fill=MUTED)
        for n, words in enumerate(period_labels(axis.periods, plot.right - plot.left))
        if words
    ]
    return out


def period_labels(periods: Sequence[str], width: float) -> list[str]:
    """Return a word for each period, blank where there is no room for one."""
    out: list[str] = []
    every = max(1, -(-len(periods) * (34 if len(periods[0]) < 8 else 44) // max(1, int(width))))
    for n, period in enumerate(periods):
        out.append("" if n % every else short_period(period))
    return out


def short_period(period: str) -> str:
    """Return a label without its year.

    Examples
    --------
    >>> short_period("2023-04"), short_period("2023-01-10"), short_period("2023")
    ('Apr', '10 Jan', '2023')
    """
    month = period[5:7]
    if len(period) not in (7, 10) or not month.isdigit() or not 1 <= int(month) <= 12:
        return period
    name = _MONTHS[int(month) - 1]
    return name if len(period) == 7 else f"{int(period[8:10])} {name}"


def long_period(period: str) -> str:
    """Return a label in words with its year.

    Examples
    --------
    >>> long_period("2023-04"), long_period("2023-01-10")
    ('April 2023', '10 January 2023')
    """
    short = short_period(period)
    if short == period:
        return period
    *day, _ = short.split()
    return " ".join([*day, _LONG[int(period[5:7]) - 1], period[:4]])
