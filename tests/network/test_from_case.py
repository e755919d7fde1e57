"""From a case to index arrays."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from kerege.case import Case
from kerege.network import Network
from kerege.network.build import build_network
from kerege.network.members import group_members
from kerege.network.model import Ints
from kerege.network.values import Values
from templates import COAST_WELLS, TANKS, changed, template

DAYS_PER_MONTH = 365 / 12


def built(case: Case) -> Network:
    return build_network(Values(case), case.meta.grid)


def pairs(network: Network, ids: Sequence[str], owner: Ints, stream: Ints) -> list[tuple[str, str]]:
    return [(ids[i], network.names.streams[s][1]) for i, s in zip(owner, stream, strict=True)]


def test_ids_are_sorted_whatever_the_order_of_the_files() -> None:
    names = built(template()).names
    assert names.links == ("hill-feed", "lake-feed", "lane-east", "lane-west", "pipe", "rail")
    assert names.producers == ("field-hill", "field-lake")
    assert names.consumers == ("buyer-east", "buyer-west")
    assert names.stores == ()
    assert names.limits == ("coast-port",)  # the total `exports` is an observation, not a limit
    assert names.places == tuple(sorted(names.places))
    assert names.actors == tuple(sorted(names.actors))
    assert names.streams == (("crude", "UP"),)


def test_ends_of_links_and_places_of_plants() -> None:
    network = built(template())
    places, names = network.names.places, network.names
    ends = {
        link: (places[network.links.tail[i]], places[network.links.head[i]])
        for i, link in enumerate(names.links)
    }
    assert ends["pipe"] == ("junction", "coast")
    assert ends["lane-west"] == ("coast", "west-town")
    assert [places[p] for p in network.producers.place] == ["hill", "lake"]
    assert [places[p] for p in network.consumers.place] == ["east-town", "west-town"]


def test_a_stream_is_only_where_it_may_be_made_carried_and_bought(tmp_path: Path) -> None:
    network = built(changed(tmp_path, added=COAST_WELLS))
    assert network.names.streams == (("crude", "TR"), ("crude", "UP"))
    arcs = pairs(network, network.names.links, network.links.arc_link, network.links.arc_stream)
    # lanes take both origins, but nobody in the west buys TR; the spur and the pipe take UP alone
    assert arcs == [
        ("hill-feed", "UP"), ("lake-feed", "UP"), ("lane-east", "TR"), ("lane-east", "UP"),
        ("lane-west", "UP"), ("pipe", "UP"), ("rail", "UP"), ("spur", "UP"),
    ]  # fmt: skip
    bought = pairs(
        network,
        network.names.consumers,
        network.consumers.purchase_consumer,
        network.consumers.purchase_stream,
    )
    # the buyer in the south would take TR, but no TR oil reaches him
    assert bought == [("buyer-east", "TR"), ("buyer-east", "UP"), ("buyer-west", "UP"), ("south-buyer", "UP")]
    assert (network.links.arc_limit == np.inf).all()
    assert (network.consumers.purchase_limit == np.inf).all()
    assert network.consumers.purchase_limit.shape == (4, 12)


def test_capacities_in_kt_per_day_and_missing_ones_do_not_bind() -> None:
    network = built(template())
    capacity = dict(zip(network.names.links, network.links.capacity, strict=True))
    np.testing.assert_allclose(capacity["pipe"], 16_500 / 365)  # median of 16 and 17 Mt a year
    np.testing.assert_allclose(capacity["rail"], 20)
    for link in ("hill-feed", "lake-feed", "lane-east", "lane-west"):
        assert (capacity[link] == np.inf).all()
    np.testing.assert_allclose(network.producers.capacity[:, 0], [33, 22])
    np.testing.assert_allclose(network.limits.capacity, np.full((1, 12), 60))


def test_what_is_missing_is_no_loss_no_minimum_and_no_ramp() -> None:
    network = built(template())
    assert (network.links.loss == 0).all()
    assert (network.links.minimum == 0).all()
    assert (network.producers.minimum == 0).all()
    ramp = dict(zip(network.names.links, network.links.ramp, strict=True))
    assert ramp.pop("rail") == pytest.approx(4 / DAYS_PER_MONTH)  # 4 kt/d a month, as growth per day
    assert set(ramp.values()) == {np.inf}
    assert (network.limits.ramp == np.inf).all()
    np.testing.assert_allclose(network.producers.delivered, [0.98, 1])  # own use is stated of one field only


def test_losses_minima_and_defaults_of_a_mode(tmp_path: Path) -> None:
    lines = (
        "rail,loss,,,EX-012,single,", "rail,minimum,,,EX-020,single,", "field-lake,minimum,,,EX-020,single,",
        "mode:feeder,capacity,,,EX-037,single,", "lake-feed,capacity,,,EX-003,single,",
        "coast-port,ramp,,,EX-033,single,",
    )  # fmt: skip
    network = built(changed(tmp_path, added={"bindings.csv": lines}))
    links, names = network.links, network.names
    np.testing.assert_allclose(links.loss, [0, 0, 0, 0, 0, 0.02])
    np.testing.assert_allclose(links.minimum[names.links.index("rail")], 19.4)
    np.testing.assert_allclose(network.producers.minimum[:, 3], [0, 19.4])
    np.testing.assert_allclose(links.capacity[names.links.index("hill-feed")], 60)  # of its mode
    np.testing.assert_allclose(links.capacity[names.links.index("lake-feed")], 33)  # its own wins
    np.testing.assert_allclose(network.limits.ramp, [4 / DAYS_PER_MONTH])


def test_a_number_of_one_month_reaches_that_month_only(tmp_path: Path) -> None:
    lines = (
        "rail,capacity,,2023-02,EX-007,single,",
        "hill-feed,capacity,,2023-12,EX-003,single,",
        "coast-port,capacity,,2023-07,EX-002,single,",
        "field-hill,capacity,,2023-01,EX-002,single,",
    )
    network = built(changed(tmp_path, added={"bindings.csv": lines}))
    rail = network.links.capacity[network.names.links.index("rail")]
    np.testing.assert_allclose(rail, [20, 20, *[20] * 10])  # 20 both by the year and by the month
    feed = network.links.capacity[network.names.links.index("hill-feed")]
    np.testing.assert_allclose(feed, [*[np.inf] * 11, 33])
    np.testing.assert_allclose(network.limits.capacity[0], [*[60] * 6, 30, *[60] * 5])
    np.testing.assert_allclose(network.producers.capacity[0], [30, *[33] * 11])


def test_stores_hold_their_fill_of_the_first_stream_until_the_balance_splits_it(tmp_path: Path) -> None:
    both = {
        file: (*COAST_WELLS.get(file, ()), *TANKS.get(file, ())) for file in sorted({*COAST_WELLS, *TANKS})
    }
    network = built(changed(tmp_path, added=both))
    stores = network.stores
    assert network.names.stores == ("tanks",)
    assert pairs(network, network.names.stores, stores.stock_store, stores.stock_stream) == [
        ("tanks", "TR"),
        ("tanks", "UP"),
    ]
    np.testing.assert_allclose(stores.size, np.full((1, 12), 50))
    np.testing.assert_allclose(stores.initial, [25, 0])
    np.testing.assert_allclose(stores.usual, [25, 0])
    np.testing.assert_allclose(stores.holding_cost, [1 / DAYS_PER_MONTH])


def test_members_of_limits_and_totals_have_signs_and_origins(tmp_path: Path) -> None:
    added = {
        **COAST_WELLS,
        "groups.csv": ("net,Net,total,,", "west,West,limit,WE,"),
        "group_members.csv": (
            "net,field-hill,output,UP,+",
            "net,lane-east,flow,TR,-",
            "net,buyer-east,purchase,*,-",
            "west,buyer-west,purchase,UP,+",
        ),
        "bindings.csv": (
            *COAST_WELLS["bindings.csv"],
            "net,flow,,,EX-002,single,",
            "west,capacity,,,EX-037,single,",
        ),
    }
    case = changed(tmp_path, added=added)
    network = built(case)
    assert network.names.limits == ("coast-port", "west")
    # arcs in order: hill-feed, lake-feed, lane-east TR, lane-east UP, lane-west, pipe, rail, spur
    np.testing.assert_array_equal(network.limits.on_arcs.toarray(), [[0, 0, 1, 1, 1, 0, 0, 0], [0] * 8])
    np.testing.assert_array_equal(network.limits.on_purchases.toarray(), [[0, 0, 0, 0], [0, 0, 1, 0]])
    assert network.limits.on_outputs.nnz == 0
    links, producers, consumers = network.links, network.producers, network.consumers
    totals = group_members(Values(case), network.names, links, producers, consumers, ["exports", "net"])
    np.testing.assert_array_equal(totals.on_arcs.toarray(), [[0, 0, 0, 0, 0, 1, 1, 0], [0, 0, -1] + [0] * 5])
    np.testing.assert_array_equal(totals.on_outputs.toarray(), [[0, 0, 0], [0, 1, 0]])
    np.testing.assert_array_equal(totals.on_purchases.toarray(), [[0] * 4, [-1, -1, 0, 0]])
