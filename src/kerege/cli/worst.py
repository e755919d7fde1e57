"""``kerege worst``: the few elements whose loss costs an actor most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kerege.cli.dates import parse_day
from kerege.cli.options import CaseArgument, JsonOption, StartOption

if TYPE_CHECKING:
    from kerege.case.model import Case
    from kerege.leverage.worst import WorstCases


def worst(
    case: CaseArgument,
    *,
    count: Annotated[int, typer.Option(min=0, help="Most elements lost at once.")] = 2,
    months: Annotated[int, typer.Option(min=1, help="Months for which they are lost.")] = 3,
    focus: Annotated[
        str | None, typer.Option(metavar="ID", help="State or bloc that is hit; by default the focus.")
    ] = None,
    start: StartOption = None,
    limit: Annotated[
        int | None,
        typer.Option(min=1, help="Sets of one market up to which all are tried, which proves the answer; "
                     "beyond, it is searched. 3000 by default."),
    ] = None,
    plants: Annotated[
        bool, typer.Option("--plants", help="Producers and converters can be lost too.")
    ] = False,
    as_json: JsonOption = False,
) -> int:  # fmt: skip
    """Show the sets of 0 to COUNT links and joint limits whose loss costs the focus actor most."""
    first = parse_day(start)
    from kerege.case.load import load_case
    from kerege.cli.bars import bars
    from kerege.cli.screen import put_json
    from kerege.leverage.asking import worst as ask
    from kerege.leverage.worst import LIMIT

    loaded = load_case(case)
    with bars(quiet=as_json) as progress:
        found = ask(loaded, count=count, focus=focus or "", months=months, start=first,
                    plants=plants, limit=limit or LIMIT, progress=progress)  # fmt: skip
    if as_json:
        put_json(document(loaded, found))
    else:
        tell(loaded, found)
    return 0


def document(case: Case, found: WorstCases) -> dict[str, object]:
    """Return the one JSON document of the command; money is kUSD over the horizon."""
    from kerege.study.gdp import percent_of_gdp

    return {
        "case": case.meta.id, "focus": found.focus, "months": found.months,
        "cases": [
            {"count": c.count, "elements": c.elements, "loss": c.loss,
             "percent_of_gdp": percent_of_gdp(case, found.focus, c.loss), "exact": c.exact}
            for c in found.cases
        ],
        "considered": found.considered, "units": {"money": "kUSD", "percent_of_gdp": "% of a year's GDP"},
        "solves": found.solves, "seconds": found.seconds,
        "findings": [f.as_dict() for f in case.findings],
    }  # fmt: skip


def tell(case: Case, found: WorstCases) -> None:
    """Print the worst set of each size."""
    from kerege.cli.amounts import musd, percent
    from kerege.cli.instrument_words import element_names
    from kerege.cli.screen import counted, say, table
    from kerege.report.context import names_of

    actors, elements = names_of(case.tables["actors"]), element_names(case)
    say(
        f"What {actors.get(found.focus, found.focus)} can least afford to lose for "
        f"{counted(found.months, 'month')}; {counted(found.considered, 'element')} considered.",
        "",
    )
    table(
        "Worst sets by number of elements",
        (">elements", ">loss MUSD", ">% GDP", "sure", "lost", "names"),
        [
            (str(c.count), musd(c.loss), percent(case, found.focus, c.loss),
             "proven" if c.exact else "searched", " + ".join(c.elements) or "nothing",
             "; ".join(elements.get(e, e) for e in c.elements))
            for c in found.cases
        ],
    )  # fmt: skip
    if any(len(c.elements) < c.count for c in found.cases):
        say("Where fewer are named, losing one more would add nothing.")
    if not all(c.exact for c in found.cases):
        say("searched: the worst that was found; a worse set may exist. A larger --limit proves more.")
