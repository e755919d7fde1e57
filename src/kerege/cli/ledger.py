"""``kerege ledger``: bring a case's claims into a ledger, see what it holds, write it back to text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kerege.cli.options import CaseArgument, JsonOption

if TYPE_CHECKING:
    from kerege.evidence.decisions import Decision
    from kerege.evidence.opening import Ledger

ledger = typer.Typer(
    help="The ledger of claims: import a case, show what is in it, export it to text files.",
    rich_markup_mode=None,
    no_args_is_help=False,
)
LedgerOption = Annotated[
    str, typer.Option("--ledger", metavar="FILE", help="Path of the ledger, or a database URL.")
]


@ledger.command("import")
def import_claims(
    case: CaseArgument,
    place: LedgerOption,
    author: Annotated[str, typer.Option(metavar="NAME", help="Who imports.")],
    as_json: JsonOption = False,
) -> int:
    """Bring the claims of a case into a ledger, which is made if there is none."""
    from kerege.base.findings import raise_errors
    from kerege.case.folders import find_folder
    from kerege.case.meta import read_part_names
    from kerege.cli.screen import put_json, say
    from kerege.evidence.importing import import_book
    from kerege.evidence.opening import open_ledger
    from kerege.evidence.reading import read_claims

    folder, problems = find_folder(case)
    raise_errors("ledger", problems)
    parts = read_part_names(folder or Path(case))
    book, findings = read_claims(folder or Path(case), parts)
    raise_errors("read claims", findings)
    with open_ledger(place) as opened:
        done = import_book(opened, book, author)
    if as_json:
        put_json({"ledger": place, "import": done, "findings": [f.as_dict() for f in findings]})
    else:
        batch = "nothing new" if done.batch is None else f"import {done.batch}"
        say(f"{batch}: {len(done.added)} added, {len(done.changed)} changed, {done.unchanged} unchanged")
    return 0


@ledger.command("show")
def show(place: LedgerOption, as_json: JsonOption = False) -> int:
    """Show what a ledger holds: claims by topic, and every decision about them."""
    from collections import Counter

    from kerege.cli.screen import counted, put_json, say, table
    from kerege.evidence.decisions import history
    from kerege.evidence.viewing import view_ledger

    with existing(place) as opened:
        view, made = view_ledger(opened), history(opened)
    topics = Counter(claim.topic for claim in view.book.claims.values())
    if as_json:
        put_json({
            "ledger": place, "claims": len(view.book.claims), "sources": len(view.book.sources),
            "topics": dict(sorted(topics.items())), "decisions": made,
            "excluded": list(view.excluded), "accepted": list(view.accepted),
            "chosen": {number: d.claim for number, d in view.chosen.items()},
            "stale": [d.id for d in view.stale], "findings": [],
        })  # fmt: skip
        return 0
    say(f"{counted(len(view.book.claims), 'claim')} of {counted(len(view.book.sources), 'source')}")
    table("Claims", ("topic", ">claims"), [(topic, str(n)) for topic, n in sorted(topics.items())])
    stale = {d.id for d in view.stale}
    columns = (">no", "claim", "decision", "by", "at", "reason")
    table("Decisions", columns, [_cells(d, stale=d.id in stale) for d in made])
    return 0


def _cells(decision: Decision, *, stale: bool) -> tuple[str, ...]:
    detail = decision.about or (f"{decision.field} = {decision.value}" if decision.field else "")
    what = f"{decision.verdict} {detail}".rstrip() + (" (of a replaced wording)" if stale else "")
    return (str(decision.id), decision.claim, what, decision.author, decision.at, decision.reason)


@ledger.command("decide")
def decide_claim(
    verdict: Annotated[str, typer.Argument(metavar="VERDICT", help="exclude, choose, accept or correct.")],
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="Id of a claim in the ledger.")],
    place: LedgerOption,
    author: Annotated[str, typer.Option(metavar="NAME", help="Who decides.")],
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why.")],
    about: Annotated[
        str, typer.Option(metavar="NUMBER", help="To choose: the number it is for, such as pipe.capacity.")
    ] = "",
    field: Annotated[str, typer.Option(metavar="COLUMN", help="To correct: the column of the claim.")] = "",
    value: Annotated[str, typer.Option(metavar="TEXT", help="To correct: what belongs there.")] = "",
    as_json: JsonOption = False,
) -> int:
    """Record a judgement about a claim with author, time and reason; nothing is overwritten."""
    from kerege.cli.screen import put_json, say
    from kerege.evidence.decisions import Verdict, decide

    if verdict not in list(Verdict):
        raise typer.BadParameter(f"VERDICT is one of {', '.join(Verdict)}, not {verdict!r}")
    with existing(place) as opened:
        made = decide(
            opened, Verdict(verdict), claim,
            author=author, reason=reason, about=about, field=field, value=value,
        )  # fmt: skip
    if as_json:
        put_json({"ledger": place, "decision": made, "findings": []})
    else:
        say(f"decision {made.id}: {made.verdict} {made.claim}")
    return 0


@ledger.command("export")
def export(
    place: LedgerOption,
    to: Annotated[
        Path, typer.Option("--to", metavar="DIR", help="Case folder to write sources.csv and claims/ into.")
    ],
    as_json: JsonOption = False,
) -> int:
    """Write a ledger back to sources.csv and claims/*.csv, corrections applied; these files are replaced.

    Exclusions and choices are added to choices.toml; what stands there stays.
    """
    from kerege.case.ledger_choices import export_choices
    from kerege.cli.screen import put_json, remark, say
    from kerege.evidence.exporting import export_book

    with existing(place) as opened:
        choices, findings = export_choices(opened, to)
        written = export_book(opened, to)
    files = sorted([*written, choices] if choices else written)
    if as_json:
        put_json({"ledger": place, "files": files, "findings": [f.as_dict() for f in findings]})
    else:
        say(*(str(path) for path in files))
        remark(*(str(f) for f in findings))
    return 0


def existing(place: str) -> Ledger:
    """Open a ledger that must be there already: to look at one does not make one."""
    from kerege.base.findings import FindingsError, error
    from kerege.evidence.opening import open_ledger

    if "://" not in place and not Path(place).exists():
        raise FindingsError("ledger", [error(
            "no-ledger", f"there is no ledger {place}", subject=place, expected="the path of a ledger",
            found="no such file", remedy="make one: kerege ledger import CASE --ledger FILE --author NAME",
        )])  # fmt: skip
    return open_ledger(place)
