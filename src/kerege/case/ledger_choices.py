"""From a ledger to a case: what was excluded and chosen there is added to ``choices.toml``."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path

from kerege.base.findings import Finding, FindingsError, error, raise_errors, warning
from kerege.case.choices import FILE
from kerege.case.toml_reading import Toml, read_toml
from kerege.evidence.decisions import Decision
from kerege.evidence.opening import Ledger
from kerege.evidence.viewing import read_state, view_ledger

#: what a decision is about: ("exclude", claim), or ("choose", element.attribute@of)
_About = tuple[str, str]


def export_choices(ledger: Ledger, folder: Path) -> tuple[Path | None, tuple[Finding, ...]]:
    """Add the ledger's exclusions and choices to ``choices.toml`` of a case; return the path if it changed.

    What the file says stays as it is, remarks included; new tables are added at its end, each with the
    reason, author and day of the decision. Where file and ledger differ the file holds, with a warning.
    Claims whose review was taken back are not exported and need no exclusion.

    Raises
    ------
    FindingsError
        If the ledger cannot be read, the file is no TOML, or it cannot be written; nothing is then written.
    """
    view, withdrawn = view_ledger(ledger), read_state(ledger).withdrawn
    made: dict[_About, Decision] = {
        ("exclude", claim): d for claim, d in view.excluded.items() if claim not in withdrawn
    } | {("choose", number): d for number, d in view.chosen.items() if d.claim not in withdrawn}
    path = folder / FILE
    toml = None
    if path.exists():
        toml, problems = read_toml(path, FILE)
        raise_errors("choices", problems)
    written = _written(toml)
    findings = [
        _differs(about, written[about], d.claim, path)
        for about, d in made.items()
        if about in written and written[about] != d.claim
    ] + [_accepted_again(claim, path) for claim in view.accepted if ("exclude", claim) in written]
    added = {about: d for about, d in made.items() if about not in written}
    if not added:
        return None, tuple(findings)
    before = "".join(f"{line}\n" for line in toml.lines) + "\n" if toml else ""
    text = before + "\n".join(_table(about, d) for about, d in added.items())
    _check(text, path)
    _write(path, text)
    return path, tuple(findings)


def _written(toml: Toml | None) -> dict[_About, str]:
    """Return what a file decides already, with the claim it names; tables of a wrong shape are left out."""
    data: Mapping[str, object] = toml.data if toml else {}
    found: dict[_About, str] = {}
    for name in ("exclude", "choose"):
        tables = data.get(name)
        for table in tables if isinstance(tables, list) else []:
            if not isinstance(table, dict):
                continue
            claim, of = str(table.get("claim", "")), table.get("of")
            number = f"{table.get('element')}.{table.get('attribute')}" + (f"@{of}" if of else "")
            found[name, claim if name == "exclude" else number] = claim
    return found


def _table(about: _About, decision: Decision) -> str:
    """Return a decision as a table; JSON strings are TOML strings but for the delete character."""
    name, number = about
    cells = {"claim": decision.claim, "reason": f"{decision.reason} ({decision.author}, {decision.at[:10]})"}
    if name == "choose":
        quantity, _, of = number.partition("@")
        element, _, attribute = quantity.rpartition(".")
        cells = {"element": element, "attribute": attribute} | ({"of": of} if of else {}) | cells
    lines = [f"{key} = {json.dumps(text, ensure_ascii=False)}\n" for key, text in cells.items()]
    return f"[[{name}]]\n{''.join(lines)}".replace("\x7f", "\\u007F")


def _check(text: str, path: Path) -> None:
    """Refuse to write what would be no TOML, as behind a list that the file writes on one line."""
    try:
        tomllib.loads(text)
    except (ValueError, RecursionError):
        raise FindingsError("choices", [error(
            "cannot-extend", "the file writes exclude or choose in a form that cannot be added to",
            file=str(path), expected="tables such as [[exclude]]", found="exclude = [...] or choose = [...]",
            remedy="write each exclusion and choice as a table of its own",
        )]) from None  # fmt: skip


def _differs(about: _About, written: str, claim: str, path: Path) -> Finding:
    return warning(
        "choice-differs",
        f"the ledger chooses claim {claim} for {about[1]}, the file claim {written}; the file is left alone",
        file=str(path), subject=about[1], expected=claim, found=written,
        remedy="correct the file, or record the other choice in the ledger",
    )  # fmt: skip


def _accepted_again(claim: str, path: Path) -> Finding:
    return warning(
        "exclusion-outdated",
        f"the file excludes claim {claim}, which the ledger accepts; the file is left alone",
        file=str(path), subject=claim, expected="no exclusion", found="an exclusion",
        remedy="take the exclusion out of the file, or record it in the ledger",
    )  # fmt: skip


def _write(path: Path, text: str) -> None:
    draft = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(text, encoding="utf-8", newline="\n")
        draft.replace(path)
    except OSError as problem:
        raise FindingsError("choices", [error(
            "cannot-write", f"the file cannot be written: {problem.strerror or problem}", file=str(path),
            expected="a folder that can be written", found=str(path),
            remedy="check the folder and its permissions",
        )]) from None  # fmt: skip
