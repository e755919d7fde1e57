"""The answer in sentences: every number in it is one of the study's tables, with and without links."""

import re
from dataclasses import replace
from html import unescape

import polars as pl
import pytest

from kerege.case.load import load_case
from kerege.case.scaffold import new_case
from kerege.report.answer import plain_answer
from kerege.report.context import make_context
from kerege.report.digits import MINUS, THIN, number, percent, ranged
from kerege.report.flows import export_routes
from kerege.report.page import render_page
from kerege.report.trust import past_events
from kerege.report.words import plain
from kerege.study.build import run_study
from kerege.study.model import BacktestRun, ShockRun, Study
from kerege.study.verdicts import default_run

Three = tuple[float, float, float]


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Study:
    case = load_case(new_case(tmp_path_factory.mktemp("case") / "template"))
    return run_study(case, draws=3, workers=1)


@pytest.fixture(scope="module")
def run(study: Study) -> ShockRun:
    found = default_run(study)
    assert found is not None
    return found


def figure(run: ShockRun, measure: str, subject: str) -> Three:
    rows = run.ranges.filter(pl.col("measure") == measure, pl.col("subject") == subject)
    (row,) = rows.select("low", "mid", "high").iter_rows()
    return row


def line(study: Study, start: str) -> str:
    (found,) = [text for text in plain_answer(study) if text.startswith(start)]
    return found


def with_range(run: ShockRun, measure: str, subject: str, values: Three) -> ShockRun:
    here = (pl.col("measure") == measure) & (pl.col("subject") == subject)
    ranges = run.ranges.with_columns(
        pl.when(here).then(pl.lit(value)).otherwise(pl.col(name)).alias(name)
        for name, value in zip(("low", "mid", "high"), values, strict=True)
    )
    return replace(run, ranges=ranges)


def with_output(run: ShockRun, share: float) -> ShockRun:
    """Return the run with output changed by a share of its base in every period."""
    here = pl.col("attribute") == "output"
    plants = run.changes.plants.with_columns(
        pl.when(here).then(share * pl.col("base")).otherwise(pl.col("change")).alias("change")
    )
    return replace(run, changes=replace(run.changes, plants=plants), ranges=run.ranges.clear())


# one wording


@pytest.mark.parametrize("shocks", [True, False])
def test_plain_sentences_are_those_of_the_page_without_links(study: Study, shocks: bool) -> None:
    told = study if shocks else replace(study, shocks=())
    page = render_page(make_context(told))
    chapter = page[page.index('id="answer-heading"') :].partition("</section>")[0]
    marked = re.findall(r'<p class="lead"><b>(.*?)</b>|<li>(.*?)</li>|<p class="remark">(.*?)</p>', chapter)
    shown = [unescape(re.sub(r"<[^>]*>", "", "".join(found))) for found in marked]
    assert shown[-1].startswith("A blue number is a link")
    assert tuple(shown[:-1]) == plain_answer(told)
    assert "<a href=" in chapter


def test_order_and_names(study: Study) -> None:
    lines = plain_answer(study)
    assert lines[0] == "The pipeline is shut for 90 days (1 April 2023 to 29 June 2023, 90 days)."
    starts = ("Upland ", "By month", "Others who lose: Western Union", "The largest buyer",
              "Use changes most", "Of 3.", "Output is ", "Of 1 past event", "Certificates: ",
              "A range, low to high, is ")  # fmt: skip
    places = [next(i for i, text in enumerate(lines) if text.startswith(start)) for start in starts]
    assert places == sorted(places)


def test_numbers_are_written_with_a_true_minus_sign(study: Study) -> None:
    for text in plain_answer(study):
        assert not re.search(r"(?<![\w.])-\d", text), text
        assert "nan" not in text.lower().split()


# what the shock does


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (
            (-400.0, -300.0, -200.0),
            "Upland loses 300 million USD (200 to 400) over the 366 days from 1 April",
        ),
        ((200.0, 300.0, 400.0), "Upland gains 300 million USD (200 to 400) over"),
        ((-4000.0, -3000.0, 100.0), f"Upland loses 3.00 billion USD ({MINUS}0.100 to 4.00) over"),
        ((-300.0, -300.0, -300.0), "Upland loses 300 million USD over"),
    ],
)
def test_income_in_words(study: Study, run: ShockRun, values: Three, words: str) -> None:
    mine = pl.when(pl.col("state") == "UP").then(1000 * values[1]).otherwise(pl.col("change"))
    states = run.changes.states.with_columns(change=mine)
    moved = replace(run, changes=replace(run.changes, states=states))
    other = with_range(moved, "income change", "UP", values)
    assert line(replace(study, shocks=(other,)), "Upland").startswith(words)


