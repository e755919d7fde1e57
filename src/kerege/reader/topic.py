"""Whom a text is about after a sentence."""

from __future__ import annotations

from kerege.reader.actors.known import kinds
from kerege.reader.candidates import Candidate
from kerege.reader.frames.measures_names import table
from kerege.reader.frames.roles import first_actor
from kerege.reader.frames.words import grammar
from kerege.reader.layers import Memory, Mention
from kerege.reader.scan import Scan
from kerege.reader.staying import turned_to

_TOPICS = frozenset(("state", "bloc", "firm", "body", "asset"))
#: measures of goods and currencies
OF_GOODS = ("exchange_rate", "price", "discount")
#: what banks from abroad give to countries
_LENT = frozenset(("loan", "aid", "grant", "investment", "funding"))
#: characters of an article that opens a sentence
_ARTICLE = 5
#: characters of a relative pronoun at most
_PRONOUN = 16


def topic_after(
    scan: Scan, memory: Memory, mentions: tuple[Mention, ...], last: Candidate | None, staying: str
) -> str:
    """Return whom the text is about; ``staying`` : whom it stays with after a figure told in passing."""
    if last is not None and memory.topic and is_aside(scan, last, mentions):
        return memory.topic
    about = _after_figure(scan, memory, mentions, last, staying) if last is not None else ""
    if about:
        return about
    if _TOPICS.isdisjoint([m.kind for m in mentions]):
        return ""
    part = first_actor(scan, mentions)
    if part is None or part.mention.kind not in _TOPICS or (memory.topic and _only_tells(part.mention)):
        return ""
    return turned_to(scan, mentions, part.mention.actor, memory)


def _after_figure(
    scan: Scan, memory: Memory, mentions: tuple[Mention, ...], last: Candidate, staying: str
) -> str:
    """Return whom a text is about after a figure; a party leaves it about its state."""
    about = staying or (last.object if last.subject.islower() or _is_lent(last, mentions) else last.subject)
    roles = {m.kind for m in mentions if m.actor == about}
    if "firm" in roles and last.measure in table("of_parties"):
        return kinds().get(about, ("", ""))[1] or memory.topic
    if not about or "person" in roles or about.islower() or last.measure.startswith(OF_GOODS):
        return ""
    return about if "asset" in roles else turned_to(scan, mentions, about, memory)


def _is_lent(last: Candidate, mentions: tuple[Mention, ...]) -> bool:
    """Say whether a bank from abroad lends to one country, which the text goes on about."""
    if last.measure not in _LENT or {m.actor for m in mentions if m.kind == "state"} != {last.object}:
        return False
    return kinds().get(last.subject, ("", "state")) == ("body", "")


def _only_tells(mention: Mention) -> bool:
    """Say whether an actor only tells of others: an agency from abroad, an analyst."""
    return (mention.kind == "body" and not mention.state) or mention.actor in table("tellers")["names"]


def is_aside(scan: Scan, last: Candidate, mentions: tuple[Mention, ...]) -> bool:
    """Say whether a figure is of somebody behind whose name a relative clause tells it.

    "Gas comes through Slovakia, which takes 18 dollars" goes on about who gets it, unless the name opens
    the sentence.
    """
    relatives = grammar(scan.language).relatives
    if relatives is None:
        return False
    for mention in mentions:
        place = mention.end + 2
        if mention.start - scan.start <= _ARTICLE:
            continue
        if mention.actor != last.subject or place > last.char_start or scan.text[place - 2 : place] != ", ":
            continue
        word = scan.folded_slice(place, min(place + _PRONOUN, scan.end)).split(" ", 1)[0]
        if word in relatives.subject or word in relatives.owner:
            return mention is mentions[0] or mentions[0].actor != last.subject
    return False
