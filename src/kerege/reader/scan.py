"""One sentence as the layers see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from kerege.base.quick import quick
from kerege.documents.document import Document, Sentence
from kerege.documents.places import between
from kerege.reader.folding import fold_and_tell
from kerege.reader.lexicon import Hit, lexicon
from kerege.reader.marks import Marks, find_marks
from kerege.reader.packs import LANGUAGES

_Made = TypeVar("_Made")
_NONE: list[Hit] = []


@quick
@dataclass(frozen=True, slots=True)
class Scan:
    """A sentence with the words that its language pack knows.

    document : the document; all offsets point into its text
    sentence : the sentence; ``language`` is one of the packs
    text     : the text of the document with mark-up as spaces; ``text[start:end]`` is the sentence
    folded   : the folded text with one space more at each end: ``folded[i + 1]`` folds ``text[i]``
    marks    : places of the digits and quotation marks of the document
    hits     : layer -> hits in the sentence, in order
    start, end, language, digits : of the sentence; ``digits`` are the places where they stand
    """

    document: Document
    sentence: Sentence
    text: str
    folded: str
    marks: Marks
    hits: Mapping[str, list[Hit]]
    start: int
    end: int
    language: str
    digits: Sequence[int]
    _made: dict[Callable[[Scan], Any], Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def of(self, layer: str) -> list[Hit]:
        """Return the hits of a layer."""
        return self.hits.get(layer, _NONE)

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
    folded, rare = fold_and_tell(text)
    folded = f" {folded} "
    marks = find_marks(text, rare)
    for sentence in document.sentences:
        if sentence.language in LANGUAGES:
            yield _scan(document, sentence, text, folded, marks)


def scan_beside(scan: Scan, sentence: Sentence) -> Scan:
    """Return another sentence of the document of a scan, in one of the packs' languages."""
    return _scan(scan.document, sentence, scan.text, scan.folded, scan.marks)


def _scan(document: Document, sentence: Sentence, text: str, folded: str, marks: Marks) -> Scan:
    start, end, language = sentence.start, sentence.end, sentence.language
    found = lexicon(language).find(text, folded, start, end)
    if "goods" in found:  # longer words that only hide a good ("drone attack")
        found["goods"] = [hit for hit in found["goods"] if "hides" not in hit.entry.data]
    digits = between(marks.digits, start, end)
    return Scan(document, sentence, text, folded, marks, found, start, end, language, digits)
