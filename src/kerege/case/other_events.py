"""A case with other events than its own: tables of the same form, from another place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polars as pl

from kerege.base.findings import Finding, raise_errors
from kerege.base.tables import read_full
from kerege.case.adhoc import known_of
from kerege.case.events import read_events
from kerege.case.model import Case
from kerege.case.schemas import TABLES

STAGE = "read events"
#: tables beside the events; a case without actions or observations may leave them out
BESIDE = ("event_actions", "event_observations")


def with_events(case: Case, place: str | Path) -> Case:
    """Return ``case`` with the events of another folder or file instead of its own.

    Parameters
    ----------
    case
        A checked case; elements, goods and claims that the events name are looked up in it.
    place
        A folder with ``events.csv``, or a file of that form; ``event_actions.csv`` and
        ``event_observations.csv`` are read beside it.

    Raises
    ------
    FindingsError
        If anything is wrong with the tables.
    """
    path = Path(place)
    main = path / "events.csv" if path.is_dir() else path
    tables: dict[str, pl.DataFrame] = {}
    findings: list[Finding] = []
    for stem, file in (("events", main), *((s, main.with_name(f"{s}.csv")) for s in BESIDE)):
        table = read_full(file, TABLES[stem], file.name)
        tables[stem] = table.good
        optional = {"missing-file", "no-rows"} if stem in BESIDE else set()
        findings += [f for f in table.findings if f.code not in optional]
    raise_errors(STAGE, findings)
    events, problems = read_events(tables, known_of(case))
    raise_errors(STAGE, [*findings, *problems])
    return replace(case, events=events, tables={**case.tables, **tables})
