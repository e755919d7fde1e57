"""Streams that cannot say a minus sign or a name in its letters: plain signs instead of an error."""

from __future__ import annotations

import codecs
import io
import re
import sys

NAME = "kerege-plain"
_PLAIN = {
    "\N{MINUS SIGN}": "-",
    "\N{EN DASH}": "-",
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    "\N{NARROW NO-BREAK SPACE}": " ",
    "\N{HORIZONTAL ELLIPSIS}": "...",
    "\N{MULTIPLICATION SIGN}": "x",
}
_POWER = re.compile("[\N{SUPERSCRIPT MINUS}⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_RAISED = str.maketrans("\N{SUPERSCRIPT MINUS}⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def plain_signs(problem: UnicodeError) -> tuple[str, int]:
    """Return plain signs for what an encoding lacks; a question mark for what has none."""
    if not isinstance(problem, UnicodeEncodeError):
        raise problem
    text, here = problem.object, problem.start
    power = _POWER.match(text, here)
    if power is not None:  # whole, also where the encoding has some of its digits: 10^-9
        return "^" + power[0].translate(_RAISED), power.end()
    return _PLAIN.get(text[here], "?"), here + 1


def prepare_streams() -> None:
    """Make stdout and stderr never fail on a character."""
    codecs.register_error(NAME, plain_signs)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=NAME)
