"""The review at the terminal: one candidate after the other, with its sentence and how it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kerege.base.findings import FindingsError
from kerege.cli.asking import ask, prepare_answers
from kerege.cli.review import review_words
from kerege.cli.screen import counted, say
from kerege.evidence.changes import CHANGEABLE, parse_change
from kerege.evidence.reviewing import review
from kerege.review.words import figure_words, said_words, stand_words, what_words, who_words

if TYPE_CHECKING:
    from kerege.evidence.opening import Ledger
    from kerege.evidence.pending import OpenCandidate
    from kerege.evidence.reviews import Review
    from kerege.review.matches import Match

HELP = "a accept, c correct and accept, r reject, d defer, s skip, q quit"
#: codes of findings after which there is nothing to decide any more
_GONE = ("already-decided", "superseded-candidate")
_VERDICTS = {"a": "accept", "c": "correct", "r": "reject", "d": "defer"}


def ask_all(ledger: Ledger, waiting: Sequence[OpenCandidate], matches: Sequence[Match], author: str) -> int:
    """Ask about each candidate in turn and return 0; every answer is written before the next question."""
    prepare_answers()
    made: list[Review] = []
    for n, one in enumerate(waiting):
        say("", *_shown(one, n, len(waiting), matches[n] if matches else None))
        go_on, decided = _decide(ledger, one, author)
        if decided is not None:
            made.append(decided)
            say(review_words(decided))
        if not go_on:
            break
    say("", f"{counted(len(made), 'decision')} made, {counted(len(waiting) - len(made), 'candidate')} left")
    return 0


def _shown(one: OpenCandidate, n: int, total: int, match: Match | None) -> list[str]:
    """Return the lines that show a candidate: place, sentence with the words marked, fields, standing."""
    c = one.candidate
    about = ", ".join(part for part in (one.document, one.publisher, one.published) if part)
    sentence = (
        f"{one.sentence[: one.before]}»{one.sentence[one.before : one.after]}«{one.sentence[one.after :]}"
    )
    fields = (
        ("figure", figure_words(c)), ("what", what_words(c)), ("who", who_words(c)), ("good", c.good),
        ("period", c.period), ("said by", said_words(c)), ("flags", ", ".join(c.flags)),
        ("stands", stand_words(match) if match else ""), ("was claim", one.claim),
    )  # fmt: skip
    lines = [f"[{n + 1} of {total}] {one.standing}: {about}  ({one.id})", f"  {' '.join(sentence.split())}"]
    lines += [f"  {name + ':':10} {text}" for name, text in fields if text]
    return lines + [f"  before:    {r.verdict} by {r.author} at {r.at} {r.reason}" for r in one.earlier]


def _decide(ledger: Ledger, one: OpenCandidate, author: str) -> tuple[bool, Review | None]:
    """Return whether to go on, and the decision if one was made."""
    while True:
        answer = ask(f"{HELP}: ")
        if answer is None or answer == "q":
            return False, None
        if answer == "s":
            return True, None
        if answer not in _VERDICTS:
            say(f"not known: {answer!r}")
            continue
        changes = _corrections() if answer == "c" else {}
        reason = ask("reason: ") if answer != "a" else ""
        if changes is None or reason is None:
            return False, None
        try:
            return True, review(
                ledger, one.id, _VERDICTS[answer], author=author, reason=reason, changes=changes or None
            )
        except FindingsError as problem:
            say(*(str(finding) for finding in problem.findings))
            if any(finding.code in _GONE for finding in problem.findings):
                return True, None


def _corrections() -> dict[str, object] | None:
    """Return the corrected fields; None if the input ends."""
    say(f"one FIELD=VALUE a line, a blank line ends; fields: {', '.join(CHANGEABLE)}")
    changes: dict[str, object] = {}
    while True:
        line = ask("  ")
        if line is None:
            return None
        if not line:
            return changes
        name, sign, value = line.partition("=")
        if sign:
            changes[name.strip()] = parse_change(name.strip(), value)
        else:
            say("write FIELD=VALUE, such as subject=Norway")
