"""Damaged relations give findings or a position, never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kerege as kg
from kerege.base.findings import FindingsError, Severity
from kerege.case import new_case

from .conftest import Relations

CELLS = st.sampled_from([
    "", "*", "TR", "NB", "UNION", "pipe-co", "XX", "trade", "gas", "fdi-net-flow", "memberships", "people",
    "share", "amount", "count", "event", "flow", "stock", "MUSD", "kt", "%", "firms", "1", "c1", "c2",
    "c1;c2", "c3;c2", "c4", "c5", "c1;c1", "median", "ratio", "span", "difference", "2023", "2022-06",
    "9999", "9998-12-31", "0001", "customs", "mirror", "soon", "at-least", "visit", "vote", "-1", ";", "a b",
])  # fmt: skip
ROWS = st.lists(st.dictionaries(st.integers(1, 14), CELLS, max_size=4), min_size=1, max_size=4)
#: rows that are good until cells are put over them
GOOD = {
    "ties.csv": ["trade", "turnover", "share", "", "TR", "", "customs", "2023", "2023", "", "", "c1", "", ""],
    "timeline.csv": ["2023-01-01", "", "visit", "", "TR", "Title", "c1", ""],
    "forecasts.csv": ["Title", "trade", "MUSD", "2023", "c5", "c2", "", "", ""],
}
WEIGHTS = st.sampled_from(["gas = 1", "x = 1", "gas = nan", "gas = []"])


def damaged(folder: Path, drawn: dict[str, list[dict[int, str]]], weight: str) -> Relations:
    made = Relations(new_case(folder / "mine"))
    made.claim("c1", 40).claim("c2", 10, "MUSD").claim("c3", 0, "MUSD").claim("c4", "1e200", "kt")
    made.claim("c5", 12, "MUSD", kind="forecast").append("choices.toml", "[weights]", weight)
    for file, rows in drawn.items():
        for n, cells in enumerate(rows):
            row = [cells.get(k, good) for k, good in enumerate(GOOD[file], 1)]
            made.append(file, ",".join([f"r{n}", *row]))
    return made


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(
    st.fixed_dictionaries(dict.fromkeys(GOOD, ROWS)),
    st.sampled_from(["gas = 1", "x = 1", "gas = nan", "gas = []"]),
)
def test_damage_is_told_as_findings(
    tmp_path_factory: pytest.TempPathFactory, drawn: dict[str, list[dict[int, str]]], weight: str
) -> None:
    made = damaged(tmp_path_factory.mktemp("damaged"), drawn, weight)
    findings = made.check()
    assert all(f.file and f.message for f in findings)
    if any(f.severity is Severity.ERROR for f in findings):
        with pytest.raises(FindingsError):
            made.load()
        return
    found = kg.position(made.load())
    assert found.balance["low"].is_between(0.0, 1.0).all()
    assert (found.balance["high"] >= found.balance["mid"]).all()


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(ROWS)
def test_ties_that_load_have_a_position(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[dict[int, str]]
) -> None:
    made = damaged(tmp_path_factory.mktemp("damaged"), {"ties.csv": drawn}, "gas = 1")
    try:
        case = made.load()
    except FindingsError:
        return
    kg.position(case)
