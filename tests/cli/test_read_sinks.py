import json
from enum import StrEnum

import pytest

from kerege.cli.read_sinks import _encoder


class Kind(StrEnum):
    ONE = "one"


def test_a_line_says_what_json_cannot_in_its_own_words():
    encode = _encoder(ascii_only=False)
    row = {"value": float("inf"), "kind": Kind.ONE, "flags": ("ä",)}
    assert json.loads(encode(row)) == {"value": None, "kind": "one", "flags": ["ä"]}
    assert encode({"span": "ä"}) == '{"span": "ä"}'
    assert _encoder(ascii_only=True)({"span": "ä"}) == '{"span": "\\u00e4"}'


def test_what_has_no_form_in_json_is_told():
    with pytest.raises(TypeError, match="has no form in JSON"):
        _encoder(ascii_only=False)({"value": object()})
