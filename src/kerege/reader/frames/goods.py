"""Which good a figure is about."""

from __future__ import annotations

from kerege.reader.frames.clauses import Clauses
from kerege.reader.frames.goods_reasons import outside_reasons, without_reasons
from kerege.reader.frames.insertions import is_apposition
from kerege.reader.frames.measures_names import MATTER, dimension, good_of, table
from kerege.reader.frames.measures_result import Measured
from kerege.reader.frames.measures_triggers import Trigger
from kerege.reader.layers import Quantity
from kerege.reader.lexicon import Hit
from kerege.reader.scan import Scan

_RIGHT_AFTER = 26
_BESIDE = 12
#: measures that a reason may be told of itself
_OF_REASONS = ("_shortage", "_price", "_cost")


def good_for(scan: Scan, quantity: Quantity, measured: Measured, clauses: Clauses) -> str:
    """Return the good of a figure, blank if the sentence names none that goes with it.

    In this order: what the figure counts ("5 Mt of oil"), part of the trigger word or next to it
    ("Rohölexporte", "exports of oil"), the nearest of the clause, the nearest of the clauses before, what
    the unit is used for (barrels of crude).
    """
    head = measured.head
    hits = _hits(scan, quantity, measured.stem, clauses)
    if not measured.stem.endswith(_OF_REASONS):
        hits = outside_reasons(scan, without_reasons(scan, hits), quantity.end)
    if quantity.base_unit.partition("/")[0] in MATTER:
        hits = [hit for hit in hits if good_of(hit) not in table("not_by_mass")]
    clause = clauses.at(quantity.start)
    apart = clause - 1 if is_apposition(scan, clause - 1, clauses) else -1
    hits = [hit for hit in hits if clauses.at(hit.start) != apart]
    if not hits:
        return _of_unit(quantity, measured, clauses)
    found = _counted(scan, quantity, hits, clauses) or (
        _beside(hits, head, clauses) if head is not None else None
    )
    if found is None and not _is_of_all(quantity, measured, clauses):
        found = _in_clause(hits, quantity, head, clauses, clause)
    return good_of(found) if found is not None else _of_unit(quantity, measured, clauses)


def _hits(scan: Scan, quantity: Quantity, stem: str, clauses: Clauses) -> list[Hit]:
    """Return the words for goods that suit a measure: of power generation the fuels beside."""
    hits = scan.of("goods")
    if stem not in table("not_the_good"):
        return hits
    clause = clauses.at(quantity.start)
    near = [h for h in (*hits, *scan.of("fuels")) if abs(clauses.at(h.start) - clause) <= 1]
    fuels = [hit for hit in near if good_of(hit) in table("fuels")]
    return fuels or [hit for hit in hits if good_of(hit) == table("not_the_good")[stem]]


def _counted(scan: Scan, quantity: Quantity, hits: list[Hit], clauses: Clauses) -> Hit | None:
    """Return what stands right behind the figure ("5 Mt of oil"), no joint between ("3 % and gas rose")."""
    clause = clauses.at(quantity.start)
    for hit in hits:
        if 0 <= hit.start - quantity.end <= _RIGHT_AFTER:
            between = scan.text[quantity.end : hit.start]
            if clauses.at(hit.start) != clause and any(letter.isalpha() for letter in between):
                continue
            if between.count(" ") <= 2 and not any(sign in between for sign in ",;:.()"):
                return hit
    return None


def _beside(hits: list[Hit], head: Trigger, clauses: Clauses) -> Hit | None:
    """Return what is part of the trigger word or next to it."""
    near = min(hits, key=lambda h: _gap(h, head.start, head.end))
    fits = _gap(near, head.start, head.end) <= _BESIDE and clauses.at(near.start) == head.clause
    return near if fits else None


def _is_of_all(quantity: Quantity, measured: Measured, clauses: Clauses) -> bool:
    """Say whether money for exports or imports is for all goods, none standing beside the word."""
    head = measured.head
    flow = head is not None and head.of in {"export", "import"}
    if flow and head is not None and head.clause > clauses.at(quantity.start):
        return False  # "gold brought 9 billion, or 37 % of exports"
    return flow and dimension(quantity) == "money" and measured.stem in table("good_beside")


def _in_clause(
    hits: list[Hit], quantity: Quantity, head: Trigger | None, clauses: Clauses, clause: int
) -> Hit | None:
    """Return the nearest of the figure's clause, of the trigger's clause, the last before the figure."""
    own = [h for h in hits if clauses.at(h.start) == clause]
    if own:
        return min(own, key=lambda h: _gap(h, quantity.start, quantity.end))
    own = [h for h in hits if head is not None and clauses.at(h.start) == head.clause]
    if own and head is not None:
        return min(own, key=lambda h: _gap(h, head.start, head.end))
    return next((h for h in reversed(hits) if h.start < quantity.start), None)


def _gap(hit: Hit, start: int, end: int) -> int:
    if hit.start >= end:
        return hit.start - end
    if hit.word_end <= start:
        return start - hit.word_end
    return 0


def _of_unit(quantity: Quantity, measured: Measured, clauses: Clauses) -> str:
    """Return what the unit is used for (barrels of crude), unless money is for all goods."""
    if _is_of_all(quantity, measured, clauses):
        return ""
    units = table("good_of_unit")
    for part in (quantity.unit, *quantity.unit.replace("/", " ").split()):
        if part in units:
            return str(units[part])
    return str(units.get(quantity.base_unit.partition("/")[0], ""))
