"""What a sentence leaves behind for the next ones."""

from __future__ import annotations

from dataclasses import replace

from kerege.reader.actors.known import kinds
from kerege.reader.candidates import AUTHOR, Candidate
from kerege.reader.frames.houses import find_house
from kerege.reader.frames.measures_names import good_of, table
from kerege.reader.frames.roles import first_actor
from kerege.reader.frames.things import last_thing
from kerege.reader.frames.words import grammar
from kerege.reader.layers import Memory, Mention, TimeSpan, Voice
from kerege.reader.scan import Scan
from kerege.reader.times.memory import periods_after, report_after

_ACTORS = 12
_TOPICS = frozenset(("state", "bloc", "firm", "body", "asset"))
_OWNERS = frozenset(("state", "bloc", "firm", "body"))
#: units whose latest measure is remembered
_UNITS = 4
#: measures in which a partner of whom the text is about may be the subject
_PARTNERS = ("ownership_share", "share_of_", "fdi_", "loan", "investment", "aid_", "import_dependence")
#: terms of a loan; measures of goods and currencies
_TERMS = ("interest_rate", "contract_duration")
_OF_GOODS = ("exchange_rate", "price", "discount")
#: what is told of a port or plant in passing
_PASSING = ("_count", "duration", "utilisation", "waiting_time")
#: measures of what a line carries, of which a country may have a part
_CARRIAGE = ("transit_", "freight_", "container_", "share_of_transit")
#: characters of a relative pronoun at most
_PRONOUN = 16
_OF_PEOPLES = frozenset(("ethnic_share", "share_of_population"))
_HELD = frozenset(("asset", "firm"))
_HOMES = frozenset(("state", "bloc"))
_REFERRING = frozenset(("pronoun", "description"))


def remember(
    scan: Scan,
    memory: Memory,
    mentions: tuple[Mention, ...],
    times: tuple[TimeSpan, ...],
    voices: tuple[Voice, ...],
    claims: tuple[Candidate, ...],
) -> Memory:
    """Return the memory after a sentence.

    Actors: latest first, each once; a pronoun or a description keeps its actor fresh. Periods: the latest
    resolved ones first. Speaker: who spoke last; the text's own voice does not silence a speaker, because a
    quotation may go on after a sentence of the author's. The latest claim leaves measure, subject, object,
    good and what it counts.
    """
    figures = [c for c in claims if c.kind == "quantity" and c.measure]
    last = figures[-1] if figures else None
    inner = memory
    for claim in figures[:-1]:
        inner = carried(inner, claim, mentions)
    speakers = [voice.speaker for voice in voices if voice.speaker != AUTHOR]
    about = _topic(scan, inner, mentions, last)
    turned = about if last is None and about != memory.topic else ""
    return Memory(
        actors=_latest(mentions, memory.actors),
        periods=periods_after(times, scan, memory),
        report=report_after(times, scan, memory),
        speaker=speakers[-1] if speakers else memory.speaker,
        measure=last.measure if last else memory.measure,
        subject=(_kept(last, inner, mentions) if last else turned) or subject_of(last, memory),
        object=last.object if last else "" if turned else memory.object,
        good=_good(scan, last) or memory.good,
        topic=about or memory.topic,
        owner=_owner(mentions, last, inner) or memory.owner,
        house=memory.house or find_house(scan, mentions, memory),
        counted=_noun(scan) or memory.counted,
        thing=last_thing(scan) or memory.thing,
        units=_units(claims, memory),
    )


def carried(memory: Memory, claim: Candidate, mentions: tuple[Mention, ...] = ()) -> Memory:
    """Return the memory after one figure of a sentence, for the next figure of the same sentence."""
    subject = subject_of(claim, memory)
    return replace(
        memory,
        measure=claim.measure,
        subject=subject if claim.subject == claim.good else claim.subject,
        object=claim.object,
        good=claim.good or memory.good,
        topic=_kept(claim, memory, mentions) or subject or memory.topic,
        units=_units((claim,), memory),
    )


