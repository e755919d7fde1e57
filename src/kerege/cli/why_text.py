"""The claims behind a number, as text on the screen."""

from __future__ import annotations

from datetime import date, timedelta

from kerege.case.lineage_model import Why, WhyClaim, WhyNumber
from kerege.case.model import Case
from kerege.cli.per_year import YEARLY, yearly_claim, yearly_interval
from kerege.cli.screen import say, table
from kerege.evidence.values import Figure
from kerege.report import digits

#: related claims shown; the JSON output has all that were found
OTHERS = 12


def tell(case: Case, answer: Why) -> None:
    """Print every number asked for with its rule and claims, then related claims."""
    for number in answer.numbers:
        _number(case, number)
    if answer.others:
        element = answer.numbers[0].element
        shown, found = min(OTHERS, len(answer.others)), len(answer.others)
        table(
            f"Other claims about the same subject ({shown} of {found})",
            ("claim", ">value", "unit", f">{YEARLY}", "refers to", "when", "speaker", "publisher, date"),
            [_other(case, claim, element) for claim in answer.others[:OTHERS]],
        )


def _number(case: Case, number: WhyNumber) -> None:
    name = f"{number.element}.{number.attribute}" + (f"@{number.of}" if number.of else "")
    span = number.interval
    words = digits.ranged(span.low, span.mid, span.high, number.unit)
    yearly = yearly_interval(number)
    if yearly is not None:
        words += " = " + digits.ranged(yearly.low, yearly.mid, yearly.high, YEARLY)
    say(f"{name}{f' in {number.period}' if number.period else ''}: {words}")
    say(f"  rule {number.rule}: {number.explanation}", f"  weakest claim: {number.weakest}")
    if number.conflict:
        say("  the claims conflict: they differ by more than their rounding")
    if number.note:
        say(f"  note: {number.note}")
    for claim in number.claims:
        _claim(case, claim, number)
    say("")


def _claim(case: Case, claim: WhyClaim, number: WhyNumber) -> None:
    yearly = yearly_claim(case, claim.id, number.unit, number.element)
    value = f"{figures(claim)} {claim.unit}"
    if yearly is not None and claim.unit != YEARLY:
        value += f" = {converted(yearly)} {YEARLY}"
    reason = f" ({claim.reason})" if claim.reason else ""
    when = period(claim.start, claim.end)
    say(
        "",
        f"  {claim.id}  {value}  {claim.standing}{reason}, {claim.kind}",
        f"    refers to: {claim.about}" + (f"; {when}" if when else ""),
        f"    said by: {claim.speaker or 'not said'}; printed in: {_printed(claim)}",
    )
    say(*(f"    {line}" for line in (claim.title, claim.url, claim.note) if line))
    if claim.quote is not None:
        quote = claim.quote
        say(
            f'    words: "{" ".join(quote.quote.split())}"',
            f"    in {quote.document} at characters {quote.char_start} to {quote.char_end}; read by "
            f"{quote.extractor}, accepted by {quote.accepted_by} at {quote.accepted_at}",
        )
    say(f"    {claim.file}:{claim.row}")


def _other(case: Case, claim: WhyClaim, element: str) -> tuple[str, ...]:
    yearly = yearly_claim(case, claim.id, "kt/day", element)
    return (
        claim.id, figures(claim), claim.unit, "" if yearly is None else converted(yearly), claim.about,
        period(claim.start, claim.end), claim.speaker, _printed(claim),
    )  # fmt: skip


def _printed(claim: WhyClaim) -> str:
    return ", ".join(part for part in (claim.publisher, claim.date) if part)


def figures(claim: WhyClaim) -> str:
    """Return a claim's figures as they were claimed: a value, a range, a bound."""
    return digits.figures(claim.low, claim.value, claim.high) or digits.NOTHING


def converted(figure: Figure) -> str:
    """Return figures after a change of unit, to three digits."""
    return digits.figures(figure.low, figure.mid, figure.high, say=digits.number)


def period(start: date | None, end: date | None) -> str:
    """Return the days a claim is about; ``end`` is the day after the last."""
    if start is None and end is None:
        return ""
    last = None if end is None else end - timedelta(days=1)
    if start is not None and last is not None:
        if (start.month, start.day, last.month, last.day) == (1, 1, 12, 31):
            return str(start.year) if start.year == last.year else f"{start.year} to {last.year}"
        return f"{start}" if start == last else f"{start} to {last}"
    return f"from {start}" if start is not None else f"until {last}"
