"""Who says a sentence, told by a later one: behind the closing mark, or by "This was announced by"."""

from __future__ import annotations

from kerege.reader.scan import Scan, scan_beside
from kerege.reader.voices.before import sentence_number
from kerege.reader.voices.clauses import Quote, find_quotes
from kerege.reader.voices.words import listed

#: sentences behind in which a quotation may end
_MOST = 8
#: characters of a sentence that tells who said the one before, and of its first words
_SHORT, _HEAD = 260, 48


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


def referring_sentence(scan: Scan) -> Scan | None:
    """Return the next sentence if it only tells who says this one ("Об этом сообщил министр")."""
    known = listed(scan.language, "refers_back")
    if not known:
        return None
    number = sentence_number(scan)
    following = scan.document.sentences[number + 1 : number + 2]
    if not following or following[0].language != scan.language:
        return None
    start, end = following[0].start, following[0].end
    if end - start > _SHORT or following[0].paragraph != scan.sentence.paragraph:
        return None
    words = scan.folded_slice(start, min(end, start + _HEAD)).split(maxsplit=3)
    if " ".join(words[:2]) not in known and " ".join(words[:3]) not in known:
        return None
    behind = scan.text[start:end]
    return scan_beside(scan, following[0]) if ":" not in behind else None
