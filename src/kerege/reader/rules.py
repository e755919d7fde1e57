"""The default back end: language packs and rules, no model, no network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kerege.documents.document import Document
from kerege.reader.actors.finding import find_mentions
from kerege.reader.candidates import Candidate
from kerege.reader.extractor import Reading, in_order
from kerege.reader.frames.endings import suffixed_role
from kerege.reader.frames.finding import find_frames
from kerege.reader.frames.names import add_names, outside_units
from kerege.reader.headlines import as_told_below
from kerege.reader.layers import Memory, Mention, Relation, Voice
from kerege.reader.memory import remember
from kerege.reader.numbers.number_style import NumberStyle, find_style
from kerege.reader.numbers.quantities import find_quantities
from kerege.reader.packs import LANGUAGES, settings
from kerege.reader.relations.figures import imply_relations
from kerege.reader.relations.finding import find_relations
from kerege.reader.respelt import respelt
from kerege.reader.romanised import is_person, romanised
from kerege.reader.scan import Scan, scan_document
from kerege.reader.times.finding import find_times, period_of
from kerege.reader.voices.finding import find_voices, voice_at
from kerege.reader.voices.persons import as_people

#: kinds of actors that can be the country a text is about
_HOMES = frozenset(("state", "bloc"))
#: roles of names by their endings that partners have
_AWAY = frozenset(("to", "from", "with"))
#: takes a sentence and the actors the packs know there, returns them with others;
#: people among these, and who speaks in the sentence, have neither figures nor relations
Names = Callable[[Scan, tuple[Mention, ...]], tuple[Mention, ...]]


class RulesExtractor:
    """Read documents sentence by sentence with language packs and rules."""

    name = "rules 1"

    def __init__(self, names: Names | None = None) -> None:
        """Use ``names`` to find actors that the packs do not list; none by default."""
        self._names = names

    def read(self, document: Document) -> Reading:
        """Return the figures and relations of a document, by place; nothing is read twice at one place."""
        style = find_style(document)
        memory = Memory()
        home = ""
        found: dict[tuple[int, int, str, str, str, str], Candidate] = {}
        for scan in scan_document(document):
            candidates, memory = self._read_sentence(scan, style, memory)
            home = home or _named_first(scan, memory)
            for one in candidates:
                twice = one.kind == "quantity"
                place = (one.char_start, one.char_end, one.kind, one.relation)
                who = ("", "") if twice else (one.subject, one.object)
                found.setdefault((*place, *who), one)
        spare = _home(document)
        home = home or spare
        told = as_told_below(document, [_at_home(one, home, spare) for one in found.values()])
        return Reading(in_order(_romanised(told)))

    def _read_sentence(
        self, scan: Scan, style: NumberStyle, memory: Memory
    ) -> tuple[list[Candidate], Memory]:
        times = find_times(scan, memory)
        quantities = find_quantities(scan, times, style)
        known = find_mentions(scan, memory)
        mentions = known if self._names is None else self._names(scan, known)
        voices = find_voices(scan, mentions, memory)
        apart = () if mentions is known else _apart(mentions, known, voices)
        acting = tuple([m for m in mentions if m not in apart]) if apart else mentions
        others = outside_units(acting, quantities)
        named = as_people(scan, add_names(scan, others, memory))
        claims = find_frames(scan, quantities, times, named, voices, memory, self.name)
        found = list(claims)
        undated: tuple[str, tuple[str, ...]] | None = None
        relations = find_relations(scan, named, voices, memory)
        for relation in (*relations, *imply_relations(scan, claims, named, relations)):
            if times or undated is None:
                undated = period_of(times, relation.start, relation.end, scan, memory)
            period, flags = undated
            speaker = voice_at(voices, relation.start, relation.end).speaker
            found.extend(_candidates(scan, relation, period, flags, speaker, self.name))
        return found, remember(scan, memory, (*named, *apart), times, voices, claims)


def _apart(
    mentions: tuple[Mention, ...], known: tuple[Mention, ...], voices: tuple[Voice, ...]
) -> tuple[Mention, ...]:
    """Return the actors the packs do not know who only speak: people, and who speaks in the sentence."""
    said = {voice.speaker for voice in voices}
    return tuple([m for m in mentions if m not in known and (m.kind == "person" or m.actor in said)])


def _named_first(scan: Scan, memory: Memory) -> str:
    """Return the first state of a sentence that is no partner or goal there ("Қытайға"), blank if none.

    A body of a state that speaks stands for it where none is named ("Statistics Denmark").
    """
    named = [m for m in reversed(memory.actors) if m.state and m.kind in _HOMES]
    own = [m for m in named if not (m.start >= scan.start and suffixed_role(scan, m) in _AWAY)]
    own = own or [m for m in memory.actors if m.state and m.kind == "body" and m.actor == memory.speaker]
    return own[0].state if own else ""


def _home(document: Document) -> str:
    """Return the country that a text of its language is about when it names none; mostly blank."""
    language = document.sentences[0].language if document.sentences else ""
    return str(settings(language, "frame_words").get("home", "")) if language in LANGUAGES else ""


def _at_home(candidate: Candidate, home: str, spare: str) -> Candidate:
    """Return a figure without a subject with whom the document is about, flagged.

    ``spare`` : the country of the document's language, for figures whose object the document is about
    """
    home = home if home != candidate.object else spare
    if (
        candidate.kind != "quantity"
        or candidate.subject
        or not candidate.measure
        or home in {"", candidate.object}
    ):
        return candidate
    flags = tuple(sorted({*candidate.flags, "subject-inferred"}))
    return replace(candidate, subject=home, flags=flags)


def _romanised(candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates with people who speak in Latin letters, as all other names of actors are."""
    people = {c.speaker: romanised(c.speaker) for c in candidates if is_person(c.speaker)}
    for c in candidates:
        if c.speaker not in people and (spelt := respelt(c.speaker, c.language)) != c.speaker:
            people[c.speaker] = spelt
    if not people:
        return candidates
    return [
        replace(
            c,
            speaker=people.get(c.speaker, c.speaker),
            subject=people.get(c.subject, c.subject),
            object=people.get(c.object, c.object),
        )
        for c in candidates
    ]


def _candidates(
    scan: Scan, relation: Relation, period: str, flags: tuple[str, ...], speaker: str, extractor: str
) -> list[Candidate]:
    """Return a candidate for each pair of actors of a relation."""
    warnings = tuple(sorted({*relation.flags, *flags}))
    return [
        Candidate(
            doc=scan.document.name,
            digest=scan.document.digest,
            char_start=relation.start,
            char_end=relation.end,
            span=scan.document.quote(relation.start, relation.end),
            claim_start=relation.claim_start,
            claim_end=relation.claim_end,
            kind="relation",
            subject=subject,
            object=object_,
            good=relation.good,
            period=period,
            speaker=speaker,
            modality=relation.modality,
            language=scan.language,
            relation=relation.name,
            polarity=relation.polarity,
            flags=warnings,
            extractor=extractor,
        )
        for subject in relation.subjects
        for object_ in relation.objects or ("",)
    ]
