"""The ledger of a case with parts: every file goes in and comes back."""

import filecmp
from collections.abc import Callable
from pathlib import Path

from powered import in_parts

FILES = (
    "claims/example.csv", "gas/claims/gas.csv", "gas/sources.csv", "power/claims/power.csv",
    "power/sources.csv", "sources.csv",
)  # fmt: skip


def test_claims_of_every_part_are_imported_and_exported(kerege: Callable, tmp_path: Path) -> None:
    case, place, back = in_parts(tmp_path), tmp_path / "claims.db", tmp_path / "back"
    first = kerege("ledger", "import", case, "--ledger", place, "--author", "me", "--json").document
    assert {"EX-001", "GA-001", "PO-001"} <= set(first["import"]["added"])
    written = kerege("ledger", "export", "--ledger", place, "--to", back, "--json").document["files"]
    assert written == [str(back / file) for file in FILES]
    for file in FILES:
        assert filecmp.cmp(back / file, case / file, shallow=False), file


def test_a_case_with_parts_is_checked(kerege: Callable, tmp_path: Path) -> None:
    said = kerege("check", in_parts(tmp_path), "--json")
    assert said.code == 0
    assert not [f for f in said.document["findings"] if f["severity"] != "note"]


def test_a_finding_of_a_part_is_told_with_its_file(kerege: Callable, tmp_path: Path) -> None:
    case = in_parts(tmp_path)
    plants = case / "gas" / "plants.csv"
    text = plants.read_text(encoding="utf-8")
    plants.write_text(text.replace("producer,lake,gas", "producer,lkae,gas"), encoding="utf-8")
    said = kerege("check", case)
    assert said.code == 1
    assert "gas/plants.csv:2" in said.out + said.err


def test_a_number_of_a_part_is_told_with_its_claim(kerege: Callable, tmp_path: Path) -> None:
    said = kerege("why", in_parts(tmp_path), "burner.ratio@gas")
    assert said.code == 0
    assert "power/claims/power.csv:2" in said.out
    assert "Mm3/GWh" in said.out
