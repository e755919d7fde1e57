"""Kazakh figures of news, press releases, bulletins and comments: measure, subject, object and period."""

import pytest
from frame_lines import cases, differences


@pytest.mark.parametrize(("text", "expected"), cases("kk"))
def test_a_figure_is_read_as_a_claim(text, expected):
    assert differences(text, expected) == []
