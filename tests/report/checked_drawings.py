"""Checks of any drawing: well-formed, all coordinates finite, all words inside the box."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from kerege.report import svg

_NUMBER = re.compile(r"-?(?:\d+\.?\d*|nan|inf)")
_PLACES = ("x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height", "d")


def check(picture: svg.Node) -> None:
    """Fail where a coordinate is no number or lies outside, or a line of text sticks out of the box."""
    ET.fromstring(svg.render(picture))  # noqa: S314
    width, height = float(picture.get("width")), float(picture.get("height"))
    for node in svg.walk(picture):
        for name in _PLACES:
            for found in _NUMBER.findall(node.get(name)):
                assert found not in {"nan", "inf", "-inf"}, f"{node.tag} {name}"
                assert -0.6 <= float(found) <= max(width, height) + 0.6, f"{node.tag} {name} {found}"
        if node.tag == "text":
            _check_text(node, width, height)


def _check_text(node: svg.Node, width: float, height: float) -> None:
    words = "".join(c for c in node.children if isinstance(c, str))
    long = svg.text_width(words, float(node.get("font-size"))) * 0.93  # the estimate is on the wide side
    x, anchor = float(node.get("x")), node.get("text-anchor")
    left = x - {"end": long, "middle": long / 2}.get(anchor, 0.0)
    assert left >= -1.5, words
    assert left + long <= width + 1.5, words
    assert 6 <= float(node.get("y")) <= height, words


def words_of(picture: svg.Node) -> list[str]:
    """Return every text that is seen."""
    return [
        c for n in svg.walk(picture) if n.tag == "text" for c in n.children if isinstance(c, str)
    ]  # fmt: skip


def of_class(picture: svg.Node, css: str) -> list[svg.Node]:
    """Return the nodes of a class, in order."""
    return [n for n in svg.walk(picture) if n.get("class") == css]
