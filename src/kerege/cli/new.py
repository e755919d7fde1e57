"""``kerege new``: a small valid case of invented figures to start from."""

from __future__ import annotations

from typing import Annotated

import typer

from kerege.cli.options import JsonOption


def new(
    folder: Annotated[
        str, typer.Argument(metavar="DIR", help="A folder that does not exist yet, or is empty.")
    ],
    as_json: JsonOption = False,
) -> int:
    """Write a small valid case of invented figures into a new folder."""
    from kerege.case.folders import input_files
    from kerege.case.scaffold import new_case
    from kerege.cli.screen import put_json, say

    made = new_case(folder)
    files = [p.relative_to(made).as_posix() for p in input_files(made)]
    if as_json:
        put_json({"folder": made, "files": files, "findings": []})
        return 0
    say(
        f"A case of {len(files)} files is in {made}. All its figures are invented: replace them.",
        f"Check it: kerege check {made}",
        f"Run it: kerege run {made} --out {made}-out",
    )
    return 0
