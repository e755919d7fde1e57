"""From the template case to its arrays: ids, units, members of limits."""

from pathlib import Path

import numpy as np
import pytest

from kerege.base.periods import make_grid
from kerege.case import load_case, new_case
from kerege.network import Network
from kerege.network.build import build_network
from kerege.network.values import Values


@pytest.fixture
def values(tmp_path: Path) -> Values:
    return Values(load_case(new_case(tmp_path / "case")))


@pytest.fixture
def network(values: Values) -> Network:
    base = values.case.meta.base
    return build_network(values, make_grid(base.start, base.end, "month"))


def test_ids_are_sorted_and_shapes_agree(network: Network) -> None:
    names = network.names
    for ids in (names.places, names.links, names.producers, names.consumers, names.limits, names.actors):
        assert list(ids) == sorted(ids)
    assert names.streams == (("crude", "UP"),)
    assert network.n_period == 12
    assert network.links.capacity.shape == (6, 12)
    assert network.n_arc == 6
    assert network.n_purchase == 2


def test_numbers_arrive_in_base_units_and_missing_is_not_zero(network: Network) -> None:
    link = network.names.links.index
    pipe = network.links.capacity[link("pipe")]
    np.testing.assert_allclose(pipe, 16.5e3 / 365)  # the median of 16 and 17 Mt a year
    assert np.isinf(network.links.capacity[link("lane-west")]).all()
    assert network.links.ramp[link("rail")] == pytest.approx(4 / (365 / 12))  # a month's growth over its days
    assert np.isinf(network.links.ramp[link("pipe")])
    np.testing.assert_allclose(network.producers.delivered, [0.98, 1.0])
    np.testing.assert_allclose(network.limits.capacity, 60)


def test_a_limit_holds_the_arcs_of_its_members(network: Network) -> None:
    held = network.limits.on_arcs.toarray()[0]
    on = {network.names.links[network.links.arc_link[a]] for a in np.flatnonzero(held)}
    assert on == {"lane-east", "lane-west"}
    assert network.limits.on_outputs.nnz == network.limits.on_purchases.nnz == 0
