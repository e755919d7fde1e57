import shutil
from collections.abc import Callable
from pathlib import Path


def test_a_good_case_passes_with_its_counts(kerege: Callable, case: Path) -> None:
    said = kerege("check", case)
    assert said.code == 0
    assert said.out.endswith(f"{case} can be run: 0 errors, 0 warnings, 1 note\n")
    assert "41 claims of 1 source, 38 numbers, 2 shocks, 1 event" in said.out
    assert "[unused-claims]" in said.out


def test_all_errors_of_all_files_are_told_and_the_code_is_1(kerege: Callable, case: Path) -> None:
    (case / "goods.csv").write_text("id,name\n", encoding="utf-8")
    shutil.rmtree(case / "claims")
    said = kerege("check", case)
    assert said.code == 1
    assert "goods.csv" in said.out
    assert "claims" in said.out
    assert f"{case} cannot be run: " in said.out
    told = kerege("check", case, "--json")
    document = told.document
    assert told.code == 1
    assert document["passed"] is False
    assert document["counts"]["error"] == sum(f["severity"] == "error" for f in document["findings"]) > 1
    assert document["lineage"] == []


def test_kazakhstan_passes_and_its_lineage_adds_up(kerege: Callable) -> None:
    document = kerege("check", "kazakhstan", "--json").document
    assert document["passed"] is True
    assert document["counts"]["error"] == 0
    kinds = ("measured", "estimate", "plan", "assumption")
    assert all(row["total"] == sum(row[k] for k in kinds) for row in document["lineage"])
    said = kerege("check", "kazakhstan").out
    total = sum(row["total"] for row in document["lineage"])
    assert f"{total} numbers" in said
