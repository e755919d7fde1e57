"""A text divided: paragraphs and sentences with their languages."""

from __future__ import annotations

from collections.abc import Sequence

from kerege.documents.document import Paragraph, Sentence
from kerege.documents.languages import tell_languages, tell_sentence
from kerege.documents.paragraphs import Block
from kerege.documents.sentences import split_sentences


def divide(prose: str, blocks: Sequence[Block]) -> tuple[tuple[Paragraph, ...], tuple[Sentence, ...]]:
    """Return the paragraphs and sentences of a text whose mark-up is blanked, with their languages."""
    told = tell_languages([prose[block.start : block.end] for block in blocks])
    paragraphs: list[Paragraph] = []
    sentences: list[Sentence] = []
    for number, (block, language, mixed) in enumerate(zip(blocks, *told, strict=True)):
        paragraphs.append(Paragraph(block.start, block.end, language))
        for start, end in split_sentences(prose, block.start, block.end, language):
            own = tell_sentence(prose[start:end], language) if mixed else language
            sentences.append(Sentence(start, end, number, own))
    return tuple(paragraphs), tuple(sentences)
