from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from benchmarks.reading.counts import Counts
from benchmarks.reading.equal import name_key, same_figure, same_name, same_period, span_of
from benchmarks.reading.flags import TOLD, by_flag, flag_rows
from benchmarks.reading.gold import GOLD, LANGUAGES, PARTS, LabelledDocument, faults, read_folder, read_gold
from benchmarks.reading.page import as_markdown
from benchmarks.reading.peer_units import base_of
from benchmarks.reading.scorer import as_json, as_text, score, score_document

TEXT = "In 2023 Norway sold 12 million tonnes of ore to Poland, about 4 % more. Poland borders Germany."
ARTICLES = Path(__file__).resolve().parents[3] / "shared" / "articles"


def figure(words, value, unit, **more):
    start = TEXT.index(words)
    row = {
        "id": words,
        "type": "quantity",
        "char_start": 0,
        "char_end": 71,
        "span": TEXT[:71],
        "num_start": start,
        "num_end": start + len(words),
        "num_span": words,
        "base_value": value,
        "base_low": None,
        "base_high": None,
        "base_unit": unit,
        "comparator": "=",
        "measure": "ore_export",
        "subject": "Norway",
        "object": "Poland",
        "good": "ore",
        "period": "2023",
        "speaker": "author",
        "modality": "asserted",
    }
    return {**row, **more}


def tie(subject, obj, relation="borders", polarity="positive", **more):
    row = {"id": relation, "type": "relation", "char_start": 72, "char_end": 95, "span": TEXT[72:95]}
    return {
        **row,
        "relation": relation,
        "subject": subject,
        "object": obj,
        "polarity": polarity,
        **more,
    }


def labelled(**more):
    made = {
        "doc": "ore.txt",
        "language": "en",
        "text": TEXT,
        "quantities": (
            figure("12 million tonnes", 12e6, "t"),
            figure("4 %", 0.04, "ratio", comparator="~", measure="ore_export_growth"),
        ),
        "relations": (tie("Poland", "Germany"),),
        "distractors": ({"id": "x", "char_start": 3, "char_end": 7, "span": "2023"},),
    }
    return LabelledDocument(**{**made, **more})


def predicted(gold, kind="quantity", **more):
    claim = {"claim_start": gold["char_start"], "claim_end": gold["char_end"], "kind": kind, "doc": "ore.txt"}
    own = {"char_start": gold["num_start"], "char_end": gold["num_end"]} if kind == "quantity" else {}
    return {**gold, **claim, **own, **more}


def perfect(document):
    rows = [predicted(g) for g in document.quantities]
    return rows + [predicted(g, "relation") for g in document.relations]


def test_perfect_predictions_are_all_right():
    document = labelled()
    layers = score_document(document, perfect(document))
    assert layers["spans"] == layers["value+unit"] == layers["full claim"] == Counts(2, 2, 2)
    assert layers["relations"] == Counts(1, 1, 1)
    assert layers["distractors"] == Counts(0, 1, 1)
    assert all(layers[f] == Counts(2, 2, 2) for f in ("comparator", "period", "speaker", "measure", "good"))


def test_a_span_that_overlaps_counts_and_one_beside_does_not():
    document = labelled()
    first = document.quantities[0]
    wide = predicted(first, char_start=first["num_start"] - 5)
    assert score_document(document, [wide])["value+unit"] == Counts(1, 1, 2)
    beside = predicted(first, char_start=first["num_end"], char_end=first["num_end"] + 3)
    assert score_document(document, [beside])["spans"] == Counts(0, 1, 2)


def test_a_wrong_unit_or_value_is_found_but_not_right():
    document = labelled()
    first = document.quantities[0]
    for wrong in ({"base_unit": "m3"}, {"base_value": 12e3}, {"base_value": None}):
        layers = score_document(document, [predicted(first, **wrong)])
        assert layers["spans"].right == 1
        assert layers["value+unit"] == Counts(0, 1, 2)
        assert layers["full claim"] == Counts(0, 2, 2)


def test_candidates_are_counted_by_their_flags_and_those_told_apart():
    document = labelled()
    first, second = document.quantities
    rows = [
        predicted(first, flags=("period-inferred",)),
        predicted(second, subject="Poland", flags=("subject-carried", "measure-inferred")),
    ]
    found = by_flag([document], rows)
    assert found[TOLD]["full claim"] == found["period-inferred"]["full claim"] == Counts(1, 1, 1)
    for flag in ("subject-carried", "measure-inferred"):
        assert found[flag]["full claim"] == found[flag]["subject"] == Counts(0, 1, 1)
        assert found[flag]["measure"] == Counts(1, 1, 1)
    assert flag_rows(found)[0] == ["candidates", "subject", "measure", "period", "full claim"]
    assert flag_rows(found)[-1] == ["unit-inferred", *["no case"] * 4]


