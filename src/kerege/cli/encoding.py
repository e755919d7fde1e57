"""Streams that cannot say a minus sign or a name in its letters: plain signs instead of an error."""

from __future__ import annotations

import codecs
import io
import sys

NAME = "kerege-plain"
_PLAIN = {
    "\N{MINUS SIGN}": "-",
    "\N{EN DASH}": "-",
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    "\N{NARROW NO-BREAK SPACE}": " ",
    "\N{HORIZONTAL ELLIPSIS}": "...",
}


def plain_signs(problem: UnicodeError) -> tuple[str, int]:
    """Return plain signs for what an encoding lacks; a question mark for what has none."""
    if not isinstance(problem, UnicodeEncodeError):
        raise problem
    text = problem.object[problem.start : problem.end]
    return "".join(_PLAIN.get(letter, "?") for letter in text), problem.end


def prepare_streams() -> None:
    """Make stdout and stderr never fail on a character."""
    codecs.register_error(NAME, plain_signs)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=NAME)
