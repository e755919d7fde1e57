"""One sentence as the layers see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from kerege.documents.document import Document, Sentence
from kerege.reader.folding import fold
from kerege.reader.lexicon import Hit, lexicon
from kerege.reader.packs import LANGUAGES

_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Scan:
    """A sentence with the words that its language pack knows.

    document : the document; all offsets point into its text
    sentence : the sentence; ``language`` is one of the packs
    text     : the text of the document with mark-up as spaces; ``text[start:end]`` is the sentence
    folded   : the folded text with one space more at each end: ``folded[i + 1]`` folds ``text[i]``
    hits     : layer -> hits in the sentence, in order
    start, end, language : of the sentence
    """

    document: Document
    sentence: Sentence
    text: str
    folded: str
    hits: Mapping[str, list[Hit]]
    start: int
    end: int
    language: str
    _made: dict[Callable[[Scan], Any], Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def of(self, layer: str) -> list[Hit]:
        """Return the hits of a layer."""
        return self.hits.get(layer, [])

    def folded_slice(self, start: int, end: int) -> str:
        """Return the folded text between two offsets of the text."""
        return self.folded[start + 1 : end + 1]

    def once(self, make: Callable[[Scan], _Made]) -> _Made:
        """Return what a function makes of the sentence, made when first asked for."""
        if make not in self._made:
            self._made[make] = make(self)
        made: _Made = self._made[make]
        return made


def scan_document(document: Document) -> Iterator[Scan]:
    """Yield the sentences of a document in the languages there are packs for."""
    text = document.prose()
    folded = f" {fold(text)} "
    for sentence in document.sentences:
        if sentence.language in LANGUAGES:
            yield _scan(document, sentence, text, folded)


def scan_beside(scan: Scan, sentence: Sentence) -> Scan:
    """Return another sentence of the document of a scan, in one of the packs' languages."""
    return _scan(scan.document, sentence, scan.text, scan.folded)


def _scan(document: Document, sentence: Sentence, text: str, folded: str) -> Scan:
    found = lexicon(sentence.language).find(text, folded, sentence.start, sentence.end)
    if "goods" in found:  # longer words that only hide a good ("drone attack")
        found["goods"] = [hit for hit in found["goods"] if "hides" not in hit.entry.data]
    return Scan(document, sentence, text, folded, found, sentence.start, sentence.end, sentence.language)