def test_a_figure_without_a_measure_is_not_told():
    document = labelled()
    assert by_flag([document], [predicted(document.quantities[0], measure="")])[TOLD]["measure"] == Counts()


def test_nothing_predicted_has_recall_zero_and_no_precision():
    counts = score_document(labelled(), [])["value+unit"]
    assert counts == Counts(0, 0, 2)
    assert counts.recall == 0.0
    assert counts.precision is None
    assert counts.f1 == 0.0
    assert Counts().f1 is None


def test_one_prediction_answers_one_label_and_the_right_value_goes_first():
    document = labelled()
    first, second = document.quantities
    both = predicted(second, char_start=first["num_start"], char_end=second["num_end"])
    layers = score_document(document, [both])
    assert layers["spans"] == Counts(1, 1, 2)
    assert layers["value+unit"] == Counts(1, 1, 2)
    twice = score_document(document, [predicted(first), predicted(first)])
    assert twice["value+unit"] == Counts(1, 2, 2)


def test_a_distractor_is_taken_only_by_a_prediction_that_is_no_figure():
    document = labelled()
    year = predicted(document.quantities[0], char_start=3, char_end=7)
    assert score_document(document, [year])["distractors"] == Counts(1, 1, 1)
    assert score_document(document, [year])["value+unit"] == Counts(0, 1, 2)


@pytest.mark.parametrize(
    ("unit", "value", "right"),
    [("year", 2.0, True), ("day", 730.5, True), ("day", 500.0, False), ("t", 2.0, False)],
)
def test_durations_compare_across_their_units(unit, value, right):
    gold = figure("4 %", 2.0, "year")
    assert same_figure({"base_value": value, "base_unit": unit}, gold) is right


def test_a_range_or_vague_figure_compares_by_both_bounds():
    gold = figure("4 %", None, "t", base_low=20.0, base_high=25.0)
    assert same_figure({"base_value": 22.5, "base_low": 20.0, "base_high": 25.0, "base_unit": "t"}, gold)
    assert not same_figure({"base_value": 22.5, "base_low": 20.0, "base_high": 26.0, "base_unit": "t"}, gold)
    many = figure("4 %", None, "count", base_low=1e5)
    assert same_figure({"base_low": 1e5, "base_unit": "count"}, many)
    assert not same_figure({"base_low": 1e5, "base_high": 1e6, "base_unit": "count"}, many)


def test_accepted_readings_are_right_as_well():
    gold = figure(
        "4 %",
        -0.04,
        "ratio",
        accept={"base_value": [0.04], "readings": [{"base_value": 4, "base_unit": "t"}]},
    )
    assert same_figure({"base_value": 0.04, "base_unit": "ratio"}, gold)
    assert same_figure({"base_value": 4.0, "base_unit": "t"}, gold)
    assert not same_figure({"base_value": 4.0, "base_unit": "ratio"}, gold)


def test_periods_compare_by_their_days():
    assert span_of("2023") == span_of("2023-01/2023-12") == span_of("2023-01-01/2023-12-31")
    assert span_of("2024-02") == span_of("2024-02-01/2024-02-29")
    assert span_of("") is None
    assert span_of("last year") is None
    assert span_of("2023-13") is None
    gold = {"period": "2024-03", "accept": {"period": ["2024-03-21"]}}
    assert same_period({"period": "2024-03-21"}, gold)
    assert not same_period({"period": ""}, gold)


def test_names_compare_without_accents_articles_and_brackets():
    assert name_key("The Ministry of Energy (via Reuters)") == name_key("ministry energy")
    assert name_key("Viktor Orbán") == name_key("viktor orban")
    gold = {"speaker": "unnamed sources", "subject": "China; Russia"}
    assert same_name({"speaker": "unnamed (passive)"}, gold, "speaker")
    assert not same_name({"speaker": "author"}, gold, "speaker")
    assert same_name({"subject": "Russia; China"}, gold, "subject")
    assert not same_name({"subject": "Russia"}, gold, "subject")


