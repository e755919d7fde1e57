"""Kazakh news: more words for measures, wholes in the genitive, the home country, dates of headings."""

import pytest
from frame_lines import cases, differences


@pytest.mark.parametrize(("text", "expected"), cases("kk_words"))
def test_a_figure_is_read_as_a_claim(text, expected):
    assert differences(text, expected) == []
