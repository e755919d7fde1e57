import numpy as np

from kerege.network import make_incidence
from markets import Consumer, Link, Producer, Store, market

PARTS = {
    "places": ["A", "B", "C"],
    "links": [Link("ab", "A", "B", loss=0.1), Link("bc", "B", "C", origins=("Y",))],
    "producers": [
        Producer("x", "A", origin="X", delivered=0.9),
        Producer("y", "B", origin="Y"),
    ],
    "consumers": [Consumer("buyer", "C", choke=1, slope=1, origins=("Y",))],
    "stores": [Store("tank", "B", size=5, initial={"X": 1})],
}


def test_signs_losses_and_own_use_by_hand() -> None:
    network, _ = market(**PARTS)
    nodes = make_incidence(network)
    # (A, X), (A, Y), (B, X), (B, Y), (C, Y): nothing touches (C, X)
    assert list(zip(nodes.place, nodes.stream, strict=True)) == [(0, 0), (0, 1), (1, 0), (1, 1), (2, 1)]
    assert nodes.n_node == 5
    arcs = [[-1, 0, 0], [0, -1, 0], [0.9, 0, 0], [0, 0.9, -1], [0, 0, 1]]  # ab of X, ab of Y, bc of Y
    np.testing.assert_array_equal(nodes.arcs.toarray(), arcs)
    np.testing.assert_array_equal(nodes.outputs.toarray(), [[0.9, 0], [0, 0], [0, 0], [0, 1], [0, 0]])
    np.testing.assert_array_equal(nodes.purchases.toarray(), [[0], [0], [0], [0], [-1]])
    np.testing.assert_array_equal(nodes.stocks.toarray(), [[0], [0], [-1], [0], [0]])


def test_counts_of_the_network() -> None:
    network, _ = market(**PARTS, days=[31, 28])
    assert (network.n_arc, network.n_purchase, network.n_stock, network.n_period) == (3, 1, 1, 2)
