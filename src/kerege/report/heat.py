"""Heat maps with numbers in the cells: colour for size, shapes for what else there is to say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kerege.report import svg
from kerege.report.palette import INK, MUTED, RULE

#: room between what stands apart and the rest
_APART = 9.0
_TOP, _LINE, _CORNER, _HEAD = 20.0, 12.5, 9.0, 10.5


@dataclass(frozen=True, slots=True)
class Square:
    """One cell: a number, a smaller one below, colours, a link, words for the pointer.

    marked : a black corner, explained below the map
    empty  : crossed out, nothing can stand there
    """

    text: str = ""
    small: str = ""
    fill: str = "#ffffff"
    ink: str = INK
    words: str = ""
    href: str = ""
    marked: bool = False
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """Sizes on the page; `apart` rows and columns stand at the head, set off from the rest."""

    names: float = 128.0
    wide: float = 92.0
    high: float = 36.0
    apart_rows: int = 0
    apart_columns: int = 0


def draw_heat(
    rows: Sequence[str],
    columns: Sequence[str],
    squares: Sequence[Sequence[Square]],
    *,
    axes: tuple[str, str],
    marks: Sequence[tuple[Square, str]] = (),
    layout: Layout,
    identity: str,
    title: str,
    text: str,
) -> svg.Node:
    """Return the map; ``axes`` names rows and columns, ``marks`` explains shapes below the map."""
    heads = [two_lines(name, layout.wide - 4, _HEAD) for name in columns]
    top = _TOP + _LINE * max((len(h) for h in heads), default=1) + 4
    lefts = _places(len(columns), layout.names, layout.wide, layout.apart_columns)
    tops = _places(len(rows), top, layout.high, layout.apart_rows)
    right = max([*(x + layout.wide for x in lefts), layout.names + layout.wide])
    bottom = max([*(y + layout.high for y in tops), top])
    body: list[svg.Node] = [
        svg.text(0, top - 6, f"{axes[0]} ↓", size=10.5, fill=MUTED),
        svg.text(layout.names, 11, f"{axes[1]} →", size=10.5, fill=MUTED),
    ]
    for x, head in zip(lefts, heads, strict=True):
        first = top - 6 - _LINE * (len(head) - 1)
        body += [
            svg.text(x + layout.wide / 2, first + _LINE * n, words, size=_HEAD, anchor="middle", fill=INK)
            for n, words in enumerate(head)
        ]
    for y, name, line in zip(tops, rows, squares, strict=True):
        body.append(_row_name(name, y, layout))
        for x, square in zip(lefts, line, strict=True):
            body.append(_square(x, y, layout, square))
    foot = _marks(marks, bottom + 12, right)
    height = bottom + 6 + (22.0 * (1 + max((n for n, _ in foot), default=0)) if foot else 0.0)
    body += [drawn for _, drawn in foot]
    return svg.picture(right + 1, height, body, identity=identity, title=title, text=text, css="heat")


def _places(count: int, start: float, size: float, apart: int) -> list[float]:
    return [start + size * n + (_APART if 0 < apart <= n else 0.0) for n in range(count)]


def two_lines(name: str, width: float, size: float) -> list[str]:
    """Return a name on one line, or broken at its spaces over two, the last cut to fit.

    Examples
    --------
    >>> two_lines("European Union", 60, 11), two_lines("China", 60, 11)
    (['European', 'Union'], ['China'])
    """
    if svg.text_width(name, size) <= width or " " not in name:
        return [svg.shorten(name, width, size)]
    parts = name.split()
    first = [parts[0]]
    while (
        len(first) < len(parts) - 1 and svg.text_width(" ".join([*first, parts[len(first)]]), size) <= width
    ):
        first.append(parts[len(first)])
    rest = " ".join(parts[len(first) :])
    return [svg.shorten(" ".join(first), width, size), svg.shorten(rest, width, size)]


def _row_name(name: str, y: float, layout: Layout) -> svg.Node:
    lines = two_lines(name, layout.names - 8, 11) if layout.high > 2 * _LINE + 4 else [name]
    first = y + layout.high / 2 + 4 - _LINE / 2 * (len(lines) - 1)
    said = [svg.shorten(words, layout.names - 8, 11) for words in lines]
    told = svg.node("title", name) if " ".join(said) != name else None
    texts = [svg.text(0, first + _LINE * n, words, size=11, fill=INK) for n, words in enumerate(said)]
    return svg.group([told, *texts])


def _square(x: float, y: float, layout: Layout, square: Square) -> svg.Node:
    wide, high = layout.wide, layout.high
    told = svg.node("title", square.words) if square.words else None
    box = svg.rect(x, y, wide, high, fill=square.fill, stroke=RULE, stroke_width=0.7, css="square")
    if square.empty:
        line = svg.line((x, y + high), (x + wide, y), stroke=RULE, stroke_width=0.9)
        return svg.group([told, svg.rect(x, y, wide, high, fill="#f1f2f3", css="none"), line])
    middle = x + wide / 2
    lines = [(square.text, 12.0, "600"), *([(square.small, 10.0, None)] if square.small else [])]
    first = y + high / 2 + (4 if len(lines) == 1 else -2.5)
    texts = [
        svg.text(
            middle, first + 13 * n, words, size=size, anchor="middle", fill=square.ink, font_weight=weight
        )
        for n, (words, size, weight) in enumerate(lines)
        if words
    ]
    corner = _corner(x + wide, y, square.ink) if square.marked else None
    drawn = [told, box, *texts, corner]
    return svg.node("a", *drawn, href=square.href) if square.href else svg.group(drawn)


def _corner(right: float, y: float, ink: str) -> svg.Node:
    return svg.polygon([(right - _CORNER, y), (right, y), (right, y + _CORNER)], fill=ink, css="corner")


def _marks(marks: Sequence[tuple[Square, str]], top: float, right: float) -> list[tuple[int, svg.Node]]:
    """Return (line, drawing) of every mark with its words, on as many lines as they need."""
    out: list[tuple[int, svg.Node]] = []
    x, line = 0.0, 0
    small = Layout(wide=22.0, high=14.0)
    for square, words in marks:
        needed = 28 + svg.text_width(words, 10.5)
        if x > 0 and x + needed > right:
            x, line = 0.0, line + 1
        y = top + 22.0 * line
        said = svg.text(x + 28, y + 11, words, size=10.5, fill=INK)
        out.append((line, svg.group([_square(x, y, small, square), said])))
        x += needed + 18
    return out
