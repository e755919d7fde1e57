"""Quotations over several sentences whose speaker follows the closing mark."""

from __future__ import annotations

from kerege.reader.scan import Scan, scan_beside
from kerege.reader.voices.before import sentence_number
from kerege.reader.voices.clauses import Quote, find_quotes

#: sentences behind in which a quotation may end
_MOST = 8


def closing_sentence(scan: Scan, quotes: tuple[Quote, ...]) -> Scan | None:
    """Return the later sentence of the paragraph in which the open quotation of a sentence ends."""
    if not quotes or quotes[-1].closed:
        return None
    number = sentence_number(scan)
    for sentence in scan.document.sentences[number + 1 : number + 1 + _MOST]:
        if sentence.paragraph != scan.sentence.paragraph or sentence.language != scan.language:
            return None
        if not any(sign in '”“»"’‟' for sign in scan.text[sentence.start : sentence.end]):
            continue
        later = scan_beside(scan, sentence)
        found = find_quotes(later)
        if found and not found[0].opened and found[0].closed:
            return later
    return None
