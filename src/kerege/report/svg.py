"""SVG as a tree of plain values: nodes, escaping, text width. Knows nothing of oil."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

Point = tuple[float, float]

#: mean advance of letters in the usual sans serif fonts, em
_NARROW, _MIDDLE, _WIDE = 0.30, 0.57, 0.86
_NARROW_LETTERS = frozenset("iljtfrI.,:;'|!()[] \N{NARROW NO-BREAK SPACE}")
_WIDE_LETTERS = frozenset("mwMW@%\N{EM DASH}")


@dataclass(frozen=True, slots=True)
class Node:
    """One element: its attributes in the order given, and its children, elements or text."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple[Node | str, ...] = ()

    def get(self, name: str, default: str = "") -> str:
        """Return an attribute by name."""
        return next((value for key, value in self.attributes if key == name), default)


def node(tag: str, *children: Node | str | None, **attributes: object) -> Node:
    """Return an element; ``_`` in names becomes ``-``, ``css`` becomes ``class``, None is left out."""
    named = tuple(
        ("class" if key == "css" else key.strip("_").replace("_", "-"), _text(value))
        for key, value in attributes.items()
        if value is not None and value != ""
    )
    return Node(tag, named, tuple(child for child in children if child is not None))


def _text(value: object) -> str:
    if isinstance(value, float):
        short = f"{value:.2f}".rstrip("0").rstrip(".")
        return "0" if short in {"-0", ""} else short
    return str(value)


def render(element: Node | str) -> str:
    """Return the markup; all text and attribute values are escaped."""
    if isinstance(element, str):
        return escape(element, quote=False)
    attributes = "".join(f' {key}="{escape(value)}"' for key, value in element.attributes)
    if not element.children:
        return f"<{element.tag}{attributes}/>"
    inner = "".join(render(child) for child in element.children)
    return f"<{element.tag}{attributes}>{inner}</{element.tag}>"


def walk(element: Node) -> Iterable[Node]:
    """Yield ``element`` and every element below it, in document order."""
    yield element
    for child in element.children:
        if isinstance(child, Node):
            yield from walk(child)


def picture(
    width: float,
    height: float,
    children: Iterable[Node | None],
    *,
    identity: str,
    title: str,
    text: str,
    css: str = "",
) -> Node:
    """Return a whole drawing with a title and a description for those who do not see it."""
    return node(
        "svg",
        node("title", title, id=f"{identity}-title"),
        node("desc", text, id=f"{identity}-desc"),
        *children,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_text(float(width))} {_text(float(height))}",
        width=float(width),
        height=float(height),
        role="img",
        aria_labelledby=f"{identity}-title {identity}-desc",
        id=identity,
        css=css or None,
    )


def group(children: Iterable[Node | None], **attributes: object) -> Node:
    """Return a ``g`` element."""
    return node("g", *children, **attributes)


def line(a: Point, b: Point, **attributes: object) -> Node:
    """Return a straight line."""
    return node("line", x1=a[0], y1=a[1], x2=b[0], y2=b[1], **attributes)


def polyline(points: Sequence[Point], **attributes: object) -> Node:
    """Return an open path through ``points``."""
    return node("path", d=path(points), fill="none", **attributes)


def polygon(points: Sequence[Point], **attributes: object) -> Node:
    """Return a closed path through ``points``."""
    return node("path", d=path(points) + "Z", **attributes)


def path(points: Sequence[Point]) -> str:
    """Return path data through ``points``, one decimal."""
    return "M" + "L".join(f"{_short(x)} {_short(y)}" for x, y in points)


def _short(value: float) -> str:
    text = f"{value:.1f}"
    return "0" if text == "-0.0" else text.removesuffix(".0")


def rect(x: float, y: float, width: float, height: float, *children: Node, **attributes: object) -> Node:
    """Return a rectangle; negative sizes are drawn as none."""
    return node("rect", *children, x=x, y=y, width=max(0.0, width), height=max(0.0, height), **attributes)


def text(
    x: float, y: float, words: str, *, size: float = 11.0, anchor: str = "", **attributes: object
) -> Node:
    """Return a line of text; ``anchor`` is start, middle or end."""
    return node("text", words, x=x, y=y, font_size=size, text_anchor=anchor or None, **attributes)


def text_width(words: str, size: float = 11.0, *, bold: bool = False) -> float:
    """Return about how wide ``words`` will be, a little on the wide side."""
    em = sum(
        _NARROW
        if letter in _NARROW_LETTERS
        else _WIDE
        if letter in _WIDE_LETTERS
        else 0.68
        if letter.isupper()
        else _MIDDLE
        for letter in words
    )
    return em * size * (1.07 if bold else 1.0)


def shorten(words: str, width: float, size: float = 11.0) -> str:
    """Return ``words`` cut with an ellipsis so that they fit ``width``."""
    if text_width(words, size) <= width:
        return words
    cut = words
    while cut and text_width(cut + "…", size) > width:
        cut = cut[:-1]
    return cut.rstrip() + "…"
