"""One wrong relation each: the right code, file and row, what was expected and found, and what to do."""

from __future__ import annotations

import pytest

from kerege.base.findings import Severity

from .conftest import Relations


def test_good_relations_give_no_finding(made: Relations) -> None:
    before = {f.code for f in made.check()}
    made.share("TR", 40).share("NB", 60).amount("*", 100, by="other").amount("WE", 30, by="other")
    assert {f.code for f in made.check()} - before == set()


def test_unknown_domain(made: Relations) -> None:
    finding = made.share("TR", 40, domain="trades").only("unknown-value")
    assert "trade, crude-routes" in finding.expected
    assert "did you mean 'trade'" in finding.remedy


@pytest.mark.parametrize("column", ["partner", "actor"])
def test_unknown_actor(made: Relations, column: str) -> None:
    made.claim("c", 40).tie("t", **{"partner": "WE", "claims": "c", column: "TRR"})
    finding = made.only("unknown-id")
    assert (finding.file, finding.row, finding.subject) == ("ties.csv", 2, "t")
    assert "write TR" in finding.remedy


def test_a_tie_of_an_actor_to_itself(made: Relations) -> None:
    assert made.share("UP", 40).only("tie-to-itself").found == "UP"


def test_a_share_above_the_whole(made: Relations) -> None:
    finding = made.share("TR", 140).only("share-above-whole")
    assert (finding.file, finding.row) == ("ties.csv", 2)
    assert "1.4" in finding.found


def test_only_rounding_goes_above_the_whole(made: Relations) -> None:
    made.claim("c", 1, "share").tie("t", "TR", "c")  # 1 may be rounded from 1.4
    (tie,) = made.load().relations.ties
    assert tie.estimate is not None
    assert tie.estimate.interval.high == 1.0


def test_shares_that_add_up_to_more_than_the_whole(made: Relations) -> None:
    finding = made.share("TR", 70.0).share("NB", 45.0).only("shares-above-whole")
    assert finding.row == 3
    assert finding.found == "at least 114.9 percent: TR 70, NB 45"


def test_shares_that_add_up_within_rounding(made: Relations) -> None:
    made.share("TR", 33.4).share("NB", 33.4).share("WE", 33.4)
    made.load()


def test_two_statistics_may_say_different_shares(made: Relations) -> None:
    made.share("TR", 70).share("TR", 45, by="mirror").share("NB", 30).load()


def test_a_bloc_and_its_members_are_not_added(made: Relations) -> None:
    made.share("UNION", 70).share("WE", 60).share("TR", 30).load()


def test_a_part_above_its_total(made: Relations) -> None:
    finding = made.amount("*", 100).amount("TR", 140).only("share-above-whole")
    assert "the total of row 2" in finding.expected
    assert "MUSD" in finding.found


def test_parts_that_add_up_above_their_total(made: Relations) -> None:
    finding = made.amount("*", 100).amount("TR", 70).amount("NB", 50).only("shares-above-whole")
    assert "TR" in finding.found


def test_a_row_that_ends_before_it_starts(made: Relations) -> None:
    finding = made.share("TR", 40, start="2024", end="2023").only("empty-period")
    assert "the tie" in finding.message


@pytest.mark.parametrize("dates", [{"start": "0203", "end": "2023"}, {"end": "9998"}])
def test_a_date_that_is_surely_misprinted(made: Relations, dates: dict[str, str]) -> None:
    made.claim("c", 40).tie("t", "TR", "c", **dates)
    assert "1500 to 2200" in made.only("unlikely-date").expected


def test_a_figure_larger_than_anything(made: Relations) -> None:
    made.amount("TR", "1e300").only("out-of-range")


def test_a_membership_that_ends_before_it_starts(made: Relations) -> None:
    finding = made.event("m", "memberships", "UNION", "2020", "2019").only("empty-period")
    assert "the membership m ends before it starts" in finding.message


def test_a_date_that_is_none(made: Relations) -> None:
    assert made.claim("c", 40).tie("t", "TR", "c", start="2023-13").only("not-a-date").row == 2


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"end": ""}, "first and last day"),
        ({"start": "", "end": "", "domain": "firms", "form": "count"}, "the day the figure is of"),
        ({"start": "", "form": "event"}, "the day it happened"),
    ],
)
def test_a_missing_date(made: Relations, cells: dict[str, str], words: str) -> None:
    made.claim("c", 40, "firms" if cells.get("form") == "count" else "%").tie("t", "TR", "c", **cells)
    assert words in made.only("missing-date").expected


def test_a_stock_among_flows(made: Relations) -> None:
    made.share("TR", 40, domain="fdi-gross-flow", basis="stock")
    assert "move the row" in made.only("mixed-basis").remedy


def test_a_measure_that_is_a_stock_and_a_flow(made: Relations) -> None:
    made.share("TR", 40, domain="people").share("NB", 40, domain="people", basis="stock")
    finding = made.only("mixed-basis")
    assert (finding.row, finding.expected) == (3, "basis flow, as in row 2")


