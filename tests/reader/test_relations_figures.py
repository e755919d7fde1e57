"""Relations that figures imply, where the words of a sentence do not say them."""

import pytest
from reading import document

from kerege.reader.candidates import Candidate
from kerege.reader.relations.figures import implied_by
from kerege.reader.rules import RulesExtractor


def relations(text: str) -> list[Candidate]:
    """Return the relations of an English text, a sentence a line."""
    return [c for c in RulesExtractor().read(document(text, "en")).candidates if c.kind == "relation"]


def ties(text: str) -> set[tuple[str, str, str]]:
    return {(c.subject, c.relation, c.object) for c in relations(text)}


@pytest.mark.parametrize(
    ("measure", "relation", "turned"),
    [
        ("gas_export", "exports_to", False),
        ("power_import_growth", "imports_from", False),
        ("gas_export_growth_factor", "exports_to", False),
        ("share_of_imports", "imports_from", True),
        ("ownership_share", "owns", False),
    ],
)
def test_a_measure_implies_a_relation(measure, relation, turned):
    rule = implied_by(measure)
    assert rule is not None
    assert (rule.name, rule.turned) == (relation, turned)


@pytest.mark.parametrize("measure", ["population", "share_of_production", "export", "inflation"])
def test_most_measures_imply_none(measure):
    assert implied_by(measure) is None


def test_each_source_of_a_share_is_imported_from():
    text = "Hungary bought 9 bcm of gas last year: 80 % came from Russia and 15 % from Norway."
    assert {("Hungary", "imports_from", "Russia"), ("Hungary", "imports_from", "Norway")} <= ties(text)


def test_the_importer_may_be_the_subject_of_the_share():
    text = "Serbia imports 85 % of its gas from Russia and 15 % from Azerbaijan."
    assert ("Serbia", "imports_from", "Azerbaijan") in ties(text)


def test_a_sentence_that_names_neither_end_implies_nothing():
    text = "Azerbaijan exported 12 bcm of gas to Italy in 2023.\nThat was 4 % more than in 2022."
    assert len(relations(text)) == 1


def test_words_win_over_figures():
    found = relations("Kazakhstan exported 60 million tonnes of oil to Italy.")
    assert [c.span for c in found] == ["exported"]


def test_who_supplies_a_share_supplies():
    text = "The EU imported 273 bcm of gas in 2024.\nNorway supplied a third of the imports to the EU."
    assert ("Norway", "supplies", "European Union") in ties(text)