def test_relations_need_both_actors_the_polarity_and_a_common_clause():
    document = labelled()
    gold = document.relations[0]

    def right(**more):
        return score_document(document, [predicted(gold, "relation", **more)])["relations"]

    assert right(relation="neighbour_of") == Counts(1, 1, 1)
    assert right(subject="Germany", object="Poland") == Counts(1, 1, 1)
    assert right(polarity="negative") == Counts(0, 1, 1)
    assert right(object="France") == Counts(0, 1, 1)
    assert right(claim_start=0, claim_end=20) == Counts(0, 1, 1)


def test_direction_counts_where_the_relation_has_one():
    document = labelled(relations=(tie("Norway", "Poland", "exports_to"),))
    turned = tie("Poland", "Norway", "exports_to")
    assert score_document(document, [predicted(turned, "relation")])["relations"] == Counts(0, 1, 1)


def test_joined_names_are_pairs_and_a_pair_said_twice_counts_once():
    document = labelled(relations=(tie("Poland", "Germany; Lithuania"),))
    rows = [predicted(tie("Poland", x, r), "relation") for x in ("Germany",) for r in ("borders", "near")]
    assert score_document(document, rows)["relations"] == Counts(1, 1, 2)


def test_texts_without_full_relation_labels_are_left_out():
    document = labelled(relations=(), relations_complete=False)
    row = predicted(tie("Norway", "Poland"), "relation")
    assert score_document(document, [row])["relations"] == Counts()


def test_scores_add_up_by_language_and_are_shown_with_their_counts():
    documents = [labelled(), labelled(doc="erz.txt", language="de")]
    result = score(documents, perfect(documents[0]))
    assert list(result) == ["de", "en", "all"]
    assert result["all"]["value+unit"] == Counts(2, 2, 4)
    assert as_json(result)["de"]["value+unit"]["recall"] == 0.0
    assert "0.667 (2/2/4)" in as_text(result)
    assert as_markdown(result).startswith("| layer | de | en | all |")


def test_peers_units_become_base_units():
    assert base_of([("kilometre", 1)]) == (1e3, "m")
    assert base_of([("dollar", 1), ("barrel", -1)])[1] == "USD/m3"
    assert base_of([("gigawatt", 1), ("hour", 1)]) == (pytest.approx(3.6e12), "J")
    assert base_of([("furlong", 1)]) == (1.0, "furlong")


@pytest.mark.parametrize("part", PARTS)
def test_labels_of_the_gold_set_stand_verbatim_in_its_texts(part):
    documents = read_gold(LANGUAGES, [part])
    assert [fault for d in documents for fault in faults(d)] == []
    names = [d.doc for d in documents]
    assert len(names) == len(set(names))
    figures = Counter(d.language for d in documents for _ in d.quantities)
    assert all(figures[x] >= 45 for x in LANGUAGES)


def test_no_two_documents_of_the_gold_set_share_a_name():
    names = Counter(d.doc for d in read_gold())
    assert [name for name, count in names.items() if count > 1] == []


def test_measures_of_the_gold_set_are_words_of_the_list():
    text = (GOLD / "measures.md").read_text(encoding="utf-8")
    known = set(re.findall(r"`(\w+)`", text))
    ends = ("_growth_factor", "_growth", "_change", "_count", "_rank", "_number")
    flows = re.compile(r"\w+_(production|generation|export|import|transit|consumption|stocks|yield|loss)")
    unknown = set()
    for document in read_gold():
        for row in document.quantities:
            word = row["measure"]
            stem = next((word.removesuffix(e) for e in ends if word.endswith(e)), word)
            if not {word, stem} & known and not word.endswith("_count") and not flows.fullmatch(stem):
                unknown.add(word)
    assert unknown == set()


@pytest.mark.shared
def test_labels_in_the_layout_of_a_folder_are_read():
    if not ARTICLES.is_dir():
        pytest.skip("no evidence folder beside the checkout")
    documents = read_folder(ARTICLES)
    assert [fault for d in documents for fault in faults(d)] == []
    assert sum(len(d.quantities) for d in documents) == 38
    assert sum(len(d.relations) for d in documents) == 178
    rows = [
        {**row, "doc": d.doc}
        for d in documents
        for row in perfect(LabelledDocument(d.doc, d.language, d.text, d.quantities, d.relations, ()))
    ]
    assert score(documents, rows)["all"]["full claim"] == Counts(38, 38, 38)
