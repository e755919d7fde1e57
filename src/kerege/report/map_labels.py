"""The words of a map: places, markets beyond the edge, marks of a shock, countries."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kerege.report import land, svg
from kerege.report.digits import number
from kerege.report.geometry import along, length
from kerege.report.labels import Box, Label, Room, Wish, place
from kerege.report.palette import CLOSED, INK
from kerege.report.projection import Frame
from kerege.report.sheet import USED, Drawn, Sheet

#: room for the name of a place, and words that need the next one
_ROOM = 126
_SIDES = ("east", "north", "south", "west")
_LEADING_ON = frozenset(
    (*_SIDES, "and", "at", "by", "for", "from", "in", "of", "on", "or", "other", "the", "to", "with")
)


def map_labels(sheet: Sheet, drawn: Sequence[Drawn]) -> list[Label]:
    """Return the labels of one map that fit, marks and far markets first."""
    frame = sheet.frame
    wishes: list[Wish] = []
    costly: list[tuple[svg.Point, float]] = []
    for d in drawn:
        size = 0.4 + 0.25 * sum(sheet.width(b.flow) for b in d.road.bands)
        steps = max(2, int(length(d.points) / 6))
        costly += [(along(d.points, n / steps)[0], size) for n in range(steps + 1)]
        if d.leaves and d.road.flow >= USED:
            used = sorted((-flow, key) for key, flow in d.bound if flow >= USED)
            words = "to " + ", ".join(
                f"{_short(sheet.places[key].name)} {number(-flow, 2)}" for flow, key in used
            )
            wishes.append(
                Wish(f"far {d.road.tail} {d.road.head}", words, d.points[-1], 900 + d.road.flow, 10, 9)
            )
        if d.road.mark:
            at, _ = along(d.points, 0.5)
            wishes.append(Wish(f"mark {d.road.links[0]}", d.road.mark, at, 2000, 11.5, 9, bold=True))
    seen = sorted(
        {p for d in drawn for p in (d.road.tail, d.road.head)}, key=lambda p: (-sheet.weights.get(p, 0), p)
    )
    blocked: list[Box] = []
    said: set[str] = set()
    for identity in seen:
        spot, at = sheet.places[identity], frame(*sheet.places[identity].at)
        if not frame.holds(at, 2):
            continue
        if spot.kind == "sea":
            wishes.append(Wish(identity, spot.name, at, 1.0 + sheet.weights.get(identity, 0), 10, 7))
            continue
        blocked.append(Box(at[0] - 2.5, at[1] - 2.5, at[0] + 2.5, at[1] + 2.5))
        if _short(spot.name) in said:  # two nodes of one town need one name
            continue
        said.add(_short(spot.name))
        bonus = 1.4 if spot.kind in {"market", "field"} else 1.0
        weight = 2.0 + bonus * sheet.weights.get(identity, 0.0)
        wishes.append(Wish(identity, _short(spot.name), at, weight, 10.5, 4.5, bold=spot.kind == "market"))
    wishes += _countries(frame, frozenset(said))
    return place(wishes, Room(frame.width, frame.height, tuple(blocked), tuple(costly)))


def _countries(frame: Frame, said: frozenset[str]) -> list[Wish]:
    """Return wishes for the names of countries with room for them; the last to choose."""
    wishes = []
    for name, spot, share in land.names_on_page(frame):
        words = name.upper()
        size = 8.5 if share < 0.06 else 11.0
        if name not in said:
            wishes.append(Wish(f"land {words}", words, spot, share, size, centred=True))
    return wishes


def _short(name: str) -> str:
    """Return a name, or what of it has room: the town in its brackets, else the words before one that links.

    "Brest and Malaszewicze" becomes "Brest"; "(Almaty shown)" is no name.
    """
    words = re.split(r" ?[(,:]| at the ", name)[0].split()
    if _fits(words):
        return " ".join(words)
    town = re.search(r"\(([^()]+)(?<! shown)\)$", name)
    if town and _fits([town[1]]):
        return town[1]
    linked = [n for n in range(1, len(words)) if words[n].lower() in _LEADING_ON]
    ends = [n for n in linked or [1] if _fits(words[:n]) and words[n - 1].lower() not in _LEADING_ON]
    last = max(ends) if ends else next((n for n in range(len(words), 1, -1) if _fits(words[:n])), 1)
    return " ".join(words[:last])


def _fits(words: Sequence[str]) -> bool:
    return svg.text_width(" ".join(words), 10.5) <= _ROOM


def draw_words(labels: Sequence[Label]) -> list[svg.Node]:
    """Return the labels as text with a light rim."""
    out: list[svg.Node] = []
    for label in labels:
        wish = label.wish
        kind, _, _ = wish.key.partition(" ")
        if kind == "land":
            out.append(
                svg.text(
                    label.x,
                    label.y,
                    wish.words,
                    size=wish.size,
                    fill="#8d8774",
                    letter_spacing="0.6",
                    css="country",
                )
            )
            continue
        out.append(
            svg.text(
                label.x,
                label.y,
                wish.words,
                size=wish.size,
                fill=CLOSED if kind == "mark" else INK,
                font_weight="700" if wish.bold else None,
                font_style="italic" if kind == "far" else None,
                paint_order="stroke",
                stroke="#ffffff",
                stroke_width=2.6,
                stroke_linejoin="round",
                css="place",
            )
        )
    return out
