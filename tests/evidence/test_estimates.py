import math
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kerege.base.intervals import Interval
from kerege.evidence import RULES, EstimateError, Kind, estimate

UNIT = "Mt/yr"


def ends(result):
    return result.interval.low, result.interval.mid, result.interval.high


def test_median_of_distinct_values_with_the_range(claim):
    claims = [claim("d", 83.0), claim("a", 67.0), claim("c", 72.5), claim("b", 67.0, source="s2")]
    result = estimate(claims, "median", UNIT)
    assert ends(result) == (67.0, 72.5, 83.0)
    assert result.members == ("a", "b", "c", "d")
    assert result.conflict
    assert (result.rule, result.unit, result.relays) == ("median", UNIT, ())


def test_median_takes_in_the_bounds_of_its_members(claim):
    claims = [claim("a", 67.0, low=60.0), claim("b", 70.0), claim("c", None, high=75.0)]
    assert ends(estimate(claims, "median", UNIT)) == (60.0, 68.5, 75.0)


def test_one_figure_keeps_its_rounding_or_its_own_range(claim):
    assert ends(estimate([claim("a")], "median", UNIT)) == (66.5, 67.0, 67.5)
    assert ends(estimate([claim("a")], "single", UNIT)) == (66.5, 67.0, 67.5)
    assert ends(estimate([claim("a", low=60.0, high=70.0)], "single", UNIT)) == (60.0, 67.0, 70.0)
    assert ends(estimate([claim("a", None, low=60.0, high=70.0)], "single", UNIT)) == (60.0, 65.0, 70.0)
    both = [claim("a"), claim("b", 67.0, rounding=0.05, source="s2")]
    assert ends(estimate(both, "median", UNIT)) == (66.95, 67.0, 67.05)


def test_rounding_does_not_reach_below_zero(claim):
    assert ends(estimate([claim("a", 0.0)], "single", UNIT)) == (0.0, 0.0, 0.5)
    assert ends(estimate([claim("a", -1.0)], "single", UNIT)) == (-1.5, -1.0, -0.5)


def test_first_takes_the_first_listed_as_mid(claim):
    claims = [claim("z", 81.5), claim("a", 67.0), claim("b", 83.0)]
    result = estimate(claims, "first", UNIT)
    assert ends(result) == (67.0, 81.5, 83.0)
    assert result.members == ("z", "a", "b")


def test_span_goes_from_the_lowest_to_the_highest(claim):
    assert ends(estimate([claim("a", 60.0), claim("b", 70.0)], "span", UNIT)) == (60.0, 65.0, 70.0)
    bounds = [claim("a", None, low=60.0), claim("b", None, high=70.0)]
    assert ends(estimate(bounds, "span", UNIT)) == (60.0, 65.0, 70.0)


def test_sum_and_difference_add_the_ends(claim):
    a, b = claim("a", 10.0, low=9.0, high=12.0), claim("b", 4.0, low=3.0, high=5.0)
    assert ends(estimate([a, b], "sum", UNIT)) == (12.0, 14.0, 17.0)
    assert ends(estimate([a, b], "difference", UNIT)) == (4.0, 6.0, 9.0)
    assert ends(estimate([b, a], "difference", UNIT)) == (-9.0, -6.0, -4.0)


def test_product_and_total_share(claim):
    total = claim("a", 80.0, low=70.0, high=90.0)
    share = claim("b", 50.0, low=40.0, high=60.0, unit="percent")
    for rule in ("product", "total_share"):
        result = estimate([total, share], rule, UNIT)
        assert ends(result) == pytest.approx((28.0, 40.0, 54.0))
        assert result.members == ("a", "b")
        assert not result.conflict
    days = claim("d", 365.0, unit="days", rounding=0.0)
    flow = claim("e", 2.0, unit="kt/day", rounding=0.0)
    assert ends(estimate([days, flow], "product", "Mt")) == pytest.approx((0.73, 0.73, 0.73))


