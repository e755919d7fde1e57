"""Periods and speakers of texts of a few sentences, layer by layer as the reader runs them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from mini_speakers import SPEAKERS
from mini_texts import PERIODS

from kerege.documents import read_document
from kerege.reader.actors.finding import find_mentions
from kerege.reader.layers import Memory
from kerege.reader.memory import remember
from kerege.reader.scan import scan_document
from kerege.reader.times.finding import find_times, period_of
from kerege.reader.voices.finding import find_voices, voice_at

DAY = date(2024, 11, 28)


def read(marked: str, language: str) -> tuple[str, str]:
    """Return period and speaker of the figure between two stars."""
    start, end = marked.index("*"), marked.rindex("*") - 1
    document = read_document(marked.replace("*", "").encode(), name="mini.txt", published=DAY)
    sentences = tuple(replace(one, language=language) for one in document.sentences)
    memory = Memory()
    for scan in scan_document(replace(document, sentences=sentences)):
        times, mentions = find_times(scan, memory), find_mentions(scan, memory)
        voices = find_voices(scan, mentions, memory)
        if scan.start <= start < scan.end:
            return period_of(times, start, end, scan, memory)[0], voice_at(voices, start, end).speaker
        memory = remember(scan, memory, mentions, times, voices, ())
    raise AssertionError(marked)


@pytest.mark.parametrize(
    ("language", "text", "period"), [(language, *row) for language, rows in PERIODS.items() for row in rows]
)
def test_period(language: str, text: str, period: str) -> None:
    assert period in ("", read(text, language)[0])


@pytest.mark.parametrize(
    ("language", "text", "speaker"), [(language, *row) for language, rows in SPEAKERS.items() for row in rows]
)
def test_speaker(language: str, text: str, speaker: str) -> None:
    assert read(text, language)[1] == speaker
