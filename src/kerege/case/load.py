"""Load a case: every file is read and checked, and all findings are told at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from kerege.base.findings import Finding, FindingsError, Severity, error, raise_errors
from kerege.base.tables import read_full
from kerege.case.actions import Known
from kerege.case.bindings import bind, densities
from kerege.case.checks import check_structure
from kerege.case.choices import read_choices
from kerege.case.consistency import check_consistency, note_unused
from kerege.case.elements import ELEMENT_TABLES, Elements, index_elements
from kerege.case.events import read_events
from kerege.case.folders import TOML_FILES, digest, find_folder, stray_files
from kerege.case.meta import check_meta, read_meta
from kerege.case.model import Case, CaseMeta, Choices, Number, NumberKey
from kerege.case.reach import check_reach
from kerege.case.scenarios import Action, Event, Shock
from kerege.case.schemas import REQUIRED_TABLES, TABLES
from kerege.case.shocks import read_shocks, shock_ids
from kerege.case.toml_reading import Toml, read_toml
from kerege.evidence.claims import ClaimBook
from kerege.evidence.reading import read_claims

STAGE = "load case"


@dataclass
class _Read:
    """What was read of a folder so far."""

    tables: dict[str, pl.DataFrame] = field(default_factory=dict)
    broken: dict[str, frozenset[str]] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    tomls: dict[str, Toml] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def load_case(name_or_path: str | Path) -> Case:
    """Return the checked case of a bundled name or a folder.

    Raises
    ------
    FindingsError
        If anything is wrong; it carries all findings of all files.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> from kerege.case.scaffold import new_case
    >>> case = load_case(new_case(mkdtemp() + "/mine"))
    >>> case.number("pipe", "tariff").estimate.interval.mid
    35.0
    """
    case, findings = _load(name_or_path)
    raise_errors(STAGE, findings)
    if case is None:
        raise FindingsError(STAGE, findings)
    return case


def check_case(name_or_path: str | Path) -> tuple[Finding, ...]:
    """Return every finding of a case: errors, warnings and notes, in the order of files and rows."""
    return tuple(_load(name_or_path)[1])


def _load(name_or_path: str | Path) -> tuple[Case | None, list[Finding]]:
    folder, findings = find_folder(name_or_path)
    if folder is None:
        return None, findings
    read = _read_files(folder)
    book, problems = read_claims(folder)
    read.findings += problems
    errors = [f for f in problems if f.severity is Severity.ERROR]
    read.broken["claims"] = frozenset(f.subject for f in errors if f.subject)
    if any(not f.subject for f in errors):
        read.lost.add("claims")
    elements = index_elements(read.tables, read.broken, frozenset(read.lost))
    meta, problems = read_meta(read.tomls["case.toml"]) if "case.toml" in read.tomls else (None, [])
    read.findings += problems
    structure = check_structure(read.tables, elements)
    read.findings += structure
    if not any(f.severity is Severity.ERROR for f in structure) and not any(
        read.broken.get(t) or t in read.lost for t in (*ELEMENT_TABLES, "places")
    ):
        read.findings += check_reach(elements)  # on a broken network every path would be told missing
    choices, numbers = _numbers(read, elements, book, meta)
    shocks, events = _scenarios(read, elements, book, meta, numbers)
    read.findings += note_unused(book, _used(numbers, choices, shocks, events))
    findings = sorted(dict.fromkeys(read.findings), key=_order)
    if meta is None or any(f.severity is Severity.ERROR for f in findings):
        return None, findings
    return Case(
        meta=meta,
        folder=folder,
        tables=read.tables,
        book=book,
        numbers=numbers,
        choices=choices,
        shocks=shocks,
        events=events,
        findings=tuple(findings),
        digest=digest(folder),
        kinds=elements.kinds,
    ), findings


def _order(finding: Finding) -> tuple[int, str, int, str, str]:
    rank = list(Severity).index(finding.severity)
    return (rank, finding.file, finding.row, finding.code, finding.message)


def _read_files(folder: Path) -> _Read:
    read = _Read(findings=stray_files(folder))
    for stem, schema in TABLES.items():
        path = folder / f"{stem}.csv"
        table = read_full(path, schema, path.name)
        read.tables[stem] = table.good
        optional = stem not in REQUIRED_TABLES
        read.findings += [
            f for f in table.findings if not (optional and f.code in {"missing-file", "no-rows"})
        ]
        if (
            any(f.severity is Severity.ERROR and f.code != "missing-file" for f in table.findings)
            and not table.printed
        ):
            read.lost.add(stem)
        if not optional and any(f.code == "missing-file" for f in table.findings):
            read.lost.add(stem)
        good = set(table.good["_row"].to_list())
        first = next(iter(schema.columns()))
        read.broken[stem] = frozenset(cells[first] for row, cells in table.printed.items() if row not in good)
    for name in TOML_FILES:
        if not (folder / name).exists():
            continue
        toml, problems = read_toml(folder / name, name)
        read.findings += problems
        if toml is not None:
            read.tomls[name] = toml
        else:
            read.lost.add(name)
    if not (folder / "case.toml").exists():
        read.findings.append(error(
            "missing-file", "the folder has no case.toml", file="case.toml", expected="a file case.toml",
            found="none", remedy="write one, or make a new case with kerege new"))  # fmt: skip
    return read


def _numbers(
    read: _Read, elements: Elements, book: ClaimBook, meta: CaseMeta | None
) -> tuple[Choices, dict[NumberKey, Number]]:
    choices, problems = read_choices(read.tomls.get("choices.toml"), book, elements)
    read.findings += problems
    base = meta.base if meta else None
    numbers, problems = bind(read.tables["bindings"], elements, book, choices, base)
    read.findings += problems
    if "bindings" in read.lost or read.broken.get("bindings"):
        return choices, numbers  # what is missing because of a bad row was told already
    rows = read.tables["bindings"].iter_rows(named=True)
    broken = frozenset((r["element"], r["attribute"], r["of"], r["period"]) for r in rows) - set(numbers)
    read.findings += check_consistency(elements, read.tables, numbers, broken, base)
    return choices, numbers


def _scenarios(
    read: _Read, elements: Elements, book: ClaimBook, meta: CaseMeta | None, numbers: dict[NumberKey, Number]
) -> tuple[tuple[Shock, ...], tuple[Event, ...]]:
    known = Known(elements, book, densities(elements, numbers))
    shocks: tuple[Shock, ...] = ()
    if meta is not None:
        toml = read.tomls.get("shocks.toml")
        shocks, problems = read_shocks(toml, meta.base, known)
        read.findings += problems
        if "shocks.toml" not in read.lost:
            read.findings += check_meta(read.tomls["case.toml"], meta, elements, shock_ids(toml))
    events, problems = read_events(read.tables, known)
    read.findings += problems
    return shocks, events


def _used(
    numbers: dict[NumberKey, Number], choices: Choices, shocks: tuple[Shock, ...], events: tuple[Event, ...]
) -> set[str]:
    actions: list[Action] = [a for s in shocks for a in s.actions]
    actions += [a for e in events for a in (*e.context, *e.actions, *e.alarm)]
    used = {c for n in numbers.values() for c in n.claims} | {c.claim for c in choices.chosen}
    used |= {c for a in actions for c in a.claims} | {c for e in events for c in e.claims}
    return used | {c for e in events for o in e.observations for c in o.claims}
