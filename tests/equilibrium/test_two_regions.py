"""Markets small enough to solve on paper: supply p = 10 + q at A, demand p = 50 - d at B."""

import numpy as np
import pytest

from kerege.equilibrium.outcome import Outcome, solve_market
from markets import Consumer, Limit, Link, Producer, flow, market, price, welfare

FIELD = Producer("field", "A", cost=10, slope=1)
BUYER = Consumer("buyer", "B", choke=50, slope=1)


def ship(
    *links: Link, producers: tuple[Producer, ...] = (FIELD,), consumers: tuple[Consumer, ...] = (BUYER,)
) -> Outcome:
    return solve_market(*market(["A", "B", "C"], links=links, producers=producers, consumers=consumers))


def test_prices_differ_by_the_cost_of_carriage_when_trade_flows() -> None:
    outcome = ship(Link("pipe", "A", "B", cost=2))
    assert flow(outcome, "pipe") == pytest.approx(19)  # 10 + x + 2 = 50 - x
    assert price(outcome, "A") == pytest.approx(29)
    assert price(outcome, "B") == pytest.approx(31)
    assert welfare(outcome) == pytest.approx(19 * (50 - 10 - 2) / 2)
    assert outcome.certificate.passed


def test_a_slope_of_carriage_adds_to_the_difference() -> None:
    outcome = ship(Link("pipe", "A", "B", cost=2, slope=0.5))
    assert flow(outcome, "pipe") == pytest.approx(38 / 2.5)
    assert price(outcome, "B") - price(outcome, "A") == pytest.approx(2 + 0.5 * 38 / 2.5)


def test_no_trade_when_carriage_costs_more_than_the_gap() -> None:
    outcome = ship(
        Link("pipe", "A", "B", cost=25),
        consumers=(BUYER, Consumer("home", "A", choke=50, slope=1)),
        producers=(FIELD, Producer("there", "B", cost=20, slope=1)),
    )
    assert flow(outcome, "pipe") == pytest.approx(0, abs=1e-8)
    assert price(outcome, "A") == pytest.approx(30)
    assert price(outcome, "B") == pytest.approx(35)


@pytest.mark.parametrize("capacity", [0.0, None])
def test_a_closed_link_leaves_both_regions_in_autarky(capacity: float | None) -> None:
    links = [] if capacity is None else [Link("pipe", "A", "B", cost=2, capacity=capacity)]
    outcome = ship(
        *links,
        consumers=(BUYER, Consumer("home", "A", choke=50, slope=1)),
        producers=(FIELD, Producer("there", "B", cost=40, slope=1)),
    )
    assert price(outcome, "A") == pytest.approx(30)
    assert price(outcome, "B") == pytest.approx(45)
    assert outcome.demand[:, 0] == pytest.approx([5, 20])


def test_a_full_link_earns_the_rest_of_the_gap_as_congestion_rent() -> None:
    outcome = ship(Link("pipe", "A", "B", cost=2, capacity=10))
    assert price(outcome, "A") == pytest.approx(20)
    assert price(outcome, "B") == pytest.approx(40)
    assert outcome.link_rent == pytest.approx(np.array([[18]]))


def test_a_link_with_room_earns_no_rent() -> None:
    assert ship(Link("pipe", "A", "B", cost=2, capacity=25)).link_rent == pytest.approx(0, abs=1e-7)


def test_the_buyer_pays_for_what_is_lost_on_the_way() -> None:
    outcome = ship(Link("pipe", "A", "B", cost=2, loss=0.1))
    sent = 33 / 1.81  # 0.9 (50 - 0.9 x) = 10 + x + 2
    assert flow(outcome, "pipe") == pytest.approx(sent)
    assert outcome.demand == pytest.approx(np.array([[0.9 * sent]]))
    assert 0.9 * price(outcome, "B") == pytest.approx(price(outcome, "A") + 2)


def test_a_plant_that_uses_part_of_its_output_sells_the_rest() -> None:
    outcome = ship(
        Link("pipe", "A", "B"), producers=(Producer("field", "A", cost=10, slope=1, delivered=0.8),)
    )
    made = (0.8 * 50 - 10) / (1 + 0.64)  # 0.8 (50 - 0.8 q) = 10 + q
    assert outcome.output == pytest.approx(np.array([[made]]))
    assert outcome.demand == pytest.approx(np.array([[0.8 * made]]))


def test_blocks_of_supply_are_used_in_order_of_cost() -> None:
    field = Producer("field", "A", cost=5, slope=0, capacity=8, more=((20.0, 0.5, 30.0),))
    outcome = ship(Link("pipe", "A", "B", cost=2), producers=(field,))
    # second block y: 20 + 0.5 y + 2 = 50 - 8 - y
    assert outcome.block[:, 0] == pytest.approx([8, 20 / 1.5])
    assert outcome.output[0, 0] == pytest.approx(8 + 20 / 1.5)


def test_the_dearer_way_round_is_used_only_when_the_first_is_full() -> None:
    outcome = ship(
        Link("pipe", "A", "B", cost=2, capacity=10),
        Link("rail", "A", "C", cost=3),
        Link("ship", "C", "B", cost=4),
    )
    # 10 + x + 7 = 50 - x
    assert flow(outcome, "rail") == pytest.approx(16.5 - 10)
    assert price(outcome, "C") == pytest.approx(price(outcome, "A") + 3)
    assert outcome.link_rent[0] == pytest.approx(5)


def test_a_joint_limit_equalises_what_two_links_are_worth() -> None:
    network, curves = market(
        ["A", "B", "C"],
        links=[Link("west", "A", "B"), Link("east", "A", "C")],
        producers=[Producer("field", "A", cost=10)],
        consumers=[BUYER, Consumer("other", "C", choke=40, slope=1)],
        limits=[Limit("port", 20, {"west": 1, "east": 1})],
    )
    outcome = solve_market(network, curves)
    assert [flow(outcome, "west")[0], flow(outcome, "east")[0]] == pytest.approx([15, 5])
    assert outcome.limit_rent == pytest.approx(np.array([[25]]))


@pytest.mark.parametrize("member", ["west", "field", "buyer"])
def test_a_limit_may_hold_flows_outputs_or_purchases(member: str) -> None:
    network, curves = market(
        ["A", "B"],
        links=[Link("west", "A", "B")],
        producers=[Producer("field", "A", cost=10)],
        consumers=[BUYER],
        limits=[Limit("quota", 8, {member: 2.0})],
    )
    outcome = solve_market(network, curves)
    assert outcome.demand == pytest.approx(np.array([[4]]))
    assert outcome.limit_rent == pytest.approx(np.array([[(46 - 10) / 2]]))


def test_a_limit_of_zero_closes_its_members() -> None:
    network, curves = market(
        ["A", "B"],
        links=[Link("west", "A", "B")],
        producers=[FIELD],
        consumers=[BUYER],
        limits=[Limit("quota", 0.0, {"west": 1.0})],
    )
    assert flow(solve_market(network, curves), "west") == pytest.approx(0, abs=1e-8)


def test_a_market_where_nothing_can_be_made_is_solved_too() -> None:
    outcome = ship(Link("pipe", "A", "B"), producers=(Producer("field", "A", cost=10, capacity=0),))
    assert outcome.demand == pytest.approx(0)
    assert welfare(outcome) == pytest.approx(0)


def test_a_place_that_a_stream_never_touches_has_no_price() -> None:
    outcome = ship(Link("pipe", "A", "B"))
    with pytest.raises(KeyError, match=r"stream .* never touches place 'C'"):
        price(outcome, "C")
