"""Heat maps: colours by size and sign, shapes for marks, everything inside the box."""

from __future__ import annotations

import pytest
from checked_drawings import check, of_class, words_of
from hypothesis import given
from hypothesis import strategies as st

from kerege.report.decades import BLANK, Decades, make_decades
from kerege.report.heat import Layout, Square, draw_heat, two_lines
from kerege.report.palette import GAIN, INK, LOSS
from kerege.report.svg import text_width

SAID = {"identity": "f", "title": "T", "text": "D"}
LONG = "An actor with a name that is much too long for any column of a map"


@given(st.floats(-1e12, 1e12, allow_nan=False), st.integers(-3, 6))
def test_a_colour_depends_on_size_and_sign_alone(value: float, top: int) -> None:
    scale = Decades(top)
    assert scale.level(value) == scale.level(-value)
    assert (scale.colour(value) == BLANK) == (scale.level(value) == 0)
    assert scale.colour(value) == scale.colour(-value, gain=True)
    assert 0 <= scale.level(value) <= scale.level(10 * value) <= 4


def test_the_largest_class_is_the_full_colour_and_white_is_in_the_middle() -> None:
    scale = make_decades([0.3, -0.02, 21.0])
    assert scale.colour(21.0) == LOSS
    assert scale.colour(-21.0) == GAIN
    assert scale.colour(0.0) == scale.colour(scale.least / 2) == BLANK
    assert scale.ink(21.0) != scale.ink(0.3) == INK


def test_the_key_tells_every_class_of_the_signs_that_occur() -> None:
    scale = Decades(1)
    words = [w for _, w in scale.key(lambda v: f"{v:g} %", [1, 1, 0])]
    assert words[0] == "loss of 10 % or more"
    assert words[-1] == "loss of 0.01 % to 0.1 %"
    both = scale.key(str, [1, -1], gain=True)
    assert [w.split()[0] for _, w in both] == ["gain"] * 4 + ["loss"] * 4
    assert len({colour for colour, _ in both}) == 8
    assert scale.key(str, []) == ()


@pytest.mark.parametrize("count", [0, 1, 9])
def test_maps_of_any_size_stay_in_their_box(count: int) -> None:
    names = [LONG, "Union of Many States", "X"][:count] + ["Y"] * (count - 3)
    squares = [
        [Square("−144.6 bn", "under 0.01 %", marked=True, empty=n == m, words="w") for m in range(count)]
        for n in range(count)
    ]
    marks = [(Square(marked=True), "costs its maker more"), (Square(empty=True), "the same actor")]
    picture = draw_heat(
        names, names, squares, axes=("who", "whom"), marks=marks,
        layout=Layout(apart_rows=1, apart_columns=1), **SAID,
    )  # fmt: skip
    check(picture)
    assert len(of_class(picture, "none")) == count + 1  # crossed out, and one more in the key


def test_what_is_marked_has_a_shape_and_what_is_empty_no_number() -> None:
    squares = [[Square("1.00 bn", marked=True), Square("2.00 bn", href="#x")], [Square(empty=True)] * 2]
    picture = draw_heat(["a", "b"], ["c", "d"], squares, axes=("r", "c"), layout=Layout(), **SAID)
    assert len(of_class(picture, "corner")) == 1
    assert [w for w in words_of(picture) if "bn" in w] == ["1.00 bn", "2.00 bn"]
    assert len(of_class(picture, "square")) == 2


def test_a_name_breaks_at_its_spaces_and_is_cut_only_where_it_must() -> None:
    assert two_lines("United States", 60, 11) == ["United", "States"]
    for line in two_lines(LONG, 80, 11):
        assert text_width(line, 11) <= 80
