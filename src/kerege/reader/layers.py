"""Records of the layers: what is found in a sentence before it becomes a claim; offsets of the document."""

from __future__ import annotations

from dataclasses import dataclass

from kerege.base.quick import quick
from kerege.reader.candidates import AUTHOR, Modality


@quick
@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A date, period or time word.

    period : ISO day, month or year, or ``start/end``; blank = a time that cannot be resolved ("recently")
    kind   : ``absolute`` (2023), ``relative`` (last year), ``anaphoric`` (in the same period), ``vague``
             (recently; currently, with the document's month), ``duration`` (in the last five years; not a
             claim by itself), ``clock``, ``name`` (a year that is part of a name)
    role   : ``at``, ``since``, ``until``, ``due`` (by 2030), ``compared`` (compared with 2022),
             ``from`` (up from 2022), ``ever`` (the most since 2011: dates nothing)
    """

    start: int
    end: int
    period: str
    kind: str
    role: str = "at"


@quick
@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit.

    start, end : the number with its unit; ``cue_start`` : where its comparator begins (else ``start``);
                 ``cue_end`` : where a comparator that follows ends (else ``end``)
    value, low, high in ``unit``; base_value, base_low, base_high in ``base_unit``
    number_kind : ``cardinal``, ``ordinal``, ``rank``, ``factor``, ``fraction``, ``vague``
    counted    : the counted noun as it stands ("Abkommen"), blank for measured quantities
    change     : ``""``, ``rise`` or ``fall`` when the figure is a change ("rose by 12 %", "+19 %")
    per        : price or rate denominators as written, for messages
    """

    start: int
    end: int
    cue_start: int
    cue_end: int
    value: float | None
    low: float | None
    high: float | None
    unit: str
    base_value: float | None
    base_low: float | None
    base_high: float | None
    base_unit: str
    comparator: str = "="
    approx: bool = False
    number_kind: str = "cardinal"
    counted: str = ""
    change: str = ""
    flags: tuple[str, ...] = ()
    readings: tuple[float, ...] = ()


@quick
@dataclass(frozen=True, slots=True)
class Mention:
    """An actor in the text.

    actor : canonical English name ("Norway", "Rosatom", "Olaf Scholz"); an unknown one as it stands
            (nominative)
    kind  : ``state``, ``bloc``, ``region``, ``body`` (ministry, agency, organisation), ``firm``, ``person``,
            ``people``, ``asset`` (pipeline, port, field, plant), ``media``
    form  : ``name``, ``adjective`` ("russische", of Russia), ``genitive``, ``capital`` ("Moskau" for Russia),
            ``pronoun``, ``description`` ("the Central Asian country"), ``title`` ("the Kremlin chief")
    place : whether it stands as a place only ("in Berlin") and not as an actor
    state : state or bloc the actor belongs to, canonical; itself for states
    """

    start: int
    end: int
    actor: str
    kind: str
    form: str = "name"
    place: bool = False
    state: str = ""


@quick
@dataclass(frozen=True, slots=True)
class Voice:
    """Who says the words between ``start`` and ``end``, and how.

    speaker  : canonical name, ``author``, or a description ("unnamed sources", "Norwegian officials")
    modality : see :class:`kerege.reader.candidates.Modality`
    """

    start: int
    end: int
    speaker: str = AUTHOR
    modality: str = Modality.ASSERTED


@quick
@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between actors.

    start, end : the trigger words; claim_start, claim_end : the clause
    subjects, objects : canonical names, in the order of the text
    """

    start: int
    end: int
    claim_start: int
    claim_end: int
    name: str
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    polarity: str = "positive"
    modality: str = Modality.ASSERTED
    good: str = ""
    flags: tuple[str, ...] = ()


@quick
@dataclass(frozen=True, slots=True)
class Memory:
    """What earlier sentences of the document leave behind, for anaphora.

    actors  : mentions of earlier sentences, latest first, at most a dozen
    periods : resolved periods, latest first
    flow    : period of the latest sum over time that was told of the past ("exports came to 5 Mt in May")
    report  : the period the document reports on, from its heading ("Annual report 2023"); blank = none told
    speaker : who spoke last (for "he said", and quotations that run over sentences)
    measure, subject, object, good : of the latest quantity claim
    topic   : whom the text is about: subject of the latest figure, or of a later sentence
    owner   : the latest subject that is no asset: a state, a firm, a body
    house   : the firm whose report the document is, from its heading; blank = none told
    counted : noun (English plural) of what was counted or could be, latest
    units   : unit -> measure of the latest figures, latest first
    thing   : English word of the plant or line without a name told of last ("railway")
    of_thing: the thing without a name that the last figure was of
    lead    : whom the text was about first
    leads   : unit -> measure of the first figure in it
    """

    actors: tuple[Mention, ...] = ()
    periods: tuple[str, ...] = ()
    speaker: str = ""
    measure: str = ""
    subject: str = ""
    object: str = ""
    good: str = ""
    report: str = ""
    topic: str = ""
    owner: str = ""
    house: str = ""
    counted: str = ""
    thing: str = ""
    of_thing: str = ""
    lead: str = ""
    leads: tuple[tuple[str, str], ...] = ()
    units: tuple[tuple[str, str], ...] = ()
    flow: str = ""
