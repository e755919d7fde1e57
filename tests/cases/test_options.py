"""Options and instruments of the bundled cases: everything has a size, every size has claims."""

from __future__ import annotations

import pytest

from kerege.case import Case, load_case
from kerege.case.instruments import NEEDS, Deed, Stated, read_instruments
from kerege.case.options import Option, read_options

NAMES = ("kazakhstan", "european-gas")
AMOUNTS = ("added", "factor")
OPTION_NUMBERS = ("capital_cost", "running_cost", "lead_time")
#: a first unit can be bought from one vendor only
NUCLEAR = {"nuclear-rosatom": "RU", "nuclear-cnnc": "CN", "nuclear-edf": "FR"}
#: kinds of claim that an amount may rest on; a forecast alone is not enough
FIRM = {"measured", "estimate", "plan", "assumption"}


@pytest.fixture(scope="module", params=NAMES)
def case(request: pytest.FixtureRequest) -> Case:
    return load_case(request.param)


@pytest.fixture(scope="module")
def options(case: Case) -> tuple[Option, ...]:
    return read_options(case.tables)


@pytest.fixture(scope="module")
def stated(case: Case) -> tuple[Stated, ...]:
    return read_instruments(case.tables)


def amounts(case: Case, effect: str) -> list[str]:
    return [name for name in AMOUNTS if case.number(effect, name) is not None]


def test_nothing_is_unbound(case: Case) -> None:
    assert [f.message for f in case.findings if f.code == "unbound"] == []


def test_there_are_options_and_exceptions(options: tuple[Option, ...], stated: tuple[Stated, ...]) -> None:
    assert len(options) >= 5
    assert any(row.deed is Deed.NONE for row in stated)


def test_every_option_has_cost_lead_time_and_effects(case: Case, options: tuple[Option, ...]) -> None:
    for option in options:
        for name in ("capital_cost", "lead_time"):
            number = case.number(option.id, name)
            assert number is not None, f"{option.id} has no {name}"
            assert number.estimate.interval.low > 0, option.id
        assert option.effects, option.id
        for effect in option.effects:
            assert len(amounts(case, effect.id)) == 1, effect.id


def test_every_amount_rests_on_claims(case: Case, options: tuple[Option, ...]) -> None:
    rows = [(option.id, name) for option in options for name in OPTION_NUMBERS]
    rows += [(e.id, name) for option in options for e in option.effects for name in AMOUNTS]
    for key in rows:
        number = case.number(*key)
        if number is None:
            continue
        assert number.claims, key
        kinds = {case.book.claims[claim].kind.value for claim in number.claims}
        assert kinds <= FIRM, f"{key} rests on {kinds}"
        interval = number.estimate.interval
        assert interval.low <= interval.mid <= interval.high, key


def test_no_option_is_without_a_range(case: Case, options: tuple[Option, ...]) -> None:
    """A cost is never known to the last thousand: at least five percent between its ends."""
    for option in options:
        number = case.number(option.id, "capital_cost")
        assert number is not None
        interval = number.estimate.interval
        assert interval.high >= 1.05 * interval.low, option.id


def test_every_cap_and_tax_has_a_size(case: Case, stated: tuple[Stated, ...]) -> None:
    for row in stated:
        need = NEEDS.get(row.deed)
        if need is None:
            continue
        number = case.number(row.id, need)
        assert number is not None, row.id
        assert number.claims, row.id
        interval = number.estimate.interval
        assert 0 <= interval.low <= interval.mid <= interval.high, row.id
        assert interval.mid > 0, row.id
        if row.deed is Deed.CAP:
            assert interval.high <= 1, row.id


def test_exceptions_have_reasons(stated: tuple[Stated, ...]) -> None:
    for row in stated:
        if row.deed is Deed.NONE:
            assert len(row.note) > 20, row.id


def test_notes_name_claims_that_exist(
    case: Case, options: tuple[Option, ...], stated: tuple[Stated, ...]
) -> None:
    prefixes = {claim.split("-")[0] for claim in case.book.claims}
    notes = [row.note for row in stated] + [option.note for option in options]
    for word in " ".join(notes).replace("(", " ").replace(")", " ").replace(",", " ").split():
        head, _, tail = word.rstrip(".;:").partition("-")
        if head in prefixes and tail.isdigit():
            assert f"{head}-{tail}" in case.book.claims, word


def test_nuclear_vendors_exclude_each_other() -> None:
    found = {o.id: o for o in read_options(load_case("kazakhstan").tables) if o.id in NUCLEAR}
    assert {o.id: o.builder for o in found.values()} == NUCLEAR
    for option in found.values():
        assert set(option.excludes) == set(NUCLEAR) - {option.id}


@pytest.mark.parametrize(
    ("option", "elements"),
    [
        ("wider-baku-route", {"btc-kazakh-volume", "aktau-port", "caspian-tankers", "tengiz-aktau"}),
        ("karachaganak-plant", {"karachaganak-gas-plant", "karachaganak-gas-line"}),
        ("west-north-link", {"west-link-base", "west-link-peak"}),
        ("larger-caspian-quota", {"u-caspian-quota"}),
    ],
)
def test_options_change_what_the_shocks_change(option: str, elements: set[str]) -> None:
    found = {o.id: o for o in read_options(load_case("kazakhstan").tables)}
    assert {effect.element for effect in found[option].effects} == elements


def test_what_is_not_there_carries_nothing() -> None:
    case = load_case("kazakhstan")
    for element in ("karachaganak-gas-plant", "karachaganak-gas-line"):
        number = case.number(element, "capacity")
        assert number is not None
        assert number.estimate.interval.high == 0.0