@pytest.mark.parametrize(
    ("domain", "measure"),
    [("fdi-gross-flow", "fdi_stock"), ("fdi-stock", "fdi_inflow_gross"), ("fdi-net-flow", "fdi_inflow_gross"),
     ("fdi-stock", "fdi_cumulative")],
)  # fmt: skip
def test_a_claim_that_speaks_of_a_stock_in_a_flow(made: Relations, domain: str, measure: str) -> None:
    made.claim("c", 4, "MUSD", measure=measure).tie("t", "TR", "c", domain=domain, form="amount", unit="MUSD")
    finding = made.only_warning("stock-or-flow")
    assert measure in finding.found
    assert domain in finding.expected


def test_no_claims(made: Relations) -> None:
    assert "in claims" in made.tie("t", "TR", "").only("no-claims").remedy


def test_a_claim_that_is_not_in_the_book(made: Relations) -> None:
    assert "write TIE-01" in made.claim("TIE-01", 4).tie("t", "TR", "TIE-02").only("missing-claim").remedy


@pytest.mark.parametrize("kind", ["plan", "forecast", "opinion"])
def test_a_tie_cannot_rest_on_what_was_not_seen(made: Relations, kind: str) -> None:
    made.claim("c", 40, kind=kind).tie("t", "TR", "c")
    assert kind in made.only("kind-not-accepted").found


def test_an_excluded_claim_leaves_nothing(made: Relations) -> None:
    made.share("TR", 40).append("choices.toml", "[[exclude]]", 'claim = "C-TR-2023"', 'reason = "old"')
    assert "C-TR-2023" in made.only_warning("exclusion-empties").found


def test_an_excluded_claim_breaks_a_derived_rule(made: Relations) -> None:
    made.claim("c1", 4, "MUSD").claim("c2", 10, "MUSD").tie("t", "TR", "c1;c2", rule="ratio")
    made.append("choices.toml", "[[exclude]]", 'claim = "c2"', 'reason = "old"')
    assert "ratio" in made.only_warning("exclusion-breaks-rule").message


def test_a_unit_that_does_not_convert(made: Relations) -> None:
    made.claim("c", 40, "kt").tie("t", "TR", "c", form="amount", unit="MUSD")
    finding = made.only("no-estimate")
    assert "c (kt)" in finding.found


def test_rows_whose_units_do_not_add_up(made: Relations) -> None:
    finding = made.amount("*", 100).amount("TR", 4, unit="kt").only("unit-mismatch")
    assert (finding.row, finding.found) == (3, "kt")
    assert "MUSD" in finding.expected


def test_rows_whose_units_convert(made: Relations) -> None:
    made.amount("*", 1, unit="BUSD").amount("TR", 400, unit="MUSD").load()


def test_an_amount_without_a_unit(made: Relations) -> None:
    made.claim("c", 40, "kt").tie("t", "TR", "c", form="amount")
    assert made.only("missing-unit").row == 2


def test_a_negative_amount(made: Relations) -> None:
    assert "-4" in made.amount("TR", -4).only("negative-amount").found


def test_net_flows_may_be_negative(made: Relations) -> None:
    made.amount("TR", -4, domain="fdi-net-flow").load()


def test_a_figure_that_is_nobodys(made: Relations) -> None:
    assert "Eurostat" in made.share("TR", 4, by="").only("no-statistic").expected


@pytest.mark.parametrize("form", ["share", "event"])
def test_a_total_that_is_no_amount(made: Relations, form: str) -> None:
    made.claim("c", 4).tie("t", "*", "c", form=form)
    assert made.only("bad-total").found == f"form {form}"


def test_a_relation_told_twice(made: Relations) -> None:
    made.share("TR", 40).claim("c", 41).tie("again", "TR", "c")
    finding = made.only("duplicate-tie")
    assert "row 2" in finding.found


def test_a_share_and_an_amount_of_one_partner_are_no_repetition(made: Relations) -> None:
    made.share("TR", 40).amount("TR", 30).amount("NB", 20).load()


def test_a_stock_may_be_of_any_day_of_the_year(made: Relations) -> None:
    made.claim("c", 40, "firms", year="2023-03-01", start="")
    made.tie("t", "TR", "c", domain="firms", form="count", start="", end="2023-11-30")
    assert "other-period" not in {f.code for f in made.load().findings}


def test_an_unknown_rule(made: Relations) -> None:
    assert "write median" in made.share("TR", 4, rule="medain").only("unknown-rule").remedy


def test_a_claim_about_another_time(made: Relations) -> None:
    made.claim("c", 40, year="2019").tie("t", "TR", "c")
    assert "2019-01-01" in made.only_warning("other-period").found


