"""Kazakh news: levels in the dative, results of a half-year, possessive chains, money sent and put in."""

import pytest
from frame_lines import cases, differences


@pytest.mark.parametrize(("text", "expected"), cases("kk_more"))
def test_a_figure_is_read_as_a_claim(text, expected):
    assert differences(text, expected) == []
