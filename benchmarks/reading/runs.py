"""One run of every reader over the same texts: Kerege in this process, each peer in one of its own."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.reading.gold import LabelledDocument
from benchmarks.reading.peers import PEERS

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Run:
    """What a reader found; ``seconds`` is processor time of the fastest round, None where it did not run."""

    reader: str
    version: str
    rows: tuple[dict[str, Any], ...]
    documents: int
    seconds: float | None
    note: str = ""

    @property
    def pace(self) -> float | None:
        """Documents a second on one core."""
        return self.documents / self.seconds if self.seconds else None


def read_with_kerege(documents: Sequence[LabelledDocument], rounds: int = ROUNDS) -> Run:
    """Read the texts as files of text with the rules; the time counts decoding, languages and sentences."""
    from kerege.documents.reading import read_document  # noqa: PLC0415  (the scorer works without the reader)
    from kerege.reader.rules import RulesExtractor  # noqa: PLC0415
    from kerege.version import VERSION  # noqa: PLC0415

    extractor = RulesExtractor()
    files = [(d.doc, d.text.encode()) for d in documents]
    extractor.read(read_document(files[0][1], name=files[0][0]))  # tables load on first use
    seconds = []
    rows: list[dict[str, Any]] = []
    for _ in range(rounds):
        start = time.process_time()
        readings = [extractor.read(read_document(data, name=name)) for name, data in files]
        seconds.append(time.process_time() - start)
        rows = [candidate.as_dict() for reading in readings for candidate in reading.candidates]
    return Run("kerege", f"kerege {VERSION}, {extractor.name}", tuple(rows), len(files), min(seconds))


def read_with_peer(
    name: str, documents: Sequence[LabelledDocument], python: str, rounds: int = ROUNDS
) -> Run:
    """Read the texts of the languages a peer offers, with the given interpreter."""
    own = [d for d in documents if d.language in PEERS[name][1]]
    asked = {"rounds": rounds, "documents": [{"doc": d.doc, "text": d.text} for d in own]}
    done = subprocess.run(  # noqa: S603  (the interpreter the caller named)
        [python, "-m", "benchmarks.reading.peers", name],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    if done.returncode:
        return Run(name, name, (), 0, None, f"failed: {done.stderr.strip().splitlines()[-1:]}")
    answer = json.loads(done.stdout)
    if "missing" in answer:
        return Run(name, name, (), 0, None, answer["missing"])
    return Run(name, answer["version"], tuple(answer["rows"]), len(own), answer["seconds"])
