"""What a sentence leaves behind for the next ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kerege.reader.candidates import AUTHOR, Candidate, Modality
from kerege.reader.frames.houses import find_house
from kerege.reader.frames.measures_names import good_of, table
from kerege.reader.frames.measures_topic import topic_rate
from kerege.reader.frames.periods import SUMS
from kerege.reader.frames.things import last_thing, settled
from kerege.reader.layers import Memory, Mention, TimeSpan, Voice
from kerege.reader.packs import settings
from kerege.reader.scan import Scan
from kerege.reader.staying import lists_partners, stays_with
from kerege.reader.times.memory import periods_after
from kerege.reader.times.reports import report_after
from kerege.reader.topic import OF_GOODS, is_aside, topic_after

_ACTORS = 12
_OWNERS = frozenset(("state", "bloc", "firm", "body"))
#: units whose latest measure is remembered
_UNITS = 4
#: measures of all goods, behind which bare "exports" are of all goods too
_OF_ALL, _GOODS = ("trade_turnover", "trade_balance"), "goods"
#: words between an amount and what it is of a whole at most
_TWO, _FEW = 2, 4
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
    resolved ones first. Speaker: who spoke last, whom the text's own voice does not silence. The latest
    claim leaves measure, subject, object, good and what it counts.
    """
    figures = [c for c in claims if c.kind == "quantity" and c.measure]
    aside = len(figures) > 1 and is_aside(scan, figures[-1], mentions)
    last = figures[-2 if aside else -1] if figures else None
    told = _said_again(scan, figures) or ("" if claims else topic_rate(scan))
    inner = memory
    for claim in figures[:-1]:
        inner = carried(inner, claim, mentions)
    speakers = [voice.speaker for voice in voices if voice.speaker != AUTHOR]
    staying = stays_with(last, inner, mentions) if last else ""
    partners = last is not None and not staying and lists_partners(scan, last, mentions, memory)
    staying = memory.topic if partners else staying
    before = inner if inner.topic == memory.topic else replace(inner, topic=memory.topic)
    about = topic_after(scan, before, mentions, last, staying)
    turned = about if last is None and about != memory.topic else ""
    return Memory(
        actors=_latest(mentions, memory.actors),
        periods=periods_after(times, scan, memory),
        report=report_after(times, scan, memory),
        speaker=speakers[-1] if speakers else memory.speaker,
        measure=told or (last.measure if last else memory.measure),
        subject=(staying if last else turned) or subject_of(last, memory),
        object="" if partners else last.object if last else "" if turned else memory.object,
        good=_good(scan, last, figures, memory) or memory.good,
        topic=about or memory.topic,
        owner=_owner(mentions, last, staying) or memory.owner,
        house=memory.house or find_house(scan, mentions, memory),
        counted=_noun(scan) or memory.counted,
        thing=settled(last_thing(scan), memory) or memory.thing,
        of_thing=last.subject if last and last.subject.islower() else "",
        lead=memory.lead or about,
        leads=_leads(claims, memory),
        units=_units(claims, memory)
        if claims or not told
        else (("ratio", told), *memory.units[: _UNITS - 1]),
        flow=_flow(figures) or memory.flow,
    )


def _flow(figures: list[Candidate]) -> str:
    """Return the period of the first sum over time of a sentence, blank if it tells none of the past."""
    told = (c for c in figures if c.modality == Modality.ASSERTED and c.period)
    return next((c.period for c in told if c.measure.removesuffix("_growth").endswith(SUMS)), "")


def _said_again(scan: Scan, figures: list[Candidate]) -> str:
    """Return the measure of an amount whose share closes the sentence ("$3bn, or 27% of GDP"), else blank."""
    if len(figures) < _TWO or not figures[-1].measure.startswith("share_of_"):
        return ""
    amount, share = figures[-2:]
    words = scan.folded_slice(amount.char_end, share.char_start).split()
    plain = share.base_unit == "ratio" != amount.base_unit and not share.measure.endswith("_growth")
    if not plain or not 0 < len(words) <= _FEW:
        return ""
    restates = settings(scan.language, "frame_words").get("restates", ())
    return amount.measure if words[0] in restates or " ".join(words[:_TWO]) in restates else ""


