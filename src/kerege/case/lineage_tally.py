"""How many numbers rest on what: by kind of element, and by system."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kerege.case.attributes import MODE_PREFIX, ElementKind
from kerege.case.model import Case, Number
from kerege.evidence.claims import Kind

#: what belongs to no system, or to several
SHARED = "shared"
_COLUMNS = {
    Kind.MEASURED: "measured", Kind.ESTIMATE: "estimate", Kind.PLAN: "plan", Kind.FORECAST: "plan",
    Kind.OPINION: "assumption", Kind.ASSUMPTION: "assumption",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class LineageCount:
    """How many numbers of one kind of element, or of one system, rest on what; the weakest member counts.

    The kinds of claim are columns: measured, estimate, plan (with forecasts), assumption (with opinions).
    """

    element_kind: str
    measured: int
    estimate: int
    plan: int
    assumption: int

    @property
    def total(self) -> int:
        """All numbers of the kind of element."""
        return self.measured + self.estimate + self.plan + self.assumption


def lineage_counts(case: Case) -> tuple[LineageCount, ...]:
    """Return how many numbers rest on what, by kind of element in the order of :class:`ElementKind`."""
    kinds = ((_kind_name(case, n.element), n) for n in case.numbers.values())
    return _counted(kinds, [str(k) for k in ElementKind])


def system_counts(case: Case) -> tuple[LineageCount, ...]:
    """Return how many numbers rest on what, by system in the order of the case; none without systems."""
    systems = case.tables["systems"]["id"].to_list()
    if not systems:
        return ()
    return _counted(((_system(case, n.element), n) for n in case.numbers.values()), [*systems, SHARED])


def _counted(numbers: Iterable[tuple[str, Number]], names: Sequence[str]) -> tuple[LineageCount, ...]:
    counts = Counter((name, _COLUMNS[n.estimate.weakest]) for name, n in numbers)
    rows = [
        LineageCount(name, *(counts[name, c] for c in ("measured", "estimate", "plan", "assumption")))
        for name in names
    ]
    return tuple(row for row in rows if row.total)


def _system(case: Case, element: str) -> str:
    homes = {str(case.elements.rows[good]["system"] or "") for good in case.elements.goods_of(element)}
    return next(iter(homes)) or SHARED if len(homes) == 1 else SHARED


def _kind_name(case: Case, element: str) -> str:
    return str(ElementKind.LINK if element.startswith(MODE_PREFIX) else case.kinds[element])
