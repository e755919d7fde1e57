"""Who acts for an actor: members of a bloc and the firms at home in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kerege.leverage.hands import checked, default_actors, default_players, hands_of, overlap
from templates import changed, template

WEST_OIL = {"actors.csv": ("west-oil,West Oil,firm,WE,", "union-grid,Grid of the Union,firm,UNION,")}


def test_a_state_acts_with_the_firms_at_home_in_it() -> None:
    hands = hands_of(template(), "TR")
    assert (hands.states, hands.all) == ({"TR"}, {"TR", "pipe-co"})


def test_a_bloc_acts_with_its_members_and_their_firms(tmp_path: Path) -> None:
    hands = hands_of(changed(tmp_path, added=WEST_OIL), "UNION")
    assert hands.states == {"UNION", "WE"}
    assert hands.all == {"UNION", "WE", "west-oil", "union-grid"}
    assert hands.own == {"UNION", "union-grid"}  # members keep their own commitments


def test_a_member_does_not_act_for_its_bloc(tmp_path: Path) -> None:
    assert hands_of(changed(tmp_path, added=WEST_OIL), "WE").all == {"WE", "west-oil"}


def test_an_actor_overlaps_itself_and_its_bloc() -> None:
    assert overlap(template(), "WE", "UNION")
    assert overlap(template(), "UNION", "WE")
    assert overlap(template(), "WE", "WE")
    assert not overlap(template(), "EA", "UNION")


def test_actors_are_taken_once_in_the_order_given() -> None:
    assert checked(template(), ("EA", "TR", "EA")) == ("EA", "TR")
    assert checked(template(), ()) == ()
    assert default_actors(template()) == ("TR", "NB", "WE", "EA", "UP")


@pytest.mark.parametrize("name", ["XX", "pipe-co", "pipe", ""])
def test_what_is_no_state_or_bloc_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name}: not a state or bloc of the case; known: EA, NB, TR, "):
        hands_of(template(), name)
    with pytest.raises(ValueError, match="not a state or bloc"):
        checked(template(), ("UP", name))


def test_who_bargains_by_default_is_nobody_twice(tmp_path: Path) -> None:
    """A bloc beside one of its members counts once: the earlier of the two."""
    vectors = 'vectors = ["TR", "NB", "WE", "EA"]'
    both = vectors.replace('"EA"', '"UNION"')
    case = changed(tmp_path, ("case.toml", vectors, both))
    assert default_players(case) == ("TR", "NB", "WE", "UP")
    assert default_players(template()) == ("TR", "NB", "WE", "EA", "UP")
