"""Whose a Dutch figure is: sites and firms told before, "that country", asides, unknown names."""

import pytest
from frame_lines import cases, differences


@pytest.mark.parametrize(("text", "expected"), cases("subjects_nl"))
def test_a_figure_belongs_to_whom_the_text_tells_of(text, expected):
    assert differences(text, expected) == []