def test_amounts_without_a_total_are_told(made: Relations) -> None:
    made.amount("TR", 4).amount("TR", 5, by="mirror").amount("*", 9, by="third").amount("NB", 2, by="third")
    (finding,) = (f for f in made.load().findings if f.code == "no-total")
    assert "2 of 3 groups" in finding.message
    assert finding.found == "trade.turnover by customs 2023, trade.turnover by mirror 2023"


def test_every_finding_is_told_at_once(made: Relations) -> None:
    made.share("TRR", 40).share("NB", 140).tie("bare", "WE", "").event(
        "m", "memberships", "UNION", "2020", "2019"
    )
    codes = {f.code for f in made.check() if f.severity is Severity.ERROR}
    assert codes == {"unknown-id", "share-above-whole", "no-claims", "empty-period"}


# the timeline


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("e,2023-04-01,,visit,UPP,TR,Title,c,", "unknown-id"),
        ("e,2023-04-01,,visit,,TR;XX,Title,c,", "unknown-id"),
        ("e,2023-04-01,2023-03-01,visit,,TR,Title,c,", "empty-period"),
        ("e,2023-04-01,,visits,,TR,Title,c,", "unknown-value"),
        ("e,soon,,visit,,TR,Title,c,", "not-a-date"),
        ("e,0023-04-01,,visit,,TR,Title,c,", "unlikely-date"),
        ("e,2023-04-01,,visit,,TR,Title,,", "no-claims"),
        ("e,2023-04-01,,visit,,TR,Title,d,", "missing-claim"),
        ("e,2023-04-01,,visit,,TR,Title,p,", "kind-not-accepted"),
        ("e,2023-04-01,,visit,,TR,,c,", "missing-cell"),
    ],
)
def test_a_wrong_row_of_the_timeline(made: Relations, row: str, code: str) -> None:
    made.claim("c", "", "event").claim("p", "", "event", kind="plan").append("timeline.csv", row)
    finding = made.only(code)
    assert (finding.file, finding.row) == ("timeline.csv", 2)


# forecasts


@pytest.mark.parametrize(
    ("row", "code", "found"),
    [
        ("f,Trade,trade,MUSD,2023,seen,,,,", "not-a-forecast", "measured"),
        ("f,Trade,trade,MUSD,2023,said,said2,,,", "not-measured", "forecast"),
        ("f,Trade,trade,MUSD,2023,said,early,,,", "resolved-before-due", "2022"),
        ("f,Trade,trade,MUSD,2023,,seen,,,", "no-claims", "nothing"),
        ("f,Trade,trade,MUSD,2023,none,seen,,,", "missing-claim", "none"),
        ("f,Trade,trade,MUSD,2023,said,none,,,", "missing-claim", "none"),
        ("f,Trade,trade,kt,2023,said,,,,", "no-estimate", "MUSD"),
        ("f,Trade,trade,MUSD,2023,said,tonnes,,,", "no-estimate", "kt"),
        ("f,Trade,trade,MUSD,2023,said,seen,meadian,,", "unknown-rule", "meadian"),
        ("f,Trade,trade,MUSD,2023,said,seen,,upward,", "unknown-value", "upward"),
        ("f,Trade,trade,MUSD,later,said,seen,,,", "not-a-date", "later"),
    ],
)
def test_a_wrong_forecast(made: Relations, row: str, code: str, found: str) -> None:
    made.claim("said", 10, "MUSD", kind="forecast").claim("said2", 11, "MUSD", kind="forecast")
    made.claim("seen", 12, "MUSD").claim("early", 12, "MUSD", "2022").claim("tonnes", 12, "kt")
    finding = made.append("forecasts.csv", row).only(code)
    assert (finding.file, finding.row) == ("forecasts.csv", 2)
    assert found in finding.found


# weights


@pytest.mark.parametrize(
    ("line", "code"),
    [("trades = 2", "unknown-domain"), ("trade = -1", "bad-weight"), ('trade = "much"', "bad-weight"),
     ("trade = inf", "bad-weight"), ("trade = true", "bad-weight")],
)  # fmt: skip
def test_a_wrong_weight(made: Relations, line: str, code: str) -> None:
    finding = made.append("choices.toml", "[weights]", line).only(code)
    assert finding.file == "choices.toml"
    assert finding.row == (made.path / "choices.toml").read_text(encoding="utf-8").count("\n")


def test_weights_that_are_no_table(made: Relations) -> None:
    text = (made.path / "choices.toml").read_text(encoding="utf-8")
    (made.path / "choices.toml").write_text("weights = 2\n" + text, encoding="utf-8")
    assert made.only("wrong-type").row == 1


def test_weights_that_are_all_zero(made: Relations) -> None:
    from kerege.case.tie_tables import DOMAINS

    made.append("choices.toml", "[weights]", *(f"{d} = 0" for d in DOMAINS))
    assert "every domain weighs zero" in made.only("bad-weight").message