def test_ratio_of_money_and_mass_is_a_price(claim):
    money = claim("a", 600.0, low=500.0, high=700.0, unit="MUSD")
    mass = claim("b", 2.0, low=1.0, high=4.0, unit="Mt")
    assert ends(estimate([money, mass], "ratio", "USD/t")) == pytest.approx((125.0, 300.0, 700.0))
    barrels = claim("c", 10.0, unit="mb", rounding=0.0)
    price = estimate([replace(money, low=None, high=None, rounding=0.0), barrels], "ratio", "USD/t",
                     barrels_per_tonne=7.5)  # fmt: skip
    assert price.interval.mid == pytest.approx(450.0)


def test_ratio_of_like_units_is_a_plain_number_even_if_the_unit_is_not_known(claim):
    a, b = claim("a", 30.0, unit="REU", rounding=0.0), claim("b", 60.0, unit="REU", rounding=0.0)
    assert ends(estimate([a, b], "ratio", "1")) == (0.5, 0.5, 0.5)
    half = claim("c", 50.0, unit="percent", rounding=0.0)
    assert estimate([claim("d", 10.0), half], "ratio", UNIT).interval.mid == pytest.approx(20.0)


def test_an_amount_becomes_a_rate_over_the_days_of_its_period(claim):
    year = claim("a", 36.5, unit="Mt", rounding=0.0)
    assert ends(estimate([year], "single", "kt/day")) == pytest.approx((100.0, 100.0, 100.0))
    leap = replace(year, value=36.6, start=date(2024, 1, 1), end=date(2025, 1, 1))
    assert estimate([leap], "single", "kt/day").interval.mid == pytest.approx(100.0)
    rate = claim("b", 36.5, unit="Mt/yr", start=None, end=None)
    assert estimate([rate], "single", "kt/day").interval.mid == pytest.approx(100.0)


def test_barrels_become_tonnes_by_the_density_given(claim):
    flow = claim("a", 760.0, unit="kb/d")
    assert estimate([flow], "single", "kt/day", barrels_per_tonne=7.6).interval.mid == pytest.approx(100.0)
    amount = claim("b", 760.0 * 365, unit="kb")
    assert estimate([amount], "single", "kt/day", barrels_per_tonne=7.6).interval.mid == pytest.approx(100.0)


@pytest.mark.parametrize("rule", ["median", "first", "span", "single"])
def test_relays_count_once_and_the_earliest_dated_stays(claim, source, rule):
    claims = [
        claim("a", speaker="Minister", source="late"),
        claim("b", speaker=" minister ", source="early"),
        claim("c", source="early"),
    ]
    sources = {s.id: s for s in (source("late", "2024-05"), source("early", "2023-11-02"))}
    result = estimate(claims, rule, UNIT, sources=sources)
    assert result.members == ("b",)
    assert result.relays == (("a", "b"), ("c", "b"))
    assert estimate(claims, rule, UNIT).members == ("a",)  # without dates the lowest id stays


def test_what_is_no_relay_counts(claim):
    claims = [
        claim("a", speaker="KMG"),
        claim("b", speaker="KMG", start=date(2022, 1, 1)),  # another period
        claim("c", speaker="CPC", source="s2"),  # another speaker
        claim("d", 68.0, speaker="KMG"),  # another value
        claim("e", speaker="", source="s3"),  # nobody, elsewhere
    ]
    claims[1] = replace(claims[1], source="s4")
    assert estimate(claims, "median", UNIT).relays == ()


def test_a_plan_does_not_repeat_a_measured_figure(claim):
    claims = [claim("a", speaker="KMG", kind=Kind.PLAN), claim("b", speaker="KMG")]
    assert estimate(claims, "span", UNIT).relays == ()


