"""The scorer: predictions beside labels, per language and layer.

``python -m benchmarks.reading.scorer PREDICTIONS.jsonl [--gold FOLDER] [--json]`` scores a file written by
``kerege read --format jsonl``.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from benchmarks.reading.counts import Counts
from benchmarks.reading.equal import same_comparator, same_figure, same_name, same_period, same_word
from benchmarks.reading.gold import PARTS, LabelledDocument, Row, read_folder, read_gold, read_rows
from benchmarks.reading.matching import match
from benchmarks.reading.page import as_text
from benchmarks.reading.relations import score_relations

Layers = dict[str, Counts]
#: what the layers are, in the order they are shown
LAYERS = {
    "spans": "F1 of figures found (spans overlap)",
    "value+unit": "F1 of figures found with the right value in the right base unit",
    "distractors": "distractors taken for figures, of all",
    "comparator": "accuracy on figures found",
    "period": "accuracy on figures found",
    "speaker": "accuracy on figures found",
    "modality": "accuracy on figures found",
    "measure": "accuracy on figures found",
    "subject": "accuracy on figures found",
    "object": "accuracy on figures found",
    "good": "accuracy on figures found whose label names a good",
    "full claim": "share of all labels with value, unit, comparator, period, speaker, subject, measure right",
    "relations": "F1 by subject, object and polarity",
}
#: fields that are right in a full claim, besides the figure
FULL = ("comparator", "period", "speaker", "subject", "measure")


def score(documents: Iterable[LabelledDocument], predictions: Iterable[Row]) -> dict[str, Layers]:
    """Return the counts of each layer by language, ``all`` last.

    Parameters
    ----------
    documents
        labelled texts
    predictions
        rows of the output contract (``Candidate.as_dict``); rows of other documents are left out
    """
    rows = by_document(predictions)
    totals: dict[str, Layers] = {}
    for document in documents:
        counts = score_document(document, rows.get(document.doc, []))
        for language in (document.language, "all"):
            layers = totals.setdefault(language, dict.fromkeys(LAYERS, Counts()))
            for name in LAYERS:
                layers[name] += counts[name]
    return {k: totals[k] for k in sorted(totals, key=lambda k: (k == "all", k))}


def by_document(predictions: Iterable[Row]) -> dict[str, list[Row]]:
    """Return file name -> the rows of a document."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in predictions:
        rows[Path(str(row["doc"])).name].append(row)
    return rows


def score_document(document: LabelledDocument, predictions: Sequence[Row]) -> Layers:
    """Return the counts of each layer of a document."""
    found = match(document, predictions)
    judged = [(judge(p, g), same_figure(p, g)) for p, g in found.pairs]
    pairs = len(found.pairs)
    layers = {
        "spans": Counts(pairs, found.predicted, found.gold),
        "value+unit": Counts(sum(value for _, value in judged), found.predicted, found.gold),
        "distractors": Counts(len(found.taken), found.distractors, found.distractors),
        "full claim": Counts(
            sum(value and all(fields[f] for f in FULL) for fields, value in judged), found.gold, found.gold
        ),
        "relations": score_relations(document, predictions),
    }
    for field in ("comparator", "period", "speaker", "modality", "measure", "subject", "object"):
        layers[field] = Counts(sum(fields[field] for fields, _ in judged), pairs, pairs)
    named = [fields["good"] for (fields, _), (_, g) in zip(judged, found.pairs, strict=True) if g.get("good")]
    layers["good"] = Counts(sum(named), len(named), len(named))
    return layers


def judge(predicted: Row, gold: Row) -> dict[str, bool]:
    """Return which fields of a figure are right."""
    return {
        "comparator": same_comparator(predicted, gold),
        "period": same_period(predicted, gold),
        **{f: same_word(predicted, gold, f) for f in ("modality", "measure", "good")},
        **{f: same_name(predicted, gold, f) for f in ("speaker", "subject", "object")},
    }


def as_json(result: Mapping[str, Layers]) -> dict[str, dict[str, dict[str, float | int | None]]]:
    """Return the counts and rates as plain mappings."""
    return {k: {name: counts.as_dict() for name, counts in layers.items()} for k, layers in result.items()}


def main() -> None:
    """Score a file of predictions."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading.scorer", description=__doc__)
    parser.add_argument("predictions", type=Path)
    parser.add_argument(
        "--gold", type=Path, help="folder with gold_claims.jsonl; default: the set in tests/gold"
    )
    parser.add_argument("--part", choices=PARTS, action="append", help="part of the own set; default: all")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    documents = read_folder(chosen.gold) if chosen.gold else read_gold(parts=chosen.part or PARTS)
    result = score(documents, read_rows(chosen.predictions))
    print(json.dumps(as_json(result), indent=2) if chosen.json else as_text(result))


if __name__ == "__main__":
    main()
