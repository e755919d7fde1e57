"""Load a case: every file is read and checked, and all findings are told at once."""

from __future__ import annotations

from pathlib import Path

from kerege.base.findings import Finding, FindingsError, Severity, error, raise_errors
from kerege.case.actions import Known
from kerege.case.bindings import bind, densities
from kerege.case.checks import check_structure
from kerege.case.choices import read_choices
from kerege.case.consistency import check_consistency, note_unused
from kerege.case.elements import ELEMENT_TABLES, Elements, index_elements
from kerege.case.events import read_events
from kerege.case.folders import PART_TOMLS, ROOT_TOMLS, digest, find_folder, stray_files
from kerege.case.instruments import check_instruments
from kerege.case.meta import check_meta, part_names, read_meta
from kerege.case.model import Case, CaseMeta, Choices, Number, NumberKey
from kerege.case.options import check_options
from kerege.case.parts import Read, read_parts, read_toml_files
from kerege.case.reach import check_reach
from kerege.case.relations import read_relations
from kerege.case.scenarios import Action, Event, Shock
from kerege.case.shocks import read_shocks, shock_ids
from kerege.evidence.claims import ClaimBook
from kerege.evidence.reading import read_claims

STAGE = "load case"


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
    read, parts = _read_files(folder)
    book, problems = read_claims(folder, parts)
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
    relations = read_relations(read.tables, elements, book, choices, meta, read.tomls.get("choices.toml"))
    read.findings += relations.findings
    read.findings += note_unused(book, _used(numbers, choices, shocks, events) | relations.claims)
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
        digest=digest(folder, parts),
        kinds=elements.kinds,
        relations=relations,
    ), findings


def _order(finding: Finding) -> tuple[int, str, int, str, str]:
    rank = list(Severity).index(finding.severity)
    return (rank, finding.file, finding.row, finding.code, finding.message)


def _read_files(folder: Path) -> tuple[Read, tuple[str, ...]]:
    """Read every table and TOML file; return them with the names of the parts that can be read."""
    read = Read()
    read_toml_files(folder, ROOT_TOMLS, read)
    parts: tuple[str, ...] = ()
    if "case.toml" in read.tomls:
        parts, problems = part_names(read.tomls["case.toml"], folder)
        read.findings += problems
    elif not (folder / "case.toml").exists():
        read.findings.append(error(
            "missing-file", "the folder has no case.toml", file="case.toml", expected="a file case.toml",
            found="none", remedy="write one, or make a new case with kerege new"))  # fmt: skip
    read.findings += stray_files(folder, parts)
    read_toml_files(folder, [f"{prefix}{name}" for prefix in ("", *(f"{p}/" for p in parts))
                             for name in PART_TOMLS], read)  # fmt: skip
    read_parts(folder, parts, read)
    return read, parts


def _numbers(
    read: Read, elements: Elements, book: ClaimBook, meta: CaseMeta | None
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
    bound = {(n.element, n.attribute): n.estimate.interval for n in numbers.values()}
    read.findings += check_instruments(read.tables, elements, bound.keys())
    read.findings += check_options(read.tables, elements, bound, base)
    return choices, numbers


def _scenarios(
    read: Read, elements: Elements, book: ClaimBook, meta: CaseMeta | None, numbers: dict[NumberKey, Number]
) -> tuple[tuple[Shock, ...], tuple[Event, ...]]:
    known = Known(elements, book, densities(elements, numbers))
    shocks: tuple[Shock, ...] = ()
    if meta is not None:
        tomls = read.tomls_named("shocks.toml")
        shocks, problems = read_shocks(tomls, meta.base, known)
        read.findings += problems
        if "shocks.toml" not in read.lost:
            read.findings += check_meta(read.tomls["case.toml"], meta, elements, shock_ids(tomls))
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
