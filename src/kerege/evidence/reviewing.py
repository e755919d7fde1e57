"""Review a candidate: the decision and the claim it makes are written together or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from kerege.base.findings import raise_errors, shorten
from kerege.evidence.changes import check_changes
from kerege.evidence.claiming import Wish, add_claim
from kerege.evidence.claims import Claim
from kerege.evidence.decisions import Verdict, record
from kerege.evidence.faults import ledger_error
from kerege.evidence.opening import Ledger
from kerege.evidence.plaintext import check_plain
from kerege.evidence.reviews import Review, ReviewVerdict, add_review, same_changes
from kerege.evidence.standing import Standing, State, standings
from kerege.evidence.state import CLAIMS, current
from kerege.evidence.transactions import write
from kerege.evidence.works import load_work, work_of


@dataclass(frozen=True, slots=True)
class _Request:
    """A review as asked for."""

    verdict: ReviewVerdict
    author: str
    reason: str
    changes: Mapping[str, object]
    claim: Claim | str | None
    again: bool
    place: str


def review(
    ledger: Ledger,
    candidate: str,
    verdict: ReviewVerdict | str,
    *,
    author: str,
    reason: str = "",
    changes: Mapping[str, object] | None = None,
    claim: Claim | str | None = None,
    again: bool = False,
) -> Review:
    """Record what somebody decides about a candidate and return it.

    ``accept`` and ``correct`` make a claim of it, with its source and its quote; ``reject`` closes it, and
    takes the claim back if it was one; ``defer`` leaves it open. The same review by the same author again is
    returned as it stands.

    Parameters
    ----------
    candidate
        Id of a candidate in the ledger.
    verdict
        ``accept``, ``correct``, ``reject`` or ``defer``.
    author, reason
        Who decides and why; only ``accept`` needs no reason.
    changes
        Field of the candidate -> its right content; with ``correct``, and only then.
    claim
        Id of the claim to make, or the claim itself, worded by the reviewer. By default the claim that the
        same words were before, else ``r-`` and the id of the candidate.
    again
        Decide anew what was decided already.

    Raises
    ------
    FindingsError
        If the candidate is not there, was decided meanwhile, does not stand in its text, or makes no valid
        claim, or if the call contradicts itself or the database fails; nothing is then recorded.
    """
    request = _Request(
        _verdict(verdict, candidate), author.strip(), reason.strip(), dict(changes or {}), claim, again,
        ledger.place,
    )  # fmt: skip
    _check_call(request, candidate)
    return write(ledger, lambda connection: _review(connection, candidate, request))


def _review(connection: sa.Connection, name: str, request: _Request) -> Review:
    found = work_of(connection, name)
    if found is None:
        raise ledger_error(
            "unknown-candidate",
            f"the ledger has no candidate '{name}'",
            request.place,
            expected="the id of a candidate that was stored",
            found=shorten(name),
            remedy="store the reading first, or copy the id from the list of open candidates",
        )
    work = load_work(connection, found)
    state = standings(work)[name]
    if _is_repeated(state, request):
        assert state.decision is not None  # noqa: S101
        return state.decision
    _check_open(name, state, request)
    claim: tuple[str, int | None] = ("", None)
    if request.verdict in (ReviewVerdict.ACCEPT, ReviewVerdict.CORRECT):
        wish = Wish(request.changes, request.claim, request.author, request.reason)
        claim = add_claim(connection, work, work.candidates[name], state, wish)
    elif request.verdict is ReviewVerdict.REJECT and state.claim and state.decision is not None:
        row = current(connection, CLAIMS, [state.claim])[state.claim]
        record(connection, Verdict.EXCLUDE, row, author=request.author, reason=request.reason)
        claim = (row.id, row.version)
    return add_review(
        connection,
        request.verdict,
        name,
        reading=work.readings[-1].id,
        changes=request.changes,
        claim=claim,
        author=request.author,
        reason=request.reason,
    )


def _is_repeated(state: State, request: _Request) -> bool:
    """Return whether this very review is the one that holds, as after a connection that broke too late."""
    last = state.decision
    if last is None or request.again or state.standing is Standing.REOPENED:
        return False
    asked = request.claim.id if isinstance(request.claim, Claim) else request.claim
    return (
        (last.verdict, last.author, last.reason) == (request.verdict, request.author, request.reason)
        and same_changes(last.changes, request.changes)
        and asked in (None, last.claim)
    )


def _check_open(name: str, state: State, request: _Request) -> None:
    if request.again or state.standing.waits:
        return
    last = state.decision
    if last is None:
        raise ledger_error(
            "superseded-candidate",
            "a later reading of the same work does not propose this candidate any more",
            name,
            expected="a candidate of the latest reading",
            found="one of an earlier reading",
            remedy="review the candidates of the latest reading, or say that this one is meant (again)",
        )
    because = f" ({last.reason})" if last.reason else ""
    raise ledger_error(
        "already-decided",
        f"decided by {last.author} at {last.at}: {last.verdict}{because}",
        name,
        expected="a candidate that is open",
        found=f"review {last.id}" + (f", claim {last.claim}" if last.claim else ""),
        remedy="look at that decision; to decide anew, say so (again)",
    )


def _verdict(verdict: ReviewVerdict | str, candidate: str) -> ReviewVerdict:
    try:
        return ReviewVerdict(verdict)
    except ValueError:
        raise ledger_error(
            "unknown-verdict",
            "there is no such verdict",
            candidate,
            expected=", ".join(ReviewVerdict),
            found=shorten(verdict),
            remedy="write one of the words",
        ) from None


def _check_call(request: _Request, candidate: str) -> None:
    verdict = request.verdict
    if not request.author or not (request.reason or verdict is ReviewVerdict.ACCEPT):
        raise ledger_error(
            "no-reason",
            "a review needs an author, and a reason unless it accepts",
            candidate,
            found=f"author {shorten(request.author)}, reason {shorten(request.reason)}",
            remedy="say who decides and why",
        )
    if bool(request.changes) != (verdict is ReviewVerdict.CORRECT):
        raise ledger_error(
            "no-change",
            "a correction changes fields of the candidate, and no other review does",
            candidate,
            expected="changes with 'correct', and none otherwise",
            found=f"{verdict} with {shorten(request.changes)}",
            remedy="name the fields to correct, or accept the candidate as it is",
        )
    if request.claim is not None and verdict in (ReviewVerdict.REJECT, ReviewVerdict.DEFER):
        raise ledger_error(
            "no-claim",
            "only accepting makes a claim",
            candidate,
            expected="no claim",
            found=f"{verdict} with a claim",
            remedy="leave the claim out, or accept the candidate",
        )
    findings = [*check_plain([request.author, request.reason, candidate], candidate)]
    raise_errors("review", [*findings, *check_changes(request.changes, candidate)])