def test_the_take_of_the_state_is_told_with_its_range(study: Study, run: ShockRun) -> None:
    assert figure(run, "income change", "UP")[1] < 0
    falls = with_range(run, "state take change", "UP", (-30.0, -20.0, -10.0))
    told = line(replace(study, shocks=(falls,)), "Upland")
    assert told.endswith("; the state's take alone falls by 20.0 million USD (10.0 to 30.0).")
    rises = with_range(run, "state take change", "UP", (1000.0, 2000.0, 3000.0))
    told = line(replace(study, shocks=(rises,)), "Upland")
    assert told.endswith(", while the state's take rises by 2.00 billion USD (1.00 to 3.00).")


def test_months_add_up_to_the_income(study: Study, run: ShockRun) -> None:
    told = line(study, "By month, in million USD").partition(": ")[2].replace(MINUS, "-").replace(THIN, "")
    months = [float(m) for m in re.findall(r"[A-Z][a-z]{2} ([-+][\d.]+)", told)]
    rest = float(re.findall(r"together ([-+\d.]+?)\.?$", told)[0])
    assert len(months) == 3
    assert sum(months) + rest == pytest.approx(figure(run, "income change", "UP")[1], rel=0.01)
    low, mid, high = figure(run, "income change by month", "2023-04")
    assert f"Apr {ranged(low, mid, high, sign=True)}, May" in line(study, "By month")


def test_others_are_told_with_their_ranges_and_blocs_once(study: Study, run: ShockRun) -> None:
    low, mid, high = figure(run, "income change of bloc", "UNION")
    told = line(study, "Others who lose: ")
    assert f"Western Union {ranged(-high, -mid, -low, 'million USD')}" in told
    low, mid, high = figure(run, "income change", "TR")
    assert f"Transit {ranged(-high, -mid, -low, 'million USD')}" in told
    assert "Westland" not in told


def test_what_finds_another_way_is_a_share_of_what_is_lost(study: Study, run: ShockRun) -> None:
    assert {r.link for r in export_routes(make_context(study))} == {"pipe", "rail"}
    change = {link: [x / 1000 for x in figure(run, "flow change", link)] for link in ("pipe", "rail")}
    low, mid, high = change["pipe"]
    lost, share = ranged(-high, -mid, -low, "Mt"), percent(-change["rail"][1] / mid)
    assert line(study, "Of 3.").startswith(f"Of {lost} that do not leave by Pipeline through Transit, ")
    found = number(change["rail"][1])
    ways = f"Railway through Neighbour {ranged(*change['rail'], 'Mt')}"
    assert line(study, "Of 3.").endswith(f"{found} Mt ({share}) find another way out, by {ways}.")


def test_small_ways_count_in_the_share_though_no_range_is_stated_for_them(
    study: Study, run: ShockRun
) -> None:
    """Ranges leave out links that change little; the share of what finds another way must not."""
    left = run.ranges.filter((pl.col("measure") != "flow change") | (pl.col("subject") != "rail"))
    told = line(replace(study, shocks=(replace(run, ranges=left),)), "Of 3.")
    mid = figure(run, "flow change", "rail")[1] / 1000
    assert f"{number(mid)} Mt ({percent(-1000 * mid / figure(run, 'flow change', 'pipe')[1])})" in told
    assert told.endswith(f"by Railway through Neighbour {number(mid)} Mt.")


@pytest.mark.parametrize(
    ("pipe", "rail", "words"),
    [
        (-1.0, 0.0, "that do not leave by Pipeline through Transit, none finds another way out."),
        (0.0, 1.0, "More leaves by Railway through Neighbour "),
        (-1.0, -1.0, "by Pipeline through Transit and Railway through Neighbour, none finds another way"),
        (0.0, 0.0, ""),
    ],
)
def test_ways_out_that_only_lose_only_gain_or_stay(
    study: Study, run: ShockRun, pipe: float, rail: float, words: str
) -> None:
    share = pl.col("link").replace_strict({"pipe": pipe, "rail": rail}, default=0.0, return_dtype=pl.Float64)
    flows = run.changes.flows.with_columns(change=share * pl.col("base"))
    moved = replace(run, changes=replace(run.changes, flows=flows), ranges=run.ranges.clear())
    told = [t for t in plain_answer(replace(study, shocks=(moved,))) if "leave" in t]
    assert len(told) == bool(words)
    assert words in "".join(told)


