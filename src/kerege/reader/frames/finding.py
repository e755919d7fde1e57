"""Frames: each figure of a sentence with measure, actors, good, period and speaker, as a candidate claim."""

from __future__ import annotations

from collections.abc import Iterator

from kerege.reader.candidates import Candidate
from kerege.reader.frames.actors import Actors, actors_of
from kerege.reader.frames.conversions import of_the_same, told_again
from kerege.reader.frames.falls import with_sign
from kerege.reader.frames.gapped import with_gapped
from kerege.reader.frames.goods_before import good_of_figure
from kerege.reader.frames.measures import Measured, measure_of, stem_of
from kerege.reader.frames.measures_figures import Figures, figures_of
from kerege.reader.frames.passage import Passage, passage_of
from kerege.reader.frames.periods import forecast_for, in_whole, period_in_view
from kerege.reader.frames.plausibility import doubts
from kerege.reader.layers import Memory, Mention, Quantity, TimeSpan, Voice
from kerege.reader.memory import carried
from kerege.reader.scan import Scan
from kerege.reader.voices.finding import voice_at

_EDGES = " ,;:–—-\n\t\u00a0"


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
    quantities = with_gapped(scan, quantities, mentions, times)
    passage = passage_of(scan, quantities, times, mentions, voices)
    figures = figures_of(scan, quantities, passage.clauses)
    found: list[Candidate] = []
    for quantity in quantities:
        fresh = bool(found) and found[-1].measure != ""
        if fresh:
            memory = carried(memory, found[-1], mentions)
        one = _frame(passage, figures, quantity, memory, fresh, extractor)
        found.append(
            in_whole(found, of_the_same(found[-1], told_again(scan, found[-1], one))) if found else one
        )
    return tuple(found)


def _frame(
    passage: Passage, figures: Figures, quantity: Quantity, memory: Memory, fresh: bool, extractor: str
) -> Candidate:
    scan, clauses = passage.scan, passage.clauses
    clause = clauses.at(quantity.start)
    voice = voice_at(passage.voices, quantity.start, quantity.end)
    measured = measure_of(
        scan,
        quantity,
        figures,
        passage.triggers,
        clauses,
        passage.around(clause),
        memory,
        fresh,
    )
    good = good_of_figure(passage, quantity, measured, memory)
    actors = actors_of(passage, quantity, measured, good, voice.speaker, memory)
    measure = measured.name(good)
    quantity = with_sign(scan, quantity, measure)
    period, flags = period_in_view(passage, quantity, stem_of(measure), good, voice.modality, memory)
    if measured.inherited and "forecast" in measured.around:
        period = forecast_for(period, memory)
    start, end = _claim(passage, quantity, measured, actors)
    warnings = {
        *quantity.flags,
        *flags,
        *doubts(quantity, measure, good),
        *_inferred(measured, actors, clause),
    }
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


def _inferred(measured: Measured, actors: Actors, clause: int) -> Iterator[str]:
    """Yield the flags of a figure whose subject or measure stands outside its own clause."""
    if actors.carried:
        yield "subject-carried"
    if measured.inherited or (measured.head is not None and measured.head.clause != clause):
        yield "measure-inferred"


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