def test_equal_figures_of_different_things_are_all_summed(claim):
    claims = [claim("a", 5.0, object="x", speaker="KMG"), claim("b", 5.0, object="y", speaker="KMG")]
    assert estimate(claims, "sum", UNIT).interval.mid == 10.0
    twice = [claims[0], replace(claims[0], id="c", source="s2")]
    result = estimate(twice, "sum", UNIT)
    assert (result.interval.mid, result.relays) == (5.0, (("c", "a"),))


def test_conflict_needs_more_than_roundings(claim):
    assert not estimate([claim("a", 67.0), claim("b", 67.9)], "median", UNIT).conflict
    assert estimate([claim("a", 67.0), claim("b", 68.1)], "median", UNIT).conflict
    assert not estimate([claim("a", 67.0, low=60.0, high=70.0), claim("b", 62.0)], "median", UNIT).conflict
    more_than = claim("a", 50.0, low=50.0)
    assert not estimate([more_than, claim("b", 90.0)], "median", UNIT).conflict
    assert estimate([more_than, claim("b", 40.0)], "median", UNIT).conflict


def test_the_weakest_kind_is_told(claim):
    kinds = [Kind.MEASURED, Kind.ASSUMPTION, Kind.ESTIMATE]
    claims = [claim(k.value, 60.0 + i, kind=k) for i, k in enumerate(kinds)]
    assert estimate(claims, "median", UNIT).weakest is Kind.ASSUMPTION
    assert [k.weakness for k in Kind] == [0, 1, 2, 3, 4, 5]


def test_plans_fill_a_median_only_among_themselves(claim):
    plan, forecast = claim("p", kind=Kind.PLAN), claim("f", 70.0, kind=Kind.FORECAST)
    assert estimate([plan, forecast], "median", UNIT).weakest is Kind.FORECAST
    with pytest.raises(EstimateError, match=r"plans and forecasts \(p\) may not fill .* \(m\)"):
        estimate([plan, claim("m", 60.0)], "median", UNIT)


@pytest.mark.parametrize(
    ("rule", "names", "changes", "says"),
    [
        ("mean", ["a"], {}, "unknown rule 'mean'; known: median"),
        ("median", [], {}, "needs at least one claim"),
        ("sum", ["a", "a"], {}, "claim a is listed twice"),
        ("single", ["a", "b"], {}, "exactly one claim, found a, b"),
        ("ratio", ["a"], {}, "exactly two claims, found a"),
        ("total_share", ["a", "b", "c"], {}, "exactly two claims, found a, b, c"),
        ("difference", ["a"], {}, "two claims or more, found a"),
        ("median", ["a"], {"value": None}, "claim a has no figure"),
        ("median", ["a"], {"value": None, "unit": "text"}, "claim a has no figure"),
        ("median", ["a", "b"], {"value": None, "low": 50.0}, "only bounds, no value: a (at least 50)"),
        ("single", ["a"], {"value": None, "high": 50.0}, "claim a is only a bound (at most 50)"),
        ("first", ["a"], {"value": None, "high": 50.0}, "'first' is only a bound: a (at most 50)"),
        ("span", ["a"], {"value": None, "low": 50.0}, "'span' has no upper end: a (at least 50)"),
        ("span", ["a"], {"value": None, "high": 50.0}, "'span' has no lower end: a (at most 50)"),
        ("sum", ["a"], {"value": None, "high": 50.0}, "claim a is only a bound"),
        ("median", ["a"], {"value": math.nan}, "claim a has a figure that is not finite"),
        ("median", ["a"], {"low": 70.0}, "claim a has a value outside its own range"),
        ("median", ["a"], {"unit": "furlong"}, "claim a: unit 'furlong' does not convert"),
        ("median", ["a"], {"unit": "REU"}, "claim a: unit 'REU' or 'Mt/yr' is not known"),
        ("median", ["a"], {"unit": "kb/d"}, "needs a stated density"),
        ("total_share", ["a", "b"], {}, "claim b:"),
        ("product", ["a", "b"], {}, "claims a (Mt/yr), b (Mt/yr) together do not give Mt/yr"),
    ],
)
def test_each_refusal_names_the_claims(claim, rule, names, changes, says):
    claims = [claim(name, **{"object": name, "source": name, **changes}) for name in names]
    with pytest.raises(EstimateError) as caught:
        estimate(claims, rule, UNIT)
    assert says in str(caught.value)


