"""One colour for one actor, everywhere: streams by origin, routes by the territory they cross.

Hues after Okabe & Ito (2008), which readers with red-green deficiency can tell apart; the focus actor is
always the blue, the vectors follow in the order of the case, all others are grey.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

FOCUS = "#0b5f93"
REST = "#8b9096"
INK = "#1d2126"
MUTED = "#5c646d"
RULE = "#c9cdd2"
LAND = "#f3f0e8"
WATER = "#e3ebf0"
BORDER = "#c3beb2"
CLOSED = "#b3261e"
#: the two sides of a scale centred on zero: what is lost, what is gained
LOSS, GAIN = "#b3261e", "#0b7285"
#: in the order of the case's vectors
_VECTORS = ("#c9541b", "#d99a00", "#7a5ea8", "#4fa3d6", "#c46f9b", "#0a8a67", "#6b5b4b")


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by actor id, and the bloc of states that belong to one; unknown actors are grey."""

    actors: Mapping[str, str]
    blocs: Mapping[str, str]

    def actor(self, identity: str) -> str:
        """Return the colour of an actor or of its stream; a member state has the colour of its bloc."""
        if identity not in self.actors and identity in self.blocs:
            return self.actors.get(self.blocs[identity], REST)
        return self.actors.get(identity, REST)

    def shades(self, identities: Sequence[str]) -> list[str]:
        """Return one colour for each entry; entries of one colour become lighter in turn."""
        seen: dict[str, int] = {}
        out: list[str] = []
        for identity in identities:
            colour = self.actor(identity)
            count = seen.get(colour, 0)
            seen[colour] = count + 1
            out.append(lighten(colour, min(0.75, 0.24 * count)))
        return out


def make_palette(focus: str, vectors: Sequence[str], blocs: Mapping[str, str] | None = None) -> Palette:
    """Return the palette of a case."""
    named = {focus: FOCUS}
    named.update(zip((v for v in vectors if v != focus), _VECTORS, strict=False))
    return Palette(named, dict(blocs or {}))


def darken(colour: str, share: float) -> str:
    """Return ``colour`` mixed with black, for words in the colour of a line.

    Examples
    --------
    >>> darken("#808080", 0.5)
    '#404040'
    """
    return "#" + "".join(f"{round(int(colour[n : n + 2], 16) * (1 - share)):02x}" for n in (1, 3, 5))


def lighten(colour: str, share: float) -> str:
    """Return ``colour`` mixed with white.

    Examples
    --------
    >>> lighten("#000000", 0.5)
    '#808080'
    """
    parts = [int(colour[n : n + 2], 16) for n in (1, 3, 5)]
    return "#" + "".join(f"{round(p + (255 - p) * share):02x}" for p in parts)
