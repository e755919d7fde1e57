"""Shares, indices, rankings and asymmetries of small invented relations, by hand."""

from __future__ import annotations

import math

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kerege as kg
from kerege.base.findings import FindingsError
from kerege.position import COLUMNS, Position, shared_axis

from .conftest import Relations

VECTORS = ("TR", "NB", "WE", "EA")


def of(frame: pl.DataFrame, **want: object) -> dict[str, object]:
    (row,) = frame.filter(*(pl.col(k) == v for k, v in want.items())).to_dicts()
    return row


def ends(frame: pl.DataFrame, **want: object) -> tuple[float, float, float]:
    row = of(frame, **want)
    return (row["low"], row["mid"], row["high"])


def exact(made: Relations, partner: str, share: str, **cells: str) -> Relations:
    """Add a share printed with so many digits that its rounding is nothing."""
    return made.share(partner, f"{share}.000000000", **cells)


def test_a_case_without_relations_has_an_empty_position(made: Relations) -> None:
    found = kg.position(made.load())
    assert isinstance(found, Position)
    assert found.balance.is_empty()
    assert found.tables().keys() == COLUMNS.keys()
    assert all(dict(table.schema) == COLUMNS[name] for name, table in found.tables().items())


def test_eighty_percent_by_one_route_and_nothing_said_of_the_rest(made: Relations) -> None:
    exact(made, "TR", "80", domain="crude-routes")
    found = kg.position(made.load())
    row = of(found.indices, domain="crude-routes", of="partners")
    assert (row["hhi_low"], row["hhi_high"]) == pytest.approx((0.64, 0.68), abs=1e-9)
    assert (row["effective_low"], row["effective_high"]) == pytest.approx((1 / 0.68, 1 / 0.64), abs=1e-9)
    assert (row["partners"], row["claims"], row["weakest"], row["exact"]) == (1, 1, "measured", True)
    assert ends(found.balance, vector="TR") == pytest.approx((0.8, 0.8, 0.8))
    assert ends(found.balance, vector="NB") == pytest.approx((0.0, 0.0, 0.2))  # may have all of the rest
    assert of(found.balance, vector="NB")["claims"] == 0
    assert ends(found.balance, vector="others") == pytest.approx((0.0, 0.2, 0.2))


def test_amounts_over_their_total(made: Relations) -> None:
    made.claim("all", 100, "MUSD", low="90", high="110").claim("part", 45, "MUSD", low="44", high="46")
    made.tie("a", "*", "all", form="amount", unit="MUSD").tie("p", "TR", "part", form="amount", unit="kUSD")
    found = kg.position(made.load())
    assert ends(found.balance, vector="TR") == pytest.approx((44 / 110, 0.45, 46 / 90))
    assert of(found.shares, vector="TR")["claims"] == ["all", "part"]


def test_routes_of_one_partner_are_told_apart(made: Relations) -> None:
    for via, share in (("pipe", "50"), ("rail", "30")):
        exact(made, "TR", share, domain="crude-routes", via=via)
    exact(made, "NB", "20", domain="crude-routes")
    found = kg.position(made.load())
    assert of(found.indices, of="partners")["hhi_high"] == pytest.approx(0.64 + 0.04)
    assert of(found.indices, of="routes")["hhi_high"] == pytest.approx(0.25 + 0.09 + 0.04)
    assert ends(found.balance, vector="TR")[1] == pytest.approx(0.8)


def test_what_no_route_has_may_be_more_routes_of_the_same_partner(made: Relations) -> None:
    exact(made, "TR", "80", domain="crude-routes", via="pipe")
    found = kg.position(made.load())
    routes, partners = of(found.indices, of="routes"), of(found.indices, of="partners")
    assert (routes["hhi_low"], routes["hhi_high"]) == pytest.approx((0.64, 0.68))
    assert (partners["hhi_low"], partners["hhi_high"]) == pytest.approx((0.64, 1.0))
    assert ends(found.balance, vector="TR") == pytest.approx((0.8, 0.8, 1.0))


