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
    from shlex import quote

    from kerege.case.folders import input_files
    from kerege.case.scaffold import new_case
    from kerege.cli.screen import put_json, say

    if not folder.strip():
        raise typer.BadParameter("DIR is blank; give the name of a folder")
    made = new_case(folder)
    files = [p.relative_to(made).as_posix() for p in input_files(made)]
    if as_json:
        put_json({"folder": made, "files": files, "findings": []})
        return 0
    say(
        f"A case of {len(files)} files is in {made}. All its figures are invented: replace them.",
        f"Check it: kerege check {quote(str(made))}",
        f"Run it: kerege run {quote(str(made))} --out out",
    )
    return 0
