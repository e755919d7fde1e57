"""Subject and object of a figure whose sentence names none: what the text was about before."""

from __future__ import annotations

from kerege.reader.actors.focus import find_focus, is_main
from kerege.reader.actors.known import kinds
from kerege.reader.frames.actors_partners import is_held, is_whole, leads_text, partner_of
from kerege.reader.frames.listed import is_listed, only_tells
from kerege.reader.frames.measures import Measured, stem_of
from kerege.reader.frames.measures_names import table
from kerege.reader.frames.ministries import acting_state
from kerege.reader.frames.passage import Passage
from kerege.reader.layers import Memory

_PLACES = frozenset(("state", "bloc", "region"))
_SALIENT = (frozenset(("state", "bloc")), frozenset(("firm", "body", "asset")), frozenset(("region",)))


def continues(measured: Measured, good: str, memory: Memory) -> bool:
    """Say whether a figure goes on about the measure or the good of the figure before."""
    if not memory.measure:
        return False
    name = stem_of(measured.name(good))
    if name and name == stem_of(memory.measure):
        return True
    return bool(good) and good == memory.good


def repeats(measured: Measured, memory: Memory) -> bool:
    """Say whether a figure measures the same as the one before, and not only the same good."""
    stem = measured.stem.replace("{good}", memory.good)
    return measured.inherited or stem_of(stem) == stem_of(memory.measure)


def carried_on(
    passage: Passage, name: str, other: str, measured: Measured, continued: bool, memory: Memory, speaker: str
) -> tuple[str, str]:
    """Return subject and object, taken from earlier figures where the sentence has none."""
    name = name or acting_state(passage.scan, memory, speaker)
    goes_on = measured.inherited or (continued and _goes_on(passage, measured, memory))
    if not name and goes_on and memory.subject != other:
        name = _owner(passage, memory.subject, measured, memory)
    if not name and memory.subject.islower() and is_listed("of_things", measured.stem):
        name = memory.subject
    if not name and measured.stem.endswith("_count"):
        name = _counted(measured, memory)
    if not name and measured.stem.endswith("_count") and memory.topic in {other, ""}:
        name, other = other, ""
    if not name and not (other and measured.stem in table("of_fuels")):
        about = _owner(passage, _about(passage, memory), measured, memory)
        name = about if about != other else ""
        name = name or _owner(passage, _salient(memory, speaker, other), measured, memory)
    alike = continued and (not measured.keeps_good or _one_flow(measured, memory))
    same = measured.inherited or (alike and name == memory.subject and not leads_text(passage))
    if not other and same and memory.object != name:
        other = memory.object
    received = "receive" in measured.around and measured.stem in table("given")
    if (
        not other
        and (received or measured.stem in table("parts") or measured.stem in table("shared"))
        and name != memory.topic
        and not is_whole(passage, name, memory)
    ):
        imported = memory.measure.endswith("_import") and name != memory.subject
        other = memory.subject if imported else partner_of(memory)
    if not other and name != memory.topic and measured.stem in table("held") and is_held(memory):
        other = memory.topic
    if not name and measured.stem.endswith("_count"):
        name, other = other, ""
    return name, other


def _goes_on(passage: Passage, measured: Measured, memory: Memory) -> bool:
    """Say whether a figure is of whom the figure before is of, not of whom the text stays about.

    "China made 5 Mt. Exports will reach 8 Mt": only what China made goes on, in a text about Mongolia.
    """
    if memory.house not in {"", memory.subject} or _is_passed(passage, memory.subject, memory):
        return False
    stem = measured.stem
    if memory.topic in {"", memory.subject} or not stem or stem.startswith("share_of_"):
        return True
    return repeats(measured, memory) or any(part.mention.actor == memory.subject for part in passage.parts)


def _about(passage: Passage, memory: Memory) -> str:
    """Return whom the text is about: what was spoken of last, but no sea; in a firm's report, the firm."""
    last = memory.topic
    if memory.house and kinds().get(last, ("",))[0] in _PLACES:
        return memory.house
    if _is_passed(passage, last, memory):
        return memory.lead
    if last not in table("no_owners"):
        return last
    return find_focus(passage.scan, (), memory) or last


def _is_passed(passage: Passage, name: str, memory: Memory) -> bool:
    """Say whether a state told last is a mere partner: the text began with and names more often another."""
    lead = memory.lead
    if lead in {"", name} or kinds().get(lead, ("",))[0] != "state" or kinds().get(name, ("",))[0] != "state":
        return False
    if any(part.mention.actor == name and part.role == "nom" for part in passage.parts):
        return False
    return is_main(passage.scan, lead, name) and not is_main(passage.scan, name, lead)


