import numpy as np

from kerege.network import Network
from kerege.network.reach import usable_arcs, usable_purchases
from markets import Consumer, Link, Producer, Store, market


def arcs(network: Network) -> list[tuple[str, str]]:
    """Return (link, origin) of the usable arcs."""
    names, links = network.names, network.links
    usable = usable_arcs(
        links, network.producers, network.consumers, network.stores, len(names.places), len(names.streams)
    )
    pairs = zip(links.arc_link[usable], links.arc_stream[usable], strict=True)
    return [(names.links[k], names.streams[s][1]) for k, s in pairs]


def network_of(*links: Link, consumers: list[Consumer], stores: tuple[Store, ...] = ()) -> Network:
    return market(
        ["A", "B", "C", "D"],
        links=links,
        producers=[Producer("x", "A", origin="X"), Producer("y", "B", origin="Y")],
        consumers=consumers,
        stores=stores,
    )[0]


CHAIN = (Link("ab", "A", "B"), Link("bc", "B", "C"), Link("cd", "C", "D"))


def test_an_arc_needs_a_producer_upstream_and_a_buyer_downstream() -> None:
    network = network_of(*CHAIN, consumers=[Consumer("c", "C", choke=1, slope=1)])
    # Y is not made at A, and nobody takes anything at D
    assert arcs(network) == [("ab", "X"), ("bc", "X"), ("bc", "Y")]


def test_an_origin_a_buyer_refuses_needs_no_arcs() -> None:
    network = network_of(*CHAIN, consumers=[Consumer("c", "C", choke=1, slope=1, origins=("Y",))])
    assert arcs(network) == [("bc", "Y")]


def test_a_store_takes_streams_too() -> None:
    store = Store("tank", "D", size=1, initial={"X": 0.0})
    network = network_of(*CHAIN, consumers=[], stores=(store,))
    assert arcs(network) == [("ab", "X"), ("bc", "X"), ("cd", "X")]


def test_links_that_run_in_a_circle_are_kept_where_they_lie_on_a_way() -> None:
    network = network_of(
        Link("ab", "A", "B"), Link("ba", "B", "A"), consumers=[Consumer("b", "B", choke=1, slope=1)]
    )
    # Y at B reaches B by going to A and back; only costs, not topology, speak against it
    assert arcs(network) == [("ab", "X"), ("ab", "Y"), ("ba", "X"), ("ba", "Y")]


def test_a_purchase_needs_a_way_from_a_producer() -> None:
    network = network_of(
        *CHAIN, consumers=[Consumer("b", "B", choke=1, slope=1), Consumer("a", "A", choke=1, slope=1)]
    )
    usable = usable_purchases(network.links, network.producers, network.consumers, 2)
    # buyer b gets X over ab and Y at home; buyer a gets X at home and never Y
    np.testing.assert_array_equal(usable, [True, True, True, False])
