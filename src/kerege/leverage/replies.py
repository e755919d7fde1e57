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
    """One instrument of the target used on top of a threat; losses in kUSD with the reply in force."""

    threat: Threat
    aim: Aim
    instrument: Instrument
    target_loss: float
    coercer_loss: float


def find_replies(boards: Boards, threat: Threat) -> tuple[Reply, ...]:
    """Return the target's best single instrument for each aim, where one does any good.

    Relief lowers the target's own loss most; retaliation adds most to the coercer's loss beyond what it adds
    to the target's own. A gain up to ``LEAST`` is none.

    Raises
    ------
    SolveError
        If there is no answer with a passing certificate.
    """
    case = boards.case
    own = [*directed(case, threat.target, threat.coercer), *undirected(case, threat.target)]
    used = {i.element for i in threat.instruments}
    answers = [_reply(boards, threat, i) for i in own if i.element not in used]
    best: dict[Aim, Reply] = {}
    for target_loss, coercer_loss, instrument in answers:
        spared = threat.loss - target_loss
        gains = {Aim.RELIEF: spared, Aim.RETALIATION: coercer_loss - threat.own_loss + spared}
        for aim, gain in gains.items():
            if gain > max(LEAST, _gain(best.get(aim))):
                best[aim] = Reply(threat, aim, instrument, target_loss, coercer_loss)
    return tuple(best[aim] for aim in Aim if aim in best)


def _gain(reply: Reply | None) -> float:
    if reply is None:
        return 0.0
    spared = reply.threat.loss - reply.target_loss
    harmed = reply.coercer_loss - reply.threat.own_loss
    return spared if reply.aim is Aim.RELIEF else harmed + spared


def _reply(boards: Boards, threat: Threat, instrument: Instrument) -> tuple[float, float, Instrument]:
    """Return the losses of target and coercer under the threat and the reply together."""
    theirs, mine = hands_of(boards.case, threat.target), hands_of(boards.case, threat.coercer)
    plays = boards.plays((*threat.instruments, instrument))
    return (
        sum(boards.loss(play, theirs) for _, play in plays),
        sum(boards.loss(play, mine) for _, play in plays),
        instrument,
    )
