"""The chapter of speakers: who says what, one fact as told by several, what each leaves out."""

from __future__ import annotations

from collections.abc import Sequence

from kerege.report import svg
from kerege.report.cells import Cell, Column, Figure, Line, TableView, table
from kerege.report.context import Context
from kerege.report.digits import percent
from kerege.report.palette import REST
from kerege.report.told_plot import Dot, ToldRow, draw_told
from kerege.report.words import claim_cell
from kerege.speakers.build import list_speakers
from kerege.speakers.facts import Fact, Told
from kerege.speakers.model import Speaker, Speakers
from kerege.speakers.silences import Silence
from kerege.speakers.words import best_of, fact_words, figure_of, side_words, told_words

#: speakers, facts and silences shown; the rest is in the output of kerege speakers --json
_SPEAKERS, _FACTS, _SILENCES = 25, 14, 25
#: facts whose figures are closer than this share are not drawn
_SPREAD = 0.05


def speakers_chapter(ctx: Context) -> dict[str, object] | None:
    """Return the chapter; nothing where nobody shares a fact with another."""
    found = list_speakers(ctx.case)
    if not found.facts:
        return None
    apart = [f for f in found.facts if f.conflict and f.spread >= _SPREAD][:_FACTS]
    parties = sum(s.as_party > 0 for s in found.speakers)
    conflicts = sum(f.conflict for f in found.facts)
    return {
        "counts": f"{len(found.names)} claims by {len(found.speakers)} speakers, {parties} of whom speak on "
        f"matters their side is a party to. {len(found.facts)} facts are told by more than one; in "
        f"{conflicts} the figures differ by more than their ranges and roundings.",
        "figure": _figure(ctx, found, apart) if apart else None,
        "speakers": _speakers(ctx, found.speakers),
        "facts": _facts(ctx, found.facts),
        "silences": _silences(ctx, found),
    }


def _figure(ctx: Context, found: Speakers, facts: Sequence[Fact]) -> Figure:
    sides = {s.name: s.side for s in found.speakers}
    rows = []
    for fact in facts:
        top = max(best_of(t) for t in fact.told)
        dots = tuple(
            Dot(
                best_of(t) / top if top else 0.0,
                ctx.palette.actor(_home(ctx, sides.get(t.speaker))),
                bool(t.party),
                _words(fact, t),
            )
            for t in fact.told
        )
        rows.append(ToldRow(fact_words(fact), told_words(fact), dots, percent(fact.spread)))
    drawn = draw_told(
        rows,
        identity="told",
        title="One fact as told by several",
        text="; ".join(f"{fact_words(f)}: {told_words(f)}" for f in facts),
    )
    homes = sorted({_home(ctx, sides.get(t.speaker)) for f in facts for t in f.told} - {""})
    coloured = [(ctx.palette.actor(h), ctx.actor(h)) for h in homes if ctx.palette.actor(h) != REST]
    return Figure(
        svg.render(drawn),
        f"The {len(facts)} facts on which speakers differ most",
        (*coloured, (REST, "other sides, none, or not known")),
        wide=True,
        note="A filled dot (* in the words) is told by a party to the matter, a ring by anybody else. Each "
        "fact has its own axis: 100 is the highest figure told.",
    )


def _words(fact: Fact, told: Told) -> str:
    return f"{told.speaker}: {figure_of(told)} {fact.unit} ({told.claim})"


def _home(ctx: Context, side: str | None) -> str:
    return str(ctx.case.elements.actors.get(side or "", {}).get("home") or side or "")


def _speakers(ctx: Context, found: Sequence[Speaker]) -> TableView:
    lines = [
        Line((
            Cell(s.name), Cell(side_words(ctx.case, s.side)), Cell(str(s.claims)), Cell(str(s.as_party)),
            Cell(str(s.shared)), Cell(str(s.conflicts)), Cell(str(s.high)), Cell(str(s.low)),
            Cell(f"{s.met} of {s.met + s.missed}" if s.met + s.missed else ""),
            Cell("" if s.mean_relative is None else percent(s.mean_relative, sign=True)),
        ))
        for s in found[:_SPEAKERS]
    ]  # fmt: skip
    columns = (
        Column("Speaker", wide=True), Column("Side"), Column("claims", numeric=True),
        Column("as a party", numeric=True), Column("shared facts", numeric=True),
        Column("of these in conflict", numeric=True), Column("alone highest", numeric=True),
        Column("alone lowest", numeric=True), Column("forecasts met", numeric=True),
        Column("mean error", numeric=True),
    )  # fmt: skip
    return table(
        f"The {len(lines)} speakers with most claims", columns, lines,
        "A side is whom a speaker speaks for: stated in speakers.csv, or an actor in the speaker's own name. "
        "No score of truth is made: the columns count.",
    )  # fmt: skip


def _facts(ctx: Context, facts: Sequence[Fact]) -> TableView:
    lines = [
        Line((
            Cell(fact_words(f)), Cell(told_words(f)), Cell(percent(f.spread)),
            Cell("differ" if f.conflict else "agree", css="bad" if f.conflict else "good"),
            claim_cell(ctx, [t.claim for t in f.told]),
        ))
        for f in facts
    ]  # fmt: skip
    columns = (
        Column("Fact", wide=True), Column("Told", wide=True), Column("spread", numeric=True), Column("stand"),
        Column("claims"),
    )  # fmt: skip
    return table(f"Facts that more than one tells: {len(lines)}", columns, lines)


def _silences(ctx: Context, found: Speakers) -> TableView:
    sides = {s.name: s.side for s in found.speakers}
    known = [s for s in found.silences if sides.get(s.speaker)]
    ordered = sorted(known, key=lambda s: (-len(s.others), s.speaker, s.topic, s.measure))[:_SILENCES]
    lines = [_silence(ctx, s, sides[s.speaker]) for s in ordered]
    columns = (
        Column("Speaker"), Column("Side"), Column("Leaves out"), Column("others", numeric=True),
        Column("their claims", wide=True),
    )  # fmt: skip
    return table(
        f"What speakers with a side leave out: {len(lines)} of {len(known)}", columns, lines,
        "A measure of a subject that others report, by somebody with at least three claims on it. A silence "
        "is of the claims at hand: nobody may have brought in what was said elsewhere.",
    )  # fmt: skip


def _silence(ctx: Context, silence: Silence, side: str | None) -> Line:
    what = f"{silence.subject}: {silence.measure.replace('_', ' ')}"
    return Line((
        Cell(silence.speaker), Cell(side_words(ctx.case, side)), Cell(what), Cell(str(len(silence.others))),
        claim_cell(ctx, silence.claims, limit=5),
    ))  # fmt: skip
