"""Texts cut into stretches under marks."""

from hypothesis import given
from hypothesis import strategies as st

from kerege.report.reading_marks import Mark, stretches


def test_overlapping_marks_are_cut_apart_and_the_shortest_colours() -> None:
    found = stretches("one two three", 0, 13, [Mark(0, 7, 1, "relation"), Mark(4, 7, 2, "quantity")])
    assert [(s.text, s.css, s.ends) for s in found] == [
        ("one ", "relation", ()),
        ("two", "quantity", (1, 2)),
        (" three", "", ()),
    ]


def test_a_mark_that_goes_on_in_the_next_paragraph_is_cut_at_its_end() -> None:
    found = stretches("ab cd", 0, 2, [Mark(1, 5, 1, "quantity")])
    assert [(s.text, s.css) for s in found] == [("a", ""), ("b", "quantity")]


@given(
    text=st.text(max_size=40),
    places=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6),
)
def test_the_text_stays_whole(text: str, places: list[tuple[int, int]]) -> None:
    marks = [Mark(min(p), max(p), n, "quantity") for n, p in enumerate(places, 1)]
    assert "".join(s.text for s in stretches(text, 0, len(text), marks)) == text