def _units(claims: tuple[Candidate, ...], memory: Memory) -> tuple[tuple[str, str], ...]:
    """Return the measures of the latest figures by their units, latest first."""
    pairs = memory.units
    for claim in claims:
        if not claim.measure or claim.measure.endswith(("_growth", "_growth_factor")):
            continue
        unit = claim.base_unit.partition("/")[0]
        others = [pair for pair in pairs if pair[0] != unit]
        pairs = ((unit, claim.measure), *others[: _UNITS - 1])
    return pairs


def measure_before(memory: Memory, base_unit: str) -> str:
    """Return the measure of the latest figure in a unit, blank if there is none."""
    unit = base_unit.partition("/")[0]
    return next((measure for known, measure in memory.units if known == unit), "")


def _owner(mentions: tuple[Mention, ...], last: Candidate | None, inner: Memory) -> str:
    """Return who owns what is spoken of next: no partner that a figure of another's is about."""
    name = (_kept(last, inner, mentions) or last.subject) if last is not None else ""
    return name if name and any(m.actor == name and m.kind in _OWNERS for m in mentions) else ""


def _noun(scan: Scan) -> str:
    hits = scan.of("counted_nouns")
    return hits[-1].entry.key.partition(".")[0] if hits else ""


def subject_of(last: Candidate | None, memory: Memory) -> str:
    """Return the subject to remember; goods and things without a name are none."""
    if last is None or last.subject.islower() or last.measure.startswith(_OF_GOODS):
        return memory.subject
    return last.subject


def _kept(claim: Candidate, memory: Memory, mentions: tuple[Mention, ...]) -> str:
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


def _topic(scan: Scan, memory: Memory, mentions: tuple[Mention, ...], last: Candidate | None) -> str:
    if last is not None and memory.topic and _is_aside(scan, last, mentions):
        return memory.topic
    if last is not None:
        about = _kept(last, memory, mentions) or last.subject
        person = any(m.actor == about and m.kind == "person" for m in mentions)
        if about and not person and not about.islower() and not last.measure.startswith(_OF_GOODS):
            return about
    if _TOPICS.isdisjoint([m.kind for m in mentions]):
        return ""
    part = first_actor(scan, mentions)
    return part.mention.actor if part is not None and part.mention.kind in _TOPICS else ""


def _is_aside(scan: Scan, last: Candidate, mentions: tuple[Mention, ...]) -> bool:
    """Say whether a figure is of somebody behind whose name a relative clause tells it.

    "Gas comes through Kazakhstan, which takes 18 dollars" goes on about who gets it, unless the name opens
    the sentence.
    """
    relatives = grammar(scan.language).relatives
    if relatives is None:
        return False
    for mention in mentions[1:]:
        place = mention.end + 2
        if mention.actor != last.subject or place > last.char_start or scan.text[place - 2 : place] != ", ":
            continue
        word = scan.folded_slice(place, min(place + _PRONOUN, scan.end)).split(" ", 1)[0]
        if word in relatives.subject or word in relatives.owner:
            return mentions[0].actor != last.subject
    return False


def _latest(mentions: tuple[Mention, ...], before: tuple[Mention, ...]) -> tuple[Mention, ...]:
    if not mentions:
        return before
    kept: dict[str, Mention] = {}
    for mention in (*reversed(mentions), *before):
        known = kept.get(mention.actor)
        if known is None:
            if len(kept) == _ACTORS:
                break
            kept[mention.actor] = mention
        elif known.form in _REFERRING and mention.form not in _REFERRING:
            kept[mention.actor] = mention
    return tuple(kept.values())


def _good(scan: Scan, last: Candidate | None) -> str:
    """Return the good that was spoken of last, blank if none."""
    if last is not None and last.good:
        return last.good
    hits = scan.of("goods")
    return good_of(hits[-1]) if hits else ""
