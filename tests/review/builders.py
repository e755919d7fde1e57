"""Candidates and a small case to set them against."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kerege.case.load import load_case
from kerege.case.model import Case
from kerege.case.scaffold import new_case
from kerege.reader.candidates import Candidate


def candidate(**given: Any) -> Candidate:
    """Return a figure of the year 2023; ``given`` replaces fields."""
    fields: dict[str, Any] = {
        "doc": "a.txt", "digest": "0" * 64, "char_start": 0, "char_end": 5, "span": "17 Mt", "claim_start": 0,
        "claim_end": 9, "kind": "quantity", "measure": "pipeline_capacity",
        "subject": "Pipeline through Transit", "value": 17.0, "unit": "Mt/year", "period": "2023",
    }  # fmt: skip
    return Candidate(**(fields | given))


def relation(name: str, subject: str, other: str, **given: Any) -> Candidate:
    """Return a relation."""
    fields = {"kind": "relation", "relation": name, "subject": subject, "object": other, "value": None}
    return candidate(**({"unit": "", "measure": "", "period": ""} | fields | given))


def small_case(
    folder: Path, claims: Iterable[str] = (), bindings: Iterable[str] = (), choices: str = ""
) -> Case:
    """Return the template case with more claims; a binding replaces that of the same number."""
    place = new_case(folder / "case")
    with (place / "claims" / "example.csv").open("a", encoding="utf-8") as out:
        out.writelines(f"{line}\n" for line in claims)
    lines = (place / "bindings.csv").read_text(encoding="utf-8").splitlines()
    for line in bindings:
        key = line.split(",")[:4]
        lines = [other for other in lines if other.split(",")[:4] != key] + [line]
    (place / "bindings.csv").write_text("\n".join([lines[0], *sorted(lines[1:])]) + "\n", encoding="utf-8")
    with (place / "choices.toml").open("a", encoding="utf-8") as out:
        out.write(choices)
    return load_case(str(place))


def claim(name: str, subject: str, measure: str, value: object, unit: str, **given: str) -> str:
    """Return a line of claims about 2023."""
    cells = {
        "id": name, "topic": "crude", "subject": subject, "measure": measure, "object": "",
        "value": str(value), "low": "", "high": "", "unit": unit,
        "start": "2023-01-01", "end": "2023-12-31", "kind": "measured",
        "source": "example", "speaker": "", "note": "",
    }  # fmt: skip
    return ",".join((cells | given).values())
