"""``kerege ledger trace``: from a claim to the sentence it came from, and to who accepted it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from kerege.cli.ledger import LedgerOption, existing
from kerege.cli.options import JsonOption

if TYPE_CHECKING:
    from kerege.evidence.tracing import Trace


def trace_claim(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="Id of a claim that was read from a text.")],
    place: LedgerOption,
    as_json: JsonOption = False,
) -> int:
    """Show the sentence a claim came from, the text it stands in, what found it, and who accepted it when."""
    from kerege.cli.screen import put_json
    from kerege.evidence.tracing import trace

    with existing(place) as ledger:
        found = trace(ledger, claim)
    if as_json:
        put_json({"ledger": place, "trace": _as_json(found), "findings": []})
    else:
        _tell(found)
    return 0


def _as_json(found: Trace) -> dict[str, Any]:
    document = found.document
    about = document and {
        "name": document.name, "digest": document.digest, "title": document.title,
        "published": document.published, "publisher": document.publisher, "url": document.url,
    }  # fmt: skip
    return {
        "claim": found.claim, "quote": found.quote, "document": about, "sentence": found.sentence,
        "candidate": found.candidate and found.candidate.as_dict(), "review": found.review,
        "standing": found.standing,
    }  # fmt: skip


def _tell(found: Trace) -> None:
    from kerege.cli.screen import say
    from kerege.report import digits

    claim, quote, document, review = found.claim, found.quote, found.document, found.review
    about = " ".join(part for part in (claim.subject, claim.measure, claim.object) if part)
    figures = digits.figures(claim.low, claim.value, claim.high)
    lines = [
        f"{claim.id}: {about}{f': {figures} {claim.unit}' if figures else ''}",
        f"  words:     {_marked(found)}",
        f"  text:      {quote.document}, characters {quote.char_start} to {quote.char_end}",
        f"  SHA-256:   {quote.digest}",
    ]
    if document is not None:
        told = (document.title, document.publisher, document.published, document.url)
        lines.append(f"  published: {', '.join(part for part in told if part) or 'not said'}")
    lines += [
        f"  said by:   {claim.speaker or 'the text itself'}; {claim.kind}",
        f"  read by:   {quote.extractor}",
        f"  accepted:  by {quote.accepted_by} at {quote.accepted_at}",
    ]
    if review is not None and review.changes:
        changed = ", ".join(f"{name} = {value}" for name, value in review.changes.items())
        lines.append(f"  corrected: {changed}{f' ({review.reason})' if review.reason else ''}")
    if found.standing is not None:
        lines.append(f"  stands:    {found.standing}")
    say(*lines)


def _marked(found: Trace) -> str:
    """Return the sentence with the figure's words marked; the quote alone where no more is known."""
    one, text = found.candidate, found.document.text if found.document else ""
    start = text.find(found.sentence, max(0, one.char_end - len(found.sentence))) if one else -1
    if one is None or not found.sentence or not 0 <= start <= one.char_start:
        return f'"{" ".join(found.quote.quote.split())}"'
    first, last = one.char_start - start, one.char_end - start
    sentence = found.sentence
    return " ".join(f"{sentence[:first]}»{sentence[first:last]}«{sentence[last:]}".split())
