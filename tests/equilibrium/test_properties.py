"""What must hold in every market (DESIGN section 13), on random small ones."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kerege.equilibrium.outcome import Outcome, solve_market
from markets import Limit, Link, Store, flow, market, welfare
from random_markets import Parts, random_markets, random_parts, scaled

few = settings(max_examples=40)


def run(parts: Parts, solver: str = "clarabel", before: float | None = 2.0) -> Outcome:
    """Solve; ramps start from the same flow on every link."""
    network, curves = market(**parts)
    previous = None if before is None else np.full(len(parts["links"]), before)
    return solve_market(network, curves, previous=previous, solver=solver)


def quantities(outcome: Outcome) -> dict[tuple[str, str], np.ndarray]:
    """Return flows by link and origin, outputs and demands by id; all unique in random markets."""
    names = outcome.network.names
    found = {}
    for _, origin in names.streams:
        found |= {(link, origin): flow(outcome, link, origin) for link in names.links}
    found |= {(name, ""): outcome.output[i] for i, name in enumerate(names.producers)}
    return found | {(name, ""): outcome.demand[i] for i, name in enumerate(names.consumers)}


def paid(outcome: Outcome) -> np.ndarray:
    """float64[n_consumer, n_period]: what each consumer pays at the margin."""
    curves = outcome.market.curves
    return curves.choke - curves.demand_slope * outcome.demand


def assert_same(one: Outcome, other: Outcome, factor: float = 1.0) -> None:
    before, after = quantities(one), quantities(other)
    assert set(before) == set(after)
    for key, value in before.items():
        np.testing.assert_allclose(
            after[key], value * factor, atol=2e-4 * factor, rtol=1e-5, err_msg=str(key)
        )


def shuffled(parts: Parts, random: Any) -> Parts:
    """Reorder everything and rename the places."""
    new_name = {
        place: f"renamed-{i}" for i, place in enumerate(random.sample(parts["places"], len(parts["places"])))
    }

    def moved(elements: list[Any], *ends: str) -> list[Any]:
        renamed = [replace(e, **{end: new_name[getattr(e, end)] for end in ends}) for e in elements]
        return random.sample(renamed, len(renamed))

    return {
        **parts,
        "places": random.sample(list(new_name.values()), len(new_name)),
        "links": moved(parts["links"], "tail", "head"),
        "producers": moved(parts["producers"], "place"),
        "consumers": moved(parts["consumers"], "place"),
        "stores": moved(parts["stores"], "place"),
        "limits": moved(parts["limits"]),
    }


@few
@given(random_markets(), st.randoms(use_true_random=False))
def test_renaming_and_reordering_change_nothing(parts: Parts, random: Any) -> None:
    one, other = run(parts), run(shuffled(parts, random))
    assert welfare(other) == pytest.approx(welfare(one), rel=1e-7, abs=1e-5)
    assert_same(one, other)


def in_money(parts: Parts, money: float) -> Parts:
    """Return the same market with every price and cost in another unit."""
    return {
        **parts,
        "links": [scaled(k, money, "cost", "slope") for k in parts["links"]],
        "producers": [scaled(p, money, "cost", "slope") for p in parts["producers"]],
        "consumers": [scaled(c, money, "choke", "slope", "preference") for c in parts["consumers"]],
        "stores": [scaled(s, money, "holding") for s in parts["stores"]],
        "penalty": parts["penalty"] * money,
    }


@few
@given(random_markets(), st.sampled_from([1e-3, 0.1, 7.0, 1e3]))
@example(random_parts(105635), 0.1)  # once sent the interior-point method round in a circle
def test_another_money_unit_scales_prices_and_nothing_else(parts: Parts, money: float) -> None:
    one, other = run(parts), run(in_money(parts, money))
    assert welfare(other) == pytest.approx(welfare(one) * money, rel=1e-6, abs=1e-5 * money)
    assert_same(one, other)
    np.testing.assert_allclose(paid(other), paid(one) * money, rtol=1e-5, atol=1e-3 * money)


@few
@given(random_markets(), st.sampled_from([1e-2, 0.1, 7.0, 1e2]))
def test_another_mass_unit_scales_quantities_and_leaves_prices(parts: Parts, mass: float) -> None:
    def bigger(element: Any, *rates: str, slope: bool = True) -> Any:
        wider = scaled(element, mass, *rates)
        return replace(wider, slope=element.slope / mass) if slope else wider

    network, curves = market(**{
        **parts,
        "links": [bigger(k, "capacity", "minimum", "ramp") for k in parts["links"]],
        "producers": [bigger(p, "capacity", "minimum") for p in parts["producers"]],
        "consumers": [bigger(c, "limits") for c in parts["consumers"]],
        "stores": [bigger(s, "size", "initial", "usual", slope=False) for s in parts["stores"]],
        "limits": [bigger(m, "capacity", slope=False) for m in parts["limits"]],
    })  # fmt: skip
    other = solve_market(network, curves, previous=np.full(len(parts["links"]), 2.0 * mass))
    one = run(parts)
    assert welfare(other) == pytest.approx(welfare(one) * mass, rel=1e-6, abs=1e-5 * mass)
    assert_same(one, other, factor=mass)
    np.testing.assert_allclose(paid(other), paid(one), rtol=1e-5, atol=1e-3)


@few
@given(random_markets(), st.data())
def test_less_capacity_never_raises_the_objective(parts: Parts, data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from([k for k in ("links", "producers", "limits", "stores") if parts[k]]))
    index = data.draw(st.integers(0, len(parts[kind]) - 1))
    share = data.draw(st.sampled_from([0.0, 0.4, 0.9]))
    element = parts[kind][index]
    if kind == "stores":  # a smaller store must still hold what is in it
        less = replace(element, size=max(element.size * share, sum(element.initial.values())))
    else:
        finite = np.where(np.isinf(element.capacity), 10.0, element.capacity)
        less = replace(element, capacity=(finite * share).tolist())
    if kind == "stores":
        parts = {**parts, "stores": [replace(s, holding=0.0) for s in parts["stores"]]}
        less = replace(less, holding=0.0)
    elements = [less if i == index else e for i, e in enumerate(parts[kind])]
    one = welfare(run(parts))
    assert welfare(run({**parts, kind: elements})) <= one + 1e-6 * (1 + abs(one))


@few
@given(random_markets())
def test_more_competition_never_lowers_the_objective(parts: Parts) -> None:
    open_market = {**parts, "consumers": [replace(c, conduct=0.0, limits={}) for c in parts["consumers"]]}
    one = welfare(run(parts))
    assert welfare(run(open_market)) >= one - 1e-6 * (1 + abs(one))


@few
@given(random_markets())
def test_things_that_do_nothing_change_nothing(parts: Parts) -> None:
    first, second = parts["places"][:2]
    idle = {
        "links": [*parts["links"], Link("closed", first, second, cost=1.0, capacity=0.0)],
        "limits": [*parts["limits"], Limit("slack", 1e6, {link.id: 1.0 for link in parts["links"]})],
        "stores": [*parts["stores"], Store("empty", first, size=0.0, initial={"X": 0.0}, holding=1.0)],
    }
    one, other = run(parts), run({**parts, **idle})
    assert welfare(other) == pytest.approx(welfare(one), rel=1e-7, abs=1e-5)
    for key, value in quantities(one).items():
        np.testing.assert_allclose(quantities(other)[key], value, atol=2e-4, rtol=1e-5, err_msg=str(key))


@few
@given(random_markets())
def test_the_same_market_gives_the_same_digits(parts: Parts) -> None:
    one, other = run(parts), run(parts)
    assert one.certificate.digest == other.certificate.digest
    for part in ("flow", "output", "demand", "stock", "price", "link_rent", "limit_rent", "missed"):
        np.testing.assert_array_equal(getattr(one, part), getattr(other, part))


@few
@given(random_markets(rich=False))
def test_a_market_cut_off_from_the_rest_returns_to_autarky(parts: Parts) -> None:
    place = parts["consumers"][0].place
    touching = {link.id for link in parts["links"] if place in (link.tail, link.head)}
    cut = [replace(k, capacity=0.0) if k.id in touching else k for k in parts["links"]]
    there = {**parts, "links": cut}
    alone = {
        **parts,
        "links": [],
        "producers": [p for p in parts["producers"] if p.place == place],
        "consumers": [c for c in parts["consumers"] if c.place == place],
    }
    whole = run(there)
    mine = [i for i, c in enumerate(parts["consumers"]) if c.place == place]
    if not alone["producers"]:
        np.testing.assert_allclose(whole.demand[mine], 0, atol=1e-6)
        return
    np.testing.assert_allclose(paid(whole)[mine], paid(run(alone)), rtol=1e-6, atol=1e-5)


@few
@given(random_markets())
def test_clarabel_and_highs_agree(parts: Parts) -> None:
    one, other = run(parts), run(parts, solver="highs")
    assert welfare(other) == pytest.approx(welfare(one), rel=1e-7, abs=1e-5)
    assert_same(one, other)


@few
@given(random_markets())
def test_every_answer_carries_a_passing_certificate(parts: Parts) -> None:
    certificate = run(parts).certificate
    assert certificate.passed
    assert certificate.worst <= 1e-10  # far inside the tolerance: the polish finds the active set
    assert certificate.objective == pytest.approx(certificate.dual_objective, rel=1e-6, abs=1e-3)


@few
@given(random_markets())
def test_trade_obeys_the_conditions_of_spatial_equilibrium(parts: Parts) -> None:
    """No arc earns more than its marginal cost and rents; an arc in use earns exactly that."""
    outcome = run(parts, before=None)
    network, curves = outcome.network, outcome.market.curves
    minima = (network.links.minimum > 0).any(axis=1)[network.links.arc_link]
    spread = outcome.market.incidence.arcs.T @ outcome.price
    cost = (
        curves.arc_cost + curves.arc_slope * outcome.flow + outcome.link_rent[network.links.arc_link]
        + network.limits.on_arcs.T @ outcome.limit_rent
    )  # fmt: skip
    gain = (spread - cost)[~minima]
    is_open = (network.links.capacity[network.links.arc_link] > 0)[~minima]
    assert (gain[is_open] <= 1e-4).all()
    assert (np.abs(gain[outcome.flow[~minima] > 1e-3]) <= 1e-4).all()
    assert (outcome.link_rent >= -1e-6).all()
    assert (outcome.limit_rent >= -1e-6).all()
