"""Arguments and options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

CaseArgument = Annotated[
    str, typer.Argument(metavar="CASE", help="Name of a bundled case, or path of a case folder.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]
StartOption = Annotated[
    str | None,
    typer.Option("--start", metavar="DATE", help="First day; that of the base period by default."),
]
WorkersOption = Annotated[
    int | None,
    typer.Option(min=1, help="Processes; all usable cores by default. Digits do not depend on it."),
]