def carried(memory: Memory, claim: Candidate, mentions: tuple[Mention, ...] = ()) -> Memory:
    """Return the memory after one figure of a sentence, for the next figure of the same sentence."""
    subject = subject_of(claim, memory)
    return replace(
        memory,
        measure=claim.measure,
        subject=subject if claim.subject == claim.good else claim.subject,
        object=claim.object,
        good=claim.good or memory.good,
        topic=stays_with(claim, memory, mentions) or subject or memory.topic,
        units=_units((claim,), memory),
    )


def _units(claims: tuple[Candidate, ...], memory: Memory) -> tuple[tuple[str, str], ...]:
    """Return the measures of the latest figures by their units, latest first."""
    pairs = memory.units
    for claim in claims:
        grown = claim.measure.endswith(("_growth", "_growth_factor"))
        if not claim.measure or (grown and claim.measure not in table("growth_itself")):
            continue
        unit = claim.base_unit.partition("/")[0]
        others = [pair for pair in pairs if pair[0] != unit]
        pairs = ((unit, claim.measure), *others[: _UNITS - 1])
    return pairs


def _leads(claims: tuple[Candidate, ...], memory: Memory) -> tuple[tuple[str, str], ...]:
    """Return the measures of the first figures of the document in each unit."""
    pairs = dict(memory.leads)
    for claim in claims:
        if claim.measure and not claim.measure.endswith(("_growth", "_growth_factor")):
            pairs.setdefault(claim.base_unit.partition("/")[0], claim.measure)
    return tuple(pairs.items()) if len(pairs) > len(memory.leads) else memory.leads


def measure_first(memory: Memory, base_unit: str) -> str:
    """Return the measure of the first figure of the document in a unit, blank if there was none."""
    return dict(memory.leads).get(base_unit.partition("/")[0], "")


def measure_before(memory: Memory, base_unit: str) -> str:
    """Return the measure of the latest figure in a unit, blank if there is none."""
    unit = base_unit.partition("/")[0]
    return next((measure for known, measure in memory.units if known == unit), "")


def _owner(mentions: tuple[Mention, ...], last: Candidate | None, staying: str) -> str:
    """Return who owns what is spoken of next: no partner that a figure of another's is about."""
    name = (staying or last.subject) if last is not None else ""
    return name if name and any(m.actor == name and m.kind in _OWNERS for m in mentions) else ""


def _noun(scan: Scan) -> str:
    hits = scan.of("counted_nouns")
    return hits[-1].entry.stem if hits else ""


def subject_of(last: Candidate | None, memory: Memory) -> str:
    """Return the subject to remember; goods and things without a name are none."""
    if last is None or last.subject.islower() or last.measure.startswith(OF_GOODS):
        return memory.subject
    return last.subject


def _latest(mentions: tuple[Mention, ...], before: tuple[Mention, ...]) -> tuple[Mention, ...]:
    if not mentions:
        return before
    kept: dict[str, Mention] = {}
    for mention in (*reversed(mentions), *before):
        name = mention.actor
        if name not in kept:
            if len(kept) == _ACTORS:
                break
            kept[name] = mention
        elif kept[name].form in _REFERRING and mention.form not in _REFERRING:
            kept[name] = mention
    return tuple(kept.values())


def _good(scan: Scan, last: Candidate | None, claims: Sequence[Candidate], memory: Memory) -> str:
    """Return the good spoken of last, blank if none; a part leaves the whole ("of this, 2 Mt wheat")."""
    if last is None and not scan.of("goods"):
        return ""
    parts = [hit.start for hit in scan.of("measures") if hit.entry.stem == "thereof"]
    before = (
        next((c.good for c in reversed(claims) if c.good and c.char_end <= parts[0]), "") if parts else ""
    )
    if (memory.good or before) and parts:
        share = last is not None and last.base_unit == "ratio"
        whole = [good_of(hit) for hit in scan.of("goods") if share and hit.start < parts[0]]
        return last.good if last is not None and last.good in whole else before or memory.good
    if last is not None and last.measure in table("own_goods"):
        return memory.good  # "reserves of $205bn, of which gold is half" says nothing of what is exported
    if last is not None and last.good:
        return last.good
    if last is not None and last.measure.startswith(_OF_ALL):
        return _GOODS
    told = [good for hit in scan.of("goods") if (good := good_of(hit)) not in table("passing_goods")]
    return told[-1] if told else ""
