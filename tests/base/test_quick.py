"""Quickly made records are frozen dataclasses in every other way."""

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from kerege.base.quick import quick


@quick
@dataclass(frozen=True, slots=True)
class Place:
    """A record with a default and a field that is none of its arguments."""

    start: int
    word: str = "gas"
    seen: dict[str, int] = field(default_factory=dict, init=False, compare=False)


def test_a_record_is_made_like_any_dataclass():
    one = Place(3)
    assert (one.start, one.word, one.seen) == (3, "gas", {})
    assert one == Place(start=3, word="gas")
    assert hash(one) == hash(Place(3))
    assert repr(one) == "Place(start=3, word='gas', seen={})"
    assert replace(one, word="oil") == Place(3, "oil")


def test_each_record_has_its_own_made_fields():
    assert Place(1).seen is not Place(1).seen


def test_a_record_is_frozen():
    one = Place(3)
    with pytest.raises(FrozenInstanceError):
        one.start = 4  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del one.word
    assert type(one) is Place


def test_a_record_can_be_copied_and_stored():
    one = Place(3, "oil")
    for other in (copy.copy(one), copy.deepcopy(one), pickle.loads(pickle.dumps(one))):  # noqa: S301
        assert other == one
        assert type(other) is Place
        with pytest.raises(FrozenInstanceError):
            other.start = 4


def test_arguments_are_checked():
    with pytest.raises(TypeError, match="start"):
        Place()  # type: ignore[call-arg]
