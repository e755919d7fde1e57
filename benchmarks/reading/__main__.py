"""``python -m benchmarks.reading``: Kerege and its peers on the gold set, in one run.

``--write`` puts the results into ``docs/reading-results.md`` and ``docs/reading-peers.md``.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.reading.gold import LANGUAGES, PARTS, read_folder, read_gold
from benchmarks.reading.page import as_text, markdown
from benchmarks.reading.pages import PEERS as PEERS_PAGE
from benchmarks.reading.pages import RESULTS, SEALED, peers_page, results_page
from benchmarks.reading.peers import PEERS
from benchmarks.reading.runs import ROUNDS, Run, read_with_kerege, read_with_peer
from benchmarks.reading.scorer import score
from benchmarks.reading.versus import versus


def main() -> None:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the pages of docs")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="rounds timed (default %(default)s)")
    parser.add_argument(
        "--peer-python", default=sys.executable, help="interpreter that has the peers (default: this one)"
    )
    parser.add_argument("--part", choices=PARTS, action="append", help="default: all")
    parser.add_argument("--folder", type=Path, help="score a folder with gold_claims.jsonl as well")
    chosen = parser.parse_args()
    parts = {part: read_gold(LANGUAGES, [part]) for part in chosen.part or PARTS}
    documents = [document for part in parts.values() for document in part]
    runs = [read_with_kerege(documents, chosen.rounds)]
    runs += [read_with_peer(name, documents, chosen.peer_python, chosen.rounds) for name in PEERS]
    sets = {f"{name.replace('_', ' ')} part": part for name, part in parts.items()}
    if chosen.folder:
        sets[chosen.folder.name] = read_folder(chosen.folder)
        more = read_with_kerege(sets[chosen.folder.name], 1)
        runs[0] = Run(runs[0].reader, runs[0].version, runs[0].rows + more.rows, *_timing(runs[0]))
    scores = {name: score(part, runs[0].rows) for name, part in sets.items()}
    for name, result in scores.items():
        print(f"\n{name}\n{as_text(result)}")
    closed = [document for name, part in sets.items() if SEALED in name for document in part] or documents
    if chosen.write:
        RESULTS.write_text(results_page(scores, runs, closed), encoding="utf-8")
        PEERS_PAGE.write_text(peers_page(runs, closed, chosen.rounds), encoding="utf-8")
        print(f"written: {RESULTS}, {PEERS_PAGE}")
    else:
        print("\n" + markdown(versus(closed, runs)))


def _timing(run: Run) -> tuple[int, float | None, str]:
    return run.documents, run.seconds, run.note


if __name__ == "__main__":
    main()
