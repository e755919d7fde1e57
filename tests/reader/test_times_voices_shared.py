"""Periods, speakers and modalities of the labelled articles, at the places of the labels."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from kerege.documents import read_document
from kerege.reader.actors.finding import find_mentions
from kerege.reader.layers import Memory
from kerege.reader.memory import remember
from kerege.reader.scan import scan_document
from kerege.reader.times.finding import find_times, period_of
from kerege.reader.voices.finding import find_voices, voice_at

ARTICLES = Path(__file__).resolve().parents[3] / "shared" / "articles"
GOLD = ARTICLES / "gold_claims.jsonl"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not ARTICLES.is_dir(), reason="no evidence folder beside the checkout"),
]
#: months of articles that do not tell their date
MONTHS = {"000": date(2024, 2, 1), "002": date(2023, 9, 1), "004": date(2025, 6, 1)}


def _plain(speaker: str) -> str:
    return re.sub(r"\s*\(via[^)]*\)", "", speaker).casefold()


def _right(kind: str) -> Counter[str]:
    """Return how many labels of a kind have period, speaker and modality right."""
    labels = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    right: Counter[str] = Counter()
    for path in sorted(ARTICLES.glob("*.txt")):
        month = MONTHS.get(path.name[:3])
        document = read_document(path, published=month.isoformat()[:7] if month else None)
        memory = Memory()
        for scan in scan_document(document):
            times, mentions = find_times(scan, memory), find_mentions(scan, memory)
            voices = find_voices(scan, mentions, memory)
            for label in labels:
                start = label.get("num_start", label["char_start"])
                if label["doc"] != path.name or label["type"] != kind or not scan.start <= start < scan.end:
                    continue
                end = label.get("num_end", label["char_end"])
                period, _ = period_of(times, start, end, scan, memory)
                voice = voice_at(voices, start, end)
                right["labels"] += 1
                right["periods"] += bool(label["period"])
                right["period"] += bool(label["period"]) and period == label["period"]
                right["speaker"] += _plain(voice.speaker) == _plain(label["speaker"])
                right["modality"] += voice.modality == label["modality"]
            memory = remember(scan, memory, mentions, times, voices, ())
    return right


def test_figures() -> None:
    right = _right("quantity")
    assert right["labels"] == 38
    assert right["period"] >= 0.75 * right["periods"]
    assert right["speaker"] >= 0.92 * right["labels"]
    assert right["modality"] >= 0.92 * right["labels"]


def test_relations() -> None:
    right = _right("relation")
    assert right["labels"] == 178
    assert right["period"] >= 0.68 * right["periods"]
    assert right["speaker"] >= 0.85 * right["labels"]
    assert right["modality"] >= 0.80 * right["labels"]
