"""Arguments and options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

CaseArgument = Annotated[
    str, typer.Argument(metavar="CASE", help="Name of a bundled case, or path of a case folder.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]
