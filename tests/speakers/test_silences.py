"""What a speaker leaves out."""

from spoken import claim

from kerege.speakers.silences import silences

NAMES = {"a1": "A", "a2": "A", "a3": "A", "b": "B", "c": "C", "d": "D"}


def test_a_measure_that_two_others_report_is_left_out() -> None:
    claims = [*(claim(i, 1.0) for i in ("a1", "a2", "a3")), claim("b", 1.0, measure="losses"),
              claim("c", 1.0, measure="losses")]  # fmt: skip
    (found,) = silences(claims, NAMES)
    assert (found.speaker, found.measure, found.others, found.claims, found.said) == (
        "A", "losses", ("B", "C"), ("b", "c"), 3,
    )  # fmt: skip


def test_one_other_is_not_enough() -> None:
    claims = [*(claim(i, 1.0) for i in ("a1", "a2", "a3")), claim("b", 1.0, measure="losses")]
    assert silences(claims, NAMES) == ()


def test_who_hardly_speaks_of_a_matter_leaves_nothing_out() -> None:
    claims = [claim("a1", 1.0), claim("b", 1.0, measure="losses"), claim("c", 1.0, measure="losses")]
    assert silences(claims, NAMES) == ()


def test_another_subject_is_another_matter() -> None:
    claims = [*(claim(i, 1.0) for i in ("a1", "a2", "a3")), claim("b", 1.0, measure="losses", subject="X"),
              claim("c", 1.0, measure="losses", subject="X")]  # fmt: skip
    assert silences(claims, NAMES) == ()
