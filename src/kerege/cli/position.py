"""``kerege position``: who the focus actor depends on, by domain, by whose numbers, and how that shifted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kerege.cli.options import CaseArgument, JsonOption

if TYPE_CHECKING:
    from kerege.case.model import Case
    from kerege.position.model import Position

WEIGHT = "DOMAIN=VALUE"


def position(
    case: CaseArgument,
    *,
    year: Annotated[
        int | None,
        typer.Option(min=1, max=9999, metavar="YEAR", help="Show this year; the latest if left out."),
    ] = None,
    weights: Annotated[
        list[str] | None,
        typer.Option(
            "--weight", metavar=WEIGHT, help="Weight of a domain in the overall balance. Repeatable."
        ),
    ] = None,
    domains: Annotated[
        list[str] | None, typer.Option("--domain", metavar="DOMAIN", help="Only this domain. Repeatable.")
    ] = None,
    out: Annotated[
        str | None, typer.Option("--out", metavar="DIR", help="Write every table as CSV into this folder.")
    ] = None,
    as_json: JsonOption = False,
) -> int:
    """Show shares, concentration, largest partners, asymmetries, events and forecasts from the relations."""
    chosen = dict(parse_weight(text) for text in weights or ())
    from kerege.case.load import load_case
    from kerege.cli.position_text import tell
    from kerege.cli.screen import put_json, remark
    from kerege.position.build import position as make

    folder = None if out is None else _folder(out)
    loaded = load_case(case)
    found = make(loaded, year=year, domains=domains or (), weights=chosen)
    written = [] if folder is None else write_tables(found, folder)
    if as_json:
        put_json(document(loaded, found))
    else:
        tell(loaded, found)
    if folder is not None:
        remark(f"{len(written)} tables written to {folder}")
    return 0


def document(case: Case, found: Position) -> dict[str, object]:
    """Return the one JSON document of the command."""
    return {
        "case": case.meta.id, "focus": found.focus, "vectors": list(found.vectors), "year": found.year,
        **found.tables(), "units": {"shares": "1", "hirschman": "0 to 100"},
        "findings": [f.as_dict() for f in case.findings],
    }  # fmt: skip


def parse_weight(text: str) -> tuple[str, float]:
    """Return the domain and value of ``--weight``.

    Raises
    ------
    typer.BadParameter
        If the text does not have the form.

    Examples
    --------
    >>> parse_weight("trade=2")
    ('trade', 2.0)
    """
    name, sign, value = text.partition("=")
    try:
        if sign and name.strip():
            return name.strip(), float(value)
    except ValueError:
        pass
    raise typer.BadParameter(f"{text!r} is not of the form {WEIGHT}, such as trade=2")


def _folder(out: str) -> Path:
    """Return the folder for tables, made and known to be one.

    Raises
    ------
    typer.BadParameter
        If the name is blank.
    FindingsError
        If it cannot be made, or is a case.
    """
    from kerege.base.findings import FindingsError, error

    if not out.strip():
        raise typer.BadParameter("--out is blank; give the name of a folder")
    folder = Path(out)
    problem, remedy = "", "give another folder, for example --out out"
    if (folder / "case.toml").exists():
        problem = "the tables would be written among the files of a case"
    else:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except (OSError, ValueError) as reason:
            problem = f"the tables cannot be written there: {getattr(reason, 'strerror', None) or reason}"
    if problem:
        raise FindingsError("position", [
            error("not-writable", problem, subject=out, expected="a folder for results", found=out,
                  remedy=remedy)])  # fmt: skip
    return folder


def write_tables(found: Position, folder: Path) -> list[Path]:
    """Write every table as ``position_<name>.csv``, lists as ``a;b``; return the paths."""
    import polars as pl

    paths = []
    for name, table in found.tables().items():
        lists = [c for c, kind in table.schema.items() if isinstance(kind, pl.List)]
        path = folder / f"position_{name}.csv"
        table.with_columns(pl.col(c).list.join(";") for c in lists).write_csv(path)
        paths.append(path)
    return paths
