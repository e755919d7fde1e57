"""Where a number comes from: the rule that made it, and the claims behind it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kerege.base.findings import FindingsError, error, shorten
from kerege.case.attributes import ElementKind
from kerege.case.choices import excluded_claims
from kerege.case.hints import did_you_mean
from kerege.case.lineage_model import Standing, Why, WhyClaim, WhyNumber
from kerege.case.model import Case, Choice, Number
from kerege.evidence.claims import Claim

STAGE = "why"
MAX_OTHERS = 40
RULES_IN_WORDS: Mapping[str, str] = {
    "median": "the median of the distinct figures is the best value, their range the low and the high",
    "first": "the first claim named is the best value, the range over all of them the low and the high",
    "single": "one claim; low and high are its own range, or what its last digit leaves open",
    "span": "low and high are the smallest and the largest figure, the best value is midway",
    "sum": "the figures are added up",
    "difference": "the first figure less the others",
    "ratio": "the first figure divided by the second",
    "product": "the figures are multiplied",
    "total_share": "the first figure is a total, the second the share of it",
}
_WORD = re.compile(r"[^\W\d_]{3,}")


def why(case: Case, question: str) -> Why:
    """Return what stands behind ``element.attribute``, ``element.attribute@of``, or all of ``element``.

    A default of the link's mode answers for the link.

    Raises
    ------
    FindingsError
        If the case has no such number; the finding names the closest ones.
    """
    numbers = _asked(case, question.strip())
    if not numbers:
        known = {f"{n.element}.{n.attribute}" for n in case.numbers.values()}
        raise FindingsError(
            STAGE,
            [
                error(
                    "unknown-number",
                    f"the case has no number {shorten(question)}",
                    subject=question,
                    found=shorten(question),
                    expected="element.attribute, for example " + next(iter(sorted(known)), "pipe.capacity"),
                    remedy=did_you_mean(question.strip(), known),
                )
            ],
        )
    bound = {c for n in numbers for c in n.claims}
    return Why(question, tuple(_number(case, n) for n in numbers), _others(case, bound))


def _asked(case: Case, question: str) -> list[Number]:
    name, _, of = question.partition("@")
    every = list(case.numbers.values())
    if name in case.kinds and not of:
        return [n for n in every if n.element == name]
    element, _, attribute = name.rpartition(".")
    found = [n for n in every if (n.element, n.attribute) == (element, attribute) and of in {"", n.of}]
    if found or case.kinds.get(element) is not ElementKind.LINK:
        return found
    default = case.number(element, attribute, of)
    return [default] if default else []


def _number(case: Case, number: Number) -> WhyNumber:
    e = number.estimate
    choice = next(
        (
            c
            for c in case.choices.chosen
            if (c.element, c.attribute, c.of) == (number.element, number.attribute, number.of)
        ),
        None,
    )
    explanation = RULES_IN_WORDS.get(e.rule, e.rule)
    if choice is not None:
        explanation = f"claim {choice.claim} was chosen by the analyst: {choice.reason}"
    ids = dict.fromkeys((*e.members, *number.claims))
    claims = tuple(_standing(case, number, choice, c) for c in ids if c in case.book.claims)
    return WhyNumber(
        number.element,
        number.attribute,
        number.of,
        number.period,
        e.interval,
        e.unit,
        e.rule,
        explanation,
        e.weakest,
        e.conflict,
        number.note,
        number.row,
        claims,
    )


def _standing(case: Case, number: Number, choice: Choice | None, claim: str) -> WhyClaim:
    excluded = excluded_claims(case.choices, case.book)
    relays = dict(number.estimate.relays)
    standing, reason = Standing.MEMBER, ""
    if claim in relays:
        standing, reason = Standing.RELAY, f"repeats {relays[claim]}"
    elif claim in number.estimate.members:
        pass
    elif claim in excluded:
        standing, reason = Standing.EXCLUDED, excluded[claim].reason
    elif choice is not None:
        standing, reason = Standing.NOT_CHOSEN, f"{choice.claim} was chosen: {choice.reason}"
    return _claim(case, case.book.claims[claim], standing, reason)


def _claim(case: Case, claim: Claim, standing: Standing, reason: str) -> WhyClaim:
    source = case.book.sources[claim.source]
    about = ", ".join(part for part in (claim.subject, claim.measure, claim.object) if part)
    return WhyClaim(
        claim.id,
        standing,
        reason,
        about,
        claim.value,
        claim.low,
        claim.high,
        claim.unit,
        claim.start,
        claim.end,
        claim.kind,
        claim.speaker,
        source.publisher,
        source.title,
        source.date,
        source.url,
        claim.note,
        claim.file,
        claim.row,
        case.book.quotes.get(claim.id),
    )


def _others(case: Case, bound: set[str]) -> tuple[WhyClaim, ...]:
    """Return unbound claims with the same measure and a shared subject word, most shared words first."""
    book = case.book.claims
    seeds = [book[c] for c in sorted(bound) if c in book]
    wanted = [(_words(c.subject), _words(c.measure)) for c in seeds]
    used = {c for n in case.numbers.values() for c in n.claims}
    ranked = []
    for claim in book.values():
        if claim.id in used or claim.id in bound:
            continue
        subject, measure = _words(claim.subject), _words(claim.measure)
        score = max((2 * len(s & subject) + len(m & measure) for s, m in wanted if s & subject), default=0)
        if score:
            ranked.append((-score, claim.id))
    return tuple(_claim(case, book[c], Standing.NOT_BOUND, "") for _, c in sorted(ranked)[:MAX_OTHERS])


def _words(text: str) -> frozenset[str]:
    return frozenset(w.lower() for w in _WORD.findall(text))
