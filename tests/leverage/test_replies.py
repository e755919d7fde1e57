"""The second move of a target: what spares it most, and what hits back hardest for what it costs."""

from __future__ import annotations

from functools import lru_cache
from itertools import permutations

import pytest

from kerege.leverage.boards import Boards, set_boards
from kerege.leverage.hands import hands_of
from kerege.leverage.instruments import Instrument, directed, undirected
from kerege.leverage.replies import Aim, Reply, find_replies
from kerege.leverage.threats import LEAST, Threat, find_threats
from templates import solved_template, template

PAIRS = list(permutations(("UP", "TR", "NB", "WE", "EA"), 2))


@lru_cache(maxsize=1)
def boards() -> Boards:
    return set_boards(solved_template(), 1)


def threats(coercer: str, target: str) -> list[Threat]:
    return [t for t in find_threats(boards(), coercer, target, 1) if t.instruments]


def answers(threat: Threat) -> dict[str, tuple[float, float]]:
    """Return by instrument of the target what it is worth as relief, and as retaliation.

    Relief is no more than what it adds to what it would gain in peace; a gain of the target in passing is no
    part of retaliation.
    """
    used = {i.element for i in threat.instruments}
    own = [*directed(template(), threat.target, threat.coercer), *undirected(template(), threat.target)]
    return {i.id: _change(threat, i) for i in own if i.element not in used}


def _change(threat: Threat, instrument: Instrument) -> tuple[float, float]:
    plays = boards().plays((*threat.instruments, instrument))
    theirs, mine = (hands_of(template(), a) for a in (threat.target, threat.coercer))
    target, coercer = (sum(boards().loss(p, h) for _, p in plays) for h in (theirs, mine))
    peace = sum(boards().loss(p, theirs) for _, p in boards().plays((instrument,)))
    spared, harmed = threat.loss - target, coercer - threat.own_loss
    return spared + min(peace, 0.0), harmed + min(spared, 0.0)


@pytest.mark.parametrize(("coercer", "target"), PAIRS, ids=["-".join(p) for p in PAIRS])
def test_replies_are_the_best_single_answers(coercer: str, target: str) -> None:
    for threat in threats(coercer, target):
        found = {r.aim: r for r in find_replies(boards(), threat)}
        possible = answers(threat)
        best = {
            Aim.RELIEF: max((relief for relief, _ in possible.values()), default=0.0),
            Aim.RETALIATION: max((harm for _, harm in possible.values()), default=0.0),
        }
        for aim, gain in best.items():
            assert (aim in found) == (gain > LEAST)
        for aim, reply in found.items():
            assert reply.gain == pytest.approx(best[aim], rel=1e-6)
            assert reply.instrument.id in possible


def replies(coercer: str, target: str, element: str) -> dict[Aim, Reply]:
    threat = next(t for t in threats(coercer, target) if t.instruments[0].element == element)
    return {r.aim: r for r in find_replies(boards(), threat)}


def test_relief_spares_the_target() -> None:
    """Cut off from Westland, Upland does better to leave a field shut than to flood Eastland."""
    reply = replies("WE", "UP", "buyer-west")[Aim.RELIEF]
    assert reply.target_loss < reply.threat.loss - LEAST
    assert reply.instrument.element in {"field-lake", "field-hill"}


def test_retaliation_hits_the_coercer() -> None:
    """Upland closes the pipe on its own soil; Transit shuts the port, at no cost of its own any more."""
    reply = replies("UP", "TR", "pipe")[Aim.RETALIATION]
    assert reply.instrument.id == "TR.close.coast-port"
    assert reply.coercer_loss > reply.threat.own_loss + LEAST


def test_no_reply_is_told_that_does_no_good() -> None:
    """With the port shut nothing that Upland has makes any difference."""
    assert replies("TR", "UP", "coast-port") == {}


def test_what_the_threat_took_cannot_be_used_again() -> None:
    for coercer, target in PAIRS:
        for threat in threats(coercer, target):
            used = {i.element for i in threat.instruments}
            assert not {r.instrument.element for r in find_replies(boards(), threat)} & used
