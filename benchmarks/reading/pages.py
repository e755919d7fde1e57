"""The two pages of results: how well Kerege reads by part and layer, and how well others do beside it."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

from benchmarks.page import machine
from benchmarks.reading.flags import by_flag, flag_rows
from benchmarks.reading.gold import LabelledDocument
from benchmarks.reading.page import Result, as_markdown, markdown
from benchmarks.reading.runs import ROOT, Run
from benchmarks.reading.scorer import LAYERS
from benchmarks.reading.versus import versus

RESULTS = ROOT / "docs" / "reading-results.md"
PEERS = ROOT / "docs" / "reading-peers.md"
SEALED = "sealed"
WRITTEN = "Written by `python -m benchmarks.reading --write`; do not edit."
INTRO = """Texts and labels are in `tests/gold`: texts of our own, labelled without knowledge of the reader.
The *development*, *practice*, *natural* and *news* parts may be looked at while the reader is worked on, so
their rates flatter it; the *sealed* parts are only scored (once their totals chose between two lists of
Dutch tenses). *News* are plain news articles, *natural* ones whole articles in many styles, *sealed*
and *second sealed* short texts that say much with little. At the first
reading of new authors the full claim was {first}.
Of the *news sealed* 259 and 267 figures are of authors first read after mending: {last}.
A second, blind
labelling (de, en, ru) meets the full claim of the first in 0.930 (186/200) of the news and in 0.804
(160/199) of short texts. `accept` lists further right answers. Rates stand with their counts:
(right/predicted/labelled), or (right/of)."""
#: full claim on the sealed half of a batch of texts at its very first reading
FIRST = (
    "0.252 (80/318) and 0.305 (96/315) on second sealed, 0.407 (135/332), 0.528 (282/534), "
    "0.494 (156/316), 0.593 (143/241), 0.642 (255/397), 0.626 (152/243), 0.739 (232/314) and "
    "0.675 (83/123) on batches of news, 0.400 (86/215) on natural articles"
)
#: full claim on texts of new authors: the reader before a round of mending, and after
LAST = "full claim 0.564 (146/259) and 0.667 (178/267) before, 0.637 (165/259) and 0.730 (195/267) after"
FLAG_NOTE = "Figures of the sealed parts, by the flags they bear; one may bear several."
PEER_NOTE = """Value and unit only, as the peers offer no more, over the sealed parts of our
[gold set](reading-results.md). Their unit names become base units in `benchmarks/reading/peer_units.py`; a
fraction without unit counts as a ratio, "Volume unit" as a barrel, a pound of money as sterling. They are
asked in the languages their release offers (of ours: English). Recall is shown because a peer that does not
know dates takes years for counts. quantulum3 runs without its optional classifier; recognizers-text leaves
out numbers in what its own date model calls a date. Pace: documents a second of processor time on one core,
fastest of {rounds} rounds after a warm-up; Kerege's is of all its layers."""
#: characters of a line of a page
WIDTH = 118


def results_page(scores: Mapping[str, Result], runs: list[Run], documents: list[LabelledDocument]) -> str:
    """Return the page of results by part as Markdown."""
    parts = [
        "# Results of reading",
        _filled(f"{WRITTEN} {INTRO.format(first=FIRST, last=LAST)}"),
        "## Layers",
        _layers(),
    ]
    for name, result in scores.items():
        if SEALED in name:
            parts += [f"## Kerege, {name}", as_markdown(result)]
    opened = {name: result["all"] for name, result in scores.items() if SEALED not in name}
    if opened:
        parts += ["## Kerege, open parts, all languages", as_markdown(opened)]
    parts += ["## What flags say", FLAG_NOTE, markdown(flag_rows(by_flag(documents, runs[0].rows)))]
    return _joined(parts)


def peers_page(runs: list[Run], documents: list[LabelledDocument], rounds: int) -> str:
    """Return the page that puts the readers side by side as Markdown."""
    note = _filled(f"{WRITTEN} {PEER_NOTE.format(rounds=rounds)}")
    return _joined(
        ["# Reading beside other readers", note, markdown(versus(documents, runs)), _versions(runs)]
    )


def _layers() -> str:
    """Return what is counted in each layer as a paragraph, layers that are counted alike together."""
    alike: dict[str, list[str]] = {}
    for layer, counted in LAYERS.items():
        alike.setdefault(counted, []).append(f"*{layer}*")
    told = "; ".join(f"{', '.join(layers)}: {counted}" for counted, layers in alike.items())
    return _filled(f"{told}.")


def _filled(text: str) -> str:
    """Return a paragraph in lines of the page."""
    return textwrap.fill(" ".join(text.split()), WIDTH)


def _versions(runs: list[Run]) -> str:
    versions = "; ".join(run.version for run in runs)
    return f"{'Version' if len(runs) == 1 else 'Versions'}: {versions}. {machine(0.0).split('. ')[0]}."


def _joined(parts: list[str]) -> str:
    return "\n\n".join(part.strip() for part in parts) + "\n"
