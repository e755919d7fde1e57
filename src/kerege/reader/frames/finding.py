"""Frames: each figure of a sentence with measure, actors, good, period and speaker, as a candidate claim."""

from __future__ import annotations

from kerege.reader.candidates import Candidate
from kerege.reader.frames.actors import Actors, actors_of
from kerege.reader.frames.goods import good_for
from kerege.reader.frames.measures import Measured, measure_of, stem_of
from kerege.reader.frames.measures_names import dimension, table
from kerege.reader.frames.passage import Passage, passage_of
from kerege.reader.frames.plausibility import doubts
from kerege.reader.layers import Memory, Mention, Quantity, TimeSpan, Voice
from kerege.reader.memory import carried
from kerege.reader.scan import Scan
from kerege.reader.times.finding import period_of
from kerege.reader.voices.finding import voice_at

_EDGES = " ,;:–—-\n\t\u00a0"
#: shares that are of the good whose flow was spoken of before
_SHARES = (
    "share_of_imports",
    "share_of_exports",
    "share_of_supply",
    "share_of_production",
    "share_of_consumption",
    "import_dependence",
)
#: kinds of unit whose measure has the good that was spoken of before
#: length of an ISO month; forecasts made up to this month are for its year
_MONTH, _LATEST = 7, 9
_OF_GOODS = frozenset(("amount", "factor", "ratio", "price"))


def find_frames(
    scan: Scan,
    quantities: tuple[Quantity, ...],
    times: tuple[TimeSpan, ...],
    mentions: tuple[Mention, ...],
    voices: tuple[Voice, ...],
    memory: Memory,
    extractor: str = "",
) -> tuple[Candidate, ...]:
    """Return a candidate for each figure of a sentence, in order, with the name of the back end.

    A figure may go on about the one before it in the sentence, so the memory is carried from one to the next.
    """
    if not quantities:
        return ()
    passage = passage_of(scan, quantities, times, mentions, voices)
    found: list[Candidate] = []
    for quantity in quantities:
        fresh = bool(found) and found[-1].measure != ""
        candidate = _frame(passage, quantity, memory, fresh, extractor)
        found.append(candidate)
        if candidate.measure:
            memory = carried(memory, candidate, mentions)
    return tuple(found)


def _frame(passage: Passage, quantity: Quantity, memory: Memory, fresh: bool, extractor: str) -> Candidate:
    scan, clauses = passage.scan, passage.clauses
    clause = clauses.at(quantity.start)
    voice = voice_at(passage.voices, quantity.start, quantity.end)
    measured = measure_of(
        scan,
        quantity,
        passage.quantities,
        passage.triggers,
        clauses,
        passage.around(clause),
        memory,
        fresh,
    )
    good = _good(passage, quantity, measured, memory)
    actors = actors_of(passage, quantity, measured, good, voice.speaker, memory)
    measure = measured.name(good)
    period, flags = period_of(passage.times, quantity.start, quantity.end, scan, memory)
    if stem_of(measure) in table("timeless_names") and not passage.dated(clause):
        period, flags = "", ()
    if (
        "period-inferred" in flags
        and voice.modality == "expected"
        and stem_of(measure) in table("yearly_names")
    ):
        period = _year_told(period)
    start, end = _claim(passage, quantity, measured, actors)
    warnings = {*quantity.flags, *flags, *doubts(quantity, measure, good)}
    if any(low < end and start < high for low, high in passage.corrupt):
        warnings.add("text-corrupt")
    return Candidate(
        doc=scan.document.name,
        digest=scan.document.digest,
        char_start=quantity.start,
        char_end=quantity.end,
        span=scan.document.quote(quantity.start, quantity.end),
        claim_start=start,
        claim_end=end,
        kind="quantity",
        value=quantity.value,
        value_low=quantity.low,
        value_high=quantity.high,
        unit=quantity.unit,
        base_value=quantity.base_value,
        base_low=quantity.base_low,
        base_high=quantity.base_high,
        base_unit=quantity.base_unit,
        comparator=quantity.comparator,
        approx=quantity.approx,
        measure=measure,
        subject=actors.subject,
        object=actors.object,
        good=good,
        period=period,
        speaker=voice.speaker,
        modality=voice.modality,
        language=scan.language,
        flags=tuple(sorted(warnings)),
        readings=quantity.readings,
        extractor=extractor,
    )


def _year_told(month: str) -> str:
    """Return the year of a month: forecasts of growth and inflation without a time are for the year."""
    return month[:4] if len(month) == _MONTH and int(month[5:]) <= _LATEST else month


def _good(passage: Passage, quantity: Quantity, measured: Measured, memory: Memory) -> str:
    """Return the good of a figure: of its sentence, else the one spoken of before if the measure has one."""
    if not measured.keeps_good:
        return ""
    goes_on = measured.inherited and "{good}" in measured.stem and not _has_good(passage, quantity)
    good = "" if goes_on else good_for(passage.scan, quantity, measured, passage.clauses)
    if good or measured.inherited or measured.stem in table("same_good"):
        return good or memory.good
    if _same_flow(measured.stem, memory):
        return memory.good
    if "{good}" not in measured.stem or dimension(quantity) not in _OF_GOODS:
        return ""
    if quantity.base_unit.startswith("J") and memory.good not in table("carriers_of_energy"):
        return "power"
    return _dealt_in(passage) or memory.good or _of_amount(quantity)


def _same_flow(stem: str, memory: Memory) -> bool:
    """Say whether a share is one of the flow of a good spoken of before ("imported gas; half ...")."""
    if not memory.good or not stem.startswith(_SHARES):
        return False
    before = stem_of(memory.measure)
    if before.startswith(_SHARES):
        return True
    good = memory.good.replace(" ", "_").replace("-", "_")
    return (
        before.startswith(f"{good}_") and table("share_of").get(f"*_{before[len(good) + 1 :]}", stem) == stem
    )


def _has_good(passage: Passage, quantity: Quantity) -> bool:
    """Say whether the clause of a figure names a good."""
    at = passage.clauses.at
    return any(at(hit.start) == at(quantity.start) for hit in passage.scan.of("goods"))


def _dealt_in(passage: Passage) -> str:
    """Return the good that a firm of the sentence deals in, blank if none is known."""
    goods = table("good_of_actor")
    return next((str(goods[part.mention.actor]) for part in passage.parts if part.mention.actor in goods), "")


def _of_amount(quantity: Quantity) -> str:
    """Return what an amount is of where the text names no good at all, blank if it may be anything."""
    return str(table("good_at_last").get(quantity.base_unit.partition("/")[0], ""))


def _claim(passage: Passage, quantity: Quantity, measured: Measured, actors: Actors) -> tuple[int, int]:
    """Return the words a claim rests on: whole clauses from trigger, actors and figure."""
    at = passage.clauses.at
    numbers = [at(quantity.cue_start), at(max(quantity.end - 1, quantity.start)), *actors.clauses]
    if measured.head is not None:
        numbers.append(measured.head.clause)
    start = passage.clauses.span(min(numbers))[0]
    end = passage.clauses.span(max(numbers))[1]
    text = passage.scan.text
    while start < min(quantity.cue_start, quantity.start) and text[start] in _EDGES:
        start += 1
    while end > quantity.end and text[end - 1] in _EDGES:
        end -= 1
    return min(start, quantity.start), max(end, quantity.end)
