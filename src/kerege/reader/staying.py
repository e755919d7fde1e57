"""Whom a text stays with after a figure that is told in passing: of a partner, a holder, a loan."""

from __future__ import annotations

from kerege.reader.actors.focus import find_focus, is_main
from kerege.reader.actors.known import kinds
from kerege.reader.candidates import Candidate
from kerege.reader.frames.measures_names import table
from kerege.reader.layers import Memory, Mention
from kerege.reader.scan import Scan

#: measures in which a partner of whom the text is about may be the subject
_PARTNERS = ("ownership_share", "share_of_", "fdi_", "loan", "investment", "aid_", "import_dependence")
#: ending of places among partners
_RANK = "_rank"
#: terms of a loan
_TERMS = ("interest_rate", "contract_duration")
#: what is told of a port or plant in passing
_PASSING = ("_count", "duration", "utilisation", "waiting_time")
#: measures of what a line carries, of which a country may have a part
_CARRIAGE = ("transit_", "freight_", "container_", "share_of_transit")
_OF_PEOPLES = frozenset(("ethnic_share", "share_of_population"))
_HELD = frozenset(("asset", "firm"))
_HOMES = frozenset(("state", "bloc"))
_LOCAL = frozenset(("firm", "body", "asset"))
_PASSED = frozenset(("state", "region"))
#: measures of what others send to whom a text is about
_SENT = ("remittances",)
#: classes of words for buyers and suppliers
_MARKETS = frozenset(("partner", "buyer", "supplier", "importer"))


def turned_to(scan: Scan, mentions: tuple[Mention, ...], name: str, memory: Memory) -> str:
    """Return whom a text is about after a sentence on an actor: a partner or town may be named in passing.

    "Togo buys power from Ghana. Ghana asks for market prices. ..." goes on about Togo.
    """
    known = kinds()
    if name in table("no_owners"):
        return memory.topic
    if known.get(name, ("",))[0] == "bloc" and _outweighs(scan, name, memory):
        return memory.topic
    if memory.topic in {"", name} or known.get(name, ("",))[0] not in _PASSED:
        return name
    if known.get(memory.topic, ("",))[0] == "bloc":
        return memory.topic if is_main(scan, memory.topic, name) else name
    main = find_focus(scan, mentions, memory)
    held = known.get(memory.topic, ("",))[0]
    passing = held == "asset" and main != name and memory.subject == memory.topic
    if passing or main == memory.topic:
        return memory.topic  # "KTZ said so in Rotterdam": the text goes on about its line
    at_home = held == "firm" and known[memory.topic][1] == name
    return main if main and held in _LOCAL and not at_home else name


def lists_partners(scan: Scan, last: Candidate, mentions: tuple[Mention, ...], memory: Memory) -> bool:
    """Say whether a sentence only tells of buyers or suppliers of the state that the text is about.

    "China was the biggest market with 3 Mt, followed by Togo with 1".
    """
    topic, known = memory.topic, kinds()
    if known.get(topic, ("",))[0] != "state" or known.get(last.subject, ("",))[0] not in _HOMES:
        return False
    if last.subject == topic or any(m.actor == topic and m.form != "pronoun" for m in mentions):
        return False
    if last.measure.startswith(_SENT) and memory.measure.startswith(_SENT) and memory.subject == topic:
        return True
    return not _MARKETS.isdisjoint([hit.entry.stem for hit in scan.of("measures")])


def _outweighs(scan: Scan, bloc: str, memory: Memory) -> bool:
    """Say whether a text with figures of a state names that more than a bloc that gave it something."""
    topic = memory.topic
    told = topic != "" and topic == memory.owner and kinds().get(topic, ("",))[0] == "state"
    return told and is_main(scan, topic, bloc) and not is_main(scan, bloc, topic)


def stays_with(claim: Candidate, memory: Memory, mentions: tuple[Mention, ...]) -> str:
    """Return whom the text stays with though a figure is of a partner or buyer, blank if it does not.

    "Norway exported 16 Mt of coal; Poland bought a seventh of it" goes on about Norway; "a quarter
    of the imports came from Niger" about whose imports they are. Whoever stands behind the figure only is
    news of the sentence, not whom the text is about ("a seventh was bought by Poland").
    """
    before = memory.topic
    if _stays(claim, memory, before, mentions):
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
    ranked = claim.measure.endswith(_RANK) and claim.subject != memory.lead == before  # "Russia is second"
    partner = (claim.object == before or ranked) and claim.measure.startswith(_PARTNERS)
    buyer = claim.measure.endswith("_import") and not claim.object and memory.measure != ""
    buyer = buyer and kinds().get(before, ("",))[0] not in _HELD
    return before if behind or partner or (buyer and not memory.measure.endswith("_import")) else ""


def _stays(claim: Candidate, memory: Memory, before: str, mentions: tuple[Mention, ...]) -> bool:
    """Say whether a figure is told in passing: of a loan, a holder, a supplier, a group, a line's load."""
    if claim.measure in _TERMS and memory.measure in {"loan", *_TERMS}:
        return True
    if claim.measure in table("held"):
        return memory.subject != "" and _is_held_thing(claim, before)
    if claim.measure in table("supplied") and not claim.object and _is_home(before, memory):
        return True
    if _is_compared(claim, memory, mentions):
        return True
    group = claim.subject not in kinds() and claim.subject.rpartition(" ")[2].islower()
    if group and (claim.measure.endswith("_count") or kinds().get(before, ("",))[0] in _HOMES):
        return True  # members of a group ("Chinese firms")
    return kinds().get(before, ("",))[0] == "asset" and claim.measure.startswith(_CARRIAGE)


def _is_compared(claim: Candidate, memory: Memory, mentions: tuple[Mention, ...]) -> bool:
    """Say whether a country only has the same as the one before ("In Togo this figure is 8 percent")."""
    again = claim.measure == memory.measure and "measure-inferred" in claim.flags and not claim.object
    if not again or memory.subject in {"", claim.subject}:
        return False
    if memory.topic not in {memory.subject, memory.lead}:
        return False
    if kinds().get(claim.subject, ("",))[0] != "state" or len(mentions) != 1:
        return False
    return mentions[0].actor == claim.subject and claim.claim_start < mentions[0].start < claim.char_start


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
    return first if known.issuperset(both) else next((name for name in both if name in known), first)
