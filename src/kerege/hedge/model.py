"""What a hedge consists of: the options, the attacks, and the frontier of cost against worst loss."""

from __future__ import annotations

from dataclasses import dataclass

from kerege.base.intervals import Interval
from kerege.case.options import Option
from kerege.leverage.instruments import Instrument


@dataclass(frozen=True, slots=True)
class Offer:
    """An option with its price. Money in kUSD.

    running   : cost of a year on top of what the market pays
    lead_time : days until it works
    claims    : what capital cost, running cost and lead time rest on
    """

    option: Option
    capital: Interval
    running: float
    lead_time: Interval
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attack:
    """What an adversary may do; no instruments stand for a year of peace.

    name  : words for the reader
    loss  : of the focus actor where nothing is bought, kUSD over the horizon
    """

    id: str
    name: str
    coercer: str
    instruments: tuple[Instrument, ...]
    loss: float


@dataclass(frozen=True, slots=True)
class Point:
    """A portfolio and what is proven of it. Money in kUSD.

    options : ids, sorted
    cost    : capital cost of all of them
    loss    : in the worst attack, running costs included, against the market as it is in peace; below zero
              for a gain
    bound   : no portfolio of this cost or less has a smaller worst loss
    binding : ids of the attacks in which it is reached
    proven  : ``loss`` meets ``bound``
    """

    options: tuple[str, ...]
    cost: float
    loss: float
    bound: float
    gap: float
    proven: bool
    binding: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frontier:
    """Portfolios that no other betters in cost and worst loss, from nothing spent upwards.

    Points that spare less than a thousandth of the worst loss against the one before are left out, and so are
    those that spare no more than what counts as no loss.

    years    : only options that work within so many years; 0 for all
    complete : no point is left out
    """

    years: int
    points: tuple[Point, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why an option is in the chosen portfolio or not.

    chosen : whether it is in the portfolio for the budget
    share  : of the draws from the claims' ranges in which it is; nothing where none were drawn
    words  : the reason
    """

    option: str
    chosen: bool
    share: float | None
    words: str


@dataclass(frozen=True)
class Hedge:
    """Which measures cut the worst loss most for the money.

    budget     : what may be spent, kUSD; inf where nothing was said
    months     : horizon of the attacks
    chosen     : the portfolio for the budget
    frontiers  : without a limit of time first, then by years
    left_out   : options without cost or lead time
    rounds     : how often attacks were searched anew against the portfolios found
    draws      : draws from the claims' ranges behind the shares of the verdicts
    evaluated  : markets solved
    """

    focus: str
    months: int
    budget: float
    offers: tuple[Offer, ...]
    attacks: tuple[Attack, ...]
    chosen: Point
    frontiers: tuple[Frontier, ...]
    verdicts: tuple[Verdict, ...]
    left_out: tuple[str, ...]
    rounds: int
    draws: int
    evaluated: int
    seconds: float
