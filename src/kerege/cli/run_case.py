"""``kerege run``: the whole study of a case, the answer in a few lines, the report in a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kerege.cli.options import CaseArgument, JsonOption
from kerege.study.defaults import DRAWS, SEED

if TYPE_CHECKING:
    from kerege.base.findings import FindingsError
    from kerege.study.model import Study


def run_case(
    case: CaseArgument,
    *,
    out: Annotated[
        str, typer.Option("--out", metavar="DIR", help="Folder for the report; made if it is not there.")
    ],
    draws: Annotated[
        int, typer.Option(min=0, help="Draws from the claims' ranges; 0 gives no ranges and no drivers.")
    ] = DRAWS,
    seed: Annotated[int, typer.Option(min=0, help="Seed of the draws.")] = SEED,
    workers: Annotated[
        int | None,
        typer.Option(min=1, help="Processes; all usable cores by default. Digits do not depend on it."),
    ] = None,
    games: Annotated[
        bool, typer.Option(help="Leverage, power, the worst case and the hedge; without them it is quicker.")
    ] = True,
    as_json: JsonOption = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no remarks.")] = False,
) -> int:
    """Run a case: base, shocks, ranges, leverage, hedge, backtests; print the answer, write the report."""
    from kerege.case.load import load_case
    from kerege.cli.bars import bars
    from kerege.cli.findings_text import remark_findings
    from kerege.cli.screen import put_json, say
    from kerege.report.answer import plain_answer
    from kerege.study.build import run_study

    write_report = _report_writer()
    loaded = load_case(case)
    folder = _prepare(out)
    if not quiet and not as_json:
        remark_findings(case, loaded.findings)
    with bars(quiet=quiet) as progress:
        study = run_study(loaded, draws=draws, seed=seed, games=games, workers=workers, progress=progress)
        page = write_report(study, folder, progress)
    if as_json:
        put_json(_summary(study, page))
    else:
        say(*plain_answer(study), f"Report: {page}")
    return 0


def _report_writer() -> Any:
    """Return the function that writes the report, or say which extra it needs, before any work is done."""
    from importlib.util import find_spec

    missing = [name for name in ("jinja2", "xlsxwriter") if find_spec(name) is None]
    if missing:
        raise _refused(
            "missing-extra", f"the report needs the package {missing[0]}", "",
            expected="an installation with the extra [report]", found=f"no module {missing[0]}",
            remedy="install it: python -m pip install 'kerege[report]'")  # fmt: skip
    from kerege.report import write_report

    return write_report


def _prepare(out: str) -> Path:
    """Make the folder and make sure it can be written, before any work is done.

    Raises
    ------
    typer.BadParameter
        If the name is blank, as from a variable that is not set.
    FindingsError
        If it cannot, or if it is a case folder.
    """
    import tempfile

    if not out.strip():
        raise typer.BadParameter("--out is blank; give the name of a folder")
    folder = Path(out)
    if (folder / "case.toml").exists():
        raise _refused(
            "out-is-a-case", "the report would be written among the files of a case", str(folder),
            expected="a folder for results", found="a folder with case.toml",
            remedy="give another folder, for example --out out")  # fmt: skip
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise _refused(
            "not-writable", f"the report cannot be written there: {reason}", str(folder),
            expected="a folder that can be written", found=str(folder),
            remedy="give another folder") from None  # fmt: skip
    return folder


def _refused(code: str, message: str, subject: str, **where: str) -> FindingsError:
    from kerege.base.findings import FindingsError, error

    return FindingsError("run", [error(code, message, subject=subject, **where)])


def _summary(study: Study, page: Path) -> dict[str, object]:
    from kerege.report.answer import plain_answer
    from kerege.study.verdicts import default_run, worst_certificate

    run, worst = default_run(study), worst_certificate(study)
    return {
        "case": study.case.meta.id,
        "shock": None if run is None else run.shock.id,
        "answer": plain_answer(study),
        "report": page,
        "ranges": {r.shock.id: r.ranges for r in study.shocks},
        "states": {r.shock.id: r.changes.states for r in study.shocks},
        "backtests": [
            {
                "id": b.event.id,
                "name": b.event.name,
                "role": b.event.role,
                "verdict": b.verdict,
                "reason": b.reason,
            }
            for b in study.backtests
        ],
        "worst_certificate": {"of": worst.of, **worst.certificate.as_dict()},
        "base": {"residual": study.base.residual, "identity": study.base.identity},
        "version": study.version,
        "digest": study.digest,
        "draws": study.draws,
        "seed": study.seed,
        "seconds": study.seconds,
        "findings": [f.as_dict() for f in study.case.findings],
    }