def test_more_refusals(claim):
    with pytest.raises(EstimateError, match="claim a: Mt becomes kt/day only with a period"):
        estimate([claim("a", unit="Mt", end=None)], "single", "kt/day")
    with pytest.raises(EstimateError, match="claim b may be zero and cannot divide a"):
        estimate([claim("a"), claim("b", 0.2)], "ratio", "1")
    with pytest.raises(EstimateError, match="claim b is not a share between 0 and 1"):
        estimate([claim("a"), claim("b", 120.0, unit="percent")], "total_share", UNIT)
    with pytest.raises(EstimateError, match="claims a, b"):
        estimate([claim("a", 1e308, object="a"), claim("b", 1e308)], "sum", UNIT)
    with pytest.raises(EstimateError, match="claim a: unit 'USD/t' does not convert to 'kt/day'"):
        estimate([claim("a", unit="USD/t")], "single", "kt/day")


FIGURE = st.floats(0.1, 1e6)


def figures(draw_from, claim, values):
    return [claim(f"c{i}", v, source=f"s{i}") for i, v in enumerate(values)]


@given(st.lists(FIGURE, min_size=1, max_size=6), st.data())
def test_the_order_of_claims_does_not_matter_for_the_median(claim, values, data):
    claims = figures(data, claim, values)
    shuffled = data.draw(st.permutations(claims))
    assert estimate(shuffled, "median", UNIT) == estimate(claims, "median", UNIT)


@given(
    st.lists(FIGURE, min_size=1, max_size=5),
    st.sampled_from(["median", "first", "span", "sum", "difference"]),
)
def test_a_unit_a_thousand_times_smaller_makes_the_number_a_thousand_times_larger(claim, values, rule):
    claims = figures(None, claim, values if rule != "difference" else [*values, 1.0])
    large, small = (estimate(claims, rule, unit).interval for unit in ("Mt/yr", "kt/(365*day)"))
    for name in ("low", "mid", "high"):
        assert getattr(small, name) == pytest.approx(1000 * getattr(large, name), rel=1e-9, abs=1e-6)


@given(
    st.lists(st.tuples(FIGURE, st.floats(0.0, 10.0), st.floats(0.0, 10.0)), min_size=2, max_size=2),
    st.sampled_from([r for r in RULES if r not in ("single", "total_share")]),
)
def test_the_interval_contains_its_mid_and_for_one_quantity_all_values(claim, parts, rule):
    unit = "1" if rule in ("product", "ratio") else UNIT
    claims = [
        claim(f"c{i}", v, low=max(v - a, v / 2), high=v + b, source=f"s{i}", unit=unit)
        for i, (v, a, b) in enumerate(parts)
    ]
    interval = estimate(claims, rule, unit).interval
    assert isinstance(interval, Interval)
    assert interval.mid in interval
    if rule in ("median", "first", "span"):
        assert all(c.value in interval for c in claims)


@given(st.lists(FIGURE, min_size=1, max_size=5, unique=True), st.data())
def test_relays_never_change_the_result(claim, values, data):
    claims = [claim(f"c{i}", v, source=f"s{i}", speaker=f"p{i}") for i, v in enumerate(values)]
    repeated = data.draw(st.lists(st.sampled_from(claims), min_size=1, max_size=4))
    relays = [replace(c, id=f"r{i}", source=f"t{i}") for i, c in enumerate(repeated)]
    rule = data.draw(st.sampled_from(["median", "span", "first", "sum"]))
    alone, together = estimate(claims, rule, UNIT), estimate([*claims, *relays], rule, UNIT)
    assert replace(together, relays=()) == alone
    assert {i for i, _ in together.relays} == {r.id for r in relays}
