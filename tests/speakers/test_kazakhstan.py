"""Speakers of the bundled case."""

import pytest

from kerege.base.findings import FindingsError
from kerege.case.load import load_case
from kerege.case.model import Case
from kerege.speakers.build import list_speakers
from kerege.speakers.model import Speakers
from kerege.speakers.narrowing import narrowed
from kerege.speakers.sides import Sides


@pytest.fixture(scope="module")
def case() -> Case:
    return load_case("kazakhstan")


@pytest.fixture(scope="module")
def found(case: Case) -> Speakers:
    return list_speakers(case)


def test_every_speaker_counts_its_claims_once(found: Speakers) -> None:
    assert sum(s.claims for s in found.speakers) == len(found.names)


def test_assumptions_of_the_analyst_have_no_speaker(case: Case, found: Speakers) -> None:
    assert not {c for c in found.names if case.book.claims[c].kind == "assumption"}


def test_customs_of_both_sides_stand_beside_each_other(found: Speakers) -> None:
    facts = [
        f
        for f in found.facts
        if (f.subject, f.measure, f.object) == ("Kazakhstan", "trade_turnover", "China")
    ]
    told = {t.speaker for f in facts for t in f.told}
    assert {"General Administration of Customs of China", "Bureau of National Statistics"} <= told
    assert any(f.conflict for f in facts)


def test_sides_are_stated_or_named(case: Case) -> None:
    stated = {row["name"]: row["side"] or "" for row in case.tables["speakers"].iter_rows(named=True)}
    sides = Sides(case, stated)
    assert sides.side("Vladimir Putin") == "RU"
    assert sides.side("Reuters") == ""
    assert sides.side("Energy Ministry of Kazakhstan") == "KZ"
    assert sides.side("outlet not named in the text (author)") is None


def test_small_words_are_no_ids(case: Case) -> None:
    assert Sides(case, {}).mentioned("not named in the text, de facto") == ()


def test_one_speaker_alone(found: Speakers) -> None:
    alone = narrowed(found, "tass")
    assert [s.name for s in alone.speakers] == ["TASS"]
    assert all(any(t.speaker == "TASS" for t in f.told) for f in alone.facts)


def test_an_unknown_speaker_is_told_with_the_closest(found: Speakers) -> None:
    with pytest.raises(FindingsError, match="TASS"):
        narrowed(found, "TASSS")
