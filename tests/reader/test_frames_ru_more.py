"""Russian news: datives and "у" at the head of a sentence, lists with dashes, nouns beside names, results."""

import pytest
from frame_lines import cases, differences


@pytest.mark.parametrize(("text", "expected"), cases("ru_more"))
def test_a_figure_is_read_as_a_claim(text, expected):
    assert differences(text, expected) == []