def test_a_statistic_that_is_silent_about_a_vector_says_nothing_of_it(made: Relations) -> None:
    exact(exact(made, "TR", "20"), "EA", "30", by="ea-customs")
    found = kg.position(made.load())
    assert ends(found.balance, vector="TR") == pytest.approx((0.2, 0.2, 0.2))
    assert ends(found.balance, vector="EA") == pytest.approx((0.3, 0.3, 0.3))
    assert ends(found.balance, vector="NB") == pytest.approx((0.0, 0.0, 0.5))
    assert of(found.balance, vector="TR")["statistics"] == 1
    assert ends(found.balance, vector="others")[1:] == pytest.approx((0.5, 0.5))


def test_members_count_to_their_bloc_from_the_day_they_joined(made: Relations) -> None:
    made.vectors("TR", "UNION")
    for year in ("1999", "2001"):
        exact(made, "WE", "40", start=year, end=year)
    found = kg.position(made.load())
    assert ends(found.balance, year=1999, vector="UNION") == pytest.approx((0.0, 0.0, 0.6))
    assert ends(found.balance, year=2001, vector="UNION") == pytest.approx((0.4, 0.4, 1.0))
    assert ends(found.balance, year=1999, vector="others")[0] == pytest.approx(0.4)


def test_the_row_of_a_bloc_counts_and_its_members_are_shown(made: Relations) -> None:
    made.vectors("TR", "UNION")
    exact(exact(exact(made, "UNION", "50"), "WE", "40"), "TR", "30")
    found = kg.position(made.load())
    assert ends(found.balance, vector="UNION") == pytest.approx((0.5, 0.5, 0.5))
    ranks = {r["partner"]: (r["rank"], r["state_rank"], r["inside"]) for r in found.rankings.to_dicts()}
    assert ranks == {"UNION": (1, None, ""), "WE": (None, 1, "UNION"), "TR": (2, 2, "")}


def test_firms_count_to_their_home(made: Relations) -> None:
    exact(made, "pipe-co", "60", domain="firms", start="")
    assert ends(kg.position(made.load()).balance, vector="TR") == pytest.approx((0.6, 0.6, 1.0))


def test_an_organisation_of_several_vectors_is_shared(made: Relations) -> None:
    made.append("actors.csv", "CLUB,Club,organisation,,").append(
        "memberships.csv", "TR,CLUB,member,2000,", "NB,CLUB,member,2000,", "WE,CLUB,observer,2000,"
    )
    made.event("club", "memberships", "CLUB", "2010-05-01").event("tr", "memberships", "TR", "2012-01-01")
    found = kg.position(made.load()).balance
    assert ends(found, year=2011, vector="TR") == pytest.approx((0.0, 0.5, 1.0))
    assert ends(found, year=2012, vector="TR") == pytest.approx((0.5, 0.75, 1.0))
    assert ends(found, year=2012, vector="NB") == pytest.approx((0.0, 0.25, 0.5))
    assert ends(found, year=2012, vector="WE") == pytest.approx((0.0, 0.0, 0.0))
    assert found["year"].max() == 2023  # a membership lasts to the last year of the case


def test_a_membership_ends(made: Relations) -> None:
    made.event("m", "memberships", "TR", "2010-05-01", "2012-06-30")
    assert sorted(set(kg.position(made.load()).balance["year"])) == [2010, 2011]


def test_events_are_shares_of_what_is_recorded(made: Relations) -> None:
    made.event("a", "visits", "TR", "2023-04-01").event("b", "visits", "TR", "2023-05-01")
    made.event("c", "visits", "EA", "2023-06-01")
    found = kg.position(made.load())
    assert ends(found.balance, vector="TR") == pytest.approx((2 / 3,) * 3)
    assert of(found.indices, domain="visits")["hhi_low"] == pytest.approx(5 / 9)


def test_two_statistics_stay_two_and_span_the_balance(made: Relations) -> None:
    exact(exact(made, "TR", "40"), "TR", "20", by="mirror")
    found = kg.position(made.load())
    assert found.shares.filter(pl.col("vector") == "TR")["by"].to_list() == ["customs", "mirror"]
    row = of(found.balance, vector="TR")
    assert (row["low"], row["mid"], row["high"], row["statistics"]) == pytest.approx((0.2, 0.3, 0.4, 2))
    assert ends(found.balance, vector="others")[1] == pytest.approx(0.7)


