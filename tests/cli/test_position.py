"""``kerege position``: tables, one JSON document, files, and exit codes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

TIES = (
    "id,domain,measure,form,actor,partner,by,start,end,unit,claims",
    "all,trade,turnover,amount,,*,customs,2023,2023,MUSD,R-1",
    "tr,trade,turnover,amount,,TR,customs,2023,2023,MUSD,R-2",
    "ea,trade,turnover,amount,,EA,customs,2023,2023,MUSD,R-3",
    "ea2,trade,turnover,amount,,EA,mirror,2023,2023,MUSD,R-4",
    "back,trade,turnover,share,TR,UP,tr-customs,2023,2023,,R-5",
)
CLAIMS = (
    "id,topic,subject,measure,object,value,low,high,unit,period_start,period_end,kind,source,speaker,note",
    "R-1,ties,UP,trade,,100,,,MUSD,2023,2023,measured,example,customs,",
    "R-2,ties,UP,trade,,40,,,MUSD,2023,2023,measured,example,customs,",
    "R-3,ties,UP,trade,,30,,,MUSD,2023,2023,measured,example,customs,",
    "R-4,ties,UP,trade,,50,,,MUSD,2023,2023,measured,example,mirror,",
    "R-5,ties,TR,trade,,5,,,%,2023,2023,measured,example,mirror,",
    "R-6,ties,UP,trade,,120,,,MUSD,2024,2024,forecast,example,Bank,",
)
TIMELINE = ("id,date,type,partner,title,claims", "v,2023-05-01,visit,TR,State visit,R-2")
FORECASTS = ("id,title,measure,unit,due,claims", "f,Trade of 2024,trade,MUSD,2024,R-6")


@pytest.fixture
def related(case: Path) -> Path:
    for name, lines in (
        ("ties.csv", TIES),
        ("claims/ties.csv", CLAIMS),
        ("timeline.csv", TIMELINE),
        ("forecasts.csv", FORECASTS),
    ):
        (case / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return case


def test_tables(kerege: Callable, related: Path) -> None:
    said = kerege("position", related)
    assert said.code == 0
    for title in ("Vector balance", "Concentration", "Largest partners", "Order that depends", "Asymmetry",
                  "Timeline (last 1 of 1)", "Forecasts"):  # fmt: skip
        assert title in said.out
    assert "State visit" in said.out
    assert "mirror / customs" in said.out
    assert said.err == ""


def test_one_document(kerege: Callable, related: Path) -> None:
    document = kerege("position", related, "--json").document
    (row,) = (r for r in document["balance"] if r["vector"] == "TR")
    assert row["mid"] == pytest.approx(0.4)
    assert document["flips"][0]["one_larger"] == ["mirror / customs"]
    assert document["asymmetries"][0]["mid"] == pytest.approx(0.35)
    assert [r["status"] for r in document["forecasts"]] == ["open"]
    assert {r["weight"] for r in document["weights"]} == {1.0}


def test_a_case_without_relations_says_so(kerege: Callable, case: Path) -> None:
    said = kerege("position", case)
    assert said.code == 0
    assert "no rows in ties.csv" in said.out


def test_weights_domains_and_year(kerege: Callable, related: Path) -> None:
    document = kerege(
        "position", related, "--weight", "trade=2.5", "--domain", "trade", "--year", "2023", "--json"
    ).document
    assert document["weights"] == [{"domain": "trade", "weight": 2.5, "rows": 5}]
    assert document["year"] == 2023


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--weight", "trade"), 2, "such as trade=2"),
        (("--weight", "trade=much"), 2, "such as trade=2"),
        (("--weight", "trades=2"), 1, "write trade"),
        (("--weight", "trade=-1"), 1, "bad-weight"),
        (("--weight", "trade=nan"), 1, "bad-weight"),
        (("--domain", "tradee"), 1, "write trade"),
        (("--year", "0"), 2, "year"),
        (("--out", " "), 2, "blank"),
    ],
)
def test_wrong_words(kerege: Callable, related: Path, words: tuple[str, ...], code: int, told: str) -> None:
    said = kerege("position", related, *words)
    assert (said.code, said.out) == (code, "")
    assert told in said.err


def test_tables_are_written(kerege: Callable, related: Path, tmp_path: Path) -> None:
    said = kerege("position", related, "--out", tmp_path / "out")
    assert said.code == 0
    assert "12 tables written" in said.err
    table = pl.read_csv(tmp_path / "out" / "position_flips.csv")
    assert table["one_larger"].to_list() == ["mirror / customs"]


def test_a_case_folder_is_not_written_into(kerege: Callable, related: Path) -> None:
    said = kerege("position", related, "--out", related)
    assert said.code == 1
    assert "not-writable" in said.err


def test_findings_end_the_command(kerege: Callable, related: Path) -> None:
    with (related / "ties.csv").open("a", encoding="utf-8") as out:
        out.write("x,trade,turnover,amount,,XX,customs,2023,2023,MUSD,R-2\n")
    said = kerege("position", related)
    assert said.code == 1
    assert "ties.csv:7" in said.err
