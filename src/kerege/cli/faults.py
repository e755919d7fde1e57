"""What went wrong, told to a person (or in JSON), and the exit code that goes with it."""

from __future__ import annotations

import io
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, suppress
from typing import TYPE_CHECKING, TextIO

import typer

if TYPE_CHECKING:
    from kerege.base.findings import Finding

OK, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130
#: errors told as they are; their rooms are heavy to import, and are loaded if one was raised
UNPROVEN = {"SolveError", "NucleolusError"}
#: typer brings its own copy of click in newer versions, so its classes are reached through a public one
UsageError = typer.BadParameter.__bases__[0]


def guarded(work: Callable[[], object], *, as_json: bool, debug: bool) -> int:
    """Run a command and return its exit code; no exception leaves, whatever happens inside.

    Parameters
    ----------
    work
        The command; a whole number it returns is the exit code.
    as_json
        Whether errors are told as a JSON document on stdout.
    debug
        Whether the traceback of an unexpected error is shown.
    """
    try:
        code = _run(work, as_json=as_json, debug=debug)
        sys.stdout.flush()
    except BrokenPipeError:
        _silence(sys.stdout)
        return FAILED
    return code


def _run(work: Callable[[], object], *, as_json: bool, debug: bool) -> int:
    try:
        result = work()
    except (KeyboardInterrupt, typer.Abort):
        result = INTERRUPTED
    except BrokenPipeError:
        raise
    except Exception as problem:
        return _tell(problem, as_json=as_json, debug=debug)
    if result == INTERRUPTED:  # typer itself turns an interrupt into this code
        sys.stderr.write("interrupted\n")
        _end_workers()
    return result if isinstance(result, int) else OK


def _tell(problem: Exception, *, as_json: bool, debug: bool) -> int:
    code, text, findings = explain(problem)
    if as_json:
        from kerege.cli.screen import put_json

        put_json({"error": text, "findings": [f.as_dict() for f in findings]})
    else:
        sys.stderr.write("".join(f"{f}\n" for f in findings) + text + "\n")
    if debug:
        traceback.print_exception(problem)
    return code


def explain(problem: Exception) -> tuple[int, str, Sequence[Finding]]:
    """Return exit code, message and findings of an exception."""
    from kerege.base.findings import FindingsError, Severity

    if isinstance(problem, FindingsError):
        count = sum(f.severity is Severity.ERROR for f in problem.findings)
        return FAILED, f"{problem.stage}: {count} error{'' if count == 1 else 's'}", problem.findings
    if isinstance(problem, UsageError):
        return USAGE, _usage(problem), ()
    if isinstance(problem, OSError):
        where = f" ({problem.filename})" if problem.filename else ""
        return FAILED, f"the system refused: {problem.strerror or problem}{where}", ()
    if isinstance(problem, MemoryError):
        return FAILED, "not enough memory for this case; run fewer processes with --workers 1", ()
    if type(problem).__name__ in UNPROVEN:
        return FAILED, f"no certified answer: {problem}", ()
    return (
        FAILED,
        (
            f"unexpected error: {type(problem).__name__}: {problem}\n"
            "This is a fault of the program. Please report it with the command and the case; "
            "kerege --debug COMMAND (or KEREGE_DEBUG=1) shows where it happened."
        ),
        (),
    )


def _usage(problem: Exception) -> str:
    context = getattr(problem, "ctx", None)
    command = getattr(context, "command_path", "kerege")
    told = getattr(problem, "format_message", lambda: str(problem))()
    return f"{command}: {told}\nTry: {command} --help"


def _end_workers() -> None:
    """End worker processes at once: what they still work on is not wanted, and leaving would wait for it."""
    loky = sys.modules.get("loky")
    if loky is not None:
        with suppress(Exception), redirect_stderr(io.StringIO()):  # it complains of the work that was dropped
            loky.get_reusable_executor(reuse=True).shutdown(wait=True, kill_workers=True)


def _silence(stream: TextIO) -> None:
    """Let what is still to be written to a closed pipe go nowhere."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
