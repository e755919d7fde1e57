from collections.abc import Callable
from pathlib import Path


def test_new_makes_a_case_that_checks(kerege: Callable, tmp_path: Path) -> None:
    said = kerege("new", tmp_path / "a" / "b")
    assert said.code == 0
    assert f"kerege check {tmp_path / 'a' / 'b'}" in said.out
    assert kerege("check", tmp_path / "a" / "b").code == 0


def test_json_lists_the_files(kerege: Callable, tmp_path: Path) -> None:
    document = kerege("new", tmp_path / "x", "--json").document
    assert document["folder"] == str(tmp_path / "x")
    made = sorted(
        p.relative_to(tmp_path / "x").as_posix() for p in (tmp_path / "x").rglob("*") if p.is_file()
    )
    assert sorted(document["files"]) == made


def test_a_folder_with_content_is_left_alone(kerege: Callable, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    said = kerege("new", tmp_path)
    assert said.code == 1
    assert "[folder-not-empty]" in said.err
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]
