"""The certificates in words: that every answer shown is an answer, recomputed from the inputs."""

from __future__ import annotations

from kerege.report.cells import Cell, Column, Line, TableView, table
from kerege.report.context import Context, certificate_anchor
from kerege.report.digits import fixed, residual
from kerege.study.verdicts import Proof, certificates


def certificates_chapter(ctx: Context) -> dict[str, object]:
    """Return one row for each solved market that the report shows."""
    found = list(certificates(ctx.study))
    return {
        "passed": sum(p.certificate.passed for p in found),
        "count": len(found),
        "table": _table(found),
        "residual": residual(ctx.study.base.residual),
        "identity": residual(ctx.study.base.identity),
        "uniqueness": ctx.study.base.uniqueness,
    }


def _table(found: list[Proof]) -> TableView:
    columns = (
        Column("Market"),
        Column("certificate"),
        Column("worst", numeric=True),
        Column("balance", numeric=True),
        Column("optimality", numeric=True),
        Column("complementarity", numeric=True),
        Column("gap", numeric=True),
        Column("natural", numeric=True),
        Column("solver"),
        Column("steps", numeric=True),
        Column("inputs"),
    )
    return table("Certificates of all markets solved", columns, [_line(p) for p in found])


def _line(proof: Proof) -> Line:
    c = proof.certificate
    return Line(
        (
            Cell(proof.of),
            Cell("passed" if c.passed else "FAILED", css="good" if c.passed else "bad"),
            Cell(residual(c.worst)),
            Cell(residual(c.primal)),
            Cell(residual(c.dual)),
            Cell(residual(c.complementarity)),
            Cell(residual(c.gap)),
            Cell(residual(c.natural)),
            Cell(c.solver),
            Cell(fixed(c.iterations, 0)),
            Cell(c.digest, css="code"),
        ),
        id=certificate_anchor(proof.key),
    )
