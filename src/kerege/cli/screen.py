"""Where commands write: text and tables on stdout, remarks on stderr, or one JSON document."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TextIO

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.measure import Measurement
from rich.table import Table

from kerege.cli.jsonable import document

#: control characters and marks of direction -> how they are shown: no text commands the terminal
_SHOWN = {
    code: chr(code).encode("unicode_escape").decode()
    for code in (
        *range(9),
        *range(11, 32),
        *range(127, 160),
        0x200E,
        0x200F,
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    )
}
#: width where nobody reads on a screen: nothing is folded or cut
UNBOUND = 100_000


class _Console(Console):
    """A console that leaves a closed pipe to the entry point."""

    def on_broken_pipe(self) -> None:
        """Raise it again instead of ending the program here."""
        raise BrokenPipeError


def console(stream: TextIO, width: int | None = None) -> Console:
    """Return a console that prints text as it is, on terminals folded and elsewhere not."""
    if width is None and not stream.isatty():
        width = UNBOUND
    height = None if width is None else 25  # without one the width is not heard on a dumb terminal
    return _Console(file=stream, width=width, height=height, markup=False, highlight=False, emoji=False)


def say(*lines: str) -> None:
    """Print lines on stdout."""
    _print(console(sys.stdout), lines)


def remark(*lines: str) -> None:
    """Print lines on stderr: what is not the result."""
    _print(console(sys.stderr), lines)


def _print(out: Console, lines: Iterable[str]) -> None:
    for line in lines:
        out.print(line.translate(_SHOWN), soft_wrap=not out.is_terminal)


def put_json(value: object) -> None:
    """Print ``value`` as the one JSON document of the command."""
    coded = (sys.stdout.encoding or "ascii").lower().replace("-", "")
    sys.stdout.write(document(value, ascii_only=not coded.startswith("utf")) + "\n")


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table; a column whose name begins with ``>`` is set to the right.

    Cells of the first column and of columns set to the right are never folded or cut: on a narrow terminal
    the table becomes wider than the screen instead.
    """
    cells = [tuple(text.translate(_SHOWN) for text in row) for row in rows]
    out = console(sys.stdout)
    if not cells:
        _print(out, [f"{title}: none"])
        return
    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for n, name in enumerate(columns):
        right, head = name.startswith(">"), name.removeprefix(">")
        whole = right or n == 0
        grid.add_column(
            head,
            justify="right" if right else "left",
            no_wrap=whole,
            min_width=max(cell_len(text) for text in (head, *(row[n] for row in cells))) if whole else None,
            overflow="fold",
        )
    for row in cells:
        grid.add_row(*row)
    narrow = Measurement.get(out, out.options.update(width=UNBOUND), grid).minimum
    paper = console(sys.stdout, max(out.width, narrow))
    with paper.capture() as drawn:
        paper.print(grid)
    lines = [line.rstrip() for line in drawn.get().splitlines()]
    out.file.write("\n".join([title, *lines[1:]]).rstrip() + "\n\n")


def counted(number: int, word: str) -> str:
    """Return a number with its noun.

    Examples
    --------
    >>> counted(1, "claim"), counted(2, "claim")
    ('1 claim', '2 claims')
    """
    return f"{number} {word}{'' if number == 1 else 's'}"
