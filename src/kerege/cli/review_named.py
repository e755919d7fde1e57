"""Decisions about candidates named by their ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from kerege.base.findings import Finding, FindingsError, error, shorten
from kerege.cli.review import review_words
from kerege.cli.screen import put_json, remark, say
from kerege.evidence.reviewing import review

if TYPE_CHECKING:
    from kerege.evidence.opening import Ledger
    from kerege.evidence.pending import OpenCandidate


def decide_named(
    ledger: Ledger,
    waiting: Sequence[OpenCandidate],
    asked: Sequence[tuple[str, str, Mapping[str, object]]],
    author: str,
    reason: str,
    *,
    again: bool,
    as_json: bool,
) -> int:
    """Decide about each candidate and tell it; one that fails leaves the others. Return the exit code.

    ``asked`` holds id (or its first letters), verdict and corrected fields.
    """
    made, findings = [], list[Finding]()
    for name, verdict, changes in asked:
        try:
            one = _full(name, waiting)
            made.append(
                review(
                    ledger, one, verdict, author=author, reason=reason, changes=changes or None, again=again
                )
            )
        except FindingsError as problem:
            findings += problem.findings
    if as_json:
        put_json({"ledger": ledger.place, "reviews": made, "findings": [f.as_dict() for f in findings]})
    else:
        say(*(review_words(one) for one in made))
        remark(*(str(f) for f in findings))
    return 1 if findings else 0


def _full(name: str, waiting: Sequence[OpenCandidate]) -> str:
    """Return the whole id of the one waiting candidate that begins with ``name``; else ``name`` itself.

    Raises
    ------
    FindingsError
        If several begin with it.
    """
    found = [one.id for one in waiting if one.id.startswith(name)] if name else []
    if len(found) > 1 and name not in found:
        raise FindingsError("review", [error(
            "ambiguous-candidate", f"{len(found)} candidates that wait begin with {shorten(name)}",
            expected="enough letters of an id to tell which",
            found=", ".join(one[: len(name) + 4] for one in found[:4]),
            remedy="write more letters of the id; kerege review --list shows them",
        )])  # fmt: skip
    return found[0] if len(found) == 1 else name
