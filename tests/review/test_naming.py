"""One name for one actor or element, however a text writes it."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import small_case

from kerege.case.load import load_case
from kerege.review.naming import Names


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Names:
    return Names(small_case(Path(tmp_path_factory.mktemp("naming"))))


@pytest.fixture(scope="module")
def large() -> Names:
    return Names(load_case("kazakhstan"))


def test_an_id_and_a_name_are_one(small: Names) -> None:
    assert small.canonical("UP") == small.canonical("Upland") == small.canonical(" upland ")
    assert small.canonical("pipe") == small.canonical("Pipeline through Transit") == "element pipe"
    assert small.canonical("field-hill") == small.canonical("Hill field") == small.canonical("the Hill field")


def test_what_nobody_knows_keeps_its_letters_small(small: Names) -> None:
    assert small.canonical("Nobody & Sons (Ltd)") == "nobody sons"
    assert small.canonical("") == ""


def test_the_full_name_of_an_id(small: Names) -> None:
    assert small.full("UP") == "Upland"
    assert small.full("pipe") == "Pipeline through Transit"
    assert small.full("Upland") == "Upland"


@pytest.mark.parametrize(
    ("text", "elements"),
    [
        ("Pipeline through Transit", ("pipe",)), ("Hill field", ("field-hill",)), ("rail", ()),
        ("pipeline", ()), ("Upland", ()), ("", ()), ("Nobody", ()), ("Railway through Neighbour", ("rail",)),
    ],
)  # fmt: skip
def test_elements_by_the_words_that_tell_which(small: Names, text: str, elements: tuple[str, ...]) -> None:
    assert small.elements(text) == elements


def test_other_words_for_an_actor(large: Names) -> None:
    assert large.canonical("KZ") == large.canonical("Kazakhstan") == "Kazakhstan"
    assert large.canonical("European Union") == large.canonical("EU")


def test_parts_of_what_is_named(large: Names) -> None:
    assert {"cpc", "cpc-russia"} <= set(large.elements("CPC pipeline"))
