"""German news in many word orders: unknown firms, genitives, descriptions, lists, loans, shares."""

import pytest
from frame_lines import cases, differences


@pytest.mark.parametrize(("text", "expected"), cases("de_more"))
def test_a_figure_is_read_as_a_claim(text, expected):
    assert differences(text, expected) == []
