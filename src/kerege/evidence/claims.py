"""Claims: figures and relations asserted by someone, and the book that holds those of a case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import pairwise

from kerege.evidence.quotes import Quote

CLAIM_COLUMNS = (
    "id", "topic", "subject", "measure", "object", "value", "low", "high", "unit",
    "period_start", "period_end", "kind", "source", "speaker", "note",
)  # fmt: skip
SOURCE_COLUMNS = ("id", "publisher", "title", "date", "url", "language")
#: units of claims that carry no figure
QUALITATIVE = ("text", "event", "relation")


class Kind(StrEnum):
    """What an assertion rests on, from the strongest to the weakest."""

    MEASURED = "measured"
    ESTIMATE = "estimate"
    PLAN = "plan"
    FORECAST = "forecast"
    OPINION = "opinion"
    ASSUMPTION = "assumption"

    @property
    def weakness(self) -> int:
        """0 for the strongest kind, rising."""
        return tuple(Kind).index(self)

    @property
    def looks_ahead(self) -> bool:
        """Whether the claim is about what had not happened yet: a plan or a forecast."""
        return self in (Kind.PLAN, Kind.FORECAST)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a claim was printed; ``date`` is text as given (``2023``, ``2023-04-05``, blank).

    ``file`` is the table of the case that lists it.
    """

    id: str
    publisher: str
    title: str
    date: str
    url: str
    language: str
    file: str = "sources.csv"


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure (or dated event) asserted by someone.

    value    : the figure in ``unit``; None = a range, a bound, or no figure at all
    low, high: bounds in ``unit``; low alone = "more than", high alone = "up to"
    start    : first day; None = not said
    end      : day after the last one; None = open or not said
    source   : id of the :class:`Source`
    speaker  : who claims it, blank when not said
    rounding : half a unit of the last digit printed in ``value``; 0 when unknown
    file, row: file (relative to the case folder) and 1-based line it was read from
    """

    id: str
    topic: str
    subject: str
    measure: str
    object: str
    value: float | None
    low: float | None
    high: float | None
    unit: str
    start: date | None
    end: date | None
    kind: Kind
    source: str
    speaker: str
    note: str
    rounding: float
    file: str
    row: int

    @property
    def has_figure(self) -> bool:
        """Whether the claim carries any number."""
        return not (self.value is None and self.low is None and self.high is None)

    @property
    def period(self) -> str:
        """The period in words, for messages."""
        if self.start is None and self.end is None:
            return "no period"
        return f"{self.start or '...'} to before {self.end or '...'}"


@dataclass(frozen=True)
class ClaimBook:
    """The claims and sources of a case, by id in sorted order.

    ``printed`` keeps the cells of a claim as they stand in its file (columns of ``CLAIM_COLUMNS``), so that a
    book can be written back unchanged; it may lack claims that were made in memory. ``quotes`` has the words
    of the claims that were read from a text.
    """

    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    printed: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False)
    quotes: Mapping[str, Quote] = field(default_factory=dict)


def make_book(
    claims: Iterable[Claim],
    sources: Iterable[Source],
    printed: Mapping[str, tuple[str, ...]] | None = None,
    quotes: Iterable[Quote] = (),
) -> ClaimBook:
    """Return the book of ``claims`` and ``sources``, sorted by id; quotes of other claims are left out.

    Raises
    ------
    ValueError
        If two claims or two sources share an id, or a claim names a source that is not given.
    """
    claim_list = sorted(claims, key=lambda c: c.id)
    source_list = sorted(sources, key=lambda s: s.id)
    for ids in ([c.id for c in claim_list], [s.id for s in source_list]):
        for one, two in pairwise(ids):
            if one == two:
                raise ValueError(f"two entries share the id {one!r}")
    known = {s.id: s for s in source_list}
    for claim in claim_list:
        if claim.source not in known:
            raise ValueError(f"claim {claim.id} names the source {claim.source!r}, which is not given")
    texts, words = printed or {}, {quote.claim: quote for quote in quotes}
    return ClaimBook(
        {c.id: c for c in claim_list},
        known,
        {c.id: texts[c.id] for c in claim_list if c.id in texts},
        {c.id: words[c.id] for c in claim_list if c.id in words},
    )
