"""The second move: what a target can do once it is under a threat."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kerege.leverage.boards import Boards
from kerege.leverage.hands import hands_of
from kerege.leverage.instruments import Instrument, directed, undirected
from kerege.leverage.threats import LEAST, Threat


class Aim(StrEnum):
    """What a reply is chosen for: the target's own relief, or harm to the coercer beyond its own cost."""

    RELIEF = "relief"
    RETALIATION = "retaliation"


@dataclass(frozen=True, slots=True)
class Reply:
    """One instrument of the target used on top of a threat; losses in kUSD.

    target_loss, coercer_loss : with the threat and the reply in force
    peace_loss                : of the target from the instrument alone, without the threat
    """

    threat: Threat
    aim: Aim
    instrument: Instrument
    target_loss: float
    coercer_loss: float
    peace_loss: float

    @property
    def gain(self) -> float:
        """What the reply is worth for its aim, kUSD.

        Relief is what the target is spared, less what the instrument would have gained it in peace;
        retaliation is what the coercer loses more, less what the target does.
        """
        spared = self.threat.loss - self.target_loss
        if self.aim is Aim.RELIEF:
            return min(spared, spared + self.peace_loss)
        return self.coercer_loss - self.threat.own_loss - max(-spared, 0.0)


def find_replies(boards: Boards, threat: Threat) -> tuple[Reply, ...]:
    """Return the target's best single instrument for each aim, where it gains more than ``LEAST``.

    Raises
    ------
    SolveError
        If there is no answer with a passing certificate.
    """
    case = boards.case
    own = [*directed(case, threat.target, threat.coercer), *undirected(case, threat.target)]
    used = {i.element for i in threat.instruments}
    replies = [r for i in own if i.element not in used for r in _replies(boards, threat, i)]
    best: dict[Aim, Reply] = {}
    for reply in replies:
        known = best.get(reply.aim)
        if reply.gain > (LEAST if known is None else known.gain):
            best[reply.aim] = reply
    return tuple(best[aim] for aim in Aim if aim in best)


def _replies(boards: Boards, threat: Threat, instrument: Instrument) -> list[Reply]:
    """Return the instrument as a reply for each aim."""
    theirs, mine = hands_of(boards.case, threat.target), hands_of(boards.case, threat.coercer)
    plays = [play for _, play in boards.plays((*threat.instruments, instrument))]
    target = sum(boards.loss(play, theirs) for play in plays)
    coercer = sum(boards.loss(play, mine) for play in plays)
    peace = sum(boards.loss(play, theirs) for _, play in boards.plays((instrument,)))
    return [Reply(threat, aim, instrument, target, coercer, peace) for aim in Aim]