def test_output_in_words(study: Study, run: ShockRun) -> None:
    told = line(study, "Output is ")
    low, mid, high = figure(run, "output change by month", "2023-04")
    assert told.startswith(f"Output is {ranged(-high, -mid, -low, '%')} lower in April 2023")
    assert "; it is within 1 % of normal again from July 2023. " in told
    low, mid, high = (x / 1000 for x in figure(run, "output change", "UP"))
    assert told.endswith(f"In all {ranged(-high, -mid, -low, 'Mt')} is not produced.")


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (-0.005, "Output stays within 1 % of normal in every month."),
        (0.005, "Output stays within 1 % of normal in every month."),
        (0.03, "Output is up to 3.00 % higher, in "),
        (-0.2, "Output is 20.0 % lower in April 2023; it is not back within 1 % of normal. In all "),
    ],
)
def test_output_that_stays_rises_or_does_not_recover(
    study: Study, run: ShockRun, share: float, words: str
) -> None:
    assert line(replace(study, shocks=(with_output(run, share),)), "Output").startswith(words)


def test_a_lowest_month_that_is_not_the_first_is_told(study: Study, run: ShockRun) -> None:
    half = with_output(run, -0.1).changes.plants.with_columns(
        change=pl.col("change") * pl.when(pl.col("period") == "2023-06").then(3).otherwise(1)
    )
    other = replace(run, changes=replace(run.changes, plants=half), ranges=run.ranges.clear())
    told = line(replace(study, shocks=(other,)), "Output")
    assert "10.0 % lower in April 2023 and 30.0 % lower in June 2023, the lowest month;" in told


# how far to trust it


def events(study: Study, *verdicts: str) -> tuple[BacktestRun, ...]:
    (one,) = study.backtests
    return tuple(
        replace(one, verdict=verdict, event=replace(one.event, id=f"E{i}"))
        for i, verdict in enumerate(verdicts)
    )


MET, PARTLY, MISSED, REST = "within", "within at one end: 1 of 1", "outside: 0 of 1", "out of scope"


@pytest.mark.parametrize(
    ("verdicts", "words"),
    [
        (
            (MET, MET, PARTLY, PARTLY, MISSED, REST, REST),
            (
                "Of 5 past events that test the model, 2 come out as observed, 2 only at one end of "
                "what was lost (E2, E3) and 1 does not (E4); 2 more test nothing, each with its reason."
            ),
        ),
        (
            (MET, MISSED, MISSED),
            "Of 3 past events that test the model, 1 comes out as observed and 2 do not (E1, E2).",
        ),
        (
            (PARTLY, REST),
            (
                "Of 1 past event that tests the model, none comes out as observed and 1 only at one end of "
                "what was lost (E0); 1 more tests nothing, each with its reason."
            ),
        ),
        ((MET,), "Of 1 past event that tests the model, 1 comes out as observed."),
        ((REST, REST), "None of 2 past events tests the model."),
        ((), ""),
    ],
)
def test_past_events_in_words(study: Study, verdicts: tuple[str, ...], words: str) -> None:
    told = past_events(events(study, *verdicts))
    assert plain(told) == words
    named = {piece.text: piece.href for piece in told if piece.href.startswith("#event-")}
    assert named == {name: f"#event-{name}" for name in re.findall(r"E\d", words)}


def test_the_worst_certificate_and_the_base_are_told(study: Study) -> None:
    (one,) = study.backtests
    bad = replace(study.base.certificate, dual=5e-8)
    told = replace(
        study, backtests=(replace(one, certificates=(bad,)),), base=replace(study.base, residual=3e-7)
    )
    assert line(told, "Certificates").replace(THIN, " ") == (
        "Certificates: the worst residual is 5.0 × 10⁻⁸ (EV01 Invented closure of the pipeline, solve 1), "
        "where 1.0 × 10⁻⁷ is allowed; the base returns its table within 3.0 × 10⁻⁷ of each flow."
    )


def test_draws_seed_and_failed_draws_are_told(study: Study) -> None:
    failed = replace(study, failed=("no passing certificate",), seed=11)
    left, made = plain_answer(failed)[-2:]
    assert left == "1 draw has no certified answer and no part in the ranges: no passing certificate"
    assert made.startswith("A range, low to high, is the 5th to 95th percentile of 2 draws from ")
    assert "(seed 11)" in made


def test_without_draws_there_are_no_ranges(study: Study, run: ShockRun) -> None:
    mids = run.ranges.with_columns(low=pl.col("mid"), high=pl.col("mid"))
    told = plain_answer(replace(study, draws=0, shocks=(replace(run, ranges=mids),)))
    assert told[-1] == "No ranges: the study was run without draws."
    assert not [text for text in told if re.search(r"\([^)]* to (?!29 June)", text)]


def test_without_shocks_there_is_no_answer(study: Study) -> None:
    lines = plain_answer(replace(study, shocks=()))
    assert lines[0] == "The case holds no shock, so there is nothing to answer."
    assert lines[1].startswith("Of 1 past event")
    assert lines[2].startswith("Certificates")
