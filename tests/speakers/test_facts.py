"""One fact as told by several."""

from spoken import claim

from kerege.evidence.claims import Kind
from kerege.speakers.facts import side_by_side
from kerege.speakers.words import fact_words, told_words


def test_tellings_are_put_in_one_unit_and_compared() -> None:
    claims = [claim("a", 0.5), claim("b", 993.0, unit="kt")]
    (fact,) = side_by_side(claims, {"a": "Paper", "b": "Company"}, {"a": False, "b": True})
    assert fact.unit == "Mt"
    assert [(t.speaker, round(t.mid or 0.0, 6), t.party) for t in fact.told] == [
        ("Company", 0.993, True), ("Paper", 0.5, False),
    ]  # fmt: skip
    assert fact.conflict
    assert fact.spread == (0.993 - 0.5) / 0.993
    assert fact_words(fact) == "Kazakhstan: export, Germany, 2023"
    assert told_words(fact) == "0.5 Paper; 0.993 Company* (Mt)"


def test_one_speaker_twice_is_no_fact_told_by_several() -> None:
    assert side_by_side([claim("a", 1.0), claim("b", 2.0)], {"a": "X", "b": "X"}, {}) == ()


def test_figures_within_rounding_agree() -> None:
    (fact,) = side_by_side([claim("a", 1.0), claim("b", 1.06)], {"a": "X", "b": "Y"}, {})
    assert not fact.conflict


def test_a_bound_agrees_with_what_it_admits() -> None:
    (fact,) = side_by_side([claim("a", None, low=0.9), claim("b", 5.0)], {"a": "X", "b": "Y"}, {})
    assert not fact.conflict


def test_a_forecast_is_not_set_against_what_was_measured() -> None:
    claims = [claim("a", 1.0), claim("b", 2.0, kind=Kind.FORECAST)]
    assert side_by_side(claims, {"a": "X", "b": "Y"}, {}) == ()


def test_units_of_other_dimensions_are_other_facts() -> None:
    assert side_by_side([claim("a", 1.0), claim("b", 2.0, unit="TEU")], {"a": "X", "b": "Y"}, {}) == ()


def test_conflicts_come_first_and_the_widest_first() -> None:
    claims = [
        claim("a", 1.0), claim("b", 1.0), claim("c", 5.0, measure="import"),
        claim("d", 9.0, measure="import"), claim("e", 5.0, measure="transit"),
        claim("f", 50.0, measure="transit"),
    ]  # fmt: skip
    names = dict(zip("abcdef", "XYXYXY", strict=True))
    assert [f.measure for f in side_by_side(claims, names, {})] == ["transit", "import", "export"]