def test_the_period_nearest_to_a_year_speaks_for_it(made: Relations) -> None:
    made.claim("long", "88.00000000").tie("w", "TR", "long", domain="arms", start="2020", end="2024")
    made.claim("year", "50.00000000", year="2022").tie(
        "y", "TR", "year", domain="arms", start="2022", end="2022"
    )
    made.claim("half", "10.00000000", year="2022-06").tie(
        "h", "TR", "half", domain="arms", start="2022-01", end="2022-06"
    )
    found = kg.position(made.load())
    mids = dict(found.balance.filter(pl.col("vector") == "TR").select("year", "mid").iter_rows())
    assert mids == pytest.approx({2020: 0.88, 2021: 0.88, 2022: 0.5, 2023: 0.88, 2024: 0.88})
    assert found.changes.filter(pl.col("vector") == "TR").height == 2  # one figure over years is no change


def test_amounts_without_a_total_rank_and_have_no_share(made: Relations) -> None:
    found = kg.position(made.amount("TR", 4).amount("NB", 6).load())
    assert found.balance.is_empty()
    assert found.rankings.sort("rank")["partner"].to_list() == ["NB", "TR"]


def test_a_share_goes_before_an_amount_of_the_same_partner(made: Relations) -> None:
    exact(made.amount("TR", "30.0").amount("NB", "50.0"), "TR", "40")
    found = kg.position(made.load())
    assert ends(found.balance, vector="TR") == pytest.approx((0.4, 0.4, 0.4))
    assert of(found.balance, vector="NB")["claims"] == 0  # no total: the amount says nothing of a share
    assert found.rankings.filter(pl.col("unit") == "MUSD").sort("rank")["partner"].to_list() == ["NB", "TR"]


def test_the_last_in_rank_is_not_surely_larger_than_anyone(made: Relations) -> None:
    found = kg.position(made.amount("TR", "30.0").amount("NB", "50.0").amount("EA", "30.02").load())
    assert found.rankings.sort("rank")["clear"].to_list() == [True, False, None]


def test_the_largest_partner_depends_on_whose_numbers_are_believed(made: Relations) -> None:
    made.amount("TR", "26.0").amount("EA", "24.0").amount("EA", "41.0", by="ea-customs").amount("NB", "5.0")
    found = kg.position(made.load())
    leaders = {r["by"]: r["partner"] for r in found.rankings.filter(pl.col("rank") == 1).to_dicts()}
    assert leaders == {"customs": "TR", "ea-customs": "EA"}
    (flip,) = found.flips.to_dicts()
    assert (flip["one"], flip["two"], flip["clear"]) == ("EA", "TR", True)
    assert flip["one_larger"] == ["ea-customs / customs"]
    assert flip["two_larger"] == ["customs / customs"]


def test_figures_of_different_periods_do_not_flip(made: Relations) -> None:
    made.amount("TR", "26.0").amount("EA", "24.0")
    made.claim("half", "41.0", "MUSD", year="2023-09").tie(
        "h", "EA", "half", form="amount", unit="MUSD", by="ea-customs", start="2023-01", end="2023-09"
    )
    assert kg.position(made.load()).flips.is_empty()


def test_asymmetry_of_a_pair_and_its_mirror(made: Relations) -> None:
    exact(exact(made, "TR", "40"), "UP", "5", actor="TR", by="tr-customs")
    exact(exact(made, "TR", "30", domain="exports"), "UP", "10", domain="imports", actor="TR")
    found = kg.position(made.load()).asymmetries
    assert ends(found, domain="trade") == pytest.approx((0.35, 0.35, 0.35))
    assert of(found, domain="trade")["by_partner"] == "tr-customs"
    assert ends(found, domain="exports")[1] == pytest.approx(0.2)
    assert found.height == 2


def test_changes_are_up_down_or_unclear(made: Relations) -> None:
    for year, share, other in (("2021", "20", "30"), ("2022", "40", "30")):
        exact(made, "TR", share, start=year, end=year)
        exact(made, "NB", other, start=year, end=year)
    signs = {r["vector"]: r["sign"] for r in kg.position(made.load()).changes.to_dicts()}
    assert (signs["TR"], signs["NB"]) == ("up", "unclear")
    assert signs["others"] == "unclear"  # what nobody names may be anybody's