def _owner(passage: Passage, name: str, measured: Measured, memory: Memory) -> str:
    """Return whose figure it is if it is of what was spoken of: the state of a body, the owner of a flow.

    A lender or agency from abroad leaves the text about the country it was about before.
    """
    kind, state = kinds().get(name, ("", ""))
    known = kind or next((m.kind for m in memory.actors if m.actor == name), "")
    if known == "people" and not measured.inherited and not is_listed("of_peoples", measured.stem):
        return next((m.state for m in memory.actors if m.actor == name and m.state), name)
    named = repeats(measured, memory) and any(part.mention.actor == name for part in passage.parts)
    if known == "body" and not state:
        return _of_agency(passage, name, measured, memory, named)
    stays = named or _stays_at(name, measured, memory)
    if known == "asset" and is_listed("of_owners", measured.stem) and not stays:
        flow = is_listed("of_states_only", measured.stem)
        of_firm = flow and kinds().get(memory.owner, ("",))[0] == "firm"
        lead = _state_of_firm(passage, measured, memory) if of_firm else ""
        leads = flow and name == memory.lead and state != name  # a port's flows are its state's
        own = state if leads and kinds().get(state, ("",))[0] == "state" else ""
        return lead or memory.owner or own or (find_focus(passage.scan, (), memory) if flow else "") or name
    earned = known == "state" and measured.stem in table("of_firms")
    if known == "firm" or earned:
        return (_firm_of(memory) if earned else _state_of_firm(passage, measured, memory)) or name
    if kind == "body" and measured.stem not in table("of_bodies"):
        return find_focus(passage.scan, (), memory) or state
    return name


def _of_agency(passage: Passage, name: str, measured: Measured, memory: Memory, named: bool) -> str:
    """Return whose a figure is behind an agency without a state: of the country told of, or its own."""
    tells = only_tells(name, measured.stem)
    if tells and not named:
        return find_focus(passage.scan, (), memory)
    if not (is_listed("of_states_only", measured.stem) or is_listed("of_sites", measured.stem)):
        return name
    own = next((m.state for m in memory.actors if m.actor == name and m.form == "title"), "")
    return own or find_focus(passage.scan, (), memory) or ("" if tells else name)


def _state_of_firm(passage: Passage, measured: Measured, memory: Memory) -> str:
    """Return the state that a figure is of though a firm was told of last, blank if it is of the firm.

    No firm has inflation or a population; flows are the firm's but in a text that begins with a state.
    """
    if is_listed("of_states", measured.stem):
        owner = "" if only_tells(memory.subject, measured.stem) else memory.subject
        return find_focus(passage.scan, (), memory) or kinds().get(owner, ("", ""))[1]
    shared = measured.stem in table("shared")
    flow = (shared or is_listed("of_states_only", measured.stem)) and not repeats(measured, memory)
    return memory.lead if flow and kinds().get(memory.lead, ("",))[0] == "state" else ""


def _firm_of(memory: Memory) -> str:
    """Return the firm that a text began with or named last, blank if none: no state has a profit."""
    firms = [m.actor for m in memory.actors if m.kind == "firm"]
    return memory.lead if memory.lead in firms else next(iter(firms), "")


def _stays_at(name: str, measured: Measured, memory: Memory) -> bool:
    """Say whether a plant keeps what is told of it: the same again, or what a firm and no state earns."""
    if measured.inherited and memory.subject == name and not measured.stem.startswith("share_of_"):
        return True
    return measured.stem in table("of_firms") and kinds().get(memory.owner, ("state",))[0] == "state"


def _counted(measured: Measured, memory: Memory) -> str:
    """Return the group spoken of last whose members are counted ("Russian firms"); blank if there is none."""
    noun = " " + measured.stem.removesuffix("_count")
    return next((m.actor for m in memory.actors if m.actor.endswith(noun)), "")


def _one_flow(measured: Measured, memory: Memory) -> bool:
    """Say whether a figure and the one before measure the same, of whatever good."""
    kind = stem_of(measured.stem).replace("{good}", "")
    return stem_of(memory.measure).endswith(kind)


def _salient(memory: Memory, speaker: str, other: str) -> str:
    """Return the actor that the text is about: the latest state, else the latest firm or body."""
    for wanted in _SALIENT:
        for mention in memory.actors:
            if mention.kind in wanted and mention.actor not in {speaker, other} and not mention.place:
                return mention.actor
    return next((m.state for m in memory.actors if m.state not in {"", other} and m.kind != "media"), "")
