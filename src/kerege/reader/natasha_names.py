"""The rules with names found by natasha in Russian: people and bodies that no pack lists.

natasha brings its models in the package; nothing is fetched, and the same text gives the same names.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.metadata import version
from itertools import pairwise
from typing import Any

from kerege.documents.document import Document
from kerege.reader.actors.known import kinds
from kerege.reader.extractor import Reading
from kerege.reader.layers import Mention
from kerege.reader.lexicon import Hit
from kerege.reader.rules import RulesExtractor
from kerege.reader.scan import Scan

RUSSIAN = "ru"
#: type of a name in natasha -> kind of an actor
_KINDS = {"PER": "person", "ORG": "body", "LOC": "region"}
#: layers whose words are no actors: a name does not begin with one
_NO_NAMES = ("measures", "units", "scales", "goods", "months", "numbers")
#: what may stand before the head of a name and is put into the nominative with it
_AGREEING = frozenset(("ADJ", "DET", "VERB"))
_NOUNS = frozenset(("NOUN", "PROPN"))
_CASE, _NOMINATIVE = "Case", "Nom"


class NatashaExtractor:
    """Reads like :class:`RulesExtractor`, with more names in Russian sentences."""

    def __init__(self) -> None:
        """Load the models.

        Raises
        ------
        ImportError
            If natasha is not installed, or cannot be loaded by this Python.
        """
        self._tagger = _load()
        self._rules = RulesExtractor(names=self._with_names)

    @property
    def name(self) -> str:
        """Name of the back end, with the versions of natasha and of the rules."""
        return f"natasha {version('natasha')} + {RulesExtractor.name}"

    def read(self, document: Document) -> Reading:
        """Return the figures and relations of a document, as the rules do."""
        reading = self._rules.read(document)
        named = tuple(replace(one, extractor=self.name) for one in reading.candidates)
        return Reading(named, reading.findings)

    def _with_names(self, scan: Scan, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """Return the mentions of a sentence with the names that the packs do not know."""
        if scan.language != RUSSIAN:
            return mentions
        found = self._tagger.names(scan.text[scan.start : scan.end], scan.start)
        return join_names(scan, mentions, tuple(found))


def join_names(scan: Scan, mentions: tuple[Mention, ...], names: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return mentions and names in the order of the text; what a pack knows stays as it is.

    An unknown person that the packs found by a title ("министр Алмасадам Саткалиев") takes the nominative of
    the name that stands there.
    """
    people = [name for name in names if name.kind == "person"]
    kept = [_renamed(mention, people) for mention in mentions]
    new = [name for name in names if not _is_known(scan, name, mentions)]
    return tuple(sorted((*kept, *new), key=lambda m: (m.start, m.end)))


def _is_known(scan: Scan, name: Mention, mentions: tuple[Mention, ...]) -> bool:
    """Return whether the packs know who or what stands at a place; a bare "institute" tells not which."""
    actors = [*scan.of("actors"), *scan.of("actor_words")]
    actors += [hit for hit in scan.of("attribution") if _tells_who(hit, name)]
    places = [*((m.start, m.end) for m in mentions), *((hit.start, hit.word_end) for hit in actors)]
    if any(start < name.end and name.start < end for start, end in places):
        return True
    if any(hit.start == name.start and hit.word_end < name.end for hit in scan.of("frame_names")):
        return False  # a noun that bodies begin with ("Фонд развития промышленности")
    return any(hit.start <= name.start < hit.word_end for layer in _NO_NAMES for hit in scan.of(layer))


def _tells_who(hit: Hit, name: Mention) -> bool:
    generic = hit.entry.data.get("kind") == "body" and "english" not in hit.entry.data
    return not generic or (hit.start <= name.start and name.end <= hit.word_end)


def _renamed(mention: Mention, people: list[Mention]) -> Mention:
    """Return an unknown person under the nominative of the name inside its words."""
    if mention.kind != "person" or mention.form != "name" or mention.actor in kinds():
        return mention
    inside = [p for p in people if mention.start <= p.start and p.end <= mention.end]
    return replace(mention, actor=inside[0].actor) if len(inside) == 1 else mention


@dataclass(frozen=True, slots=True)
class _Tagger:
    """The models of natasha."""

    segmenter: Any
    morphology: Any
    ner: Any
    vocabulary: Any

    def names(self, text: str, offset: int) -> Iterator[Mention]:
        """Yield the names in a sentence, in the nominative, at their places in the document."""
        from natasha import Doc  # noqa: PLC0415  (optional package)

        document = Doc(text)
        document.segment(self.segmenter)
        if not document.tokens:
            return
        document.tag_morph(self.morphology)
        document.tag_ner(self.ner)
        for span in document.spans:
            name = self._person(span) if span.type == "PER" else self._body(span)
            if any(letter.isalpha() for letter in name):
                yield Mention(
                    offset + span.start, offset + span.stop, name, _KINDS[span.type], place=span.type == "LOC"
                )

    def _person(self, span: Any) -> str:
        span.normalize(self.vocabulary)
        return " ".join(str(span.normal).split())

    def _body(self, span: Any) -> str:
        """Return a name with its head and what agrees with it in the nominative; what depends on it stays."""
        from natasha.norm import inflect_word, recover_shape  # noqa: PLC0415

        tokens = list(span.tokens)
        head = next((n for n, token in enumerate(tokens) if token.pos in _NOUNS), None)
        words: list[str] = [token.text for token in tokens]
        if head is None or tokens[head].feats.get(_CASE, _NOMINATIVE) == _NOMINATIVE:
            return " ".join(span.text.split())
        case = tokens[head].feats[_CASE]
        for n, token in enumerate(tokens[: head + 1]):
            if n == head or (token.pos in _AGREEING and token.feats.get(_CASE) == case):
                words[n] = recover_shape(inflect_word(self.vocabulary, token), token.text)
        gaps = [two.start - one.stop for one, two in pairwise(tokens)]
        return words[0] + "".join(" " * min(gap, 1) + word for gap, word in zip(gaps, words[1:], strict=True))


def _load() -> _Tagger:
    with warnings.catch_warnings():
        # its morphology asks pkg_resources for dictionaries, which newer releases of setuptools warn about
        warnings.simplefilter("ignore")
        import natasha  # noqa: PLC0415  (optional package)

        embedding = natasha.NewsEmbedding()
        return _Tagger(
            natasha.Segmenter(),
            natasha.NewsMorphTagger(embedding),
            natasha.NewsNERTagger(embedding),
            natasha.MorphVocab(),
        )
