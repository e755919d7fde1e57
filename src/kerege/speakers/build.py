"""Put the claims of a case together by who says them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kerege.case.model import Case
from kerege.evidence.claims import Claim, Kind
from kerege.evidence.speaker_names import one_name, parse_speaker
from kerege.position.scoring import MET, MISSED, forecast_rows
from kerege.speakers.facts import Fact, side_by_side
from kerege.speakers.model import Speaker, Speakers
from kerege.speakers.sides import TEXT, Sides
from kerege.speakers.silences import silences

#: speaker of what a text says in its own voice
_AUTHOR = "author"


def list_speakers(case: Case) -> Speakers:
    """Return who says what in a case; the analyst's own assumptions are left out."""
    names = speaker_names(case)
    stated = {row["name"]: row["side"] or "" for row in case.tables["speakers"].iter_rows(named=True)}
    sides = Sides(case, stated)
    claims = [_plain_names(claim, sides) for claim in case.book.claims.values() if claim.id in names]
    party = {claim.id: sides.is_party(names[claim.id], claim) for claim in claims}
    facts = side_by_side(claims, names, party)
    return Speakers(
        names=names,
        speakers=_overview(case, claims, names, party, facts, sides),
        facts=facts,
        silences=silences(claims, names),
    )


def speaker_names(case: Case) -> dict[str, str]:
    """Return claim id -> speaker's name; a text's own voice has the name of its publisher."""
    raw: dict[str, str] = {}
    for claim in case.book.claims.values():
        if claim.kind is Kind.ASSUMPTION:
            continue
        name = parse_speaker(claim.speaker).name
        if name.casefold() == _AUTHOR:
            source = case.book.sources.get(claim.source)
            name = f"{parse_speaker(source.publisher).name}{TEXT}" if source else ""
        if name:
            raw[claim.id] = name
    full = one_name(raw.values())
    return {claim: full[name] for claim, name in raw.items()}


def _plain_names(claim: Claim, sides: Sides) -> Claim:
    """Return the claim with ids and names of actors written in one way, so that ``NO`` is ``Norway``."""
    actors = sides.case.elements.actors

    def plain(text: str) -> str:
        found = sides.whole(text)
        return str(actors[found]["name"]) if found else text

    return replace(claim, subject=plain(claim.subject), object=plain(claim.object))


def _overview(
    case: Case,
    claims: Sequence[Claim],
    names: Mapping[str, str],
    party: Mapping[str, bool | None],
    facts: Sequence[Fact],
    sides: Sides,
) -> tuple[Speaker, ...]:
    own: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        own[names[claim.id]].append(claim)
    shared, clashes, high, low = _standing(facts)
    verdicts: dict[str, list[tuple[str, float | None]]] = defaultdict(list)
    for row in forecast_rows(case.relations.forecasts, case.book, None):
        name = names.get(str(row["claim"]))
        if name and row["verdict"]:
            relative = row["relative"]
            verdicts[name].append((str(row["verdict"]), None if relative is None else float(str(relative))))
    made = []
    for name, said in own.items():
        errors = [error for _, error in verdicts[name] if error is not None]
        told = [verdict for verdict, _ in verdicts[name]]
        made.append(Speaker(
            name, sides.side(name), len(said), sum(bool(party[c.id]) for c in said),
            sum(c.kind.looks_ahead for c in said), shared[name], clashes[name], high[name], low[name],
            told.count(MET), told.count(MISSED), sum(errors) / len(errors) if errors else None,
        ))  # fmt: skip
    return tuple(sorted(made, key=lambda s: (-s.claims, s.name)))


def _standing(facts: Sequence[Fact]) -> tuple[Counter[str], Counter[str], Counter[str], Counter[str]]:
    """Return by speaker: shared facts, those in conflict, those where it alone is highest, or lowest."""
    shared, clashes, high, low = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for fact in facts:
        best = {t.speaker: x for t in fact.told for x in (t.mid, t.low, t.high) if x is not None}
        shared.update(best.keys())
        if fact.conflict:
            clashes.update(best.keys())
        for counter, end in ((high, max(best.values())), (low, min(best.values()))):
            at_end = [name for name, x in best.items() if x == end]
            if len(at_end) == 1 and len(set(best.values())) > 1:
                counter[at_end[0]] += 1
    return shared, clashes, high, low
