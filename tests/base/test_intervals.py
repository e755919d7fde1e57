import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kerege.base.intervals import Interval

FINITE = st.floats(-1e9, 1e9)


@pytest.mark.parametrize("bounds", [(2, 1, 3), (1, 4, 3), (math.nan, 1, 2), (0, 1, math.inf)])
def test_wrong_bounds_are_refused_with_the_numbers(bounds):
    with pytest.raises(ValueError, match="found") as caught:
        Interval(*bounds)
    assert str(bounds[0]) in str(caught.value)


def test_point_width_and_membership():
    assert Interval.point(3.0) == Interval(3.0, 3.0, 3.0)
    assert Interval(1, 2, 4).width == 3
    assert 4 in Interval(1, 2, 4)
    assert 4.1 not in Interval(1, 2, 4)


@given(st.tuples(FINITE, FINITE, FINITE).map(sorted), st.floats(-1e3, 1e3))
def test_scaling_maps_the_ends_and_keeps_the_order(bounds, times):
    scaled = Interval(*bounds).scaled(times)
    assert {scaled.low, scaled.high} == {bounds[0] * times, bounds[2] * times}
    assert scaled.mid == bounds[1] * times