def test_the_overall_balance_weighs_domains_and_says_how_old_they_are(made: Relations) -> None:
    exact(made, "TR", "40", start="2020", end="2020")
    exact(made, "TR", "100", domain="gas")
    case = made.append("choices.toml", "[weights]", "gas = 3").load()
    row = of(kg.position(case).overall, year=2023, vector="TR")
    assert row["mid"] == pytest.approx((0.4 + 3 * 1.0) / 4)
    assert (row["domains"], row["oldest"]) == (["trade", "gas"], 2020)
    assert of(kg.position(case).overall, year=2020, vector="TR")["mid"] == pytest.approx(0.4)
    assert of(kg.position(case, weights={"gas": 1.0}).overall, year=2023, vector="TR")[
        "mid"
    ] == pytest.approx(0.7)
    assert of(kg.position(case, weights={"gas": 0.0}).overall, year=2023, vector="TR")[
        "mid"
    ] == pytest.approx(0.4)
    assert of(kg.position(case).weights, domain="gas") == {"domain": "gas", "weight": 3.0, "rows": 5}


def test_one_year_and_one_domain(made: Relations) -> None:
    exact(made, "TR", "40", start="2020", end="2020")
    exact(made, "TR", "60", domain="gas")
    case = made.load()
    assert set(kg.position(case, year=2020).balance["domain"]) == {"trade"}
    assert set(kg.position(case, domains=["gas"]).balance["domain"]) == {"gas"}
    with pytest.raises(FindingsError, match="unknown-domain"):
        kg.position(case, domains=["gass"])
    with pytest.raises(FindingsError, match="bad-weight"):
        kg.position(case, weights={"gas": -1.0})


def test_timeline_and_balance_share_one_axis(made: Relations) -> None:
    exact(made, "TR", "40", start="2020", end="2020")
    made.claim("c", "", "event").append(
        "timeline.csv",
        "v,2022-04-01,2022-04-02,visit,TR,UP;NB,A visit,c,",
        "s,2022-05-01,,sanction,EA,UP,A ban,c,",
        "d,2022-06-01,,vote,,,A vote,c,",
    )
    found = kg.position(made.load())
    assert found.timeline.select("id", "tone").rows() == [
        ("v", "cooperative"), ("s", "conflicting"), ("d", "neutral")]  # fmt: skip
    assert found.timeline["vectors"].to_list() == [["TR", "NB"], ["EA"], ["others"]]
    for domain in (None, "trade"):
        axis = shared_axis(found, domain)
        assert axis.years == (2020, 2021, 2022)
        assert axis.balance.height == axis.events.height == 3 * 5
        assert of(axis.balance, year=2021, vector="TR")["mid"] is None
        assert of(axis.events, year=2022, vector="EA")["conflicting"] == 1
        assert of(axis.events, year=2020, vector="EA")["conflicting"] == 0
    assert set(shared_axis(found, "trade").balance["domain"]) == {"trade"}


def test_a_case_without_relations_has_an_empty_axis(made: Relations) -> None:
    axis = shared_axis(kg.position(made.load()))
    assert (axis.years, axis.balance.height) == ((), 0)


SHARES = st.lists(st.integers(0, 25), min_size=4, max_size=4)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SHARES, st.permutations(range(4)))
def test_shares_close_and_the_order_of_rows_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, shares: list[int], order: list[int]
) -> None:
    from kerege.case import new_case

    found = []
    for picked in (range(4), order):
        made = Relations(new_case(tmp_path_factory.mktemp("drawn") / "mine"))
        for k in picked:
            exact(made, VECTORS[k], str(shares[k]))
        found.append(kg.position(made.load()))
    one, two = found
    assert one.balance.sort("vector").equals(two.balance.sort("vector"))
    assert math.isclose(one.balance["mid"].sum(), 1.0, abs_tol=1e-9)
    assert one.balance["low"].sum() <= 1.0 + 1e-9
    assert one.balance["high"].sum() >= 1.0 - 1e-9
    index = one.indices.row(0, named=True)
    points = [s / 100 for s in shares]
    rest = 1 - sum(points)
    assert index["hhi_low"] == pytest.approx(sum(p * p for p in points), abs=1e-9)
    assert index["hhi_high"] == pytest.approx(sum(p * p for p in points) + rest * rest, abs=1e-9)
