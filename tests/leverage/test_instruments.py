"""What actors can do: derived from territory, operation, stakes, purchases and supplies, or stated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from kerege.base.intervals import Interval
from kerege.base.periods import Span
from kerege.case import Case
from kerege.leverage.grounds import Basis
from kerege.leverage.instruments import Instrument, directed, undirected, withdrawals
from powered import bound
from templates import COAST_WELLS, changed, template

T, O, S = Basis.TERRITORY, Basis.OPERATION, Basis.STAKE  # noqa: E741
ROWS = ("transit-closes-pipe,TR,pipe,close,\n", "west-embargo,WE,buyer-west,embargo,\n")
Change = tuple[str, str, str]
Number = tuple[str, str, str, float, float, float, str]
WEST_OIL = {"actors.csv": ("west-oil,West Oil,firm,WE,", "west-fund,West Fund,firm,WE,")}


def plain(
    folder: Path,
    *changes: Change,
    stated: Iterable[str] = (),
    added: Mapping[str, tuple[str, ...]] | None = None,
    numbers: tuple[Number, ...] = (),
) -> Case:
    """Return the template with ``stated`` in place of its own rows of instruments."""
    claims, bindings = bound("IN", "example", numbers)
    more: dict[str, list[str]] = {"instruments.csv": list(stated), "claims/example.csv": list(claims)}
    more["bindings.csv"] = list(bindings)
    for file, lines in (added or {}).items():
        more.setdefault(file, []).extend(lines)
    without = [("instruments.csv", row, "") for row in ROWS]
    return changed(folder, *without, *changes, added=more)


def told(instruments: Iterable[Instrument]) -> dict[str, tuple[Basis, ...]]:
    return {i.id: i.basis for i in instruments}


def test_a_state_closes_and_withholds_what_lies_on_its_soil(tmp_path: Path) -> None:
    found = told(undirected(plain(tmp_path), "UP"))
    assert found == {
        "UP.close.pipe": (T,),  # a fifth of it blocks nothing
        "UP.close.rail": (T,),
        "UP.withhold.field-hill": (T, O),
        "UP.withhold.field-lake": (T, O),
    }


def test_a_state_closes_what_its_firms_run_and_limits_they_hold(tmp_path: Path) -> None:
    case = plain(tmp_path, ("links.csv", "lane-west,Lane to Westland,lane,coast,west-town,crude,*,,",
                            "lane-west,Lane to Westland,lane,coast,west-town,crude,*,pipe-co,"))  # fmt: skip
    assert told(undirected(case, "TR")) == {
        "TR.close.coast-port": (O,),
        "TR.close.lane-west": (O,),  # at sea
        "TR.close.pipe": (T, O, S),
    }


@pytest.mark.parametrize(("shares", "blocks"), [((0.24,), False), ((0.25,), True), ((0.13, 0.12), True)])
def test_a_quarter_blocks_and_stakes_of_one_home_add_up(
    tmp_path: Path, shares: tuple[float, ...], blocks: bool
) -> None:
    firms = ("west-oil", "west-fund")[: len(shares)]
    case = plain(
        tmp_path,
        ("claims/example.csv", "stake,pipe-co,0.8,", "stake,pipe-co,0.5,"),
        added={**WEST_OIL, "stakes.csv": tuple(f"pipe,{firm},1995," for firm in firms)},
        numbers=tuple(("pipe", "stake", f, s, s, s, "share") for f, s in zip(firms, shares, strict=True)),
    )
    assert told(undirected(case, "WE")) == ({"WE.close.pipe": (S,)} if blocks else {})


def test_a_foreign_firm_gives_no_hold_on_the_soil_of_one_other_state(tmp_path: Path) -> None:
    foreign = ("plants.csv", "field-lake,Lake field,producer,lake,crude,UP,upland-oil,",
               "field-lake,Lake field,producer,lake,crude,UP,west-oil,")  # fmt: skip
    case = plain(tmp_path, foreign, added=WEST_OIL)
    assert undirected(case, "WE") == ()
    assert told(undirected(case, "UP"))["UP.withhold.field-lake"] == (T,)
    stated = plain(tmp_path / "two", foreign, added=WEST_OIL, stated=["we-lake,WE,field-lake,withhold,"])
    assert told(undirected(stated, "WE")) == {"WE.withhold.field-lake": (Basis.STATED,)}


def test_a_foreign_stake_blocks_nothing_on_the_soil_of_one_other_state(tmp_path: Path) -> None:
    half = (("field-lake", "stake", "west-oil", 0.5, 0.5, 0.5, "share"),)
    held = {**WEST_OIL, "stakes.csv": ("field-lake,west-oil,1995,",)}
    assert undirected(plain(tmp_path, added=held, numbers=half), "WE") == ()


def test_a_foreign_firm_can_stop_what_crosses_a_border(tmp_path: Path) -> None:
    case = plain(tmp_path, ("links.csv", "crude,UP,rail-co,UP;NB", "crude,UP,west-oil,UP;NB"), added=WEST_OIL)
    assert told(undirected(case, "WE")) == {"WE.close.rail": (O,)}


def test_a_buyer_embargoes_and_a_seller_withholds(tmp_path: Path) -> None:
    case = plain(tmp_path)
    assert told(directed(case, "WE", "UP")) == {"WE.embargo.buyer-west:UP": (Basis.PURCHASE,)}
    assert told(directed(case, "UP", "WE")) == {"UP.withhold.buyer-west:UP": (Basis.SUPPLY,)}
    assert told(directed(case, "TR", "WE")) == {}  # that buyer takes nothing but Upland's oil
    assert "TR.withhold.buyer-east:TR" in told(directed(case, "TR", "EA"))  # this one takes any


def test_a_link_of_several_origins_is_closed_to_those_of_the_target(tmp_path: Path) -> None:
    ways = ("links.csv", "lane-west,Lane to Westland,lane,coast,west-town,crude,*,,",
            "lane-west,Lane to Westland,lane,coast,west-town,crude,UP;TR,pipe-co,")  # fmt: skip
    found = directed(plain(tmp_path, ways, added=COAST_WELLS), "TR", "UP")
    assert [(i.id, i.origins, i.against) for i in found if i.element != "south-buyer"] == [
        ("TR.close.lane-west:UP", ("UP",), "UP")  # the pipe carries nothing else, so it has no such variant
    ]


def test_domestic_links_are_left_out_unless_asked_for(tmp_path: Path) -> None:
    case = plain(tmp_path)
    more = set(told(undirected(case, "UP", domestic=True))) - set(told(undirected(case, "UP")))
    assert more == {"UP.close.hill-feed", "UP.close.lake-feed"}
    assert set(told(withdrawals(case, "UP"))) == set(told(undirected(case, "UP", domestic=True)))


def test_a_stated_row_replaces_what_would_be_derived(tmp_path: Path) -> None:
    half = (("cap-pipe", "strength", "", 0.5, 0.3, 0.6, "share"),)
    case = plain(tmp_path, stated=["cap-pipe,TR,pipe,cap,So they say"], numbers=half)
    pipe = next(i for i in undirected(case, "TR") if i.element == "pipe")
    assert (pipe.id, pipe.basis, pipe.note) == ("TR.cap.pipe", (Basis.STATED,), "So they say")
    assert pipe.amount == Interval(0.3, 0.5, 0.6)
    assert pipe.action(SPAN).lost == pipe.amount


def test_what_is_stated_of_a_firm_replaces_nothing_its_state_has(tmp_path: Path) -> None:
    half = (("cap-pipe", "strength", "", 0.5, 0.3, 0.6, "share"),)
    case = plain(tmp_path, stated=["cap-pipe,pipe-co,pipe,cap,"], numbers=half)
    assert "TR.close.pipe" in told(undirected(case, "TR"))


SPAN = Span(template().meta.base.start, template().meta.base.end)


def test_a_cap_without_size_is_left_out_and_so_is_what_it_replaces(tmp_path: Path) -> None:
    case = plain(tmp_path, stated=["cap-pipe,TR,pipe,cap,", "cap-west,WE,buyer-west,cap,"])
    assert "pipe" not in {i.element for i in undirected(case, "TR")}
    assert directed(case, "WE", "UP") == ()


def test_a_tax_is_added_to_the_tariff(tmp_path: Path) -> None:
    duty = (("tax-pipe", "duty", "", 10.0, 5.0, 20.0, "USD/t"),)
    case = plain(tmp_path, stated=["tax-pipe,TR,pipe,tax,"], numbers=duty)
    pipe = next(i for i in undirected(case, "TR") if i.element == "pipe")
    action = pipe.action(SPAN)
    assert (pipe.attribute, action.lost, action.add) == ("tariff", None, Interval(5.0, 10.0, 20.0))
    assert (action.start, action.end) == (SPAN.start, SPAN.end)


def test_an_exception_takes_an_instrument_away(tmp_path: Path) -> None:
    case = plain(tmp_path, stated=["no-pipe,TR,pipe,none,Treaty", "no-west,WE,buyer-west,none,Treaty"])
    assert "pipe" not in {i.element for i in undirected(case, "TR")}
    assert directed(case, "WE", "UP") == ()
    assert "UP.withhold.buyer-west:UP" in told(directed(case, "UP", "WE"))  # binds nobody else
    assert told(withdrawals(case, "WE")) == {"WE.embargo.buyer-west": (Basis.PURCHASE,)}  # but stay away


def test_an_exception_binds_through_a_firm(tmp_path: Path) -> None:
    case = plain(tmp_path, stated=["no-pipe,pipe-co,pipe,none,Charter"])
    assert "pipe" not in {i.element for i in undirected(case, "TR")}


@pytest.mark.parametrize(("bound_one", "free_one"), [("WE", "UNION"), ("UNION", "WE")])
def test_a_member_and_its_bloc_are_bound_apart(tmp_path: Path, bound_one: str, free_one: str) -> None:
    case = plain(tmp_path, stated=[f"no-west,{bound_one},buyer-west,none,Treaty"])
    assert directed(case, bound_one, "UP") == ()
    assert list(told(directed(case, free_one, "UP"))) == [f"{free_one}.embargo.buyer-west:UP"]


def test_a_bloc_has_what_its_members_have(tmp_path: Path) -> None:
    members = ("UP,UNION,member,2000,", "NB,UNION,member,2000,")
    case = plain(tmp_path, added={"memberships.csv": members})
    theirs = {i.element for state in ("UP", "NB") for i in undirected(case, state)}
    assert {i.element for i in undirected(case, "UNION")} == theirs
    seller = next(i for i in directed(case, "UNION", "EA") if i.element == "buyer-east")
    assert seller.origins == ("NB", "UNION", "UP", "WE")


def test_an_actor_without_elements_can_do_nothing() -> None:
    assert undirected(template(), "WE") == ()
    assert directed(template(), "NB", "WE") == ()


def test_ids_are_sorted_and_unique() -> None:
    for actor in ("UP", "TR", "NB", "WE", "EA", "UNION"):
        ids = [i.id for i in undirected(template(), actor)]
        assert ids == sorted(set(ids))


def test_unknown_actors_are_named() -> None:
    for call in (
        lambda: undirected(template(), "XX"),
        lambda: withdrawals(template(), "XX"),
        lambda: directed(template(), "XX", "UP"),
        lambda: directed(template(), "UP", "XX"),
    ):
        with pytest.raises(ValueError, match="XX: not a state or bloc"):
            call()


def test_instruments_come_after_what_was_bought() -> None:
    assert {i.rank for i in undirected(template(), "UP")} == {1}
