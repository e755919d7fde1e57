"""Options and instruments: what they change is checked, and their amounts come from claims."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kerege.base.findings import Severity
from kerege.base.intervals import Interval
from kerege.case.instruments import Deed
from kerege.case.options import effect_action

from .conftest import Folder

CLAIM = "EX-{n},crude,{subject},{measure},,{value},{low},{high},{unit},,,assumption,example,example,"
WIDER = (
    ("90", "wider-pipe", "capital_cost", 200, 150, 300, "MUSD"),
    ("91", "wider-pipe", "lead_time", 2, 1, 3, "year"),
    ("92", "wider-pipe.capacity", "added", 2, 1, 3, "Mt/yr"),
)


def with_option(folder: Folder, effect: str = "wider-pipe.capacity,wider-pipe,pipe,capacity,,") -> Folder:
    (folder.path / "options.csv").write_text("id,name,builder,excludes,note\nwider-pipe,Wider pipe,,,\n")
    (folder.path / "option_effects.csv").write_text("id,option,element,attribute,origins,note\n")
    folder.append("option_effects.csv", effect)
    for n, subject, measure, value, low, high, unit in WIDER:
        folder.append("claims/example.csv", CLAIM.format(n=n, subject=subject, measure=measure, value=value,
                                                         low=low, high=high, unit=unit))  # fmt: skip
        folder.append("bindings.csv", f"{subject},{measure},,,EX-{n},single,")
    return folder


def test_an_option_is_read_with_the_amount_in_the_unit_of_what_it_changes(folder: Folder) -> None:
    case = with_option(folder).load()
    option = case.options[0]
    assert (option.id, option.effects[0].element, option.effects[0].attribute) == (
        "wider-pipe",
        "pipe",
        "capacity",
    )
    added = case.number("wider-pipe.capacity", "added")
    assert added is not None
    assert added.estimate.unit == "kt/day"
    assert added.estimate.interval.mid == pytest.approx(2000 / 365)
    cost = case.number("wider-pipe", "capital_cost")
    assert cost is not None
    assert cost.estimate.interval == Interval(150_000, 200_000, 300_000)


def test_the_action_of_an_effect_adds_or_multiplies(folder: Folder) -> None:
    effect = with_option(folder).load().options[0].effects[0]
    span = folder.load().meta.base
    amount = Interval(1.0, 2.0, 3.0)
    added = effect_action(effect, {(effect.id, "added"): amount}, span)
    assert added is not None
    assert (added.add, added.factor, added.element) == (amount, None, "pipe")
    times = effect_action(effect, {(effect.id, "factor"): amount}, span)
    assert times is not None
    assert (times.add, times.factor) == (None, amount)
    assert effect_action(replace(effect, id="other"), {(effect.id, "added"): amount}, span) is None


@pytest.mark.parametrize(
    ("effect", "code"),
    [
        ("wider-pipe.capacity,wider-pipe,pype,capacity,,", "unknown-target"),
        ("wider-pipe.capacity,wider-pipe,pipe,price,,", "unknown-attribute"),
        ("wider-pipe.capacity,wider-pipe,pipe,capacity,XX,", "unknown-id"),
    ],
)
def test_a_bad_effect_is_told_at_its_row(folder: Folder, effect: str, code: str) -> None:
    found = [f for f in with_option(folder, effect).check() if f.severity is Severity.ERROR]
    assert [(f.file, f.code) for f in found] == [("option_effects.csv", code)], found


def test_an_effect_without_amount_is_an_error(folder: Folder) -> None:
    with_option(folder).drop("bindings.csv", "wider-pipe.capacity")
    found = folder.only("unbound")
    assert found.subject == "wider-pipe.capacity.added"


def test_an_option_without_cost_is_told_and_kept(folder: Folder) -> None:
    with_option(folder).drop("bindings.csv", "wider-pipe,capital_cost")
    told = [f for f in folder.check() if f.code == "unbound"]
    assert [(f.severity, f.subject) for f in told] == [(Severity.WARNING, "wider-pipe.capital_cost")]
    assert len(folder.load().options) == 1


def test_two_amounts_contradict_each_other(folder: Folder) -> None:
    twice = CLAIM.format(n="93", subject="x", measure="factor", value=2, low=1, high=3, unit="ratio")
    with_option(folder).append("claims/example.csv", twice)
    folder.append("bindings.csv", "wider-pipe.capacity,factor,,,EX-93,single,")
    assert folder.only("two-amounts").subject == "wider-pipe.capacity"


def test_an_option_without_effect_is_an_error(folder: Folder) -> None:
    with_option(folder).append("options.csv", "idle,Idle option,,,")
    assert [f.subject for f in folder.check() if f.code == "option-without-effect"] == ["idle"]


def test_exclusion_counts_both_ways(folder: Folder) -> None:
    with_option(folder).append("options.csv", "other-pipe,Other pipe,,wider-pipe,")
    folder.append("option_effects.csv", "other-pipe.capacity,other-pipe,pipe,capacity,,")
    folder.append("bindings.csv", "other-pipe.capacity,added,,,EX-92,single,")
    assert [o.excludes for o in folder.load().options] == [("other-pipe",), ("wider-pipe",)]


def stated(folder: Folder, *rows: str) -> Folder:
    (folder.path / "instruments.csv").write_text("id,actor,element,kind,note\n")
    return folder.append("instruments.csv", *rows)


def test_an_instrument_of_unknown_size_is_told_and_one_of_known_size_is_not(folder: Folder) -> None:
    stated(folder, "cap-pipe,TR,pipe,cap,")
    assert [f.subject for f in folder.check() if f.code == "unbound"] == ["cap-pipe"]
    half = CLAIM.format(n="94", subject="x", measure="strength", value=0.5, low=0.3, high=0.6, unit="share")
    folder.append("claims/example.csv", half)
    folder.append("bindings.csv", "cap-pipe,strength,,,EX-94,single,")
    assert not [f for f in folder.check() if f.code == "unbound"]
    assert folder.load().stated[0].deed is Deed.CAP


def test_an_exception_needs_a_reason_and_no_instrument_beside_it(folder: Folder) -> None:
    stated(folder, "not-pipe,TR,pipe,none,")
    assert folder.only("exception-without-reason").subject == "not-pipe"
    stated(folder, "not-pipe,TR,pipe,none,Treaty", "close-pipe,TR,pipe,close,")
    assert folder.only("instrument-and-exception").subject == "close-pipe"


def test_a_deed_must_be_possible(folder: Folder) -> None:
    stated(folder, "tax-wells,TR,field-hill,tax,")
    assert "tax" in folder.only("bad-instrument").message
