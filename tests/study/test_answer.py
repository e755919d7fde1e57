"""The plain answer: every number in it is one of the study's tables."""

import re
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from kerege.case.load import load_case
from kerege.case.scaffold import new_case
from kerege.study.answer import answer, by_verdict, default_run, exits, worst_certificate
from kerege.study.build import run_study
from kerege.study.figures import MINUS, number, ranged
from kerege.study.model import ShockRun, Study


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Study:
    case = load_case(new_case(tmp_path_factory.mktemp("case") / "template"))
    return run_study(case, draws=3, workers=1)


@pytest.fixture(scope="module")
def run(study: Study) -> ShockRun:
    found = default_run(study)
    assert found is not None
    return found


def figure(run: ShockRun, measure: str, subject: str) -> tuple[float, float, float]:
    rows = run.ranges.filter(pl.col("measure") == measure, pl.col("subject") == subject)
    (row,) = rows.select("low", "mid", "high").iter_rows()
    return row


def line(lines: tuple[str, ...], start: str) -> str:
    (found,) = [text for text in lines if text.startswith(start)]
    return found


def changed(
    study: Study, run: ShockRun, measure: str, subject: str, values: tuple[float, float, float]
) -> Study:
    """Return the study with one range of its default shock replaced."""
    here = (pl.col("measure") == measure) & (pl.col("subject") == subject)
    ranges = run.ranges.with_columns(
        pl.when(here).then(pl.lit(value)).otherwise(pl.col(name)).alias(name)
        for name, value in zip(("low", "mid", "high"), values, strict=True)
    )
    return replace(study, shocks=(replace(run, ranges=ranges),))


def test_order_and_names(study: Study) -> None:
    lines = answer(study)
    assert lines[0] == "The pipeline is shut for 90 days, from 2023-04-01 for 90 days."
    starts = ("Upland ", "By month", "Others that lose: Westland", "Less goes by Pipeline through Transit",
              "Output falls by ", "Backtests: of 1 ", "Certificates: ", "Ranges are ")  # fmt: skip
    places = [next(i for i, text in enumerate(lines) if text.startswith(start)) for start in starts]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ((-400.0, -300.0, -200.0), "Upland loses 300 million USD (200 to 400) over"),
        ((200.0, 300.0, 400.0), "Upland gains 300 million USD (200 to 400) over"),
        ((-4000.0, -3000.0, 100.0), f"Upland loses 3.00 billion USD ({MINUS}0.100 to 4.00) over"),
        ((-300.0, -300.0, -300.0), "Upland loses 300 million USD over"),
    ],
)
def test_income_in_words(study: Study, run: ShockRun, values: tuple[float, float, float], words: str) -> None:
    other = changed(study, run, "income change", "UP", values)
    assert line(answer(other), "Upland").startswith(words)


def test_months_add_up_to_the_income(study: Study, run: ShockRun) -> None:
    told = line(answer(study), "By month").partition(": ")[2].replace(MINUS, "-")
    months = [float(m) for m in re.findall(r"\d{4}-\d\d ([-\d.]+)", told)]
    rest = float(re.findall(r"together ([-+\d.]+?)\.?$", told)[0])
    assert sum(months) + rest == pytest.approx(figure(run, "income change", "UP")[1], rel=0.01)


def test_what_finds_another_way_is_a_share_of_what_is_lost(study: Study, run: ShockRun) -> None:
    links = exits(study.case)
    assert links
    assert "rail" in links
    change = {link: figure(run, "flow change", link)[1] for link in ("pipe", "rail")}
    told = line(answer(study), number(-100 * change["rail"] / change["pipe"], 2))
    assert f"% of the {number(-change['pipe'])} kt finds another way out: Railway through Neighbour" in told


def test_output_in_words(study: Study, run: ShockRun) -> None:
    told = line(answer(study), "Output falls by ")
    low, mid, high = figure(run, "output change by month", "2023-04")
    assert ranged(-high, -mid, -low, "%") in told
    assert "; from 2023-07 it is within 1 % of normal." in told


def test_output_that_does_not_fall_or_not_recover(study: Study, run: ShockRun) -> None:
    months = run.ranges["measure"] == "output change by month"

    def level(percent: float) -> Study:
        ranges = run.ranges.with_columns(
            pl.when(months).then(percent).otherwise(pl.col(c)).alias(c) for c in ("low", "mid", "high")
        )
        return replace(study, shocks=(replace(run, ranges=ranges),))

    assert "Output stays within 1 % of normal in every month." in answer(level(-0.5))
    assert "it does not recover" in line(answer(level(-20.0)), "Output falls by 20.0 %")


def test_backtests_are_sorted_by_what_they_say(study: Study) -> None:
    (one,) = study.backtests
    verdicts = ("within the observed range", "null, as observed", "within at one end: 2 of 2 met",
                "null at the mild end only: 1 of 1", "outside the observed range: 0 of 1", "out of scope",
                "informs a parameter, no test: 1 of 1", "not testable: no outcome")  # fmt: skip
    runs = tuple(
        replace(one, verdict=v, event=replace(one.event, id=f"E{i}")) for i, v in enumerate(verdicts)
    )
    found = by_verdict(runs)
    ids = [[r.event.id for r in part] for part in (found.met, found.partly, found.missed, found.rest)]
    assert ids == [["E0", "E1"], ["E2", "E3"], ["E4"], ["E5", "E6", "E7"]]
    told = line(answer(replace(study, backtests=runs)), "Backtests")
    assert told == (
        "Backtests: of 5 past events that test the model 2 come out as observed, 2 only at one end of "
        "what was lost (E2, E3), 1 not (E4); 3 more test nothing, each with its reason."
    )


def test_the_worst_certificate_is_named(study: Study) -> None:
    (one,) = study.backtests
    bad = replace(study.base.certificate, dual=5e-8)
    of, worst = worst_certificate(replace(study, backtests=(replace(one, certificates=(bad,)),)))
    assert of == "event EV01"
    assert worst.worst == pytest.approx(5e-8)


def test_without_draws_there_are_no_ranges(study: Study) -> None:
    assert answer(replace(study, draws=0))[-1] == "No ranges: the study was run without draws."


def test_without_shocks_there_is_no_answer(study: Study) -> None:
    lines = answer(replace(study, shocks=()))
    assert lines[0] == "The case has no shock, so there is nothing to answer."
    assert line(lines, "Certificates")


def test_another_shock_answers_when_the_default_was_not_run(study: Study, run: ShockRun) -> None:
    other = next(r for r in study.shocks if r is not run)
    assert default_run(replace(study, shocks=(other,))) is other


def test_numbers_are_written_with_a_true_minus_sign(study: Study) -> None:
    for text in answer(study):
        assert not re.search(r"(?<![\w.])-\d", text), text
        assert "nan" not in text.lower().split()


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0"), (-0.0, "0"), (999.6, "1000"), (0.09996, "0.100"), (123456.0, "123456"), (float("nan"), "–"),
     (float("inf"), "–"), (-5e-4, f"{MINUS}0.000500"), (1e-12, "0")],
)  # fmt: skip
def test_numbers_keep_three_digits(value: float, text: str) -> None:
    assert number(value) == text


def test_a_link_without_a_name_is_called_by_its_id(study: Study, tmp_path: Path) -> None:
    folder = new_case(tmp_path / "x")
    text = (folder / "links.csv").read_text(encoding="utf-8")
    (folder / "links.csv").write_text(text.replace("Railway through Neighbour", "rail"), encoding="utf-8")
    assert "finds another way out: rail " in "\n".join(answer(replace(study, case=load_case(folder))))
