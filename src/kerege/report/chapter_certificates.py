"""The certificates in words: that every answer shown is an answer, recomputed from the inputs."""

from __future__ import annotations

from kerege.report.cells import Cell, Column, Line, TableView, table
from kerege.report.context import Context, certificate_anchor
from kerege.report.digits import fixed, residual
from kerege.solve import Certificate


def certificates_chapter(ctx: Context) -> dict[str, object]:
    """Return one row for each solved market that the report shows."""
    found = all_certificates(ctx)
    return {
        "passed": sum(c.passed for _, _, c in found),
        "count": len(found),
        "table": _table(found),
        "residual": residual(ctx.study.base.residual),
        "identity": residual(ctx.study.base.identity),
        "uniqueness": ctx.study.base.uniqueness,
    }


def all_certificates(ctx: Context) -> list[tuple[str, str, Certificate]]:
    """Return (anchor, what was solved, certificate) in the order of the report."""
    study = ctx.study
    found = [(certificate_anchor("base"), "base market", study.base.certificate)]
    found += [(certificate_anchor(r.shock.id), r.shock.title, r.certificate) for r in study.shocks]
    for run in study.backtests:
        found += [
            (
                certificate_anchor(f"{run.event.id}-{n + 1}"),
                f"{run.event.id} {run.event.name}, solve {n + 1}",
                c,
            )
            for n, c in enumerate(run.certificates)
        ]
    return found


def _table(found: list[tuple[str, str, Certificate]]) -> TableView:
    lines = [
        Line(
            (
                Cell(what),
                Cell("passed" if c.passed else "FAILED", css="good" if c.passed else "bad"),
                Cell(residual(c.worst)),
                Cell(residual(c.primal)),
                Cell(residual(c.dual)),
                Cell(residual(c.complementarity)),
                Cell(residual(c.gap)),
                Cell(c.solver),
                Cell(fixed(c.iterations, 0)),
                Cell(c.digest, css="code"),
            ),
            id=anchor,
        )
        for anchor, what, c in found
    ]
    columns = (
        Column("Market"),
        Column("certificate"),
        Column("worst", numeric=True),
        Column("balance", numeric=True),
        Column("optimality", numeric=True),
        Column("complementarity", numeric=True),
        Column("gap", numeric=True),
        Column("solver"),
        Column("steps", numeric=True),
        Column("inputs"),
    )
    return table("Certificates of all markets solved", columns, lines)
