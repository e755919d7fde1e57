"""Threats of one actor: each instrument alone, and the combination that hurts a target most."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from kerege.games import largest_subset
from kerege.leverage.board import Board, Play
from kerege.leverage.boards import Boards
from kerege.leverage.hands import Hands, hands_of
from kerege.leverage.instruments import Instrument, directed, undirected

#: a loss up to this is none, kUSD; an instrument belongs to a combination only if it adds more
LEAST = 100.0
#: or more than this share of what the instruments of the market do alone at most
_ADDS = 1e-3
#: quantities up to this are none, in the unit of the good
_TRACE = 1e-3


@dataclass(frozen=True, slots=True)
class Physical:
    """What a threat changes for its target in quantities, over the horizon, in the unit of the good."""

    good: str
    use: float
    unserved: float
    output: float


class Kind(StrEnum):
    """What a threat is made of.

    single     : one instrument
    worst      : the combination that costs the target most, whatever it costs the coercer
    worthwhile : the combination whose harm to the target exceeds its cost to the coercer most
    """

    SINGLE = "single"
    WORST = "worst"
    WORTHWHILE = "worthwhile"


@dataclass(frozen=True, slots=True)
class Threat:
    """Instruments of ``coercer`` used together from the first day of the horizon to the last.

    Money in kUSD over the horizon; a loss is positive, a gain negative.

    loss     : of the target
    own_loss : of the coercer
    others   : (state, loss) of third parties, largest first
    exact    : whether a combination is proven to be the best of its kind; single instruments are
    residual : worst residual of the certificates behind it
    """

    kind: Kind
    coercer: str
    target: str
    months: int
    instruments: tuple[Instrument, ...]
    loss: float
    own_loss: float
    others: tuple[tuple[str, float], ...]
    physical: tuple[Physical, ...]
    exact: bool
    residual: float

    @property
    def costs_more(self) -> bool:
        """Whether it hurts its maker more than its target."""
        return self.own_loss > max(self.loss, 0.0)


def find_threats(boards: Boards, coercer: str, target: str, months: int) -> tuple[Threat, ...]:
    """Return what ``coercer`` can do to ``target``: single instruments first, largest loss first.

    Single instruments that cost the target no more than :data:`LEAST` are left out; combinations are always
    told, without instruments where nothing hurts.

    Raises
    ------
    SolveError
        If there is no answer with a passing certificate.
    """
    mine, theirs = hands_of(boards.case, coercer), hands_of(boards.case, target)
    candidates = [*directed(boards.case, coercer, target), *undirected(boards.case, coercer)]

    def threat(kind: Kind, instruments: tuple[Instrument, ...], *, exact: bool) -> Threat:
        return _make(boards, kind, mine, theirs, months, instruments, exact=exact)

    def harm(play: Play) -> float:
        return boards.loss(play, theirs)

    def surplus(play: Play) -> float:
        return boards.loss(play, theirs) - max(boards.loss(play, mine), 0.0)  # gains of its own are no harm

    singles = [threat(Kind.SINGLE, (i,), exact=True) for i in candidates]
    singles = [t for t in singles if t.loss > LEAST]
    singles.sort(key=lambda t: (-t.loss, t.instruments[0].id))
    worst, proven = combine(boards, candidates, harm)
    worthwhile, also = combine(boards, candidates, surplus)
    hardest = threat(Kind.WORST, worst, exact=proven)
    best = threat(Kind.WORTHWHILE, worthwhile, exact=also)
    if best.loss > hardest.loss:  # the search for it came further
        hardest = replace(best, kind=Kind.WORST, exact=False)
    return (*singles, hardest, best)


def combine(
    boards: Boards, candidates: Sequence[Instrument], worth: Callable[[Play], float]
) -> tuple[tuple[Instrument, ...], bool]:
    """Return the combination of ``candidates`` with the largest ``worth``, and whether that is proven.

    Separate markets are searched apart: what happens in one changes nothing in another. Of combinations that
    are worth the same, one with fewer instruments wins, then that listed first.
    """
    chosen: list[Instrument] = []
    exact = True
    for board, inside in boards.by_market(candidates):

        def value(members: frozenset[int], board: Board = board, inside: list[Instrument] = inside) -> float:
            return worth(board.play(inside[i] for i in members))

        most = max(value(frozenset({i})) for i in range(len(inside)))
        found = largest_subset(len(inside), value, least=max(LEAST, _ADDS * most))
        chosen += [inside[i] for i in found.members]
        exact &= found.exact
    return tuple(sorted(chosen, key=lambda i: i.id)), exact


def _make(
    boards: Boards,
    kind: Kind,
    mine: Hands,
    theirs: Hands,
    months: int,
    instruments: tuple[Instrument, ...],
    *,
    exact: bool,
) -> Threat:
    plays = boards.plays(instruments)
    return Threat(
        kind,
        mine.actor,
        theirs.actor,
        months,
        instruments,
        loss=sum(boards.loss(play, theirs) for _, play in plays),
        own_loss=sum(boards.loss(play, mine) for _, play in plays),
        others=_others(boards, [play for _, play in plays], mine.states | theirs.states),
        physical=tuple(p for board, play in plays for p in _physical(board, play, theirs)),
        exact=exact,
        residual=max((play.residual for _, play in plays), default=0.0),
    )


def _others(
    boards: Boards, plays: Sequence[Play], parties: frozenset[str]
) -> tuple[tuple[str, float], ...]:  # fmt: skip
    """Return the losses of states that are neither coercer nor target, above :data:`LEAST` either way."""
    losses: dict[str, float] = {}
    for play in plays:
        for home, money in zip(boards.solved.owners.home, play.money, strict=True):
            if home not in parties:
                losses[home] = losses.get(home, 0.0) - float(money)
    found = [(state, loss) for state, loss in losses.items() if abs(loss) > LEAST]
    return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0])))


def _physical(board: Board, play: Play, victim: Hands) -> list[Physical]:
    """Return the target's change of use, unserved demand and output on its soil, good by good."""
    names, owners = board.network.names, board.solved.owners
    group = np.array([name in victim.all for name in names.actors], dtype=np.bool_)
    bought = owners.consumers[:, group].sum(axis=1)
    made = owners.territory[:, group].sum(axis=1)
    rows = board.solved.values.case.elements.rows
    sums: dict[str, list[float]] = {}
    for i, consumer in enumerate(names.consumers):
        line = sums.setdefault(rows[consumer]["good"], [0.0, 0.0, 0.0])
        line[0] += float(bought[i] * play.use[i])
        line[1] += float(bought[i] * play.unserved[i])
    for i, producer in enumerate(names.producers):
        line = sums.setdefault(rows[producer]["good"], [0.0, 0.0, 0.0])
        line[2] += float(made[i] * play.output[i])
    return [Physical(good, *line) for good, line in sums.items() if max(map(abs, line)) > _TRACE]
