from collections.abc import Callable
from pathlib import Path

import pytest


def test_named_shock_as_tables(kerege: Callable, case: Path) -> None:
    said = kerege("whatif", case, "pipe-shut-90")
    assert said.code == 0
    for title in ("Income by state", "Output of Upland by period", "Flows that change most", "Prices that"):
        assert title in said.out
    assert "Certificate: worst residual" in said.out
    assert "\N{HORIZONTAL ELLIPSIS}" not in said.out
    assert said.err == ""


def test_the_default_shock_is_run_when_none_is_named(kerege: Callable, case: Path) -> None:
    named = kerege("whatif", case, "pipe-shut-90", "--json").document
    default = kerege("whatif", case, "--json").document
    for document in (named, default):
        for changing in ("certificate", "identity"):  # holds the seconds it took
            del document[changing]
    assert default == named


def test_tables_and_json_tell_the_same(kerege: Callable, case: Path) -> None:
    document = kerege("whatif", case, "--json").document
    told = kerege("whatif", case).out
    transit = next(r for r in document["states"] if r["state"] == "TR")
    assert f"\N{MINUS SIGN}{-transit['change'] / 1000:.1f}" in told
    assert next(r for r in document["states"] if r["state"] == "EA")["percent_of_gdp"] is None
    assert document["certificate"]["passed"] is True


def test_shocks_are_listed(kerege: Callable, case: Path) -> None:
    said = kerege("whatif", case, "--list")
    assert "pipe-shut-90*" in said.out
    assert "rail-widened " in said.out
    rows = kerege("whatif", case, "--list", "--json").document["shocks"]
    assert [(r["id"], r["days"], r["default"]) for r in rows] == [
        ("pipe-shut-90", 90, True),
        ("rail-widened", 365, False),
    ]


def states(document: dict) -> dict[str, float]:
    return {r["state"]: r["change"] for r in document["states"]}


def test_a_made_up_shock_equals_the_same_one_in_the_case(kerege: Callable, case: Path) -> None:
    words = ["--set", "pipe.capacity=lost:1", "--start", "2023-04-01", "--days", "90"]
    made_up = kerege("whatif", case, *words, "--json").document
    named = kerege("whatif", case, "pipe-shut-90", "--json").document
    assert states(made_up) == pytest.approx(states(named), rel=1e-9, abs=1e-6)
    assert made_up["shock"]["id"] == "ad-hoc"


def test_several_settings_and_the_defaults(kerege: Callable, case: Path) -> None:
    document = kerege(
        "whatif",
        case,
        "--set",
        "pipe.capacity@UP=lost:0.2,0.3,0.4",
        "--set",
        "rail.tariff=add:1 USD/bbl",
        "--json",
    ).document
    first, second = document["shock"]["actions"]
    assert (first["start"], first["end"], first["origins"]) == ("2023-01-01", "2023-04-01", ["UP"])
    assert first["lost"] == {"low": 0.2, "mid": 0.3, "high": 0.4}
    assert second["add"]["mid"] == pytest.approx(7.3, rel=0.1)


def test_half_a_loss_hurts_less(kerege: Callable, case: Path) -> None:
    whole, half = (
        kerege("whatif", case, "--set", f"pipe.capacity=lost:{share}", "--json").document
        for share in ("1", "0.5")
    )
    assert states(whole)["TR"] < states(half)["TR"] < 0


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        (["--set", "pip.capacity=lost:0.5"], "unknown-target", "write pipe"),
        (["--set", "pipe.capasity=lost:0.5"], "unknown-attribute", "write capacity"),
        (["--set", "pipe.loss=lost:0.5"], "unknown-attribute", "capacity, minimum, ramp, tariff"),
        (["--set", "UP.gdp=lost:0.5"], "unknown-attribute", "an element of another kind"),
        (["--set", "pipe.capacity=lost:1.5"], "out-of-range", "from 0 to 1"),
        (["--set", "pipe.capacity=lost:0.5,0.4"], "wrong-type", "[low, mid, high]"),
        (["--set", "pipe.capacity=lost:0.5,0.4,0.6"], "bad-order", "sort"),
        (["--set", "pipe.capacity=factor:1e999"], "not-finite", "finite"),
        (["--set", "pipe.capacity=add:5"], "missing-key", "unit"),
        (["--set", "pipe.capacity=add:5 km"], "bad-unit", "kt/day"),
        (["--set", "pipe.capacity@XX=lost:1"], "unknown-id", "XX"),
        (["--set", "pipe.tariff=factor:2"], "bad-action", "add, in USD/t"),
        (["--set", "buyer-west.demand=add:2 Mt/yr"], "bad-action", "lost or factor"),
        (["--set", "pipe.capacity=lost:1", "--start", "2023-02-30"], "not-a-date", "2023-02-30"),
        (["--set", "pipe.capacity=lost:1", "--start", "2030-01-01"], "outside-base", "2023-01-01"),
        (["--set", "pipe.capacity=lost:1", "--days", "99999999"], "wrong-type", "whole number"),
    ],
)
def test_made_up_shocks_are_checked_against_the_case(
    kerege: Callable, case: Path, words: list[str], code: str, hint: str
) -> None:
    said = kerege("whatif", case, *words)
    assert (said.code, said.out) == (1, "")
    assert f"[{code}]" in said.err
    assert hint in said.err
    assert "--set" in said.err
    assert [f["code"] for f in kerege("whatif", case, *words, "--json").document["findings"]] == [code]


@pytest.mark.parametrize(
    "words",
    [["pipe-shut-90", "--set", "pipe.capacity=lost:1"], ["--start", "2023-01-01"], ["--days", "3"],
     ["pipe-shut-90", "--list"], ["--set", "nonsense"], ["--set", "pipe.capacity=lost:1", "--days", "0"]],
)  # fmt: skip
def test_contradicting_options_are_wrong_usage(kerege: Callable, case: Path, words: list[str]) -> None:
    assert kerege("whatif", case, *words).code == 2


def test_unknown_shock_names_those_there_are(kerege: Callable, case: Path) -> None:
    said = kerege("whatif", case, "nosuch")
    assert said.code == 1
    assert "pipe-shut-90, rail-widened" in said.err
