"""English news: more words for the same measures, lists that tell a unit once, polls, prices of markets."""

import pytest
from frame_lines import cases, differences


@pytest.mark.parametrize(("text", "expected"), cases("en_words"))
def test_a_figure_is_read_as_a_claim(text, expected):
    assert differences(text, expected) == []
