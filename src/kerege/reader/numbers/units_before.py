"""Units that the sentences before a number tell: "27 bn dollars ... Reserves fell below 42 billion"."""

from __future__ import annotations

from kerege.reader.lexicon import Hit, lexicon
from kerege.reader.neighbours import Neighbours
from kerege.reader.packs import Entry

_LARGE = 1e6
_BACK = 300
_MONEY_BACK = 600


class UnitsBefore:
    """What the text before a sentence lends to bare numbers; looked up once for each scale word."""

    def __init__(self, near: Neighbours) -> None:
        self._near = near
        self._found: dict[float, Entry | None] = {}

    def scaled(self, scale: float) -> Entry | None:
        """Return the unit of the last amount with the same scale word, or of the last large sum of money."""
        if scale not in self._found:
            self._found[scale] = _unit_before(self._near, scale)
        return self._found[scale]

    def grouped(self) -> Entry | None:
        """Return the last unit right behind digits in the sentence before."""
        if 1.0 not in self._found:
            self._found[1.0] = _grouped_before(self._near)
        return self._found[1.0]

    def money(self) -> Entry | None:
        """Return the money that the text told last."""
        if 0.0 not in self._found:
            self._found[0.0] = _money_before(self._near)
        return self._found[0.0]


def _unit_before(near: Neighbours, scale: float) -> Entry | None:
    """Return the unit that the sentence before gives the same scale word ("12 bn euros. Of them 3 bn")."""
    scan = near.scan
    start = max(0, scan.start - _MONEY_BACK)
    hits = lexicon(scan.language).find(scan.text, scan.folded, start, scan.start)
    units = [hit for hit in hits.get("units", ()) if _lends_far(hit)]
    same = {hit.end for hit in hits.get("scales", ()) if hit.entry.data["value"] == scale}
    large = {hit.end for hit in hits.get("scales", ()) if hit.entry.data["value"] >= _LARGE}
    close = [hit for hit in units if hit.start >= scan.start - _BACK]
    money = [hit for hit in units if _is_plain_money(hit)]
    last = [_last_behind(nearby, ends) for nearby, ends in ((close, same), (money, same), (money, large))]
    told = next((hit for hit in last if hit is not None), None)
    if told is None:
        scaled = {hit.end for hit in hits.get("scales", ()) if hit.start >= scan.start - _BACK}
        told = _last_behind(close, scaled)
    numbered = _numbered_before(near)
    if numbered is not None and (told is None or scan.text.find(". ", told.end, numbered.start) >= 0):
        return numbered.entry  # "7 bn m3 of gas. ... moved 63,000 TEU. The other line carried 1.6 million"
    sum_told = last[2]
    later = told is not None and sum_told is not None and sum_told.start > told.start
    return sum_told.entry if later and sum_told is not None else (told.entry if told is not None else None)


def _last_behind(units: list[Hit], ends: set[int]) -> Hit | None:
    """Return the last unit right behind one of some scale words."""
    return next((hit for hit in reversed(units) if any(0 <= hit.start - end <= 2 for end in ends)), None)


def _grouped_before(near: Neighbours) -> Entry | None:
    """Return the last unit behind digits in the sentence before ("25,000 tonnes. We had expected 30,500")."""
    hit = _numbered_before(near)
    return hit.entry if hit is not None else None


def _numbered_before(near: Neighbours) -> Hit | None:
    """Return the last unit that stands right behind digits in the text before."""
    scan = near.scan
    start = max(0, scan.start - _BACK)
    units = lexicon(scan.language).find(scan.text, scan.folded, start, scan.start).get("units", ())
    numbered = (
        hit for hit in reversed(units) if scan.text[max(0, hit.start - 2) : hit.start].strip().isdigit()
    )
    return next((hit for hit in numbered if _lends_far(hit)), None)


def _lends_far(hit: Hit) -> bool:
    data = hit.entry.data
    whole = hit.end == hit.word_end and not data.get("adjective") and not data.get("only_per")
    return whole and not data.get("time") and data["base"] != "ratio"


def _money_before(near: Neighbours) -> Entry | None:
    """Return the money that the text told last before the sentence ("they give me 68 thousand a tonne")."""
    scan = near.scan
    start = max(0, scan.start - _MONEY_BACK)
    hits = lexicon(scan.language).find(scan.text, scan.folded, start, scan.start).get("units", ())
    return next((hit.entry for hit in reversed(hits) if _is_plain_money(hit)), None)


def _is_plain_money(hit: Hit) -> bool:
    return (
        bool(hit.entry.data.get("money")) and hit.end == hit.word_end and not hit.entry.data.get("adjective")
    )
