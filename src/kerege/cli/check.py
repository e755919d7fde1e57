"""``kerege check``: every finding of a case, and how many numbers rest on what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kerege.cli.options import CaseArgument, JsonOption

if TYPE_CHECKING:
    from kerege.base.findings import Finding
    from kerege.case.lineage_tally import LineageCount
    from kerege.case.model import Case


def check(case: CaseArgument, as_json: JsonOption = False) -> int:
    """Check a case: all findings at once, and what its numbers rest on. Exit code 1 if there is an error."""
    from kerege.base.findings import FindingsError
    from kerege.case.lineage_tally import lineage_counts, system_counts
    from kerege.case.load import load_case
    from kerege.cli.findings_text import counts
    from kerege.cli.screen import put_json

    loaded: Case | None = None
    findings: tuple[Finding, ...]
    try:
        loaded = load_case(case)
        findings = loaded.findings
    except FindingsError as problem:
        findings = problem.findings
    lineage = lineage_counts(loaded) if loaded else ()
    systems = system_counts(loaded) if loaded else ()
    if as_json:
        put_json({
            "case": loaded.meta.id if loaded else case,
            "passed": loaded is not None,
            "counts": counts(findings),
            "findings": [f.as_dict() for f in findings],
            "lineage": [_as_dict(row) for row in lineage],
            "systems": [{"system": row.element_kind} | _as_dict(row) for row in systems],
        })  # fmt: skip
    else:
        _tell(case, loaded, findings, lineage, systems)
    return 0 if loaded else 1


def _as_dict(row: LineageCount) -> dict[str, object]:
    return {
        "element_kind": row.element_kind, "measured": row.measured, "estimate": row.estimate,
        "plan": row.plan, "assumption": row.assumption, "total": row.total,
    }  # fmt: skip


def _tell(
    name: str,
    case: Case | None,
    findings: tuple[Finding, ...],
    lineage: tuple[LineageCount, ...],
    systems: tuple[LineageCount, ...],
) -> None:
    from kerege.cli.findings_text import in_words
    from kerege.cli.screen import counted, say, table

    say(*(str(f) for f in findings))
    if case is not None:
        for title, first, counted_rows in (
            ("What the numbers rest on (the weakest claim of a number counts)", "numbers of a", lineage),
            ("The same by system", "system", systems),
        ):
            rows = [(r.element_kind, r.measured, r.estimate, r.plan, r.assumption, r.total)
                    for r in counted_rows]  # fmt: skip
            sums = [sum(column) for column in zip(*(row[1:] for row in rows), strict=True)]
            if rows:
                table(
                    title,
                    (first, ">measured", ">estimate", ">plan", ">assumption", ">all"),
                    [(str(row[0]), *map(str, row[1:])) for row in rows] + [("all", *map(str, sums))],
                )
        say(
            f"{counted(len(case.book.claims), 'claim')} of {counted(len(case.book.sources), 'source')}, "
            f"{counted(len(case.numbers), 'number')}, {counted(len(case.shocks), 'shock')}, "
            f"{counted(len(case.events), 'event')}"
        )
    verdict = "can be run" if case is not None else "cannot be run"
    say(f"{name} {verdict}: {in_words(findings)}")
