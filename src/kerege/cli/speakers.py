"""``kerege speakers``: who says what, one fact as told by several, and what each leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kerege.cli.options import CaseArgument, JsonOption

if TYPE_CHECKING:
    from kerege.case.model import Case
    from kerege.speakers.model import Speakers

#: rows of a table on the screen; --json has all
SHOWN = 30


def speakers(
    case: CaseArgument,
    speaker: Annotated[
        str, typer.Option("--speaker", metavar="NAME", help="Only what this speaker says and leaves out.")
    ] = "",
    as_json: JsonOption = False,
) -> int:
    """Show who says what: speakers with their side, facts told differently, silences, scored forecasts."""
    from kerege.case.load import load_case
    from kerege.cli.screen import put_json
    from kerege.speakers.build import list_speakers
    from kerege.speakers.narrowing import narrowed

    loaded = load_case(case)
    found = list_speakers(loaded)
    if speaker:
        found = narrowed(found, speaker)
    if as_json:
        put_json({
            "case": loaded.meta.id, "speakers": found.speakers, "facts": found.facts,
            "silences": found.silences, "findings": [f.as_dict() for f in loaded.findings],
        })  # fmt: skip
    else:
        _tell(loaded, found, alone=bool(speaker))
    return 0


def _tell(case: Case, found: Speakers, *, alone: bool) -> None:
    from kerege.cli.screen import counted, say, table
    from kerege.speakers.words import fact_words, side_words, told_words

    columns = ("speaker", "side", ">claims", ">as a party", ">shared", ">differ", ">highest", ">lowest",
               ">met", ">missed")  # fmt: skip
    table("Speakers", columns, [
        (s.name, side_words(case, s.side), *map(str, (s.claims, s.as_party, s.shared, s.conflicts, s.high,
                                                     s.low, s.met, s.missed)))
        for s in found.speakers[:SHOWN]
    ])  # fmt: skip
    facts = [f for f in found.facts if f.conflict or alone]
    table("One fact as told by several (* = a party to the matter)", ("fact", ">spread", "told"), [
        (fact_words(f), f"{f.spread:.0%}", told_words(f)) for f in facts[:SHOWN]
    ])  # fmt: skip
    silent = sorted(found.silences, key=lambda s: (-len(s.others), s.speaker, s.measure))
    table("Left out: what others report and the speaker does not", ("speaker", "of", "measure", "told by"), [
        (s.speaker, s.subject, s.measure, _few(s.others)) for s in silent[:SHOWN]
    ])  # fmt: skip
    say(
        f"{counted(len(found.speakers), 'speaker')}, {counted(len(found.facts), 'fact')} told by several, "
        f"{counted(len(found.silences), 'measure')} left out; tables end after {SHOWN} rows, --json has all",
        "A silence is of the claims at hand: nobody may have brought in what was said elsewhere.",
    )


def _few(names: tuple[str, ...], limit: int = 4) -> str:
    more = f" and {len(names) - limit} more" if len(names) > limit else ""
    return ", ".join(names[:limit]) + more
