"""``kerege review``: decide about the candidates of a ledger, one by one or by their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from kerege.cli.ledger import LedgerOption, existing
from kerege.cli.options import JsonOption

if TYPE_CHECKING:
    from kerege.evidence.pending import OpenCandidate
    from kerege.evidence.reviews import Review
    from kerege.review.matches import Match
    from kerege.review.matching import Matcher


def review(
    place: LedgerOption,
    author: Annotated[str, typer.Option("--author", metavar="NAME", help="Who decides.")] = "",
    case: Annotated[
        str, typer.Option("--case", metavar="CASE", help="Show how candidates stand to this case.")
    ] = "",
    listing: Annotated[bool, typer.Option("--list", help="List what waits, and decide nothing.")] = False,
    accept: Annotated[
        list[str] | None, typer.Option("--accept", metavar="ID", help="Accept a candidate. Repeatable.")
    ] = None,
    reject: Annotated[
        list[str] | None, typer.Option("--reject", metavar="ID", help="Reject a candidate. Repeatable.")
    ] = None,
    defer: Annotated[
        list[str] | None, typer.Option("--defer", metavar="ID", help="Leave one for later. Repeatable.")
    ] = None,
    changes: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="Correct a field of what is accepted. Repeatable."),
    ] = None,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why.")] = "",
    again: Annotated[bool, typer.Option("--again", help="Decide anew what was decided already.")] = False,
    as_json: JsonOption = False,
) -> int:
    """Review the candidates of a ledger: accept, correct, reject or defer. Every decision keeps its author.

    Without ids it asks one by one. An id may be cut to its first letters where they are enough.
    """
    from kerege.evidence.pending import open_candidates

    named = [("accept", i) for i in accept or ()] + [("reject", i) for i in reject or ()]
    named += [("defer", i) for i in defer or ()]
    corrected = dict(_change(text) for text in changes or ())
    _check_call(named, author, corrected=bool(corrected), listing=listing, as_json=as_json)
    with existing(place) as ledger:
        waiting = open_candidates(ledger)
        if listing:
            _list(waiting, _matches(case, waiting), as_json=as_json)
            return 0
        if not named:
            from kerege.cli.review_loop import ask_all

            return ask_all(ledger, waiting, _matches(case, waiting), author)
        from kerege.cli.review_named import decide_named

        given = ("correct", corrected) if corrected else ("", {})
        asked = [(name, given[0] or verdict, given[1]) for verdict, name in named]
        return decide_named(ledger, waiting, asked, author, reason, again=again, as_json=as_json)


def _check_call(
    named: list[tuple[str, str]], author: str, *, corrected: bool, listing: bool, as_json: bool
) -> None:
    """Refuse options that contradict each other."""
    if corrected and [verdict for verdict, _ in named] != ["accept"]:
        raise typer.BadParameter("--set goes with one --accept: it corrects that candidate")
    if listing and named:
        raise typer.BadParameter("--list decides nothing: leave it out, or the ids")
    if as_json and not listing and not named:
        raise typer.BadParameter("--json goes with --list or with ids; without ids a person is asked")
    if not listing and not author.strip():
        raise typer.BadParameter("--author NAME is needed to decide; --list decides nothing")


def review_words(made: Review) -> str:
    """Return a decision in a line."""
    claim = f": claim {made.claim}" if made.claim else ""
    return f"{made.candidate} {made.verdict} by {made.author}{claim}"


def _change(text: str) -> tuple[str, object]:
    from kerege.evidence.changes import parse_change

    name, sign, value = text.partition("=")
    if not sign:
        raise typer.BadParameter(f"--set is FIELD=VALUE, such as subject=Norway, not {text!r}")
    return name.strip(), parse_change(name.strip(), value)


def _matches(case: str, waiting: tuple[OpenCandidate, ...]) -> tuple[Match, ...]:
    if not case:
        return ()
    from kerege.case.load import load_case
    from kerege.review.matching import Matcher

    matcher: Matcher = Matcher(load_case(case))
    return tuple(matcher.match(one.candidate) for one in waiting)


def _list(waiting: tuple[OpenCandidate, ...], matches: tuple[Match, ...], *, as_json: bool) -> None:
    from kerege.cli.screen import counted, put_json, say, table
    from kerege.review.words import figure_words, said_words, stand_words, what_words, who_words

    if as_json:
        rows: list[dict[str, Any]] = [
            {**one.candidate.as_dict(), "standing": one.standing, "sentence": one.sentence,
             "earlier": one.earlier, "claim": one.claim, "match": matches[n] if matches else None}
            for n, one in enumerate(waiting)
        ]  # fmt: skip
        put_json({"candidates": rows, "findings": []})
        return
    columns = ("id", "standing", "document", "words", ">figure", "what", "who", "period", "said by")
    table("Waiting for review", (*columns, "stands") if matches else columns, [
        (one.id, str(one.standing), one.document, " ".join(one.candidate.span.split()),
         figure_words(one.candidate), what_words(one.candidate), who_words(one.candidate),
         one.candidate.period, said_words(one.candidate), *((stand_words(matches[n]),) if matches else ()))
        for n, one in enumerate(waiting)
    ])  # fmt: skip
    say(f"{counted(len(waiting), 'candidate')} waiting")
