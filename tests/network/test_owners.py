"""Who owns, operates and taxes what, and what carriage is charged."""

from pathlib import Path

import numpy as np
import pytest

from kerege.case import Case
from kerege.network import Network
from kerege.network.build import build_network
from kerege.network.charges import carriage_charge, make_charges
from kerege.network.owners import Owners, make_owners
from kerege.network.values import Values
from kerege.whatif.pipeline import solve_case
from templates import COAST_WELLS, changed, template


def owned(case: Case) -> tuple[Network, Owners]:
    network = build_network(Values(case), case.meta.grid)
    return network, make_owners(network, Values(case))


def share(network: Network, rows: np.ndarray, ids: tuple[str, ...], element: str) -> dict[str, float]:
    row = rows[ids.index(element)]
    return {actor: float(x) for actor, x in zip(network.names.actors, row, strict=True) if x}


def test_shares_of_every_element_sum_to_one() -> None:
    network, owners = owned(template())
    for rows in (owners.producers, owners.links, owners.consumers):
        assert (rows >= 0).all()
        np.testing.assert_allclose(rows.sum(axis=1), 1)
    assert owners.links.shape == (6, len(network.names.actors))


def test_stakes_the_operator_and_the_buyers_at_the_end_of_a_lane() -> None:
    network, owners = owned(template())
    links = network.names.links
    assert share(network, owners.links, links, "pipe") == pytest.approx({"pipe-co": 0.8, "upland-oil": 0.2})
    assert share(network, owners.links, links, "rail") == {"rail-co": 1}  # no stake: the operator's
    assert share(network, owners.links, links, "lane-west") == {"WE": 1}  # nobody runs it: the buyer's
    assert [k for k, run in zip(links, owners.operated, strict=True) if not run] == ["lane-east", "lane-west"]
    assert share(network, owners.producers, network.names.producers, "field-hill") == {"upland-oil": 1}
    assert share(network, owners.consumers, network.names.consumers, "buyer-east") == {"EA": 1}


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("0.5", {"pipe-co": 0.8, "upland-oil": 0.2}),  # what is not stated (0.3) goes to the operator
        ("0.8", {"pipe-co": 0.8, "upland-oil": 0.2}),
        ("0.803", {"pipe-co": 0.803 / 1.003, "upland-oil": 0.2 / 1.003}),  # rounding is shared out
    ],
)
def test_stakes_that_do_not_add_up(tmp_path: Path, stated: str, expected: dict[str, float]) -> None:
    old = "EX-027,crude,pipe,stake,pipe-co,0.8,"
    network, owners = owned(changed(tmp_path, ("claims/example.csv", old, old.replace("0.8", stated))))
    assert share(network, owners.links, network.names.links, "pipe") == pytest.approx(expected)


def test_stakes_without_an_operator_are_scaled_to_the_whole(tmp_path: Path) -> None:
    # half a pipe is known to be somebody's and nobody runs it: the known owners stand for all
    case = changed(
        tmp_path,
        ("links.csv", "crude,UP,pipe-co,UP;TR", "crude,UP,,UP;TR"),
        ("claims/example.csv", "stake,pipe-co,0.8,", "stake,pipe-co,0.3,"),
    )
    network, owners = owned(case)
    assert share(network, owners.links, network.names.links, "pipe") == pytest.approx(
        {"pipe-co": 0.6, "upland-oil": 0.4}
    )
    assert not owners.operated[network.names.links.index("pipe")]


def test_a_link_nobody_runs_belongs_to_the_land_it_reaches(tmp_path: Path) -> None:
    case = changed(tmp_path, ("links.csv", "UP,rail-co,UP;NB", "UP,,UP;NB"))
    network, owners = owned(case)
    assert share(network, owners.links, network.names.links, "rail") == {"TR": 1}
    assert owners.operated[network.names.links.index("rail")]
    solved = solve_case(Values(case))
    assert solved.accounts(solved.outcome).identity_error < 1e-9  # no margin is lost


def test_homes_takes_territories_and_origins(tmp_path: Path) -> None:
    network, owners = owned(changed(tmp_path, added=COAST_WELLS))
    homes = dict(zip(network.names.actors, owners.home, strict=True))
    assert homes["upland-oil"] == "UP"
    assert homes["pipe-co"] == "TR"
    assert homes["UP"] == "UP"
    assert homes["UNION"] == "UNION"
    assert network.names.producers == ("coast-wells", "field-hill", "field-lake")
    np.testing.assert_allclose(owners.state_take, [0, 0.6, 0.6])  # nothing stated: nothing taken
    territory = [
        share(network, owners.territory, network.names.producers, p) for p in network.names.producers
    ]
    assert territory == [{"TR": 1}, {"UP": 1}, {"UP": 1}]
    np.testing.assert_array_equal(owners.origin.sum(axis=1), [1, 1])
    assert network.names.actors[int(owners.origin[0].argmax())] == "TR"


def test_a_tariff_is_cost_fees_and_margin() -> None:
    case = template()
    network = build_network(Values(case), case.meta.grid)
    charges = make_charges(network, Values(case))
    tariff = dict(zip(network.names.links, charges.tariff[:, 0], strict=True))
    assert tariff == {
        "hill-feed": 3, "lake-feed": 3, "lane-east": 12, "lane-west": 12, "pipe": 35, "rail": 60,
    }  # fmt: skip
    cost = dict(zip(network.names.links, charges.operating_cost[:, 0], strict=True))
    assert cost["pipe"] == 15
    assert cost["rail"] == 45
    assert cost["lane-east"] == 12  # none stated: all of the tariff is cost
    assert share(network, charges.transit_fee, network.names.links, "pipe") == {"TR": 5}
    assert charges.transit_fee.sum() == 5
    np.testing.assert_array_equal(carriage_charge(network, Values(case)), charges.tariff)


def test_a_cost_above_what_the_tariff_leaves_is_cut_to_it(tmp_path: Path) -> None:
    case = changed(
        tmp_path, ("claims/example.csv", "pipe,operating cost,,15,12,18", "pipe,operating cost,,34,30,36")
    )
    network = build_network(Values(case), case.meta.grid)
    charges = make_charges(network, Values(case))
    assert charges.operating_cost[network.names.links.index("pipe"), 0] == 30  # 35 less 5 for the transit


def test_a_tariff_of_one_month_is_charged_in_that_month(tmp_path: Path) -> None:
    case = changed(tmp_path, added={"bindings.csv": ("rail,tariff,,2023-03,EX-024,single,",)})
    network = build_network(Values(case), case.meta.grid)
    rail = carriage_charge(network, Values(case))[network.names.links.index("rail")]
    np.testing.assert_array_equal(rail, [60, 60, 35, *[60] * 9])
