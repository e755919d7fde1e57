"""Whom a text stays with after a figure that is told in passing: of a partner, a holder, a loan."""

from __future__ import annotations

from kerege.reader.actors.known import kinds
from kerege.reader.candidates import Candidate
from kerege.reader.frames.measures_names import table
from kerege.reader.layers import Memory, Mention

#: measures in which a partner of whom the text is about may be the subject
_PARTNERS = ("ownership_share", "share_of_", "fdi_", "loan", "investment", "aid_", "import_dependence")
#: terms of a loan
_TERMS = ("interest_rate", "contract_duration")
#: what is told of a port or plant in passing
_PASSING = ("_count", "duration", "utilisation", "waiting_time")
#: measures of what a line carries, of which a country may have a part
_CARRIAGE = ("transit_", "freight_", "container_", "share_of_transit")
_OF_PEOPLES = frozenset(("ethnic_share", "share_of_population"))
_HELD = frozenset(("asset", "firm"))
_HOMES = frozenset(("state", "bloc"))


def stays_with(claim: Candidate, memory: Memory, mentions: tuple[Mention, ...]) -> str:
    """Return whom the text stays with though a figure is of a partner or buyer, blank if it does not.

    "Norway exported 16 Mt of coal; Poland bought a seventh of it" goes on about Norway; "a quarter
    of the imports came from Niger" about whose imports they are. Whoever stands behind the figure only is
    news of the sentence, not whom the text is about ("a seventh was bought by Poland").
    """
    before = memory.topic
    if _stays(claim, memory, before):
        return before
    if claim.measure in table("held") and claim.object and claim.object == memory.subject:
        return claim.object
    if claim.measure in table("parts"):
        return _whose(claim, before, memory, mentions)
    kind, state = kinds().get(claim.subject, ("", ""))
    people = any(m.actor == claim.subject and m.kind == "people" for m in mentions)
    if people and claim.measure in _OF_PEOPLES:
        return before or claim.object  # a people of the country that the text is about
    if kind == "asset" and claim.measure.endswith(_PASSING):
        return before or state
    named = [m.start for m in mentions if m.actor == claim.subject]
    behind = bool(named) and min(named) > claim.char_start
    partner = claim.object == before and claim.measure.startswith(_PARTNERS)
    buyer = claim.measure.endswith("_import") and not claim.object and memory.measure != ""
    return before if behind or partner or (buyer and not memory.measure.endswith("_import")) else ""


def _stays(claim: Candidate, memory: Memory, before: str) -> bool:
    """Say whether a figure is told in passing: of a loan, a holder, a supplier, a group, a line's load."""
    if claim.measure in _TERMS and memory.measure in {"loan", *_TERMS}:
        return True
    if claim.measure in table("held"):
        return memory.subject != "" and _is_held_thing(claim, before)
    if claim.measure in table("supplied") and not claim.object and _is_home(before, memory):
        return True
    group = claim.subject not in kinds() and claim.subject.rpartition(" ")[2].islower()
    if group and claim.measure.endswith("_count"):
        return True  # members of a group ("Chinese firms")
    return kinds().get(before, ("",))[0] == "asset" and claim.measure.startswith(_CARRIAGE)


def _is_held_thing(claim: Candidate, before: str) -> bool:
    """Say whether a share is held in the plant or firm that the text was about, by one of several."""
    return (
        claim.object not in {"", claim.subject}
        and kinds().get(before, ("",))[0] in _HELD
        and (claim.object == before or kinds().get(claim.object, ("",))[0] == "state")
    )


def _is_home(name: str, memory: Memory) -> bool:
    """Say whether a text told of what a country buys or uses, before its suppliers."""
    if kinds().get(name, ("",))[0] not in _HOMES or memory.subject != name:
        return False
    return memory.measure.endswith(("_import", "_consumption", "share_of_imports", "import_dependence"))


def _whose(claim: Candidate, before: str, memory: Memory, mentions: tuple[Mention, ...]) -> str:
    """Return whose imports a share is of: subject or object, whichever the text was about or knew before."""
    both = (claim.object, claim.subject)
    if not claim.object:
        if before:
            return before if claim.subject != before else ""
        states = {m.state: None for m in mentions if m.kind == "state" and m.state != claim.subject}
        return next(iter(states)) if len(states) == 1 else ""
    if before in both:
        return before
    known = {mention.actor for mention in memory.actors}
    first = next((m.actor for m in mentions if m.actor in both), claim.object)
    return next((name for name in both if name in known), first)
